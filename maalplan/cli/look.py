"""The commands ``inspect`` and ``schema``: to look at what maalplan sees, and at the form of what it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.given import Given, documents
from maalplan.cli.reading import reading
from maalplan.cli.words import VOCABULARY
from maalplan.errors import MaalplanError, NoGoals
from maalplan.ingest.sources import Found
from maalplan.model import ReadOptions

Stage = Literal["blocks", "records", "plan", "ledger"]


@click.command(short_help="Show what was seen in one document.")
@click.argument("source")
@click.option("--blocks", "stage", flag_value="blocks", help="What the document shows: its blocks, in reading order.")
@click.option("--records", "stage", flag_value="records", help="What it says: each goal's fields, word for word.")
@click.option("--plan", "stage", flag_value="plan", default="plan", help="What was meant: the plan's values (default).")
@click.option("--ledger", "stage", flag_value="ledger", help="What became of every word in the goal sections.")
@click.option(
    "--bundle",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a ZIP for a bug report instead: the layout, with the words masked.",
)
@click.option("--name", metavar="NAME", help="The name of the document on standard input ('-').")
@VOCABULARY
@reading
@DEBUG
def inspect(
    source: str,
    stage: Stage,
    bundle: Path | None,
    name: str | None,
    vocabulary: str | None,
    options: ReadOptions,
) -> int:
    """Show what was seen in one document at a hand-off, for the eye.

    SOURCE is a file, or '-' for standard input. A plan that reads wrongly went wrong at one of these steps: look at
    the blocks first, then at the records, then at the plan.

    \b
    maalplan inspect plan.docx
    maalplan inspect plan.pdf --blocks | less
    maalplan inspect plan.txt --ledger
    maalplan inspect plan.pdf --bundle report.zip
    """
    with documents(Given((source,), name), passwords=options.passwords) as found:
        if len(found) != 1:
            raise click.UsageError("inspect shows one document: name one file.")
        if bundle is not None and found[0].problem is None:
            from maalplan.cli.bundle import write_bundle

            streams.say(write_bundle(bundle, found[0], vocabulary, options))
            return 0
        return _show(found[0], stage, vocabulary, options)


@click.command(short_help="Print the JSON Schema of a file that is written.")
@click.argument(
    "kind",
    type=click.Choice(["plan", "report", "diff", "history", "check", "followup", "scoreboard"]),
    default="plan",
)
def schema(kind: str) -> None:
    """Print the JSON Schema (2020-12) of a JSON file that maalplan writes.

    \b
    plan        of plans/<id>.json, and of what 'convert' prints (the one shown unless said otherwise)
    report      of report.json
    diff        of what 'diff' writes
    history     of what 'history' writes, of one agency
    check       of what 'check' writes
    followup    of what 'followup read' writes
    scoreboard  of what 'followup report' writes
    """
    import json

    from maalplan.output.schema import schema as drawn

    streams.put_text(json.dumps(drawn(kind), ensure_ascii=False, indent=2) + "\n")


def _show(found: Found, stage: Stage, vocabulary: str | None, options: ReadOptions) -> int:
    if found.problem is not None:
        streams.say(f"{found.shown}: {found.problem.message}")
        return 1
    try:
        shown = _shown(found, stage, vocabulary, options)
    except NoGoals as error:
        # Without goals there are no records and no plan: what the document shows is what can be looked at.
        streams.say(f"{found.shown}: {error.message}")
        streams.put_text(_shown(found, "blocks", vocabulary, options))
        return 1
    except MaalplanError as error:
        streams.say(f"{found.shown}: {error.message}")
        return 1
    streams.put_text(shown if shown.endswith("\n") else shown + "\n")
    return 0


def _shown(found: Found, stage: Stage, vocabulary: str | None, options: ReadOptions) -> str:
    from maalplan import pipeline
    from maalplan.output import show

    path, name = found.path, found.relative
    match stage:
        case "blocks":
            return show.show_document(pipeline.read_document(path, path=name, options=options), numbered=True)
        case "records":
            return show.show_records(pipeline.read_raw(path, path=name, vocabulary=vocabulary, options=options))
        case "ledger":
            return show.show_ledger(pipeline.read_raw(path, path=name, vocabulary=vocabulary, options=options))
        case "plan":
            return show.show_plan(pipeline.read_plan(path, path=name, vocabulary=vocabulary, options=options))
