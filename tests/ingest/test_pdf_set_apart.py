"""What the PDF reader makes of tables with space between their cells, each cell drawn as a frame of its own."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest.pdf.set_apart import put_together
from maalplan.ingest.pdf.shown import Grid
from tests.ingest.test_pdf import drawn, read
from tests.ingest.test_pdf_tables import tables
from tests.ingest.test_pdf_unruled import grid

ROWS = (
    ("Nr.", "Målepunkt", "Frist"),
    ("1", "Vandplanen er sendt i høring", "Q2"),
    ("2", "Databasen er flyttet", "Q4"),
)
EDGES = (60, 100, 340, 420)


def cells_apart(canvas: Canvas, space: float, rows: tuple[tuple[str, ...], ...] = ROWS) -> None:
    """*rows* from y 700 down, a frame a cell, so many points apart."""
    for row, entries in enumerate(rows):
        top = 700 - row * 30
        for column, entry in enumerate(entries):
            left, right = EDGES[column], EDGES[column + 1] - space
            canvas.rect(left, top - 30 + space, right - left, 30 - space)
            canvas.drawString(left + 5, top - 18, entry)


@pytest.mark.parametrize("space", [1.5, 2.5, 3.2, 4.5])
def test_cells_with_space_between_are_one_table(space: float) -> None:
    (found,) = tables(read(drawn(lambda canvas: cells_apart(canvas, space))))
    assert grid(found) == [list(row) for row in ROWS]


def test_cards_below_one_another_stay_tables_of_their_own() -> None:
    cards = [
        Grid(((60, top, 200, top + 20), (200, top, 400, top + 20), (60, top + 20, 400, top + 60))) for top in (100, 164)
    ]
    assert put_together(cards) == tuple(cards)


def test_tables_side_by_side_with_other_rows_stay_two() -> None:
    left = Grid(((60, 100, 200, 130), (60, 130, 200, 160)))
    right = Grid(((204, 100, 400, 120), (204, 120, 400, 190)))
    assert put_together([left, right]) == (left, right)


def test_a_cell_over_two_rows_is_part_of_the_table() -> None:
    goal = Grid(((60, 100, 160, 163),))
    first, second = Grid(((164, 100, 400, 130),)), Grid(((164, 134, 400, 163),))
    (whole,) = put_together([goal, first, second])
    assert sorted(whole.cells) == [(60, 100, 162, 163), (162, 100, 400, 132), (162, 132, 400, 163)]
