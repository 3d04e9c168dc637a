"""The rows of a diff: what they point at, and a diff with only some of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar, get_args

from maalplan.model import Change, Effect, FolderDiff, Goal, GoalRow, Milestone, MilestoneRow, Plan, PlanDiff

RowKind: TypeAlias = Literal["added", "removed", "changed", "moved", "unchanged", "softened", "tightened"]
"""What a row can be asked for by; a row may be of several kinds."""
ROW_KINDS: tuple[RowKind, ...] = get_args(RowKind)

_AnyDiff = TypeVar("_AnyDiff", bound=PlanDiff | FolderDiff)


# ------------------------------------------------------------------ what rows point at


@dataclass(frozen=True, slots=True)
class Placed:
    """A milestone with its goal."""

    goal: Goal
    milestone: Milestone


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """The goals and milestones of a plan by their ids; ``places`` are the goals' places, from 1."""

    goals: dict[str, Goal]
    milestones: dict[str, Placed]
    places: dict[str, int]


def index_of(plan: Plan) -> PlanIndex:
    """*plan* to be looked up by the ids of rows."""
    return PlanIndex(
        {goal.id: goal for goal in plan.goals},
        {milestone.id: Placed(goal, milestone) for goal in plan.goals for milestone in goal.milestones},
        {goal.id: place for place, goal in enumerate(plan.goals, start=1)},
    )


# ------------------------------------------------------------------ kinds of rows


def row_kinds(row: GoalRow | MilestoneRow) -> frozenset[RowKind]:
    """Every kind that *row* itself is of, whatever its milestones are.

    A milestone that went to another goal is ``moved``, and neither ``added`` nor ``removed``.
    """
    effects: set[RowKind] = {change.effect for change in row.changes if change.effect is not None}
    if isinstance(row, GoalRow):
        return frozenset({row.status, *effects, *(("moved",) if row.moved else ())})
    gone_elsewhere = row.moved_from is not None or row.moved_to is not None
    return frozenset({"moved" if gone_elsewhere else row.status, *effects})


def goal_effects(row: GoalRow) -> tuple[Effect, ...]:
    """Whether a goal asks for less than before, for more, or both, by its own changes and those of the milestones that
    it kept; one that came from another goal counts by itself."""
    kept = (one for one in row.milestones if one.moved_from is None)
    found = {change.effect for change in (*row.changes, *(change for one in kept for change in one.changes))}
    return tuple(effect for effect in get_args(Effect) if effect in found)


# ------------------------------------------------------------------ only some rows


def only_rows(diff: _AnyDiff, only: Collection[RowKind]) -> _AnyDiff:
    """*diff* with the rows that are of a kind in *only*; of an empty *only*, *diff* itself.

    A goal whose status is asked for keeps all of its milestones that differ (and those that do not where
    ``unchanged`` is asked for too). Another goal is kept for those of its milestones that are asked for (unchanged
    ones as well), with them alone and without changes of its own. In a folder, pairs with no row left are left out. The
    summary stays that of the whole diff.
    """
    if not only:
        return diff
    if isinstance(diff, PlanDiff):
        return replace(diff, goals=_kept(diff, only))
    pairs = tuple(replace(pair, goals=kept) for pair in diff.pairs if (kept := _kept(pair, only)))
    return replace(
        diff,
        pairs=pairs,
        only_old=diff.only_old if "removed" in only else (),
        only_new=diff.only_new if "added" in only else (),
    )


def is_asked(change: Change | None, only: Collection[RowKind]) -> bool:
    """Whether a change, or a row as a whole (null), is to be told where rows *only* of these kinds are: where effects
    alone are asked for, only changes that have one of them are."""
    if not only or set(only) - set(get_args(Effect)):
        return True
    return change is not None and change.effect in only


def _kept(diff: PlanDiff, only: Collection[RowKind]) -> tuple[GoalRow, ...]:
    return tuple(kept for row in diff.goals if (kept := _goal_kept(row, only)) is not None)


def _goal_kept(row: GoalRow, only: Collection[RowKind]) -> GoalRow | None:
    if row.status in only:
        whole = "unchanged" in only
        kept = tuple(one for one in row.milestones if whole or row_kinds(one) != {"unchanged"})
        return replace(row, milestones=kept)
    asked = set(only)
    kept = tuple(one for one in row.milestones if row_kinds(one) & asked)
    if row_kinds(row) & asked:
        return replace(row, milestones=kept)
    return replace(row, milestones=kept, changes=(), beside=()) if kept else None
