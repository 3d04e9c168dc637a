"""What a spreadsheet shows: cells with what a person reads in them, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from maalplan.model.shown import Finding, Source

CellKind: TypeAlias = Literal["text", "number", "day", "truth", "error"]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that is not empty; ``row`` and ``column`` from 1.

    ``text`` is what a Danish reader sees in it (``12,5``, ``31-12-2025``, ``80 pct.``, ``#REF!``), line feeds as they
    are. ``formula``: is it worked out? It then shows what the program that saved the file has put there last.
    ``number`` is a number as the file has it, which may show fewer places.
    """

    row: int
    column: int
    text: str
    kind: CellKind = "text"
    formula: bool = False
    number: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by rows, then columns. ``number`` is its own in the workbook, from 1; ``merged`` are the
    first row and column, and the last ones, of cells that were made one; ``hidden_rows`` are those that a filter or
    a person hides."""

    name: str
    number: int
    cells: tuple[SheetCell, ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """All sheets of a workbook that hold words; who saved it last, as their program calls them, and when (ISO date
    and time, UTC), where it says so."""

    source: Source
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    saved_by: str | None = None
    saved_at: str | None = None
