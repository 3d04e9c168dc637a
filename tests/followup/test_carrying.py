"""What of a plan is carried over into next year's, and how each goal says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.followup.carrying import Carried, carried_over
from maalplan.model import Goal, Outcome, Period, Plan, Rating
from tests.diff.making import goal, plan

WATER = goal("1", "Rent drikkevand", "Grundvandet er kortlagt.", "Borerne er undersøgt.", "Rapporten er udgivet.")
NOISE = goal("2", "Mindre støj", "Støjkortet er offentliggjort (Q4).")
PLAN = plan(2024, WATER, NOISE)
FIRST, SECOND = PLAN.goals


def judged(**ratings: Rating) -> dict[str, Outcome]:
    """``m1`` … are the milestones of the first goal, ``goal`` is that goal, ``other`` the second."""
    ids = {"goal": FIRST.id, "other": SECOND.id} | {f"m{n}": one.id for n, one in enumerate(FIRST.milestones, start=1)}
    return {ids[name]: Outcome(rating=rating) for name, rating in ratings.items()}


def first_of(carried: Carried) -> Goal | None:
    return next((one for one in carried.plan.goals if one.title == FIRST.title), None)


@pytest.mark.parametrize(
    ("ratings", "texts", "remark"),
    [
        ({}, 3, "målet er endnu ikke vurderet."),
        ({"goal": "unknown"}, 3, "målet er endnu ikke vurderet."),
        ({"goal": "partly_met"}, 3, "målet er delvist opfyldt."),
        ({"goal": "yellow"}, 3, "målet er gult."),
        ({"goal": "not_met", "m1": "met"}, 2, "målet er ikke opfyldt; 1 afsluttet målepunkt er udeladt."),
        (
            {"goal": "met", "m2": "not_met"},
            1,
            "målet er opfyldt; 1 målepunkt er ikke opfyldt; 2 afsluttede målepunkter er udeladt.",
        ),
        (
            {"m1": "met", "m2": "red"},
            2,
            "1 målepunkt er rødt; 1 målepunkt er endnu ikke vurderet; 1 afsluttet målepunkt er udeladt.",
        ),
        (
            {"m1": "yellow", "m2": "yellow", "m3": "dropped"},
            2,
            "2 målepunkter er gule; 1 afsluttet målepunkt er udeladt.",
        ),
        (
            {"goal": "not_met", "m1": "met", "m2": "met", "m3": "met"},
            3,
            "målet er ikke opfyldt; 3 målepunkter er opfyldt.",
        ),
    ],
)
def test_what_is_not_met_is_carried_over_and_says_so(ratings: dict[str, Rating], texts: int, remark: str) -> None:
    found = first_of(carried_over(PLAN, judged(**ratings)))
    assert found is not None
    assert len(found.milestones) == texts
    assert found.remarks == f"Videreført fra 2024: {remark}"


@pytest.mark.parametrize(
    "ratings",
    [
        {"goal": "met"},
        {"goal": "green"},
        {"goal": "dropped"},
        {"goal": "dropped", "m1": "not_met"},
        {"m1": "met", "m2": "green", "m3": "dropped"},
        {"goal": "unknown", "m1": "met", "m2": "met", "m3": "met"},
    ],
)
def test_what_is_met_or_dropped_is_left_out(ratings: dict[str, Rating]) -> None:
    carried = carried_over(PLAN, judged(**ratings))
    assert [one.title for one in carried.plan.goals] == ["Mindre støj"]
    assert (*carried.met, *carried.dropped) == (FIRST,)


def test_what_was_met_stays_where_it_is_to_be_kept_but_not_what_was_dropped() -> None:
    carried = carried_over(PLAN, judged(goal="met", other="dropped"), keep_met=True)
    assert [(one.title, one.remarks) for one in carried.plan.goals] == [
        ("Rent drikkevand", "Gentaget fra 2024: målet er opfyldt.")
    ]
    assert (carried.kept, carried.dropped, carried.met) == ((FIRST,), (SECOND,), ())


def test_with_what_was_met_kept_a_goal_that_was_not_keeps_all_its_milestones() -> None:
    found = first_of(carried_over(PLAN, judged(m1="met", m2="not_met", m3="dropped"), keep_met=True))
    assert found is not None
    assert [one.text for one in found.milestones] == [one.text for one in FIRST.milestones[:2]]


def test_remarks_that_are_there_stay() -> None:
    noted = replace(PLAN, goals=(replace(FIRST, remarks="Aftales med departementet."), SECOND))
    found = first_of(carried_over(noted, judged(goal="red")))
    assert found is not None
    assert found.remarks == "Aftales med departementet.\nVidereført fra 2024: målet er rødt."


def test_milestones_are_numbered_anew_in_the_goals_own_way() -> None:
    lettered = tuple(replace(one, number=letter) for one, letter in zip(FIRST.milestones, "abc", strict=True))
    plan_ = replace(PLAN, goals=(replace(FIRST, milestones=lettered), SECOND))
    found = first_of(carried_over(plan_, judged(m1="met")))
    assert found is not None
    assert [(one.id, one.number, one.text) for one in found.milestones] == [
        (f"{FIRST.id}/1", "a", "Borerne er undersøgt."),
        (f"{FIRST.id}/2", "b", "Rapporten er udgivet."),
    ]


def test_goals_keep_their_numbers_and_those_without_one_have_the_id_of_their_place() -> None:
    bare = replace(SECOND, id=f"{PLAN.id}/agency/n2", number=None)
    carried = carried_over(replace(PLAN, goals=(FIRST, bare)), judged(goal="met"))
    assert [(one.id, one.number) for one in carried.plan.goals] == [(f"{PLAN.id}/agency/n1", None)]
    assert [one.number for one in carried_over(PLAN, judged(goal="met")).plan.goals] == ["2"]


def test_a_plan_of_several_years_is_carried_over_from_all_of_them() -> None:
    long = replace(PLAN, period=Period("2024-01-01", "2026-12-31"))
    assert carried_over(long, {}).plan.goals[0].remarks == "Videreført fra 2024-2026: målet er endnu ikke vurderet."


ratings = st.dictionaries(
    st.sampled_from(["goal", "other", "m1", "m2", "m3"]),
    st.sampled_from(["met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown"]),
)


def milestones(given_plan: Plan) -> int:
    return sum(len(one.milestones) for one in given_plan.goals)


@settings(max_examples=150)
@given(ratings, st.booleans())
def test_every_goal_and_milestone_is_carried_over_or_left_out(found: dict[str, Rating], keep_met: bool) -> None:
    carried = carried_over(PLAN, judged(**found), keep_met=keep_met)
    gone = (*carried.met, *carried.dropped)
    assert len(carried.plan.goals) + len(gone) == len(PLAN.goals)
    assert milestones(carried.plan) + carried.milestones + sum(len(one.milestones) for one in gone) == milestones(PLAN)
    assert all(one.milestones and (one.remarks or "").endswith(".") for one in carried.plan.goals)
    assert not (keep_met and carried.met)
