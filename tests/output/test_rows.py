from __future__ import annotations

import json

import pytest

from maalplan.model import Place
from maalplan.output.columns import TABLES, FlatTable
from maalplan.output.rows import first_page, flat_rows
from tests.output.examples import FVST, PLANS

CONTRACT = {
    "plans": "plan_id, agency_id, agency, acronym, ministry, year, period_start, period_end, document_type, title, "
    "published, goals, milestones, coverage, findings, source, version",
    "goals": "goal_id, plan_id, agency, ministry, year, scope, section, number, title, description, focus_area, "
    "criterion, remarks, weight, weight_unit, responsible, extra, milestones, page",
    "milestones": "milestone_id, goal_id, plan_id, agency, ministry, year, scope, goal_number, goal_title, number, "
    "text, deadline_text, deadline_start, deadline_end, comparator, value, upper, unit, targets, weight, "
    "weight_unit, page",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_and_rows_are_those_of_the_contract(table: FlatTable) -> None:
    columns = CONTRACT[table.name].split(", ")
    assert [column.name for column in table.columns] == columns
    rows = flat_rows(PLANS)[table.name]
    assert rows
    for row in rows:
        assert list(row) == columns


def test_rows_stand_by_plan_then_as_in_the_document() -> None:
    rows = flat_rows(PLANS)
    assert [row["plan_id"] for row in rows["plans"]] == ["fvst-2025", "ukendt-0000"]
    assert [row["goal_id"] for row in rows["goals"]] == ["fvst-2025/ministry/1", "fvst-2025/agency/n2"]
    assert rows == flat_rows(reversed(PLANS))


def test_a_plan_is_counted_and_its_document_named() -> None:
    row = flat_rows([FVST])["plans"][0]
    assert (row["goals"], row["milestones"], row["findings"]) == (2, 2, 1)
    assert row["source"] == "Fødevarer/plan 2025.pdf"
    assert (row["period_start"], row["period_end"]) == ("2025-01-01", "2025-12-31")


def test_the_first_target_has_columns_and_all_are_json() -> None:
    row = flat_rows([FVST])["milestones"][0]
    assert (row["comparator"], row["value"], row["upper"], row["unit"]) == ("plus_minus", 5.0, None, "percent")
    assert [target["value"] for target in json.loads(str(row["targets"]))] == [5.0, 5000000.0]


def test_what_the_document_does_not_say_is_none_and_lists_are_empty() -> None:
    row = flat_rows([FVST])["goals"][1]
    assert (row["number"], row["weight"], row["page"], row["extra"]) == (None, None, None, "{}")


@pytest.mark.parametrize(
    ("places", "page", "why"),
    [
        ((), None, "no place"),
        ((Place(lines=(1, 2)),), None, "a text has no pages"),
        ((Place(block=4), Place(page=4), Place(page=5)), 4, "the first that has one"),
    ],
)
def test_the_first_page(places: tuple[Place, ...], page: int | None, why: str) -> None:
    assert first_page(places) == page, why
