"""The command ``convert``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.batch.tasks import Job
from maalplan.cli import streams
from maalplan.cli.faults import DEBUG, is_debug
from maalplan.cli.given import Given, Place, documents
from maalplan.cli.reading import reading
from maalplan.cli.running import running
from maalplan.cli.telling import Teller, Telling, counted, telling
from maalplan.cli.words import VOCABULARY
from maalplan.cli.written import written
from maalplan.ingest.sources import Found
from maalplan.model import ReadOptions

if TYPE_CHECKING:
    from maalplan.batch.manner import Manner

_TABLE_ENDINGS = frozenset({".csv", ".xlsx"})
FILE_ENDINGS = _TABLE_ENDINGS | {".json", ".txt"}


@click.command(short_help="Read plans and write them as data.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("-o", "--out", metavar="OUT", type=Place(), help="The folder to write to; or s3://…")
@click.option("--name", metavar="NAME", help="The name of the document on standard input ('-').")
@click.option("--files-from", metavar="FILE", help="Read the paths in FILE ('-': standard input) too, one a line.")
@click.option("-0", "--null", "nul", is_flag=True, help="In the list of --files-from, NUL stands between the paths.")
@running
@written
@telling
@VOCABULARY
@reading
@DEBUG
def convert(
    sources: tuple[str, ...],
    out: Path | str | None,
    manner: Manner,
    told: Telling,
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
      maalplan.xlsx           all plans in OUT, as a workbook: plans, goals, milestones, findings
      report.json             what became of each document of this run
      corrections.json        what people put right, where they did: see 'maalplan review apply'

    Exit status: 0 all converted (a file in a folder that is no plan is skipped, and does not count); 1 some failed,
    the others are written; 2 the call itself is wrong.
    """
    _check_folder(out)
    manner = replace(manner, job=Job(vocabulary, options), debug=is_debug())
    given = Given(sources, **listed)
    with streams.ended_politely(), documents(given, out=out, passwords=options.passwords) as found:
        if out is not None:
            return _into_folder(found, out, manner, told)
        if len(found) != 1:
            raise click.UsageError("More than one document needs a folder to go to: add -o OUT.")
        if "json" not in manner.asked.formats:
            raise click.UsageError("One plan goes to standard output as JSON. Other formats need a folder: add -o OUT.")
        return _as_json(found[0], manner, told)


def _check_folder(out: Path | str | None) -> None:
    if isinstance(out, Path) and out.suffix.lower() in FILE_ENDINGS and not out.is_dir():
        if out.suffix.lower() in _TABLE_ENDINGS:
            holds = "holds plans.csv, goals.csv, milestones.csv and maalplan.xlsx"
            raise click.UsageError(f"-o takes a folder, which then {holds}: maalplan convert SOURCE -o {out.stem}")
        raise click.UsageError(f"-o takes a folder. For one plan as a JSON file: maalplan convert SOURCE > {out.name}")


def _as_json(found: Found, manner: Manner, told: Telling) -> int:
    """One plan on standard output."""
    from maalplan.batch.entries import failed
    from maalplan.batch.one import read_one
    from maalplan.output.plan_json import plan_from_json

    result, teller = read_one(found, manner), Teller(told, 1)
    if not isinstance(result, bytes):
        teller.entry(replace(failed(found, result), status="failed"))
        return 1
    streams.put(result)
    doubts = sum(finding.severity != "note" for finding in plan_from_json(result).findings)
    if doubts and told.talk != "quiet":
        teller.warning(f"{found.shown}: {counted(doubts, 'finding')} to look at, in the plan's 'findings'.")
    return 0


def _into_folder(found: tuple[Found, ...], out: Path | str, manner: Manner, told: Telling) -> int:
    """Many plans into files."""
    from maalplan.batch.run import Listener, convert_into

    teller = Teller(told, len(found))
    try:
        report = convert_into(out, found, Listener(teller.done, teller.entry, teller.warning), manner)
    finally:
        teller.end()
    teller.summary(report, out)
    return 1 if any(one.status == "failed" for one in report.documents) else 0
