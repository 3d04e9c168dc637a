"""The pages of a PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from maalplan.errors import NotADocument
from maalplan.ingest.pdf.pictures import WIDE, page_pictures
from maalplan.model import PagePicture


def pictured(draw: Callable[[Canvas], object], turns: int = 0) -> PagePicture:
    """The one page that *draw* draws."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=0)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return next(page_pictures(file.getvalue().replace(b"/Rotate 0", b"/Rotate %d" % turns)))


def with_block(canvas: Canvas) -> None:
    """A word, and over it a black block of the same width."""
    canvas.setFont("Helvetica", 20)
    canvas.drawString(100, 500, "Målepunkt")
    canvas.rect(100, 520, canvas.stringWidth("Målepunkt", "Helvetica", 20), 30, fill=1)


def black(page: PagePicture) -> tuple[float, float, float, float]:
    """Where the page is black, in points: the widest part of it."""
    picture = Image.open(io.BytesIO(page.data)).convert("L").point(lambda value: 255 if value < 60 else 0)
    box = picture.getbbox()
    assert box is not None
    scale = page.width / picture.width
    x0, top, x1, bottom = box
    return x0 * scale, top * scale, x1 * scale, bottom * scale


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_words_stand_where_the_picture_shows_them(turns: int) -> None:
    page = pictured(with_block, turns)
    (word,) = page.words
    x0, top, x1, bottom = black(page)
    assert x0 - 2 <= word.box[0] <= word.box[2] <= x1 + 2
    assert top - 2 <= word.box[1] <= word.box[3] <= bottom + 8
    upright = turns in (0, 180)
    assert (page.width, page.height) == pytest.approx(A4 if upright else A4[::-1], abs=0.1)
    assert (word.box[2] - word.box[0] > word.box[3] - word.box[1]) is upright


def test_what_is_cut_off_is_not_shown() -> None:
    def cropped(canvas: Canvas) -> None:
        with_block(canvas)
        canvas.setCropBox((90, 450, 390, 600))

    page = pictured(cropped)
    assert (page.width, page.height) == pytest.approx((300, 150), abs=0.1)
    assert page.words[0].box[0] == pytest.approx(10, abs=2)
    assert black(page)[0] == pytest.approx(10, abs=2)


def test_a_picture_is_as_wide_as_is_sensible() -> None:
    page = pictured(with_block)
    picture = Image.open(io.BytesIO(page.data))
    assert picture.format == "WEBP"
    assert picture.size == page.pixels
    assert page.pixels[0] in (WIDE, WIDE + 1)


def test_a_strip_of_paper_is_drawn_smaller() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(100, 5000))
    canvas.drawString(10, 10, "Mål")
    canvas.showPage()
    canvas.save()
    (page,) = page_pictures(file.getvalue())
    assert max(page.pixels) <= 4 * WIDE + 1


def test_of_very_many_pages_the_last_have_their_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.ingest.pdf.pictures.DRAWN_PAGES", 1)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(2):
        with_block(canvas)
        canvas.showPage()
    canvas.save()
    first, second = page_pictures(file.getvalue())
    assert (bool(first.data), bool(second.data)) == (True, False)
    assert first.words == second.words


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(NotADocument):
        list(page_pictures(b"Maal"))
