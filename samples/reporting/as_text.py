"""A sample report as the text that a word processor saves: a paragraph a line, the cells of a row apart by tabs."""

from __future__ import annotations

from collections.abc import Iterator

from samples.reporting.content import Report
from samples.reporting.shapes import Grid, Heading, Piece, pieces


def as_text(report: Report) -> str:
    """The whole document."""
    return "\n\n".join([*_front(report), *map(_piece, pieces(report))]) + "\n"


def _front(report: Report) -> Iterator[str]:
    yield from report.document.cover
    if contents := report.contents():
        yield "\n".join(["Indhold", *(f"{heading}\t{page}" for heading, page in contents)])


def _piece(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return piece.words
    if isinstance(piece, Grid):
        return "\n".join("\t".join(cell or "" for cell in row) for row in piece.rows)
    return piece if isinstance(piece, str) else "\n".join(f"•\t{item}" for item in piece)
