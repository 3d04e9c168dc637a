"""Plans in which one goal took another one's place and title: told by construction, nothing but the title is the same.

Of a plan that we wrote, the old year lacks one of its goals, and the new year lacks another; the one that came bears
the title of the one that went. Both are of one agency and share its words, so that this is what a new goal that must
not be taken for a dropped one looks like.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from benchmarks.pairs.edits import sample_plans
from benchmarks.pairs.told import tune
from benchmarks.pairs.truth import Ids, LabelledPair, Truth
from maalplan.model import Goal, Plan

LEAST = 3
"""Goals that a plan has, so that one stays."""


@cache
def namesakes() -> list[LabelledPair]:
    """Every plan of the pairs for choosing, and every sample, with each goal in the place of the one before it."""
    plans = (*(pair.old for pair in tune()), *sample_plans())
    return [
        _pair(plan, at)
        for plan in plans
        if len(plan.goals) >= LEAST
        for at in range(len(plan.goals))
        if _named(plan, at)
    ]


def _named(plan: Plan, at: int) -> bool:
    gone, come = plan.goals[at - 1], plan.goals[at]
    return bool(gone.title and come.title and gone.milestones and come.milestones and gone.title != come.title)


def _pair(plan: Plan, at: int) -> LabelledPair:
    gone, come = plan.goals[at - 1], plan.goals[at]
    others = [goal for goal in plan.goals if goal not in (gone, come)]
    old = replace(plan, goals=tuple(goal for goal in plan.goals if goal is not come))
    new = replace(
        plan,
        goals=tuple(
            replace(goal, title=gone.title) if goal is come else goal for goal in plan.goals if goal is not gone
        ),
    )
    kept: tuple[Ids, ...] = tuple((goal.id, goal.id) for goal in others)
    truth = Truth(
        goals=(*kept, (gone.id, None), (None, come.id)),
        milestones=(
            *((one.id, one.id) for goal in others for one in goal.milestones),
            *((one.id, None) for one in gone.milestones),
            *((None, one.id) for one in come.milestones),
        ),
        goal_changes=dict.fromkeys(kept, frozenset()),
        milestone_changes={(one.id, one.id): frozenset() for goal in others for one in goal.milestones},
        moved=dict.fromkeys(kept),
    )
    return LabelledPair(
        f"namesakes/{plan.id}-{at}", f"{_words(come)} came under the title of {_words(gone)}", old, new, truth
    )


def _words(goal: Goal) -> str:
    return f"»{goal.title}«"
