"""What the PDF reader makes of text outside tables; the pages are drawn here, with reportlab."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from maalplan.ingest.pdf import read_pdf
from maalplan.model import BREAK, Document, Place, Table, Text

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=15, leading=18, spaceBefore=12, spaceAfter=4)
GOAL = ParagraphStyle("goal", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=10, spaceAfter=4)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=2, spaceAfter=0)
LONG = (
    "Styrelsen indgår hermed en aftale med ministeriet om de mål, der gælder for året, og om hvordan parterne "
    "følger op på målene i løbet af året. Planen dækker ikke alle opgaver."
)

Decorate = Callable[[Canvas, int], None]


def pdf(story: Sequence[Flowable], decorate: Decorate | None = None, size: tuple[float, float] = A4) -> bytes:
    """A PDF of *story*; *decorate* draws what stands on every page."""
    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=size, leftMargin=60, rightMargin=60, topMargin=70, bottomMargin=70)

    def on_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if decorate:
            decorate(canvas, document.page)

    template.build(list(story), onFirstPage=on_page, onLaterPages=on_page)
    return stream.getvalue()


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = A4) -> bytes:
    """A PDF of one page that *draw* fills; y counts from the bottom."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def read(data: bytes) -> Document:
    return read_pdf(data, "planer/plan.pdf")


def texts(document: Document, *kinds: str) -> list[Text]:
    return [block for block in document.blocks if isinstance(block, Text) and (not kinds or block.kind in kinds)]


def joined(text: Text) -> str:
    return text.text.replace("\n", " ")


def header_and_footer(canvas: Canvas, page: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 810, "Mål- og resultatplan 2025")
    canvas.drawRightString(535, 30, f"Side {page} af 3")


def test_paragraphs_are_told_from_wrapped_lines() -> None:
    document = read(pdf([Paragraph(LONG, BODY), Paragraph("Opfølgning sker løbende.", BODY)]))
    first, second = texts(document)
    assert (first.kind, joined(first)) == ("paragraph", LONG)
    assert first.text.count("\n") + 1 == len(first.places) > 1
    assert second.text == "Opfølgning sker løbende."


def test_places_have_page_and_box_of_each_line() -> None:
    document = read(drawn(lambda canvas: canvas.drawString(100, 700, "Målet er nået.")))
    (text,) = texts(document)
    (place,) = text.places
    assert (place.page, place.block, place.row, place.column) == (1, 1, None, None)
    assert place.bbox is not None
    x0, top, x1, bottom = place.bbox
    assert x0 == pytest.approx(100, abs=1)
    assert top < A4[1] - 700 < bottom
    assert 150 < x1 < 200


def test_the_source_says_what_was_read() -> None:
    source = read(pdf([Paragraph(LONG, BODY), PageBreak(), Paragraph(LONG, BODY)])).source
    assert (source.path, source.media_type, source.pages, source.parser) == (
        "planer/plan.pdf",
        "application/pdf",
        2,
        "pdfium",
    )


def test_headings_have_levels_by_size_and_keep_their_numbers() -> None:
    story = [
        Paragraph("2. Koncernfælles mål", HEADING),
        Paragraph(LONG, BODY),
        Paragraph("Mål 1", GOAL),
        Paragraph(LONG, BODY),
    ]
    headings = texts(read(pdf(story)), "heading")
    assert [(heading.text, heading.level) for heading in headings] == [("2. Koncernfælles mål", 1), ("Mål 1", 2)]
    assert headings[0].strong == len(headings[0].text)


def test_a_heading_on_two_lines_is_one() -> None:
    title = "Mål 4: Et sammenhængende sundhedsvæsen med mere lighed i adgangen til behandling i hele landet"
    (heading,) = texts(read(pdf([Paragraph(title, HEADING), Paragraph(LONG, BODY)])), "heading")
    assert "\n" in heading.text
    assert joined(heading) == title


