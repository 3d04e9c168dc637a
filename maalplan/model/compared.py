"""What changed between two plans: which goals are the same, and how what they say differs.

The names are those of the diff file (``maalplan schema diff``). A row holds ids; the words are in the plans.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from maalplan.model.meant import Deadline, Plan, Target, Weight
from maalplan.model.shown import Finding

RowStatus: TypeAlias = Literal["unchanged", "changed", "added", "removed"]
Direction: TypeAlias = Literal["later", "earlier", "raised", "lowered"]
"""Where a value went: a deadline later or earlier; a figure or weight raised or lowered."""
Effect: TypeAlias = Literal["softened", "tightened"]
"""What it means for who must reach it: less, or more, than before."""
if TYPE_CHECKING:
    ChangeValue: TypeAlias = str | Weight | Deadline | tuple[Target, ...] | dict[str, str] | None
else:
    ChangeValue: TypeAlias = Any  # what draws schemas from the types knows no union of several dataclasses


@dataclass(frozen=True, slots=True)
class Change:
    """A field whose content differs; ``old`` and ``new`` are its whole values."""

    field: str
    old: ChangeValue
    new: ChangeValue
    direction: Direction | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow:
    """A milestone of the old goal, of the new one, or the same in both."""

    status: RowStatus
    similarity: float = 0.0
    old: str | None = None
    new: str | None = None
    split_of: str | None = None
    merged_into: str | None = None
    moved_from: str | None = None
    moved_to: str | None = None
    changes: tuple[Change, ...] = ()
    beside: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal of the old plan, of the new one, or the same in both, with all its milestones."""

    status: RowStatus
    moved: bool = False
    similarity: float = 0.0
    old: str | None = None
    new: str | None = None
    split_of: str | None = None
    merged_into: str | None = None
    changes: tuple[Change, ...] = ()
    beside: tuple[Change, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows have each status; how many of them moved, were softened, were tightened."""

    unchanged: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    softened: int = 0
    tightened: int = 0


@dataclass(frozen=True, slots=True)
class Summary(RowCounts):
    """The counts of the goals, and those of the milestones in all rows."""

    milestones: RowCounts = field(default_factory=RowCounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDiff:
    """Two plans side by side: every goal and milestone of both stands in exactly one row.

    Rows are in the order of the new plan; a removed goal stands behind the goal that it followed. ``changes`` are
    those of the plans themselves (agency, ministry, document type, period, follow-ups, signatures).
    """

    schema_version: str
    old: Plan
    new: Plan
    changes: tuple[Change, ...] = ()
    goals: tuple[GoalRow, ...] = ()
    summary: Summary = field(default_factory=Summary)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderDiff:
    """Two sets of plans side by side; ``findings`` say where a pair was guessed."""

    schema_version: str
    pairs: tuple[PlanDiff, ...] = ()
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
