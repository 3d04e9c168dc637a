"""A scoreboard as a flat table: one row per goal and per milestone, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec

from maalplan.model import SaidStatus, Scoreboard, ScoredGoal, ScoredMilestone, ScoredPlan
from maalplan.output.rows import Row
from maalplan.output.tables import cell

COLUMNS: Final = tuple(
    (
        "plan_id agency_id agency ministry year level id goal_id scope goal_number goal_title number text weight"
        " weight_unit deadline_text deadline_end targets verdict basis overdue occasion rating rating_text score"
        " score_of comment light light_occasion statuses"
    ).split()
)
"""``level`` is ``goal`` or ``milestone``; ``number`` and ``text`` are the milestone's; ``verdict`` to ``comment`` what
counts, and the report that says it; ``light`` the last traffic light; ``statuses`` all that was said, as JSON, as
``targets`` are."""
_LIGHTS: Final = frozenset({"green", "yellow", "red"})

_Scored: TypeAlias = ScoredGoal | ScoredMilestone


def scoreboard_to_csv(board: Scoreboard) -> bytes:
    """*board* as CSV: UTF-8, comma, RFC 4180, English column names; a goal stands before its milestones."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for plan in board.plans:
        writer.writerows([cell(row.get(name)) for name in COLUMNS] for row in _rows(plan))
    return text.getvalue().encode("utf-8", "backslashreplace")


def _rows(plan: ScoredPlan) -> Iterator[Row]:
    for goal in plan.goals:
        shared: Row = {
            "plan_id": plan.id,
            "agency_id": plan.agency.id,
            "agency": plan.agency.name,
            "ministry": plan.ministry,
            "year": plan.year,
            "goal_id": goal.id,
            "scope": goal.scope,
            "goal_number": goal.number,
            "goal_title": goal.title,
        }
        yield {**shared, "level": "goal", **_said(goal), "basis": goal.basis}
        yield from ({**shared, "level": "milestone", **_said(one), **_due(one)} for one in goal.milestones)


def _said(one: _Scored) -> Row:
    counting = None if one.counting is None else one.statuses[one.counting]
    light = next((said for said in reversed(one.statuses) if said.rating in _LIGHTS), None)
    row: Row = {
        "id": one.id,
        "weight": one.weight.value if one.weight else None,
        "weight_unit": one.weight.unit if one.weight else None,
        "verdict": one.verdict,
        "comment": one.comment,
        "light": light.rating if light else None,
        "light_occasion": light.occasion if light else None,
        "statuses": _json(one.statuses) if one.statuses else None,
    }
    return row | (_counting(counting) if counting else {})


def _counting(said: SaidStatus) -> Row:
    return {
        "occasion": said.occasion,
        "rating": said.rating,
        "rating_text": said.rating_text,
        "score": said.score.value if said.score else None,
        "score_of": said.score.of if said.score else None,
    }


def _due(one: ScoredMilestone) -> Row:
    return {
        "number": one.number,
        "text": one.text,
        "deadline_text": one.deadline.text if one.deadline else None,
        "deadline_end": one.deadline.end if one.deadline else None,
        "targets": _json(one.targets) if one.targets else None,
        "overdue": "yes" if one.overdue else "no",
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8")
