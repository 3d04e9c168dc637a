from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Change, Comparator, Target
from maalplan.output.diff.figures import figure_steps, went_both_ways


def target(
    value: float, unit: str | None = None, comparator: Comparator = "exactly", year: int | None = None
) -> Target:
    return Target(f"{value:g} {unit or ''}".strip(), comparator, value, unit=unit, year=year)


def steps(old: tuple[Target, ...], new: tuple[Target, ...]) -> list[tuple[float | None, float | None, str | None]]:
    found = figure_steps(Change("targets", old, new), (2024, 2025))
    values = [tuple(None if one is None else one.value for one in (step.old, step.new)) for step in found]
    return [(old, new, step.direction) for (old, new), step in zip(values, found, strict=True)]


@pytest.mark.parametrize(
    ("old", "new", "found", "why"),
    [
        (
            (target(30, "bekendtgørelser"), target(10, None, "at_most")),
            (target(30, "bekendtgørelser"), target(12, None, "at_most")),
            [(10, 12, "raised")],
            "what is equal is no change, though it stands first",
        ),
        (
            (target(90, "percent", "at_least"), target(30, "day")),
            (target(45, "day"), target(90, "percent", "at_least")),
            [(30, 45, "raised")],
            "whatever the order",
        ),
        (
            (target(5, "day", "at_most"), target(7, "day")),
            (target(8, "day"), target(4, "day", "at_most")),
            [(5, 4, "lowered"), (7, 8, "raised")],
            "of the same unit those that ask in the same way",
        ),
        ((target(30, "day"),), (target(5, "week"),), [(30, 5, None)], "other units have no way"),
        ((target(85, "percent"),), (), [(85, None, None)], "one that is gone"),
        ((target(1),), (target(2), target(1)), [(None, 2, None)], "one that came"),
        (
            (target(80, "percent", year=2024), target(85, "percent", year=2025)),
            (target(80, "percent", year=2025), target(90, "percent", year=2026)),
            [(85, 90, "raised")],
            "columns of years move on with the plans",
        ),
    ],
)
def test_figures_that_changed(
    old: tuple[Target, ...],
    new: tuple[Target, ...],
    found: list[tuple[float | None, float | None, str | None]],
    why: str,
) -> None:
    assert steps(old, new) == found, why


def test_a_range_went_where_its_middle_went() -> None:
    was, now = Target("40-60", "between", 40.0, 60.0), Target("30-60", "between", 30.0, 60.0)
    (step,) = figure_steps(Change("targets", (was,), (now,)))
    assert step.direction == "lowered"
    assert not went_both_ways((step,))


TARGETS = st.lists(st.builds(target, st.integers(1, 4), st.sampled_from(["day", "percent", None])), max_size=4).map(
    tuple
)


@given(TARGETS, TARGETS)
def test_every_figure_is_equal_or_in_one_step(old: tuple[Target, ...], new: tuple[Target, ...]) -> None:
    found = figure_steps(Change("targets", old, new))
    of_old, of_new = (len([step for step in found if getattr(step, side)]) for side in ("old", "new"))
    assert len(old) - of_old == len(new) - of_new >= 0
    assert all(step.old is None or step.new is None or step.old != step.new for step in found)
