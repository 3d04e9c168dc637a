"""What a line costs in a column of a flattened table, and a step from one column to the next.

Costs are small numbers: 0 for what one expects, about 1 for what happens, 10 for what never does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from maalplan.parsers.line_kinds import LineKind, is_date

NEVER = 10.0
WIDE = -1
"""The column of a row over the full width."""
_SECTION = "section"
JUDGED_IN_WORDS = "judged"
"""The field of a report's column of verdicts with words on them in the same cell."""
_GOAL_ROW = "goal row"
"""A row over the full width that names a goal, above those of its milestones."""
_GOALS = frozenset({"goal", "title", "number", "description"})
PLANS = re.compile(r"\b(?:skal|vil|ønsker|arbejder)\b|^(?:Målet er|Styrke|Bedre|Sikre)")
REACHED = re.compile(r"\([^()]*\)\.?$|\b(?:er|har|bliver|udgør|foreligger)\b")
"""What a goal wants to do, and what a milestone says is done."""
_REMARK = re.compile(r"^(?:Afhænger|Forudsætter|Under forudsætning|Opgøres|Måles|Målingen|Resultatet|Ingen|Jf\.|Se )")
"""How remarks begin."""
_NARROW = frozenset({"number", "weight", "deadline", "year", "verdict", "score", "possible"})
_SHORT = frozenset({"title", "goal", "responsible", "outcome"})
_JUDGES = frozenset({"verdict", "score"})
_OF_GOAL = frozenset({"weight", "remarks", "responsible", "extra"})
_EMPTY_COSTS = {"remarks": 0.4, "extra": 0.4, "responsible": 0.8, "result": 0.8, "verdict": 3.0, "score": 3.0}
"""What it costs to leave a cell empty that can be."""
_BESIDE = frozenset(
    {
        "deadline",
        "weight",
        "remarks",
        "responsible",
        "outcome",
        "year",
        "target",
        "result",
        "verdict",
        "score",
        JUDGED_IN_WORDS,
    }
)
"""What can stand beside each of several milestones of one goal."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a table's columns; ``listed``: the milestones in it have list marks; ``paged``: pages end in it."""

    roles: tuple[str, ...]
    listed: bool
    paged: bool = False

    def role(self, column: int) -> str:
        """The field of a column."""
        if column != WIDE:
            return self.roles[column]
        judges = not {"verdict", JUDGED_IN_WORDS}.isdisjoint(self.roles) and not _GOALS & set(self.roles)
        return _GOAL_ROW if judges else _SECTION


def cost(kind: LineKind, role: str) -> float:
    """What a line costs in a column of *role*."""
    if role in _WIDE_COSTS:
        return _WIDE_COSTS[role](kind)
    narrow = _fills(kind)
    if role in narrow:
        return 0.0 if narrow[role] or (kind.empty and role != "number") else NEVER
    if kind.date or (kind.weight and not kind.begins_low):
        return NEVER / 2
    if kind.verdict or role == JUDGED_IN_WORDS:
        return _verdict_cost(kind, role)
    if kind.empty:
        return 0.0 if role in _EMPTY_COSTS else 3.0
    return _prose_cost(kind, role)


def _fills(kind: LineKind) -> dict[str, bool]:
    """The fields of narrow columns, and whether the line fills them."""
    return {
        "number": kind.number and not kind.verdict,
        "weight": kind.weight,
        "deadline": kind.date,
        "year": kind.value,
        "verdict": kind.verdict or kind.share,
        "score": kind.verdict or kind.value or kind.weight,
        "possible": kind.value or kind.weight,
    }


def _verdict_cost(kind: LineKind, role: str) -> float:
    """What a verdict costs in a column of others, and what others cost in a column that begins with verdicts."""
    if role != JUDGED_IN_WORDS:
        return NEVER / 2
    return 0.0 if kind.verdict else 0.6


