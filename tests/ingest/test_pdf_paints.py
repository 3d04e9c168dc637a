"""Cells of a PDF's tables that are painted, also those without words."""

from __future__ import annotations

from itertools import pairwise

from maalplan.ingest.pdf.paints import painted
from maalplan.ingest.pdf.shown import Box, Paint
from maalplan.model import Cell, Place, Table, Text

EDGES = (0.0, 100.0, 140.0, 300.0)
GREEN, RED = "92D050", "FF0000"


def cell(row: int, column: int, top: float, page: int = 1) -> Cell:
    left = EDGES[column - 1]
    place = Place(page, (left + 2, top, left + 30, top + 10))
    return Cell(row, column, (Text("paragraph", "ord", (place,)),))


def fills(found: Table) -> dict[tuple[int, int], str]:
    return {(one.row, one.column): one.fill for one in found.cells if one.fill}


TABLE = Table(3, 3, (cell(1, 1, 10), cell(1, 2, 10), cell(2, 1, 30), cell(2, 3, 30), cell(3, 1, 20, page=2)), Place())


def box(row_top: float, column: int) -> Box:
    left, right = list(pairwise(EDGES))[column - 1]
    return left, row_top, right, row_top + 18


def test_a_cell_without_words_is_added_and_one_with_words_keeps_them() -> None:
    found = painted(TABLE, EDGES, {1: [Paint(box(26, 2), GREEN), Paint(box(6, 2), RED)]})
    assert fills(found) == {(2, 2): GREEN, (1, 2): RED}
    assert len(found.cells) == len(TABLE.cells) + 1


def test_each_page_has_its_own_paints() -> None:
    assert fills(painted(TABLE, EDGES, {2: [Paint(box(16, 2), RED)]})) == {(3, 2): RED}
    assert painted(TABLE, EDGES, {3: [Paint(box(16, 2), RED)]}) is TABLE


def test_what_is_painted_beside_the_table_is_no_cell() -> None:
    assert painted(TABLE, EDGES, {1: [Paint((320, 6, 400, 60), RED), Paint((0, 60, 300, 90), RED)]}) is TABLE
