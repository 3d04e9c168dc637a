"""What stands inside a table: tables in its cells, and the labels of a card."""

from __future__ import annotations

from maalplan.model import Cell, Table, Text
from maalplan.parsers.grid import Grid, cell_texts, cell_words, read_header
from maalplan.parsers.spans import texts_of
from maalplan.parsers.vocabulary import Vocabulary


def inner_tables(cell: Cell, words: Vocabulary) -> list[Table]:
    """The tables of milestones that stand inside a cell."""
    inner = [block for block in cell.content if isinstance(block, Table)]
    return [table for table in inner if _is_of_milestones(table, words)]


def own_texts(cell: Cell, words: Vocabulary) -> tuple[Text, ...]:
    """The texts of a cell that have words, without those of tables of milestones inside it."""
    inner = inner_tables(cell, words)
    own = [block for block in cell.content if block not in inner]
    return tuple(text for text in texts_of(own) if text.text.strip())


def card_roles(grid: Grid, words: Vocabulary) -> frozenset[str]:
    """The fields that the labels in a table's first column name, where it is a card: each beside other words."""
    if grid.table.columns not in (2, 4):
        return frozenset()
    labels = [grid.at.get((row, 1)) for row in range(1, grid.table.rows + 1)]
    roles = [words.role(cell_words(cell)) for cell in labels if cell_texts(cell)]
    known = [role for role in roles if role]
    return frozenset(known) if len(known) >= 2 and len(known) * 2 >= len(roles) else frozenset()


def _is_of_milestones(table: Table, words: Vocabulary) -> bool:
    grid = Grid(table)
    headers = (read_header(cells, words) for _, cells in grid.rows())
    return any(header is not None and header.is_milestones for header in headers)
