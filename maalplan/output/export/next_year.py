"""Next year's draft of a plan: the same goals, a year on.

What moves on is the plan's year, title and period, the headings above the goals, the follow-up, and the deadlines, in
their words and their days. Other years in the words of goals and milestones stay: whether ``færre end i 2024`` is still
meant, only a planner can say. A plan of several years is followed by the next such span.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from maalplan.errors import MaalplanError
from maalplan.model import Deadline, FollowUp, Goal, Milestone, Period, Plan, Version

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(\s?/\s?)(\d\d)(?!\d))?(?![\d])")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2}([./-])\d{1,2}\2)(\d\d)(?!\d)")
_LONGEST = 10
"""Years that a plan covers at most; a longer period is misread."""


def next_year(plan: Plan) -> Plan:
    """The draft that follows *plan*: without signatures, day of publication, findings, quotes and places.

    Raises:
        MaalplanError: *plan* says no year.

    >>> import maalplan
    >>> draft = maalplan.next_year(maalplan.read_plan("samples/plans/ens-2025.pdf"))
    >>> draft.id, draft.goals[0].milestones[1].deadline.end
    ('ens-2026', '2026-03-31')
    """
    if plan.year is None:
        raise MaalplanError(f"{plan.id} says no year, so there is no next one: write its year into the plan file.")
    move = _Move(_span(plan.period, plan.year))
    plan_id = plan.id.replace(f"-{plan.year}", f"-{plan.year + move.years}", 1)
    return replace(
        plan,
        id=plan_id,
        title=move.words(plan.title) if plan.title else None,
        year=plan.year + move.years,
        period=Period(move.day(plan.period.start), move.day(plan.period.end)) if plan.period else None,
        published=None,
        version=Version("Udkast", "draft"),
        goals=tuple(_goal(goal, plan.id, plan_id, move) for goal in plan.goals),
        follow_ups=tuple(map(move.follow_up, plan.follow_ups)),
        signatures=(),
        coverage=None,
        quotes={},
        findings=(),
    )


def _span(period: Period | None, year: int) -> int:
    """How many years a plan covers."""
    end = period.end[:4] if period else ""
    years = int(end) - year + 1 if end.isascii() and end.isdigit() else 1
    return years if 1 <= years <= _LONGEST else 1


@dataclass(frozen=True, slots=True)
class _Move:
    """By how many years."""

    years: int

    def words(self, text: str) -> str:
        """*text* with its years moved on, also those of ``2025/26`` and ``30.6.25``."""

        def moved(found: re.Match[str]) -> str:
            year, slash, short = found.groups()
            second = f"{slash}{(int(short) + self.years) % 100:02}" if short else ""
            return f"{int(year) + self.years}{second}"

        whole = _YEAR.sub(moved, text)
        return _SHORT_YEAR.sub(lambda found: f"{found[1]}{(int(found[3]) + self.years) % 100:02}", whole)

    def day(self, iso: str) -> str:
        """The same day of the year; the last of February is always the last. What is no day stays as it is."""
        try:
            day = dt.date.fromisoformat(iso)
            following = day + dt.timedelta(days=1)
            if day.month == 2 and following.month == 3:
                return (following.replace(year=following.year + self.years) - dt.timedelta(days=1)).isoformat()
            return day.replace(year=day.year + self.years).isoformat()
        except (ValueError, OverflowError):
            return iso

    def deadline(self, deadline: Deadline) -> Deadline:
        start, end = (day and self.day(day) for day in (deadline.start, deadline.end))
        return Deadline(self.words(deadline.text), start, end)

    def follow_up(self, follow_up: FollowUp) -> FollowUp:
        when = self.deadline(follow_up.when) if follow_up.when else None
        return replace(follow_up, when=when, quotes={})


def _goal(goal: Goal, old: str, new: str, move: _Move) -> Goal:
    return replace(
        goal,
        id=_renamed(goal.id, old, new),
        section=move.words(goal.section) if goal.section else None,
        milestones=tuple(_milestone(milestone, old, new, move) for milestone in goal.milestones),
        quotes={},
        source=(),
    )


def _milestone(milestone: Milestone, old: str, new: str, move: _Move) -> Milestone:
    deadline = milestone.deadline
    moved = move.deadline(deadline) if deadline else None
    text = milestone.text.replace(deadline.text, moved.text) if deadline and moved and deadline.text else milestone.text
    renamed = _renamed(milestone.id, old, new)
    return replace(milestone, id=renamed, text=text, deadline=moved, quotes={}, source=())


def _renamed(own_id: str, old: str, new: str) -> str:
    return new + own_id.removeprefix(old) if own_id.startswith(f"{old}/") else own_id
