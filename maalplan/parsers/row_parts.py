"""The cells of a row as parts: by the labels of their columns, and by the times in whose columns they stand."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.model import Cell
from maalplan.parsers.grid import Header, cell_span, cell_words
from maalplan.parsers.inner import own_texts
from maalplan.parsers.parts import Part, split_parts
from maalplan.parsers.spans import Span
from maalplan.parsers.timed import DUE, MARKED, TIMES, is_blank, is_mark
from maalplan.parsers.titles import is_number, titled
from maalplan.parsers.vocabulary import Vocabulary


def row_parts(header: Header, cells: Sequence[Cell], words: Vocabulary) -> list[Part]:
    """The parts of a row below *header*; marks in columns of times are its deadline, by the words of their heads."""
    parts = [part for cell in cells for part in _parts_of(header, cell, words)]
    heads = tuple(head for cell in marked(header, cells) for head in _heads_of(header, cell))
    return [*parts, Part("deadline", None, heads)] if heads else parts


def due_rows(header: Header, cells: Sequence[Cell], words: Vocabulary) -> list[list[Part]]:
    """The milestones that stand in columns of times, those of each cell with its time."""
    due = [cell for cell in cells if header.role(cell) == DUE and not is_blank(cell_words(cell))]
    return [
        [
            *split_parts(own_texts(cell, words), words, role="milestones"),
            Part("deadline", None, _heads_of(header, cell)),
        ]
        for cell in due
    ]


def marked(header: Header, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that only mark the time in whose column they stand."""
    return [cell for cell in cells if header.role(cell) == MARKED and is_mark(cell_words(cell))]


def numbers_goal(label: Cell, value: Cell, words: Vocabulary) -> bool:
    """Does a number stand beside the words of a goal, whose milestones have their label among them?"""
    parts = split_parts(own_texts(value, words), words) if is_number(cell_words(label)) else []
    return any(part.role == "milestones" and part.label for part in parts[1:])


def _parts_of(header: Header, cell: Cell, words: Vocabulary) -> list[Part]:
    label_cell, role = header.columns.get(cell.column, (None, None))
    if role in TIMES:
        return []
    label = cell_span(label_cell) if label_cell else None
    parts = split_parts(own_texts(cell, words), words, role=role or "extra", label=label)
    if parts and parts[0].role == role and role in ("goal", "title") and "description" not in header.roles:
        return [*titled(parts[0]), *parts[1:]]
    return parts


def _heads_of(header: Header, cell: Cell) -> tuple[Span, ...]:
    """The times in whose columns a cell stands."""
    over = range(cell.column, cell.column + cell.column_span)
    heads = (cell_span(header.columns[column][0]) for column in over if column in header.columns)
    return tuple(head for head in heads if head)
