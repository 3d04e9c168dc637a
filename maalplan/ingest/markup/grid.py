"""The grid of a table in the making: where each cell stands when others span rows and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maalplan.ingest.bounds import check_columns
from maalplan.ingest.fills import as_fill, fill_of_style
from maalplan.limits import SPANNED_COLUMNS, SPANNED_ROWS
from maalplan.model import Block, Cell, Place, Table


@dataclass(slots=True)
class OpenCell:
    """A cell that is still being read."""

    row: int
    column: int
    row_span: int
    column_span: int
    fill: str | None = None
    content: list[Block] = field(default_factory=list)


class Grid:
    """Rows and cells of one table in reading order; ``line`` is where the table begins in the source."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.cells: list[OpenCell] = []
        self.row = 0
        self._column = 1
        self._columns = 0
        self._taken: dict[int, int] = {}
        """Column → last row that a cell from above still covers."""

    def start_row(self) -> None:
        """A new row. A first row without words, as Markdown must have where a table has no header, is dropped."""
        if self.row == 1 and not any(cell.content or cell.row_span > 1 for cell in self.cells):
            self.cells.clear()
        else:
            self.row += 1
        self._column = 1

    def start_cell(self, attributes: Mapping[str, str]) -> OpenCell:
        """The next cell of the row; opens the first row when none is open.

        Raises TooLarge for more columns than are read.
        """
        if not self.row:
            self.start_row()
        while self._taken.get(self._column, 0) >= self.row:
            self._column += 1
        across = min(_span(attributes.get("colspan")), SPANNED_COLUMNS)
        down = min(_span(attributes.get("rowspan")), SPANNED_ROWS)
        fill = as_fill(attributes.get("bgcolor")) or fill_of_style(attributes.get("style", ""))
        cell = OpenCell(self.row, self._column, down, across, fill)
        if down > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + across), self.row + down - 1))
        self._column += across
        self._columns = max(self._columns, self._column - 1)
        check_columns(self._columns)
        self.cells.append(cell)
        return cell

    def table(self, place: Place) -> Table | None:
        """The finished table; None without cells."""
        if not self.cells:
            return None
        rows = max(cell.row for cell in self.cells)
        cells = tuple(
            Cell(
                cell.row,
                cell.column,
                tuple(cell.content),
                min(cell.row_span, rows - cell.row + 1),
                cell.column_span,
                cell.fill,
            )
            for cell in self.cells
        )
        return Table(rows, self._columns, cells, place)


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        return 1
    return int(digits) or SPANNED_ROWS  # rowspan="0" reaches to the last row
