"""Of several versions of a plan the one that is followed up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from maalplan.diff.addenda import whole_plan
from maalplan.diff.versions import latest_versions
from maalplan.history.agencies import UNKNOWN
from maalplan.model import Finding, Plan


def plans_that_count(plans: Iterable[Plan]) -> tuple[list[Plan], list[Finding]]:
    """The plans that count, each of an id of its own, by agency and year; and what is to be said of that."""
    once: list[Plan] = []
    seen: dict[str, list[Plan]] = {}
    for plan in plans:
        if plan not in seen.setdefault(plan.id, []):
            seen[plan.id].append(plan)
            once.append(plan)
    found: list[Plan] = []
    said: list[Finding] = []
    known = [plan for plan in once if plan.agency.id != UNKNOWN and plan.year is not None]
    others = [
        plan for plan in once if plan.agency.id == UNKNOWN or plan.year is None
    ]  # of which nothing says that they are versions of one
    for versions in latest_versions([*known, *_with_own_ids(others)]):
        whole = whole_plan(versions)
        found.append(whole.plan)
        said += whole.findings
    return _with_own_ids(found), said


def _with_own_ids(plans: Iterable[Plan]) -> list[Plan]:
    """*plans*, the second of an id with a number behind it: plans of which nothing is known share one."""
    taken: set[str] = set()
    found = []
    for plan in plans:
        name, n = plan.id, 1
        while name in taken:
            n += 1
            name = f"{plan.id}-{n}"
        taken.add(name)
        found.append(plan if name == plan.id else _renamed(plan, name))
    return found


def _renamed(plan: Plan, name: str) -> Plan:
    """*plan* under another id, which those of its goals and milestones begin with."""

    def key(old: str) -> str:
        return name + old.removeprefix(plan.id)

    goals = tuple(
        replace(goal, id=key(goal.id), milestones=tuple(replace(one, id=key(one.id)) for one in goal.milestones))
        for goal in plan.goals
    )
    return replace(plan, id=name, goals=goals)
