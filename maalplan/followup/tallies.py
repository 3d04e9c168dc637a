"""Goals and milestones counted by their verdicts: of a plan, an agency, a ministry, a year, a scope, a quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from maalplan.followup.verdicts import JUDGED, last_day
from maalplan.model import Points, Scope, ScoredGoal, ScoredMilestone, ScoredPlan, ScoreGroup, Tally, Verdict


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """How many there are of each.

    >>> found = tally(["met", "met", "not_met", "not_reported"])
    >>> found.total, found.judged, round(found.share_met, 3)
    (4, 3, 0.667)
    """
    counts: Counter[Verdict] = Counter(verdicts)
    judged = sum(counts[verdict] for verdict in JUDGED)
    share = counts["met"] / judged if judged else None
    return Tally(
        total=counts.total(),
        met=counts["met"],
        partly_met=counts["partly_met"],
        not_met=counts["not_met"],
        dropped=counts["dropped"],
        unknown=counts["unknown"],
        light_only=counts["light_only"],
        not_reported=counts["not_reported"],
        judged=judged,
        share_met=share,
    )


def counts_of(goals: Sequence[ScoredGoal], plans: int = 1) -> ScoreGroup:
    """The counts of *goals* and all their milestones."""
    milestones = [one for goal in goals for one in goal.milestones]
    return ScoreGroup(
        plans=plans,
        goals=tally(goal.verdict for goal in goals),
        milestones=tally(one.verdict for one in milestones),
        overdue=sum(one.overdue for one in milestones),
        points=_points(goals),
    )


def weighted_share(goals: Sequence[ScoredGoal]) -> float | None:
    """The weight of the goals that are met, of the weight of those that are judged; None where not every goal has a
    weight, or they are of several units, or nothing that weighs is judged.

    Weights are relative within a plan, so there is none of several plans.
    """
    weights = [goal.weight for goal in goals if goal.weight is not None]
    if len(weights) < len(goals) or len({weight.unit for weight in weights}) != 1:
        return None
    pairs = list(zip(goals, weights, strict=True))
    judged = sum(weight.value for goal, weight in pairs if goal.verdict in JUDGED)
    met = sum(weight.value for goal, weight in pairs if goal.verdict == "met")
    return met / judged if judged > 0 and 0 <= met <= judged else None


# ------------------------------------------------------------------ points


def _points(goals: Iterable[ScoredGoal]) -> Points | None:
    found = [points for goal in goals if (points := _points_of(goal)) is not None]
    if not found:
        return None
    return Points(sum(reached for reached, _ in found), sum(possible for _, possible in found), len(found))


def _points_of(goal: ScoredGoal) -> tuple[float, float] | None:
    """The points of a goal, else those of its milestones together: never both, which would count them twice."""
    own = _score(goal)
    below = [score for score in map(_score, goal.milestones) if score]
    scores = [own] if own else below
    if not scores:
        return None
    return sum(value for value, _ in scores), sum(of for _, of in scores)


def _score(one: ScoredGoal | ScoredMilestone) -> tuple[float, float] | None:
    score = None if one.counting is None else one.statuses[one.counting].score
    return (score.value, score.of) if score is not None and score.of is not None else None


# ------------------------------------------------------------------ groups


def total_of(plans: Sequence[ScoredPlan]) -> ScoreGroup:
    """The counts of all *plans* together."""
    return counts_of([goal for plan in plans for goal in plan.goals], len(plans))


def grouped(
    plans: Iterable[ScoredPlan], *, agency: bool = False, ministry: bool = False, year: bool = False
) -> tuple[ScoreGroup, ...]:
    """The counts of *plans* by what is asked for, sorted by it; what is not known stands last."""
    groups: dict[tuple[str | None, str | None, int | None], list[ScoredPlan]] = {}
    for plan in plans:
        key = (plan.ministry if ministry else None, plan.agency.id if agency else None, plan.year if year else None)
        groups.setdefault(key, []).append(plan)
    return tuple(
        replace(
            total_of(own),
            ministry=key[0],
            agency=key[1],
            name=_name(own) if agency else None,
            year=key[2],
        )
        for key, own in sorted(groups.items(), key=lambda item: [_sorted(part) for part in item[0]])
    )


def _name(plans: Iterable[ScoredPlan]) -> str | None:
    """What the agency is called in the latest plan that names it."""
    named = [plan for plan in plans if plan.agency.name or plan.agency.acronym]
    latest = max(named, key=lambda plan: (plan.year or 0, plan.id), default=None)
    return (latest.agency.name or latest.agency.acronym) if latest else None


def _sorted(part: str | int | None) -> tuple[bool, str | int]:
    return (True, "") if part is None else (False, part)


def by_scope(plans: Sequence[ScoredPlan]) -> tuple[ScoreGroup, ...]:
    """The goals that ministries share, and the agencies' own; each plan's shared goals count."""
    found = []
    for scope in get_args(Scope):
        own = [[goal for goal in plan.goals if goal.scope == scope] for plan in plans]
        if any(own):
            counts = counts_of([goal for goals in own for goal in goals], sum(map(bool, own)))
            found.append(replace(counts, scope=scope))
    return tuple(found)


def by_quarter(plans: Sequence[ScoredPlan]) -> tuple[ScoreGroup, ...]:
    """The milestones by the quarter of their last day; those without one stand last."""
    groups: dict[str | None, list[tuple[str, ScoredMilestone]]] = {}
    for plan in plans:
        for one in (one for goal in plan.goals for one in goal.milestones):
            groups.setdefault(_quarter(one), []).append((plan.id, one))
    return tuple(
        ScoreGroup(
            quarter=quarter,
            plans=len({plan for plan, _ in own}),
            goals=Tally(),
            milestones=tally(one.verdict for _, one in own),
            overdue=sum(one.overdue for _, one in own),
        )
        for quarter, own in sorted(groups.items(), key=lambda item: _sorted(item[0]))
    )


def _quarter(milestone: ScoredMilestone) -> str | None:
    day = last_day(milestone.deadline)
    return None if day is None else f"{day.year:04d}-Q{(day.month + 2) // 3}"
