"""The command: what it prints where, and its exit status. Documents are read by a stand-in where their layout is
of no matter."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import maalplan
from maalplan.cli import main
from maalplan.model import ReportEntry
from tests.stand_in import stand_in

__all__ = ["stand_in"]

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"spacy", "pandas", "numpy", "pypdfium2", "pdfplumber", "pdfminer", "pikepdf", "docx", "lxml", "ftfy"}


class Answer(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


class Shell:
    """Calls ``maalplan`` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Answer:
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="cp1252"))
        status = main(arguments)
        captured = self._capsys.readouterr()
        return Answer(status, captured.out.decode("utf-8"), captured.err.decode("utf-8"))


@pytest.fixture
def shell(
    stand_in: None,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Shell:
    """Calls commands in a folder with a few plans."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in {
        "ssi.txt": "ssi-2025\nHandleplan (Q4).",
        "planer/sst.txt": "sst-2025\nEn rapport.\nTo møder.",
        "planer/læsmig.txt": "ingen mål",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Shell(capsysbinary, monkeypatch)


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Python in a process of its own, in the checkout."""
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, check=False)


# ------------------------------------------------------------------ one plan


def test_one_source_without_a_folder_gives_json_and_nothing_else(shell: Shell) -> None:
    status, out, err = shell("convert", "ssi.txt")
    assert (status, err) == (0, "")
    assert (json.loads(out)["id"], json.loads(out)["source"]["path"]) == ("ssi-2025", "ssi.txt")
    assert not Path("plans").exists()


def test_a_document_on_standard_input_has_the_name_it_is_given(shell: Shell) -> None:
    status, out, _ = shell("convert", "-", "--name", "mål.txt", stdin="ssi-2025\næøå".encode())
    assert (status, json.loads(out)["source"]["path"]) == (0, "mål.txt")
    assert json.loads(out)["goals"][0]["milestones"][0]["text"] == "æøå"


def test_doubts_are_said_beside_the_json(shell: Shell) -> None:
    Path("a.txt").write_text("ssi-2025\ntvivl", encoding="utf-8")
    status, out, err = shell("convert", "a.txt")
    assert (status, err) == (0, "a.txt: 1 finding to look at, in the plan's 'findings'.\n")
    assert shell("convert", "a.txt", "--quiet") == (0, out, "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["findes-ikke.docx"], "findes-ikke.docx: There is no such file or folder; check the spelling"),
        (["findes-ikke*.docx"], "findes-ikke*.docx: No file matches this pattern; check its spelling"),
        (["planer/læsmig.txt"], "planer/læsmig.txt: ingen mål: gør noget ved det"),
    ],
)
def test_what_fails_is_one_line(shell: Shell, arguments: list[str], line: str) -> None:
    for more in ([], ["-o", "out", "--quiet"]):
        status, out, err = shell("convert", *arguments, *more)
        assert (status, out) == (1, "")
        assert err.startswith(line)
        assert err.count("\n") == 1


# ------------------------------------------------------------------ many


def test_many_go_into_a_folder_with_a_closing_line(shell: Shell) -> None:
    status, out, err = shell("convert", "ssi.txt", "planer", "-o", "out")
    assert (status, out, err) == (0, "", "2 converted, 0 reused, 0 failed, 1 skipped; see out/report.json\n")
    assert {path.name for path in Path("out/plans").iterdir()} == {"ssi-2025.json", "sst-2025.json"}


def test_some_failed_is_said_as_well_as_written(shell: Shell) -> None:
    Path("planer/brudt.txt").write_text("ødelagt", encoding="utf-8")
    status, _, err = shell("convert", "planer", "-o", "out")
    assert status == 1
    assert err.splitlines() == [
        "planer/brudt.txt: ødelagt: gør noget ved det",
        "1 converted, 0 reused, 1 failed, 1 skipped; see out/report.json",
    ]
    assert Path("out/plans/sst-2025.json").exists()


