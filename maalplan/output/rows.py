"""Plans as flat rows: one per plan, goal and milestone, the same for every flat format.

A row is a dict from column name to value, in the order of :mod:`maalplan.output.columns`. Null is ``None``;
lists and objects are JSON text, empty ones ``[]`` and ``{}``. Text stands word for word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from maalplan.model import Deadline, Goal, Milestone, Ministry, Period, Place, Plan, Target, Weight

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]


def flat_rows(plans: Iterable[Plan]) -> dict[str, list[Row]]:
    """The rows of all tables: ``plans``, ``goals`` and ``milestones``.

    Sorted by plan id; within a plan the rows stand as in the document.
    """
    rows: dict[str, list[Row]] = {"plans": [], "goals": [], "milestones": []}
    for plan in sorted(plans, key=lambda plan: plan.id):
        for table, more in plan_rows(plan).items():
            rows[table] += more
    return rows


def plan_rows(plan: Plan) -> dict[str, list[Row]]:
    """The rows of all tables that *plan* has, in the order of the document."""
    return {
        "plans": [plan_row(plan)],
        "goals": [goal_row(plan, goal) for goal in plan.goals],
        "milestones": [milestone_row(plan, goal, milestone) for goal in plan.goals for milestone in goal.milestones],
    }


def plan_row(plan: Plan) -> Row:
    """The row of *plan* in ``plans``."""
    return {
        "plan_id": plan.id,
        "agency_id": plan.agency.id,
        "agency": plan.agency.name,
        "acronym": plan.agency.acronym,
        "ministry": _ministry(plan.ministry),
        "year": plan.year,
        **_period(plan.period),
        "document_type": plan.document_type,
        "title": plan.title,
        "published": plan.published,
        "goals": len(plan.goals),
        "milestones": sum(len(goal.milestones) for goal in plan.goals),
        "coverage": plan.coverage,
        "findings": len(plan.findings),
        "source": plan.source.path or None,
        "version": plan.version.kind if plan.version else None,
    }


def goal_row(plan: Plan, goal: Goal) -> Row:
    """The row of *goal* in ``goals``."""
    return {
        "goal_id": goal.id,
        "plan_id": plan.id,
        "agency": plan.agency.name,
        "ministry": _ministry(plan.ministry),
        "year": plan.year,
        "scope": goal.scope,
        "section": goal.section,
        "number": goal.number,
        "title": goal.title,
        "description": goal.description,
        "focus_area": goal.focus_area,
        "criterion": goal.criterion,
        "remarks": goal.remarks,
        **_weight(goal.weight),
        "responsible": goal.responsible,
        "extra": _json(goal.extra),
        "milestones": len(goal.milestones),
        "page": first_page(goal.source),
    }


def milestone_row(plan: Plan, goal: Goal, milestone: Milestone) -> Row:
    """The row of *milestone* in ``milestones``; its columns for one target show the first."""
    return {
        "milestone_id": milestone.id,
        "goal_id": goal.id,
        "plan_id": plan.id,
        "agency": plan.agency.name,
        "ministry": _ministry(plan.ministry),
        "year": plan.year,
        "scope": goal.scope,
        "goal_number": goal.number,
        "goal_title": goal.title,
        "number": milestone.number,
        "text": milestone.text,
        **_deadline(milestone.deadline),
        **_target(milestone.targets[0] if milestone.targets else None),
        "targets": _targets_json(milestone.targets),
        **_weight(milestone.weight),
        "page": first_page(milestone.source),
    }


def first_page(places: Iterable[Place]) -> int | None:
    """The first page that *places* name.

    >>> first_page((Place(block=4), Place(page=3), Place(page=4)))
    3
    """
    return next((place.page for place in places if place.page is not None), None)


def _ministry(ministry: Ministry | None) -> str | None:
    return ministry.name if ministry else None


def _period(period: Period | None) -> Row:
    return {"period_start": period.start if period else None, "period_end": period.end if period else None}


def _weight(weight: Weight | None) -> Row:
    return {"weight": weight.value if weight else None, "weight_unit": weight.unit if weight else None}


def _deadline(deadline: Deadline | None) -> Row:
    shown = deadline or Deadline("")
    return {"deadline_text": shown.text or None, "deadline_start": shown.start, "deadline_end": shown.end}


def _target(target: Target | None) -> Row:
    if target is None:
        return dict.fromkeys(("comparator", "value", "upper", "unit"))
    return {"comparator": target.comparator, "value": target.value, "upper": target.upper, "unit": target.unit}


def _targets_json(targets: tuple[Target, ...]) -> str:
    as_read_back = msgspec.json.decode(msgspec.json.encode(targets), type=tuple[Target, ...])  # 5 becomes 5.0
    return _json(as_read_back)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8")
