"""The sheets of a workbook of plans that came back: which is which, which column is which, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from maalplan.model import Sheet, SheetCell, Spreadsheet
from maalplan.output.plans.labels import label
from maalplan.output.plans.layout import CORRECTABLE, LAYOUTS, Layout
from maalplan.output.plans.record import RECORD, BookRecord, from_record

KEYS: Final[Mapping[str, str]] = {"plans": "plan_id", "goals": "goal_id", "milestones": "milestone_id"}
"""The column of each sheet that says which row it is."""
_SEARCHED: Final = 60
"""Rows in which the headings are looked for; people put a few lines above them."""
_FEWEST: Final = 3
"""Headings besides the ids that a row must have to be taken for headings."""
_RECORD_WIDTH: Final = 40


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row as it came back: its cells by column; ``at`` is its number in the sheet."""

    sheet: BookSheet
    at: int
    cells: Mapping[str, SheetCell]

    @property
    def key(self) -> str:
        """The id in it; empty where there is none."""
        return self.text(KEYS[self.sheet.kind])

    @property
    def is_hidden(self) -> bool:
        """Whether a filter, or a person, hides it."""
        return self.at in self.sheet.sheet.hidden_rows

    def text(self, column: str) -> str:
        """What a column shows, on one line; empty where nothing is."""
        cell = self.cells.get(column)
        return " ".join(cell.text.split()) if cell else ""

    def place(self, column: str | None = None) -> str:
        """Where the row is, or its cell in *column*, as spreadsheets say it: ``Mål!E5``."""
        if column is None or column not in self.sheet.columns:
            return f"{self.sheet.name}, row {self.at}"
        return f"{self.sheet.name}!{letters_of(self.sheet.columns[column])}{self.at}"

    def is_merged(self, column: str) -> bool:
        """Whether the cell in *column* has been made one with others."""
        at, place = self.sheet.columns[column], self.at
        spans = self.sheet.sheet.merged
        return any(top <= place <= bottom and left <= at <= right for top, left, bottom, right in spans)


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of a *kind* (``plans``, ``goals``, ``milestones``): its columns by name, and its rows below the headings;
    ``lost`` are headings that may be corrected and are gone, ``others`` those that are not ours."""

    sheet: Sheet
    kind: str
    columns: Mapping[str, int]
    lost: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    rows: list[BookRow] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name."""
        return self.sheet.name


def letters_of(column: int) -> str:
    """What spreadsheets call a column, from 1.

    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def record_in(workbook: Spreadsheet) -> BookRecord | None:
    """What the workbook says that it was made of; null where it does not say."""
    for sheet in workbook.sheets:
        first = sheet.cells[0] if sheet.cells else None
        if first is not None and (first.row, first.column, first.text) == (1, 1, RECORD):
            rows: dict[int, list[str]] = {}
            for cell in sheet.cells:
                if cell.column <= _RECORD_WIDTH:
                    row = rows.setdefault(cell.row, [])
                    row += [""] * (cell.column - len(row))
                    row[cell.column - 1] = cell.text
            return from_record(list(rows.values()))
    return None


def book_sheets(workbook: Spreadsheet) -> tuple[dict[str, BookSheet], list[str]]:
    """The sheets of *workbook* by their kind, known by their headings; and the names of copies, which are not read."""
    found: dict[str, BookSheet] = {}
    copies = []
    for sheet in sorted(workbook.sheets, key=lambda one: not _is_named(one)):
        one = _book_sheet(sheet)
        if one is None:
            continue
        if one.kind in found:
            copies.append(sheet.name)
        else:
            found[one.kind] = one
    return found, copies


def _is_named(sheet: Sheet) -> bool:
    """Has *sheet* a name that a sheet was given?"""
    return any(sheet.name in (label(kind, "da"), label(kind, "en")) for kind in KEYS)


def _book_sheet(sheet: Sheet) -> BookSheet | None:
    lines: dict[int, list[SheetCell]] = {}
    for cell in sheet.cells:
        lines.setdefault(cell.row, []).append(cell)
    for row, cells in list(lines.items())[:_SEARCHED]:
        kind, columns = _headings(cells)
        if kind is None:
            continue
        others = tuple(cell.text.strip() for cell in cells if cell.column not in columns.values() and cell.text.strip())
        lost = tuple(label(f"column {name}", "da") for name in CORRECTABLE[kind] if name not in columns)
        found = BookSheet(sheet, kind, columns, lost, others)
        found.rows.extend(_rows(found, {at: line for at, line in lines.items() if at > row}))
        return found
    return None


def _headings(cells: Sequence[SheetCell]) -> tuple[str | None, dict[str, int]]:
    """The kind of sheet whose headings *cells* are, with its columns; null where they are none."""
    best: tuple[str | None, dict[str, int]] = (None, {})
    for layout in LAYOUTS:
        names = _names(layout)
        columns: dict[str, int] = {}
        for cell in cells:
            name = names.get(" ".join(cell.text.split()).casefold())
            if name is not None:
                columns.setdefault(name, cell.column)
        if len(columns) > max(len(best[1]), _FEWEST):
            best = layout.name, columns
    kind, columns = best
    return best if kind is not None and KEYS.get(kind) in columns else (None, {})


def _names(layout: Layout) -> dict[str, str]:
    """The columns of *layout* by their headings, in either language."""
    return {label(f"column {name}", lang).casefold(): name for lang in ("en", "da") for name, _ in layout.columns}


def _rows(sheet: BookSheet, lines: Mapping[int, Sequence[SheetCell]]) -> Iterator[BookRow]:
    for at, cells in lines.items():
        own = {cell.column: cell for cell in cells}
        named = {name: own[column] for name, column in sheet.columns.items() if column in own}
        if any(cell.text.strip() or cell.formula for cell in named.values()):
            yield BookRow(sheet, at, named)
