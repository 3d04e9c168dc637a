"""Which goals have another number, scope, section or place."""

from __future__ import annotations

from dataclasses import replace

from maalplan.diff import diff_plans
from tests.diff.making import goal, only_row, plan

WATER = goal("1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", section="Styrelsesspecifikke mål")
NOISE = goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).", section="Styrelsesspecifikke mål")
WASTE = goal(
    "3", "Sortering af affald", "Vejledning om tekstilaffald er udsendt (Q3).", section="Styrelsesspecifikke mål"
)


def moved(old: list, new: list) -> dict[str, bool]:
    """Title → whether its goal moved, of the goals in both plans."""
    diff = diff_plans(plan(2024, *old), plan(2025, *new))
    titles = {one.id: one.title for one in diff.new.goals}
    return {titles[row.new]: row.moved for row in diff.goals if row.old and row.new}


def test_nothing_moved():
    assert not any(moved([WATER, NOISE, WASTE], [WATER, NOISE, WASTE]).values())


def test_two_that_changed_numbers_both_moved():
    found = moved([WATER, NOISE, WASTE], [replace(NOISE, number="1"), replace(WATER, number="2"), WASTE])
    assert found == {"Mindre støj": True, "Rent drikkevand": True, "Sortering af affald": False}


def test_a_full_stop_behind_the_number_is_no_move():
    assert only_row(WATER, replace(WATER, number="1.")).moved is False


def test_a_goal_that_is_the_agencys_own_now_moved_and_is_else_unchanged():
    row = only_row(replace(WATER, scope="ministry"), WATER)
    assert (row.status, row.moved) == ("unchanged", True)


def test_a_goal_under_another_heading_moved():
    heading = "Koncernfælles mål"
    found = moved(
        [WATER, NOISE, replace(WASTE, section=heading)],
        [WATER, replace(NOISE, section=heading), replace(WASTE, section=heading)],
    )
    assert found == {"Rent drikkevand": False, "Mindre støj": True, "Sortering af affald": False}


def test_a_heading_in_other_words_moves_nothing():
    renamed = [replace(one, section="Egne mål") for one in (WATER, NOISE, WASTE)]
    assert not any(moved([WATER, NOISE, WASTE], renamed).values())


def test_without_numbers_the_order_counts():
    bare = [replace(one, number=None) for one in (WATER, NOISE, WASTE)]
    assert moved(bare, [bare[1], bare[0], bare[2]]) == {
        "Mindre støj": True,
        "Rent drikkevand": True,
        "Sortering af affald": False,
    }
    assert moved(bare, [bare[2], bare[0], bare[1]]) == {
        "Sortering af affald": True,
        "Rent drikkevand": False,
        "Mindre støj": False,
    }


def test_without_numbers_a_new_goal_before_them_moves_none():
    bare = [replace(one, number=None) for one in (WATER, NOISE, WASTE)]
    assert not any(moved(bare[1:], bare).values())


def test_numbers_given_to_goals_without_any_move_none():
    assert only_row(replace(WATER, number=None), WATER).moved is False
