"""A workbook as a document: its sheets one after the other, each with what stands above its table, and the table. The
name of a sheet is a heading where there are several, or where nothing else stands above a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from maalplan.model import BREAK, Block, Cell, Document, Place, Sheet, SheetCell, Spreadsheet, Table, Text, TextKind


def as_document(workbook: Spreadsheet) -> Document:
    """What the sheets that are not hidden show; rows of one cell alone, above all others, are paragraphs."""
    numbers = count(1)
    sheets = [sheet for sheet in workbook.sheets if not sheet.hidden and sheet.cells]
    blocks = tuple(block for sheet in sheets for block in _blocks(sheet, numbers, named=len(sheets) > 1))
    return Document(workbook.source, blocks, findings=workbook.findings)


def _blocks(sheet: Sheet, numbers: Iterator[int], *, named: bool) -> Iterator[Block]:
    rows: dict[int, list[SheetCell]] = {}
    for cell in sheet.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    table = [row for row, cells in rows.items() if len(cells) > 1]
    first = min(table, default=0)
    if named or first == min(rows):
        yield _text("heading", sheet.name, Place(block=next(numbers)), level=1)
    for row, cells in rows.items():
        if not table or row < first:
            yield _text("paragraph", cells[0].text, Place(block=next(numbers)))
    if table:
        below = [cell for row, cells in rows.items() if row >= first for cell in cells]
        yield _table(below, sheet.merged, Place(block=next(numbers)))


def _table(cells: Sequence[SheetCell], merged: Iterable[tuple[int, int, int, int]], place: Place) -> Table:
    """A table of *cells*; rows and columns that are empty throughout are left out."""
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.column for cell in cells})
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    made = []
    for cell in cells:
        bottom, right = spans.get((cell.row, cell.column), (cell.row, cell.column))
        row, column = bisect_right(rows, cell.row), bisect_right(columns, cell.column)
        where = Place(block=place.block, row=row, column=column)
        content = _text("paragraph", cell.text, where)
        down, across = bisect_right(rows, bottom) - row + 1, bisect_right(columns, right) - column + 1
        made.append(Cell(row, column, (content,), max(down, 1), max(across, 1)))
    return Table(len(rows), len(columns), tuple(made), place)


def _text(kind: TextKind, words: str, place: Place, level: int = 0) -> Text:
    lines = words.strip().replace("\n", BREAK)
    return Text(kind, lines, tuple(place for _ in lines.split(BREAK)), level)
