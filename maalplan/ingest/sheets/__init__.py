"""Excel workbooks (xlsx, xlsm): what a person reads in their cells, through openpyxl, which streams them.

:mod:`package` looks at the archive before openpyxl does, and finds what openpyxl does not tell; :mod:`values` says what
a cell shows; :mod:`as_document` gives sheets as blocks of a document.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from maalplan.errors import Damaged, MaalplanError, TooLarge, Unsupported
from maalplan.ingest.bounds import check_letters
from maalplan.ingest.origin import origin
from maalplan.ingest.sheets.package import Part, looked_at
from maalplan.ingest.sheets.values import shown
from maalplan.limits import SHEET_CELLS, SHEET_ROWS, SHEET_WIDTH, SHEETS
from maalplan.model import Sheet, SheetCell, Spreadsheet

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

PARSER = "openpyxl"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PROPERTIES = "docProps/core.xml"
_LONGEST_NAME = 200
_REMEDY = "save the table alone in a new file."
_MEND = "open it in Excel or LibreOffice, save it again as .xlsx and try once more."


def read_workbook(data: bytes, path: str) -> Spreadsheet:
    """What the workbook *data* (xlsx, xlsm) shows; *path* is only noted.

    Raises :class:`~maalplan.errors.Unsupported` for spreadsheets of another kind, :class:`~maalplan.errors.Encrypted`,
    :class:`~maalplan.errors.TooLarge` or :class:`~maalplan.errors.Damaged`.
    """
    if not data.startswith(b"PK"):
        raise Unsupported("This is an old spreadsheet (.xls); save it as .xlsx.")
    parts = looked_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep when it writes, which it does not here
            book = _opened(data)
            sheets = _sheets(book, data, parts)
            by, at = _saved(book) if _PROPERTIES in parts else (None, None)
    except (MaalplanError, MemoryError):
        raise
    except Exception as error:  # of broken files the library says what the libraries below it say
        raise Damaged(f"The workbook is broken; {_MEND}") from error
    return Spreadsheet(origin(data, path, MEDIA_TYPE, PARSER), sheets, saved_by=by, saved_at=at)


def _opened(data: bytes) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _saved(book: Any) -> tuple[str | None, str | None]:
    """Who saved the workbook last, and when."""
    by, at = book.properties.lastModifiedBy, book.properties.modified
    name = " ".join(str(by or "").split())[:_LONGEST_NAME]
    return name or None, f"{at:%Y-%m-%dT%H:%M:%SZ}" if isinstance(at, dt.datetime) else None


def _sheets(book: Any, data: bytes, parts: dict[str, Part]) -> tuple[Sheet, ...]:
    """The sheets with cells; those that are charts have none."""
    formulas = _formulas(data, parts)
    if len(book.worksheets) > SHEETS:
        raise TooLarge(f"The workbook has more than {SHEETS} sheets; {_REMEDY}")
    meter = _Meter()
    found = []
    for number, sheet in enumerate(book.worksheets, start=1):
        worked_out = formulas.get(sheet.title, frozenset())
        cells = tuple(_cells(sheet, worked_out, meter))
        part = parts.get(_part_name(sheet), Part())
        found.append(Sheet(sheet.title, number, cells, sheet.sheet_state != "visible", part.merged, part.hidden))
    return tuple(found)


def _formulas(data: bytes, parts: dict[str, Part]) -> dict[str, frozenset[tuple[int, int]]]:
    """Row and column of the cells that are worked out, by sheet; looked for only where there are any."""
    import openpyxl

    if not any(part.has_formulas for part in parts.values()):
        return {}
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    meter = _Meter()
    return {
        sheet.title: frozenset((row, column) for row, column, cell in _filled(sheet, meter) if cell.data_type == "f")
        for sheet in book.worksheets
        if parts.get(_part_name(sheet), Part()).has_formulas
    }


def _part_name(sheet: ReadOnlyWorksheet) -> str:
    return str(sheet._worksheet_path).lstrip("/")


def _cells(sheet: ReadOnlyWorksheet, worked_out: frozenset[tuple[int, int]], meter: _Meter) -> Iterator[SheetCell]:
    """The cells of a sheet in order; one that is worked out, and whose result was not saved, is there without words."""
    waiting = set(worked_out)
    found = []
    for row, column, cell in _filled(sheet, meter):
        text, kind = shown(cell.value, cell.data_type, cell.number_format)
        meter.letters(len(text))
        if text.strip():
            number = _float(cell.value) if kind == "number" else None
            found.append(SheetCell(row, column, text, kind, (row, column) in worked_out, number))
            waiting.discard((row, column))
    found += [SheetCell(row, column, "", formula=True) for row, column in waiting]
    yield from sorted(found, key=lambda cell: (cell.row, cell.column))


def _filled(sheet: ReadOnlyWorksheet, meter: _Meter) -> Iterator[tuple[int, int, Any]]:
    """Row, column and cell of what is not empty; what the sheet says of its size is not believed."""
    sheet.reset_dimensions()
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        meter.row(row, len(cells))
        for column, cell in enumerate(cells, start=1):
            if cell.value is not None:
                meter.cell()
                yield row, column, cell


def _float(value: Any) -> float | None:
    """A number of the file; null where it is too large to be one."""
    try:
        return float(value)
    except OverflowError:
        return None


class _Meter:
    """How much a workbook holds; each method raises :class:`~maalplan.errors.TooLarge` for what is too much."""

    def __init__(self) -> None:
        self._cells = self._width = self._letters = 0

    def row(self, number: int, width: int) -> None:
        self._width += width
        if self._width > SHEET_WIDTH or number > SHEET_ROWS:
            raise TooLarge(f"The workbook is larger than what is read; {_REMEDY}")

    def cell(self) -> None:
        self._cells += 1
        if self._cells > SHEET_CELLS:
            raise TooLarge(f"The workbook has more than {SHEET_CELLS} cells with words; {_REMEDY}")

    def letters(self, count: int) -> None:
        self._letters += count
        check_letters(self._letters)
