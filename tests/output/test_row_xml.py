from __future__ import annotations

import pytest
from lxml import etree

from maalplan.output.row_xml import Kind, Plain, row_xml
from maalplan.output.workbook import Day, Linked, Share

STYLES: dict[Kind, int] = {"text": 1, "number": 2, "large": 3, "day": 4, "share": 5, "link": 6}


def cell(value: Plain) -> tuple[int, str | None, str | None]:
    """The style of the one cell of a row, its type, and what stands in it."""
    row = etree.fromstring(row_xml(7, 29.5, [("AB", value)], STYLES.__getitem__))
    (found,) = row
    assert (row.get("r"), row.get("ht"), found.get("r")) == ("7", "29.5", "AB7")
    return int(found.get("s")), found.get("t"), "".join(found.itertext()) or None


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("Målet er nået", (1, "inlineStr", "Målet er nået"), "words are text"),
        ("=1+1", (1, "inlineStr", "=1+1"), "whatever they look like"),
        ("2025", (1, "inlineStr", "2025"), "and a number as printed"),
        ("a < b & c > d", (1, "inlineStr", "a < b & c > d"), "markup of the file"),
        ("<r>fed</r>", (1, "inlineStr", "<r>fed</r>"), "and of its texts"),
        (" ord\n", (1, "inlineStr", " ord\n"), "white space at the ends"),
        ("_x0041_", (1, "inlineStr", "_x005F_x0041_"), "the code of a letter is a word"),
        ("mål_x", (1, "inlineStr", "mål_x"), "and no code is one already"),
        ("", (1, None, None), "nothing is an empty cell"),
        (None, (1, None, None), "null too"),
        (float("nan"), (1, None, None), "and what is no number"),
        (2025, (2, None, "2025"), "a year has no separator"),
        (12.5, (2, None, "12.5"), "a figure"),
        (300.0, (2, None, "300"), "a whole one"),
        (5e6, (3, None, "5000000"), "a large one"),
        (-0.1, (2, None, "-0.1"), "as short as it was"),
        (Share(0.975), (5, None, "0.975"), "a share"),
        (Day("2025-06-30"), (4, None, "45838"), "a day, counted from 1899-12-30"),
        (Day("2024-12"), (1, "inlineStr", "2024-12"), "no day"),
        (Day("1850-01-01"), (1, "inlineStr", "1850-01-01"), "before the calendar begins"),
        (Linked("side 3", "external:../plan.pdf"), (6, "inlineStr", "side 3"), "words that lead somewhere"),
    ],
)
def test_a_cell(value: Plain, expected: tuple[int, str | None, str | None], why: str) -> None:
    assert cell(value) == expected, why


def test_white_space_at_the_ends_is_kept() -> None:
    assert ' xml:space="preserve"' in row_xml(1, 15, [("A", " ord")], STYLES.__getitem__)
    assert "xml:space" not in row_xml(1, 15, [("A", "et ord")], STYLES.__getitem__)