def test_verbose_says_what_became_of_each(shell: Shell) -> None:
    _, _, err = shell("convert", "planer", "-o", "out", "-v")
    assert err.splitlines()[:2] == [
        "planer/læsmig.txt: skipped: ingen mål: gør noget ved det",
        "planer/sst.txt: sst-2025, 1 goal, 2 milestones, 0 findings",
    ]


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["--files-from", "liste.txt"], ""),
        (["--files-from", "-"], "ssi.txt\r\nplaner/sst.txt\n"),
        (["--files-from", "-", "-0"], "ssi.txt\0planer/sst.txt\0"),
        (["ssi.txt", "--files-from", "-"], "planer/sst.txt\n"),
        (["*.txt", "planer/s*"], ""),
    ],
)
def test_paths_come_from_lists_and_patterns_too(shell: Shell, arguments: list[str], stdin: str) -> None:
    Path("liste.txt").write_text("\ufeffssi.txt\n\nplaner/sst.txt\n", encoding="utf-8")
    if "*.txt" in arguments:
        Path("liste.txt").unlink()
    assert shell("convert", *arguments, "-o", "out", stdin=stdin.encode()).status == 0
    assert {path.name for path in Path("out/plans").iterdir()} == {"ssi-2025.json", "sst-2025.json"}


def test_an_archive_is_a_folder_also_on_standard_input(shell: Shell) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("ssi.txt", "planer/sst.txt", "planer/læsmig.txt"):
            archive.write(name)
    Path("planer/arkiv.zip").write_bytes(stream.getvalue())
    assert shell("convert", "planer/arkiv.zip", "-o", "ud").status == 0
    assert shell("convert", "-", "--name", "arkiv.zip", "-o", "out", stdin=stream.getvalue()).status == 0
    for out in ("ud", "out"):
        plans = [json.loads(path.read_bytes()) for path in sorted(Path(out, "plans").iterdir())]
        assert [(plan["id"], plan["source"]["path"]) for plan in plans] == [
            ("ssi-2025", "arkiv.zip/ssi.txt"),
            ("sst-2025", "arkiv.zip/planer/sst.txt"),
        ]


