"""A sample report as a PDF: a cover, ruled tables that may run over a page, heads and page numbers.

The bytes are the same at every call (reportlab's invariant mode).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, Paragraph, Spacer, TableStyle

from samples.pdf_parts import MARGIN, PALE, RULED, Ruled, Styles, contents, printed, styles_of
from samples.reporting.content import Report
from samples.reporting.shapes import Grid, Heading, Piece, Row, pieces

HEADINGS = ("chapter", "goal", "part", "inner")
"""The style of each level."""
LEAST = 90
"""Points that must be left on a page for a heading to stand on it."""


def as_pdf(report: Report) -> bytes:
    """The document's bytes."""
    styles = styles_of("Helvetica")
    story = [*_front(report, styles), *(one for piece in pieces(report) for one in _piece(piece, styles))]
    return printed(report.document.cover[0], report.agency.name, styles, story)


def _front(report: Report, styles: Styles) -> Iterator[Flowable]:
    title, *lines = report.document.cover
    yield NextPageTemplate("inner")
    yield Paragraph(title, styles["title"])
    yield from (Paragraph(line, styles["agency" if line == report.agency.name else "body"]) for line in lines)
    if report.contents():
        yield PageBreak()
        yield from contents(styles)


def _piece(piece: Piece, styles: Styles) -> Iterator[Flowable]:
    if isinstance(piece, Heading):
        yield CondPageBreak(LEAST)
        yield Paragraph(piece.words, styles[HEADINGS[piece.level - 1]])
    elif isinstance(piece, Grid):
        yield _table(piece, styles)
        yield Spacer(0, 12)
    elif isinstance(piece, str):
        yield Paragraph(piece, styles["body"])
    else:
        yield from (Paragraph(item, styles["item"], bulletText="•") for item in piece)


def _table(grid: Grid, styles: Styles) -> Flowable:
    top = 1 if grid.labelled else 0
    wide = [place for place, row in enumerate(grid.rows) if len(row) == 1]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.6, RULED),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *([("BACKGROUND", (0, 0), (-1, 0), PALE)] if top else []),
        *(("BACKGROUND", (0, place), (-1, place), PALE) for place in wide),
        *(("SPAN", (0, place), (-1, place)) for place in wide),
        *(("SPAN", (0, first), (0, last - 1)) for first, last in _reaching(grid.rows) if last - first > 1),
    ]
    cells = [
        [
            Paragraph(words or "", styles["head" if place < top or place in wide else "cell"])
            for words in (*row, *[None] * (len(grid.widths) - len(row)))
        ]
        for place, row in enumerate(grid.rows)
    ]
    widths = [(A4[0] - 2 * MARGIN) * width for width in grid.widths]
    return Ruled(cells, widths, style=TableStyle(style), repeatRows=top)


def _reaching(rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
    """From where to where (the next one's start) the cells of the first column reach."""
    yield from pairwise([*(place for place, row in enumerate(rows) if row[0] is not None), len(rows)])
