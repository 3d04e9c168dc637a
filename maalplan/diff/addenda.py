"""A plan with its addenda: the goals that an addendum names stand as it has them, all others stay as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from maalplan import findings
from maalplan.diff.versions import Versions, adds_to, is_addendum, kind_of
from maalplan.model import Finding, Goal, GoalRow, Milestone, Plan, Version, VersionKind

_FALLS_AWAY = re.compile(r"\b(?:udgår|udgået|bortfalder|bortfaldet|ophæves|ophævet)\b", re.IGNORECASE)
_KEPT_FIELDS = (
    "title",
    "description",
    "focus_area",
    "criterion",
    "remarks",
    "weight",
    "responsible",
)


@dataclass(frozen=True, slots=True)
class Applied:
    """A plan as its addenda left it, and what is to be said of it."""

    plan: Plan
    findings: tuple[Finding, ...] = ()


def whole_plan(versions: Versions) -> Applied:
    """The plan that counts, with its addenda in their order."""
    plan, said = versions.chosen, list(versions.findings)
    for addendum in versions.addenda:
        applied = apply_addendum(plan, addendum)
        plan, said = applied.plan, [*said, *applied.findings]
    return Applied(plan, tuple(said))


def completed(old: Plan, new: Plan) -> tuple[Plan, Plan, tuple[Finding, ...]]:
    """*old* and *new* as they are to be compared: where one is an addendum to the other, it stands for that plan with
    the addendum, so that goals which it does not name are not taken for removed."""
    if is_addendum(new) and adds_to(new, old):
        applied = apply_addendum(old, new)
        return old, applied.plan, applied.findings
    if is_addendum(old) and adds_to(old, new):
        applied = apply_addendum(new, old)
        return applied.plan, new, applied.findings
    return old, new, ()


def apply_addendum(plan: Plan, addendum: Plan) -> Applied:
    """*plan* as *addendum* leaves it.

    A goal that both have keeps its id and its place; of its fields and milestones those that the addendum prints stand
    as printed there, the others stay. A goal that the plan does not have is added at the end. One of which the addendum
    says nothing but that it falls away is taken out; what it says in prose is not read. Goals that the addendum changes
    have no quotes and places, since these are in another document.
    """
    partners, guessed = _partners(plan, addendum)
    by_id = {goal.id: goal for goal in addendum.goals}
    changed = {row.old: (by_id[row.new], row) for row in partners if row.old and row.new}
    goals = [
        _changed(goal, *changed[goal.id]) if goal.id in changed else goal
        for goal in plan.goals
        if not (goal.id in changed and _falls_away(changed[goal.id][0]))
    ]
    named = {goal.id for goal, _ in changed.values()}
    added = [goal for goal in addendum.goals if goal.id not in named]
    taken = {goal.id for goal in plan.goals}
    for goal in added:
        goals.append(_moved_to(plan, goal, taken))
        taken.add(goals[-1].id)
    said = (
        findings.addendum_applied(addendum.id, plan.id, len(changed), len(added)),
        *(findings.addendum_guessed(addendum.id, goal) for goal in guessed),
    )
    version = addendum.version or Version(addendum.title or addendum.id)
    kind: VersionKind = "draft" if kind_of(plan) == "draft" else "amended"
    return Applied(replace(plan, goals=tuple(goals), version=replace(version, kind=kind)), said)


# ------------------------------------------------------------------ which goal is meant


def _partners(plan: Plan, addendum: Plan) -> tuple[list[GoalRow], list[str]]:
    """The rows of goals that both have; and those of the plan's goals of which another goal of the addendum has the
    number. What has the number and the title of a goal, or the number alone and falls away, is that goal."""
    from maalplan.diff import diff_plans

    found = [row for row in diff_plans(plan, addendum).goals if row.old and row.new]
    paired = {name for row in found for name in (row.old, row.new)}
    left = {_number(goal): goal for goal in plan.goals if goal.number and goal.id not in paired}
    numbered = [
        (left[_number(goal)], goal)
        for goal in addendum.goals
        if goal.number and goal.id not in paired and _number(goal) in left
    ]
    meant = [(old, goal) for old, goal in numbered if _falls_away(goal) or _title(old) == _title(goal) != ""]
    by_number = [GoalRow(status="changed", old=old.id, new=goal.id) for old, goal in meant]
    return [*found, *by_number], [old.id for old, goal in numbered if (old, goal) not in meant]


def _title(goal: Goal) -> str:
    return " ".join((goal.title or "").casefold().split())


def _number(goal: Goal) -> tuple[str, str]:
    return goal.scope, (goal.number or "").casefold()


def _falls_away(goal: Goal) -> bool:
    """Does an addendum say of a goal only that it falls away?"""
    words = " ".join(filter(None, (goal.title, goal.description, goal.remarks)))
    return not goal.milestones and bool(_FALLS_AWAY.search(words))


# ------------------------------------------------------------------ what it becomes


def _changed(goal: Goal, said: Goal, row: GoalRow) -> Goal:
    """*goal* of the plan with what the addendum says of it."""
    fields = {name: value for name in _KEPT_FIELDS if (value := getattr(said, name)) is not None}
    milestones = tuple(_milestones(goal, said, row))
    extra = goal.extra | said.extra
    return replace(goal, **fields, extra=extra, milestones=milestones, quotes={}, source=())


def _milestones(goal: Goal, said: Goal, row: GoalRow) -> Iterator[Milestone]:
    """Those of the plan in their order, each as the addendum has it; behind them those that are new."""
    pairs = {one.old: one.new for one in row.milestones if one.old and one.new}
    by_id = {milestone.id: milestone for milestone in said.milestones}
    for milestone in goal.milestones:
        now = by_id.get(pairs.get(milestone.id) or "")
        yield replace(now, id=milestone.id, quotes={}, source=()) if now else milestone
    used = set(pairs.values())
    place = len(goal.milestones)
    for milestone in said.milestones:
        if milestone.id not in used:
            place += 1
            yield replace(milestone, id=f"{goal.id}/{place}", quotes={}, source=())


def _moved_to(plan: Plan, goal: Goal, taken: set[str]) -> Goal:
    """A goal of an addendum as one of *plan*, under an id that is free there."""
    key = goal.id.rpartition("/")[2]
    own = f"{plan.id}/{goal.scope}/{key}"
    id_ = next(name for n in range(1, len(taken) + 3) if (name := own if n == 1 else f"{own}-{n}") not in taken)
    milestones = tuple(
        replace(milestone, id=f"{id_}/{n}", quotes={}, source=())
        for n, milestone in enumerate(goal.milestones, start=1)
    )
    return replace(goal, id=id_, milestones=milestones, quotes={}, source=())
