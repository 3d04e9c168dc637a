"""What a run says while it goes on, on standard error: a bar on a terminal, a line for what failed, a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from maalplan.cli import streams
from maalplan.ingest.sources import Found
from maalplan.model import Report, ReportEntry

Talk = Literal["quiet", "verbose"] | None

BAR = "{percentage:3.0f}% |{bar}| {n_fmt} of {total_fmt}{postfix}, {rate_noinv_fmt}, {remaining} left"


@dataclass(frozen=True, slots=True)
class Telling:
    """How much is said, and in which form."""

    talk: Talk = None
    as_json: bool = False


_OPTIONS = (
    click.option("-q", "--quiet", "talk", flag_value="quiet", help="Say nothing but what failed."),
    click.option("-v", "--verbose", "talk", flag_value="verbose", help="Say what became of every document."),
    click.option(
        "--log-json", "as_json", is_flag=True, help="Say it as JSON, one object a line, for other programs to read."
    ),
)


def telling(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* these options; it gets them as ``told``, a :class:`Telling`."""
    from functools import wraps

    @wraps(command)
    def called(*arguments: Any, talk: Talk, as_json: bool, **others: Any) -> Any:
        return command(*arguments, told=Telling(talk, as_json), **others)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


class Teller:
    """Says what happens in a run over *total* documents."""

    def __init__(self, telling: Telling, total: int) -> None:
        self._telling = telling
        self._counts: Counter[str] = Counter()
        self._bar = self._made(total)

    def done(self, _found: Found) -> None:
        """A document is read, or need not be."""
        if self._bar is not None:
            self._bar.update()

    def entry(self, entry: ReportEntry) -> None:
        """What became of a document is settled."""
        if entry.status == "failed":
            self._counts["failed"] += 1
        self._counts["reused"] += entry.reused
        if self._telling.as_json:
            self._put(_event(entry))
        elif entry.status == "failed" or self._telling.talk == "verbose":
            self._say(line(entry), red=entry.status == "failed")
        if self._bar is not None and (entry.reused or entry.status == "failed"):
            self._bar.set_postfix_str(_postfix(self._counts), refresh=False)

    def warning(self, message: str) -> None:
        """Something that the user should know."""
        if self._telling.as_json:
            self._put({"event": "warning", "message": message})
        else:
            self._say(message)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()

    def summary(self, report: Report, out: Path | str) -> None:
        """How the run ended."""
        if self._telling.as_json:
            self._put({"event": "finished", **counts(report)})
        elif self._telling.talk != "quiet":
            streams.say(f"{_counted(report)}; see {_report_in(out)}")

    def _made(self, total: int) -> Any:
        if self._telling.talk == "quiet" or self._telling.as_json or total < 2 or not streams.on_terminal():
            return None
        from tqdm import tqdm

        return tqdm(total=total, bar_format=BAR, unit="", leave=False, dynamic_ncols=True)

    def _say(self, message: str, *, red: bool = False) -> None:
        if self._bar is not None:
            self._bar.clear()
        streams.say(message, red=red)
        if self._bar is not None:
            self._bar.refresh()

    def _put(self, event: dict[str, Any]) -> None:
        streams.say(json.dumps(event, ensure_ascii=False))


def line(entry: ReportEntry) -> str:
    """What became of one document.

    >>> line(ReportEntry("a.docx", None, "ok", False, "ssi-2025", 5, 14, 0.31, 1))
    'a.docx: ssi-2025, 5 goals, 14 milestones, 1 finding'
    """
    if entry.error is None:
        parts = [counted(entry.goals, "goal"), counted(entry.milestones, "milestone")]
        parts += [counted(entry.findings, "finding"), *(["unchanged"] if entry.reused else [])]
        return ", ".join((f"{entry.source}: {entry.plan_id}", *parts))
    verb = "" if entry.status == "failed" else "skipped: "
    return f"{entry.source}: {verb}{entry.error.message}"


def counts(report: Report) -> dict[str, int]:
    """How many documents of *report* were converted in this run, reused from an earlier one, have failed, and were
    skipped; each is counted once."""
    found = Counter(_kind(entry) for entry in report.documents)
    return {kind: found[kind] for kind in ("converted", "reused", "failed", "skipped")}


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "goal"), counted(2, "goal")
    ('1 goal', '2 goals')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _kind(entry: ReportEntry) -> str:
    if entry.status == "ok":
        return "reused" if entry.reused else "converted"
    return entry.status


def _counted(report: Report) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts(report).items())


def _report_in(out: Path | str) -> str:
    return f"{out.rstrip('/')}/report.json" if isinstance(out, str) else (out / "report.json").as_posix()


def _postfix(found: Counter[str]) -> str:
    return ", ".join(f"{found[kind]} {kind}" for kind in ("failed", "reused") if found[kind])


def _event(entry: ReportEntry) -> dict[str, Any]:
    """An entry of the report as an event; it names the document, and holds no word of it."""
    error = None if entry.error is None else {"code": entry.error.code, "message": entry.error.message}
    return {
        "event": "document",
        "source": entry.source,
        "status": entry.status,
        "reused": entry.reused,
        "plan_id": entry.plan_id,
        "goals": entry.goals,
        "milestones": entry.milestones,
        "findings": entry.findings,
        "seconds": entry.seconds,
        "error": error,
    }
