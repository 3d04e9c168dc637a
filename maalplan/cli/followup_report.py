"""The command ``followup report``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.chosen import AGENCIES, YEARS
from maalplan.cli.day import DAY, today
from maalplan.cli.faults import DEBUG
from maalplan.cli.plans_given import plans_of
from maalplan.cli.reading import reading
from maalplan.cli.result import Form, result_form
from maalplan.cli.words import VOCABULARY
from maalplan.model import Plan, ReadOptions, Scoreboard

if TYPE_CHECKING:
    from maalplan.followup import Chosen

FORMATS = ("text", "html", "xlsx", "csv", "json")
SOME_FAILED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; ``agencies`` as they were named, of none all."""

    plans: tuple[str, ...]
    agencies: tuple[str, ...]
    years: tuple[int, ...]
    date: dt.date | None


@click.command(short_help="Put plans and outcomes together: who met what.")
@click.argument("outcomes", nargs=-1, metavar="OUTCOME...", type=click.Path(path_type=Path))
@click.option(
    "--plan",
    "plans",
    metavar="FILE|OUT",
    multiple=True,
    help="The plans that are followed up: a plan file or document, or a folder that 'convert' wrote. May be given"
    " several times.",
)
@AGENCIES
@YEARS
@click.option(
    "--date",
    type=DAY,
    metavar="DATE",
    help="The day before which a deadline is past (2025-10-01); today unless said otherwise.",
)
@result_form(FORMATS)
@VOCABULARY
@reading
@DEBUG
def report(outcomes: tuple[Path, ...], form: Form, vocabulary: str | None, options: ReadOptions, **asked: Any) -> int:
    """Show who met what: by agency, goal, deadline and year.

    OUTCOME is a file that 'followup read' wrote, or a folder of them. Of several reports on one plan, such as the
    autumn status and the annual report, the last verdict counts, and all stand side by side. A traffic light says how
    a goal goes, and never counts as met. What nobody has judged is shown as such.

    \b
    maalplan followup report outcomes --plan out
    maalplan followup report outcomes --plan out -o scoreboard.html      one page, with a picture
    maalplan followup report outcomes --plan out -o scoreboard.xlsx      a workbook
    maalplan followup report ssi-2024.json --plan ssi-2024.docx --date 2025-01-01

    \b
    text   the counts, what was not met, what is overdue (shown unless said otherwise)
    html   one page that works without network or script, and prints
    xlsx   overview, goals, milestones, what is overdue, what is missing
    csv    one row per goal and milestone
    json   the data, see 'maalplan schema scoreboard'

    Exit status: 0; 1 where some files could not be read; 2 where the call is wrong or there are no plans or outcomes.
    """
    want = Asked(**asked)
    if not outcomes:
        raise click.UsageError("Nothing to report: name the files or folders that 'maalplan followup read' wrote.")
    if not want.plans:
        raise click.UsageError("Which plans are followed up? Add --plan with a plan file, or a folder of 'convert'.")
    from maalplan.followup import follow_ups_in, scoreboard

    plans, problems = plans_of(want.plans, options, vocabulary)
    chosen = _chosen(plans, want)
    reports, others = follow_ups_in(outcomes)
    for problem in (*problems, *others):
        streams.say(problem, red=True)
    board = scoreboard(plans, reports, want.date or today(), chosen)
    _say_what_is_missing(board)
    form.put(_rendered(board, form))
    return SOME_FAILED if problems or others else 0


# ------------------------------------------------------------------ which plans


def _chosen(plans: Sequence[Plan], want: Asked) -> Chosen:
    """Which plans were asked for.

    Raises:
        NoPlans: there are no such plans.
    """
    from maalplan.errors import NoPlans
    from maalplan.followup import Chosen
    from maalplan.history.agencies import agency_meant, by_agency

    groups = by_agency(plans)
    chosen = Chosen(frozenset(agency_meant(groups, words) for words in want.agencies), frozenset(want.years))
    if not any(map(chosen.has, plans)):
        raise NoPlans(
            f"There are no plans of {', '.join(map(str, want.years))}; there are plans of {_years(plans, chosen)}."
        )
    return chosen


def _years(plans: Sequence[Plan], chosen: Chosen) -> str:
    own: Collection[int | None] = {p.year for p in plans if not chosen.agencies or p.agency.id in chosen.agencies}
    return ", ".join(str(year) for year in sorted(year for year in own if year is not None)) or "no known year"


# ------------------------------------------------------------------ what is said and written


def _say_what_is_missing(board: Scoreboard) -> None:
    """What counts nowhere, and what is not known: on standard error, also where the result says it."""
    from maalplan.output.scoreboard.words import loose_report_name, outcome_name

    for report_ in board.reports_without_plan:
        streams.say(f"There is no plan for {loose_report_name(report_, 'en')}; it counts nowhere.")
    for plan in board.plans:
        for outcome in plan.not_in_plan:
            streams.say(f"{plan.id}: not found in the plan, and counts nowhere: {outcome_name(outcome, 'en')}")
    if board.plans_without_report:
        streams.say(f"There is no report on {', '.join(board.plans_without_report)}.")
    for finding in board.findings:
        if finding.severity != "note":
            streams.say(finding.message)


def _rendered(board: Scoreboard, form: Form) -> bytes | str:
    match form.format:
        case "json":
            from maalplan.output.scoreboard.json_file import scoreboard_to_json

            return scoreboard_to_json(board)
        case "csv":
            from maalplan.output.scoreboard.tables import scoreboard_to_csv

            return scoreboard_to_csv(board)
        case "xlsx":
            from maalplan.output.scoreboard.workbook import scoreboard_to_xlsx

            return scoreboard_to_xlsx(board, form.lang)
        case "html":
            from maalplan.output.scoreboard.page import scoreboard_to_html

            return scoreboard_to_html(board, form.lang)
        case _:
            from maalplan.output.scoreboard.text import scoreboard_to_text
            from maalplan.output.terminal import Page

            return scoreboard_to_text(board, Page(form.width, form.colour), form.lang)
