"""Markdown, web pages and mixtures of both: :func:`read_markup`.

Everything goes one way: Markdown, tab-separated rows and grid tables become a web page whose lines have the same
numbers as the source (:mod:`.markdown`), and a web page becomes blocks (:mod:`.tree`).
"""

from __future__ import annotations

from dataclasses import replace

from maalplan.errors import NotADocument
from maalplan.ingest.bounds import check_bytes
from maalplan.ingest.detect import Kind, detect
from maalplan.ingest.encoding import decode
from maalplan.ingest.origin import origin
from maalplan.ingest.typed_notes import without_typed_notes
from maalplan.model import Block, Cell, Document, Place, Table, Text

__all__ = ["read_markup"]


def read_markup(data: bytes, path: str) -> Document:
    """A web page or Markdown as headings, paragraphs, items and tables, each line with its place.

    Raises NotADocument when the file is binary or shows no words, TooLarge when it is larger or nests its elements
    deeper than is read.
    """
    from maalplan.ingest.markup.contents import with_contents
    from maalplan.ingest.markup.markdown import to_page
    from maalplan.ingest.markup.tree import read_tree

    check_bytes(data)
    text, findings = decode(data)
    is_page = detect(data) is Kind.HTML
    found, footnotes = read_tree(text if is_page else to_page(text))
    if not found:
        raise NotADocument("The page shows no words; check that it was saved or fetched whole.")
    blocks = tuple(_numbered(block, number) for number, block in enumerate(with_contents(found), 1))
    media_type = "text/html" if is_page else "text/markdown"
    kept, typed = without_typed_notes(blocks)
    return Document(origin(data, path, media_type, "markup"), kept, (*footnotes, *typed), findings)


def _numbered(block: Block, number: int) -> Block:
    """*block* with its number in all its places."""
    if isinstance(block, Text):
        return replace(block, places=tuple(_placed(place, number) for place in block.places))
    cells = tuple(_numbered_cell(cell, number) for cell in block.cells)
    return Table(block.rows, block.columns, cells, _placed(block.place, number))


def _numbered_cell(cell: Cell, number: int) -> Cell:
    content = tuple(_numbered(block, number) for block in cell.content)
    return Cell(cell.row, cell.column, content, cell.row_span, cell.column_span, cell.fill)


def _placed(place: Place, number: int) -> Place:
    return Place(None, None, place.lines, number, place.row, place.column)
