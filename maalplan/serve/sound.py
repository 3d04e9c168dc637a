"""Whether a plan file, which anybody may have put into the folder, holds only what there can be: one with a day or a
year that is none would keep the pages of all others from being made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from maalplan.model import Deadline, Plan

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS: Final = range(1, 10_000)
_ID: Final = re.compile(r"(?!\.+$)[\w.+~-]{1,200}")
"""Ids that can stand in an address, and in the name of a file."""


def is_sound(plan: Plan) -> bool:
    """Whether the ids of *plan* and its agency can stand in an address, its days and years are some, and its coverage
    is a share."""
    return (
        all(_ID.fullmatch(one) for one in (plan.id, plan.agency.id))
        and all(year in _YEARS for year in _years(plan))
        and all(map(_is_day, _days(plan)))
        and (plan.coverage is None or 0 <= plan.coverage <= 1)
    )


def _years(plan: Plan) -> Iterator[int]:
    if plan.year is not None:
        yield plan.year
    for goal in plan.goals:
        for milestone in goal.milestones:
            yield from (target.year for target in milestone.targets if target.year is not None)


def _days(plan: Plan) -> Iterator[str]:
    if plan.period is not None:
        yield from (plan.period.start, plan.period.end)
    deadlines = [milestone.deadline for goal in plan.goals for milestone in goal.milestones]
    for deadline in (*deadlines, *(one.when for one in plan.follow_ups)):
        yield from _ends(deadline)


def _ends(deadline: Deadline | None) -> Iterator[str]:
    if deadline is not None:
        yield from filter(None, (deadline.start, deadline.end))


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
