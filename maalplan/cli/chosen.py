"""Which of the plans of a folder are meant: by agency and year, each id once; and where else their documents are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import click

from maalplan.model import Plan

AGENCIES: Final = click.option(
    "--agency",
    "agencies",
    metavar="AGENCY",
    multiple=True,
    help="Only plans of this agency: its id, acronym or a name that it has or had. May be given several times.",
)
YEARS: Final = click.option(
    "--year",
    "years",
    type=int,
    metavar="YEAR",
    multiple=True,
    help="Only plans that cover this year. May be given several times.",
)
DOCUMENTS: Final = click.option(
    "--documents",
    metavar="SOURCE",
    multiple=True,
    help="Look for the documents here too: a file, folder, archive or URL. May be given several times.",
)


def each_once(plans: Iterable[Plan]) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """The plans, each id once, and a line for each that is passed over."""
    found: dict[str, Plan] = {}
    twice = []
    for plan in plans:
        if plan.id in found:
            twice.append(f"Two plans have the id {plan.id}; the second one is passed over: give it another id.")
        found.setdefault(plan.id, plan)
    return tuple(found.values()), tuple(twice)


def chosen_plans(plans: Sequence[Plan], agencies: Sequence[str], years: Sequence[int]) -> tuple[Plan, ...]:
    """The plans of *agencies*, as they were named, and that cover *years*; of none all.

    Raises:
        NoPlans: there are no such plans.
    """
    from maalplan.errors import NoPlans
    from maalplan.history.agencies import agency_meant, by_agency
    from maalplan.history.years import within

    groups = by_agency(plans)
    meant = {agency_meant(groups, words) for words in agencies} or set(groups)
    own = [plan for plan in plans if plan.agency.id in meant]
    covering = {plan.id for year in years for plan in within(own, year, year) if plan.year is not None}
    found = tuple(plan for plan in own if not years or plan.id in covering)
    if not found:
        known = ", ".join(sorted({str(plan.year) for plan in own if plan.year is not None}))
        raise NoPlans(
            f"There are no plans of {', '.join(map(str, years))}; there are plans of {known or 'no known year'}."
        )
    return found
