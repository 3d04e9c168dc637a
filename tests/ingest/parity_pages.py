"""Pages that say the same in many ways: what draws the PDFs of the parity test, with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Drawn

from tests.ingest.test_pdf import BODY

Draw = Callable[[Canvas], None]


def pdf(draw: Draw) -> bytes:
    """One page that *draw* fills; y counts from the bottom."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


XS, YS = (60.0, 160.0, 300.0, 440.0), (560.0, 600.0, 680.0, 700.0)
WORDS = ("Titel", "Mål", "Målepunkt", "Et stærkt", "Færre fejl", "Opgørelse i Q2", "Mål 3", "nå 95 pct.", "- ")


def set_embedded(canvas: Canvas) -> None:
    """Sets *canvas* in a font that the file holds, with a table of the letters that its glyphs are."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas.setFont("Vera", 9)


def fill(canvas: Canvas) -> None:
    """Words in all nine cells."""
    places = [(x, y) for y in YS[1:] for x in XS[:-1]]
    for (x, y), words in zip(places, WORDS, strict=True):
        canvas.drawString(x + 4, y - 12, words)


def strokes(canvas: Canvas) -> None:
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)
    fill(canvas)


def thin_rectangles(canvas: Canvas) -> None:
    for x in XS:
        canvas.rect(x, YS[0], 0.5, YS[-1] - YS[0], stroke=0, fill=1)
    for y in YS:
        canvas.rect(XS[0], y, XS[-1] - XS[0], 0.48, stroke=0, fill=1)
    fill(canvas)


def bordered_rectangles(canvas: Canvas) -> None:
    for x0, x1 in pairwise(XS):
        for y0, y1 in pairwise(YS):
            canvas.rect(x0, y0, x1 - x0, y1 - y0)
    fill(canvas)


def shades(canvas: Canvas) -> None:
    canvas.setFillColor(colors.lightgrey)
    for n, (y0, y1) in enumerate(pairwise(YS)):
        if n % 2 == 0:
            canvas.rect(XS[0], y0, XS[-1] - XS[0], y1 - y0, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    fill(canvas)


def dashes(canvas: Canvas) -> None:
    canvas.setDash(3, 2)
    strokes(canvas)


def line_of_dashes(canvas: Canvas) -> None:
    """Dashes drawn one by one, as some programs do."""
    for y in YS:
        for x in range(int(XS[0]), int(XS[-1]), 5):
            canvas.line(x, y, min(x + 3, XS[-1]), y)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    fill(canvas)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("tabel")
    canvas.setFont("Helvetica", 9)
    strokes(canvas)
    canvas.endForm()
    canvas.translate(20, -100)
    canvas.scale(0.9, 1.1)
    canvas.doForm("tabel")


def form_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("inderst")
    canvas.setFont("Helvetica", 9)
    strokes(canvas)
    canvas.endForm()
    canvas.beginForm("yderst")
    canvas.translate(10, 15)
    canvas.doForm("inderst")
    canvas.endForm()
    canvas.translate(5, -40)
    canvas.doForm("yderst")


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(XS[0] - 1, YS[0] - 1, XS[-1] - XS[0] + 2, YS[-1] - YS[0] + 2)
    canvas.clipPath(path, stroke=0, fill=0)
    strokes(canvas)
    canvas.restoreState()
    canvas.drawString(60, 500, "Udenfor udsnittet")


def one_path(canvas: Canvas) -> None:
    """All lines in one path."""
    path = canvas.beginPath()
    for x in XS:
        path.moveTo(x, YS[0])
        path.lineTo(x, YS[-1])
    for y in YS:
        path.moveTo(XS[0], y)
        path.lineTo(XS[-1], y)
    canvas.drawPath(path)
    fill(canvas)


def closed_path(canvas: Canvas) -> None:
    """A frame drawn as a polygon, and one whose corners are round."""
    path = canvas.beginPath()
    path.moveTo(XS[0], YS[0])
    for x, y in ((XS[-1], YS[0]), (XS[-1], YS[-1]), (XS[0], YS[-1])):
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path)
    canvas.line(XS[1], YS[0], XS[1], YS[-1])
    canvas.roundRect(60, 300, 300, 100, 8)
    canvas.drawString(70, 380, "En ramme")
    fill(canvas)


def tiny_gaps(canvas: Canvas) -> None:
    """Lines that stop short of one another, or go past."""
    for n, x in enumerate(XS):
        canvas.line(x + 0.3 * n, YS[0] + 1.5, x + 0.3 * n, YS[-1] - 1)
    for n, y in enumerate(YS):
        canvas.line(XS[0] - 1, y, XS[1] - 1, y)
        canvas.line(XS[1] + 1, y + 0.4 * (n % 2), XS[-1] + 1.8, y + 0.4 * (n % 2))
    fill(canvas)


def leaning(canvas: Canvas) -> None:
    """Upright lines a hair out of true, as programs draw that count in whole units of their own."""
    for n, x in enumerate(XS):
        canvas.line(x, YS[0], x + (0.08 if n % 2 else -0.08), YS[-1])
    for y in YS:
        canvas.line(XS[0], y, XS[-1], y)
    fill(canvas)


def double_lines(canvas: Canvas) -> None:
    strokes(canvas)
    canvas.translate(1.5, 1.5)
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])


def open_at_the_foot(canvas: Canvas) -> None:
    """As where a page break cuts a row."""
    for x in XS:
        canvas.line(x, YS[0], x, YS[-1])
    for y in YS[1:]:
        canvas.line(XS[0], y, XS[-1], y)
    fill(canvas)


def merged(canvas: Canvas) -> None:
    rows = [
        [Paragraph(words, BODY) for words in ("Mål 1: Bedre service", "", "")],
        [Paragraph(words, BODY) for words in ("Titel", "Målepunkt", "Vægt")],
        [Paragraph(words, BODY) for words in ("Sager", "Andelen af klager falder.", "10 pct.")],
        [Paragraph(words, BODY) for words in ("", "Ventetiden er under 30 dage.", "15 pct.")],
    ]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 0), (-1, 0)), ("SPAN", (0, 2), (0, 3))]
    table = Drawn(rows, colWidths=[100, 200, 80], style=style)
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, 70, 450)


def turned_words(canvas: Canvas) -> None:
    """Words that climb and words that fall, beside more that stand upright."""
    strokes(canvas)
    for turns, x, y in ((90, 480, 560), (270, 500, 700)):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turns)
        canvas.drawString(0, 0, "Strategisk indsats")
        canvas.restoreState()


def turned_words_in_cells(canvas: Canvas) -> None:
    """Two cells side by side, each with climbing words."""
    strokes(canvas)
    for x in (470, 484):
        canvas.saveState()
        canvas.translate(x, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Antal sager")
        canvas.restoreState()


def fake_bold(canvas: Canvas) -> None:
    for shift in (0, 0.25):
        canvas.drawString(100 + shift, 700, "Koncernfælles mål")
    canvas.drawString(100, 680, "Målet er nået.")


def filled_and_outlined(canvas: Canvas) -> None:
    text = canvas.beginText(100, 700)
    text.setTextRenderMode(2)
    text.textLine("Styrelsesspecifikke mål")
    canvas.drawText(text)


def letters_apart(canvas: Canvas) -> None:
    for space, y in ((0.4, 700), (1.2, 680), (-0.3, 660)):
        text = canvas.beginText(100, y)
        text.setCharSpace(space)
        text.textLine("Resultatplanen følger op")
        canvas.drawText(text)


def stretched(canvas: Canvas) -> None:
    for width, y in ((80, 700), (125, 680)):
        text = canvas.beginText(100, y)
        text.setHorizScale(width)
        text.textLine("Resultatplanen følger op")
        canvas.drawText(text)


def wide_blanks(canvas: Canvas) -> None:
    """Columns made with blanks, and words set apart by space alone."""
    canvas.drawString(100, 700, "Mål 1      30 pct.      Q2")
    text = canvas.beginText(100, 680)
    text.setWordSpace(6)
    text.textLine("Målet er nået i Q3")
    canvas.drawText(text)
    canvas.drawString(100, 660, "      Indrykket")


def numbers_in_columns(canvas: Canvas) -> None:
    for row, y in enumerate((700, 688, 676)):
        for column, x in enumerate((200, 260, 320)):
            canvas.drawRightString(x, y, f"{(row + 1) * (column + 3) * 1234:,}".replace(",", "."))


def figures_moved(canvas: Canvas) -> None:
    """Figures set to the right by moving the pen inside one operator, before and between them, and by blanks."""
    text = canvas.beginText(100, 700)
    shown = (
        "[-4000 (12.345)] TJ",
        "[(30) -3000 (40)] TJ",
        "(Udgifter ) Tj (     1.314) Tj",
        "( 5) Tj [(  ) -900 ( 7)] TJ",
    )
    for operators in shown:
        # reportlab has no call for it
        text._code.append(operators)
        text.textLine("")
    canvas.drawText(text)


def raised(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "Andelen af sager")
    end = 100 + canvas.stringWidth("Andelen af sager", "Helvetica", 9)
    canvas.drawString(end + 6, 700, "falder")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(end, 703.5, "2")


def ligatures(canvas: Canvas) -> None:
    set_embedded(canvas)
    canvas.drawString(100, 700, "Ef\ufb01cient \ufb02ow og æøå ÆØÅ é")


def soft_hyphens_and_dashes(canvas: Canvas) -> None:
    set_embedded(canvas)
    canvas.drawString(100, 700, "mål- og resultat\u00adplan 2025–2026 — “godt”")


def bullets(canvas: Canvas) -> None:
    set_embedded(canvas)
    for n, mark in enumerate(("•", "–", "o", "1.", "a)")):
        canvas.drawString(100, 700 - 14 * n, mark)
        canvas.drawString(112, 700 - 14 * n, "Der er holdt to møder")
    canvas.circle(103, 582.5, 1.6, stroke=0, fill=1)
    canvas.drawString(112, 580, "Et tegnet punkt")


def underlined(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "Understreget mål")
    canvas.line(100, 698, 170, 698)


def white_words(canvas: Canvas) -> None:
    """As in a header row on a dark ground."""
    canvas.rect(90, 690, 200, 20, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.drawString(100, 697, "Titel")
    canvas.drawString(200, 697, "Målepunkt")


def turned_page(turns: int) -> Draw:
    """A page whose paper is turned by *turns* degrees, on which everything stands upright all the same."""

    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(turns)
        across, down = {0: (0.0, 0.0), 90: (width, 0.0), 180: (width, height), 270: (0.0, height)}[turns]
        canvas.translate(across, down)
        canvas.rotate(turns)
        # as far from the upper left corner on paper of either direction, and far from every edge
        canvas.translate(60, (width if turns in (90, 270) else height) - height - 60)
        strokes(canvas)

    return draw


DRAWN: tuple[Draw, ...] = (
    strokes, thin_rectangles, bordered_rectangles, shades, dashes, line_of_dashes, in_a_form, form_in_a_form, clipped,
    one_path, closed_path, tiny_gaps, leaning, double_lines, open_at_the_foot, merged, turned_words,
    turned_words_in_cells, fake_bold, filled_and_outlined, letters_apart, stretched, wide_blanks,
    numbers_in_columns, figures_moved, raised, ligatures, soft_hyphens_and_dashes, bullets, underlined, white_words,
)  # fmt: skip
