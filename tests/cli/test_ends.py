"""How a command ends where it cannot go on, or nobody listens: one line, in the form that was asked for."""

from __future__ import annotations

import errno
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from maalplan.batch.state import Journal
from maalplan.cli import main
from maalplan.model import ReportEntry
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]


class Full(io.BytesIO):
    """A disk without room, or a reader that is gone."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code

    def write(self, _data: object) -> int:
        raise OSError(self.code, "No space left on device")

    def fileno(self) -> int:
        return 1


def stream(code: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(Full(code), encoding="utf-8", write_through=True)


# ------------------------------------------------------------------ as JSON


@pytest.mark.parametrize(
    ("arguments", "status", "event"),
    [
        (["convert", "planer/læsmig.txt"], 1, "document"),
        (["convert", "findes-ikke.txt"], 1, "document"),
        (["convert", "ssi.txt", "planer"], 2, "error"),
        (["convert", "ssi.txt", "-o", "ssi.txt/out"], 2, "error"),
        (["convert", "ssi.txt", "--quite"], 2, "error"),
        (["convert", "ssi.txt", "--jobs", "mange"], 2, "error"),
    ],
)
def test_each_line_is_json_however_it_ends(shell: Shell, arguments: list[str], status: int, event: str) -> None:
    answer = shell(*arguments, "--log-json")
    (line,) = [json.loads(line) for line in answer.err.splitlines()]
    assert (answer.status, answer.out, line["event"]) == (status, "", event)
    assert "\n" not in (line.get("message") or line["error"]["message"])


def test_being_stopped_is_json_too(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_entry: ReportEntry) -> dict[str, Any]:
        raise KeyboardInterrupt

    monkeypatch.setattr("maalplan.cli.telling._event", interrupted)
    status, _, err = shell("convert", "planer", "-o", "out", "--log-json")
    assert status == 130
    assert [json.loads(line)["event"] for line in err.splitlines()] == ["error"]


@pytest.mark.parametrize("option", ["--timeout=nan", "--timeout=inf", "--timeout=1e12", "--memory=99999999999999"])
def test_a_bound_that_no_system_knows_is_a_wrong_call(shell: Shell, option: str) -> None:
    status, out, err = shell("convert", "ssi.txt", option)
    assert (status, out) == (2, "")
    assert f"Invalid value for '{option.partition('=')[0]}'" in err


# ------------------------------------------------------------------ nobody listens


@pytest.mark.parametrize("err", [None, stream(errno.ENOSPC), stream(errno.EPIPE)])
def test_a_run_goes_on_where_nobody_hears_of_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, err: io.TextIOWrapper | None
) -> None:
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["convert", "planer", "ssi.txt", "-o", "out", "-v"]) == 0
    report = json.loads(Path("out/report.json").read_bytes())
    assert [one["status"] for one in report["documents"]] == ["skipped", "ok", "ok"]


@pytest.mark.parametrize(
    ("out", "said"),
    [(None, "Standard output is closed"), (stream(errno.ENOSPC), "Standard output cannot be written to (No space")],
)
def test_a_result_that_cannot_be_had_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, out: io.TextIOWrapper | None, said: str
) -> None:
    monkeypatch.setattr("os.dup2", lambda *_: None)
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", out)
        status = main(["convert", "ssi.txt"])
    assert status == 2
    assert shell("schema").err.startswith(f"maalplan: {said}")


# ------------------------------------------------------------------ nothing can be written


def test_a_disk_that_is_full_is_one_line_with_a_remedy(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Disk(io.BytesIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(self: Journal, line: object) -> None:
        self._file = self._file or Disk()
        put(self, line)  # type: ignore[arg-type]

    put = Journal._put
    with monkeypatch.context() as disk:
        disk.setattr(Journal, "_put", full)
        status, _, err = shell("convert", "planer", "-o", "out")
    assert status == 2
    assert err.startswith("maalplan: out/.maalplan/state.jsonl could not be written (No space left on device). Make")
    assert shell("convert", "planer", "-o", "out").status == 0, "the next run has all it needs"


def test_a_lock_that_is_none_is_one_line_with_a_remedy(shell: Shell) -> None:
    Path("out/.maalplan/lock").mkdir(parents=True)
    status, _, err = shell("convert", "planer", "-o", "out")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("maalplan: out cannot be written to (")


@pytest.mark.parametrize("name", ["out", "out/plans", "out/.maalplan"])
def test_a_file_where_a_folder_should_be_is_said(shell: Shell, name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(b"")
    status, _, err = shell("convert", "planer", "-o", "out")
    assert (status, err.count("\n")) == (2, 1)
    assert "take another folder, or " in err


def test_no_temporary_folder_is_one_line_with_a_remedy(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    status, _, err = shell("convert", "ssi.txt")
    assert status == 2
    assert err == (
        "maalplan: The temporary folder cannot be written to (No space left on device); "
        "make room there, or name another one in TMPDIR.\n"
    )
