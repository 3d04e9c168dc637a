"""Which goal of a plan is meant by which of its truth, and which milestone by which: the best assignment of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import lap
import numpy as np
from numpy.typing import NDArray

from maalplan.model import Goal, Milestone, WantedGoal, WantedMilestone
from maalplan.review.measured.plain import comparable, plain

_TITLE, _MILESTONES, _NUMBER, _SCOPE = 0.5, 0.25, 0.15, 0.1
"""What each counts for, of one."""
_SAME_GOAL: Final = 0.42
"""Less alike are no pair: half a title, or a number and the scope with some milestones."""
_SAME_MILESTONE: Final = 0.6
_STRANGE: Final = 0.3
"""Texts of so different a length that they can only be less alike are not looked at more closely."""
_MOST_PAIRS: Final = 160_000
"""Pairs of which none is equal that are looked at closely: 400 goals, all with other titles, take half a minute."""
_APART: Final = 1e-7
"""What each place between two costs them: of several that are equally alike, the nearest."""


def paired_goals(wanted: Sequence[WantedGoal], given: Sequence[Goal]) -> dict[int, int]:
    """Which goal is which, by title, number, scope and milestones: place in *wanted* → place in *given*, from 0."""
    ours, theirs = [_wanted_traits(goal) for goal in wanted], [_given_traits(goal) for goal in given]
    sure = _only_by_name(ours, theirs)
    taken = set(sure.values())
    open_wanted = [place for place in range(len(wanted)) if place not in sure]
    open_given = [place for place in range(len(given)) if place not in taken]
    worth = np.zeros((len(open_wanted), len(open_given)))
    for column, place in enumerate(open_given):
        one = theirs[place]
        titles = _Words(one.titles[0], closely=worth.size <= _MOST_PAIRS)
        for row, other in enumerate(open_wanted):
            worth[row, column] = _like(ours[other], one, titles)
    rest = _best_pairs(worth, _SAME_GOAL)
    return {**sure, **{open_wanted[row]: open_given[column] for row, column in rest.items()}}


def paired_milestones(wanted: Sequence[WantedMilestone], given: Sequence[Milestone]) -> dict[int, int]:
    """Which milestone is which, by texts that are alike: place in *wanted* → place in *given*."""
    texts = [plain(one.texts[0]) for one in wanted]
    worth = np.zeros((len(wanted), len(given)))
    for column, milestone in enumerate(given):
        words = _Words(plain(milestone.text), closely=worth.size <= _MOST_PAIRS)
        for row, text in enumerate(texts):
            worth[row, column] = words.like(text)
    return _best_pairs(worth, _SAME_MILESTONE)


def _best_pairs(worth: NDArray[np.float64], least: float) -> dict[int, int]:
    """The pairs of a row and a column that are worth most together, none of them less than *least*."""
    if not worth.size:
        return {}
    rows, columns = worth.shape
    apart = np.abs(np.subtract.outer(np.arange(rows), np.arange(columns)))
    _, partners, _ = lap.lapjv(1.0 - worth + _APART * apart, extend_cost=True)
    return {row: int(other) for row, other in enumerate(partners) if other >= 0 and worth[row, other] >= least}


class _Words:
    """A text that others are held against; where not *closely*, others are only like it where they are equal."""

    def __init__(self, text: str, *, closely: bool) -> None:
        self._text = text
        self._closely = closely
        self._matcher = SequenceMatcher(None, "", text, autojunk=False)

    def like(self, text: str) -> float:
        """How alike *text* is to it, from 0 to 1; no text is like no text alone."""
        if text == self._text:
            return 1.0
        if not self._closely or not text or not self._text:
            return 0.0
        self._matcher.set_seq1(text)
        return self._matcher.ratio() if self._matcher.real_quick_ratio() >= _STRANGE else 0.0


# ------------------------------------------------------------------ what tells a goal


@dataclass(frozen=True, slots=True)
class _Traits:
    """What tells a goal from others; ``titles`` are all that are right."""

    titles: tuple[str, ...]
    number: Hashable
    scope: str | None
    texts: frozenset[str]


def _wanted_traits(goal: WantedGoal) -> _Traits:
    fields = goal.fields
    return _Traits(
        titles=tuple(plain(title or "") for title in fields["title"].readings),
        number=comparable("number", fields["number"].readings[0]),
        scope=fields["scope"].readings[0],
        texts=frozenset(plain(milestone.texts[0]) for milestone in goal.milestones),
    )


def _given_traits(goal: Goal) -> _Traits:
    texts = frozenset(plain(milestone.text) for milestone in goal.milestones)
    return _Traits((plain(goal.title or ""),), comparable("number", goal.number), goal.scope, texts)


def _like(wanted: _Traits, given: _Traits, titles: _Words) -> float:
    """How alike two goals are, from 0 to 1."""
    share = len(wanted.texts & given.texts) / len(wanted.texts) if wanted.texts else 0.0
    rest = _MILESTONES * share + _NUMBER * (wanted.number == given.number) + _SCOPE * (wanted.scope == given.scope)
    return rest + _TITLE * max(titles.like(title) for title in wanted.titles)


def _only_by_name(wanted: Sequence[_Traits], given: Sequence[_Traits]) -> dict[int, int]:
    """The goals of which only one on each side has that title and number: looking for a better one is in vain."""
    names = [(goal.titles[0], goal.number) for goal in wanted]
    others = [(goal.titles[0], goal.number) for goal in given]
    often, often_given = Counter(names), Counter(others)
    place = {name: n for n, name in enumerate(others)}
    return {n: place[name] for n, name in enumerate(names) if name[0] and often[name] == often_given[name] == 1}
