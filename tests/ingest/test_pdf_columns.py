"""What the PDF reader makes of text side by side whose lines do not stand level, and of numbers beside headings."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.pdfgen.canvas import Canvas

from maalplan.model import Document
from tests.ingest.test_pdf import drawn, joined, read, texts

LEFT = ("Data skal være åbne og til at", "stole på, så kommunerne kan", "planlægge indvindingen.")
RIGHT = ("Databasen er flyttet til et", "nyt sted inden sommeren, og", "vejledningen er udsendt.")


def beside(step: float, first: float = 0.0) -> Document:
    """Two paragraphs side by side, the right one *step* points lower, and higher by *first*."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(
            60, 740, "Styrelsen og departementet er enige om de mål, der følger nedenfor, og om opfølgningen."
        )
        for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(60, 690 - 14 * n, left)
            canvas.drawString(310, 690 + first - step - 14 * n, right)

    return read(drawn(draw))


@pytest.mark.parametrize(("step", "first"), [(0, 0), (3, 0), (6, 0), (-4, 0), (0, 18)])
def test_paragraphs_side_by_side_are_read_one_after_the_other(step: float, first: float) -> None:
    said = [joined(text) for text in texts(beside(step, first))]
    assert " ".join(said[1:]) == " ".join([*LEFT, *RIGHT])


def test_a_large_number_is_read_with_the_heading_beside_it() -> None:
    def draw(canvas: Canvas) -> None:
        for n, title in enumerate(("Renere søer", "Hurtigere svar"), start=1):
            y = 800 - 120 * n
            canvas.setFont("Helvetica-Bold", 40)
            canvas.drawString(60, y, str(n))
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(110, y + 6, title)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y - 30, "Styrelsen skal nå målet i løbet af året, og departementet følger med.")

    document = read(drawn(draw))
    assert [text.text for text in texts(document, "heading")] == ["1 Renere søer", "2 Hurtigere svar"]
