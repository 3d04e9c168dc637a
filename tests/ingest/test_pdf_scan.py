"""Pages that are pictures: their words and tables, recognised."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import NotRecognised
from maalplan.ingest.pdf import read_pdf
from maalplan.ingest.pdf.scan import missing, reads_danish, tesseract
from maalplan.model import Document, Finding, ReadOptions, Table, Text

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


def picture() -> Image.Image:
    """The page as a scanner has it."""
    from pypdfium2 import PdfDocument

    return PdfDocument(printed(None))[0].render(scale=200 / 72, grayscale=True).to_pil()


def scan(angle: float = 0.0, turns: int = 0) -> bytes:
    """The page as a picture, set askew by *angle* degrees and by quarter *turns*, counterclockwise."""
    askew = picture().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return printed(askew.rotate(90 * turns, expand=True))


def printed(*pictures: Image.Image | None) -> bytes:
    """A PDF of *pictures*, each on its page; None stands for the page with its text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for picture in pictures:
        if picture is None:
            canvas.setPageSize(A4)
            drawn(canvas)
        else:
            size = A4 if picture.height > picture.width else (A4[1], A4[0])
            canvas.setPageSize(size)
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
        canvas.showPage()
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


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_put_upright(turns: int) -> None:
    assert GOAL[1] in cells(read(scan(turns=turns)))


def cells(document: Document) -> list[str]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    texts = (part for table in tables for cell in table.cells for part in cell.content if isinstance(part, Text))
    return [text.text.replace("\n", " ") for text in texts]


def test_pages_of_text_and_scans_and_bare_pages_are_told_apart() -> None:
    bare = Image.new("L", (1654, 2339), 250)
    document = read(printed(None, picture(), bare))
    assert GOAL[1] in cells(document)
    assert document.source.parser == "pdfium+tesseract"
    assert [place.page for finding in found(document, "pages-recognised") for place in finding.source] == [2, 3]
    assert not found(document, "pages-lost")


def found(document: Document, code: str) -> list[Finding]:
    return [finding for finding in document.findings if finding.code == code]


@pytest.mark.parametrize(
    ("lacks", "told"),
    [("_program", "needs Tesseract with Danish"), ("_knows_danish", "Tesseract is installed without Danish")],
)
def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, lacks: str, told: str) -> None:
    monkeypatch.setattr(tesseract, "_program", lambda: None if lacks == "_program" else "tesseract")
    monkeypatch.setattr(tesseract, "_knows_danish", lambda: lacks != "_knows_danish")
    with pytest.raises(NotRecognised, match=told):
        read_pdf(scan(), "scan.pdf")
    (finding,) = found(read_pdf(printed(None, picture()), "mixed.pdf"), "pages-without-text")
    assert told in finding.message
    assert [place.page for place in finding.source] == [2]


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
