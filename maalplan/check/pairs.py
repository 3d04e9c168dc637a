"""The goals and milestones of a draft beside those of another plan that are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maalplan.check.rule import Spot
from maalplan.model import Change, ChangeValue, Deadline, Goal, Milestone, Plan, PlanDiff, Target


@dataclass(frozen=True, slots=True)
class Pair:
    """A milestone of the draft, in its goal, with the same one of the other plan, and what differs in them."""

    goal: Goal
    new: Milestone
    old: Milestone
    similarity: float
    changes: tuple[Change, ...]

    def spot(self, **arguments: str | float) -> Spot:
        """A spot in the draft's milestone, beside the other's words."""
        return Spot(goal=self.goal, milestone=self.new, quote=self.new.text, beside=self.old.text, arguments=arguments)


def pairs(diff: PlanDiff | None) -> Iterator[Pair]:
    """The milestones that both plans have, in the order of the draft, which is the new one."""
    if diff is None:
        return
    old, new = _milestones(diff.old), _milestones(diff.new)
    for row in diff.goals:
        for inner in row.milestones:
            before, now = inner.old or inner.moved_from, inner.new
            if before in old and now in new:
                goal, milestone = new[now]
                yield Pair(goal, milestone, old[before][1], inner.similarity, inner.changes)


def goals_by_id(plan: Plan) -> dict[str, Goal]:
    """The goals of *plan* by their id."""
    return {goal.id: goal for goal in plan.goals}


def target_words(value: ChangeValue) -> str:
    """The targets of a change, in the words of the plan."""
    targets = value if isinstance(value, tuple) else ()
    return "; ".join(target.text for target in targets if isinstance(target, Target))


def deadline_words(value: ChangeValue) -> str:
    """The deadline of a change, in the words of the plan."""
    return value.text if isinstance(value, Deadline) else ""


def _milestones(plan: Plan) -> dict[str | None, tuple[Goal, Milestone]]:
    return {milestone.id: (goal, milestone) for goal in plan.goals for milestone in goal.milestones}