def test_a_name_that_would_colour_the_terminal_does_not(shell: Shell) -> None:
    try:
        Path("planer/\x1b[31mrød\n.txt").write_text("ødelagt", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    err = shell("convert", "planer", "-o", "out").err
    assert "\x1b" not in err
    assert err.startswith("planer/?[31mrød?.txt: ødelagt")


def test_on_a_terminal_progress_is_drawn_and_taken_away(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\r" not in shell("convert", "planer", "ssi.txt", "-o", "out").err
    monkeypatch.setattr("maalplan.cli.streams.on_terminal", lambda: True)
    err = shell("convert", "planer", "ssi.txt", "-o", "out").err
    assert "0 of 3" in err
    assert err.split("\r")[-1] == "0 converted, 2 reused, 0 failed, 1 skipped; see out/report.json\n"
    assert err.split("\r")[-2].strip() == ""
    assert shell("convert", "planer", "-o", "out", "--quiet").err == ""


@pytest.mark.parametrize(("no_color", "red"), [("", True), ("1", False)])
def test_what_failed_is_red_on_a_terminal_unless_forbidden(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, no_color: str, red: bool
) -> None:
    monkeypatch.setattr("maalplan.cli.streams.on_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", no_color)
    Path("planer/brudt.txt").write_text("ødelagt", encoding="utf-8")
    err = shell("convert", "planer", "-o", "out").err
    assert "planer/brudt.txt: ødelagt: gør noget ved det" in err
    assert ("\x1b[31mplaner/brudt.txt" in err) is red


def test_everything_is_said_as_json_when_programs_listen(shell: Shell) -> None:
    Path("planer/brudt.txt").write_text("ødelagt", encoding="utf-8")
    status, out, err = shell("convert", "planer", "-o", "out", "--log-json")
    *documents, last = [json.loads(line) for line in err.splitlines()]
    assert (status, out) == (1, "")
    assert [(one["source"], one["status"], one["error"] and one["error"]["code"]) for one in documents] == [
        ("planer/brudt.txt", "failed", "damaged"),
        ("planer/læsmig.txt", "skipped", "no-goals"),
        ("planer/sst.txt", "ok", None),
    ]
    assert last == {"event": "finished", "converted": 1, "reused": 0, "failed": 1, "skipped": 1}


# ------------------------------------------------------------------ wrong calls


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["convert", "ssi.txt", "planer/sst.txt"], "add -o OUT"),
        (["convert", "planer"], "add -o OUT"),
        (["convert"], "name a file, a folder or a pattern, or '-'"),
        (["convert", "ssi.txt", "-o", "plan.json"], "maalplan convert SOURCE > plan.json"),
        (["convert", "ssi.txt", "-o", "tabel.xlsx"], "maalplan convert SOURCE -o tabel"),
        (["convert", "ssi.txt", "-o", "ssi.txt/out"], "take another folder"),
        (["convert", "ssi.txt", "--name", "x"], "give '-' as the source"),
        (["convert", "ssi.txt", "-0"], "give --files-from too"),
        (["convert", "-", "--files-from", "-", "-o", "out"], "can be read only once"),
        (["convert", "--files-from", "findes-ikke"], "The list findes-ikke cannot be read"),
        (["convert", "--files-from", "-", "-o", "out"], "name a file, a folder or a pattern, or '-'"),
        (["inspect", "planer"], "inspect shows one document"),
        (["convrt", "ssi.txt"], "Did you mean 'convert'?"),
        (
            ["xyz"],
            "There are: convert, diff, history, check, export, followup, review, serve, inspect, schema, completion.",
        ),
        (["convert", "--quite", "ssi.txt"], "--quiet"),
        (["schema", "digt"], "plan"),
    ],
)
def test_a_wrong_call_is_answered_with_what_to_do(shell: Shell, arguments: list[str], remedy: str) -> None:
    status, out, err = shell(*arguments)
    assert (status, out) == (2, "")
    assert remedy in err
    assert "Traceback" not in err


def test_a_list_with_nul_needs_its_option(shell: Shell) -> None:
    assert "add -0" in shell("convert", "--files-from", "-", "-o", "out", stdin=b"ssi.txt\0planer\0").err


# ------------------------------------------------------------------ faults, and being stopped


def test_a_fault_of_our_own_is_a_line_and_its_trace_only_when_asked_for(shell: Shell) -> None:
    Path("planer/x.txt").write_text("fejl", encoding="utf-8")
    status, _, err = shell("convert", "planer", "-o", "out")
    assert status == 1
    assert err.startswith("planer/x.txt: A fault in maalplan itself (KeyError in stand_in.py, line ")
    assert "maalplan inspect" in err
    assert "Traceback" not in err
    report = json.loads(Path("out/report.json").read_bytes())
    assert [one["error"]["code"] for one in report["documents"] if one["status"] == "failed"] == ["internal"]


@pytest.mark.parametrize(("option", "environment"), [("--debug", {}), ("-q", {"MAALPLAN_DEBUG": "1"})])
def test_debug_shows_the_trace(tmp_path: Path, option: str, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("ssi-2025", encoding="utf-8")
    script = (
        "import sys, maalplan.pipeline, maalplan.cli\n"
        "maalplan.pipeline.read_plan = lambda *_, **__: 1 // 0\n"
        "sys.exit(maalplan.cli.main(sys.argv[1:]))"
    )
    called = python("-c", script, "convert", "--jobs", "0", str(tmp_path / "a.txt"), option, **environment)
    assert called.returncode == 1
    assert b"Traceback" in called.stderr
    assert b"ZeroDivisionError" in called.stderr


def test_stopped_by_the_user(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_entry: ReportEntry) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("maalplan.cli.telling.line", interrupted)
    status, _, err = shell("convert", "planer", "ssi.txt", "-o", "out", "-v")
    assert status == 130
    assert err.splitlines()[-1] == "maalplan: interrupted; every file that is there is whole."
    assert json.loads(Path("out/report.json").read_bytes())["documents"][0]["source"] == "planer/læsmig.txt"


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    if shutil.which("head") is None:
        pytest.skip("missing program: head")
    command = f'"{sys.executable}" -m maalplan schema | head -c 10'
    called = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)  # noqa: S602
    assert called.stderr == b""


