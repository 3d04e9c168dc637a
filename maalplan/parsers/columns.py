"""What a line costs in a column of a flattened table, and a step from one column to the next.

Costs are small numbers: 0 for what one expects, about 1 for what happens, 10 for what never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maalplan.model import Text
from maalplan.parsers.headings import NUMBER

NEVER = 10.0
_FINISHED = re.compile(r"[.:;!?)][”\"’]*$")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_BEFORE = r"(?:(?:senest|inden|ultimo|primo|medio|(?:ved )?udgangen af)\s+)*(?:den\s+)?"
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\s?\d{1,2}(?:[-\s/]+\d{2,4})?|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d\d-\d\d"
_DATE = (
    rf"{_BEFORE}(?:[QK][1-4](?:\s*[-–/]\s*[QK]?[1-4])?|[1-4]\.\s*(?:kvartal|kvt\.?|halvår)|{_DAY}"
    rf"|(?:\d{{1,2}}\.\s*)?{_MONTH}|årets udgang|løbende)(?:\s+(?:af\s+)?(?:19|20)\d\d)?\.?"
)
_IS_DATE = re.compile(_DATE, re.IGNORECASE)
_IS_WEIGHT = re.compile(r"\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|point)?", re.IGNORECASE)
_IS_NUMBER = re.compile(rf"(?:{NUMBER})[.)]?")
_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,3})*\.?|[A-ZÆØÅ]\d{1,2}(?:\.\d+)*)\s+(?=[A-ZÆØÅ])")
_WEIGHT_FIRST = re.compile(r"(?P<weight>\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|point))\s+(?=\S)", re.IGNORECASE)
_DATE_LAST = re.compile(rf"(?<=[.)])\s+(?P<date>{_DATE})$", re.IGNORECASE)
_EMPTY = frozenset({"-", "–", "—"})
_UNFINISHED = re.compile(
    r"(?:\b(?:og|eller|af|i|på|for|til|med|om|fra|ved|hos|under|over|samt|en|et|den|det|de)|[-–,/])$"
)
PLANS = re.compile(r"\b(?:skal|vil|ønsker|arbejder)\b|^(?:Målet er|Styrke|Bedre|Sikre)")
REACHED = re.compile(r"\([^()]*\)\.?$|\b(?:er|har|bliver|udgør|foreligger)\b")
"""What a goal wants to do, and what a milestone says is done."""


@dataclass(frozen=True, slots=True)
class LineKind:
    """What can be seen of a line by itself."""

    text: str
    marked: bool
    begins_low: bool
    finished: bool
    unfinished: bool
    date: bool
    weight: bool
    number: bool
    empty: bool


def kind_of(line: Text) -> LineKind:
    """What can be seen of *line* by itself."""
    text = line.text.strip()
    date = bool(_IS_DATE.fullmatch(text))
    return LineKind(
        text=text,
        marked=line.mark is not None,
        begins_low=line.mark is None and not date and (text[:1].islower() or text[:1] in "(,"),
        finished=bool(_FINISHED.search(text)),
        unfinished=bool(_UNFINISHED.search(text)),
        date=date,
        weight=bool(_IS_WEIGHT.fullmatch(text)),
        number=bool(_IS_NUMBER.fullmatch(text)) and not date,
        empty=text in _EMPTY,
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a table's columns; ``listed``: the milestones in it have list marks."""

    roles: tuple[str, ...]
    listed: bool


def cost(kind: LineKind, role: str) -> float:
    """What a line costs in a column of *role*."""
    narrow = {"number": kind.number, "weight": kind.weight, "deadline": kind.date}
    if role in narrow:
        return 0.0 if narrow[role] or (kind.empty and role != "number") else NEVER
    if kind.date or (kind.weight and not kind.begins_low):
        return NEVER / 2
    if kind.empty:
        return 0.0 if role in ("remarks", "responsible", "extra") else 3.0
    if kind.marked:
        return 0.0 if role == "milestones" else NEVER / 2
    return _prose_cost(kind, role)


