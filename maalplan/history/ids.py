"""Ids that stand for one thing each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from maalplan.model import Goal, Plan


def told_apart(plan: Plan) -> Plan:
    """*plan* with every id of a goal or milestone once; one that occurs again, in a file that a person wrote, gets
    ``-2`` as a second goal of one number does."""
    ids = [goal.id for goal in plan.goals] + [one.id for goal in plan.goals for one in goal.milestones]
    if len(set(ids)) == len(ids):
        return plan
    return replace(plan, goals=tuple(_goals(plan)))


def _goals(plan: Plan) -> Iterator[Goal]:
    taken: set[str] = set()
    for goal in plan.goals:
        own = _free(goal.id, taken)
        milestones = tuple(replace(one, id=_free(one.id, taken)) for one in goal.milestones)
        yield replace(goal, id=own, milestones=milestones)


def _free(wanted: str, taken: set[str]) -> str:
    """*wanted*, or the next one that is free; it is taken then."""
    found, n = wanted, 1
    while found in taken:
        n += 1
        found = f"{wanted}-{n}"
    taken.add(found)
    return found
