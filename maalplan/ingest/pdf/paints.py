"""Cells that are painted: the strong colours behind a table's cells, also of those in which no words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from maalplan.ingest.pdf.shown import Box, Paint
from maalplan.model import Cell, Place, Table, Text

Painted = Mapping[int, Sequence[Paint]]
"""Of pages on which something is painted, by their numbers."""


def painted(table: Table, edges: Sequence[float], paints: Painted) -> Table:
    """*table*, whose columns have these *edges*, with the colours of its cells; words tell where a row stands."""
    rows = _rows(table) if paints else {}
    found = {
        (row, column): paint.fill
        for row, (page, (_, top, _, bottom)) in rows.items()
        for paint in paints.get(page, ())
        if paint.box[1] <= (top + bottom) / 2 <= paint.box[3]
        for column, (left, right) in enumerate(pairwise(edges), start=1)
        if paint.box[0] <= (left + right) / 2 <= paint.box[2]
    }
    if not found:
        return table
    cells = [replace(cell, fill=found.pop((cell.row, cell.column), None)) for cell in table.cells]
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    cells += [Cell(row, column, (), fill=fill) for (row, column), fill in found.items() if (row, column) not in covered]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _rows(table: Table) -> dict[int, tuple[int, Box]]:
    """For each row the page and box of its first line."""
    places: dict[int, list[Place]] = defaultdict(list)
    for cell in table.cells:
        texts = (text for text in cell.content if isinstance(text, Text))
        places[cell.row] += [place for text in texts for place in text.places[:1]]
    firsts = {row: min(own, key=_height) for row, own in places.items() if own}
    return {row: (one.page, one.bbox) for row, one in firsts.items() if one.page and one.bbox}


def _height(place: Place) -> tuple[int, float]:
    return place.page or 0, place.bbox[1] if place.bbox else 0.0
