"""The command ``export``."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.choice import chosen as plans_meant
from maalplan.cli.choice import each_once
from maalplan.cli.export_files import check_target, put, say_not_as, say_read_otherwise, schema_in
from maalplan.cli.faults import DEBUG
from maalplan.cli.result import COLOUR, LANG, Colour
from maalplan.model import Lang, Plan
from maalplan.output.export import FORMATS, Format

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Wishes

SOME_FAILED = 1
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ``agencies`` as they were named and ``years``, of none all."""

    agencies: tuple[str, ...]
    years: tuple[int, ...]
    due_after: dt.datetime | None
    due_before: dt.datetime | None
    no_persons: bool
    next_year: bool
    xsd: Path | None
    lang: Lang
    colour: Colour


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
@click.option(
    "--agency",
    "agencies",
    metavar="AGENCY",
    multiple=True,
    help="Only plans of this agency: its id, acronym or a name that it has or had. May be given several times.",
)
@click.option("--year", "years", type=int, metavar="YEAR", multiple=True, help="Only plans that cover this year.")
@click.option(
    "--due-after",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="In text and ics: only what falls due after this day (2025-03-31).",
)
@click.option(
    "--due-before",
    type=click.DateTime(["%Y-%m-%d"]),
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
    maalplan export out --format stratml -o stratml          each plan as StratML Part 2
    maalplan export out --no-persons -o public.jsonl         to be published

    Exit status: 0; 1 where some plan files could not be read, or a document is not as --xsd says; 2 where the call is
    wrong or there are no plans.
    """
    from maalplan.diff.folder import plans_in

    want = Asked(**asked)
    name = _format_name(format_, out)
    form = FORMATS[name]
    _check_options(form, want)
    schema = schema_in(want.xsd) if want.xsd else None
    plans, problems = plans_in(folder)
    plans, twice = each_once(plans)
    problems = (*problems, *twice)
    chosen = plans_meant(plans, want.agencies, want.years)
    if want.no_persons:
        from maalplan.output.export.persons import without_persons

        chosen = tuple(map(without_persons, chosen))
    if want.next_year:
        chosen, left_out = _drafts(chosen)
        problems = (*problems, *left_out)
    for problem in problems:
        streams.say(problem, red=True)
    check_target(name, len(chosen), out)
    files = form.write(chosen, _wishes(want, out))
    put(files, form, out)
    if form.printed:
        say_read_otherwise(chosen, files)
    is_standard = schema is None or say_not_as(schema, files)
    return 0 if is_standard and not problems else SOME_FAILED


# ------------------------------------------------------------------ what is asked for


def _format_name(named: str | None, out: Path | None) -> str:
    """The format that is named, else that of the file's ending, else the first.

    Raises:
        click.UsageError: nothing says which.
    """
    if named is not None:
        return named
    if out is None:
        return next(iter(FORMATS))
    ending = out.suffix.lower()
    found = next((name for name, form in FORMATS.items() if ending in form.endings), None)
    if found is None:
        endings = ", ".join(form.endings[0] for form in FORMATS.values() if form.endings)
        raise click.UsageError(
            f"What format is {out}? Add --format ({', '.join(FORMATS)}), or end the name of a file in {endings}."
        )
    return found


def _check_options(form: Format, want: Asked) -> None:
    """Do the options go with the format?

    Raises:
        click.UsageError: they do not.
    """
    if want.xsd and not form.standard:
        raise click.UsageError("--xsd checks XML: add --format stratml.")
    if want.next_year and not form.printed:
        raise click.UsageError("--next-year writes a draft: add --format docx or md.")
    if not form.timed and (want.due_after or want.due_before):
        timed = " or ".join(name for name, one in FORMATS.items() if one.timed)
        raise click.UsageError(f"--due-after and --due-before tell what falls due: add --format {timed}.")


def _wishes(want: Asked, out: Path | None) -> Wishes:
    from maalplan.cli.result import is_coloured
    from maalplan.output.export.wishes import Wishes
    from maalplan.output.terminal import Page

    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    after, before = (day.date() if day else None for day in (want.due_after, want.due_before))
    return Wishes(want.lang, Page(width, is_coloured(want.colour, out)), after, before)


# ------------------------------------------------------------------ which plans


def _drafts(plans: Sequence[Plan]) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Next year's draft of each plan, and a line for each that can have none."""
    from maalplan.errors import MaalplanError
    from maalplan.output.export.next_year import next_year

    drafts, problems = [], []
    for plan in plans:
        try:
            drafts.append(next_year(plan))
        except MaalplanError as error:
            problems.append(error.message)
    once, twice = each_once(drafts)
    return once, (*problems, *twice)
