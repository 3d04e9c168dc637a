"""Which of the plans in a folder are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maalplan.model import Plan


def each_once(plans: Iterable[Plan]) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """The plans, each id once, and a line for each that is passed over."""
    found: dict[str, Plan] = {}
    twice = []
    for plan in plans:
        if plan.id in found:
            twice.append(f"Two plans have the id {plan.id}; the second one is passed over: give it another id.")
        found.setdefault(plan.id, plan)
    return tuple(found.values()), tuple(twice)


def chosen(plans: Sequence[Plan], agencies: Sequence[str], years: Sequence[int]) -> tuple[Plan, ...]:
    """The plans of *agencies*, as they were named, that cover one of *years*; of none all.

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
        there = ", ".join(sorted({str(plan.year) for plan in own if plan.year is not None}))
        raise NoPlans(
            f"There are no plans of {', '.join(map(str, years))}; there are plans of {there or 'no known year'}."
        )
    return found
