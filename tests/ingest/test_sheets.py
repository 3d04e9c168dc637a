"""Excel workbooks: what their cells show, and that nothing in them does harm."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from maalplan import limits
from maalplan.errors import Damaged, Encrypted, MaalplanError, TooLarge, Unsupported
from maalplan.ingest import read_document, read_spreadsheet
from maalplan.ingest.sheets import read_workbook
from maalplan.ingest.sheets.as_document import as_document
from maalplan.model import ReadOptions, Sheet, Spreadsheet, Table, Text
from maalplan.pipeline import follow_ups_of

AT_EIGHT = dt.datetime(2025, 1, 2, 8, tzinfo=dt.UTC).replace(tzinfo=None)
PAGE = "xl/worksheets/sheet1.xml"


def made(*rows: tuple[object, ...], name: str = "Status") -> bytes:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = name
    for row in rows:
        page.append(row)
    return saved(book)


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def first(data: bytes) -> Sheet:
    return read_workbook(data, "status.xlsx").sheets[0]


def texts(sheet: Sheet) -> list[tuple[int, int, str, str]]:
    return [(cell.row, cell.column, cell.text, cell.kind) for cell in sheet.cells]


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            words = old.read(part)
            new.writestr(part, change(words.decode()) if part == name else words)
    return stream.getvalue()


def test_what_cells_show() -> None:
    sheet = first(made(("Mål", 12.5, 3, True), (None, "to\nlinjer", dt.date(2025, 12, 31), AT_EIGHT)))
    assert (sheet.name, sheet.number, sheet.hidden) == ("Status", 1, False)
    assert texts(sheet) == [
        (1, 1, "Mål", "text"),
        (1, 2, "12,5", "number"),
        (1, 3, "3", "number"),
        (1, 4, "SAND", "truth"),
        (2, 2, "to\nlinjer", "text"),
        (2, 3, "31-12-2025", "day"),
        (2, 4, "02-01-2025 08:00", "day"),
    ]


def test_a_share_is_shown_in_percent() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"], page["A2"] = 0.8, 0.125
    page["A1"].number_format, page["A2"].number_format = "0 %", "0.0%"
    assert [cell.text for cell in first(saved(book)).cells] == ["80 pct.", "12,5 pct."]


def test_formulas_hidden_sheets_and_merged_cells() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"], page["B3"] = "=1+1", "Samlet"
    page.merge_cells("B3:C5")
    hidden: Any = book.create_sheet("Skjult")
    hidden["A1"], hidden.sheet_state = "x", "veryHidden"
    shown, other = read_workbook(saved(book), "a.xlsx").sheets
    assert [(cell.row, cell.column, cell.text, cell.formula) for cell in shown.cells] == [
        (1, 1, "", True),
        (3, 2, "Samlet", False),
    ]
    assert (shown.merged, other.hidden, other.number) == (((3, 2, 5, 3),), True, 2)


def test_only_workbooks_are_spreadsheets() -> None:
    assert read_spreadsheet("Mål 1".encode(), "a.txt") is None
    assert isinstance(read_spreadsheet(made(("Mål",)), "a.xlsx"), Spreadsheet)


def test_to_convert_a_workbook_is_still_no_document() -> None:
    with pytest.raises(Unsupported, match="a spreadsheet, which is not read"):
        read_document(made(("Mål",)), "a.xlsx", ReadOptions())


def test_a_sheet_as_a_document() -> None:
    rows = (("Status 2025",), (), ("Mål", "Status"), ("Rent vand", "Grøn"), (), ("Støj", "Rød"))
    document = as_document(read_workbook(made(*rows), "a.xlsx"))
    title, table = document.blocks
    assert isinstance(title, Text)
    assert isinstance(table, Table)
    assert title.text == "Status 2025"
    assert (table.rows, table.columns) == (3, 2), "an empty row is none"
    assert [(cell.row, cell.column) for cell in table.cells] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)]


def test_merged_cells_of_a_document_span_rows() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in (("Mål", "Status"), ("Rent vand", "Grøn"), (None, "Gul")):
        page.append(row)
    page.merge_cells("A2:A3")
    *_, table = as_document(read_workbook(saved(book), "a.xlsx")).blocks
    assert isinstance(table, Table)
    spans = {(cell.row, cell.column): cell.row_span for cell in table.cells}
    assert spans == {(1, 1): 1, (1, 2): 1, (2, 1): 2, (2, 2): 1, (3, 2): 1}


# ------------------------------------------------------------------ hostile and broken files


def test_a_cell_at_the_far_edge_costs_nothing() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"] = "Mål"
    page["XFD1048576"] = "x"
    assert texts(first(saved(book))) == [(1, 1, "Mål", "text"), (1048576, 16384, "x", "text")]


def test_merged_cells_over_the_whole_sheet_cost_nothing() -> None:
    data = changed(made(("Mål",)), PAGE, lambda page: page.replace("</sheetData>", "</sheetData>" + MERGED))
    assert first(data).merged == ((1, 1, 1048576, 16384),)


MERGED = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def _row_beyond_all(page: str) -> str:
    return re.sub(r'<row r="2"', '<row r="99999999999"', page)


def _sized_wrongly(page: str) -> str:
    return re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD99999999"', page)


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    assert len(first(changed(made(("Mål",), ("Støj",)), PAGE, _sized_wrongly)).cells) == 2


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_row_beyond_all, TooLarge),
        (lambda page: page.replace("<worksheet", ENTITY + "<worksheet", 1), Damaged),
        (lambda page: page.replace("<worksheet", f"<!--{' ' * 9999}-->{ENTITY}<worksheet", 1), Damaged),
        (lambda page: page[: len(page) // 2], Damaged),
        (lambda page: page.replace('<c r="A2" t="inlineStr">', '<c r="A2" t="s"><v>99</v>'), Damaged),
        (lambda page: page.replace('r="A2"', 'r="??"'), Damaged),
        (lambda _: "", Damaged),
    ],
)
def test_broken_sheets_end_in_one_line(change: Callable[[str], str], error: type[MaalplanError]) -> None:
    data = changed(made(("Mål",), ("Støj",)), PAGE, change)
    with pytest.raises(error) as raised:
        read_workbook(data, "a.xlsx")
    assert "\n" not in raised.value.message


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
)
@pytest.mark.parametrize("words", ["", "<a/>", "<a", "\0\1"])
def test_broken_parts_end_in_one_line(part: str, words: str) -> None:
    data = changed(made(("Mål",), ("Støj",)), part, lambda _: words)
    try:
        read_workbook(data, "a.xlsx")
    except MaalplanError as error:
        assert "\n" not in error.message  # noqa: PT017 - some of these can be read


def test_a_file_that_was_cut_off() -> None:
    data = made(*[(f"Mål {n}", "grøn") for n in range(200)])
    for end in (100, len(data) // 2, len(data) - 10):
        with pytest.raises(MaalplanError):
            read_workbook(data[:end], "a.xlsx")


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.ingest.sheets.SHEET_CELLS", 5)
    with pytest.raises(TooLarge, match="more than 5 cells"):
        read_workbook(made(("a", "b", "c"), ("d", "e", "f")), "a.xlsx")


def test_rows_that_are_too_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.ingest.sheets.SHEET_WIDTH", 100)
    book = openpyxl.Workbook()
    page: Any = book.active
    page["XFD1"] = "x"
    with pytest.raises(TooLarge):
        read_workbook(saved(book), "a.xlsx")


def test_too_many_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.ingest.sheets.SHEETS", 1)
    book = openpyxl.Workbook()
    book.create_sheet("To")
    with pytest.raises(TooLarge, match="more than 1 sheets"):
        read_workbook(saved(book), "a.xlsx")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = "<!--" + "a" * (limits.PART_BYTES + 1) + "-->"
    data = changed(made(("Mål",)), PAGE, lambda page: page + bomb)
    assert len(data) < limits.MB
    with pytest.raises(TooLarge, match="unpacks to over"):
        read_workbook(data, "a.xlsx")


@pytest.mark.parametrize(("name", "words"), [("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods")])
def test_other_spreadsheets_are_named(name: str, words: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(Unsupported, match=re.escape(words)):
        read_workbook(stream.getvalue(), "a")


def test_an_old_workbook_is_to_be_saved_anew() -> None:
    with pytest.raises(Unsupported, match=r"save it as \.xlsx"):
        read_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls")


def test_a_workbook_with_a_password() -> None:
    msoffcrypto = pytest.importorskip(
        "msoffcrypto", reason="msoffcrypto-tool locks the workbook (pip install -e .[dev])"
    )
    plain = made(*[(f"Mål {n}", hashlib.sha256(bytes([n])).hexdigest()) for n in range(120)])
    stream = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(plain)).encrypt("rødgrød", stream)
    data = stream.getvalue()
    assert read_spreadsheet(data, "a.xlsx") is None, "which it is shows only when it is opened"
    workbook = read_spreadsheet(data, "a.xlsx", ReadOptions(passwords=("rødgrød",)))
    assert workbook is not None
    assert workbook.sheets == read_workbook(plain, "a.xlsx").sheets
    assert workbook.source.sha256 == hashlib.sha256(data).hexdigest()
    with pytest.raises(Encrypted):
        follow_ups_of(data)
