"""A sample report as Markdown: headings, pipe tables, where a merged cell is empty below its first row."""

from __future__ import annotations

from collections.abc import Iterator

from samples.reporting.content import Report
from samples.reporting.shapes import Grid, Heading, Piece, pieces


def as_markdown(report: Report) -> str:
    """The whole document."""
    return "\n\n".join([*_front(report), *map(_piece, pieces(report))]) + "\n"


def _front(report: Report) -> Iterator[str]:
    title, *lines = report.document.cover
    yield f"# {title}"
    yield from lines
    if contents := report.contents():
        yield "## Indhold"
        yield "\n".join(f"{heading} ..... {page}  " for heading, page in contents)


def _piece(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return f"{'#' * (piece.level + 1)} {piece.words}"
    if isinstance(piece, Grid):
        return _table(piece)
    return piece if isinstance(piece, str) else "\n".join(f"- {item}" for item in piece)


def _table(grid: Grid) -> str:
    columns = len(grid.widths)
    rows = [[cell or "" for cell in row] + [""] * (columns - len(row)) for row in grid.rows]
    rows.insert(1, ["---"] * columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
