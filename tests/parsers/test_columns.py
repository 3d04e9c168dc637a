"""What lines cost in columns: what one expects is cheaper than what one does not."""

from __future__ import annotations

import pytest

from maalplan.parsers.columns import NEVER, WIDE, Columns, Seat, cost, empty_cost, seats, step_cost
from maalplan.parsers.line_kinds import LineKind, kind_of, kinds_of
from tests.parsers.making import text

ROLES = ("number", "goal", "description", "milestones", "deadline", "responsible")
TABLE = Columns(ROLES, listed=False)


def kind(words: str, mark: str | None = None) -> LineKind:
    return kinds_of([text("line", words, mark=mark)], [False])[0]


@pytest.mark.parametrize(
    ("words", "role", "other", "why"),
    [
        ("1.2", "number", "goal", "a number"),
        ("ultimo juni 2025", "deadline", "milestones", "a date"),
        ("30 pct.", "weight", "milestones", "a weight"),
        ("-", "remarks", "milestones", "a dash for an empty cell"),
        ("Søerne skal være rene.", "description", "milestones", "what a goal wants"),
        ("Der er taget prøver i alle søer (Q4).", "milestones", "description", "what is done"),
        ("Rene søer", "goal", "remarks", "a short name"),
        ("Målet er opfyldt, når:", "milestones", "description", "the sentence that introduces milestones"),
        ("Indsatsområde:", "description", "goal", "a label inside a description"),
        ("Afhænger af finansloven.", "remarks", "milestones", "how remarks begin"),
    ],
)
def test_a_line_is_cheap_where_it_is_expected(words: str, role: str, other: str, why: str) -> None:
    assert cost(kind(words), role) < cost(kind(words), other)


def test_list_marks_stand_among_milestones() -> None:
    marked = kind("Planen er klar.", mark="•")
    assert cost(marked, "milestones") == 0 < cost(marked, "description")


def test_only_words_that_name_goals_stand_over_the_full_width() -> None:
    named = kind_of(text("line", "Driftsmål"), names_goals=True)
    assert cost(named, TABLE.role(WIDE)) < cost(named, "goal")
    assert cost(kind("Rene søer"), TABLE.role(WIDE)) >= NEVER


def step(before: tuple[str, int], after: tuple[str, int], table: Columns = TABLE) -> float:
    (last, column), (words, following) = before, after
    return step_cost((kind(last), kind(words)), Seat(column), Seat(following), table)


@pytest.mark.parametrize(
    ("before", "cheap", "dear", "why"),
    [
        (("Søerne skal", 2), ("være rene.", 2), ("være rene.", 3), "lower case goes on with its cell"),
        (("Prøver tages i samarbejde med", 3), ("Miljøstyrelsen.", 3), ("Miljøstyrelsen.", 4), "so does what is open"),
        (("Søerne skal være rene.", 2), ("Prøven er taget.", 3), ("Prøven er taget.", 5), "no column is left empty"),
        (("Arkiv", 5), ("2", 0), ("2", 2), "a number begins a row"),
    ],
)
def test_steps(before: tuple[str, int], cheap: tuple[str, int], dear: tuple[str, int], why: str) -> None:
    assert step(before, cheap) < step(before, dear)


def test_a_cell_holds_one_date_unless_it_is_one_only_together() -> None:
    assert step(("Q2", 4), ("Q4", 4)) >= NEVER
    first, second = kinds_of([text("line", "inden udgangen af"), text("line", "2025")], [False, False])
    assert step_cost((first, second), Seat(4), Seat(4), TABLE) == 0


def test_a_milestone_more_needs_no_goal_and_leaves_its_cells_to_the_goal_above() -> None:
    last, following = kind("Arkiv"), kind("150 systemer er afleveret.")
    more = step_cost((last, following), Seat(5), Seat(3, more=True), TABLE)
    assert more < step_cost((last, following), Seat(5), Seat(1), TABLE)
    assert empty_cost(TABLE, Seat(4, more=True)) == 0 < empty_cost(TABLE, Seat(4))


def test_a_row_goes_on_from_the_left_only_behind_a_pages_end() -> None:
    assert not any(seat.rest for seat in seats(TABLE))
    paged = Columns(ROLES, listed=False, paged=True)
    assert {seat.column for seat in seats(paged) if seat.rest} == set(range(len(ROLES)))
    going_on = step_cost((kind("Planen er"), kind("klar.")), Seat(3), Seat(2, rest=True), paged)
    assert going_on >= NEVER
