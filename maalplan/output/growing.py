"""Tables of a workbook that are written row by row, each row once, from plans that come one at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from maalplan.output.workbook import CELL, Day, Linked, Share, SheetColumn, Workbook, fitting, row_height

MOST_ROWS: Final = 1_048_575
"""Below the headings; a sheet has no more."""
MOST_LINKS: Final = 65_530
"""On a sheet; with more, Excel takes the file for a damaged one."""
_HEADING_HEIGHT: Final = 33.0
_LARGE: Final = 1000
"""From here on a whole figure is shown in groups of three."""
_UNMARKED: Final[Mapping[int, CellMark]] = MappingProxyType({})

Plain: TypeAlias = "str | float | Day | Share | Linked | None"
"""What a cell of such a table can hold."""


@dataclass(frozen=True, slots=True)
class CellMark:
    """What marks a cell: its ground (``#RRGGBB``), and a note on it (none where it is empty)."""

    ground: str
    note: str = ""


@dataclass(slots=True)
class Unfit:
    """What sheets could not take as it was: texts that were shortened, texts with signs that no cell holds, rows and
    links that were too many."""

    shortened: int = 0
    replaced: int = 0
    rows: int = 0
    links: int = 0


@dataclass(slots=True)
class GrowingTable:
    """A table on a sheet of its own, with filters; its headings are frozen, and on every printed page.

    ``add`` its rows, then ``end`` it. ``printed``: how many columns are printed.
    """

    book: Workbook
    sheet: Any
    name: str
    columns: Sequence[SheetColumn]
    printed: int
    unfit: Unfit = field(default_factory=Unfit)
    rows: int = 0
    links: int = 0

    def __post_init__(self) -> None:
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
        self.sheet.set_row(0, _HEADING_HEIGHT)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.book.explain(self.sheet, 0, self.columns)

    def add(
        self, values: Sequence[Plain], ground: str | None = None, marks: Mapping[int, CellMark] = _UNMARKED
    ) -> None:
        """The next row, one value for each column, on the colour *ground* (``#RRGGBB``); it is as high as its text
        needs. *marks* are those of some cells, by column from 0. What the sheet cannot hold is counted as unfit."""
        if self.rows == MOST_ROWS:
            self.unfit.rows += 1
            return
        self.rows += 1
        fit = [self._fit(value) for value in values]
        style = CELL if ground is None else {**CELL, "bg_color": ground}
        for place, value in enumerate(fit):
            large = {"num_format": "#,##0"} if _is_large(value) else {}
            mark = marks.get(place) if marks else None
            if mark is None:
                self.book.write(self.sheet, self.rows, place, value, **style, **large)
            else:
                marked = {**style, "bg_color": mark.ground, **large}
                self.book.write(self.sheet, self.rows, place, value, **marked)
                self.book.comment(self.sheet, self.rows, place, mark.note)
        self.sheet.set_row(self.rows, row_height(fit, self.columns))

    def end(self) -> None:
        """Make a named table of the rows: nothing can be added any more."""
        from xlsxwriter.utility import xl_range

        last, last_column = max(self.rows, 1), len(self.columns) - 1
        self.sheet.add_table(0, 0, last, last_column, self.book.table_options(self.name, self.columns))
        self.sheet.print_area(0, 0, last, self.printed - 1)
        self.sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, last_column)})

    def _fit(self, value: Plain) -> Plain:
        if isinstance(value, Linked):
            return self._linked(value)
        if isinstance(value, str) and (fit := fitting(value)) is not value:
            plain = value.replace("\r\n", "\n").replace("\r", "\n")
            self.unfit.replaced += "�" in fit and "�" not in plain
            self.unfit.shortened += len(fit) < len(plain)
            return fit
        return value

    def _linked(self, value: Linked) -> Linked | str:
        if self.links == MOST_LINKS:
            self.unfit.links += 1
            return value.text
        self.links += 1
        return dataclasses.replace(value, text=fitting(value.text))


def _is_large(value: Plain) -> bool:
    return isinstance(value, float) and abs(value) >= _LARGE and value.is_integer()
