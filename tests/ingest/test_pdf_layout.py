"""How pages are set: margins that few lines show, type, columns and furniture that differ from page to page."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer

from maalplan.model import BREAK, Document
from tests.ingest.test_pdf import BODY, GOAL, ITEM, LONG, drawn, joined, pdf, read, texts
from tests.ingest.test_pdf_tables import at, head, said, table, tables, words

CLOSE = ParagraphStyle("close", parent=BODY, spaceAfter=0)
INDENTED = ParagraphStyle("indented", parent=BODY, firstLineIndent=13, spaceAfter=0)
LARGE = ParagraphStyle("large", parent=BODY, fontSize=10.5)
HEADS = ("Delmål", "Opfyldt", "Delvist opfyldt", "Ikke opfyldt")


def lines(*rows: Sequence[tuple[float, str]], top: float = 760, pitch: float = 14) -> bytes:
    """A page of rows of (x, words)."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, row in enumerate(rows):
            for x, text in row:
                canvas.drawString(x, top - n * pitch, text)

    return drawn(page)


def pages(*filled: Sequence[tuple[float, float, str]]) -> Document:
    """Pages of (x, y, words)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in filled:
        canvas.setFont("Helvetica", 10)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return read(stream.getvalue())


def test_short_lines_do_not_make_the_margin() -> None:
    story = [
        Paragraph("<b>Formål:</b> Kontrollen skal være synlig i hele landet.", CLOSE),
        Paragraph("<b>Milepæle</b>", CLOSE),
        Paragraph("Der er gennemført 1.100 besøg på havet (Q4).", ITEM, bulletText="•"),
        Paragraph("To kontrolskibe har fået helt nyt udstyr (Q3).", ITEM, bulletText="•"),
        Paragraph("Ansvarlig: Kontrolafdelingen", CLOSE),
    ]
    assert [joined(text) for text in texts(read(pdf(story)))] == [
        "Formål: Kontrollen skal være synlig i hele landet.",
        "Milepæle",
        "Der er gennemført 1.100 besøg på havet (Q4).",
        "To kontrolskibe har fået helt nyt udstyr (Q3).",
        "Ansvarlig: Kontrolafdelingen",
    ]


def test_a_bold_line_after_a_full_one_begins_anew() -> None:
    full = "Styrelsen indgår hermed en aftale med ministeriet om de mål, der gælder for året, og om alt muligt i det."
    document = read(pdf([Paragraph(LONG, CLOSE), Paragraph(full, CLOSE), Paragraph("<b>Milepæle er</b> to", CLOSE)]))
    assert joined(texts(document)[-1]) == "Milepæle er to"


def test_small_cells_do_not_make_sentences_headings() -> None:
    rows = [head(*HEADS), *([words("Der er gennemført en indsats på 200 pladser.") for _ in HEADS] for _ in range(4))]
    story = [
        Paragraph("Mål 1: Færre ulykker i byggeriet", GOAL),
        Paragraph("Byggepladserne skal være sikrere i år og alle år.", LARGE),
        table(rows),
    ]
    assert [text.kind for text in texts(read(pdf(story)))] == ["heading", "paragraph"]


def test_a_sentence_in_somewhat_larger_type_is_no_heading() -> None:
    lead = ParagraphStyle("lead", parent=BODY, fontSize=11.5, leading=14)
    document = read(pdf([Paragraph("Her er de mål, som parterne har aftalt.", lead), Paragraph(LONG, BODY)]))
    assert [text.kind for text in texts(document)] == ["paragraph", "paragraph"]


def test_a_paragraph_with_its_first_line_indented_is_not_of_the_item_above() -> None:
    story = [
        Paragraph(LONG, INDENTED),
        Paragraph("Arkivet er gjort søgbart (Q2).", ParagraphStyle("i", parent=ITEM, leftIndent=18), bulletText="•"),
        Paragraph(LONG, INDENTED),
    ]
    assert [joined(text) for text in texts(read(pdf(story)))] == [LONG, "Arkivet er gjort søgbart (Q2).", LONG]


def test_a_wrapped_sentence_may_leave_much_room() -> None:
    wide = "En linje, der når helt ud til margenen, som den står på siden, og som derfor viser, hvor den er."
    broken = ("Styrelsen skal sikre, at alle borgere og alle virksomheder i landet", "får svar inden ti dage.")
    document = read(lines(*([(60, text)] if text else [] for text in (wide, wide, "", *broken)), pitch=12))
    assert "i landet får svar" in joined(texts(document)[-1])


def test_sentences_that_all_end_with_their_line_stand_alone() -> None:
    cell = "Radarplanen er godkendt.<br/>Evalueringen er udsendt.<br/>Vejledningen er trykt."
    rows = [head("Nr.", "Mål", "Punkter", "Vægt"), [words(text) for text in ("1", "A", cell, "2")]]
    (found,) = tables(read(pdf([table(rows, widths=(40, 60, 120, 40))])))
    text = at(found, 2, 3).content[0]
    assert [part.replace("\n", " ") for part in getattr(text, "text", "").split(BREAK)] == cell.split("<br/>")


def test_signature_columns_go_on_over_a_page_break() -> None:
    document = pages(
        [(60, 130, "Aftalen gælder fra 1. januar 2026 og et år frem, medmindre parterne aftaler andet til den tid."),
         (60, 100, "Lemvig, den 15. december 2025"), (300, 100, "København, den 18. december 2025"),
         (60, 80, "Thorsten Pallesgaard"), (300, 80, "Eva Lindskov")],
        [(60, 760, "Direktør, Kystdirektoratet"), (300, 760, "Departementschef, Miljø- og"),
         (300, 748, "Ligestillingsministeriet")],
    )  # fmt: skip
    assert [joined(text) for text in texts(document)][1:] == [
        "Lemvig, den 15. december 2025",
        "Thorsten Pallesgaard",
        "Direktør, Kystdirektoratet",
        "København, den 18. december 2025",
        "Eva Lindskov",
        "Departementschef, Miljø- og Ligestillingsministeriet",
    ]


def test_text_after_columns_on_the_page_before_stays_whole() -> None:
    document = pages(
        [(60, 100, "Lemvig, den 15. december 2025"), (300, 100, "København, den 18. december 2025"),
         (60, 80, "Thorsten Pallesgaard"), (300, 80, "Eva Lindskov")],
        [(60, 760, "Aftalen gælder fra 1. januar 2026 og et år frem, medmindre parterne aftaler andet.")],
    )  # fmt: skip
    assert joined(texts(document)[-1]).startswith("Aftalen gælder fra")
    assert len(texts(document)) == 5


def test_short_lines_in_step_are_not_wrapped() -> None:
    rows = [
        [(60, "Viborg, den 3/12 2024"), (230, "København, den 9/12"), (400, "København, den 10/12 2024")],
        [(60, "Asger Munkholm"), (230, "Ditte Overby"), (400, "Per Rask")],
        [(60, "Direktør"), (230, "Afdelingschef"), (400, "Departementschef for alle")],
        [(60, "Kommissionen"), (230, "Ministeriet"), (400, "Transportministeriet")],
    ]
    last = [joined(text) for text in texts(read(lines(*rows)))][-2:]
    assert last == ["Departementschef for alle", "Transportministeriet"]


def test_the_first_row_of_columns_may_stand_close() -> None:
    rows = [
        [(60, "København, den 14. december 2023"), (230, "København, den 18. december 2023")],
        [(60, "Vibeke Holmgaard"), (230, "Rune Thestrup")],
        [(60, "Direktør"), (230, "Departementschef")],
    ]
    assert [joined(text) for text in texts(read(lines(*rows)))][::3] == [
        "København, den 14. december 2023",
        "København, den 18. december 2023",
    ]


@pytest.mark.parametrize("first", [1, 2])
def test_footers_that_change_sides(first: int) -> None:
    def foot(canvas: Canvas, page: int) -> None:
        canvas.setFont("Helvetica", 8)
        if page >= first and page % 2:
            canvas.drawRightString(535, 30, f"Mål- og resultatplan 2025 | {page}")
        elif page >= first:
            canvas.drawString(60, 30, f"{page} | Mål- og resultatplan 2025")

    said = [f"Side for side er der sat {number} ord af, så enhver kan se dem." for number in ("to", "tre", "fire")]
    story = [part for text in said for part in (Spacer(1, 9), Paragraph(text, BODY), PageBreak())]
    document = read(pdf(story, foot))
    assert [joined(text) for text in texts(document) if text.kind != "furniture"] == said
    assert len(texts(document, "furniture")) == 4 - first


def test_a_sentence_without_room_behind_it_is_taken_apart_where_the_others_stand_alone() -> None:
    sentences = ("Nye krav er offentliggjort (Q1).", "Der er målt på 400 veje (Q3).", "Kortet er opdateret (Q4).")
    cell = [words(sentences[0]), words(" ".join(sentences[1:]))]
    rows = [head("Nr.", "Mål", "Punkter", "Vægt"), [words("1"), words("Dækning"), cell, words("2")]]
    (found,) = tables(read(pdf([table(rows, widths=(40, 60, 146, 40))])))
    assert said(at(found, 2, 3).content) == list(sentences)
