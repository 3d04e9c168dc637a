"""How alike the goals and milestones of two plans are, from 0 to 1, each with each.

Two texts are alike by the angle between their weighted words (:mod:`maalplan.diff.words`). Goals have three parts
that are compared apart, title, body and milestones, as far as both goals have them. A title or a body alone makes no
two goals the same, because plans have several goals of one title or one opening sentence; milestones do, when most are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from maalplan.diff.plain import Plainer, figures_of, plainers
from maalplan.diff.thresholds import Thresholds
from maalplan.diff.values import relative_deadline, target_key
from maalplan.diff.words import Lexicon, lexicon, meaning_words
from maalplan.model import Goal, Milestone, Plan

Matrix: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = dict[str, float]

_SAME_HEAD = 0.5
"""How alike two goals are at least that have the same title and description, whatever is done for it this year."""
_EXACT = 12
"""Decimals that are kept, so that the order of the plans does not show in the last ones."""


@dataclass(frozen=True, slots=True)
class Side:
    """A plan as it is compared, by places from 0: the vectors of its parts (``points`` are its milestones), the goal of
    each milestone, and the milestones of each goal."""

    goals: tuple[Goal, ...]
    milestones: tuple[Milestone, ...]
    goal_of: tuple[int, ...]
    points_of: tuple[range, ...]
    titles: tuple[Vector, ...]
    bodies: tuple[Vector, ...]
    points: tuple[Vector, ...]
    heads: tuple[str | None, ...]
    plain_goals: tuple[str, ...]
    plain_points: tuple[str, ...]
    year: int | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Old × new: ``goals`` and ``milestones``, and what speaks for a pair where words leave a choice (``…_ties``)."""

    old: Side
    new: Side
    goals: Matrix
    milestones: Matrix
    goal_ties: Matrix
    milestone_ties: Matrix

    def turned(self) -> Likeness:
        """The same, seen from the new plan."""
        return Likeness(self.new, self.old, self.goals.T, self.milestones.T, self.goal_ties.T, self.milestone_ties.T)


def likeness(old: Plan, new: Plan, thresholds: Thresholds) -> Likeness:
    """How alike each goal and milestone of *old* is to each of *new*."""
    names = _names(old, new)
    words = lexicon([_words(_all_texts(goal), names) for plan in (old, new) for goal in plan.goals])
    one, other = (
        _side(plan, words, names, plainer) for plan, plainer in zip((old, new), plainers(old, new), strict=True)
    )
    points = _point_likeness(one, other)
    return Likeness(
        one,
        other,
        _goal_likeness(one, other, points, thresholds),
        points,
        _goal_ties(one.goals, other.goals),
        _milestone_ties(one, other),
    )


def contained(part: Vector, whole: Vector) -> float:
    """How much of *part* stands in *whole*, from 0 to 1.

    >>> contained({"havmiljø": 1.0}, {"havmiljø": 0.6, "strategi": 0.8})
    1.0
    """
    own = sum(weight * weight for weight in part.values())
    return sum(weight * weight for word, weight in part.items() if word in whole) / own if own else 0.0


# ------------------------------------------------------------------ one plan


def _texts(goal: Goal) -> tuple[str, ...]:
    return tuple(text for text in (goal.description, goal.focus_area, goal.criterion, *goal.extra.values()) if text)


def _all_texts(goal: Goal) -> tuple[str, ...]:
    return (goal.title or "", *_texts(goal), *(milestone.text for milestone in goal.milestones))


def _head(goal: Goal, plainer: Plainer) -> str | None:
    """A goal's title and description, made comparable; null where it has not both."""
    return (
        f"{plainer.plain(goal.title)}\n{plainer.plain(goal.description)}" if goal.title and goal.description else None
    )


def _words(texts: Iterable[str], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in meaning_words(text, names))


