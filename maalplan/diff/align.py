"""Which goals and milestones of two plans are the same: the best assignment of all, by what their words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import lap
import numpy as np
from numpy.typing import NDArray

from maalplan.diff.likeness import Likeness, Matrix, contained, likeness
from maalplan.diff.thresholds import Thresholds
from maalplan.model import Plan

Pairs: TypeAlias = Mapping[int, int]

_STRANGERS = 0.15
"""What a pair of milestones is worth less when their goals are not the same."""
_TELLING = 3
"""How many words of its own a milestone has that is known again elsewhere."""
_AS_IT_WAS = 0.97
"""A goal or milestone this like its partner gave nothing away."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Goals by their place in their plan, milestones by their place among all of their plan, from 0.

    ``goals`` and ``milestones`` are old → new. ``split`` is new → old, for a goal without a pair of which a good part
    stood in an old one that is paired with another; ``merged`` is old → new likewise; the same for milestones.
    """

    likeness: Likeness
    goals: Pairs
    milestones: Pairs
    split: Pairs
    merged: Pairs
    milestones_split: Pairs
    milestones_merged: Pairs

    def turned(self) -> Alignment:
        """The same, seen from the other plan."""
        return Alignment(
            likeness=self.likeness.turned(),
            goals=_turned(self.goals),
            milestones=_turned(self.milestones),
            split=self.merged,
            merged=self.split,
            milestones_split=self.milestones_merged,
            milestones_merged=self.milestones_split,
        )


def align(old: Plan, new: Plan, thresholds: Thresholds) -> Alignment:
    """Which goals and milestones of *old* and *new* are the same."""
    seen = likeness(old, new, thresholds)
    goals = _best(np.where(seen.goals >= thresholds.goal, seen.goals, 0.0), seen.goal_ties, thresholds)
    milestones = _milestones(seen, goals, thresholds)
    met_again = _met_again(seen, goals, milestones)
    if met_again:
        goals |= met_again
        milestones = _milestones(seen, goals, thresholds)
    turned, back, points_back = seen.turned(), _turned(goals), _turned(milestones)
    return Alignment(
        likeness=seen,
        goals=goals,
        milestones=milestones,
        split=_goals_parted(turned, back, points_back, thresholds),
        merged=_goals_parted(seen, goals, milestones, thresholds),
        milestones_split=_milestones_parted(turned, back, points_back, thresholds),
        milestones_merged=_milestones_parted(seen, goals, milestones, thresholds),
    )


def _best(worth: Matrix, ties: Matrix, thresholds: Thresholds) -> dict[int, int]:
    """The pairs that are worth most together; none that is worth nothing.

    The power keeps two middling pairs from being preferred to one that is surely right.
    """
    if not worth.size:
        return {}
    gain = np.where(worth > 0.0, worth**thresholds.power + thresholds.place * ties, 0.0)
    _, partners, _ = lap.lapjv(1.0 + thresholds.place - gain, extend_cost=True)
    return {
        place: int(partner) for place, partner in enumerate(partners) if partner >= 0 and gain[place, partner] > 0.0
    }


def _milestones(seen: Likeness, goals: Pairs, thresholds: Thresholds) -> dict[int, int]:
    """Milestones are paired over the whole plan, so that one that went to another goal is found there."""
    alike = seen.milestones
    partner = np.array([goals.get(goal, -1) for goal in seen.old.goal_of], dtype=int)
    at_home = np.equal.outer(partner, np.array(seen.new.goal_of, dtype=int))
    worth = np.where(
        at_home,
        np.where(alike >= thresholds.milestone, alike, 0.0),
        np.where((alike >= thresholds.elsewhere) & _telling(seen), alike - _STRANGERS, 0.0),
    )
    return _best(worth, seen.milestone_ties, thresholds)


def _met_again(seen: Likeness, goals: Pairs, milestones: Pairs) -> dict[int, int]:
    """Goals in no pair, of which most milestones went from the one to the other: the same in other words."""
    taken = set(goals.values())
    between = Counter(
        (seen.old.goal_of[one], seen.new.goal_of[other])
        for one, other in milestones.items()
        if seen.old.goal_of[one] not in goals and seen.new.goal_of[other] not in taken
    )
    found: dict[int, int] = {}
    for (one, other), count in sorted(between.items(), key=lambda pair: (-pair[1], pair[0])):
        most = max(len(seen.old.goals[one].milestones), len(seen.new.goals[other].milestones))
        if one not in found and other not in found.values() and 2 * count > most:
            found[one] = other
    return found


def _telling(seen: Likeness) -> NDArray[np.bool_]:
    """Old × new: whether both milestones say enough to be known again in another goal; »Ny strategi (Q2)« does not."""
    sizes = [np.array([len(point) for point in side.points], dtype=int) for side in (seen.old, seen.new)]
    return np.asarray(np.minimum.outer(*sizes) >= _TELLING)


def _turned(pairs: Pairs) -> dict[int, int]:
    return {new: old for old, new in pairs.items()}


def _goals_parted(seen: Likeness, goals: Pairs, milestones: Pairs, thresholds: Thresholds) -> dict[int, int]:
    """Goals of the first side without a pair → the goal of the other side, paired with another, that has part of them.

    What says so are milestones that stand there now; and, less, words of the title and the body.
    """
    found = {}
    paired = set(goals.values())
    for place, goal in enumerate(seen.old.goals):
        if place in goals:
            continue
        now_in = Counter(seen.new.goal_of[milestones[one]] for one in seen.old.points_of[place] if one in milestones)
        shares = {
            other: 0.7 * count / len(goal.milestones) + 0.3 * _words_in(seen, place, other)
            for other, count in now_in.items()
            if other in paired
        }
        best = max(shares, key=lambda other: (shares[other], -other), default=None)
        if best is not None and shares[best] >= thresholds.part:
            found[place] = best
    return found


def _words_in(seen: Likeness, place: int, other: int) -> float:
    """How much of a goal's title and body stands anywhere in the other."""
    whole = {**seen.new.titles[other], **seen.new.bodies[other]}
    for point in seen.new.points_of[other]:
        whole |= seen.new.points[point]
    return contained({**seen.old.bodies[place], **seen.old.titles[place]}, whole)


def _milestones_parted(seen: Likeness, goals: Pairs, milestones: Pairs, thresholds: Thresholds) -> dict[int, int]:
    """Milestones of the first side without a pair → the one of the paired goal, itself changed, that has its words."""
    back = _turned(milestones)
    found = {}
    for place, goal in enumerate(seen.old.goal_of):
        if place in milestones or goal not in goals:
            continue
        others = [one for one in seen.new.points_of[goals[goal]] if one in back]
        shares = {
            other: contained(seen.old.points[place], seen.new.points[other])
            for other in others
            if seen.milestones[back[other], other] < _AS_IT_WAS
        }
        best = max(shares, key=lambda other: (shares[other], -other), default=None)
        if best is not None and shares[best] >= thresholds.milestone_part:
            found[place] = best
    return found
