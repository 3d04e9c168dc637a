"""The command ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from maalplan.cli import streams
from maalplan.cli.chosen import AGENCIES, YEARS, chosen_plans, each_once
from maalplan.cli.day import DAY
from maalplan.cli.export_asked import Asked, check_options, format_name, wishes
from maalplan.cli.export_files import check_target, put, say_not_as, say_read_otherwise, schema_in
from maalplan.cli.export_plans import drafts
from maalplan.cli.faults import DEBUG
from maalplan.cli.result import COLOUR, LANG
from maalplan.cli.written import CSV_DIALECT, NEUTRALISE
from maalplan.output.export import FORMATS

SOME_FAILED = 1


@click.command(short_help="Write converted plans in other formats.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="The format; else that of -o's ending.")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    help="Write to this file; or into this folder, where the format has several files.",
)
@AGENCIES
@YEARS
@click.option(
    "--due-after",
    type=DAY,
    metavar="DATE",
    help="In text and ics: only what falls due after this day (2025-03-31).",
)
@click.option(
    "--due-before",
    type=DAY,
    metavar="DATE",
    help="In text and ics: only what falls due before this day (2025-07-01), not on it.",
)
@click.option(
    "--no-persons", is_flag=True, help="Leave out who signed and who is responsible, wherever their names stand."
)
@click.option(
    "--next-year", is_flag=True, help="In docx and md: the draft of next year's plan, a year on, marked UDKAST."
)
@click.option(
    "--outcomes",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    multiple=True,
    help="What was reported back, from 'followup read': results in stratml, verdicts in text, ics and the tables; with "
    "--next-year only what was not met is carried over. May be given several times.",
)
@click.option("--keep-met", is_flag=True, help="With --next-year and --outcomes: what was met stays too.")
@CSV_DIALECT
@NEUTRALISE
@click.option(
    "--xsd",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="In stratml: check each document by this XML Schema, your own copy of the standard's.",
)
@LANG
@COLOUR
@DEBUG
def export(folder: Path, format_: str | None, out: Path | None, **asked: Any) -> int:
    """Write converted plans in other formats, without reading the documents again.

    FOLDER is one that 'convert' wrote, or holds plan files.

    \b
    maalplan export out --due-before 2025-07-01              what falls due, sorted by day
    maalplan export out --agency ssi -o ssi.ics              the same for a calendar
    maalplan export out -o plans.jsonl                       one plan a line
    maalplan export out -o plans.sqlite                      a database with keys and a full-text index
    maalplan export out --format parquet -o tables           plans, goals and milestones, for analysts
    maalplan export out --format docx -o word                each plan as a Word document
    maalplan export out --agency ssi --year 2025 --next-year -o ssi-2026.docx
    maalplan export out --agency ssi --year 2025 --next-year --outcomes outcomes -o ssi-2026.docx
    maalplan export out --agency ssi -o ssi.xlsx             the workbook of one agency
    maalplan export out --year 2025 --format csv -o tables   the CSV tables of one year
    maalplan export out --format stratml -o stratml          each plan as StratML Part 2
    maalplan export out --no-persons -o public.jsonl         to be published

    Exit status: 0; 1 where some plan files or follow-ups could not be read, or a document is not as --xsd says; 2 where
    the call is wrong, or there are no plans or nothing to carry over.
    """
    from maalplan.diff.folder import plans_in

    want = Asked(**asked)
    name = format_name(format_, out)
    form = FORMATS[name]
    check_options(form, want)
    schema = schema_in(want.xsd) if want.xsd else None
    plans, problems = plans_in(folder)
    plans, twice = each_once(plans)
    problems = (*problems, *twice)
    these, followed = chosen_plans(plans, want.agencies, want.years), None
    if want.outcomes:
        from maalplan.cli.export_outcomes import follow_ups

        followed, unread = follow_ups(want.outcomes, plans, these)
        problems = (*problems, *unread)
    if want.no_persons:
        from maalplan.cli.export_outcomes import without_persons

        these, followed = without_persons(these, followed)
    if want.next_year:
        these, left_out = drafts(these, followed, keep_met=want.keep_met)
        problems = (*problems, *left_out)
    for problem in problems:
        streams.say(problem, red=True)
    check_target(name, len(these), out)
    files = form.write(these, wishes(want, out, followed))
    put(files, form, out)
    if form.printed:
        say_read_otherwise(these, files)
    is_standard = schema is None or say_not_as(schema, files)
    return 0 if is_standard and not problems else SOME_FAILED
