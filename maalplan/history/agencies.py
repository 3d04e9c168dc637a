"""Whose plans they are, and which agency is meant by a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from maalplan.errors import NoPlans
from maalplan.model import Plan
from maalplan.normalize.authorities import find_agency, name_key

UNKNOWN = "ukendt"
"""The id where no agency is known: plans that have it need not be of one."""


def by_agency(plans: Iterable[Plan]) -> dict[str, tuple[Plan, ...]]:
    """The plans of each agency, by its id, which stays when it is renamed."""
    found: dict[str, tuple[Plan, ...]] = {}
    for plan in plans:
        found[plan.agency.id] = (*found.get(plan.agency.id, ()), plan)
    return dict(sorted(found.items()))


def agency_meant(groups: Mapping[str, Sequence[Plan]], words: str) -> str:
    """The id of the agency that *words* name: its id, its acronym or a name that it has or had.

    Raises:
        NoPlans: there are no plans of it; the message lists the nearest.
    """
    key = name_key(words)
    if key in groups:
        return key
    names = {name: agency for agency, plans in groups.items() for plan in plans for name in _names(plan)}
    if key in names:
        return names[key]
    listed = find_agency(words) or find_agency(words.upper())
    if listed is not None and listed.id in groups:
        return listed.id
    near = get_close_matches(key, [*groups, *names], n=3, cutoff=0.5)
    ids = list(dict.fromkeys(names.get(name, name) for name in near)) or list(groups)[:8]
    told = ", ".join(_told(groups, one) for one in ids)
    raise NoPlans(f"There are no plans of {words!r}. {f'Did you mean {told}?' if near else f'There are: {told}.'}")


def _names(plan: Plan) -> list[str]:
    return [name_key(name) for name in (plan.agency.acronym, plan.agency.name) if name]


def _told(groups: Mapping[str, Sequence[Plan]], agency: str) -> str:
    name = groups[agency][-1].agency.name
    return f"{agency} ({name})" if name else agency
