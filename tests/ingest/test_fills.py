"""The colour behind the words of a cell, in Word and on web pages."""

from __future__ import annotations

import pytest

from maalplan.ingest.fills import as_fill, fill_of_style
from tests.ingest import docx_maker
from tests.ingest.markup_views import read as read_markup
from tests.ingest.markup_views import table as markup_table


@pytest.mark.parametrize(
    ("words", "fill"),
    [
        ("92D050", "92D050"),
        ("#c6efce", "C6EFCE"),
        ("#f00", "FF0000"),
        ("rgb(255,192,0)", "FFC000"),
        ("Yellow", "FFFF00"),
        ("auto", None),
        ("FFFFFF", None),
        ("D9D9D9", None),
        ("DDE6F0", None),
        ("grønlig", None),
        ("", None),
    ],
)
def test_colours_that_are_strong_enough(words: str, fill: str | None) -> None:
    assert as_fill(words) == fill


def test_the_background_of_a_style_and_no_other_colour() -> None:
    assert fill_of_style("color:#ff0000; background: #92D050 url(a.png)") == "92D050"
    assert fill_of_style("color:#ff0000;border-background:#92D050") is None


def test_cells_in_word() -> None:
    shading = '<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'
    rows = docx_maker.tr("Mål", "Status") + docx_maker.tr("Læsesal", docx_maker.tc(properties=shading))
    found = docx_maker.table(docx_maker.read(docx_maker.tbl(rows)))
    assert [cell.fill for cell in found.cells] == [None, None, None, "FFC000"]


def test_cells_of_a_web_page() -> None:
    page = "<table><tr><td>Læsesal<td style='background-color:red'>&nbsp;<td bgcolor='#92D050'>x</table>"
    assert [cell.fill for cell in markup_table(read_markup(f"<!doctype html>{page}")).cells] == [
        None,
        "FF0000",
        "92D050",
    ]
