"""A workbook for people, cell by cell: text is always text, days are days, figures are figures.

Words that a document has never become a formula, a link or markup of the file, and what a cell cannot hold is handled:
control characters are shown as ``�``, and text that is too long ends in ``…``.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from maalplan.output.word_marks import Mark

_LONGEST: Final = 32_767
"""What a cell holds, in UTF-16 units."""
_CUT_MARK: Final = " …"
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Before it Excel's calendar is off by a day."""
_MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The same in every workbook, so that equal content gives equal bytes."""
_FONT: Final = {"font_name": "Calibri", "font_size": 10}
_BASE: Final = {**_FONT, "valign": "top", "align": "left", "text_wrap": True}
CELL: Final = {"border": 1, "border_color": "#D0D0D0"}
HEADING: Final = {**CELL, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter"}
_FIGURE: Final = {"align": "right", "indent": 1}
"""Of figures: to the right, and apart from the words of the next column."""
_SHADE: Final = "#EEF1F5"
_EXTERNAL: Final = "external:"
LINK: Final = {"font_color": "#0B4F9E", "underline": 1}
_LINE_HEIGHT: Final = 13.0
"""Of a line of text, in points."""
_LETTERS: Final = 1.1
"""Letters of running text in the width of a digit, in which columns are measured."""
_HIGHEST: Final = 409.0
"""Of a row, in points."""
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 280, 17, 38
"""Of the notes at headings: pixels across, pixels of a line, and the letters that a line surely holds."""
_LONGEST_NOTE: Final = 800
"""Letters of a note: what is longer no screen shows."""
_NOTE_FONT: Final = {"font_name": "Calibri", "font_size": 10}
_FONTS: Final[dict[str, dict[str, object]]] = {
    "same": {},
    "deleted": {"font_color": "#B00020", "font_strikeout": True},
    "inserted": {"font_color": "#00662B", "underline": 1, "bold": True},
}


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO date; what is none stands as text."""

    iso: str


@dataclass(frozen=True, slots=True)
class Share:
    """A number from 0 to 1, shown in percent."""

    value: float


@dataclass(frozen=True, slots=True)
class Filled:
    """Words on a coloured ground (``#RRGGBB``)."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead somewhere; ``target`` is ``internal:'Mål'!A5``, or ``external:`` and the path of a file as a
    relative URL."""

    text: str
    target: str


Value: TypeAlias = "str | float | Day | Share | Filled | Linked | tuple[Mark, ...] | None"
"""What a cell can hold; marks are one text in which deleted words are struck red and inserted ones underlined green."""


