"""Tables that judge: which column holds what, and what each row says of which goal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from maalplan.model import Cell
from maalplan.parsers.grid import LONGEST_LABEL, Grid, Header, cell_texts, cell_words, settled
from maalplan.parsers.milestones import MilestoneWords, read_milestones
from maalplan.parsers.outcomes.judged import TOLD
from maalplan.parsers.outcomes.verdicts import Verdicts
from maalplan.parsers.parts import Part
from maalplan.parsers.spans import Span, author_lines, whole
from maalplan.parsers.titles import is_number
from maalplan.parsers.vocabulary import Vocabulary

KEYS = ("heading", "title", "goal", "description")
"""The columns that can name a goal, the surest first."""
JUDGING = frozenset({"verdict", "score"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_BESIDE = re.compile(r"^Nr\.?\s+(?=\S)", re.IGNORECASE)
"""The label of a column of numbers that came into one cell with the next ("Nr. Mål")."""
_MARK = re.compile(r"[xX×✓✔√●•☒☑■]|ja", re.IGNORECASE)
_FEWEST = 2
"""Rows that a column of verdicts without a label has at least."""


def judging_header(grid: Grid, row: int, cells: Sequence[Cell], words: Vocabulary, verdicts: Verdicts) -> Header | None:
    """The header that a row of labels is, where the rows below are judged; its columns are known for what they hold."""
    filled = [cell for cell in cells if cell_texts(cell)]
    if len(filled) < 2 or any(map(_is_no_label, filled)):
        return None
    roles = {
        cell.column: "outcome" if verdicts.is_worded(cell_words(cell)) else _role(cell_words(cell), words)
        for cell in filled
    }
    scale = [column for column, role in roles.items() if role == "outcome"]
    if len(scale) == 1 or not set(roles.values()) & {*KEYS, "number", "milestones"}:
        roles |= dict.fromkeys(scale)
    known = [role for role in roles.values() if role]
    judging = set(known) & (JUDGING | {"outcome"})
    if len(known) < 2 or len(known) * 2 < len(filled) or not judging:
        header = _by_content(grid, row, filled, roles, verdicts)
        if header is not None or not set(known) & TOLD or len(known) < 2:
            return header
    header = Header({cell.column: (cell, roles[cell.column]) for cell in filled})
    return _latest(settled(header, grid, row, words))


def _is_no_label(cell: Cell) -> bool:
    words = cell_words(cell)
    return len(words) > LONGEST_LABEL or not any(letter.isalpha() for letter in words.replace("#", "a"))


def _role(label: str, words: Vocabulary) -> str | None:
    role = words.role(label) or words.role(_NUMBER_BESIDE.sub("", label))
    if role is None and _YEAR.search(label):
        role = words.role(_YEAR.sub("", label).strip(" ,()"))
    return role


def _by_content(
    grid: Grid, row: int, filled: Sequence[Cell], roles: dict[int, str | None], verdicts: Verdicts
) -> Header | None:
    """A header of labels that hardly any vocabulary knows: the verdicts below one of them tell."""
    judged = [cell.column for cell in filled if _holds_verdicts(grid, row, cell.column, verdicts)]
    if not judged or any(verdicts.is_verdict(cell_words(cell)) for cell in filled):
        return None
    roles = {column: None if role == "extra" else role for column, role in roles.items()} | {judged[-1]: "verdict"}
    for cell in filled:
        below = [cell_words(one) for one in grid.below(row, cell.column) if cell_words(one)]
        if roles[cell.column] is None and below and all(map(is_number, below)):
            roles[cell.column] = "number"
    if not set(roles.values()) & {*KEYS, "milestones"}:
        first = next((cell.column for cell in filled if roles[cell.column] is None), None)
        if first is None:
            return None
        roles[first] = "title"
    for cell in filled:
        if roles[cell.column] is None and cell.column != judged[-1]:
            roles[cell.column] = "result"
    return Header({cell.column: (cell, roles[cell.column]) for cell in filled})


def _holds_verdicts(grid: Grid, row: int, column: int, verdicts: Verdicts) -> bool:
    below = [words for cell in grid.below(row, column) if (words := cell_words(cell)) and cell.column == column]
    return len(below) >= _FEWEST and all(verdicts.is_worded(words) for words in below)


def _latest(header: Header) -> Header:
    """*header* with only the latest of several columns of one field that are years."""
    years: dict[str, dict[int, int]] = defaultdict(dict)
    for column, (cell, role) in header.columns.items():
        if role in JUDGING | {"result"} and (found := _YEAR.findall(cell_words(cell))):
            years[role or ""][column] = int(found[-1])
    old = {column for columns in years.values() for column, year in columns.items() if year < max(columns.values())}
    return Header({column: (cell, None if column in old else role) for column, (cell, role) in header.columns.items()})


def spans_in(cell: Cell | None) -> tuple[Span, ...]:
    """The words of a cell, one span for each paragraph or line that the author set."""
    return tuple(line for text in cell_texts(cell) for line in author_lines(whole(text)))


class Row:
    """The cells of one row by the fields of their columns."""

    def __init__(self, grid: Grid, row: int, header: Header) -> None:
        self.row = row
        self.cells: dict[str, list[Cell]] = defaultdict(list)
        self.scale: list[tuple[Cell, Cell]] = []
        for column, (label, role) in sorted(header.columns.items()):
            cell = grid.at.get((row, column))
            if cell is None or role is None or (cell.column != column and cell.column in header.columns):
                continue
            if role == "outcome":
                self.scale.append((label, cell))
            elif all(cell is not one for one in self.cells[role]):
                self.cells[role].append(cell)

    def cell(self, *roles: str) -> Cell | None:
        """The first cell with words of the first of these fields that has one."""
        found = (cell for role in roles for cell in self.cells.get(role, ()) if cell_texts(cell))
        return next(found, None)

    def begins(self, *roles: str) -> bool:
        """Does a cell with words of one of these fields begin in this row?"""
        return any(cell.row == self.row and cell_texts(cell) for role in roles for cell in self.cells.get(role, ()))

    def reaches_down(self, role: str) -> bool:
        """Does the cell of a field come from a row above?"""
        return any(cell.row < self.row and cell_texts(cell) for cell in self.cells.get(role, ()))

    def milestones(self, words: Vocabulary) -> list[MilestoneWords]:
        """The milestones whose cell begins in this row."""
        cells = [cell for cell in self.cells.get("milestones", ()) if cell.row == self.row]
        spans = [whole(text) for cell in cells for text in cell_texts(cell)]
        return read_milestones(spans, words).entries

    def fill(self) -> str | None:
        """The colour of the verdict's cell where it has no words, and no other cell of the row is of that colour."""
        own = next((cell for role in JUDGING for cell in self.cells.get(role, ()) if cell.fill), None)
        if own is None or own.row != self.row or any(sign.isalnum() for sign in cell_words(own)):
            return None
        others = (cell for cells in self.cells.values() for cell in cells if cell is not own)
        return own.fill if all(cell.fill != own.fill for cell in others) else None

    def parts(self) -> list[Part]:
        """The labelled words of the row, in the order of its columns."""
        placed = sorted(
            ((cell.column, role, cell) for role, cells in self.cells.items() for cell in cells), key=lambda one: one[0]
        )
        wanted = JUDGING | TOLD | {"possible", "weight"}
        parts = [Part(role, None, spans_in(cell)) for _, role, cell in placed if role in wanted and cell_texts(cell)]
        marked = [label for label, cell in self.scale if _MARK.fullmatch(cell_words(cell).strip())]
        return [*parts, *(Part("verdict", None, spans_in(label)) for label in marked)]
