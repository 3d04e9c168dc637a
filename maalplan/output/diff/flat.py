"""A diff as flat rows, one per change, for tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model import (
    Change,
    ChangeValue,
    Deadline,
    FolderDiff,
    Goal,
    GoalRow,
    Milestone,
    MilestoneRow,
    PlanDiff,
    RowStatus,
    Target,
    Weight,
)
from maalplan.output.diff.figures import figure_steps
from maalplan.output.diff.names import plan_years
from maalplan.output.diff.rows import Placed, PlanIndex, index_of

Level: TypeAlias = Literal["plan", "goal", "milestone"]


@dataclass(frozen=True, slots=True)
class Side:
    """The goal and milestone of one of the two plans, as far as there are such."""

    goal: Goal | None = None
    milestone: Milestone | None = None

    @property
    def words(self) -> str | None:
        """What it is known by: the milestone's text, the goal's title, else its description."""
        if self.milestone is not None:
            return self.milestone.text
        return None if self.goal is None else self.goal.title or self.goal.description


@dataclass(frozen=True, slots=True)
class FlatChange:
    """A change of a field (``change``), or of a goal or milestone as a whole (``row`` alone); of the plans themselves
    without ``row``. A milestone that is in another goal now has both sides."""

    diff: PlanDiff
    row: GoalRow | MilestoneRow | None
    change: Change | None
    old: Side = Side()
    new: Side = Side()

    @property
    def level(self) -> Level:
        """What it is a change of."""
        if self.row is None:
            return "plan"
        return "goal" if isinstance(self.row, GoalRow) else "milestone"

    @property
    def status(self) -> RowStatus:
        """The status of the row; the plans themselves are changed."""
        return "changed" if self.row is None else self.row.status

    @property
    def moved(self) -> bool:
        """Whether the goal moved, or the milestone went to another goal."""
        if isinstance(self.row, GoalRow):
            return self.row.moved
        return self.row is not None and (self.row.moved_from is not None or self.row.moved_to is not None)


def pairs_of(diff: PlanDiff | FolderDiff) -> tuple[PlanDiff, ...]:
    """The pairs of plans in *diff*."""
    return (diff,) if isinstance(diff, PlanDiff) else diff.pairs


def flat_changes(diff: PlanDiff, *, everything: bool = False) -> Iterator[FlatChange]:
    """Every change in *diff*, in the order of its rows: those of the plans themselves, then goal by goal the goal's
    and those of its milestones.

    What is new, gone or moved is one change, each field that differs another; *everything*: what did not change too.
    """
    for change in diff.changes:
        yield FlatChange(diff, None, change)
    for goal, milestones in sides(diff):
        for one in (goal, *milestones):
            yield from _changes_of(one, everything)


def sides(diff: PlanDiff) -> Iterator[tuple[FlatChange, tuple[FlatChange, ...]]]:
    """Each goal's row of *diff* with both of its sides, and those of its milestones."""
    old, new = index_of(diff.old), index_of(diff.new)
    for row in diff.goals:
        before, after = old.goals.get(row.old or ""), new.goals.get(row.new or "")
        milestones = tuple(
            FlatChange(diff, one, None, _side(old, one.old or one.moved_from), _side(new, one.new or one.moved_to))
            for one in row.milestones
        )
        yield FlatChange(diff, row, None, Side(before), Side(after)), milestones


def _side(index: PlanIndex, key: str | None) -> Side:
    placed: Placed | None = index.milestones.get(key or "")
    return Side() if placed is None else Side(placed.goal, placed.milestone)


def _changes_of(whole: FlatChange, everything: bool) -> Iterator[FlatChange]:
    row = whole.row
    fields = () if row is None else (*row.changes, *row.beside)
    if whole.moved or whole.status in ("added", "removed") or (everything and whole.status == "unchanged"):
        yield whole
    for change in fields:
        yield FlatChange(whole.diff, row, change, whole.old, whole.new)


def last_day(value: ChangeValue) -> str | None:
    """The last day of a deadline, as an ISO date."""
    return value.end if isinstance(value, Deadline) else None


def figures(one: FlatChange) -> tuple[float | None, float | None]:
    """The old and the new figure of a weight, or of the targets the first that changed."""
    change = one.change
    if change is None or change.field not in ("weight", "targets"):
        return None, None
    if steps := figure_steps(change, plan_years(one.diff)):
        return _value(steps[0].old), _value(steps[0].new)
    old, new = (value[0] if isinstance(value, tuple) and value else value for value in (change.old, change.new))
    return _value(old), _value(new)


def _value(one: object) -> float | None:
    return one.value if isinstance(one, Target | Weight) else None
