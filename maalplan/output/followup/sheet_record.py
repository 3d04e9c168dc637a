"""What a status sheet takes with it out of sight, so that it is known again without its plans.

The record is a sheet of text cells: a first row that names the format, a row for each choice of each plan's scale, one
for each plan, and one for each row of the status sheet with the words that it was sent with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Final, get_args

from maalplan.model import Agency, Choice, Deadline, Rating, Scope, StatusPlan, StatusRow, StatusSheet

RECORD: Final = "maalplan"
"""The name of the sheet, and the word with which its first row opens."""
FORMAT: Final = "status-1"
"""The format of the record; one that cannot be read by these rules gets another number."""
_RATINGS: Final[Mapping[str, Rating]] = {rating: rating for rating in get_args(Rating)}
_SCOPES: Final[Mapping[str, Scope]] = {scope: scope for scope in get_args(Scope)}


def to_record(sheet: StatusSheet) -> list[list[str]]:
    """The rows of the record."""
    choices = [["choice", plan.id, one.words, one.rating] for plan in sheet.plans for one in plan.choices]
    return [[RECORD, FORMAT, sheet.date], *choices, *map(_plan_cells, sheet.plans), *map(_row_cells, sheet.rows)]


def choices_at(sheet: StatusSheet, plan: str) -> tuple[int, int, int]:
    """Where the record has the words of a plan's scale: first and last row, and column, from 0."""
    before = list(takewhile(lambda one: one.id != plan, sheet.plans))
    first = 1 + sum(len(one.choices) for one in before)
    return first, first + len(sheet.plans[len(before)].choices) - 1, 2


def from_record(rows: Sequence[Sequence[str]]) -> StatusSheet | None:
    """The status sheet that a record tells of; null where they tell of no plan. What people changed in it is taken as
    far as it makes sense."""
    if not rows or tuple(rows[0][:2]) != (RECORD, FORMAT):
        return None
    scales = _scales([_Cells(row) for row in rows if row[:1] == ["choice"]])
    plans = tuple(_plan(_Cells(row), scales) for row in rows if row[:1] == ["plan"])
    if not plans:
        return None
    known = {plan.id for plan in plans}
    told = (_row(_Cells(row)) for row in rows if row[:1] == ["row"])
    kept = {row.id: row for row in told if row.id and row.plan in known}
    return StatusSheet(plans, tuple(kept.values()), _Cells(rows[0]).at(2) or "")


class _Cells:
    """The cells of a row, those that are empty or missing being null."""

    def __init__(self, row: Sequence[str]) -> None:
        self._row = row

    def at(self, place: int) -> str | None:
        return (self._row[place] or None) if place < len(self._row) else None

    def must(self, place: int) -> str:
        return self.at(place) or ""


def _plan_cells(plan: StatusPlan) -> list[str]:
    agency = plan.agency
    about = [plan.id, agency.id, agency.name or "", agency.acronym or "", str(plan.year or ""), plan.occasion]
    return ["plan", *about]


def _scales(choices: Iterable[_Cells]) -> dict[str, tuple[Choice, ...]]:
    """The choices of each plan, by its id."""
    scales: dict[str, list[Choice]] = {}
    for cells in choices:
        if words := cells.at(2):
            scales.setdefault(cells.must(1), []).append(Choice(words, _RATINGS.get(cells.must(3), "unknown")))
    return {plan: tuple(scale) for plan, scale in scales.items()}


def _plan(cells: _Cells, scales: Mapping[str, tuple[Choice, ...]]) -> StatusPlan:
    year = cells.must(5)
    return StatusPlan(
        id=cells.must(1),
        agency=Agency(cells.at(2) or "ukendt", cells.at(3), cells.at(4)),
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        occasion=cells.must(6),
        choices=scales.get(cells.must(1), ()),
    )


def _row_cells(row: StatusRow) -> list[str]:
    due = row.deadline or Deadline("")
    ids = [row.id, row.plan, row.goal, row.milestone or "", row.scope]
    goal = [row.section or "", row.goal_number or "", row.goal_title or "", row.goal_words]
    milestone = [row.milestone_number or "", row.milestone_text or "", due.text, due.start or "", due.end or ""]
    return ["row", *ids, *goal, *milestone, "\n".join(row.targets)]


def _row(cells: _Cells) -> StatusRow:
    due = Deadline(cells.must(12), cells.at(13), cells.at(14))
    return StatusRow(
        id=cells.must(1),
        plan=cells.must(2),
        goal=cells.must(3),
        milestone=cells.at(4),
        scope=_SCOPES.get(cells.must(5), "agency"),
        section=cells.at(6),
        goal_number=cells.at(7),
        goal_title=cells.at(8),
        goal_words=cells.must(9),
        milestone_number=cells.at(10),
        milestone_text=cells.at(11),
        deadline=due if due != Deadline("") else None,
        targets=tuple(cells.must(15).split("\n")) if cells.at(15) else (),
    )
