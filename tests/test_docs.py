"""The documentation is true: pages made from the code are up to date, and every example runs and prints what it says.

Examples of the shell stand in blocks marked ``console``: lines after ``$`` are run, the lines below are what they
print; ``…`` stands for any words, or for any lines. Examples of Python stand in blocks marked ``pycon``; the files that
the page's shell examples above them write (``-o``) are there.
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

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


SHELL = [(page, block) for page in PAGES for block in blocks(page, "console")]
PYTHON = [(page, block) for page in PAGES for block in blocks(page, "pycon")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, where ``maalplan`` is a command, and so is what is installed beside Python."""
    shutil.copytree(ROOT / "samples/plans", tmp_path / "samples/plans")
    program = tmp_path / "bin/maalplan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m maalplan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    folders = (str(program.parent), os.environ["PATH"], str(Path(sys.executable).parent))
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


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize(("page", "block"), SHELL, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_examples_of_the_shell(desk: Path, page: Path, block: str) -> None:
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


@pytest.mark.parametrize(("page", "block"), PYTHON, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_examples_of_python(desk: Path, page: Path, block: str) -> None:
    for command in writing_above(page, block):
        subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    example = doctest.DocTestParser().get_doctest(block, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(example, out=said.append)
    assert not runner.failures, "".join(said)


def writing_above(page: Path, block: str) -> list[str]:
    """The commands of the shell examples above *block* that write files."""
    above, _, _ = page.read_text(encoding="utf-8").partition(block)
    shell = [text for name, text in BLOCK.findall(above) if name == "console"]
    return [command for text in shell for command, _ in COMMAND.findall(text) if " -o " in command]


def test_there_are_examples() -> None:
    assert {page.name for page, _ in SHELL} >= {"README.md"}
    assert {page.name for page, _ in PYTHON} >= {"README.md"}


@pytest.mark.parametrize("name", ["commands.md", "messages.md", "checks.md", "limits.md"])
def test_pages_made_from_the_code_are_up_to_date(name: str) -> None:
    pages = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages[name](), "run: make docs"


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


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
