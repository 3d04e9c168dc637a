"""What stops a PDF: each with its own class and one line that says what to do."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import Damaged, Encrypted, MaalplanError, NotADocument, NotRecognised
from maalplan.ingest.pdf import read_pdf
from maalplan.model import Block, ReadOptions, Text
from tests.ingest.test_pdf import drawn

NO_OCR = ReadOptions(ocr="never")


def picture(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, width=595, height=842)


def locked() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("hemmeligt"))
    canvas.drawString(100, 700, "Mål 1")
    canvas.save()
    return stream.getvalue()


def one_page() -> bytes:
    return drawn(lambda canvas: canvas.drawString(100, 700, "Mål 1"))


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (b"", NotADocument, "nothing at all"),
        ("Mål 1\nTitel".encode(), NotADocument, "text under the name of a PDF"),
        (b"PK\x03\x04", NotADocument, "an archive under the name of a PDF"),
        (locked(), Encrypted, "it asks for a password"),
        (b"%PDF-1.4\n", Damaged, "nothing but its head"),
        (one_page()[:200], Damaged, "cut off: opens, but without pages"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, Damaged, "noise behind the head"),
        (drawn(picture), NotRecognised, "a scan"),
        (drawn(lambda canvas: canvas.line(60, 60, 300, 60)), NotRecognised, "a page without a word"),
        (drawn(lambda _: None), Damaged, "no pages"),
        (drawn(lambda canvas: canvas.showPage()), NotADocument, "a page with nothing on it"),
    ],
)
def test_what_stops_a_pdf(data: bytes, error: type[MaalplanError], why: str) -> None:
    with pytest.raises(error) as caught:
        read_pdf(data, "plan.pdf")
    assert "\n" not in caught.value.message, why
    assert len(caught.value.message) > 40, why


def test_a_scan_is_not_read_where_that_is_not_wanted() -> None:
    with pytest.raises(NotRecognised, match="without --ocr never"):
        read_pdf(drawn(picture), "plan.pdf", NO_OCR)


def test_a_scanned_page_among_others_is_a_finding() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Mål 1")
        canvas.showPage()
        picture(canvas)

    (finding,) = read_pdf(drawn(draw), "plan.pdf", NO_OCR).findings
    assert finding.code == "pages-without-text"
    assert [place.page for place in finding.source] == [2]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_cut_file_is_no_empty_success(cut: float) -> None:
    whole = one_page()
    try:
        blocks: tuple[Block, ...] | None = read_pdf(whole[: int(len(whole) * cut)], "plan.pdf").blocks
    except (Damaged, NotRecognised):
        blocks = None
    assert blocks is None or [block.text for block in blocks if isinstance(block, Text)] == ["Mål 1"]


def test_libraries_wait_until_they_are_needed() -> None:
    heavy = {"pypdfium2", "pdfplumber", "pdfminer", "numpy"}
    code = f"import sys, maalplan.ingest.pdf; print(bool({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
