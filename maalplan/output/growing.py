"""Tables of a workbook that are written row by row, with no more than one row in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from maalplan.output.row_xml import Kind, Plain, row_xml
from maalplan.output.workbook import CELL, HEADING, LINK, Linked, SheetColumn, Workbook, fitting, url_of

MOST_ROWS: Final = 1_048_575
"""Below the headings; a sheet has no more."""
MOST_LINKS: Final = 65_530
"""On a sheet; with more, Excel takes the file for a damaged one."""
_HEADING_HEIGHT: Final = 33.0
_LINE_HEIGHT: Final = 13.0
_HIGHEST: Final = 409.0
_LETTERS: Final = 1.1
"""Letters of running text in the width of a digit, in which columns are measured."""
_RAGGED: Final = 1.06
"""How much longer a text is for the ends of its lines, where the next word does not fit any more."""

_STYLES: Final[Mapping[Kind, Mapping[str, object]]] = {
    "text": {},
    "number": {"align": "right"},
    "large": {"align": "right", "num_format": "#,##0"},
    "day": {"num_format": "dd-mm-yyyy"},
    "share": {"num_format": "0 %"},
    "link": LINK,
}


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
    letters: list[str] = field(default_factory=list)
    styles: dict[tuple[Kind, str | None], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from xlsxwriter.utility import xl_col_to_name

        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
        self.sheet.set_row(0, _HEADING_HEIGHT)
        for place, column in enumerate(self.columns):
            self.book.write(self.sheet, 0, place, column.heading, **HEADING)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet._write_single_row(1)  # the headings are on the disk, and our own rows can follow
        self.sheet.ignore_write_string = True  # of a link: its words stand in the row
        self.letters = [xl_col_to_name(place) for place in range(len(self.columns))]

    def add(self, values: Sequence[Plain], ground: str | None = None) -> None:
        """The next row, one value for each column, on the colour *ground* (``#RRGGBB``); it is as high as its text
        needs. What the sheet cannot hold is counted as unfit."""
        if self.rows == MOST_ROWS:
            self.unfit.rows += 1
            return
        self.rows += 1
        fit = [self._fit(value, place) for place, value in enumerate(values)]
        cells = zip(self.letters, fit, strict=True)
        height = _height(fit, self.columns)
        self.sheet.fh.write(row_xml(self.rows + 1, height, cells, lambda kind: self._style(kind, ground)))

    def end(self) -> None:
        """Make a named table of the rows: nothing can be added any more."""
        from xlsxwriter.utility import xl_range

        last = max(self.rows, 1)
        self.sheet._check_dimensions(last, len(self.columns) - 1)
        options = {"name": self.name, "style": None, "columns": [{"header": one.heading} for one in self.columns]}
        _name_written_rows(self.sheet, last, len(self.columns) - 1, options)
        self.sheet.print_area(0, 0, last, self.printed - 1)
        self.sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, len(self.columns) - 1)})

    def _fit(self, value: Plain, place: int) -> Plain:
        if isinstance(value, Linked):
            return self._linked(value, place)
        if isinstance(value, str) and (fit := fitting(value)) is not value:
            plain = value.replace("\r\n", "\n").replace("\r", "\n")
            self.unfit.replaced += "�" in fit and "�" not in plain
            self.unfit.shortened += len(fit) < len(plain)
            return fit
        return value

    def _linked(self, value: Linked, place: int) -> Linked | str:
        if self.links == MOST_LINKS:
            self.unfit.links += 1
            return fitting(value.text)
        self.links += 1
        fit = fitting(value.text)
        self.sheet.write_url(self.rows, place, url_of(value.target, fit))
        return Linked(fit, value.target)

    def _style(self, kind: Kind, ground: str | None) -> int:
        if (kind, ground) not in self.styles:
            shade = {} if ground is None else {"bg_color": ground}
            self.styles[kind, ground] = self.book.style_number(**CELL, **shade, **_STYLES[kind])
        return self.styles[kind, ground]


def _name_written_rows(sheet: Any, last: int, last_column: int, options: dict[str, Any]) -> None:
    """Have XlsxWriter make a table of the rows from 0 to *last*, which are on the disk already.

    It refuses that in a file that is written row by row, because it would write the headings, and note every cell
    of the table in memory. So it is given the first two rows while it believes that nothing is on the disk, with a
    writer that writes nothing, and what it noted is drawn out to the last row.
    """
    from xlsxwriter.utility import xl_range

    sheet.constant_memory, sheet._write_string = False, lambda *_: 0
    try:
        problem = sheet.add_table(0, 0, 1, last_column, options)
    finally:
        sheet.constant_memory = True
        del sheet._write_string
    assert problem == 0, "headings are different, and the name is one of a table"
    whole = xl_range(0, 0, last, last_column)
    sheet.tables[-1].update(range=whole, a_range=whole, autofilter=whole)


def _height(values: Sequence[Plain], columns: Sequence[SheetColumn]) -> float:
    """How high a row must be for its text, in points."""
    most = 1
    for value, column in zip(values, columns, strict=True):
        text = value if isinstance(value, str) else value.text if isinstance(value, Linked) else ""
        room = column.width * _LETTERS
        if len(text) > room or "\n" in text:
            most = max(most, sum(-(-int(len(line) * _RAGGED) // int(room)) or 1 for line in text.split("\n")))
    return min(most * _LINE_HEIGHT + 3, _HIGHEST)
