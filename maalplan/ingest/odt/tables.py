"""Tables: where each cell stands and how far it spans.

Spans and repetitions are numbers in a file and may be anything; they are clamped to the grid that is really there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maalplan.ingest.bounds import check_blocks, check_columns
from maalplan.ingest.odt.names import names, q
from maalplan.ingest.writing.drafts import Grid, GridCell
from maalplan.ingest.writing.values import whole
from maalplan.limits import REPEATED, SPANNED_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from maalplan.ingest.writing.drafts import Draft

    Content = Callable[[_Element], tuple[Draft, ...]]

COLUMN_GROUPS = names("table", "table-columns table-header-columns table-column-group")
ROW_GROUPS = names("table", "table-rows table-header-rows table-row-group")
COVERED = q("table:covered-table-cell")
CELLS = frozenset({q("table:table-cell"), COVERED})


def read_grid(table: _Element, content: Content) -> Grid | None:
    """The ``table:table`` *table*, None where it has no cells; ``content(cell)`` reads what stands in a cell.

    Raises :class:`~maalplan.errors.TooLarge` for a table of more cells than any plan has.
    """
    rows = list(_members(table, q("table:table-row"), ROW_GROUPS))
    declared = sum(_repeated(column, "columns", SPANNED_COLUMNS) for column in _columns(table))
    width = max(
        [min(declared, SPANNED_COLUMNS), *(sum(1 for cell in row if cell.tag in CELLS) for row in rows)], default=0
    )
    filler = _Filler(width)
    for row in rows:
        if row.get(q("table:visibility"), "visible") == "visible":
            filler.add(row, content)
    if not filler.cells:
        return None
    return Grid(
        rows=filler.rows,
        columns=max(width, *(cell.column + cell.column_span - 1 for cell in filler.cells)),
        cells=tuple(filler.clamped()),
    )


@dataclass(slots=True)
class _Filler:
    """A grid that is filled row by row."""

    width: int
    rows: int = 0
    cells: list[GridCell] = field(default_factory=list)
    _covered_until: dict[int, int] = field(default_factory=dict)
    """Column -> the last row that a cell above covers."""

    def add(self, row: _Element, content: Content) -> None:
        """Add a ``table:table-row``, as often as it says."""
        first = len(self.cells)
        self.rows += 1
        column = 1
        for element in row:
            if element.tag in CELLS:
                column = self._cell(element, column, content)
        added = self.cells[first:]
        if any(cell.content for cell in added):
            for _ in range(_repeated(row, "rows", REPEATED) - 1):
                self.rows += 1
                self._keep(*(GridCell(self.rows, c.column, c.row_span, c.column_span, c.content) for c in added))

    def _cell(self, element: _Element, column: int, content: Content) -> int:
        """Add a cell as often as it says; returned is the column behind it."""
        if element.tag == COVERED:
            return column + _repeated(element, "columns", SPANNED_COLUMNS)
        # Some programs leave out the covered cells below and beside a merged one.
        while self._covered_until.get(column, 0) >= self.rows:
            column += 1
        words = content(element)
        if not words and (gap := _repeated(element, "columns", SPANNED_COLUMNS)) > 1:
            return column + gap
        across = max(1, min(whole(element.get(q("table:number-columns-spanned")), 1), self.width - column + 1))
        down = max(1, whole(element.get(q("table:number-rows-spanned")), 1))
        for at in range(column, column + across):
            self._covered_until[at] = self.rows + down - 1
        for _ in range(_repeated(element, "columns", REPEATED)):
            self._keep(GridCell(self.rows, column, down, across, words))
            column += 1
        return column

    def _keep(self, *cells: GridCell) -> None:
        self.cells += cells
        check_blocks(len(self.cells))
        check_columns(cells[-1].column)

    def clamped(self) -> Iterator[GridCell]:
        """The cells, none of which reaches below the last row."""
        for cell in self.cells:
            down = min(cell.row_span, self.rows - cell.row + 1)
            yield GridCell(cell.row, cell.column, down, cell.column_span, cell.content)


def _columns(table: _Element) -> Iterator[_Element]:
    return _members(table, q("table:table-column"), COLUMN_GROUPS)


def _members(element: _Element, name: str, groups: frozenset[str]) -> Iterator[_Element]:
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in groups:
            yield from _members(child, name, groups)


def _repeated(element: _Element, what: str, most: int) -> int:
    return max(1, min(whole(element.get(q(f"table:number-{what}-repeated")), 1), most))