def test_a_bold_label_with_a_colon_is_no_heading() -> None:
    story = [Paragraph("Succeskriterier:", ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold"))]
    text = texts(read(pdf([*story, Paragraph(LONG, BODY)])))[0]
    assert (text.kind, text.strong) == ("paragraph", len("Succeskriterier:"))


def test_a_bold_label_before_its_words_shows_in_strong() -> None:
    (text,) = texts(read(pdf([Paragraph("<b>Indsatsområde:</b> Samarbejde med kommunerne.", BODY)])))
    assert text.text[: text.strong] == "Indsatsområde:"


@pytest.mark.parametrize(
    ("mark", "given", "why"),
    [
        ("•", "•", "the usual bullet"),
        ("–", "–", "a dash stays what it is"),
        ("-", "-", "so does a hyphen"),
        ("1.", "1.", "numbers as printed"),
        ("a)", "a)", "letters as printed"),
        ("(i)", "(i)", "small roman numbers"),
        ("o", "•", "the second level of Word"),
    ],
)
def test_list_marks(mark: str, given: str, why: str) -> None:
    first = "Der er gennemført en evaluering af tilsynet med kommunerne, og styrelsen har sendt den til departementet."
    second = "Handlingsplanen er godkendt (Q3)."
    marks = {"1.": "2.", "a)": "b)", "(i)": "(ii)"}
    story = [
        Paragraph("Målet er opfyldt, når:", BODY),
        Paragraph(first, ITEM, bulletText=mark),
        Paragraph(second, ITEM, bulletText=marks.get(mark, mark)),
    ]
    lead, *items = texts(read(pdf(story)))
    assert lead.kind == "paragraph"
    assert [(item.kind, joined(item), item.level) for item in items] == [("item", first, 1), ("item", second, 1)], why
    assert (items[0].mark, items[1].mark) == (given, marks.get(mark, given)), why


def test_signs_of_symbol_fonts_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for y, words in ((700, "Sagsbehandlingstiden er højst 30 dage."), (686, "Der er holdt to møder.")):
            canvas.setFont("ZapfDingbats", 7)
            canvas.drawString(100, y + 1, "l")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(114, y, words)

    items = texts(read(drawn(draw)))
    assert [(item.kind, item.mark, item.text) for item in items] == [
        ("item", "•", "Sagsbehandlingstiden er højst 30 dage."),
        ("item", "•", "Der er holdt to møder."),
    ]


def test_drawn_discs_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for y, words in ((700, "Grønne indkøb er indført."), (686, "Elforbruget er reduceret.")):
            canvas.circle(104, y + 3, 1.5, fill=1)
            canvas.drawString(112, y, words)

    assert [(item.kind, item.mark) for item in texts(read(drawn(draw)))] == [("item", "•"), ("item", "•")]


def test_lists_in_lists_have_depth() -> None:
    deeper = ParagraphStyle("deeper", parent=ITEM, leftIndent=32, bulletIndent=20)
    story = [
        Paragraph("Høring af parterne:", ITEM, bulletText="•"),
        Paragraph("Kommuner", deeper, bulletText="–"),
        Paragraph("Regioner", deeper, bulletText="–"),
        Paragraph("Vejledning", ITEM, bulletText="•"),
    ]
    assert [(item.mark, item.level, item.text) for item in texts(read(pdf(story)), "item")] == [
        ("•", 1, "Høring af parterne:"),
        ("–", 2, "Kommuner"),
        ("–", 2, "Regioner"),
        ("•", 1, "Vejledning"),
    ]


def test_a_date_at_the_start_of_a_line_is_no_list_number() -> None:
    words = "Planen er indgået mellem styrelsen og ministeriet og gælder for hele året. Den træder i kraft den"
    lines = [words, "1. januar 2025 og kan ændres efter aftale."]
    data = drawn(lambda canvas: [canvas.drawString(60, 700 - 13 * n, line) for n, line in enumerate(lines)])
    (text,) = texts(read(data))
    assert text.kind == "paragraph"


def test_a_lone_dash_is_a_paragraph() -> None:
    assert [text.text for text in texts(read(pdf([Paragraph("-", BODY)])))] == ["-"]


def test_furniture_is_what_repeats() -> None:
    story = [Paragraph("1. Indledning", HEADING), Paragraph(LONG, BODY), PageBreak(), Paragraph(LONG, BODY)]
    document = read(pdf([*story, PageBreak(), Paragraph(LONG, BODY)], header_and_footer))
    assert [text.text for text in texts(document, "furniture")] == [
        words for page in (1, 2, 3) for words in ("Mål- og resultatplan 2025", f"Side {page} af 3")
    ]
    assert texts(document)[0].kind == texts(document)[-1].kind == "furniture"


def test_headings_that_count_with_the_pages_are_no_furniture() -> None:
    story: list[Flowable] = []
    for number in (1, 2, 3):
        story += [Paragraph(f"Mål {number}", GOAL), Paragraph(LONG, BODY), PageBreak()]
    document = read(pdf(story))
    assert [text.text for text in texts(document, "heading")] == ["Mål 1", "Mål 2", "Mål 3"]
    assert not texts(document, "furniture")


def test_a_label_that_happens_to_open_two_pages_is_no_furniture() -> None:
    story = [Paragraph(LONG, BODY), PageBreak(), Paragraph("Milepæle:", BODY), Paragraph(LONG, BODY), PageBreak()]
    document = read(pdf([*story, Paragraph("Milepæle:", BODY), Paragraph(LONG, BODY)]))
    assert not texts(document, "furniture")


def test_a_paragraph_over_a_page_break_is_one() -> None:
    text = " ".join([LONG] * 4)
    document = read(pdf([Spacer(1, 660), Paragraph(text, BODY)], header_and_footer))
    paragraphs = texts(document, "paragraph")
    assert [joined(paragraph) for paragraph in paragraphs] == [text]
    assert {place.page for place in paragraphs[0].places} == {1, 2}


def test_contents_lists() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 760, "Indhold")
        canvas.setFont("Helvetica", 10)
        for n, (title, page) in enumerate((("1. Indledning", 3), ("2. Fælles mål", 4), ("3. Underskrift", 12))):
            canvas.drawString(60, 730 - 15 * n, title + " " + "." * 80 + f" {page}")
        for n, (title, page) in enumerate((("Bilag 1", 13), ("Bilag 2", 14), ("Bilag 3", 17))):
            canvas.drawString(60, 670 - 15 * n, title)
            canvas.drawRightString(500, 670 - 15 * n, str(page))

    document = read(drawn(draw))
    assert [text.text for text in texts(document, "heading")] == ["Indhold"]
    entries = texts(document, "contents")
    assert [entry.text.split()[-1] for entry in entries] == ["3", "4", "12", "13", "14", "17"]
    assert entries[3].text.startswith("Bilag 1")


def test_footnotes_leave_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Bevillingen er på 298,4 mio. kr.")
        width = canvas.stringWidth("Bevillingen er på 298,4 mio. kr.", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + width, 704, "1")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60 + width + 6, 700, "Den falder.")
        canvas.line(60, 100, 200, 100)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 88, "1 Finansloven for 2025, § 16.")

    document = read(drawn(draw))
    (text,) = texts(document)
    assert text.text == "Bevillingen er på 298,4 mio. kr. Den falder."
    assert text.notes == ((len("Bevillingen er på 298,4 mio. kr."), "1"),)
    ((mark, note),) = document.footnotes
    assert (mark, note.text) == ("1", "Finansloven for 2025, § 16.")


