"""Pages that are pictures: their words and tables, recognised."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest.pdf import read_pdf
from maalplan.ingest.pdf.scan import missing, reads_danish
from maalplan.model import Document, ReadOptions, Table, Text

GOAL = ("Bedre service til kommunerne", "Der er afholdt mindst to møder med kommunerne (Q2)")


def drawn(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 760, "Styrelsen og departementet har aftalt disse mål for året.")
    for x in (60, 230, 535):
        canvas.line(x, 600, x, 700)
    for y in (600, 660, 700):
        canvas.line(60, y, 535, y)
    for x, head, words in ((66, "Mål", GOAL[0]), (236, "Målepunkt", GOAL[1])):
        canvas.drawString(x, 675, head)
        canvas.setFontSize(10)
        canvas.drawString(x, 640, words)
        canvas.setFontSize(12)


def scan(angle: float = 0.0) -> bytes:
    """The page as a picture, set askew by *angle* degrees."""
    from pypdfium2 import PdfDocument

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    drawn(canvas)
    canvas.save()
    picture = PdfDocument(buffer.getvalue())[0].render(scale=200 / 72, grayscale=True).to_pil()
    askew = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawImage(ImageReader(askew), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()


def read(data: bytes, options: ReadOptions | None = None) -> Document:
    if lacking := missing():
        pytest.skip(f"missing program: {lacking}")
    return read_pdf(data, "plan.pdf", options or ReadOptions())


@pytest.mark.parametrize("angle", [0.0, 0.8, -1.5])
def test_a_scanned_table_has_its_cells_and_words(angle: float) -> None:
    document = read(scan(angle))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    cells = [" ".join(part.text for part in cell.content if isinstance(part, Text)) for cell in table.cells]
    assert [cell.replace("\n", " ") for cell in cells] == ["Mål", "Målepunkt", *GOAL]
    assert document.source.parser == "tesseract"
    assert "pages-recognised" in [finding.code for finding in document.findings]


def test_the_words_of_a_scan_stand_where_they_stand_on_the_page() -> None:
    (first, *_) = [block for block in read(scan()).blocks if isinstance(block, Text)]
    box = first.places[0].bbox
    assert box is not None
    assert box[0] == pytest.approx(60, abs=2)
    assert box[3] == pytest.approx(A4[1] - 760 + 2, abs=4)


def test_a_page_with_text_is_read_as_a_picture_where_that_is_asked_for() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    drawn(canvas)
    canvas.save()
    assert read(buffer.getvalue()).source.parser == "pdfium"
    assert read(buffer.getvalue(), ReadOptions(ocr="always")).source.parser == "tesseract"


@pytest.mark.parametrize(
    ("words", "danish", "why"),
    [
        ("Målet er opfyldt, når handleplanen er godkendt", True, "Danish"),
        ("Resultatplan 2025", True, "few words show nothing"),
        ("", False, "no words"),
        ("(cid:12)(cid:7) (cid:44)(cid:3)(cid:9) (cid:8)", False, "glyphs without letters"),
        (
            "the agency shall report to the ministry on all of its results by the end of each quarter " * 4,
            False,
            "English",
        ),
    ],
)
def test_what_reads_as_danish(words: str, danish: bool, why: str) -> None:
    assert reads_danish(words.split()) is danish, why
