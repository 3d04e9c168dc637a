"""What the PDF reader makes of tables of which only some lines are drawn."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")

from reportlab.lib import colors
from reportlab.platypus import PageBreak, Paragraph, Spacer

from tests.ingest.test_pdf import BODY, LONG, pdf, read
from tests.ingest.test_pdf_tables import IN_CELL, at, items, said, tables, words
from tests.ingest.test_pdf_unruled import HEADS, ROWS, grid, headed, loose

FRAME = ("BOX", (0, 0), (-1, -1), 0.8, colors.black)
UPRIGHT = ("LINEBEFORE", (1, 0), (-1, -1), 0.8, colors.black)
BELOW_HEADS = ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)
LEVEL = (
    ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
    BELOW_HEADS,
    ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
)
STYLES: dict[str, tuple[Any, ...]] = {
    "a frame and upright lines": (FRAME, UPRIGHT),
    "a frame and a line below the heads": (FRAME, BELOW_HEADS),
    "a frame": (FRAME,),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_heads_in_a_frame_tell_the_rows_and_columns(style: tuple[Any, ...]) -> None:
    (found,) = tables(read(pdf([Paragraph(LONG, BODY), loose([headed(*HEADS), *ROWS], *style)])))
    assert grid(found) == [list(HEADS), *(list(row) for row in ROWS)]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_two_such_tables_one_below_the_other(style: tuple[Any, ...]) -> None:
    story = [part for row in ROWS for part in (loose([headed(*HEADS), row], *style), Spacer(1, 14))]
    found = tables(read(pdf(story)))
    assert [grid(table) for table in found] == [[list(HEADS), list(row)] for row in ROWS]


LONG_ROW = (
    words("Lagre af nødforsyninger"),
    [
        words("Danmark skal kunne klare tre døgn uden strøm, vand og varme."),
        Spacer(1, 6),
        words("Styrelsen opbygger derfor regionale lagre, som kommunerne kan trække på i en krise."),
        Spacer(1, 6),
        words("Lagrene indrettes sammen med Forsvaret, så de to ikke køber det samme."),
    ],
    [
        words("Målet er nået, når:"),
        *items("Lageret i Herning er taget i brug i løbet af sommeren.", "Mindst 20 kommuner har adgang."),
        *items("En øvelse er holdt.", "Systemet viser beholdningen af pumper på alle adresser."),
    ],
    [words("Bygherren har varslet en forsinkelse."), Spacer(1, 6), words("Kommunernes egne lagre indgår ikke.")],
)


@pytest.mark.parametrize("style", [*STYLES.values(), LEVEL], ids=[*STYLES, "level lines"])
def test_paragraphs_that_stand_level_are_no_rows(style: tuple[Any, ...]) -> None:
    heads = headed("Titel", "Mål", "Målepunkter", "Note")
    (found,) = tables(read(pdf([loose([heads, LONG_ROW], *style, widths=(80, 150, 160, 80))])))
    assert found.rows == 2
    assert len(at(found, 2, 3).content) == 5


def test_a_frame_without_heads_is_no_table() -> None:
    box = loose([[words(LONG)]], FRAME, widths=(400,))
    assert not tables(read(pdf([box, PageBreak(), Paragraph(LONG, BODY)])))


def test_labels_side_by_side_in_a_card_are_read_each_with_its_value() -> None:
    pairs = loose([headed("Ansvarlig", "Vægt"), ("Grundvand", "30 pct.")], widths=(120, 120))
    card = loose(
        [[words("Mål 1: Renere søer")], [[words("Søerne skal være rene."), pairs]]], FRAME, BELOW_HEADS, widths=(400,)
    )
    (found,) = tables(read(pdf([card])))
    assert said(at(found, 2, 1).content) == ["Søerne skal være rene.", "Ansvarlig", "Grundvand", "Vægt", "30 pct."]


def test_heads_in_the_middle_above_several_columns() -> None:
    over = [Paragraph(f"<para align='center'><b>{text}</b></para>", IN_CELL) for text in ("Resultatmål", "Opfølgning")]
    rows = [[over[0], "", over[1], ""], headed(*HEADS), *ROWS]
    lines = ("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0)), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)
    (found,) = tables(read(pdf([loose(rows, *lines)])))
    assert [(cell.column, cell.column_span, said(cell.content)) for cell in found.cells if cell.row == 1] == [
        (1, 2, ["Resultatmål"]),
        (3, 2, ["Opfølgning"]),
    ]