def _names(old: Plan, new: Plan) -> tuple[str, ...]:
    """What the agencies are called, which stands in any of their goals; the longest first."""
    names = {name for plan in (old, new) for name in (plan.agency.name, plan.agency.acronym) if name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _side(plan: Plan, words: Lexicon, names: tuple[str, ...], plainer: Plainer) -> Side:
    milestones = tuple(milestone for goal in plan.goals for milestone in goal.milestones)
    ends = accumulate(len(goal.milestones) for goal in plan.goals)
    return Side(
        goals=plan.goals,
        milestones=milestones,
        points_of=tuple(range(end - len(goal.milestones), end) for goal, end in zip(plan.goals, ends, strict=True)),
        goal_of=tuple(place for place, goal in enumerate(plan.goals) for _ in goal.milestones),
        titles=tuple(words.vector(_words((goal.title or "",), names)) for goal in plan.goals),
        bodies=tuple(words.vector(_words(_texts(goal), names)) for goal in plan.goals),
        points=tuple(words.vector(_words((milestone.text,), names)) for milestone in milestones),
        heads=tuple(_head(goal, plainer) for goal in plan.goals),
        plain_goals=tuple("\n".join(plainer.plain(text) for text in _all_texts(goal)) for goal in plan.goals),
        plain_points=tuple(plainer.plain(one.text, figures_of(one.targets)) for one in milestones),
        year=plan.year,
    )


# ------------------------------------------------------------------ each with each


def _cosines(old: Sequence[Vector], new: Sequence[Vector]) -> Matrix:
    """The cosine of each with each; by word, because most words stand in few texts."""
    found = np.zeros((len(old), len(new)))
    left, right = _postings(old), _postings(new)
    for word in sorted(left.keys() & right.keys()):
        (rows, weights), (columns, others) = left[word], right[word]
        found[np.ix_(rows, columns)] += np.multiply.outer(weights, others)
    return np.asarray(np.clip(found.round(_EXACT), 0.0, 1.0))


def _postings(vectors: Sequence[Vector]) -> dict[str, tuple[list[int], list[float]]]:
    found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for place, vector in enumerate(vectors):
        for word, weight in vector.items():
            rows, weights = found[word]
            rows.append(place)
            weights.append(weight)
    return found


def _point_likeness(old: Side, new: Side) -> Matrix:
    return _with_equals(_cosines(old.points, new.points), old.plain_points, new.plain_points)


def _goal_likeness(old: Side, new: Side, points: Matrix, thresholds: Thresholds) -> Matrix:
    found = np.zeros((len(old.goals), len(new.goals)))
    counted = np.zeros_like(found)
    points_alike = _set_likeness(old, new, points)
    parts = (
        (thresholds.title, _cosines(old.titles, new.titles), _there(old.titles), _there(new.titles)),
        (thresholds.body, _cosines(old.bodies, new.bodies), _there(old.bodies), _there(new.bodies)),
        (thresholds.milestones, points_alike, _with_points(old), _with_points(new)),
    )
    for weight, alike, here, there in parts:
        both = np.logical_and.outer(here, there)
        found += np.where(both, weight * alike**thresholds.evenness, 0.0)
        counted += np.where(both, weight, 0.0)
    mean = np.divide(found, counted, out=np.zeros_like(found), where=counted > 0.0)
    found = np.maximum(mean ** (1.0 / thresholds.evenness), thresholds.alone * points_alike)
    found = np.maximum(found, _SAME_HEAD * _equal(old.heads, new.heads))
    return _with_equals(np.asarray(found.round(_EXACT)), old.plain_goals, new.plain_goals)


def _with_equals(found: Matrix, old: Sequence[str], new: Sequence[str]) -> Matrix:
    """*found* with a 1 for texts that are the same, also where no word says anything: »85 pct.«"""
    where = defaultdict(list)
    for place, text in enumerate(new):
        where[text].append(place)
    for place, text in enumerate(old):
        found[place, where.get(text, [])] = 1.0
    return found


def _there(vectors: Sequence[Vector]) -> NDArray[np.bool_]:
    return np.array([bool(vector) for vector in vectors], dtype=bool)


def _with_points(side: Side) -> NDArray[np.bool_]:
    return np.array([bool(points) for points in side.points_of], dtype=bool)


def _set_likeness(old: Side, new: Side, points: Matrix) -> Matrix:
    """How alike two goals' milestones are in all: what each finds at best in the other, on average."""
    found = np.zeros((len(old.goals), len(new.goals)))
    rows, columns = np.flatnonzero(_with_points(old)), np.flatnonzero(_with_points(new))
    if not len(rows) or not len(columns):
        return found
    row_starts, column_starts = ([points.start for points in side.points_of if points] for side in (old, new))
    from_old = np.add.reduceat(np.maximum.reduceat(points, column_starts, axis=1), row_starts, axis=0)
    from_new = np.add.reduceat(np.maximum.reduceat(points, row_starts, axis=0), column_starts, axis=1)
    sizes = np.add.outer([len(old.points_of[row]) for row in rows], [len(new.points_of[column]) for column in columns])
    found[np.ix_(rows, columns)] = (from_old + from_new) / sizes
    return found


# ------------------------------------------------------------------ where words leave a choice


def _goal_ties(old: Sequence[Goal], new: Sequence[Goal]) -> Matrix:
    same_key = [[(a.scope, a.number) == (b.scope, b.number) for b in new] for a in old]
    same_scope = [[a.scope == b.scope for b in new] for a in old]
    shape = (len(old), len(new))
    return (
        0.4 * _nearness(*shape)
        + 0.4 * np.array(same_key, dtype=float).reshape(shape)
        + 0.2 * np.array(same_scope, dtype=float).reshape(shape)
    )


def _milestone_ties(old: Side, new: Side) -> Matrix:
    shape = (len(old.milestones), len(new.milestones))
    deadlines = _equal(
        [relative_deadline(one, old.year) or () for one in old.milestones],
        [relative_deadline(one, new.year) or () for one in new.milestones],
    )
    figures = _equal(
        [target_key(one.targets, old.year) for one in old.milestones],
        [target_key(one.targets, new.year) for one in new.milestones],
    )
    places = _equal(_places(old), _places(new))
    return np.asarray(0.4 * deadlines + 0.3 * figures + 0.2 * places + 0.1 * _nearness(*shape))


def _places(side: Side) -> list[int]:
    return [place for goal in side.goals for place, _ in enumerate(goal.milestones)]


def _equal(old: Sequence[object], new: Sequence[object]) -> Matrix:
    """1 where both are equal and there; 0 elsewhere."""
    numbers: dict[object, int] = {None: -1}
    left = np.array([numbers.setdefault(one, len(numbers)) for one in old], dtype=int)
    right = np.array([numbers.setdefault(one, len(numbers)) for one in new], dtype=int)
    return np.asarray(np.equal.outer(left, right) & (left >= 0)[:, None], dtype=float)


def _nearness(old: int, new: int) -> Matrix:
    """1 on the diagonal from the first to the last, less the farther from it."""
    left, right = (np.linspace(0.0, 1.0, size) if size > 1 else np.zeros(size) for size in (old, new))
    return np.asarray(1.0 - np.abs(np.subtract.outer(left, right)))
