"""Strands: what is the same thing in the plans of several years, one bead a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from maalplan.model import Goal, GoalRow, Milestone, MilestoneRow

T = TypeVar("T")
R = TypeVar("R")

Key: TypeAlias = tuple[int, str]
"""The place of a plan among the plans, from 0, and an id in it."""


@dataclass(frozen=True, slots=True)
class Bead(Generic[T, R]):
    """A goal or milestone in one plan; ``row`` says how it differs from the bead before, null for the first."""

    step: int
    item: T
    goal: str
    row: R | None = None


@dataclass(slots=True, eq=False)
class Strand(Generic[T, R]):
    """The beads of one goal or milestone, in the order of the plans."""

    beads: list[Bead[T, R]]

    @property
    def last(self) -> Bead[T, R]:
        """The latest bead."""
        return self.beads[-1]

    def before(self, step: int) -> Bead[T, R] | None:
        """The latest bead before the plan *step*."""
        return next((bead for bead in reversed(self.beads) if bead.step < step), None)


@dataclass(slots=True)
class Strands(Generic[T, R]):
    """All strands of one kind. Every id of every plan stands in one strand at most.

    ``split`` and ``merged`` say of a bead from which, or into which, other bead it went.
    """

    all: list[Strand[T, R]] = field(default_factory=list)
    split: dict[Key, Key] = field(default_factory=dict)
    merged: dict[Key, Key] = field(default_factory=dict)
    _of: dict[Key, Strand[T, R]] = field(default_factory=dict)

    def of(self, key: Key) -> Strand[T, R] | None:
        """The strand of an id in a plan."""
        return self._of.get(key)

    def begin(self, key: Key, bead: Bead[T, R]) -> None:
        """A strand that begins with *bead*."""
        self._of[key] = Strand([bead])
        self.all.append(self._of[key])

    def go_on(self, old: Key, key: Key, bead: Bead[T, R]) -> bool:
        """Let the strand that ends in *old* go on with *bead*; false where it does not end there, or *key* has one."""
        strand = self._of.get(old)
        if strand is None or strand.last.step != old[0] or key in self._of:
            return False
        strand.beads.append(bead)
        self._of[key] = strand
        return True

    def resting(self, step: int) -> Iterator[Strand[T, R]]:
        """The strands whose last bead is in the plan *step*."""
        return (strand for strand in self.all if strand.last.step == step)


GoalStrand: TypeAlias = Strand[Goal, GoalRow]
MilestoneStrand: TypeAlias = Strand[Milestone, MilestoneRow]
