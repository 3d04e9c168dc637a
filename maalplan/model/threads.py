"""What became of an agency's goals over the years: the thread of each goal and milestone through its plans.

The names are those of the history file (``maalplan schema history``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model.compared import Change
from maalplan.model.meant import Agency, Comparator, Deadline, Target, Weight
from maalplan.model.said import Scope
from maalplan.model.shown import Finding

ThreadStatus: TypeAlias = Literal["added", "unchanged", "changed"]
"""What a goal is against its place in the thread before; the first of a thread is ``added``."""


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """A plan of a history: it holds from ``year`` to ``until``, the year before the next plan at the latest."""

    id: str
    year: int
    until: int
    title: str | None = None
    version: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a milestone's target was in a year; ``upper`` only with ``between``."""

    year: int
    comparator: Comparator
    value: float
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A milestone's figures of one unit over the years, one a year."""

    unit: str | None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAppearance:
    """A milestone as it stands in one plan, against the plan before in which it stood."""

    year: int
    until: int
    plan: str
    goal: str
    milestone: str
    number: str
    text: str
    status: ThreadStatus
    similarity: float = 0.0
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    moved_from: str | None = None
    split_of: str | None = None
    merged_into: str | None = None
    changes: tuple[Change, ...] = ()
    beside: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneThread:
    """The life of a milestone; it stands with the goal in which it was last."""

    id: str
    text: str
    began: int
    ended: int | None = None
    removed_in: int | None = None
    gaps: tuple[int, ...] = ()
    split_of: str | None = None
    merged_into: str | None = None
    series: tuple[Series, ...] = ()
    appearances: tuple[MilestoneAppearance, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneCounts:
    """How many milestones a goal has in a plan, and how many came, went and changed since it stood before."""

    all: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A goal as it stands in one plan, against the plan before in which it stood.

    ``softened`` and ``tightened`` count the changes of it and of its milestones that ask for less, or for more.
    """

    year: int
    until: int
    plan: str
    goal: str
    scope: Scope
    section: str | None = None
    number: str | None = None
    title: str | None = None
    weight: Weight | None = None
    status: ThreadStatus
    moved: bool = False
    similarity: float = 0.0
    softened: int = 0
    tightened: int = 0
    split_of: str | None = None
    merged_into: str | None = None
    changes: tuple[Change, ...] = ()
    beside: tuple[Change, ...] = ()
    milestones: MilestoneCounts = MilestoneCounts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The life of a goal, whatever its number, title and place were.

    ``id`` is that of the goal with which it began; title and description are as last printed. ``ended`` is the last
    year in which it stands, where a later plan (that of ``removed_in``) has it no more. ``gaps`` are the years between
    of whose plans none had it. ``split_of`` and ``merged_into`` are other threads.
    """

    id: str
    title: str | None = None
    description: str | None = None
    scopes: tuple[Scope, ...] = ()
    began: int
    ended: int | None = None
    removed_in: int | None = None
    gaps: tuple[int, ...] = ()
    split_of: str | None = None
    merged_into: str | None = None
    appearances: tuple[Appearance, ...] = ()
    milestones: tuple[MilestoneThread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An agency's goals over the years: every goal of its plans stands in exactly one thread, every milestone too.

    ``years`` are those for which a plan was found, ``years_missing`` those between without one. ``findings`` say what
    was bridged and what was left out.
    """

    schema_version: str
    agency: Agency
    years: tuple[int, ...] = ()
    years_missing: tuple[int, ...] = ()
    plans: tuple[HistoryPlan, ...] = ()
    threads: tuple[Thread, ...] = ()
    findings: tuple[Finding, ...] = ()
