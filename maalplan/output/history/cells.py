"""A history as a grid: a row for each thread, a column for each year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from maalplan.model import Appearance, History, MilestoneAppearance, MilestoneThread, Thread

CellKind: TypeAlias = Literal[
    "added", "split", "unchanged", "changed", "holds", "absent", "no_plan", "removed", "merged", "none"
]

SIGNS: Final[dict[CellKind, str]] = {
    "added": "+",
    "split": "↳",
    "unchanged": "=",
    "changed": "≠",
    "holds": "·",
    "absent": "…",
    "no_plan": "?",
    "removed": "−",
    "merged": "→",
    "none": "",
}
"""The sign of each kind, which stands beside a word, or is explained by a legend."""
MOVED: Final = "↕"
SOFTENED: Final = "▽"
TIGHTENED: Final = "△"


@dataclass(frozen=True, slots=True)
class Shown:
    """A history, and those of its threads that are shown; the others are still known by their names."""

    history: History
    threads: tuple[Thread, ...]

    def cut(self) -> History:
        """The history with these threads alone."""
        return replace(self.history, threads=self.threads)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a goal is in a year: ``none`` before it began and after it was gone."""

    year: int
    kind: CellKind
    appearance: Appearance | None = None

    @property
    def flags(self) -> tuple[str, ...]:
        """Signs of what else is to be said: moved, softened, tightened."""
        own = self.appearance
        if own is None or own.year != self.year:
            return ()
        wanted = ((MOVED, own.moved), (SOFTENED, own.softened), (TIGHTENED, own.tightened))
        return tuple(sign for sign, is_so in wanted if is_so)


@dataclass(frozen=True, slots=True)
class PointCell:
    """What a milestone is in a year."""

    year: int
    kind: CellKind
    appearance: MilestoneAppearance | None = None


def columns(history: History) -> tuple[int, ...]:
    """The years of the grid, those without a plan among them."""
    return tuple(sorted({*history.years, *history.years_missing}))


def cells(history: History, thread: Thread) -> tuple[Cell, ...]:
    """The cells of a goal, one for each column."""
    stands = {year: own for own in thread.appearances for year in range(own.year, own.until + 1)}
    return tuple(
        Cell(year, _kind(history, thread, stands.get(year), year), stands.get(year)) for year in columns(history)
    )


def point_cells(history: History, thread: MilestoneThread) -> tuple[PointCell, ...]:
    """The cells of a milestone, one for each column."""
    stands = {year: own for own in thread.appearances for year in range(own.year, own.until + 1)}
    return tuple(
        PointCell(year, _kind(history, thread, stands.get(year), year), stands.get(year)) for year in columns(history)
    )


def _kind(
    history: History, thread: Thread | MilestoneThread, own: Appearance | MilestoneAppearance | None, year: int
) -> CellKind:
    if own is not None:
        return _standing(own, year)
    if year == thread.removed_in:
        return "merged" if thread.merged_into else "removed"
    if year in thread.gaps:
        last = [before for before in thread.appearances if before.until < year][-1]
        return "merged" if last.merged_into else "absent"
    inside = thread.began < year and (thread.ended is None or year < thread.ended)
    return "no_plan" if inside and year in history.years_missing else "none"


def _standing(own: Appearance | MilestoneAppearance, year: int) -> CellKind:
    if year > own.year:
        return "holds"
    return "split" if own.status == "added" and own.split_of else own.status