def _goal_row_cost(kind: LineKind) -> float:
    """A title over the full width, above the milestones of its goal, ends no sentence."""
    plain = not (kind.marked or kind.finished or kind.unfinished or kind.begins_low or kind.is_narrow)
    told = 1.0 if REACHED.search(kind.text) else 0.0
    return min(0.6 + told if plain else NEVER, _section_cost(kind))


def _section_cost(kind: LineKind) -> float:
    """Only words that name goals stand over the full width, and no sentence does."""
    named = kind.names_goals and not kind.marked and not kind.finished and not kind.begins_low
    return 0.2 if named else 2 * NEVER


def _prose_cost(kind: LineKind, role: str) -> float:
    if kind.marked:
        return 0.0 if role == "milestones" else NEVER / 2
    if kind.begins_goal or (kind.names_goals and not kind.text[-1].isdigit()):
        return 0.0 if kind.begins_goal and role in ("goal", "title") else 1.5
    if kind.text.endswith(":"):
        return _colon_cost(kind.text.lower(), role)
    if _REMARK.search(kind.text):
        return 0.0 if role == "remarks" else 0.8
    if role in _SHORT:
        told = 0.4 if REACHED.search(kind.text) and role != "outcome" else 0.0
        return 2.0 if kind.finished and role != "outcome" else 0.5 + told
    return _sentence_cost(kind.sentence, role)


def _colon_cost(words: str, role: str) -> float:
    """What a line costs that ends in a colon: it introduces milestones, or is half of a title ("Broer:")."""
    introduces = words.startswith(("målet", "resultat", "kravet", "når", "hvis", "følgende"))
    if role in ("goal", "title") and not introduces:
        return 1.0
    expected = (role == "milestones") == introduces and role not in _SHORT
    return 0.0 if expected else 3.0


def _sentence_cost(sentence: str, role: str) -> float:
    """What a sentence costs where it begins; where it goes on, it costs nothing more."""
    if not sentence:
        return 0.1
    if role == "result":
        return 0.0
    if role == "description":
        return 0.0 if PLANS.search(sentence) else 0.5
    if role == "milestones":
        return 1.0 if PLANS.search(sentence) else 0.0 if REACHED.search(sentence) else 0.4
    return 0.8


