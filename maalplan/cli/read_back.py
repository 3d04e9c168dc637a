"""Does a document that was written read back as the plan that it was written from?"""

from __future__ import annotations

from typing import Final

from maalplan.errors import MaalplanError
from maalplan.model import Goal, Milestone, Plan

_GOAL: Final = (
    "scope", "section", "number", "title", "description", "focus_area", "criterion", "remarks", "weight", "responsible",
    "extra",
)  # fmt: skip
_MILESTONE: Final = ("number", "text", "weight", "extra")


def read_otherwise(plan: Plan, document: bytes, name: str) -> tuple[str, ...]:
    """What *document* says otherwise than *plan*: ids of goals and milestones with a field each; none where it reads
    back equal. Fields are those that a printed plan shows; of deadlines the days count, of targets the figures."""
    from maalplan.pipeline import read_plan

    try:
        found = read_plan(document, path=name)
    except MaalplanError as error:
        return (error.message,)
    if len(found.goals) != len(plan.goals):
        return (f"{len(found.goals)} goals instead of {len(plan.goals)}",)
    return tuple(line for old, new in zip(plan.goals, found.goals, strict=True) for line in _goal_otherwise(old, new))


def _goal_otherwise(old: Goal, new: Goal) -> list[str]:
    lines = [f"{old.id}: {field}" for field in _GOAL if getattr(old, field) != getattr(new, field)]
    if len(old.milestones) != len(new.milestones):
        return [*lines, f"{old.id}: {len(new.milestones)} milestones instead of {len(old.milestones)}"]
    for before, after in zip(old.milestones, new.milestones, strict=True):
        lines += [f"{before.id}: {field}" for field in _MILESTONE if getattr(before, field) != getattr(after, field)]
        lines += [] if _days(before) == _days(after) else [f"{before.id}: deadline"]
        lines += [] if _figures(before) == _figures(after) else [f"{before.id}: targets"]
    return lines


def _days(milestone: Milestone) -> tuple[str | None, str | None]:
    deadline = milestone.deadline
    return (deadline.start, deadline.end) if deadline else (None, None)


def _figures(milestone: Milestone) -> list[tuple[object, ...]]:
    return [(one.comparator, one.value, one.upper, one.unit, one.year) for one in milestone.targets]
