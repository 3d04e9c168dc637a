"""Tables and blocks as the walk expects them, where a document shows them in another shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from maalplan.model import Block, Cell, Table, Text
from maalplan.parsers.grid import GOAL_ROLES, Grid, cell_texts, cell_words
from maalplan.parsers.headings import goal_heading, read_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.titles import is_title
from maalplan.parsers.vocabulary import Vocabulary


def shaped(blocks: Iterable[Block], words: Vocabulary) -> Iterator[Block]:
    """*blocks* with bold lines that name a goal as headings, and tables upright and without empty columns.

    Goals that stand side by side, each below its name, are a column of boxes each.
    """
    for block in blocks:
        if isinstance(block, Table):
            yield from parted(upright(without_empty_columns(block), words), words)
        elif block.kind == "paragraph" and block.text and _is_set_as_heading(block, words):
            yield replace(block, kind="heading", level=9)
        else:
            yield block


def _is_set_as_heading(block: Text, words: Vocabulary) -> bool:
    return _is_bold_goal(block, words) or _runs_in(block, words) or _is_bold_title(block, words)


def _is_bold_title(block: Text, words: Vocabulary) -> bool:
    """Is a line wholly in bold a number and a title ("1. Rent drikkevand")?"""
    if block.strong < len(block.text) or not is_title(whole(block)):
        return False
    found = read_heading(whole(block), words)
    return found.number is not None and found.title is not None and words.role(found.title.text) is None


def _is_bold_goal(block: Text, words: Vocabulary) -> bool:
    return block.strong >= len(block.text) and goal_heading(whole(block), words) is not None


def _runs_in(block: Text, words: Vocabulary) -> bool:
    """Does a line open with a goal's word and number in bold, and a title behind them: "**Mål 1:** Sikker drift"?

    Words that name milestones too ("Delmål 1: …", "Resultatkrav 2: …") open no goal so.
    """
    if not 0 < block.strong < len(block.text):
        return False
    found = goal_heading(whole(block), words)
    if found is None or found.title is None or words.role(found.word) == "milestones":
        return False
    return abs(found.title.start - block.strong) <= 1 and is_title(found.title)


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


def parted(table: Table, words: Vocabulary) -> list[Table]:
    """A table whose columns are goals, each below its name, as a table of one column per goal; else *table* alone."""
    if table.columns < 2 or any(c.column_span > 1 or c.row_span > 1 for c in table.cells):
        return [table]
    grid = Grid(table)
    cells = next((cells for _, cells in grid.rows()), [])
    kind = _kind_named(cells, words)
    if kind is None or sum(bool(cell_texts(cell)) for cell in cells) < 2:
        return [table]
    starts = [row for row, others in grid.rows() if _kind_named(others, words) == kind]
    if len(starts) == table.rows and all(len(cell_texts(cell)) < 2 for cell in table.cells):
        return [table]
    ends = [*starts[1:], table.rows + 1]
    bands = [*zip(starts, ends, strict=True)]
    boxes = [(b - a, _box(table, column, a, b)) for a, b in bands for column in range(1, table.columns + 1)]
    return [Table(rows, 1, own, table.place) for rows, own in boxes if any(map(cell_texts, own))]


def _box(table: Table, column: int, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a column from one row to before another, as those of a table of one column."""
    own = (cell for cell in table.cells if cell.column == column and start <= cell.row < end)
    return tuple(replace(cell, row=cell.row - start + 1, column=1) for cell in own)


def _kind_named(cells: Iterable[Cell], words: Vocabulary) -> str | None:
    """The word for goals by which all cells of a row name different ones; the last cells may be empty."""
    filled = [cell for cell in cells if cell_texts(cell)]
    found = [goal_heading(whole(cell_texts(cell)[0]), words) for cell in filled]
    named = [heading for heading in found if heading and heading.number]
    numbers = {heading.number.text for heading in named if heading.number}
    kinds = {heading.word for heading in named}
    begins = bool(filled) and filled[0].column == 1
    return kinds.pop() if begins and len(numbers) == len(filled) and len(kinds) == 1 else None


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
