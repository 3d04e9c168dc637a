"""Words that a layout took apart, and are one again: cut in narrow cells, or set letter by letter."""

from __future__ import annotations

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from maalplan.model import WRAP, Text
from tests.ingest.test_pdf import drawn, read, texts
from tests.ingest.test_pdf_tables import at, tables

SIZE, PAD, TOP = 10.0, 5.0, 700.0


def cell(*lines: str, spare: float = 0.5, elsewhere: str = "Planen gælder for et år.") -> Text:
    """What is read from a cell that is as wide as the longest of *lines*, with ``spare`` points of room."""
    inner = max(stringWidth(line, "Helvetica", SIZE) for line in lines) + spare

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(60, 760, elsewhere)
        bottom = TOP - 12 * len(lines) - 6
        canvas.grid([60, 60 + inner + 2 * PAD, 300], [bottom, TOP])
        canvas.drawString(60 + inner + 3 * PAD, TOP - 12, "1")
        for n, line in enumerate(lines):
            canvas.drawString(60 + PAD, TOP - 12 * (n + 1), line)

    (found,) = tables(read(drawn(page)))
    (text,) = at(found, 1, 1).content
    assert isinstance(text, Text)
    return text


@pytest.mark.parametrize(
    ("lines", "text", "why"),
    [
        (("Resultatm", "ål"), "Resultatmål", "neither part stands elsewhere"),
        (("Bemærkninge", "r"), "Bemærkninger", "a consonant is no word"),
        (("kystbeskyttel", "sesloven", "ændres"), "kystbeskyttelsesloven\nændres", "the rest of the cell wraps"),
        (("operatørerne", "."), "operatørerne.", "no line begins with a stop"),
        (("01.11.20", "26"), "01.11.2026", "a date"),
        (("Vedligehold", "af skibe"), "Vedligehold\naf skibe", "a common word follows"),
        (("Økonomi", "Drift"), "Økonomi\nDrift", "a capital begins a word"),
        (("resultat-", "styring"), "resultat-\nstyring", "a hyphen is cleaned later"),
        (("60 pct.", "af sager"), "60 pct.\naf sager", "a line of several words was wrapped"),
    ],
)  # fmt: skip
def test_cut_words(lines: tuple[str, ...], text: str, why: str) -> None:
    assert cell(*lines).text == text, why


def test_a_word_that_left_room_was_not_cut() -> None:
    assert cell("Resultatm", "ål", spare=9).text == "Resultatm\nål"


def test_the_document_knows_its_words() -> None:
    assert cell("Sikker", "hed", elsewhere="Styrelsens sikkerhed skal øges.").text == "Sikkerhed"
    assert cell("Grønne", "indkøb", elsewhere="Der er mange indkøb i år.").text == "Grønne\nindkøb"


def test_the_parts_of_a_cut_word_have_one_place() -> None:
    text = cell("Resultatm", "ål for", "året")
    assert (text.text.count(WRAP) + 1, len(text.places)) == (2, 2)
    first, second = (place.bbox for place in text.places)
    assert first is not None
    assert second is not None
    assert first[3] - first[1] > 1.5 * (second[3] - second[1])


@pytest.mark.parametrize(
    ("spacing", "printed", "text"),
    [
        (4.0, "Resultat og opfølgning", "Resultat og opfølgning"),
        (0.0, "M å l e p u n k t e r   2 0 2 5", "Målepunkter 2025"),
        (3.0, "MÅL", "MÅL"),
        (0.0, "Vi er på ø", "Vi er på ø"),
        (0.0, "a b", "a b"),
    ],
)
def test_letters_set_apart(spacing: float, printed: str, text: str) -> None:
    def page(canvas: Canvas) -> None:
        line = canvas.beginText(60, 700)
        line.setFont("Helvetica-Bold", 13)
        line.setCharSpace(spacing)
        line.textOut(printed)
        canvas.drawText(line)

    assert [found.text for found in texts(read(drawn(page)))] == [text]


def test_small_capitals_set_apart() -> None:
    def page(canvas: Canvas) -> None:
        line = canvas.beginText(60, 700)
        line.setCharSpace(3)
        for letter in "Mål og opfølgning":
            line.setFont("Helvetica", 14 if letter.isupper() else 10)
            line.textOut(letter.upper())
        canvas.drawText(line)

    assert [found.text for found in texts(read(drawn(page)))] == ["MÅL OG OPFØLGNING"]


def test_figures_side_by_side_are_no_word() -> None:
    def page(canvas: Canvas) -> None:
        for n in range(1, 7):
            canvas.drawString(60 + 12 * n, 700, str(n))

    assert [found.text for found in texts(read(drawn(page)))] == ["1 2 3 4 5 6"]
