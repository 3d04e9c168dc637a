"""Tables: where each cell stands and how far it spans.

Spans are numbers in a file and may be anything; they are clamped to the grid that is really there and never
walked position by position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maalplan.ingest.fills import as_fill
from maalplan.ingest.word.names import VAL, switch, value, w
from maalplan.ingest.writing.drafts import Grid, GridCell
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from maalplan.ingest.writing.drafts import Draft

    Members = Callable[[_Element, str], Iterable[_Element]]
    Content = Callable[[_Element], tuple[Draft, ...]]


@dataclass(slots=True)
class _Open:
    """A cell that may still grow."""

    row: int
    column: int
    column_span: int
    content: tuple[Draft, ...]
    row_span: int = 1
    fill: str | None = None


def read_grid(table: _Element, members: Members, content: Content) -> Grid | None:
    """The ``w:tbl`` *table*; None where it has no cells.

    ``members(element, name)`` gives the rows of the table and the cells of a row, also those inside content
    controls and tracked insertions; ``content(cell)`` reads what stands in a cell.
    """
    shown = [row for row in members(table, w("tr")) if not _gone(row)]
    rows = [[*members(row, w("tc"))] for row in shown]
    width = max([len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")), *map(len, rows)], default=0)
    if not any(rows):
        return None
    cells: list[_Open] = []
    above: dict[int, _Open] = {}
    for number, (row, elements) in enumerate(zip(shown, rows, strict=True), start=1):
        before = whole(value(row.find(w("trPr")), w("gridBefore")), 0)
        above = _read_row(elements, cells, above, _Row(number, 1 + min(before, width - 1), width), content)
    columns = max(cell.column + cell.column_span - 1 for cell in cells)
    return Grid(
        rows=len(rows),
        columns=max(columns, width),
        cells=tuple(GridCell(c.row, c.column, c.row_span, c.column_span, c.content, c.fill) for c in cells),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's number, the column in which its first cell stands, and how many columns the table has."""

    number: int
    first: int
    width: int


def _read_row(
    elements: list[_Element], cells: list[_Open], above: dict[int, _Open], row: _Row, content: Content
) -> dict[int, _Open]:
    """Add the row's cells to *cells*; returned are those that the next row may continue, by column."""
    below: dict[int, _Open] = {}
    column, left = row.first, None
    for element in elements:
        properties = element.find(w("tcPr"))
        span = max(1, min(whole(value(properties, w("gridSpan")), 1), row.width - column + 1))
        down = _merge(properties, "vMerge")
        upper = above.get(column) if down == "continue" else None
        if left is not None and left.row == row.number and _merge(properties, "hMerge") == "continue":
            left.column_span += span
        elif upper is not None and upper.column_span == span:
            upper.row_span += 1
            below[column] = left = upper
        else:
            left = _Open(row.number, column, span, content(element), fill=_fill(properties))
            cells.append(left)
            if down is not None:
                below[column] = left
        column += span
    return below


def _merge(properties: _Element | None, name: str) -> str | None:
    """``restart``, ``continue``, or None where the cell is not merged; a merge without a value continues."""
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(VAL, "continue")


def _fill(properties: _Element | None) -> str | None:
    """The colour behind the cell's words."""
    shading = None if properties is None else properties.find(w("shd"))
    return None if shading is None else as_fill(shading.get(w("fill")))


def _gone(row: _Element) -> bool:
    """Whether the row was deleted with changes tracked, or is hidden."""
    properties = row.find(w("trPr"))
    if properties is None:
        return False
    return properties.find(w("del")) is not None or bool(switch(properties, w("hidden")))
