"""Tables and blocks as the walk expects them, where a document shows them in another shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from maalplan.model import Block, Cell, Table, Text
from maalplan.parsers.grid import GOAL_ROLES, Grid, cell_texts, cell_words
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary


def shaped(blocks: Iterable[Block], words: Vocabulary) -> Iterator[Block]:
    """*blocks* with bold lines that name a goal as headings, and tables upright and without empty columns."""
    for block in blocks:
        if isinstance(block, Table):
            yield upright(without_empty_columns(block), words)
        elif block.kind == "paragraph" and block.text and block.strong >= len(block.text) and _names_goal(block, words):
            yield replace(block, kind="heading", level=9)
        else:
            yield block


def _names_goal(block: Text, words: Vocabulary) -> bool:
    return goal_heading(whole(block), words) is not None


def without_empty_columns(table: Table) -> Table:
    """*table* without the columns in which no cell has words: they are there for the looks."""
    kept = sorted({cell.column for cell in table.cells if cell_texts(cell)})
    if not kept or len(kept) == table.columns:
        return table
    cells = []
    for cell in table.cells:
        spanned = [
            n for n, column in enumerate(kept, start=1) if cell.column <= column < cell.column + cell.column_span
        ]
        if spanned:
            cells.append(replace(cell, column=spanned[0], column_span=len(spanned)))
    return Table(table.rows, len(kept), tuple(cells), table.place)


def upright(table: Table, words: Vocabulary) -> Table:
    """*table* turned where its labels stand in the first column and its goals side by side."""
    if table.columns < 3 or table.rows < 3 or any(c.row_span > 1 or c.column_span > 1 for c in table.cells):
        return table
    grid = Grid(table)
    labels = [words.role(cell_words(grid.at.get((row, 1)))) for row in range(2, table.rows + 1)]
    heads = [cell_words(grid.at.get((1, column))) for column in range(2, table.columns + 1)]
    if not all(labels) or "milestones" not in labels or any(words.role(head) for head in heads):
        return table
    inner = [cell for cell in table.cells if cell.column > 1 and cell.row > 1]
    if any(words.role(cell_words(cell)) for cell in inner) or not (GOAL_ROLES & set(labels) or all(heads)):
        return table
    cells = tuple(replace(cell, row=cell.column, column=cell.row) for cell in table.cells)
    return Table(table.columns, table.rows, tuple(sorted(cells, key=_start)), table.place)


def _start(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
