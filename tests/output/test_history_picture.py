"""The shapes of the timeline."""

from __future__ import annotations

import pytest

from maalplan.output.history.cells import Shown
from maalplan.output.history.picture import Lane, Picture, picture
from maalplan.output.history.spark import spark
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS, SPLIT, all_of


def drawn(shown: Shown) -> Picture:
    return picture(shown, "da")


def lane(found: Picture, title: str) -> Lane:
    return next(own for own in found.lanes if title in (own.thread.title or ""))


@pytest.mark.parametrize("shown", all_of(LIVES, PARTS, SPLIT, MERGED, HARD), ids=lambda one: one.history.agency.id)
def test_all_shapes_are_inside_the_picture_and_no_lane_covers_another(shown: Shown) -> None:
    found = drawn(shown)

    for own in found.lanes:
        assert all(0 < mark.x < found.width for mark in own.marks)
        assert own.top < own.titles[-1][0] < own.y < own.bottom <= found.height
    assert all(one.bottom <= other.top for one, other in zip(found.lanes, found.lanes[1:], strict=False))


def test_marks_stand_at_their_years_with_their_numbers() -> None:
    found = drawn(*all_of(LIVES))
    places = {x: year for x, year, _ in found.years}

    marks = lane(found, "sygefravær").marks
    assert [(places[mark.x], mark.kind, mark.number) for mark in marks] == [
        (2021, "added", "3"),
        (2022, "absent", ""),
        (2023, "no_plan", ""),
        (2024, "unchanged", "4"),
        (2025, "removed", ""),
    ]
    assert marks[3].told == "2024: mål 4, uændret, nyt nummer eller ny plads"
    assert [year for _, year, found_one in found.years if not found_one] == [2023]


def test_a_line_is_whole_only_between_years_in_which_the_goal_stands() -> None:
    found = lane(drawn(*all_of(LIVES)), "Renere drikkevand")

    assert [stretch.broken for stretch in found.stretches] == [False, True, True, False, False]


def test_a_goal_that_ended_before_a_missing_year_is_led_to_where_it_is_gone() -> None:
    found = lane(drawn(*all_of(LIVES)), "Risikobaseret tilsyn")

    assert [(mark.kind) for mark in found.marks][-1] == "removed"
    assert found.stretches[-1].x2 == found.marks[-1].x


@pytest.mark.parametrize(
    ("shown", "arrows"), [(SPLIT, 1), (MERGED, 1), (PARTS, 2), (LIVES, 0)], ids=["split", "merged", "both", "none"]
)
def test_splits_and_merges_have_arrows(shown: object, arrows: int) -> None:
    found = drawn(*all_of(shown))  # type: ignore[arg-type]

    assert len(found.arrows) == arrows


def test_an_arrow_to_a_goal_that_is_not_shown_is_left_out() -> None:
    part = next(own for own in SPLIT.threads if own.split_of)

    assert drawn(Shown(SPLIT, (part,))).arrows == ()


def test_long_numbers_stand_beside_their_mark() -> None:
    mark = drawn(*all_of(HARD)).lanes[0].marks[0]

    assert (mark.number, mark.inside) == ("1.2.3.4", False)


def test_figures_that_changed_have_a_curve() -> None:
    point = next(own for thread in LIVES.threads for own in thread.milestones if "afleveringerne" in own.text)
    curve = spark(point.series[0], LIVES.years, "da")

    assert curve is not None
    assert curve.told == "2021: ≥ 85 · 2022: ≥ 80 · 2024–2025: ≥ 90 pct."
    heights = [y for _, y, _ in curve.dots]
    assert heights[1] > heights[0] > heights[2] == heights[3]
