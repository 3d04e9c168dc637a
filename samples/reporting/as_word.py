"""A sample report as a Word document: heading styles, a contents field, tables with merged cells.

The bytes are the same at every call.
"""

from __future__ import annotations

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.table import Table

from samples.reporting.content import Report
from samples.reporting.shapes import Grid, Heading, Piece, pieces
from samples.word_parts import add_list, bold, fixed_bytes, list_of_contents, prepare, shade

PAGE = 16.8
"""Centimetres between the margins."""


def as_word(report: Report) -> bytes:
    """The document's bytes."""
    document = Document()
    title, *lines = report.document.cover
    prepare(document, title, report.agency.name)
    document.add_paragraph(title, style="Title")
    for line in lines:
        document.add_paragraph(line, style="Subtitle" if line == report.agency.name else "Normal")
    if contents := report.contents():
        list_of_contents(document, contents)
    for piece in pieces(report):
        _add(document, piece, new_page=bool(contents))
    return fixed_bytes(document)


def _add(document: WordDocument, piece: Piece, *, new_page: bool) -> None:
    if isinstance(piece, Heading):
        heading = document.add_heading(piece.words, level=piece.level)
        heading.paragraph_format.page_break_before = new_page and piece.level == 1
    elif isinstance(piece, Grid):
        _fill(document.add_table(len(piece.rows), len(piece.widths), style="Table Grid"), piece)
        document.add_paragraph().paragraph_format.space_after = Pt(4)
    elif isinstance(piece, str):
        document.add_paragraph(piece)
    else:
        mark = add_list(document, "bullets")
        for item in piece:
            mark(document.add_paragraph(item, style="List Paragraph"), 0)


def _fill(table: Table, grid: Grid) -> None:
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(PAGE * width)
    for row, cells in zip(table.rows, grid.rows, strict=True):
        for cell, width in zip(row.cells, grid.widths, strict=True):
            cell.width = Cm(PAGE * width)
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1])
    for place, cells in enumerate(grid.rows):
        for column, words in enumerate(cells):
            cell = table.cell(place, column)
            if words is None:
                table.cell(place - 1, column).merge(cell)
            elif len(cells) == 1 or (grid.labelled and place == 0):
                bold(cell.paragraphs[0], words)
                shade(cell, "EEF2F7")
            else:
                cell.paragraphs[0].add_run(words)
