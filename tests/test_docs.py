"""The documentation is true: pages made from the code are up to date, and every example runs and prints what it says.

Examples of the shell stand in blocks marked ``console``: lines after ``$`` are run, the lines below are what they
print; ``…`` stands for any words, or for any lines. Examples of Python stand in blocks marked ``pycon``; the files that
the page's shell examples above them write (``-o``) are there. Pages that are read from top to bottom are run so.
"""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOR_SHELLS = pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


GUIDES = [ROOT / "docs/tutorial.md", ROOT / "docs/python.md"]
"""Pages each of whose examples goes on from the one above it."""
ALONE = [page for page in PAGES if page not in GUIDES]
SHELL = [(page, block) for page in ALONE for block in blocks(page, "console")]
PYTHON = [(page, block) for page in ALONE for block in blocks(page, "pycon")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, where ``maalplan`` is a command, ``python`` finds modules as in a copy of the
    repository, and what is installed beside it is a command too."""
    for folder in ("samples/plans", "samples/reports", "samples/corrections"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, arguments in (("maalplan", "-m maalplan"), ("python", "")):
        program = programs / name
        program.write_text(
            f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8"
        )
        program.chmod(0o755)
    folders = (str(programs), os.environ["PATH"], str(Path(sys.executable).parent))
    monkeypatch.setenv("PATH", os.pathsep.join(folders))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def as_pattern(printed: str) -> str:
    """What an example says is printed, as a regular expression.

    >>> bool(re.fullmatch(as_pattern("5 goals…\\n…\\nend\\n"), "5 goals, 14 milestones\\na\\nb\\nend\\n"))
    True
    """
    lines = (
        r"(?:.*\n)*" if line.strip() == "…" else re.escape(line).replace("…", ".*") for line in printed.splitlines(True)
    )
    return "".join(lines)


def run_shell(block: str) -> None:
    commands = COMMAND.findall(block)
    assert commands, "a block of examples has a line that opens with $"
    for command, printed in commands:
        called = subprocess.run(
            ["sh", "-c", command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert re.fullmatch(as_pattern(printed), called.stdout), f"$ {command}\n{called.stdout}"


def run_python(page: Path, block: str, names: dict[str, Any]) -> None:
    """Run the examples of *block*; *names* is what they know, and gets what they name."""
    example = doctest.DocTestParser().get_doctest(block, names, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(example, out=said.append, clear_globs=False)
    assert not runner.failures, "".join(said)
    names.update(example.globs)


@FOR_SHELLS
@pytest.mark.parametrize(("page", "block"), SHELL, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_examples_of_the_shell(desk: Path, page: Path, block: str) -> None:
    run_shell(block)


@pytest.mark.parametrize(("page", "block"), PYTHON, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_examples_of_python(desk: Path, page: Path, block: str) -> None:
    for command in writing_above(page, block):
        subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    run_python(page, block, {})


@FOR_SHELLS
@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_pages_that_are_read_from_top_to_bottom(desk: Path, page: Path) -> None:
    names: dict[str, Any] = {}
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "console":
            run_shell(block)
        elif language == "pycon":
            run_python(page, block, names)
    assert list(desk.glob("out/plans/*.json")), "the page converts plans"


def writing_above(page: Path, block: str) -> list[str]:
    """The commands of the shell examples above *block* that write files."""
    above, _, _ = page.read_text(encoding="utf-8").partition(block)
    shell = [text for name, text in BLOCK.findall(above) if name == "console"]
    return [command for text in shell for command, _ in COMMAND.findall(text) if " -o " in command]


def test_there_are_examples() -> None:
    assert {page.name for page, _ in SHELL} >= {"README.md"}
    assert {page.name for page, _ in PYTHON} >= {"README.md"}


@pytest.mark.parametrize("name", ["api.md", "commands.md", "messages.md", "checks.md", "limits.md"])
def test_pages_made_from_the_code_are_up_to_date(name: str) -> None:
    pages = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages[name](), "run: make docs"


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as the web views of repositories and the built pages make them."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[`*]", "", heading).lower() for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)]+)", page.read_text(encoding="utf-8")):
            name, _, anchor = target.partition("#")
            place = page.parent / name if name else page
            assert place.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in anchors(place), f"{page.name}: {target}"


def test_every_kind_of_finding_and_error_is_explained() -> None:
    explained = (ROOT / "docs/messages.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", explained, re.MULTILINE)
    assert len(rows) == len(dict(rows)) > 10
    assert all(meaning.rpartition("| ")[2].strip() for _, meaning in rows)


def test_the_picture_of_the_house_is_true() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`[\w/.]+`(?:, )?)+) \| (.*) \|$", page, re.MULTILINE)
    assert len(rows) > 8
    for places, text in rows:
        for place in re.findall(r"`([\w/.]+)`", places):
            assert (ROOT / place).exists(), place
            for file in re.findall(r"`(\w+\.py|\w+/)`", text):
                assert (ROOT / place / file).exists(), f"{place}{file}"
    named = {place for places, _ in rows for place in re.findall(r"`([\w/.]+)`", places)}
    rooms = {
        path.relative_to(ROOT).as_posix() + "/" for path in (ROOT / "maalplan").iterdir() if list(path.glob("*.py"))
    }
    assert rooms <= named, "every room is in the picture"


# ------------------------------------------------------------------ the built pages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as ``make pages`` builds them; what is wrong with them is an error."""
    folder = tmp_path_factory.mktemp("pages")
    arguments = ["-b", "html", "-W", "--keep-going", "-q", "-d", str(folder / "doctrees"), "docs", str(folder / "docs")]
    called = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert called.returncode == 0, called.stdout + called.stderr
    return folder / "docs"


def test_every_page_is_built_and_on_the_first_one(built: Path) -> None:
    first = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert (built / f"{page.stem}.html").exists()
        assert page.name == "index.md" or f"]({page.name})" in first, f"{page.name} is missing in docs/index.md"


def test_built_pages_ask_for_nothing_from_elsewhere(built: Path) -> None:
    loads = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)=["']([^"']+)""")
    styles = re.compile(r"""(?:url\(|@import)\s*["']?([^"')]+)""")
    asked = [
        (file.name, target)
        for ending, pattern in ((".html", loads), (".css", styles))
        for file in built.rglob(f"*{ending}")
        for target in pattern.findall(file.read_text(encoding="utf-8"))
    ]
    assert len({name for name, _ in asked}) > 20
    assert not [one for one in asked if urlsplit(one[1]).netloc]


def test_the_built_page_of_the_api_has_arguments_and_examples(built: Path) -> None:
    page = re.sub(r"<[^>]+>", "", (built / "api.html").read_text(encoding="utf-8"))
    assert "progress: Callable[[Progress], None] | None = None" in page
    assert "maalplan.convert([" in page
