"""Which frames are tables: cards side by side are, boxes with a few lines are not."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.pdfgen.canvas import Canvas

from tests.ingest.test_pdf import drawn, read
from tests.ingest.test_pdf_tables import at, said, tables

CARDS = (
    (
        "Mål 1: Renere søer",
        "Beskrivelse",
        "Søerne skal være rene.",
        "Målepunkter",
        "Planen er sendt (Q2).",
        "Prøver er taget.",
    ),
    (
        "Mål 2: Hurtigere svar",
        "Beskrivelse",
        "Svar uden ventetid.",
        "Målepunkter",
        "Skemaet er nyt (Q1).",
        "Puklen er væk.",
    ),
)


def frames(canvas: Canvas, lines: int) -> None:
    for number, card in enumerate(CARDS):
        left = 60 + 250 * number
        canvas.rect(left, 580, 235, 120)
        for n, line in enumerate(card[:lines]):
            canvas.drawString(left + 8, 682 - 18 * n, line)


def test_cards_side_by_side_are_read_one_after_the_other() -> None:
    found = tables(read(drawn(lambda canvas: frames(canvas, 6))))
    assert [" ".join(said(at(card, 1, 1).content)) for card in found] == [" ".join(card) for card in CARDS]


def test_boxes_for_two_signatures_are_no_tables() -> None:
    assert not tables(read(drawn(lambda canvas: frames(canvas, 2))))
