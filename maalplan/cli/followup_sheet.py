"""The command ``followup sheet``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.chosen import AGENCIES, YEARS, chosen_plans, each_once
from maalplan.cli.day import DAY, today
from maalplan.cli.faults import DEBUG
from maalplan.cli.plans_given import plans_of
from maalplan.cli.reading import reading
from maalplan.cli.result import LANG
from maalplan.cli.words import VOCABULARY
from maalplan.model import Lang, ReadOptions

if TYPE_CHECKING:
    from maalplan.model import FollowUpReport, StatusSheet

SOME_FAILED = 1
_ENDING = ".xlsx"
_OTHER_ENDINGS = frozenset({".xls", ".xlsm", ".ods", ".csv", ".json", ".html", ".pdf", ".docx"})
_NAMED = 6
"""Plans that a line names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ``agencies`` as they were named and ``years``, of none all."""

    occasion: str | None
    day: dt.date
    agencies: tuple[str, ...]
    years: tuple[int, ...]
    lang: Lang


@click.command(short_help="Write the workbook in which agencies fill in their status.")
@click.argument("plans", nargs=-1, metavar="PLAN...", required=True)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE.xlsx|FOLDER",
    type=click.Path(path_type=Path),
    help="Write one workbook with all plans to this file, or into this folder one for each plan.",
)
@click.option(
    "--occasion",
    metavar="NAME",
    help="The follow-up it is for (årsrapport, status, …), or a part of its name; else each plan's next one.",
)
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="DATE",
    help="What is overdue, and which follow-up is next, as of this day (2025-10-01); else today.",
)
@AGENCIES
@YEARS
@click.option(
    "--outcomes",
    metavar="FILE|FOLDER",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Earlier follow-ups that 'followup read' wrote: the last word on each milestone is shown.",
)
@LANG
@VOCABULARY
@reading
@DEBUG
def sheet(plans: tuple[str, ...], out: Path | None, outcomes: tuple[Path, ...], **given: Any) -> int:
    """Write a status sheet: a row for each milestone, in which only status and comment can be filled in.

    PLAN is a plan file, a document, or a folder that 'convert' wrote. Rows are sorted by deadline; what is overdue is
    marked. The status is chosen from the plan's own scale (a traffic light, or opfyldt, delvist opfyldt, ikke opfyldt,
    where it has none). What comes back is read by 'followup read'.

    \b
    maalplan followup sheet out --year 2025 -o sheets/         one workbook for each agency
    maalplan followup sheet out --agency ssi -o ssi.xlsx
    maalplan followup sheet plan.docx -o status.xlsx --occasion årsrapport --date 2026-02-01
    maalplan followup sheet out -o alle.xlsx --outcomes halvår/

    Exit status: 0; 1 where some plan files could not be read; 2 where the call is wrong or there are no plans.
    """
    options, vocabulary, asked = _taken(given)
    _check_target(out)
    everything, problems = plans_of(plans, options, vocabulary)
    found, twice = each_once(everything)
    reports, unread = _reports(outcomes)
    for problem in (*problems, *twice, *unread):
        streams.say(problem, red=True)
    from maalplan.followup.asked import status_sheet
    from maalplan.followup.counted_plans import plans_that_count

    chosen, versions = plans_that_count(chosen_plans(found, asked.agencies, asked.years))
    for finding in versions:
        streams.say(finding.message)
    groups = [chosen] if _is_file(out) else [[plan] for plan in chosen]
    sheets = [status_sheet(group, asked.day, asked.occasion, reports) for group in groups]
    _say_occasions(sheets)
    _put(sheets, out, asked.lang)
    return SOME_FAILED if problems or twice or unread else 0


def _taken(given: dict[str, Any]) -> tuple[ReadOptions, str | None, Asked]:
    """How documents are read, and what was asked for."""
    options, vocabulary, day = given.pop("options"), given.pop("vocabulary"), given.pop("day")
    given["occasion"] = given["occasion"] or None
    return options, vocabulary, Asked(day=day or today(), **given)


def _is_file(out: Path | None) -> bool:
    """Is one workbook asked for, rather than a folder of them?"""
    return out is None or (out.suffix.lower() == _ENDING and not out.is_dir())


def _check_target(out: Path | None) -> None:
    """Can a workbook go there?

    Raises:
        click.UsageError: a terminal cannot show it, or the file's name promises something else.
    """
    if out is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show a workbook: add -o FILE{_ENDING}, or a folder.")
    if out is not None and not _is_file(out) and (out.is_file() or out.suffix.lower() in _OTHER_ENDINGS):
        raise click.UsageError(f"A status sheet is a workbook: end the name of {out} in {_ENDING}, or name a folder.")


# ------------------------------------------------------------------ what is given


def _reports(outcomes: Sequence[Path]) -> tuple[tuple[FollowUpReport, ...], tuple[str, ...]]:
    from maalplan.followup import follow_ups_in

    return follow_ups_in(outcomes) if outcomes else ((), ())


# ------------------------------------------------------------------ what is written


def _say_occasions(sheets: Iterable[StatusSheet]) -> None:
    """Which follow-up each plan is asked for: a line for all that have the same."""
    asked: dict[tuple[str, str], list[str]] = {}
    for plan in (plan for sheet in sheets for plan in sheet.plans):
        scale = ", ".join(choice.words for choice in plan.choices)
        asked.setdefault((plan.occasion, scale), []).append(plan.id)
    for (occasion, scale), plans in asked.items():
        more = f" and {len(plans) - _NAMED} more" if len(plans) > _NAMED else ""
        streams.say(f"{occasion} ({scale}): {', '.join(plans[:_NAMED])}{more}.")


def _put(sheets: Sequence[StatusSheet], out: Path | None, lang: Lang) -> None:
    from maalplan.output.files import write_files, write_whole
    from maalplan.output.followup.sheet import status_workbook

    if out is None:
        streams.put(status_workbook(sheets[0], lang))
    elif _is_file(out):
        write_whole(out, status_workbook(sheets[0], lang))
    else:
        files = {_file_name(sheet): status_workbook(sheet, lang) for sheet in sheets}
        write_files(out, files)
        streams.say(f"{len(files)} {'workbook' if len(files) == 1 else 'workbooks'} in {out}.")


def _file_name(sheet: StatusSheet) -> str:
    """The name of a plan's own workbook: ``ssi-2025-aarsrapport.xlsx``."""
    from maalplan.normalize.authorities import slug

    plan = sheet.plans[0]
    return "-".join(filter(None, (plan.id, slug(plan.occasion)))) + _ENDING
