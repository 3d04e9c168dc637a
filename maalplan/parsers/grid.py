"""Tables by their rows: which cells are labels, which hold words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from maalplan.model import YEAR_TARGET, Cell, Table, Text
from maalplan.parsers.spans import Span, texts_of, whole
from maalplan.parsers.timed import DUE, TIME, TIMES, is_time, meaning
from maalplan.parsers.titles import is_number, is_title, names_goal
from maalplan.parsers.vocabulary import Vocabulary, label_key

GOAL_ROLES = frozenset({"goal", "title", "description"})
KEY_ROLES = GOAL_ROLES | {"number", "heading"}
LONGEST_LABEL = 60
_YEAR_LABEL = re.compile(r"(?:(?:mål(?:tal)?|krav|resultatkrav|ambition)\s+)?(?P<year>20\d\d)", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"\s+(?:\d{1,2}|(?:19|20)\d\d)$")


def cell_texts(cell: Cell | None) -> tuple[Text, ...]:
    """The texts of a cell that have words."""
    return tuple([text for text in texts_of(cell.content) if text.text.strip()]) if cell else ()


def cell_words(cell: Cell | None) -> str:
    """All words of a cell, for looking at."""
    return " ".join(text.text for text in cell_texts(cell))


def cell_span(cell: Cell) -> Span | None:
    """The words of a cell that holds one block of text."""
    found = cell_texts(cell)
    return whole(found[0]) if len(found) == 1 else None


def cell_names_goal(cell: Cell, words: Vocabulary) -> bool:
    """Do the first words of a cell name a goal and its number?"""
    return names_goal([whole(text) for text in cell_texts(cell)], words)


@dataclass(frozen=True)
class Header:
    """A row of labels: the label cell and the role of each column; None for a label that is not known."""

    columns: dict[int, tuple[Cell, str | None]]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that the columns have."""
        return frozenset(role for _, role in self.columns.values() if role)

    def role(self, cell: Cell) -> str | None:
        """The field of the column in which a cell begins."""
        return self.columns.get(cell.column, (cell, None))[1]

    def naming_goals(self, words: Vocabulary) -> Header:
        """The header with a column of milestones that a word for goals heads ("Resultatkrav") as their titles."""
        columns = {
            column: (cell, "title" if role == "milestones" and words.is_goal_word(cell_words(cell)) else role)
            for column, (cell, role) in self.columns.items()
        }
        return Header(columns)

    @cached_property
    def years(self) -> bool:
        """Are columns years?"""
        return any(role.startswith(YEAR_TARGET) for role in self.roles)

    @property
    def is_goals(self) -> bool:
        """Are the rows below goals, with more than a number, a name and a weight?"""
        rich = bool(self.roles & {"milestones", "description", DUE}) or {"goal", "title"} <= self.roles
        return rich and bool(self.roles & (GOAL_ROLES | {"heading"}))

    @property
    def is_milestones(self) -> bool:
        """Are the rows below milestones of a goal that stands elsewhere?"""
        return bool(self.roles & {"milestones", DUE}) and not self.roles & (GOAL_ROLES | {"heading"})

    @property
    def is_overview(self) -> bool:
        """Do the rows below only name goals? Names beside nothing but times of the year are a calendar."""
        calendar = bool(self.roles & TIMES) and not self.roles & {"number", "weight"}
        return bool(self.roles & {"goal", "title"}) and not self.is_goals and not calendar


class Grid:
    """A table's cells by position."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.at: dict[tuple[int, int], Cell] = {}
        self._rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows + 1)):
                for column in range(cell.column, min(cell.column + cell.column_span, table.columns + 1)):
                    self.at.setdefault((row, column), cell)

    def row(self, row: int) -> list[Cell]:
        """The different cells of a row, from the left; cells from above that reach into it included."""
        if row not in self._rows:
            cells = (self.at.get((row, column)) for column in range(1, self.table.columns + 1))
            self._rows[row] = list({id(cell): cell for cell in cells if cell}.values())
        return self._rows[row]

    def below(self, row: int, column: int) -> Iterator[Cell]:
        """The cells of a column below a row; one that reaches over several rows once for each."""
        places = ((r, column) for r in range(row + 1, self.table.rows + 1))
        return (self.at[place] for place in places if place in self.at)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row that has words, with its cells."""
        for row in range(1, self.table.rows + 1):
            cells = self.row(row)
            if any(cell_texts(cell) for cell in cells):
                yield row, cells

    def full_width(self, cells: list[Cell]) -> Cell | None:
        """The one cell of a row that fills it."""
        return cells[0] if self.table.columns > 1 and len(cells) == 1 and cell_texts(cells[0]) else None

    def alone(self, cells: list[Cell]) -> Cell | None:
        """The first cell of a row in which all others are empty: formats without merged cells print titles so."""
        filled = [cell for cell in cells if cell_texts(cell)]
        return filled[0] if len(filled) == 1 and filled[0].column == 1 and self.table.columns > 1 else None


def is_sum(cells: list[Cell]) -> bool:
    """Is a row the sum of those above it?"""
    first = next((cell_words(cell) for cell in cells if cell_texts(cell)), "")
    return label_key(first) in ("i alt", "ialt", "sum", "total", "samlet", "samlet vægt", "i alt (pct.)")