def test_output_is_utf8_whatever_the_code_page() -> None:
    called = python("-m", "maalplan", "--help", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "mål- og resultatplaner" in called.stdout.decode("utf-8")


# ------------------------------------------------------------------ the other commands


def test_the_version_is_that_of_the_project(shell: Shell) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert maalplan.__version__ == project["version"]
    assert shell("--version") == (0, f"maalplan {project['version']}\n", "")


@pytest.mark.parametrize("command", ["convert", "inspect", "schema", "completion"])
def test_help_teaches(shell: Shell, command: str) -> None:
    status, out, err = shell(command, "--help")
    assert (status, err) == (0, "")
    assert f"maalplan {command}" in out.partition("Options:")[0].partition("\n")[2] or command == "schema"


@pytest.mark.parametrize("kind", ["plan", "report"])
def test_schema_prints_a_schema(shell: Shell, kind: str) -> None:
    status, out, _ = shell("schema", kind)
    assert status == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(out)["$id"] == f"urn:maalplan:schema:{kind}:1.2"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_says_where_it_belongs(shell: Shell, name: str) -> None:
    status, out, _ = shell("completion", name)
    assert status == 0
    assert f"# Install: maalplan completion {name} > ~/" in out
    assert "_MAALPLAN_COMPLETE" in out
    program = shutil.which(name)
    if program is not None:
        checked = subprocess.run([program, "-n", "/dev/stdin"], input=out.encode(), capture_output=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, b"")


def test_completion_knows_the_commands() -> None:
    called = python("-m", "maalplan", _MAALPLAN_COMPLETE="bash_complete", COMP_WORDS="maalplan in", COMP_CWORD="1")
    assert called.stdout.split() == [b"plain,inspect"]


# ------------------------------------------------------------------ what costs time is loaded when it is needed


def loaded(script: str) -> set[str]:
    """Which of the heavy libraries are loaded after *script*."""
    called = python("-c", f"{script}\nimport sys\nprint(*sorted({HEAVY} & set(sys.modules)))")
    assert called.returncode == 0, called.stderr.decode()
    return set(called.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize(
    "script",
    [
        "from maalplan.cli import main; main(['--version'])",
        "from maalplan.cli import main; main(['convert', '--help'])",
        "import maalplan; dir(maalplan); maalplan.__version__",
    ],
)
def test_nothing_heavy_is_loaded_where_nothing_is_read(script: str) -> None:
    assert loaded(script) == set()


@pytest.mark.parametrize(
    ("plan", "needed"),
    [
        ("at-2025.docx", {"docx", "lxml"}),
        ("slks-2024.txt", set()),
        ("ens-2025.pdf", {"pypdfium2"}),
    ],
)
def test_a_plan_loads_what_its_format_needs(plan: str, needed: set[str]) -> None:
    assert loaded(f"import maalplan; maalplan.read_plan('samples/plans/{plan}')") == needed


def test_converting_loads_no_more_than_reading(tmp_path: Path) -> None:
    arguments = ["convert", "samples/plans/at-2025.docx", "-o", str(tmp_path), "--jobs", "0"]
    assert loaded(f"from maalplan.cli import main; assert main({arguments}) == 0") == {"docx", "lxml"}
