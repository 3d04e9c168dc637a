"""The plans that are exported as next year's drafts, of what is carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from maalplan.cli import streams
from maalplan.cli.chosen import each_once
from maalplan.model import Goal, Plan

if TYPE_CHECKING:
    from maalplan.followup.carrying import Carried
    from maalplan.output.export.wishes import Followed


def drafts(
    plans: Sequence[Plan], followed: Mapping[str, Followed] | None, *, keep_met: bool
) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Next year's draft of each plan, and a line for each that can have none; where it is known what was reported back,
    of what is carried over.

    Raises:
        NoPlans: nothing is carried over of any of them.
    """
    from maalplan.errors import MaalplanError, NoPlans
    from maalplan.output.export.next_year import next_year

    kept = plans if followed is None else [_carried(plan, followed[plan.id], keep_met=keep_met) for plan in plans]
    made, problems = [], []
    for plan in kept:
        try:
            if plan is not None:
                made.append(next_year(plan))
        except MaalplanError as error:
            problems.append(error.message)
    if not made and not problems:
        raise NoPlans("There is nothing to carry over. --keep-met writes drafts with the goals that were met.")
    once, twice = each_once(made)
    return once, (*problems, *twice)


def _carried(plan: Plan, followed: Followed, *, keep_met: bool) -> Plan | None:
    """What of *plan* is carried over, and what is left out is said; null where that is all of it."""
    from maalplan.followup.carrying import carried_over

    if not followed.reports:
        streams.say(f"{plan.id}: no follow-up is on it, so its draft has all of it.")
        return plan
    carried = carried_over(plan, followed.counts, keep_met=keep_met)
    done = "met or green" if any(one.rating == "green" for one in followed.counts.values()) else "met"
    streams.say(f"{plan.id}: {_left_out(plan, carried, done)}")
    return carried.plan if carried.plan.goals else None


def _left_out(plan: Plan, carried: Carried, done: str) -> str:
    """»5 of 7 goals are carried over. Left out as met: 1 Tilsyn; as dropped: 4 Støj; 2 milestones of other goals.«"""
    named = ((done, carried.met), ("dropped", carried.dropped))
    parts = [f"as {why}: {', '.join(map(_name, goals))}" for why, goals in named if goals]
    if carried.milestones:
        parts.append(f"{carried.milestones} {'milestone' if carried.milestones == 1 else 'milestones'} of other goals")
    kept = f"; {done}, but kept: {', '.join(map(_name, carried.kept))}" if carried.kept else ""
    verb = "is" if len(carried.plan.goals) == 1 else "are"
    count = f"{len(carried.plan.goals)} of {len(plan.goals)} goals {verb} carried over{kept}."
    return count + (f" Left out {'; '.join(parts)}." if parts else "")


def _name(goal: Goal) -> str:
    return " ".join(filter(None, (goal.number, goal.title))) or goal.id
