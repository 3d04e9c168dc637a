"""What pdfium sees on a page: words as they are drawn, however they are drawn."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from maalplan.ingest.pdf import read_pdf
from maalplan.ingest.pdf.pages import pages_shown
from maalplan.ingest.pdf.shown import PageView
from maalplan.model import ReadOptions, Text

Draw = Callable[[Canvas], None]


def pdf(draw: Draw, size: tuple[float, float] = A4) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def view(draw: Draw) -> PageView:
    return next(pages_shown(pdf(draw), ReadOptions(ocr="never")))


def words(draw: Draw) -> list[str]:
    return [word.text for word in view(draw).words]


def test_a_word_stands_where_its_letters_are_drawn() -> None:
    first, second = view(lambda canvas: canvas.drawString(100, 700, "Målet nås")).words
    assert (first.text, second.text) == ("Målet", "nås")
    assert first.x0 == pytest.approx(100, abs=0.01)
    assert first.baseline == pytest.approx(A4[1] - 700, abs=0.01)
    assert first.size == pytest.approx(11)
    assert second.x0 > first.x1 > 125


def test_figures_drawn_at_once_but_far_apart_stand_where_they_are_drawn() -> None:
    shown = [(word.x0, word.x1) for word in view(_far_apart).words]
    wide, step = 11 * 0.556, 11 * 0.556 + 25
    expected = [(100 + n * step, 100 + n * step + wide) for n in range(3)]
    assert shown == [pytest.approx(place, abs=0.05) for place in expected]


def _letter_by_letter(canvas: Canvas) -> None:
    x = 100.0
    for letter in "Målepunkt":
        canvas.drawString(x, 700, letter)
        x += canvas.stringWidth(letter, "Helvetica", 11)


def _spread(canvas: Canvas) -> None:
    text = canvas.beginText(100, 700)
    text.setCharSpace(3)
    text.textOut("BEMÆRKNINGER her")
    canvas.drawText(text)


def _far_apart(canvas: Canvas) -> None:
    text = canvas.beginText(100, 700)
    text.setCharSpace(25)
    text.textOut("345")
    canvas.drawText(text)


def _close_words(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "rettigheder")
    canvas.drawString(100 + canvas.stringWidth("rettigheder", "Helvetica", 11) + 1.7, 700, "og pligter")


def _spaced_letters(canvas: Canvas) -> None:
    x = 100.0
    for letter in "MÅLEPUNKT":
        canvas.drawString(x, 700, letter)
        x += canvas.stringWidth(letter, "Helvetica", 11) + 1.7


def _raised(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "Målet")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(100 + canvas.stringWidth("Målet", "Helvetica", 11), 704, "1")


def _two_fonts(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "Mål")
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(100 + canvas.stringWidth("Mål", "Helvetica", 11), 700, "punkt")


def _cut_word(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "Der er en handlings-")
    canvas.drawString(100, 687, "plan for 2025")


@pytest.mark.parametrize(
    ("draw", "expected", "why"),
    [
        (_letter_by_letter, ["Målepunkt"], "letters drawn one by one are a word"),
        (_far_apart, ["3", "4", "5"], "figures of several columns, drawn at once, are apart"),
        (_close_words, ["rettigheder", "og", "pligter"], "words drawn one by one are apart however small the blank is"),
        (_spaced_letters, ["MÅLEPUNKT"], "letters drawn one by one may be spaced"),
        (_spread, ["BEMÆRKNINGER", "her"], "letters set apart are a word"),
        (_raised, ["Målet", "1"], "the reference to a footnote is a word of its own"),
        (_two_fonts, ["Mål", "punkt"], "where the font changes another word begins"),
        (_cut_word, ["Der", "er", "en", "handlings-", "plan", "for", "2025"], "the hyphen at a line's end is kept"),
        (lambda canvas: canvas.drawString(100, 700, "•Styringen"), ["•", "Styringen"], "a bullet stands alone"),
        (lambda canvas: canvas.drawString(-300, 700, "udenfor"), [], "what is off the page is not shown"),
        (lambda _: None, [], "an empty page has no words"),
    ],
)
def test_words(draw: Draw, expected: list[str], why: str) -> None:
    assert words(draw) == expected, why


def test_text_drawn_twice_is_bold_and_said_once() -> None:
    def twice(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Koncernfælles mål")
        canvas.drawString(100.4, 700, "Koncernfælles mål")
        canvas.drawString(100, 680, "Styrelsen")

    assert [(word.text, word.bold) for word in view(twice).words] == [
        ("Koncernfælles", True),
        ("mål", True),
        ("Styrelsen", False),
    ]


def test_the_same_words_on_two_lines_are_not_drawn_twice() -> None:
    def lines(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Ingen")
        canvas.drawString(100, 687, "Ingen")

    assert [(word.text, word.bold) for word in view(lines).words] == [("Ingen", False), ("Ingen", False)]


def test_invisible_text_is_kept_apart() -> None:
    def invisible(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Synlig")
        text = canvas.beginText(100, 650)
        text.setTextRenderMode(3)
        text.textLine("Usynlig")
        canvas.drawText(text)

    seen = view(invisible)
    assert [word.text for word in seen.words] == ["Synlig"]
    assert [word.text for word in seen.hidden] == ["Usynlig"]


def test_a_draft_mark_across_the_page_stands_in_no_line() -> None:
    def marked(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "Styrelsen når sine mål i 2025.")
        canvas.saveState()
        canvas.translate(110, 490)
        canvas.rotate(35)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "UDKAST")
        canvas.restoreState()

    kinds = [(block.kind, block.text) for block in read_pdf(pdf(marked), "plan.pdf").blocks if isinstance(block, Text)]
    assert sorted(kinds) == [("furniture", "UDKAST"), ("paragraph", "Styrelsen når sine mål i 2025.")]


def test_words_and_lines_inside_a_form_stand_where_the_form_is_put() -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("felt")
        canvas.drawString(10, 10, "Mål")
        canvas.rect(5, 5, 80, 20)
        canvas.line(45, 5, 45, 25)
        canvas.endForm()
        canvas.translate(100, 500)
        canvas.doForm("felt")

    seen = view(form)
    assert seen.words[0].x0 == pytest.approx(110, abs=0.1)
    assert [len(grid.cells) for grid in seen.grids] == [2]
    assert seen.grids[0].box == pytest.approx((105, A4[1] - 525, 185, A4[1] - 505), abs=0.1)


def _table(canvas: Canvas) -> None:
    canvas.drawString(110, 415, "Bedre service")
    canvas.drawString(310, 415, "To møder er afholdt (Q2)")
    canvas.rect(100, 400, 400, 30)
    canvas.line(300, 400, 300, 430)


def test_a_table_set_sideways_is_read_upright_and_placed_as_it_is_shown() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -A4[0])
        _table(canvas)

    upright = read_pdf(pdf(_table, landscape(A4)), "plan.pdf").blocks[0]
    turned = read_pdf(pdf(sideways), "plan.pdf").blocks[0]
    assert not isinstance(upright, Text)
    assert not isinstance(turned, Text)
    text = [[part.text for part in cell.content if isinstance(part, Text)] for cell in upright.cells]
    assert [[part.text for part in cell.content if isinstance(part, Text)] for cell in turned.cells] == text
    # what was 100 points from the left edge stands as far from the lower edge now
    assert turned.place.bbox is not None
    assert turned.place.bbox[3] == pytest.approx(A4[1] - 100, abs=0.2)
    assert turned.place.bbox[3] - turned.place.bbox[1] == pytest.approx(400, abs=0.2)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_a_page_that_asks_to_be_turned_is_shown_turned(turns: int) -> None:
    # the same bytes with another number in /Rotate
    plain = pdf(_table)
    marked = plain.replace(b"/Rotate 0", b"/Rotate %d" % turns)
    assert turns == 0 or marked != plain
    seen = next(pages_shown(marked, ReadOptions(ocr="never")))
    reference = next(pages_shown(marked, ReadOptions(ocr="never", pdf_engine="pdfplumber")))
    assert seen.turns == (4 - turns // 90) % 4, "its text is upright again once it is turned for reading"
    if turns == 0:
        assert (seen.width, seen.height) == pytest.approx((reference.width, reference.height), abs=0.01)
    assert {word.text for word in seen.words} == {"Bedre", "service", "To", "møder", "er", "afholdt", "(Q2)"}


def test_what_is_cut_off_by_the_page_s_edge_is_counted_from_what_is_shown() -> None:
    def cropped(canvas: Canvas) -> None:
        _table(canvas)
        canvas.setCropBox((90, 310, 520, 510))

    seen = view(cropped)
    assert (seen.width, seen.height) == pytest.approx((430, 200), abs=0.01)
    assert seen.words[0].x0 == pytest.approx(20, abs=0.1)
    assert seen.grids[0].box == pytest.approx((10, 80, 410, 110), abs=0.1)


def test_pages_of_one_picture_are_known_as_such() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 220)), 0, 0, *A4)

    def logo(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 220)), 400, 750, 100, 60)

    assert view(scan).pictured
    assert not view(logo).pictured


def _numbered(canvas: Canvas, *, step: int, left: float) -> None:
    """Twenty lines of text, with their numbers in front at *left*."""
    for line in range(1, 21):
        y = 780 - 15 * line
        canvas.drawString(100, y, f"Styrelsen har i {line} sager fulgt op på sine mål.")
        if line % step == 0:
            canvas.setFont("Helvetica", 8)
            canvas.drawRightString(left, y, str(line))
            canvas.setFont("Helvetica", 11)


def _furniture(draw: Draw) -> list[str]:
    blocks = read_pdf(pdf(draw), "plan.pdf").blocks
    return [block.text for block in blocks if isinstance(block, Text) and block.kind == "furniture"]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_are_no_words_of_the_text(step: int) -> None:
    assert _furniture(lambda canvas: _numbered(canvas, step=step, left=80)) == [str(n) for n in range(step, 21, step)]


def test_numbers_where_the_text_begins_are_no_line_numbers() -> None:
    def listed(canvas: Canvas) -> None:
        canvas.drawString(60, 790, "Nr.")
        _numbered(canvas, step=1, left=75)

    assert _furniture(listed) == []


def _column(canvas: Canvas, x: float, top: float, first: str) -> None:
    rows = ["Styrelsen behandler hvert år flere tusinde sager", "om tilladelser, og borgerne skal have et svar"]
    for line, words in enumerate([first, *rows * 6]):
        canvas.drawString(x, top - 13.3 * line, words)


def test_a_page_in_two_columns_is_read_one_column_after_the_other() -> None:
    def two(canvas: Canvas) -> None:
        _column(canvas, 50, 780, "Om opgaven med tilladelser og dens vigtighed")
        _column(canvas, 320, 775, "Om målene for året og hvordan de følges op")

    text = " ".join(block.text for block in read_pdf(pdf(two), "plan.pdf").blocks if isinstance(block, Text))
    assert text.index("Om opgaven") == 0
    assert "Om målene" in text[text.rindex("et svar", 0, text.index("Om målene")) :]
    assert text.count("Styrelsen behandler hvert år flere tusinde sager\nom tilladelser") == 12


def test_letters_that_the_file_does_not_name_are_unknown_and_not_guessed() -> None:
    # the numbers of glyphs stand for letters only through the font's table, which is taken out here
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def subset(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(100, 700, "Mål")

    data = pdf(subset)
    assert [word.text for word in next(pages_shown(data, ReadOptions(ocr="never"))).words] == ["Mål"]
    nameless = next(pages_shown(data.replace(b"/ToUnicode", b"/ToNothing"), ReadOptions(ocr="never")))
    assert "Mål" not in [word.text for word in nameless.words]