def _prose_cost(kind: LineKind, role: str) -> float:
    if kind.text.endswith(":"):
        introduces = kind.text.lower().startswith(("målet", "resultat", "kravet", "når", "hvis", "følgende"))
        return 0.0 if (role == "milestones") == introduces else 3.0
    if role == "description":
        return 0.0 if PLANS.search(kind.text) else 0.4
    if role == "milestones":
        return 1.0 if PLANS.search(kind.text) else 0.0 if REACHED.search(kind.text) else 0.3
    if role in ("title", "goal", "responsible"):
        return 2.0 if kind.finished else 0.5
    return 0.8


def step_cost(last: LineKind | None, kind: LineKind, before: int, column: int, table: Columns) -> float:
    """What the step from the column *before* (with the line *last*) to *column* (with the line *kind*) costs."""
    if last is None:
        return 1.5 * column
    if column == before:
        return _stay_cost(last, kind, table.roles[column], listed=table.listed)
    if column < before:
        return _next_row_cost(last, before, column, table.roles)
    return empty_cost(table, before + 1, column) + _leave_cost(last, kind, table.roles[before])


def empty_cost(table: Columns, first: int, after: int) -> float:
    """What it costs to leave the columns from *first* to before *after* empty."""
    return sum(0.4 if role in ("remarks", "extra", "responsible") else 1.5 for role in table.roles[first:after])


def _stay_cost(last: LineKind, kind: LineKind, role: str, *, listed: bool) -> float:
    if role in ("number", "weight", "deadline") or last.empty:
        return NEVER
    if kind.begins_low or last.unfinished or kind.marked:
        return 0.0
    if role in ("title", "goal", "responsible"):
        return 3.0
    if role == "milestones" and listed and last.finished:
        return 3.0
    return 0.3 if last.finished else 0.8


def _leave_cost(last: LineKind, kind: LineKind, role: str) -> float:
    if kind.begins_low or last.unfinished:
        return NEVER
    if last.finished or role in ("title", "goal", "number", "weight", "deadline", "responsible") or last.empty:
        return 0.0
    return 2.0


def _next_row_cost(last: LineKind, before: int, column: int, roles: Sequence[str]) -> float:
    """A row begins with its number, or with a milestone where the goal's own cells go on from above."""
    if not last.finished and before < len(roles) - 1 and not last.date:
        return NEVER
    if roles[column] == "number":
        return 0.0
    beside = {"deadline", "weight", "remarks", "responsible"}
    if roles[column] == "milestones" and set(roles[column + 1 :]) <= beside and roles[before] in beside:
        return 1.0
    return NEVER


def split_glued(line: Text, roles: Sequence[str], *, first: bool) -> Iterator[Text]:
    """*line* cut where two cells were put on one line and the line itself shows it.

    A number before a title, a weight before a remark, a deadline behind a sentence, a dash for an empty cell at the
    end; in the ``first`` line of a row, a sentence that begins inside it.
    """
    text = line.text
    if _IS_DATE.fullmatch(text):
        yield line
        return
    if not line.mark:
        for role, pattern in (("number", _NUMBER_FIRST), ("weight", _WEIGHT_FIRST)):
            match = pattern.match(text) if role in roles else None
            if match:
                yield replace(line, text=match[role])
                text = text[match.end() :]
                first = first or role == "number"
    last = None
    match = _DATE_LAST.search(text) if "deadline" in roles else None
    if match:
        text, last = text[: match.start()], match["date"]
    elif len(text) > 3 and text[-2:-1] == " " and text[-1] in _EMPTY:
        text, last = text[:-2].rstrip(), text[-1]
    cut = _second_beginning(text) if first and not line.mark else None
    if cut:
        yield replace(line, text=text[:cut].rstrip())
        text = text[cut:]
    yield replace(line, text=text)
    if last:
        yield replace(line, text=last, mark=None, gap=0)


def _second_beginning(text: str) -> int | None:
    """Where a second cell begins in a line: the one capital after a word that could end a title."""
    starts = [
        m.start()
        for m in re.finditer(r"(?<=\w )[A-ZÆØÅ][a-zæøå]+ \w", text)
        if not _UNFINISHED.search(text[: m.start()].rstrip())
    ]
    return starts[0] if len(starts) == 1 else None
