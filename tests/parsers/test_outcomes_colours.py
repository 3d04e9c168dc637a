"""Verdicts that are only the colour of a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.model import Document, Table
from maalplan.parsers.outcomes import parse_report
from tests.parsers.making import SOURCE, table

GREEN, RED = "92D050", "FF0000"
ROWS = (("Nr.", "Mål", "Status", "Bemærkninger"), ("1", "Læsesal", "", "Åbnet."), ("2", "Film", "●", "Ingen kom."))


def painted(block: Table, fills: dict[tuple[int, int], str]) -> Table:
    return replace(block, cells=tuple(replace(one, fill=fills.get((one.row, one.column))) for one in block.cells))


def fills_told(block: Table) -> list[tuple[str | None, str | None, str]]:
    """The colour, the words of the verdict and those of the comment of each outcome."""
    found = parse_report(Document(SOURCE, (block,))).outcomes
    texts = [{name: words.text for name, words in one.fields.items()} for one in found]
    return [(one.fill, own.get("verdict"), own["comment"]) for one, own in zip(found, texts, strict=True)]


def test_a_painted_cell_without_words_or_with_a_sign_alone() -> None:
    block = painted(table(*ROWS), {(2, 3): GREEN, (3, 3): RED})
    assert fills_told(block) == [(GREEN, None, "Åbnet."), (RED, "●", "Ingen kom.")]


def test_words_say_more_than_the_colour() -> None:
    rows = (ROWS[0], ("1", "Læsesal", "Gul", "Åbnet."), ROWS[2])
    assert fills_told(painted(table(*rows), {(2, 3): GREEN, (3, 3): RED}))[0] == (None, "Gul", "Åbnet.")


@pytest.mark.parametrize("column", [2, 4])
def test_a_row_of_one_colour_is_not_judged_by_it(column: int) -> None:
    rows = (ROWS[0], ("1", "Læsesal", "Opfyldt", "Åbnet."), ("2", "Film", "", "Ingen kom."))
    block = painted(table(*rows), {(3, 3): GREEN, (3, column): GREEN})
    assert [fill for fill, _, _ in fills_told(block)] == [None, None]


def test_a_painted_field_of_a_card() -> None:
    card = table(("Mål 1: Læsesal", ""), ("Resultat", "Åbnet."), ("Status", ""))
    assert fills_told(painted(card, {(3, 2): RED})) == [(RED, None, "Åbnet.")]
