"""How the figures of a milestone went over the years."""

from __future__ import annotations

import pytest

from maalplan.history.figures import series_of
from maalplan.model import MilestoneAppearance, Target

PERCENT = "percent"


def stands(year: int, *targets: Target, until: int | None = None) -> MilestoneAppearance:
    return MilestoneAppearance(
        year=year,
        until=until or year,
        plan=f"ssi-{year}",
        goal=f"ssi-{year}/agency/1",
        milestone=f"ssi-{year}/agency/1/1",
        number="1",
        text="Svartid",
        status="added",
        targets=targets,
    )


def at_least(value: float, unit: str | None = PERCENT, year: int | None = None) -> Target:
    return Target(f"mindst {value}", "at_least", value, unit=unit, year=year)


@pytest.mark.parametrize(
    ("appearances", "expected"),
    [
        ([stands(2023, at_least(85)), stands(2024, at_least(80))], [(PERCENT, [(2023, 85), (2024, 80)])]),
        ([stands(2023, at_least(85)), stands(2024), stands(2025, at_least(80))], [(PERCENT, [(2023, 85), (2025, 80)])]),
        (
            [stands(2023, at_least(98), at_least(8, "week")), stands(2024, at_least(98), at_least(6, "week"))],
            [(PERCENT, [(2023, 98), (2024, 98)]), ("week", [(2023, 8), (2024, 6)])],
        ),
        ([stands(2023, at_least(85)), stands(2024, at_least(80), at_least(90))], []),
        (
            [stands(2023, at_least(85)), stands(2024, at_least(3, "day"))],
            [(PERCENT, [(2023, 85)]), ("day", [(2024, 3)])],
        ),
        (
            [
                stands(2023, at_least(70, year=2023), at_least(75, year=2024), at_least(80, year=2025), until=2024),
                stands(2025, at_least(78)),
            ],
            [(PERCENT, [(2023, 70), (2024, 75), (2025, 78)])],
        ),
        ([stands(2023), stands(2024)], []),
    ],
    ids=["one figure", "a year without", "two units", "two of a unit", "another unit", "columns of years", "none"],
)
def test_a_unit_has_a_series_where_a_year_has_one_figure(
    appearances: list[MilestoneAppearance], expected: list[tuple[str, list[tuple[int, float]]]]
) -> None:
    found = [(one.unit, [(own.year, own.value) for own in one.figures]) for one in series_of(appearances)]

    assert found == expected
