"""What the PDF reader makes of tables inside the cells of others, without a structure tree."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest.pdf.nesting import sheets_of
from maalplan.ingest.pdf.shown import Box, Grid, Word
from maalplan.model import Document, Table
from tests.ingest.test_pdf import drawn, read
from tests.ingest.test_pdf_tables import at, said, tables
from tests.ingest.test_pdf_unruled import grid

MILESTONES = (("Målepunkt", "Frist"), ("Databasen er flyttet", "Q3"), ("500 prøver er analyseret", "Q4"))


def ruled(canvas: Canvas, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def inner_table(canvas: Canvas, left: float, top: float, rows: tuple[tuple[str, ...], ...]) -> None:
    ys = tuple(top - 24 * n for n in range(len(rows) + 1))
    ruled(canvas, (left, left + 220, left + 290), ys)
    for (milestone, due), y in zip(rows, ys, strict=False):
        canvas.drawString(left + 4, y - 16, milestone)
        canvas.drawString(left + 224, y - 16, due)


def card(margin: float) -> Document:
    """A goal's card, with a table in its second row that stands so many points away from the lines around it."""

    def draw(canvas: Canvas) -> None:
        height = 72 + 2 * margin
        ruled(canvas, (60, 160, 450 + 2 * margin), (700, 670, 670 - height, 640 - height))
        for label, value, y in (("Titel", "Grundvand", 680), ("Note", "Prøverne er kommunernes.", 650 - height)):
            canvas.drawString(66, y, label)
            canvas.drawString(166, y, value)
        canvas.drawString(66, 650, "Målepunkter")
        inner_table(canvas, 160 + margin, 670 - margin, MILESTONES)

    return read(drawn(draw))


@pytest.mark.parametrize("margin", [5.0, 9.0])
def test_a_table_in_a_cell_belongs_to_the_cell(margin: float) -> None:
    (found,) = tables(card(margin))
    assert [said(at(found, row, 1).content) for row in (1, 2, 3)] == [["Titel"], ["Målepunkter"], ["Note"]]
    (inner,) = at(found, 2, 2).content
    assert isinstance(inner, Table)
    assert grid(inner) == [list(row) for row in MILESTONES]


def test_a_table_in_a_cell_goes_on_over_the_page_break() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas, (60, 160, 460), (110, 80))
        for x in (60, 160, 460):
            canvas.line(x, 80, x, 24)
        canvas.drawString(66, 90, "Titel")
        canvas.drawString(166, 90, "Grundvand")
        canvas.drawString(66, 60, "Målepunkter")
        inner_table(canvas, 166, 74, MILESTONES[:2])
        canvas.showPage()
        for x in (60, 160, 460):
            canvas.line(x, 800, x, 765)
        ruled(canvas, (60, 160, 460), (765, 740))
        inner_table(canvas, 166, 799, MILESTONES[2:])
        canvas.drawString(66, 748, "Note")
        canvas.drawString(166, 748, "Prøverne er kommunernes.")

    (found,) = tables(read(drawn(draw)))
    assert [said(at(found, row, 1).content) for row in (1, 2, 3)] == [["Titel"], ["Målepunkter"], ["Note"]]
    (inner,) = at(found, 2, 2).content
    assert isinstance(inner, Table)
    assert grid(inner) == [list(row) for row in MILESTONES]


def test_a_table_whose_lines_touch_those_around_it_is_still_in_the_cell() -> None:
    """Some programs let the lines of both run on, so that all are cells of one grid."""
    title, label = (60, 100, 160, 120), (60, 120, 160, 170)
    value, room = (160, 100, 460, 120), (160, 120, 460, 170)
    milestone, due = (166, 130, 380, 160), (380, 130, 454, 160)
    grid = Grid((title, value, label, room, milestone, due))
    places: dict[Box, str] = {
        title: "Titel",
        value: "Grundvand",
        label: "Målepunkter",
        milestone: "Databasen",
        due: "Q3",
    }
    words: dict[Box, list[Word]] = {
        box: [Word(text, (box[0] + 5, box[1] + 5, box[0] + 45, box[1] + 15), box[1] + 13, 9)]
        for box, text in places.items()
    }
    (card,) = sheets_of([grid], [words], 1)
    assert [(slot.row, slot.column, slot.text) for slot in card.slots] == [
        (0, 0, "Titel"),
        (0, 1, "Grundvand"),
        (1, 0, "Målepunkter"),
        (1, 1, ""),
    ]
    (inner,) = card.slots[3].inner
    assert [slot.text for slot in inner.slots] == ["Databasen", "Q3"]
