"""Which goal of a plan is meant by which of its truth, and which milestone by which: the best assignment of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

import lap
import numpy as np

from maalplan.model import Goal, Milestone, WantedGoal, WantedMilestone
from maalplan.review.measured.plain import comparable, plain

_TITLE, _MILESTONES, _NUMBER, _SCOPE = 0.5, 0.25, 0.15, 0.1
"""What each counts for, of one."""
_SAME_GOAL: Final = 0.42
"""Less alike are no pair: half a title, or a number and the scope with some milestones."""
_SAME_MILESTONE: Final = 0.6
_STRANGE: Final = 0.3
"""Texts that can only be less alike are not looked at more closely."""
_APART: Final = 1e-7
"""What each place between two costs them: of several that are equally alike, the nearest."""

W = TypeVar("W")
G = TypeVar("G")


def paired_goals(wanted: Sequence[WantedGoal], given: Sequence[Goal]) -> dict[int, int]:
    """Which goal is which, by title, number, scope and milestones: place in *wanted* → place in *given*, from 0."""
    sure = _only_by_name(wanted, given)
    open_wanted = [place for place in range(len(wanted)) if place not in sure]
    taken = set(sure.values())
    open_given = [place for place in range(len(given)) if place not in taken]
    rest = best_pairs([wanted[n] for n in open_wanted], [given[n] for n in open_given], _like, _SAME_GOAL)
    return {**sure, **{open_wanted[one]: open_given[other] for one, other in rest.items()}}


def paired_milestones(wanted: Sequence[WantedMilestone], given: Sequence[Milestone]) -> dict[int, int]:
    """Which milestone is which, by texts that are alike: place in *wanted* → place in *given*."""
    return best_pairs(wanted, given, lambda one, other: alike(one.texts[0], other.text), _SAME_MILESTONE)


def best_pairs(wanted: Sequence[W], given: Sequence[G], like: Callable[[W, G], float], least: float) -> dict[int, int]:
    """The pairs that are most alike together, none of them less than *least*: place in *wanted* → place in *given*."""
    if not wanted or not given:
        return {}
    worth = np.array([[like(one, other) for other in given] for one in wanted])
    apart = np.abs(np.subtract.outer(np.arange(len(wanted)), np.arange(len(given))))
    _, partners, _ = lap.lapjv(1.0 - worth + _APART * apart, extend_cost=True)
    return {n: int(other) for n, other in enumerate(partners) if other >= 0 and worth[n, other] >= least}


def alike(one: str | None, other: str | None) -> float:
    """How alike two texts are, from 0 to 1; no text is like no text alone."""
    first, second = plain(one or ""), plain(other or "")
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _STRANGE else 0.0


def _only_by_name(wanted: Sequence[WantedGoal], given: Sequence[Goal]) -> dict[int, int]:
    """The goals of which only one on each side has that title and number: looking for a better one is in vain."""
    names = [_name(goal.fields["title"].readings[0], goal.fields["number"].readings[0]) for goal in wanted]
    others = [_name(goal.title, goal.number) for goal in given]
    often, often_given = Counter(names), Counter(others)
    place = {name: n for n, name in enumerate(others)}
    return {
        n: place[name]
        for n, name in enumerate(names)
        if name[0] is not None and often[name] == 1 and often_given[name] == 1
    }


def _name(title: str | None, number: str | None) -> tuple[object, object]:
    return comparable("title", title), comparable("number", number)


def _like(wanted: WantedGoal, given: Goal) -> float:
    """How alike two goals are, from 0 to 1."""
    fields = wanted.fields
    title = max(alike(reading, given.title) for reading in fields["title"].readings)
    texts = {plain(milestone.texts[0]) for milestone in wanted.milestones}
    found = texts & {plain(milestone.text) for milestone in given.milestones}
    share = len(found) / len(texts) if texts else 0.0
    number = comparable("number", fields["number"].readings[0]) == comparable("number", given.number)
    scope = bool(fields["scope"].readings[0] == given.scope)
    return _TITLE * title + _MILESTONES * share + _NUMBER * number + _SCOPE * scope