Style: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its heading, unlike all others of the sheet, its width in letters, and a note that shows
    what it means (none where it is empty)."""

    heading: str
    width: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: its rows hold a value for each column; ``shaded`` are the rows (from 0) that stand out, ``printed`` how
    many columns are printed (all where it is None)."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Value]]
    shaded: Collection[int] = ()
    printed: int | None = None


class Workbook:
    """A workbook in the making; :meth:`finished` gives its bytes, the same for the same content.

    With a *path* it is that file, which :meth:`close` writes.
    """

    def __init__(self, title: str, path: Path | None = None) -> None:
        import xlsxwriter

        self._bytes = io.BytesIO()
        self._book: Any = (
            xlsxwriter.Workbook(self._bytes, {"in_memory": True})
            if path is None
            else xlsxwriter.Workbook(str(path), {"tmpdir": str(path.parent)})
        )
        self._book.set_properties({"title": fitting(title)[:255], "created": _MADE})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._fonts = {kind: self._book.add_format({**_FONT, **font}) for kind, font in _FONTS.items()}

    def finished(self) -> bytes:
        """The workbook as a file; nothing can be written to it afterwards."""
        self.close()
        return self._bytes.getvalue()

    def close(self) -> None:
        """Write the file; nothing can be written to it afterwards.

        Raises:
            OSError: the system does not let us write.
        """
        from xlsxwriter.exceptions import XlsxWriterException

        try:
            self._book.close()
        except XlsxWriterException as error:  # it wraps what the system said
            raise OSError(str(error)) from error

    def sheet(self, name: str, header: str) -> Any:
        """A new sheet that prints on A4 across, as many pages down as it takes, under *header*."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&L" + fitting(header).replace("&", "&&")[:200])
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def out_of_sight(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        """A sheet of text cells that no menu of the program shows."""
        sheet = self._book.add_worksheet(name)
        for place, row in enumerate(rows):
            for at, text in enumerate(row):
                sheet.write_string(place, at, text)
        sheet.very_hidden()

    def table(self, sheet: Any, table: SheetTable, *, top: int = 0) -> int:
        """*table* with filters; its headings in row *top* (from 0) are frozen and on every printed page.

        Rows are as high as their text needs. Returns the first row behind the table.
        """
        columns, last = table.columns, top + max(len(table.rows), 1)
        sheet.add_table(top, 0, last, len(columns) - 1, self.table_options(table.name, columns))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.set_row(top, row_height([column.heading for column in columns], columns, spare=3))
        for place, row in enumerate(table.rows, start=top + 1):
            shade = {"bg_color": _SHADE} if place - top - 1 in table.shaded else {}
            for at, value in enumerate(row):
                self.write(sheet, place, at, value, **CELL, **shade)
            sheet.set_row(place, row_height(row, columns))
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        if table.printed is not None:
            sheet.print_area(0, 0, last, table.printed - 1)
        return last + 1

    def explain(self, sheet: Any, row: int, columns: Sequence[SheetColumn]) -> None:
        """Put the notes of *columns* at their headings in *row*; they show when the mouse is over these."""
        for place, column in enumerate(columns):
            self.comment(sheet, row, place, column.note)

    def comment(self, sheet: Any, row: int, column: int, words: str) -> None:
        """Put *words*, if there are any, as a note at a cell; it shows when the mouse is over it."""
        if words:
            note = shortened_note(fitting(words))
            lines = sum(len(textwrap.wrap(line, _NOTE_LETTERS)) or 1 for line in note.split("\n"))
            height = 20 + _NOTE_LINE * lines
            sheet.write_comment(row, column, note, {"width": _NOTE_WIDTH, "height": height, **_NOTE_FONT})

    def table_options(self, name: str, columns: Sequence[SheetColumn]) -> dict[str, object]:
        """What XlsxWriter must know of a named table."""
        headings = [{"header": column.heading, "header_format": self._format(**HEADING)} for column in columns]
        return {"name": name, "columns": headings, "style": None}

    def write(self, sheet: Any, row: int, column: int, value: Value, **style: object) -> None:
        """*value* into a cell, as what it is, in the *style* of XlsxWriter's formats."""
        if isinstance(value, str):
            self._write_text(sheet, row, column, value, self._format(**style))
        elif value is None:
            sheet.write_blank(row, column, None, self._format(**style))
        elif isinstance(value, tuple):
            self._write_marks(sheet, row, column, value, style)
        elif isinstance(value, Day):
            self._write_day(sheet, row, column, value.iso, style)
        elif isinstance(value, Filled):
            filled = {**style, "bg_color": value.ground, "bold": True}
            self._write_text(sheet, row, column, value.text, self._format(**filled))
        elif isinstance(value, Linked):
            self._write_link(sheet, row, column, value, style)
        else:
            self._write_number(sheet, row, column, value, style)

    def style(self, **style: object) -> Any:
        """A format of XlsxWriter, as :meth:`write` makes it."""
        return self._format(**style)

    def look(self, **style: object) -> Any:
        """A format that says nothing but *style*, to be laid over a cell's own by a rule."""
        return self._book.add_format(dict(style))

    # -------------------------------------------------------------- kinds of cells

    def _write_link(self, sheet: Any, row: int, column: int, linked: Linked, style: Style) -> None:
        url = url_of(linked.target, fitting(linked.text))
        sheet.write_url(row, column, url, self._format(**{**style, **LINK}))

    def _write_number(self, sheet: Any, row: int, column: int, value: float | Share, style: Style) -> None:
        if isinstance(value, Share):
            sheet.write_number(row, column, value.value, self._format(**{**_FIGURE, "num_format": "0 %", **style}))
        elif math.isfinite(value):
            sheet.write_number(row, column, value, self._format(**{**_FIGURE, **style}))
        else:
            sheet.write_blank(row, column, None, self._format(**style))

    def _write_day(self, sheet: Any, row: int, column: int, iso: str, style: Style) -> None:
        day = calendar_day(iso)
        if day is None:
            self._write_text(sheet, row, column, iso, self._format(**style))
        else:
            sheet.write_datetime(row, column, day, self._format(num_format="dd-mm-yyyy", **style))

    def _write_text(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:
        fit = fitting(text)
        if fit.startswith("<r>"):  # what looks like the file's own markup would be taken for it
            sheet.write_rich_string(row, column, self._fonts["same"], "<", self._fonts["same"], fit[1:], style)
        elif fit:
            sheet.write_string(row, column, fit, style)
        else:
            sheet.write_blank(row, column, None, style)

    def _write_marks(self, sheet: Any, row: int, column: int, marks: tuple[Mark, ...], style: Style) -> None:
        kept = fitting_marks(marks)
        if len(kept) > 1:
            pieces = [piece for mark in kept for piece in (self._fonts[mark.kind], mark.text)]
            sheet.write_rich_string(row, column, *pieces, self._format(**style))
        elif kept:
            self._write_text(sheet, row, column, kept[0].text, self._format(**_FONTS[kept[0].kind], **style))
        else:
            sheet.write_blank(row, column, None, self._format(**style))

    def _format(self, **style: object) -> Any:
        key = tuple(style.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_BASE, **style})
        return self._formats[key]


def calendar_day(iso: str) -> dt.date | None:
    """The day of an ISO date, if the calendar of workbooks has it."""
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


@lru_cache(maxsize=256)
def url_of(target: str, text: str) -> Any:
    """What XlsxWriter knows as a link of the words *text* to *target*, as :class:`Linked` has it."""
    from xlsxwriter.url import Url

    url = Url(target)
    url.text = text
    if target.startswith(_EXTERNAL):  # XlsxWriter turns its strokes round, for Windows alone
        url._relationship_link = target.removeprefix(_EXTERNAL)
    return url


def shortened_note(text: str) -> str:
    """*text* as a note can show it."""
    return text if len(text) <= _LONGEST_NOTE else text[:_LONGEST_NOTE].rstrip() + _CUT_MARK


def fitting(text: str) -> str:
    """*text* as a cell can hold it.

    >>> fitting("Mål" + chr(27) + "[2J"), len(fitting("x" * 40_000))
    ('Mål�[2J', 32767)
    """
    if len(text) <= _LONGEST // 2 and text.isprintable():
        return text  # as nearly all are: the rest looks closer
    return "".join(mark.text for mark in fitting_marks((Mark("same", text),)))


def fitting_marks(marks: Sequence[Mark]) -> list[Mark]:
    """*marks* as one cell can hold them together; empty ones are left out."""
    clean = [Mark(mark.kind, _UNFIT.sub("�", mark.text.replace("\r\n", "\n").replace("\r", "\n"))) for mark in marks]
    if sum(_units(mark.text) for mark in clean) <= _LONGEST:
        return [mark for mark in clean if mark.text]
    room = _LONGEST - len(_CUT_MARK)
    kept: list[Mark] = []
    for mark in clean:
        text = mark.text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        room -= _units(text)
        kept += [Mark(mark.kind, text)] if text else []
        if text != mark.text:
            break
    return [*kept, Mark("same", _CUT_MARK)]


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def row_height(row: Sequence[Value], columns: Sequence[SheetColumn], spare: int = 0) -> float:
    """How high *row* must be for its text, in points; *spare* letters of each line are needed for something else."""
    lines = max(
        (_lines(_text_of(value), column.width - spare) for value, column in zip(row, columns, strict=True)), default=1
    )
    return min(lines * _LINE_HEIGHT + 3, _HIGHEST)


def _text_of(value: Value) -> str:
    if isinstance(value, tuple):
        return "".join(mark.text for mark in value)
    return value.text if isinstance(value, Filled | Linked) else value if isinstance(value, str) else ""


def _lines(text: str, width: float) -> int:
    """How many lines *text* takes in a column, words kept whole; counted no further than a row can be high."""
    room, most, count = max(int(width * _LETTERS), 1), int(_HIGHEST / _LINE_HEIGHT) + 1, 0
    for line in text.split("\n"):
        count += 1 if len(line) <= room else len(textwrap.wrap(line[: most * room], room)) or 1
        if count >= most:
            break
    return count
