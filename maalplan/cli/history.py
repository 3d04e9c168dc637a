"""The command ``history``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maalplan.cli import streams
from maalplan.cli.faults import DEBUG
from maalplan.cli.result import Form, result_form
from maalplan.model import Plan, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maalplan.output.history.cells import Shown

FORMATS = ("text", "json", "csv", "html")
SOME_FAILED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; ``agencies`` as they were named, of none all."""

    agencies: tuple[str, ...]
    first: int | None
    last: int | None
    scope: Scope | None
    goal: str | None
    stories: bool


@click.command(short_help="Show the life of an agency's goals over the years.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--agency",
    "agencies",
    metavar="AGENCY",
    multiple=True,
    help="Only this agency: its id, acronym or a name that it has or had; with the plans of the one from which it took "
    "over. May be given several times; all agencies unless said otherwise.",
)
@click.option("--from", "first", type=int, metavar="YEAR", help="Only plans that cover this year or later ones.")
@click.option("--to", "last", type=int, metavar="YEAR", help="Only plans that cover this year or earlier ones.")
@click.option(
    "--scope",
    type=click.Choice(["ministry", "agency"]),
    help="Only goals that the ministry shares, or the agency's own.",
)
@click.option(
    "--goal", metavar="TEXT", help="Only goals with these words in a title, or this number or id; with stories."
)
@click.option("--stories", is_flag=True, help="In text: below the table tell of each goal what became of it.")
@result_form(FORMATS)
@DEBUG
def history(folder: Path, form: Form, **asked: Any) -> int:
    """Show when each goal began, was changed, renumbered, split, merged, and ended.

    FOLDER is one that 'convert' wrote, or holds plan files. Goals are found from year to year by what they say,
    whatever their number, title and place; years without a plan, or without the goal, are bridged. Of several versions
    of a plan the latest signed one counts.

    \b
    maalplan history out --agency ssi
    maalplan history out --agency ssi -o ssi.html            a page with a timeline
    maalplan history out --agency "Kystdirektoratet" --goal sygefravær
    maalplan history out -o goals.csv                        all agencies, one row per goal and year

    \b
    text   a table of goals and years (shown unless said otherwise); --stories adds what became of each goal
    html   one page that works without network or script, and prints
    csv    one row per goal and year
    json   the data, see 'maalplan schema history'; of several agencies a list

    Exit status: 0; 1 where some plan files could not be read; 2 where the call is wrong or there are no plans.
    """
    from maalplan.diff.folder import plans_in

    want = Asked(**asked)
    _check(folder, want)
    plans, problems = plans_in(folder)
    for problem in problems:
        streams.say(problem, red=True)
    shown = _histories(plans, want)
    for one in shown:
        for finding in one.history.findings:
            if len(shown) == 1 or finding.severity != "note":
                streams.say(f"{one.history.agency.id}: {finding.message}")
    form.put(_rendered(shown, want, form))
    return SOME_FAILED if problems else 0


def _check(folder: Path, want: Asked) -> None:
    """What cannot be meant.

    Raises:
        click.UsageError: it says what to give instead.
    """
    if folder.is_file():
        raise click.UsageError(f"{folder} is a file: name the folder that holds the plan files of all years.")
    if want.first is not None and want.last is not None and want.first > want.last:
        raise click.UsageError(f"--from {want.first} lies after --to {want.last}: exchange them.")


def _histories(plans: Sequence[Plan], want: Asked) -> list[Shown]:
    """The histories that were asked for, by the ids of their agencies.

    Raises:
        NoPlans: there are no such plans.
    """
    from maalplan.errors import NoPlans
    from maalplan.history import chosen, history_of
    from maalplan.history.agencies import UNKNOWN, agency_meant, by_agency
    from maalplan.history.lines import line_of
    from maalplan.history.years import within
    from maalplan.output.history.cells import Shown

    groups = by_agency(plans)
    meant = list(dict.fromkeys(agency_meant(groups, words) for words in want.agencies))
    if not meant:
        meant = [agency for agency in groups if agency != UNKNOWN] or [UNKNOWN]
        if UNKNOWN in groups and meant != [UNKNOWN]:
            ids = ", ".join(plan.id for plan in groups[UNKNOWN])
            streams.say(f"Of {ids} no agency is known; --agency {UNKNOWN} shows what is in such plans.")
    lines = {agency: line_of(groups, agency) for agency in meant}
    if not want.agencies:
        for agency in [agency for agency, (_, said) in lines.items() if said]:
            streams.say(f"{agency} took over from another agency of these: --agency {agency} shows both in one.")
        lines = {agency: (groups[agency], ()) for agency in meant}
    shown = []
    for agency, (own, said) in lines.items():
        covered = within(own, want.first, want.last)
        if any(plan.year is not None for plan in covered):
            told = history_of(covered)
            told = replace(told, findings=(*said, *told.findings))
            shown.append(Shown(told, chosen(told, scope=want.scope, goal=want.goal)))
        elif want.agencies:
            streams.say(f"{agency} has no plan of these years.")
    if not shown:
        raise NoPlans(
            f"There are no plans of these years; {_years_told(plan for own, _ in lines.values() for plan in own)}."
        )
    return shown


def _years_told(plans: Iterable[Plan]) -> str:
    years = sorted({plan.year for plan in plans if plan.year is not None})
    return f"there are plans of {years[0]} to {years[-1]}" if years else "no plan says of which year it is"


def _rendered(shown: Sequence[Shown], want: Asked, form: Form) -> bytes | str:
    match form.format:
        case "json":
            from maalplan.output.history.json_file import history_to_json

            return history_to_json([one.cut() for one in shown])
        case "csv":
            from maalplan.output.history.tables import history_to_csv

            return history_to_csv([one.cut() for one in shown])
        case "html":
            from maalplan.output.history.page import history_to_html

            return history_to_html(shown, form.lang)
        case _:
            from maalplan.output.history.text import history_to_text
            from maalplan.output.terminal import Page

            page = Page(form.width, form.colour)
            return history_to_text(shown, page, form.lang, stories=want.stories or want.goal is not None)
