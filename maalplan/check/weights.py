"""Rules: do the weights add up?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from maalplan.check.rule import Case, Spot, milestones, rule
from maalplan.model import Goal, Plan, Weight

WHOLE = 100.0
_NEARLY = (80.0, 120.0)
"""Points that add to something in between were meant to add to a hundred; others are another scale."""


@rule("weights-not-hundred", "must")
def weights_not_hundred(case: Case) -> Iterator[Spot]:
    """The goals' weights do not add to 100: neither all of them, nor those of each part of the plan (koncernfælles and
    own goals, or each heading). What rounding makes of equal parts (33, 33, 33) is none."""
    weights = _weights(case.plan.goals)
    whole = len(weights) == len(case.plan.goals)
    weights += [one.weight for goal in _by_rows(case.plan) for one in goal.milestones if one.weight]
    if whole and _should_add_up(weights) and not _adds_up(weights) and not _by_parts(case.plan):
        yield Spot(arguments={"total": _total(weights), "count": len(weights)})


@rule("weights-incomplete", "should")
def weights_incomplete(case: Case) -> Iterator[Spot]:
    """Some goals have a weight and others have none. Not said where the weights add to 100 and only a whole part of the
    plan (the koncernfælles goals) has none."""
    bare = [goal for goal in case.plan.goals if goal.weight is None]
    weights = _weights(case.plan.goals)
    if not weights or (_adds_up(weights) and _are_whole_parts(case.plan, bare)):
        return
    for goal in bare:
        yield Spot(goal=goal, quote=goal.title, arguments={"total": _total(weights)})


@rule("milestone-weights-not-hundred", "must")
def milestone_weights_not_hundred(case: Case) -> Iterator[Spot]:
    """The weights of a goal's milestones add neither to 100 nor to the goal's own weight, and those of all goals'
    milestones do not add to 100 either."""
    all_ = [milestone.weight for _, milestone in milestones(case.plan) if milestone.weight]
    if _adds_up(all_):
        return
    for goal in case.plan.goals:
        weights = [milestone.weight for milestone in goal.milestones if milestone.weight]
        whole = len(weights) == len(goal.milestones)
        if whole and _should_add_up(weights) and not _adds_up(weights) and not _adds_to(weights, goal.weight):
            yield Spot(goal=goal, quote=goal.title, arguments={"total": _total(weights), "count": len(weights)})


@rule("milestone-weights-incomplete", "should")
def milestone_weights_incomplete(case: Case) -> Iterator[Spot]:
    """Some of a goal's milestones have a weight and others have none. Not said where the goal's own weight stands in
    the row of the first ones."""
    by_rows = _by_rows(case.plan)
    for goal in case.plan.goals:
        bare = [milestone for milestone in goal.milestones if milestone.weight is None]
        if goal not in by_rows and bare and len(bare) < len(goal.milestones):
            for milestone in bare:
                yield Spot(goal=goal, milestone=milestone, quote=milestone.text)


def _weights(goals: Sequence[Goal]) -> list[Weight]:
    return [goal.weight for goal in goals if goal.weight]


def _by_rows(plan: Plan) -> list[Goal]:
    """The goals of a table in which each row has its weight, that of a goal's first row read as the goal's own. None
    where the goals' own weights add up."""
    if _adds_up(_weights(plan.goals)):
        return []
    return [goal for goal in plan.goals if goal.weight and _only_first_bare(goal)]


def _only_first_bare(goal: Goal) -> bool:
    """Whether all milestones have a weight but the first ones."""
    weighted = [milestone.weight is not None for milestone in goal.milestones]
    return any(weighted) and not weighted[0] and weighted == sorted(weighted)


def _total(weights: Sequence[Weight]) -> float:
    """
    >>> _total([Weight(33.3, "percent")] * 3)
    99.9
    """
    return round(sum(weight.value for weight in weights), 6)


def _adds_up(weights: Sequence[Weight]) -> bool:
    """Whether *weights* add to a hundred, or do before each was rounded.

    >>> _adds_up([Weight(33, "percent")] * 3), _adds_up([Weight(16.7, "percent")] * 6)
    (True, True)
    >>> _adds_up([Weight(20, "percent"), Weight(30, "percent"), Weight(49, "percent")])
    False
    """
    off = abs(_total(weights) - WHOLE)
    decimals = max((_decimals(weight.value) for weight in weights), default=0)
    equal = len({weight.value for weight in weights}) == 1
    rounding = len(weights) * 0.5 * 10.0**-decimals if decimals or equal else 0.0
    return bool(weights) and off <= rounding + 1e-6


def _should_add_up(weights: Sequence[Weight]) -> bool:
    """Whether *weights* are shares of a hundred."""
    return bool(weights) and (weights[0].unit == "percent" or _NEARLY[0] <= _total(weights) <= _NEARLY[1])


def _adds_to(weights: Sequence[Weight], whole: Weight | None) -> bool:
    return whole is not None and abs(_total(weights) - whole.value) < 0.1


def _decimals(value: float) -> int:
    """How many decimals a printed figure had."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _by_parts(plan: Plan) -> bool:
    """Whether the weights of each scope, or of the goals below each heading, add to a hundred."""
    return any(all(_adds_up(_weights(part)) for part in _parts(plan, of)) for of in (_scope, _heading))


def _are_whole_parts(plan: Plan, bare: Sequence[Goal]) -> bool:
    """Whether the goals without weight are all goals of one or more parts."""
    return any(
        all({goal.weight is None for goal in part} != {True, False} for part in _parts(plan, of))
        for of in (_scope, _heading)
    ) and bool(bare)


def _parts(plan: Plan, of: Callable[[Goal], str]) -> list[list[Goal]]:
    return [list(part) for _, part in groupby(plan.goals, key=of)]


def _scope(goal: Goal) -> str:
    return goal.scope


def _heading(goal: Goal) -> str:
    return f"{goal.scope}/{goal.section or ''}"


RULES = (weights_not_hundred, weights_incomplete, milestone_weights_not_hundred, milestone_weights_incomplete)
