from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from maalplan.output.word_marks import Mark
from maalplan.output.workbook import (
    Day,
    Filled,
    Share,
    SheetColumn,
    SheetTable,
    Value,
    Workbook,
    fitting,
    fitting_marks,
)


def written(*values: Value) -> Any:
    """The sheet that has *values* as the one row of its table."""
    book = Workbook("Mål & resultater")
    columns = [SheetColumn(f"Felt {place}", 20) for place in range(len(values))]
    book.table(book.sheet("Ændringer", "Mål & resultater"), SheetTable("Ændringer", columns, [values], shaded={0}))
    return openpyxl.load_workbook(io.BytesIO(book.finished()))["Ændringer"]


@pytest.mark.parametrize(
    ("value", "cell", "why"),
    [
        (Day("2025-06-30"), dt.date(2025, 6, 30), "a day"),
        (Day("1899-06-30"), "1899-06-30", "a day that the calendar of workbooks does not have"),
        (Day("2025-02-30"), "2025-02-30", "no day"),
        (12.5, 12.5, "a figure"),
        (5e6, 5000000, "a large one"),
        (float("nan"), None, "no figure"),
        (float("inf"), None, "no figure either"),
        (Share(0.98), 0.98, "a share"),
        ("2.3", "2.3", "a number of a goal is words"),
        ("", None, "nothing"),
        (None, None, "nothing"),
        ((), None, "no marks"),
        ((Mark("deleted", "Udgået"),), "Udgået", "one mark alone"),
        (Filled("lempet", "#FBE0CC"), "lempet", "on a coloured ground"),
    ],
)
def test_cells(value: Value, cell: object, why: str) -> None:
    found = written(value)["A2"].value
    assert (found.date() if isinstance(found, dt.datetime) else found) == cell, why


@pytest.mark.parametrize("value", [12.5, 2025, Share(0.98)])
def test_figures_stand_to_the_right_apart_from_the_words_of_the_next_column(value: Value) -> None:
    figure, words = written(value, "sager")[2]
    assert (figure.alignment.horizontal, figure.alignment.indent) == ("right", 1)
    assert (words.alignment.horizontal, words.alignment.indent) == ("left", 0)


def test_a_row_is_as_high_as_its_longest_cell_and_no_higher_than_a_row_can_be() -> None:
    short, long = written("Ens"), written("Styrelsen har afsluttet sagen. " * 10, "kort")
    assert 14 < short.row_dimensions[2].height < 20
    assert 150 < long.row_dimensions[2].height < 300
    assert written("linje\n" * 500).row_dimensions[2].height == pytest.approx(409, abs=1)
    assert written("x" * 32_000).row_dimensions[2].height == pytest.approx(409, abs=1)


def test_the_header_of_a_page_keeps_its_ampersand() -> None:
    assert written("Ens").oddHeader.left.text == "Mål && resultater"


def test_marks_are_cut_together() -> None:
    kept = fitting_marks([Mark("same", "a" * 32_000), Mark("deleted", "b" * 1_000), Mark("inserted", "c")])
    assert [(mark.kind, len(mark.text)) for mark in kept] == [("same", 32_000), ("deleted", 765), ("same", 2)]


def test_line_ends_are_of_one_kind() -> None:
    assert fitting("en\r\nto\rtre\tfire") == "en\nto\ntre\tfire"
