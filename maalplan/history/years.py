"""Which plan of an agency holds in which years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from maalplan import findings
from maalplan.diff.addenda import whole_plan
from maalplan.diff.versions import latest_versions
from maalplan.model import Finding, Plan

LONGEST = 10
"""Years that a plan holds at most: agreements run for one to five, what is longer is a misread period."""
FOREVER = 9999
KNOWN = range(1900, 2200)
"""Years that a plan can be of; any other is misread, and years in between would be counted to no end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan and the years in which it holds, both inclusive."""

    plan: Plan
    year: int
    until: int

    @property
    def years(self) -> range:
        """All of these years."""
        return range(self.year, self.until + 1)


def standings(plans: Sequence[Plan]) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """The plans that hold, by year, and what is to be said of their choice.

    A plan holds from its first year to the end of its period, or until the next plan begins. Of several versions of
    one the latest signed counts, with its addenda; a plan without a year has no place.
    """
    said: list[Finding] = []
    by_year: dict[int, Plan] = {}
    for versions in latest_versions(plans):
        plan = versions.chosen
        if plan.year is None or plan.year not in KNOWN:
            said.append(findings.plan_without_year(plan.id))
            continue
        if plan.year in by_year:
            said.append(findings.plan_passed_over(by_year[plan.year].id, plan.id))
        whole = whole_plan(versions)
        by_year[plan.year] = whole.plan
        said += whole.findings
    years = sorted(by_year)
    ends = [following - 1 for following in years[1:]]
    found = [
        Standing(by_year[year], year, min(_last_year(by_year[year], year), end))
        for year, end in zip_longest(years, ends, fillvalue=FOREVER)
    ]
    return tuple(found), tuple(said)


def within(plans: Iterable[Plan], first: int | None, last: int | None) -> tuple[Plan, ...]:
    """The plans that cover a year from *first* to *last*, both inclusive and open where null."""
    return tuple(
        plan
        for plan in plans
        if plan.year is None
        or ((first is None or first <= _last_year(plan, plan.year)) and (last is None or plan.year <= last))
    )


def missing_years(found: Sequence[Standing]) -> tuple[int, ...]:
    """The years between the first plan and the last in which none holds."""
    return tuple(year for one, following in pairwise(found) for year in range(one.until + 1, following.year))


def _last_year(plan: Plan, year: int) -> int:
    end = plan.period.end[:4] if plan.period else ""
    last = int(end) if end.isascii() and end.isdigit() else year
    return last if year <= last < year + LONGEST else year
