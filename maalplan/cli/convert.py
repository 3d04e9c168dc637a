"""The command ``convert``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.given import Given, documents
from maalplan.cli.reading import reading
from maalplan.cli.words import VOCABULARY
from maalplan.ingest.sources import Found
from maalplan.model import Failure, ReadOptions, Report, ReportEntry

FILE_ENDINGS = frozenset({".json", ".csv", ".xlsx", ".txt"})


Talk = Literal["quiet", "verbose"] | None


@click.command(short_help="Read plans and write them as data.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("-o", "--out", metavar="OUT", type=click.Path(path_type=Path), help="The folder to write to.")
@click.option("--name", metavar="NAME", help="The name of the document on standard input ('-').")
@click.option("--files-from", metavar="FILE", help="Read the paths in FILE ('-': standard input) too, one a line.")
@click.option("-0", "--null", "nul", is_flag=True, help="In the list of --files-from, NUL stands between the paths.")
@click.option("-q", "--quiet", "talk", flag_value="quiet", help="Say nothing but what failed.")
@click.option("-v", "--verbose", "talk", flag_value="verbose", help="Say what became of every document.")
@VOCABULARY
@reading
@DEBUG
def convert(
    sources: tuple[str, ...],
    out: Path | None,
    talk: Talk,
    vocabulary: str | None,
    options: ReadOptions,
    **listed: Any,
) -> int:
    """Read plans and write their goals, milestones, deadlines and figures as data.

    SOURCE is a Word, PDF, text, Markdown or HTML document, a folder of them (with all folders below it), a pattern
    such as 'plans/**/*.pdf', or '-' for one document on standard input. What a document is, is seen from its content.

    \b
    maalplan convert plan.docx > plan.json        one plan, as JSON
    maalplan convert plans/ -o out                many, into a folder
    curl -s https://… | maalplan convert - --name plan.pdf > plan.json
    find . -name '*.pdf' -print0 | maalplan convert --files-from - -0 -o out

    \b
    OUT then holds
      plans/<plan id>.json    each plan; every value with its words and place in the document
      plans.csv, goals.csv, milestones.csv    all plans in OUT, as tables
      datapackage.json        what the columns of the tables mean
      report.json             what became of each document of this run

    Exit status: 0 all converted (a file in a folder that is no plan is skipped, and does not count); 1 some failed,
    the others are written; 2 the call itself is wrong.
    """
    _check_folder(out)
    with documents(Given(sources, **listed), leave_out=out) as found:
        if out is not None:
            return _into_folder(found, out, talk, vocabulary, options)
        if len(found) != 1 or not found[0].named:
            raise click.UsageError("More than one document needs a folder to go to: add -o OUT.")
        return _as_json(found[0], talk, vocabulary, options)


def _check_folder(out: Path | None) -> None:
    if out is not None and out.suffix.lower() in FILE_ENDINGS and not out.is_dir():
        raise click.UsageError(f"-o takes a folder. For one plan as a JSON file: maalplan convert SOURCE > {out.name}")


def _as_json(found: Found, talk: Talk, vocabulary: str | None, options: ReadOptions) -> int:
    """One plan on standard output."""
    from maalplan.batch.reading import read
    from maalplan.output.plan_json import plan_to_json

    result = read(found, vocabulary, options).result
    if isinstance(result, Failure):
        streams.say(f"{found.shown}: {result.message}")
        return 1
    streams.put(plan_to_json(result))
    doubts = sum(finding.severity != "note" for finding in result.findings)
    if doubts and talk != "quiet":
        streams.say(f"{found.shown}: {_counted(doubts, 'finding')} to look at, in the plan's 'findings'.")
    return 0


def _into_folder(found: Sequence[Found], out: Path, talk: Talk, vocabulary: str | None, options: ReadOptions) -> int:
    """Many plans into files."""
    from maalplan.batch.run import Listener, convert_into

    progress = streams.Progress(len(found), shown=talk != "quiet")

    def entry(one: ReportEntry) -> None:
        progress.clear()
        if one.status == "failed" or talk == "verbose":
            streams.say(_line(one))
        progress.step(one.source)

    def warning(line: str) -> None:
        progress.clear()
        streams.say(line)

    report = convert_into(out, found, Listener(entry, warning), vocabulary, options)
    progress.clear()
    if talk != "quiet":
        streams.say(_summary(report, out))
    return 1 if any(one.status == "failed" for one in report.documents) else 0


def _line(entry: ReportEntry) -> str:
    """What became of one document.

    >>> _line(ReportEntry("a.docx", None, "ok", False, "ssi-2025", 5, 14, 0.31, 1))
    'a.docx: ssi-2025, 5 goals, 14 milestones, 1 finding'
    """
    if entry.error is None:
        counts = (_counted(entry.goals, "goal"), _counted(entry.milestones, "milestone"))
        return ", ".join((f"{entry.source}: {entry.plan_id}", *counts, _counted(entry.findings, "finding")))
    verb = "" if entry.status == "failed" else "skipped: "
    return f"{entry.source}: {verb}{entry.error.message}"


def _summary(report: Report, out: Path) -> str:
    counts = Counter(entry.status for entry in report.documents)
    parts = [f"{counts['ok']} converted", f"{counts['failed']} failed", f"{counts['skipped']} skipped"]
    return f"{', '.join(parts)}; see {(out / 'report.json').as_posix()}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
