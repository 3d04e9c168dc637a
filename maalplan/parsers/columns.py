"""What a line costs in a column of a flattened table, and a step from one column to the next.

Costs are small numbers: 0 for what one expects, about 1 for what happens, 10 for what never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.model import Text
from maalplan.parsers.headings import NUMBER

NEVER = 10.0
WIDE = -1
"""The column of a row over the full width."""
_SECTION = "section"
_FINISHED = re.compile(r"[.:;!?)][”\"’]*$")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_BEFORE = r"(?:(?:senest|inden|ultimo|primo|medio|(?:ved )?udgangen af)\s+)*(?:den\s+)?"
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\s?\d{1,2}(?:[-\s/]+\d{2,4})?|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d\d-\d\d"
DATE = (
    rf"{_BEFORE}(?:[QK][1-4](?:\s*[-–/]\s*[QK]?[1-4])?|[1-4]\.\s*(?:kvartal|kvt\.?|halvår)|{_DAY}"
    rf"|(?:\d{{1,2}}\.\s*)?{_MONTH}|årets udgang|løbende)(?:\s+(?:af\s+)?(?:19|20)\d\d)?\.?"
)
VALUE = (
    r"(?:(?:mindst|højst|minimum|maks\.|maksimalt|under|over|ca\.|[<>≤≥±]|\+/-)\s*)?\d[\d.]*(?:,\d+)?"
    r"(?:\s*(?:%|pct\.?|procent|point|dage|timer|uger|årsværk|kr\.|mio\. kr\.|t\.kr\.))?"
)
"""A figure that fills a cell, with what is said of it."""
_IS_DATE = re.compile(DATE, re.IGNORECASE)
_IS_VALUE = re.compile(VALUE, re.IGNORECASE)
_IS_WEIGHT = re.compile(r"\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|point)?", re.IGNORECASE)
_IS_NUMBER = re.compile(rf"(?:{NUMBER})[.)]?")
EMPTY = frozenset({"-", "–", "—"})
UNFINISHED = re.compile(
    r"(?:\b(?:og|eller|af|i|på|for|til|med|om|fra|ved|hos|under|over|samt|en|et|den|det|de)|[-–,/])$"
)
PLANS = re.compile(r"\b(?:skal|vil|ønsker|arbejder)\b|^(?:Målet er|Styrke|Bedre|Sikre)")
REACHED = re.compile(r"\([^()]*\)\.?$|\b(?:er|har|bliver|udgør|foreligger)\b")
"""What a goal wants to do, and what a milestone says is done."""
_NARROW = frozenset({"number", "weight", "deadline", "year"})
_SHORT = frozenset({"title", "goal", "responsible", "outcome"})
_MAY_BE_EMPTY = frozenset({"remarks", "extra", "responsible"})
_BESIDE = frozenset({"deadline", "weight", "remarks", "responsible", "outcome", "year", "target"})
"""What can stand beside each of several milestones of one goal."""


def is_date(text: str) -> bool:
    """Is *text* a deadline and nothing else?"""
    return _IS_DATE.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class LineKind:
    """What can be seen of a line by itself; ``names_goals``: its words name a goal or a group of goals."""

    text: str
    marked: bool
    begins_low: bool
    finished: bool
    unfinished: bool
    date: bool
    weight: bool
    value: bool
    number: bool
    empty: bool
    names_goals: bool = False

    @property
    def is_narrow(self) -> bool:
        """Does the line fill a narrow cell: a date, a weight, a number, a dash?"""
        return self.date or self.weight or self.value or self.number or self.empty


def kind_of(line: Text, *, names_goals: bool = False) -> LineKind:
    """What can be seen of *line* by itself."""
    text = line.text.strip()
    date = bool(_IS_DATE.fullmatch(text))
    value = bool(_IS_VALUE.fullmatch(text))
    return LineKind(
        text=text,
        marked=line.mark is not None,
        begins_low=line.mark is None and not date and not value and (text[:1].islower() or text[:1] in "(,"),
        finished=bool(_FINISHED.search(text)),
        unfinished=bool(UNFINISHED.search(text)),
        date=date,
        weight=bool(_IS_WEIGHT.fullmatch(text)),
        value=value,
        number=bool(_IS_NUMBER.fullmatch(text)) and not date,
        empty=text in EMPTY,
        names_goals=names_goals,
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a table's columns; ``listed``: the milestones in it have list marks."""

    roles: tuple[str, ...]
    listed: bool

    def role(self, column: int) -> str:
        """The field of a column."""
        return _SECTION if column == WIDE else self.roles[column]