def test_raised_figures_without_a_footnote_stay() -> None:
    (text,) = texts(read(pdf([Paragraph("Kontoret er på 120 m<super>2</super> i alt.", BODY)])))
    assert text.text == "Kontoret er på 120 m2 i alt."


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        left = ["København, den 17. december 2024", "Anne Holm", "Direktør, Havstyrelsen"]
        right = ["Aarhus, den 18. december 2024", "Bo Lind", "Departementschef"]
        for n, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, 300 - 14 * n, one)
            canvas.drawString(330, 300 - 14 * n, other)

    lines = [line for text in texts(read(drawn(draw))) for line in text.text.replace(BREAK, "\n").split("\n")]
    assert lines == [
        "København, den 17. december 2024",
        "Anne Holm",
        "Direktør, Havstyrelsen",
        "Aarhus, den 18. december 2024",
        "Bo Lind",
        "Departementschef",
    ]


def test_a_line_to_write_on_is_a_rule() -> None:
    data = drawn(
        lambda canvas: (canvas.drawString(60, 300, "_" * 30), canvas.drawString(60, 286, "København, den 1. maj 2025"))
    )
    rule, name = texts(read(data))
    assert (rule.kind, rule.text, len(rule.places)) == ("rule", "", 1)
    assert name.text == "København, den 1. maj 2025"


def test_a_break_of_the_author_is_told_from_a_wrapped_line() -> None:
    story = [Paragraph(LONG, BODY), Paragraph("Havstyrelsen<br/>Kystvej 1<br/>1000 København", BODY)]
    address = texts(read(pdf([*story, Paragraph(LONG, BODY)])))[1]
    assert address.text == BREAK.join(["Havstyrelsen", "Kystvej 1", "1000 København"])
    assert len(address.places) == 3


def test_hyphens_at_line_ends_stay() -> None:
    lines = ["Målet er en bedre og mere enkel styring af hele området, hvor der arbejdes med resultat-", "styring."]
    data = drawn(lambda canvas: [canvas.drawString(60, 700 - 13 * n, line) for n, line in enumerate(lines)])
    assert [text.text for text in texts(read(data))] == ["\n".join(lines)]


def test_doubled_letters_of_fake_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 700, "Alle tilskud:")
        canvas.drawString(130, 700, "behandles inden for 30 dage.")

    (text,) = texts(read(drawn(draw)))
    assert text.text == "Alle tilskud: behandles inden for 30 dage."
    assert text.text[: text.strong] == "Alle tilskud:"


def test_landscape_and_turned_pages_read_like_others() -> None:
    landscape = read(pdf([Paragraph(LONG, BODY)], size=(A4[1], A4[0])))
    assert [joined(text) for text in texts(landscape)] == [LONG]

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.drawString(100, -200, "Mål 1: Flere færger")
        canvas.drawString(100, -214, "Målet er nået.")

    turned = texts(read(drawn(draw)))
    assert [line for text in turned for line in text.text.splitlines()] == ["Mål 1: Flere færger", "Målet er nået."]


def test_all_words_are_composed() -> None:
    for text in texts(read(pdf([Paragraph("Å, æ og ø i årets måned", BODY)]))):
        assert text.text == unicodedata.normalize("NFC", text.text)


def test_blocks_are_numbered_in_their_order() -> None:
    document = read(pdf([Paragraph("1. Indledning", HEADING), Paragraph(LONG, BODY), Paragraph(LONG, BODY)]))
    for number, block in enumerate(document.blocks, start=1):
        places: tuple[Place, ...] = (block.place,) if isinstance(block, Table) else block.places
        assert {place.block for place in places} == {number}
