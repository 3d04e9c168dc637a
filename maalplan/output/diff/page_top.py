"""What stands on top of the page of a diff: what was softened, what is gone, what is new, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from maalplan.model import Effect
from maalplan.output.diff.page_rows import FieldView, GoalView, MilestoneView
from maalplan.output.word_marks import Mark

_CONTEXT: Final = 7
"""Words of what is same that stand beside a difference."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the summary: which goal, which of its milestones, what was changed or what it says, and what became
    of it (»Lagt ind i mål 2«)."""

    goal: GoalView
    milestone: str = ""
    change: FieldView | None = None
    words: str = ""
    notes: tuple[str, ...] = ()


def affected(goals: Iterable[GoalView], effect: Effect) -> tuple[Headline, ...]:
    """Every change that asks for less than before (``softened``) or more, with the words around it."""
    return tuple(chain.from_iterable(_affected(goal, effect) for goal in goals))


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


def _affected(goal: GoalView, effect: Effect) -> Iterator[Headline]:
    for change in goal.changed:
        if change.effect == effect:
            yield Headline(goal, change=_excerpt(change))
    for one in goal.milestones:
        for change in (one.text, *one.changed):
            if change.effect == effect:
                yield Headline(goal, one.number, _excerpt(change))


def _of_status(goal: GoalView, status: str) -> Iterator[MilestoneView]:
    return (one for one in goal.milestones if one.status == status)


def _excerpt(change: FieldView) -> FieldView:
    """*change* with only the words next to what differs."""
    last = len(change.marks) - 1
    cut = tuple(
        Mark(mark.kind, _cut(mark.text, place == 0, place == last)) if mark.kind == "same" else mark
        for place, mark in enumerate(change.marks)
    )
    return replace(change, marks=cut)


def _cut(text: str, opens: bool, closes: bool) -> str:
    """The ends of *text* that touch a difference: of an opening one the last words, of a closing one the first."""
    words = text.split(" ")
    head, tail = (0 if opens else _CONTEXT), (0 if closes else _CONTEXT)
    if len(words) <= head + tail + 1:
        return text
    return " ".join((*words[:head], "…", *(words[-tail:] if tail else ())))
