"""Rows of a table without lines, from the words in them."""

from __future__ import annotations

from maalplan.ingest.pdf.bands import Band, bands_of, cells_of
from maalplan.ingest.pdf.lines import lines_of
from maalplan.ingest.pdf.shown import Word

EDGES = (60.0, 160.0, 500.0)


def word(text: str, x0: float, top: float, *, bold: bool = False) -> Word:
    return Word(text, (x0, top, x0 + 6 * len(text), top + 10), top + 8, 10, bold=bold)


def band(*words: Word) -> Band:
    return Band(tuple(lines_of(words, 1)), (words[0].x0 < EDGES[1], True))


def test_a_row_may_have_a_label_more_than_the_row_above() -> None:
    """The right of two columns holds a label and its words: three cells in this row, two in the one above."""
    above = band(word("Mål", 60, 100), word("Sundhed", 170, 100))
    below = band(word("Frist", 60, 120), word("Vægt", 170, 120, bold=True), word("15", 300, 120))
    tops = [cell[1] for cell in cells_of((above, below), EDGES, ())]
    assert [tops.count(top) for top in sorted(set(tops))] == [2, 3]


def test_heads_below_the_band_of_each_goal_are_rows_of_their_own() -> None:
    """A shade above and below every goal's title says where rows are; the heads under it have none below them."""
    edges = (60.0, 200.0, 400.0, 500.0)
    words, rules = [], []
    for goal in range(3):
        top = 100.0 + 90 * goal
        words += [word(f"Mål {goal}", 60, top, bold=True)]
        words += [
            word(label, x, top + 20, bold=True) for label, x in zip(("Titel", "Krav", "Vægt"), edges, strict=False)
        ]
        words += [word(text, x, top + 38) for text, x in zip(("Søer", "Rene", "30"), edges, strict=False)]
        words += [word("I hele året", 200, top + 50)]
        rules += [(60.0, top + at, 500.0, top + at) for at in (-6.0, 14.0)]
    rows = [[line.text for line in band.lines] for band in bands_of(lines_of(words, 1), edges, rules)]
    assert rows == [
        row for goal in range(3) for row in ([f"Mål {goal}"], ["Titel Krav Vægt"], ["Søer Rene 30", "I hele året"])
    ]
