"""Which plan holds in which years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.history.years import missing_years, standings, within
from maalplan.model import Period, Plan, Version
from tests.history.plans import ARKIV, VAND, numbered, plan


def held(*plans: Plan) -> list[tuple[str, int, int]]:
    found, _ = standings(plans)
    return [(standing.plan.id, standing.year, standing.until) for standing in found]


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ((plan(2024), plan(2022)), [("slks-2022", 2022, 2022), ("slks-2024", 2024, 2024)]),
        ((plan(2021, until=2024),), [("slks-2021", 2021, 2024)]),
        ((plan(2021, until=2024), plan(2023)), [("slks-2021", 2021, 2022), ("slks-2023", 2023, 2023)]),
        ((replace(plan(2024), period=None),), [("slks-2024", 2024, 2024)]),
        ((replace(plan(2024), period=Period("2024-01-01", "2099-12-31")),), [("slks-2024", 2024, 2024)]),
        ((replace(plan(2024), period=Period("2024-01-01", "2019-12-31")),), [("slks-2024", 2024, 2024)]),
        ((), []),
    ],
    ids=["by year", "several years", "until the next", "no period", "misread period", "period that ends first", "none"],
)
def test_a_plan_holds_to_the_end_of_its_period(plans: tuple[Plan, ...], expected: list[tuple[str, int, int]]) -> None:
    assert held(*plans) == expected


def test_the_signed_version_counts_and_its_draft_does_not() -> None:
    draft = replace(plan(2024, *numbered(ARKIV), plan_id="slks-2024-2"), version=Version("Udkast", "draft"))
    signed = plan(2024, *numbered(VAND))
    found, said = standings([draft, signed])

    assert [standing.plan.id for standing in found] == ["slks-2024"]
    assert any("slks-2024-2" in finding.message for finding in said)


@pytest.mark.parametrize("year", [None, 0, -5, 99999, 10**18])
def test_a_plan_without_a_year_is_left_out_and_said(year: int | None) -> None:
    found, said = standings([replace(plan(2024), year=year, id="slks-0000"), plan(2025)])

    assert [standing.year for standing in found] == [2025]
    assert [(finding.code, "slks-0000" in finding.message) for finding in said] == [("plan-without-year", True)]


def test_missing_years_are_those_between() -> None:
    found, _ = standings([plan(2018, until=2019), plan(2022), plan(2023), plan(2025)])

    assert missing_years(found) == (2020, 2021, 2024)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, [2020, 2023, 2024]),
        (2022, None, [2020, 2023, 2024]),
        (2023, None, [2023, 2024]),
        (None, 2023, [2020, 2023]),
        (2021, 2021, [2020]),
        (2030, None, []),
    ],
)
def test_plans_within_some_years_are_those_that_cover_one(
    first: int | None, last: int | None, expected: list[int]
) -> None:
    plans = [plan(2020, until=2022), plan(2023), plan(2024)]

    assert [own.year for own in within(plans, first, last)] == expected