def read_header(cells: list[Cell], words: Vocabulary) -> Header | None:
    """The header that a row is: at least two known labels, of a goal or a milestone, and hardly any other words.

    Years beside a label are labels too: each such column holds what an indicator must reach in that year. So are
    times of the year, beside a label or alone, but one of them only where the milestones have a column.
    """
    filled = [cell for cell in cells if cell_texts(cell)]
    if any(len(cell_words(cell)) > LONGEST_LABEL for cell in filled):
        return None
    roles = {cell.column: _column_role(cell_words(cell), words) for cell in filled}
    known = [role for role in roles.values() if role]
    if len(known) < 2 or len(known) * 2 < len(filled) or not _tells(known):
        return None
    years = sum(role.startswith(YEAR_TARGET) for role in known)
    if years and not set(known) & {"milestones", "goal", "title"}:
        return None
    if years >= 2 and "milestones" not in known:
        roles = {column: "milestones" if role in ("goal", "title") else role for column, role in roles.items()}
    if years == 1:
        roles = {column: "target" if role and role.startswith(YEAR_TARGET) else role for column, role in roles.items()}
    return Header({cell.column: (cell, roles[cell.column]) for cell in filled})


def _tells(known: list[str]) -> bool:
    """Do labels tell of a goal or a milestone, or of several times of the year?"""
    times = known.count(TIME)
    if times == 1:
        return len(known) > 2 and bool(set(known) & (GOAL_ROLES | {"milestones"}))
    return times == len(known) or bool(set(known) & (GOAL_ROLES | {"milestones"}))


def _column_role(label: str, words: Vocabulary) -> str | None:
    """The field of a column: a label known, one of several numbered ones ("Milepæl 2"), or a year."""
    year = _YEAR_LABEL.fullmatch(label.strip())
    if year:
        return f"{YEAR_TARGET}{year['year']}"
    if is_time(label):
        return TIME
    known = words.role(label)
    if known or not label.rstrip()[-1:].isdecimal():
        return known
    role = words.role(_LAST_NUMBER.sub("", label))
    return role if role in ("milestones", "target", "baseline") else None


def settled(header: Header, grid: Grid, row: int, words: Vocabulary) -> Header:
    """*header* (in *row*) with its columns known for what their cells hold.

    A column "Mål" may hold only numbers, or goals' headings; so may one without a label. Times of the year hold marks,
    milestones, or other words.
    """
    columns = dict(header.columns)
    for column in range(1, grid.table.columns + 1):
        cell, role = columns.get(column, (Cell(row, column, ()), None))
        if role == "goal" and _all_filled(grid.below(row, column), _is_number):
            columns[column] = (cell, "number")
        elif role in ("goal", None) and _all_filled(grid.below(row, column), lambda cell: cell_names_goal(cell, words)):
            columns[column] = (cell, "heading")
    untitled = 1 not in columns and "description" in header.roles and not header.roles & {"goal", "title"}
    if untitled and _all_filled(grid.below(row, 1), _is_title):
        columns[1] = (Cell(row, 1, ()), "title")
    return Header(columns | _timed(columns, grid, row))


def _timed(columns: dict[int, tuple[Cell, str | None]], grid: Grid, row: int) -> dict[int, tuple[Cell, str | None]]:
    """The columns that are times of the year, each with what stands in them all."""
    times = [column for column, (_, role) in columns.items() if role == TIME]
    cells = [cell for column in times for cell in grid.below(row, column) if cell.column >= min(times)]
    known = meaning(list(map(cell_words, cells)), beside_milestones=any(r == "milestones" for _, r in columns.values()))
    return {column: (columns[column][0], known) for column in times}


def _all_filled(cells: Iterable[Cell], holds: Callable[[Cell], bool]) -> bool:
    """Is there a cell with words among *cells*, and does *holds* hold for all such?"""
    filled = (holds(cell) for cell in cells if cell_words(cell))
    return next(filled, False) and all(filled)


def _is_number(cell: Cell) -> bool:
    return is_number(cell_words(cell))


def _is_title(cell: Cell) -> bool:
    span = cell_span(cell)
    return span is not None and is_title(span)


def per_row(header: Header, grid: Grid, row: int) -> frozenset[str]:
    """The fields whose cells stand one per milestone where a goal's own cell reaches over several rows."""
    found: set[str] = set()
    keys = [column for column, (_, role) in header.columns.items() if role in KEY_ROLES]
    tall = [c for c in grid.table.cells if c.row > row and c.column in keys and c.row_span > 1]
    for goal in tall:
        rows = range(goal.row, goal.row + goal.row_span)
        for column, (_, role) in header.columns.items():
            cells = [grid.at.get((r, column)) for r in rows]
            starts = {cell.row for cell in cells if cell is not None and cell_texts(cell)}
            if role in ("weight", "responsible") and len(starts) > 1:
                found.add(role)
    return frozenset(found) if tall else _in_rows_below(header, grid, row, keys)


def _in_rows_below(header: Header, grid: Grid, row: int, keys: Sequence[int]) -> frozenset[str]:
    """The fields that rows without a goal's own words fill beside a milestone: merged cells, in other formats."""
    found: set[str] = set()
    for below in range(row + 1, grid.table.rows + 1):
        filled = {cell.column: header.role(cell) for cell in grid.row(below) if cell_texts(cell)}
        if not found.issuperset(filled.values()) and "milestones" in filled.values() and not set(keys) & set(filled):
            found |= {role for role in filled.values() if role in ("weight", "responsible")}
    return frozenset(found)
