"""What the PDF reader makes of tables that nothing but blanks, rules, shades or bold labels set out."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph
from reportlab.platypus import Table as Drawn

from maalplan.model import Table
from tests.ingest.test_pdf import BODY, GOAL, LONG, drawn, joined, pdf, read, texts
from tests.ingest.test_pdf_tables import IN_CELL, LABEL, at, items, said, tables, words

HEADS = ("Nr.", "Mål", "Målepunkt", "Frist")
ROWS = (
    ("1", "Hurtigere svar til borgere, der har anmeldt en ulykke", "Mindst 80 pct. får svar inden for ti dage", "Q4"),
    ("2", "Bedre rapporter", "Der er udgivet en skabelon, som alle bruger fra foråret af", "Q2"),
    ("3", "Flere øvelser", "Seks øvelser er holdt", "Q3"),
)
WIDTHS = (30, 150, 150, 60)


def loose(rows: Any, *style: Any, widths: Any = WIDTHS, **how: Any) -> Drawn:
    """A table with no lines but those of *style*."""
    cells = [[Paragraph(cell, IN_CELL) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Drawn(cells, colWidths=list(widths), style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *style], **how)


def headed(*labels: str) -> list[Paragraph]:
    return [Paragraph(label, LABEL) for label in labels]


def grid(found: Table) -> list[list[str]]:
    return [
        [" / ".join(said(at(found, row, column).content)) for column in range(1, found.columns + 1)]
        for row in range(1, found.rows + 1)
    ]


STYLES = {
    "bold heads": [],
    "a line below the heads": [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)],
    "a line between rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    "heads on a shade": [("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)],
    "every other row on a shade": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])],
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_columns_without_lines_are_a_table(style: list[Any]) -> None:
    document = read(pdf([Paragraph(LONG, BODY), loose([headed(*HEADS), *ROWS], *style), Paragraph(LONG, BODY)]))
    (found,) = tables(document)
    assert grid(found) == [list(HEADS), *(list(row) for row in ROWS)]
    assert [joined(text) for text in texts(document)] == [LONG, LONG]


def test_lines_below_plain_heads_are_enough() -> None:
    document = read(pdf([loose([HEADS, *ROWS], ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black))]))
    assert grid(tables(document)[0])[0] == list(HEADS)


def test_titles_between_rows_take_the_whole_width() -> None:
    title = ["Kerneopgave: Matriklen og kortene", "", "", ""]
    rows = [headed(*HEADS), title, ROWS[0], title, ROWS[1], ROWS[2]]
    spans = [("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 3), (-1, 3))]
    (found,) = tables(read(pdf([loose(rows, *spans)])))
    wide = [cell for cell in found.cells if cell.column_span == 4]
    assert [(cell.row, said(cell.content)) for cell in wide] == [(2, [title[0]]), (4, [title[0]])]


def test_a_second_milestone_shares_the_cells_of_its_goal() -> None:
    rows = [headed(*HEADS), ROWS[0], ("", "", "Arkivet er gjort søgbart", "Q1"), ROWS[2]]
    (found,) = tables(read(pdf([loose(rows)])))
    assert (at(found, 2, 1).row_span, at(found, 2, 2).row_span) == (2, 2)
    assert (said(at(found, 3, 3).content), said(at(found, 3, 4).content)) == (["Arkivet er gjort søgbart"], ["Q1"])


def test_items_set_apart_in_a_cell_are_no_rows() -> None:
    row = (
        "1",
        "Hurtigere svar",
        items("Mindst 80 pct. er besvaret.", "Køen er under 40 sager.", "Alle er hørt."),
        "Q4",
    )
    (found,) = tables(read(pdf([loose([headed(*HEADS), row, ROWS[1]])])))
    assert (found.rows, said(at(found, 2, 3).content)) == (
        3,
        ["Mindst 80 pct. er besvaret.", "Køen er under 40 sager.", "Alle er hørt."],
    )


def test_heads_over_heads() -> None:
    rows = [headed("Mål", "", "Opfølgning", ""), headed(*HEADS), *ROWS]
    (found,) = tables(read(pdf([loose(rows, ("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0)))])))
    assert [(cell.column, cell.column_span) for cell in found.cells if cell.row == 1] == [(1, 2), (3, 2)]
    assert [said(at(found, 2, column).content) for column in range(1, 5)] == [[label] for label in HEADS]
    assert found.rows == 2 + len(ROWS)


def test_bold_labels_beside_plain_words() -> None:
    rows = [
        [Paragraph("Ansvarlig", LABEL), "Landkapaciteter", Paragraph("Vægt", LABEL), "30 pct."],
        [Paragraph("Beskrivelse", LABEL), "Hæren skal have det materiel, der er aftalt.", "", ""],
        [Paragraph("Målepunkter", LABEL), items("Mindst 90 pct. er leveret (Q4).", "Planen er godkendt (Q1)."), "", ""],
    ]
    spans = [("SPAN", (1, 1), (-1, 1)), ("SPAN", (1, 2), (-1, 2))]
    (found,) = tables(read(pdf([loose(rows, *spans, widths=(100, 160, 60, 100))])))
    first = [said(cell.content) for cell in found.cells if cell.row == 1]
    assert first == [["Ansvarlig"], ["Landkapaciteter"], ["Vægt"], ["30 pct."]]
    assert said(at(found, 3, 2).content) == ["Mindst 90 pct. er leveret (Q4).", "Planen er godkendt (Q1)."]


def test_columns_hold_over_a_page_break() -> None:
    many = [(str(n), f"Opgave {n} løses", f"Mindst {n} sager er afsluttet", "Q4") for n in range(1, 40)]
    (found,) = tables(read(pdf([loose([headed(*HEADS), *many])], size=A5)))
    assert grid(found) == [list(HEADS), *(list(row) for row in many)]


def test_a_heading_below_is_not_of_the_table() -> None:
    document = read(pdf([loose([headed(*HEADS), *ROWS]), Paragraph("Aftale", GOAL), Paragraph(LONG, BODY)]))
    assert tables(document)[0].rows == 4
    assert [text.text for text in texts(document, "heading")] == ["Aftale"]


def test_signatures_side_by_side_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for x, name in ((60, "Asger Munkholm"), (320, "Ditte Overby")):
            canvas.setFont("Helvetica", 10)
            for line, y in (("Viborg, den 3. december 2024", 700), ("_" * 20, 670), (name, 650), ("Direktør", 636)):
                canvas.drawString(x, y, line)

    assert tables(read(drawn(page))) == []


def test_drawn_cells_stay_as_they_are_drawn() -> None:
    shades = [("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke), ("INNERGRID", (0, 0), (-1, -1), 2, colors.white)]
    (found,) = tables(read(pdf([loose([headed(*HEADS), *ROWS], *shades)])))
    assert grid(found)[1] == list(ROWS[0])


def test_a_contents_list_with_a_bold_head_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 720, "Indhold")
        canvas.drawString(480, 720, "Side")
        canvas.setFont("Helvetica", 10)
        for n, title in enumerate(("Indledning", "Mål for året", "Opfølgning", "Aftale")):
            canvas.drawString(60, 700 - 15 * n, title)
            canvas.drawRightString(500, 700 - 15 * n, str(n + 2))

    document = read(drawn(page))
    assert tables(document) == []
    assert len(texts(document, "contents")) == 4


def test_text_on_the_next_page_is_not_of_the_table() -> None:
    document = read(pdf([loose([headed(*HEADS), *ROWS]), PageBreak(), Paragraph(LONG, BODY), words("Ingen.")]))
    assert tables(document)[0].rows == 4
    assert joined(texts(document)[0]) == LONG


def test_a_row_cut_by_the_page_goes_on_where_only_its_second_column_does() -> None:
    wanted = [f"Milepæl nummer {n} er nået (Q4)." for n in range(1, 40)]
    rows = [[Paragraph("Milepæle", LABEL), items(*wanted)], [Paragraph("Ansvarlig", LABEL), "Sekretariatet"]]
    rows.insert(0, [Paragraph("Beskrivelse", LABEL), "Vi svarer."])
    story = [loose(rows, widths=(90, 200), splitInRow=1)]
    (found,) = tables(read(pdf(story, size=A5)))
    assert (found.rows, said(at(found, 2, 2).content)) == (3, wanted)
