"""What the PDF reader makes of ruled tables, and of those that a page break cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer
from reportlab.platypus import Table as Drawn

from maalplan.model import Block, Cell, Document, Table, Text
from tests.ingest.test_pdf import BODY, GOAL, LONG, drawn, header_and_footer, joined, pdf, read, texts

IN_CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11, spaceAfter=2)
CELL_ITEM = ParagraphStyle("cell item", parent=IN_CELL, leftIndent=10, bulletIndent=1)
LABEL = ParagraphStyle("label", parent=IN_CELL, fontName="Helvetica-Bold")
HEAD = ("Titel", "Mål", "Målepunkt", "Bemærkninger")
RULED = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def words(text: str) -> Paragraph:
    return Paragraph(text, IN_CELL)


def items(*entries: str, mark: str = "•") -> list[Flowable]:
    return [Paragraph(entry, CELL_ITEM, bulletText=mark) for entry in entries]


def head(*labels: str) -> list[Flowable]:
    return [Paragraph(label, LABEL) for label in labels]


def table(
    rows: Sequence[Sequence[Any]], *style: Any, widths: Sequence[float] = (90, 130, 160, 90), **how: Any
) -> Drawn:
    return Drawn([list(row) for row in rows], colWidths=list(widths), style=[RULED, TOP, *style], **how)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def at(found: Table, row: int, column: int) -> Cell:
    return next(cell for cell in found.cells if (cell.row, cell.column) == (row, column))


def said(content: Sequence[Block]) -> list[str]:
    return [joined(block) for block in content if isinstance(block, Text)]


def column_of(found: Table, column: int) -> list[list[str]]:
    return [said(cell.content) for cell in found.cells if cell.column == column]


MILESTONES = (
    "Endelig handleplan for ny, større epidemi eller pandemi er forelagt departementet (Q4).",
    "Der er afholdt mindst 2 øvelser med regionerne.",
)
ROW = (
    words("Et stærkt nationalt beredskab"),
    [words("Instituttet skal styrke beredskabet mod epidemier i samarbejde med regioner og kommuner."),
     Paragraph("<b>Indsatsområde:</b> Beredskab.", IN_CELL)],
    [words("Målet anses som opnået når:"), *items(*MILESTONES)],
    words("-"),
)  # fmt: skip


def test_a_goal_table() -> None:
    document = read(pdf([Paragraph("Mål 1", GOAL), table([head(*HEAD), ROW])]))
    heading, found = document.blocks
    assert isinstance(heading, Text)
    assert (heading.kind, heading.text) == ("heading", "Mål 1")
    assert isinstance(found, Table)
    assert (found.rows, found.columns) == (2, 4)
    assert [said(at(found, 1, column).content) for column in (1, 2, 3, 4)] == [[label] for label in HEAD]
    assert said(at(found, 2, 1).content) == ["Et stærkt nationalt beredskab"]
    assert said(at(found, 2, 2).content) == [
        "Instituttet skal styrke beredskabet mod epidemier i samarbejde med regioner og kommuner.",
        "Indsatsområde: Beredskab.",
    ]
    lead, *milestones = at(found, 2, 3).content
    assert said([lead]) == ["Målet anses som opnået når:"]
    assert [(block.kind, block.mark) for block in milestones if isinstance(block, Text)] == [("item", "•")] * 2
    assert said(milestones) == list(MILESTONES)
    assert said(at(found, 2, 4).content) == ["-"]


def test_cells_have_places_with_row_and_column() -> None:
    (found,) = tables(read(pdf([Paragraph("Mål 1", GOAL), table([head(*HEAD), ROW])])))
    assert (found.place.page, found.place.block) == (1, 2)
    for cell in found.cells:
        for block in cell.content:
            assert isinstance(block, Text)
            assert len(block.places) == block.text.count("\n") + 1
            assert {(place.block, place.row, place.column) for place in block.places} == {(2, cell.row, cell.column)}


def test_bold_labels_in_cells_show_in_strong() -> None:
    (found,) = tables(read(pdf([table([head(*HEAD), ROW])])))
    label = at(found, 2, 2).content[1]
    assert isinstance(label, Text)
    assert (label.text[: label.strong], at(found, 1, 1).content[0].__class__) == ("Indsatsområde:", Text)


def test_merged_cells() -> None:
    rows = [
        [words("3.1. Den attraktive arbejdsplads"), "", ""],
        [words("Beskrivelse"), words("Koncernens arbejdspladser skal være attraktive."), ""],
        [words("Milepæle"), words("Sygefraværet er højst 7,1 dage."), words("Q4")],
        ["", words("Retningslinjer er opdateret."), words("Q2")],
    ]
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (1, 1), (2, 1)), ("SPAN", (0, 2), (0, 3))]
    (found,) = tables(read(pdf([table(rows, *spans, widths=(100, 250, 60))])))
    assert (found.rows, found.columns) == (4, 3)
    assert at(found, 1, 1).column_span == 3
    assert at(found, 2, 2).column_span == 2
    assert at(found, 3, 1).row_span == 2
    assert len(found.cells) == 8


def test_numbered_lists_in_cells() -> None:
    cell = [*items(MILESTONES[0], mark="1."), *items(MILESTONES[1], mark="2.")]
    one = [*items("Kun et enkelt krav", mark="1.")]
    (found,) = tables(read(pdf([table([[words("1. Titel"), cell], [words("2. Titel"), one]], widths=(100, 250))])))
    for row, marks in ((1, ["1.", "2."]), (2, ["1."])):
        assert [block.mark for block in at(found, row, 2).content if isinstance(block, Text)] == marks
    assert column_of(found, 1) == [["1. Titel"], ["2. Titel"]]


def test_a_dash_that_was_wrapped_is_no_item() -> None:
    (found,) = tables(
        read(pdf([table([[words("Mål"), words("Sundhedsreform og det nære – almen praksis")]], widths=(60, 132))]))
    )
    assert len(at(found, 1, 2).content) == 1


def test_a_frame_around_text_is_no_table() -> None:
    document = read(
        pdf([Paragraph(LONG, BODY), table([[Paragraph(LONG, BODY)]], widths=(400,)), Paragraph(LONG, BODY)])
    )
    assert not tables(document)
    assert [joined(text) for text in texts(document)] == [LONG] * 3


def test_shaded_cells_and_thin_filled_rules_are_cells() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(60, 700, 100, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        for y in (700, 720, 740):
            canvas.rect(60, y, 300, 0.6, stroke=0, fill=1)
        for x in (60, 160, 360):
            canvas.rect(x, 700, 0.6, 40, stroke=0, fill=1)
        canvas.setFont("Helvetica", 9)
        for y, label, value in ((726, "Titel", "Flere færger"), (706, "Vægt", "20 pct.")):
            canvas.drawString(65, y, label)
            canvas.drawString(165, y, value)

    (found,) = tables(read(drawn(draw)))
    assert (found.rows, found.columns) == (2, 2)
    assert column_of(found, 2) == [["Flere færger"], ["20 pct."]]


# ------------------------------------------------------------------ over pages


def goal_row(number: int) -> list[Any]:
    return [words(f"Titel {number}"), words(LONG), items(*MILESTONES), words("Ingen")]


def test_a_repeated_header_is_dropped() -> None:
    rows = [head(*HEAD), *(goal_row(number) for number in range(1, 13))]
    document = read(pdf([table(rows, repeatRows=1)], header_and_footer))
    (found,) = tables(document)
    assert document.source.pages is not None
    assert document.source.pages > 1
    assert column_of(found, 1) == [["Titel"], *([f"Titel {number}"] for number in range(1, 13))]
    assert found.rows == 13
    assert len(texts(document, "furniture")) == 2 * document.source.pages


def test_a_row_cut_by_the_page_is_one() -> None:
    sentences = [f"Krav {letter}: der er gennemført en evaluering af tilsynet med kommunerne i hele landet."
                 for letter in "ABCDEFGHIJ"]  # fmt: skip
    rows = [head(*HEAD), goal_row(1), [words("Titel 2"), words(LONG), items(*sentences), words("Ingen")], goal_row(3)]
    document = read(pdf([Spacer(1, 420), table(rows, splitInRow=1)], header_and_footer))
    (found,) = tables(document)
    assert document.source.pages == 2
    assert column_of(found, 1) == [["Titel"], ["Titel 1"], ["Titel 2"], ["Titel 3"]]
    assert said(at(found, 3, 3).content) == sentences
    assert said(at(found, 3, 2).content) == [LONG]
    assert {place.page for block in at(found, 3, 3).content if isinstance(block, Text) for place in block.places} == {
        1,
        2,
    }


def cut_row(canvas: Canvas, *, closed: bool) -> None:
    """A table of two columns whose second row is cut in the middle of a sentence."""

    def page(rows: Sequence[tuple[float, str, str]], top: float, bottom: float, inner: Sequence[float]) -> None:
        for x in (60, 160, 460):
            canvas.line(x, top, x, bottom)
        for y in inner:
            canvas.line(60, y, 460, y)
        canvas.setFont("Helvetica", 9)
        for y, label, value in rows:
            canvas.drawString(65, y, label)
            canvas.drawString(165, y, value)

    first = [
        (116, "Titel", "Flere færger"),
        (96, "Beskrivelse", "Styrelsen skal sikre, at der er flere færger til øerne i"),
    ]
    page(first, 130, 85, [130, 110, *([85] if closed else [])])
    canvas.showPage()
    page(
        [(780, "", "hele landet, også om vinteren."), (756, "Vægt", "20 pct.")],
        794,
        750,
        [770, 750, *([794] if closed else [])],
    )
    canvas.showPage()


@pytest.mark.parametrize("closed", [True, False], ids=["with a closing line", "without one"])
def test_a_cell_cut_in_a_sentence_goes_on(closed: bool) -> None:
    (found,) = tables(read(drawn(lambda canvas: cut_row(canvas, closed=closed))))
    assert (found.rows, found.columns) == (3, 2)
    assert said(at(found, 2, 2).content) == [
        "Styrelsen skal sikre, at der er flere færger til øerne i hele landet, også om vinteren."
    ]
    assert column_of(found, 1) == [["Titel"], ["Beskrivelse"], ["Vægt"]]


def test_cells_merged_over_rows_do_not_look_like_a_cut_row() -> None:
    rows: list[list[Any]] = [head("Nr.", "Mål", "Succeskriterier", "Frist")]
    spans = []
    for goal in range(1, 9):
        spans += [("SPAN", (column, len(rows)), (column, len(rows) + 3)) for column in (0, 1)]
        for part in range(1, 5):
            first = [words(f"4.{goal}"), words(f"Titel {goal}")] if part == 1 else ["", ""]
            rows.append(
                [*first, words(f"Krav {goal}.{part}: der er ført tilsyn med alle kommuner i landet"), words("Q3")]
            )
    document = read(pdf([table(rows, *spans, repeatRows=1)], header_and_footer))
    (found,) = tables(document)
    assert document.source.pages is not None
    assert document.source.pages > 1
    assert found.rows == 33
    assert len(column_of(found, 3)) == 33
    assert [cell.row_span for cell in found.cells if cell.column == 1] == [1, *([4] * 8)]


def merged_over_break(canvas: Canvas) -> None:
    """Rows "4.1" over two pages: its first row stands alone on the first page, two more on the second."""

    def page(rows: Sequence[tuple[float, Sequence[str]]], edges: Sequence[float], inner: Sequence[float]) -> None:
        for x in (60, 100, 200, 420, 480):
            canvas.line(x, edges[0], x, edges[-1])
        for y in edges:
            canvas.line(60, y, 480, y)
        for y in inner:
            canvas.line(200, y, 480, y)
        canvas.setFont("Helvetica", 9)
        for y, cells in rows:
            for x, cell in zip((65, 105, 205, 425), cells, strict=True):
                canvas.drawString(x, y, cell)

    head_row = ("Nr.", "Mål", "Krav", "Frist")
    page([(126, head_row), (106, ("4.1", "Tilsyn", "Der er ført tilsyn.", "Q1"))], (140, 120, 100), ())
    canvas.showPage()
    rows = [
        (776, head_row),
        (756, ("", "", "Der er holdt kurser.", "Q2")),
        (736, ("", "", "Der er skrevet en rapport.", "Q3")),
        (716, ("4.2", "Klager", "Sagerne er afgjort.", "Q4")),
    ]
    page(rows, (790, 770, 730, 710), (750,))
    canvas.showPage()


def test_a_merged_cell_goes_on_over_the_page() -> None:
    (found,) = tables(read(drawn(merged_over_break)))
    assert found.rows == 5
    assert column_of(found, 3) == [
        ["Krav"],
        ["Der er ført tilsyn."],
        ["Der er holdt kurser."],
        ["Der er skrevet en rapport."],
        ["Sagerne er afgjort."],
    ]
    assert at(found, 2, 1).row_span == at(found, 2, 2).row_span == 3


def test_tables_under_headings_of_their_own_stay_apart() -> None:
    story: list[Flowable] = []
    for number in (1, 2, 3, 4):
        story += [Paragraph(f"Mål {number}", GOAL), table([head(*HEAD), goal_row(number)]), PageBreak()]
    assert [found.rows for found in tables(read(pdf(story, header_and_footer)))] == [2, 2, 2, 2]


@pytest.mark.parametrize("titled", [True, False], ids=["title over the full width", "first label again"])
def test_a_card_that_opens_a_page_is_a_new_one(titled: bool) -> None:
    def card(number: int) -> Drawn:
        first = (
            [Paragraph(f"4.{number}. Titel", LABEL), ""]
            if titled
            else [Paragraph("Mål", LABEL), words(f"Titel {number}")]
        )
        rows = [first, [words("Beskrivelse"), words(LONG)], [words("Milepæle"), items(*MILESTONES)]]
        return table(rows, *([("SPAN", (0, 0), (1, 0))] if titled else []), widths=(100, 360))

    found = tables(read(pdf([Spacer(1, 570), card(1), PageBreak(), card(2)], header_and_footer)))
    assert [one.rows for one in found] == [3, 3]


def test_a_title_row_alone_at_the_foot_of_a_page_belongs_to_the_table_below() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 780, "Alle mål vægtes, så de tilsammen giver 100 pct.")
        canvas.rect(60, 80, 400, 20)
        canvas.drawString(65, 86, "4.4. Medicinsk udstyr")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        for y in (740, 760, 780):
            canvas.line(60, y, 460, y)
        for x in (60, 160, 460):
            canvas.line(x, 740, x, 780)
        for y, label, value in ((766, "Beskrivelse", "Bedre udstyr."), (746, "Vægt", "10 pct.")):
            canvas.drawString(65, y, label)
            canvas.drawString(165, y, value)

    (found,) = tables(read(drawn(draw)))
    assert (found.rows, found.columns) == (3, 2)
    assert (at(found, 1, 1).column_span, said(at(found, 1, 1).content)) == (2, ["4.4. Medicinsk udstyr"])


def test_every_word_of_a_long_table_is_kept() -> None:
    rows = [head(*HEAD), *(goal_row(number) for number in range(1, 30))]
    (found,) = tables(read(pdf([table(rows, repeatRows=1, splitInRow=0)], header_and_footer)))
    for number in range(1, 30):
        assert [said(at(found, number + 1, column).content) for column in (1, 2, 3, 4)] == [
            [f"Titel {number}"],
            [LONG],
            list(MILESTONES),
            ["Ingen"],
        ]
