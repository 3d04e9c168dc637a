"""A table that tells of several authorities, one after the other → a document for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from maalplan.model import Block, Cell, Document, Table, Text
from maalplan.parsers.grid import cell_words
from maalplan.parsers.vocabulary import label_key

_LABELS: Final = frozenset({"styrelse", "myndighed", "institution", "virksomhed", "styrelse/institution"})
"""The labels of a column of authorities."""
_MOST: Final = 200
"""Authorities of one document: more are no authorities."""
_SEARCHED: Final = 5
"""Rows of a table in which the label is looked for."""


def by_agency(document: Document) -> tuple[Document, ...]:
    """*document* for each authority that a column of its tables names, with the rows of that authority and its name
    above them; as it is where no column does."""
    names = dict.fromkeys(
        name for block in document.blocks if isinstance(block, Table) for name in _rows_by_name(block).values()
    )
    return tuple(_of(document, name) for name in names) if 0 < len(names) <= _MOST else (document,)


def _of(document: Document, name: str) -> Document:
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and (named := _rows_by_name(block)):
            rows = [row for row, own in named.items() if own == name]
            if not rows:
                continue
            blocks.append(Text("paragraph", name, (block.place,)))
            blocks.append(_with_rows(block, {*range(1, min(named)), *rows}))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _with_rows(table: Table, rows: set[int]) -> Table:
    """*table* with the cells of these rows; the others are empty, so that places stay what they are."""
    return replace(table, cells=tuple(_cut(cell, rows) for cell in table.cells if cell.row in rows))


def _cut(cell: Cell, rows: set[int]) -> Cell:
    """*cell* as far down as its rows go."""
    last = cell.row
    while last + 1 in rows and last + 1 < cell.row + cell.row_span:
        last += 1
    return replace(cell, row_span=last - cell.row + 1)


def _rows_by_name(table: Table) -> dict[int, str]:
    """Row → the authority that it is on, of the rows below the label; empty where no column has one."""
    label = _label(table.cells)
    if label is None:
        return {}
    named = {cell.row: cell_words(cell) for cell in table.cells if cell.column == label.column and cell.row > label.row}
    found: dict[int, str] = {}
    name = ""
    for row in range(label.row + 1, table.rows + 1):
        name = " ".join(named.get(row, "").split()) or name
        if name:
            found[row] = name
    return found


def _label(cells: Iterable[Cell]) -> Cell | None:
    return next((cell for cell in cells if cell.row <= _SEARCHED and label_key(cell_words(cell)) in _LABELS), None)
