"""Status sheets in a workbook: which sheets are some, which column is which, and their rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from maalplan.model import Place, Rating, Sheet, SheetCell, Spreadsheet, StatusSheet
from maalplan.normalize.outcomes import as_rating
from maalplan.output.followup.sheet_layout import COLUMNS, FILLED_IN, role_of
from maalplan.output.followup.sheet_record import RECORD, from_record

_SEARCHED: Final = 60
"""Rows in which the headings are looked for; people put a few lines above them."""
_FEWEST: Final = 5
"""Headings of ours that a row without the column of ids must have to be taken for headings."""
_FEWEST_WITH_IDS: Final = 3
_OURS: Final = frozenset({"goal", "milestone", "deadline", "deadline_text", "status", "comment"})
"""Headings that stand together in no other table."""
_OPTIONAL: Final = ("due", "last")
"""Columns that not every sheet has."""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back: its cells by column; ``columns`` are all that its sheet has."""

    sheet: Sheet
    row: int
    cells: Mapping[str, SheetCell]
    columns: Mapping[str, int]

    def text(self, role: str) -> str:
        """What a column shows, on one line; empty where nothing is."""
        cell = self.cells.get(role)
        return " ".join(cell.text.split()) if cell else ""

    def places(self, *roles: str) -> tuple[Place, ...]:
        """Where the cells of these columns stand, of none all."""
        chosen = [cell for role, cell in self.cells.items() if role in roles or not roles]
        return tuple(place_of(self.sheet, cell) for cell in chosen) or (Place(block=self.sheet.number, row=self.row),)


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A status sheet as it came back; ``merged`` are cells that were made of those of several rows, with how many."""

    sheet: Sheet
    rows: tuple[ReturnedRow, ...]
    columns: Mapping[str, int]
    others: tuple[SheetCell, ...] = ()
    """Headings that are not ours."""
    lost: tuple[str, ...] = ()
    """Columns of ours that are not there any more, by their headings."""
    merged: tuple[tuple[SheetCell, int], ...] = ()


def place_of(sheet: Sheet, cell: SheetCell) -> Place:
    """Where *cell* stands: the sheet is the block."""
    return Place(block=sheet.number, row=cell.row, column=cell.column)


def record_in(workbook: Spreadsheet) -> StatusSheet | None:
    """What the workbook says was sent; null where it does not say."""
    for sheet in workbook.sheets:
        first = sheet.cells[0] if sheet.cells else None
        if first is not None and (first.row, first.column, first.text) == (1, 1, RECORD):
            return from_record(_grid(sheet))
    return None


def _grid(sheet: Sheet) -> list[list[str]]:
    """The cells of the record by row and column; those beyond what it has are left out."""
    width = max(len(COLUMNS) * 2, 20)
    rows: dict[int, list[str]] = {}
    for cell in sheet.cells:
        if cell.column <= width:
            row = rows.setdefault(cell.row, [])
            row += [""] * (cell.column - len(row))
            row[cell.column - 1] = cell.text
    return list(rows.values())


def is_record(sheet: Sheet) -> bool:
    """Is this the sheet that was out of sight, or what is left of it?"""
    first = sheet.cells[0] if sheet.cells else None
    return sheet.name == RECORD or (first is not None and first.row == 1 and first.text == RECORD)


def status_sheets(workbook: Spreadsheet, *, known: bool) -> Iterator[ReturnedSheet]:
    """The status sheets of *workbook*, as far as their headings tell them; of one that is *known* to be a status
    workbook the column of ids may be gone."""
    for sheet in workbook.sheets:
        found = None if is_record(sheet) else _status_sheet(sheet, known)
        if found is not None:
            yield found


def _status_sheet(sheet: Sheet, known: bool) -> ReturnedSheet | None:
    lines: dict[int, list[SheetCell]] = {}
    for cell in sheet.cells:
        lines.setdefault(cell.row, []).append(cell)
    for row, cells in list(lines.items())[:_SEARCHED]:
        columns = _columns(cells)
        if not _are_headings(columns, known):
            continue
        others = [cell for cell in cells if cell.text.strip() and cell.column not in columns.values()]
        columns |= _renamed(others, columns)
        below = {at: line for at, line in lines.items() if at > row}
        columns |= _of_verdicts(below, columns)
        spread = _Spread(sheet, columns, below)
        return ReturnedSheet(
            sheet,
            tuple(_rows(sheet, below, columns, spread)),
            columns,
            tuple(cell for cell in others if cell.column not in columns.values()),
            tuple(names[0] for role, names in COLUMNS.items() if role not in {*columns, *_OPTIONAL}),
            spread.merged,
        )
    return None


def _are_headings(columns: Mapping[str, int], known: bool) -> bool:
    if "id" in columns:
        return len(columns) >= _FEWEST_WITH_IDS
    return len(columns) >= _FEWEST and (known or columns.keys() >= _OURS)


def _columns(cells: Sequence[SheetCell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for cell in cells:
        role = role_of(cell.text)
        if role is not None:
            columns.setdefault(role, cell.column)
    return columns


def _renamed(others: Sequence[SheetCell], columns: Mapping[str, int]) -> dict[str, int]:
    """Columns to be filled in whose headings begin with ours ("Status pr. 1. oktober")."""
    found: dict[str, int] = {}
    for cell in others:
        role = role_of(cell.text.split(maxsplit=1)[0].strip(".:,"))
        if role in FILLED_IN and role not in columns:
            found.setdefault(role, cell.column)
    return found


def _of_verdicts(lines: Mapping[int, Sequence[SheetCell]], columns: Mapping[str, int]) -> dict[str, int]:
    """The column of statuses whose heading is another or gone: the only one that holds nothing but verdicts."""
    if "status" in columns:
        return {}
    ratings: dict[int, set[Rating | None]] = {}
    for cell in (cell for line in lines.values() for cell in line):
        if cell.text.strip() and cell.column not in columns.values():
            ratings.setdefault(cell.column, set()).add(as_rating(cell.text))
    found = [column for column, own in ratings.items() if None not in own]
    return {"status": found[0]} if len(found) == 1 else {}


class _Spread:
    """Cells that were made of those of several rows: each says in all of them what it says."""

    def __init__(self, sheet: Sheet, columns: Mapping[str, int], lines: Mapping[int, Sequence[SheetCell]]) -> None:
        self._at: dict[tuple[int, int], SheetCell] = {}
        rows = sorted(lines)
        merged = []
        for top, left, bottom, _ in sheet.merged:
            inside = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
            anchor = next((cell for cell in lines.get(top, ()) if cell.column == left), None)
            if left in columns.values() and anchor is not None and len(inside) > 1 and (top, left) not in self._at:
                self._at |= {(row, left): anchor for row in inside}
                merged.append((anchor, len(inside)))
        self.merged = tuple(merged)

    def filled(self, row: int, column: int, own: SheetCell | None) -> SheetCell | None:
        """The cell that is seen at a place."""
        return own or self._at.get((row, column))


def _rows(
    sheet: Sheet, lines: Mapping[int, Sequence[SheetCell]], columns: Mapping[str, int], spread: _Spread
) -> Iterator[ReturnedRow]:
    for row, cells in lines.items():
        own = {cell.column: cell for cell in cells}
        seen = {role: spread.filled(row, column, own.get(column)) for role, column in columns.items()}
        named = {role: cell for role, cell in seen.items() if cell is not None}
        if any(cell.text.strip() or cell.formula for cell in named.values()):
            yield ReturnedRow(sheet, row, named, columns)
