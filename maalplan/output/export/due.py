"""What falls due, in the order of the days, and how it is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from maalplan.errors import Damaged
from maalplan.model import Goal, Lang, Milestone, Outcome, Plan
from maalplan.output.check.words import place_words
from maalplan.output.diff.values import date_text
from maalplan.output.export.verdicts import verdict_text
from maalplan.output.export.wishes import Wishes

_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        "title": "Frister",
        "after": "efter {}",
        "before": "før {}",
        "and": "og",
        "count one": "1 målepunkt",
        "count": "{} målepunkter",
        "without one": "1 målepunkt uden frist er ikke med.",
        "without": "{} målepunkter uden frist er ikke med.",
        "goal": "Mål",
        "milestone": "Målepunkt",
        "agency": "Myndighed",
        "deadline": "Frist",
        "from to": "{} til {}",
        "window": "Periode",
        "source": "Kilde",
        "closed one": "1 målepunkt er opfyldt eller udgået, og er ikke med.",
        "closed": "{} målepunkter er opfyldt eller udgået, og er ikke med.",
        "status": "Status",
    },
    "en": {
        "title": "Deadlines",
        "after": "after {}",
        "before": "before {}",
        "and": "and",
        "count one": "1 milestone",
        "count": "{} milestones",
        "without one": "1 milestone without a deadline is left out.",
        "without": "{} milestones without a deadline are left out.",
        "goal": "Goal",
        "milestone": "Milestone",
        "agency": "Agency",
        "deadline": "Deadline",
        "from to": "{} to {}",
        "window": "Window",
        "source": "Source",
        "closed one": "1 milestone is met or dropped, and left out.",
        "closed": "{} milestones are met or dropped, and left out.",
        "status": "Status",
    },
}


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone, the last day on which it can be reached, and what was last said of it or else of its goal."""

    day: dt.date
    plan: Plan
    goal: Goal
    milestone: Milestone
    outcome: Outcome | None = None


def falls_due(plans: Sequence[Plan], wishes: Wishes) -> tuple[Due, ...]:
    """The milestones that fall due in the time that was asked for: by day, then by plan id, then as in the plan.

    Raises:
        Damaged: a plan that a person wrote has a day that is none.
    """
    found = (due for plan in sorted(plans, key=lambda plan: plan.id) for due in _of_plan(plan, wishes))
    return tuple(sorted((due for due in found if _is_within(due.day, wishes)), key=lambda due: due.day))


def without_deadline(plans: Sequence[Plan]) -> int:
    """How many milestones have no last day."""
    found = (milestone for plan in plans for goal in plan.goals for milestone in goal.milestones)
    return sum(milestone.deadline is None or milestone.deadline.end is None for milestone in found)


def _of_plan(plan: Plan, wishes: Wishes) -> Iterator[Due]:
    followed = wishes.followed_of(plan)
    for goal in plan.goals:
        for milestone in goal.milestones:
            if milestone.deadline is not None and milestone.deadline.end is not None:
                day = _day(milestone.deadline.end, milestone.id)
                yield Due(day, plan, goal, milestone, followed.verdict(goal, milestone))


def _day(iso: str, of: str) -> dt.date:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        raise Damaged(f"The deadline of {of} ends on {iso!r}, which is no day: correct it in the plan.") from None


def _is_within(day: dt.date, wishes: Wishes) -> bool:
    return (wishes.after is None or day > wishes.after) and (wishes.before is None or day < wishes.before)


# ------------------------------------------------------------------ how it is said


def word(name: str, lang: Lang, *parts: object) -> str:
    """What is said, with *parts* in it.

    >>> word("before", "da", "1. juli 2025")
    'før 1. juli 2025'
    """
    return _WORDS[lang][name].format(*parts)


def counted(name: str, count: int, lang: Lang) -> str:
    """»1 målepunkt«, »12 målepunkter«."""
    return word(f"{name} one", lang) if count == 1 else word(name, lang, count)


def title(wishes: Wishes) -> str:
    """What was asked for: »Frister efter 31. marts 2025 og før 1. juli 2025«."""
    lang = wishes.lang
    days = (("after", wishes.after), ("before", wishes.before))
    parts = [word(name, lang, date_text(day.isoformat(), lang)) for name, day in days if day is not None]
    return " ".join([word("title", lang), f" {word('and', lang)} ".join(parts)]).strip()


def agency_of(plan: Plan) -> str:
    """The agency, by its acronym where it has one."""
    return plan.agency.acronym or plan.agency.name or plan.agency.id


def goal_of(goal: Goal, lang: Lang) -> str:
    """The goal's number and title: »Mål 2 Økonomistyring«."""
    return " ".join(part for part in (word("goal", lang), goal.number, goal.title) if part)


def source_of(due: Due, lang: Lang) -> str:
    """The document, and where the milestone stands in it."""
    return ", ".join(part for part in (due.plan.source.path, place_words(due.milestone.source, lang)) if part)


def status_of(due: Due, wishes: Wishes) -> str:
    """What was last said of it, and when: »gul (udgiftsopfølgning 2)«; empty where nothing was said."""
    if due.outcome is None:
        return ""
    return verdict_text(due.outcome, wishes.followed_of(due.plan).report_of(due.outcome), wishes.lang)
