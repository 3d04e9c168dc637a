"""What stands on top of the page of a diff: what was softened or tightened, values that changed otherwise, what is
gone, what is new, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from maalplan.model import Effect
from maalplan.output.diff.excerpts import excerpt
from maalplan.output.diff.notes import shortened
from maalplan.output.diff.page_rows import FieldView, GoalView, MilestoneView

_LONGEST: Final = 100
"""Letters up to which a milestone is named."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the summary: which goal, which of its milestones (``about`` is how that begins), what was changed or
    what it says, and what became of it (»Lagt ind i mål 2«)."""

    goal: GoalView
    milestone: str = ""
    about: str = ""
    change: FieldView | None = None
    words: str = ""
    notes: tuple[str, ...] = ()


def affected(goals: Iterable[GoalView], effect: Effect) -> tuple[Headline, ...]:
    """Every change that asks for less than before (``softened``) or more, with the words around it."""
    return tuple(chain.from_iterable(_affected(goal, effect) for goal in goals))


def other_values(goals: Iterable[GoalView]) -> tuple[Headline, ...]:
    """Every deadline, figure and weight that changed without asking for less or more."""
    return tuple(chain.from_iterable(_affected(goal, None) for goal in goals))


def lost(goals: Iterable[GoalView]) -> tuple[Headline, ...]:
    """Goals that are gone, and milestones that are gone from goals that go on."""
    found: list[Headline] = []
    for goal in goals:
        if goal.status == "removed":
            found.append(Headline(goal, notes=goal.notes))
        else:
            found += [
                Headline(goal, one.number, words=one.text.old, notes=one.notes) for one in _of_status(goal, "removed")
            ]
    return tuple(found)


def new(goals: Iterable[GoalView]) -> tuple[Headline, ...]:
    """Goals that are new."""
    return tuple(Headline(goal, notes=goal.notes) for goal in goals if goal.status == "added")


def _affected(goal: GoalView, effect: Effect | None) -> Iterator[Headline]:
    for change in goal.changed:
        if _has(change, effect):
            yield Headline(goal, change=_excerpt(change))
    for one in goal.milestones:
        for change in (one.text, *one.changed):
            if _has(change, effect):
                about = "" if change.name == "text" else shortened(one.text.new or one.text.old, _LONGEST)
                yield Headline(goal, one.number, about, _excerpt(change))


def _has(change: FieldView, effect: Effect | None) -> bool:
    """Whether *change* has this effect; without one whether it is of a value, and has none."""
    return change.effect == effect and (effect is not None or (change.is_value and change.differs))


def _of_status(goal: GoalView, status: str) -> Iterator[MilestoneView]:
    return (one for one in goal.milestones if one.status == status)


def _excerpt(change: FieldView) -> FieldView:
    """*change* with only the words next to what differs."""
    return replace(change, marks=excerpt(change.marks))