_WIDE_COSTS: dict[str, Callable[[LineKind], float]] = {_SECTION: _section_cost, _GOAL_ROW: _goal_row_cost}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a line stands: its column, and whether its row is one more milestone of the goal above.

    ``rest``: a page ended inside the row, and its cells go on, again from the left.
    """

    column: int
    more: bool = False
    rest: bool = False


def seats(table: Columns) -> list[Seat]:
    """All places that a line of *table* can have."""
    merged = range(table.roles.index("milestones"), len(table.roles)) if "milestones" in table.roles else ()
    rests = range(len(table.roles)) if table.paged else ()
    return [
        *map(Seat, range(WIDE, len(table.roles))),
        *(Seat(column, more=True) for column in merged),
        *(Seat(column, rest=True) for column in rests),
    ]


def step_cost(lines: tuple[LineKind | None, LineKind], before: Seat, seat: Seat, table: Columns) -> float:
    """What the step from the seat *before* to *seat* costs; ``lines``: those that stand there."""
    last, kind = lines
    column = seat.column
    if column == WIDE:
        return _section_step(last, before, table)
    if last is not None and before.column == WIDE and not kind.text[:1].isupper() and table.role(WIDE) == _GOAL_ROW:
        return NEVER
    if last is None or before.column == WIDE:
        return NEVER if seat.more or seat.rest else 1.5 * column
    if seat.rest:
        return _rest_cost((last, kind), before, seat, table)
    if column < before.column:
        return _next_row_cost((last, kind), before, seat, table)
    return _row_cost((last, kind), before, seat, table)


def _row_cost(lines: tuple[LineKind, LineKind], before: Seat, seat: Seat, table: Columns) -> float:
    """What it costs to stay in a cell, or to go on to one further right in the same row."""
    (last, kind), column = lines, seat.column
    if (seat.more, seat.rest) != (before.more, before.rest) or column < before.column:
        return NEVER
    if column == before.column:
        return _stay_cost(last, kind, table.roles[column], listed=table.listed)
    unmarked = table.listed and table.roles[column] == "milestones" and not (kind.marked or kind.text.endswith(":"))
    leave = _leave_cost(last, kind, table.roles[before.column]) + (1.5 if unmarked else 0.0)
    return empty_cost(table, before, column) + leave


def _rest_cost(lines: tuple[LineKind, LineKind], before: Seat, seat: Seat, table: Columns) -> float:
    """A page ended inside a row: what stands first on the next one goes on with a cell, and then with the next."""
    last, kind = lines
    if before.rest:
        next_cell = kind.begins_low and last.finished and seat.column > before.column
        return 0.3 if next_cell else _row_cost(lines, before, seat, table)
    begun = seat.column <= before.column
    if not kind.begins_page or not begun or table.roles[seat.column] in _NARROW:
        return NEVER
    return 0.0 if kind.begins_low else 0.8


def empty_cost(table: Columns, before: Seat, after: int | None = None) -> float:
    """What it costs to leave the columns behind the seat *before* empty, up to before the column *after*.

    In a row that is one more milestone, the goal's own cells reach down from above.
    """
    if before.rest:
        return 0.0
    empty = [role for role in table.roles[before.column + 1 : after] if not (before.more and role in _OF_GOAL)]
    return sum(_EMPTY_COSTS.get(role, 1.5) for role in empty)


def _section_step(last: LineKind | None, before: Seat, table: Columns) -> float:
    """A row over the full width stands at the start of the table, or behind a row that is complete."""
    if last is None or before.column == WIDE:
        return 0.0
    complete = last.finished or last.is_narrow or before.column == len(table.roles) - 1
    return empty_cost(table, before) if complete and not last.unfinished else NEVER


def _stay_cost(last: LineKind, kind: LineKind, role: str, *, listed: bool) -> float:
    if role in _NARROW or last.empty:
        is_one = role == "deadline" and last.date and kind.date and not is_date(kind.text)
        is_one = is_one or (role in ("verdict", "score") and kind.goes_on)
        return 0.0 if is_one else NEVER
    if kind.begins_low or last.unfinished or kind.marked:
        return 0.0
    if kind.text[:1].isdigit() and not last.finished:
        return 0.2
    if role in _SHORT or (role == "milestones" and listed and last.finished):
        return 3.0
    if role in ("result", JUDGED_IN_WORDS):
        return 0.1 if last.finished else 0.5
    return 0.3 if last.finished else 0.8


def _leave_cost(last: LineKind, kind: LineKind, role: str) -> float:
    if kind.begins_low or last.unfinished:
        return NEVER
    if last.finished or role in _SHORT | _NARROW or last.empty:
        return 0.0
    return 2.0


def _next_row_cost(lines: tuple[LineKind, LineKind], before: Seat, seat: Seat, table: Columns) -> float:
    """A row begins with its first cell, or with a milestone where the goal's own cells go on from above."""
    (last, kind), roles, column = lines, table.roles, seat.column
    ended = last.finished or last.is_narrow or before.column == len(roles) - 1
    if not ended or last.unfinished or kind.begins_low:
        return NEVER
    if seat.more:
        merged = roles[column] == "milestones" and column and _is_beside(roles[column + 1 :])
        unjudged = 3.0 if not _JUDGES.isdisjoint(roles[before.column + 1 :]) else 0.0
        return 1.0 + unjudged if merged and roles[before.column] in _BESIDE else NEVER
    if roles[column] == "number":
        return 0.0
    return 0.6 + empty_cost(table, before) if column == 0 and "number" not in roles else NEVER


def _is_beside(roles: Sequence[str]) -> bool:
    return set(roles) <= _BESIDE