def cost(kind: LineKind, role: str) -> float:
    """What a line costs in a column of *role*."""
    if role == _SECTION:
        return _section_cost(kind)
    narrow = {"number": kind.number, "weight": kind.weight, "deadline": kind.date, "year": kind.value}
    if role in narrow:
        return 0.0 if narrow[role] or (kind.empty and role != "number") else NEVER
    if kind.date or (kind.weight and not kind.begins_low):
        return NEVER / 2
    if kind.empty:
        return 0.0 if role in _MAY_BE_EMPTY else 3.0
    if kind.marked:
        return 0.0 if role == "milestones" else NEVER / 2
    return _prose_cost(kind, role)


def _section_cost(kind: LineKind) -> float:
    """Only words that name goals stand over the full width, and no sentence does."""
    named = kind.names_goals and not kind.marked and not kind.finished and not kind.begins_low
    return 0.2 if named else 2 * NEVER


def _prose_cost(kind: LineKind, role: str) -> float:
    if kind.text.endswith(":"):
        introduces = kind.text.lower().startswith(("målet", "resultat", "kravet", "når", "hvis", "følgende"))
        return 0.0 if (role == "milestones") == introduces else 3.0
    if role == "description":
        return 0.0 if PLANS.search(kind.text) else 0.4
    if role == "milestones":
        return 1.0 if PLANS.search(kind.text) else 0.0 if REACHED.search(kind.text) else 0.3
    if role in _SHORT:
        return 2.0 if kind.finished and role != "outcome" else 0.5
    return 0.8


def step_cost(last: LineKind | None, kind: LineKind, before: int, column: int, table: Columns) -> float:
    """What the step from the column *before* (with the line *last*) to *column* (with the line *kind*) costs."""
    if column == WIDE:
        return _section_step(last, before, table)
    if last is None or before == WIDE:
        return 1.5 * column
    if column == before:
        return _stay_cost(last, kind, table.roles[column], listed=table.listed)
    if column < before:
        return _next_row_cost((last, kind), before, column, table)
    return empty_cost(table, before + 1, column) + _leave_cost(last, kind, table.roles[before])


def empty_cost(table: Columns, first: int, after: int) -> float:
    """What it costs to leave the columns from *first* to before *after* empty."""
    return sum(0.4 if role in _MAY_BE_EMPTY else 1.5 for role in table.roles[first:after])


def _section_step(last: LineKind | None, before: int, table: Columns) -> float:
    """A row over the full width stands at the start of the table, or behind a row that is complete."""
    if last is None or before == WIDE:
        return 0.0
    complete = last.finished or last.is_narrow or before == len(table.roles) - 1
    return empty_cost(table, before + 1, len(table.roles)) if complete and not last.unfinished else NEVER


def _stay_cost(last: LineKind, kind: LineKind, role: str, *, listed: bool) -> float:
    if role in _NARROW or last.empty:
        return NEVER
    if kind.begins_low or last.unfinished or kind.marked:
        return 0.0
    if role in _SHORT:
        return 3.0
    if role == "milestones" and listed and last.finished:
        return 3.0
    return 0.3 if last.finished else 0.8


def _leave_cost(last: LineKind, kind: LineKind, role: str) -> float:
    if kind.begins_low or last.unfinished:
        return NEVER
    if last.finished or role in _SHORT | _NARROW or last.empty:
        return 0.0
    return 2.0


def _next_row_cost(lines: tuple[LineKind, LineKind], before: int, column: int, table: Columns) -> float:
    """A row begins with its first cell, or with a milestone where the goal's own cells go on from above."""
    (last, kind), roles = lines, table.roles
    ended = last.finished or last.is_narrow or before == len(roles) - 1
    if not ended or last.unfinished or kind.begins_low:
        return NEVER
    left = empty_cost(table, before + 1, len(roles))
    if roles[column] == "number":
        return 0.0
    if column == 0 and "number" not in roles:
        return 0.6 + left
    if roles[column] == "milestones" and _is_beside(roles[column + 1 :]) and roles[before] in _BESIDE:
        return 1.0
    return NEVER


def _is_beside(roles: Sequence[str]) -> bool:
    return set(roles) <= _BESIDE
