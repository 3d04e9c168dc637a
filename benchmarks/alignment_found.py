"""What a comparison of two plans found, in the form in which it is scored; ours and others' alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from benchmarks.pairs.truth import Ids
from maalplan.model import GoalRow, PlanDiff


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. ``goals`` and ``milestones`` hold pairs of ids, None where a side has none.

    ``None`` instead of a mapping: the comparison has no words for it.
    """

    goals: frozenset[Ids]
    milestones: frozenset[Ids]
    goal_changes: dict[Ids, frozenset[str]] = field(default_factory=dict)
    milestone_changes: dict[Ids, frozenset[str]] = field(default_factory=dict)
    statuses: dict[Ids, str] = field(default_factory=dict)
    moved: dict[Ids, bool] | None = None
    directions: dict[tuple[Ids, str], str] | None = None
    split: dict[str, str] | None = None
    merged: dict[str, str] | None = None
    milestones_split: dict[str, str] | None = None
    milestones_merged: dict[str, str] | None = None


def scored(found: Found, unscored: frozenset[str]) -> Found:
    """*found* without the milestones of which the truth says nothing."""
    if not unscored:
        return found
    kept = frozenset(pair for pair in found.milestones if not unscored.intersection(pair))
    changes = {pair: names for pair, names in found.milestone_changes.items() if pair in kept}
    return replace(found, milestones=kept, milestone_changes=changes)


def found_by_us(diff: PlanDiff) -> Found:
    """What ``diff_plans`` found."""
    points = list(_milestones(diff))
    rows = {(row.old, row.new): row for row in diff.goals}
    each = [milestone for row in diff.goals for milestone in row.milestones]
    return Found(
        goals=frozenset(rows),
        milestones=frozenset(pair for pair, _, _ in points),
        goal_changes={pair: frozenset(change.field for change in row.changes) for pair, row in rows.items()},
        milestone_changes={pair: fields for pair, fields, _ in points if None not in pair},
        statuses={pair: row.status for pair, row in rows.items()},
        moved={pair: row.moved for pair, row in rows.items() if None not in pair},
        directions={(pair, name): way for pair, _, ways in points for name, way in ways.items()},
        split={row.new: row.split_of for row in diff.goals if row.new and row.split_of},
        merged={row.old: row.merged_into for row in diff.goals if row.old and row.merged_into},
        milestones_split={one.new: one.split_of for one in each if one.new and one.split_of},
        milestones_merged={one.old: one.merged_into for one in each if one.old and one.merged_into},
    )


def _milestones(diff: PlanDiff) -> Iterator[tuple[Ids, frozenset[str], dict[str, str]]]:
    """Each milestone of both plans once: its pair (moved ones are pairs too), what changed, and which way."""
    for row in diff.goals:
        yield from _of_goal(row)


def _of_goal(row: GoalRow) -> Iterator[tuple[Ids, frozenset[str], dict[str, str]]]:
    for one in row.milestones:
        if one.moved_to is None:
            fields = frozenset(change.field for change in one.changes)
            ways = {change.field: str(change.direction) for change in one.changes if change.direction}
            yield (one.old or one.moved_from, one.new), fields, ways
