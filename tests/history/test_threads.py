"""The life of goals: what is the same from year to year, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.errors import NoPlans
from maalplan.history import history_of
from maalplan.model import History, MilestoneThread, Plan, Thread
from tests.history.plans import ARKIV, MUSEER, SYGEFRAVAER, TILSYN, VAND, goal, numbered, plan, with_points, worded

BOTH = ("Drikkevand og fødevarer", f"{VAND[1]} {TILSYN[1]}", VAND[2] + TILSYN[2])


def test_a_goal_is_followed_through_new_numbers_and_changed_figures() -> None:
    history = history_of(
        [
            plan(2022, *numbered(ARKIV, VAND)),
            plan(2023, *numbered(VAND, worded(ARKIV, "85 pct", "80 pct"))),
            plan(2024, *numbered(TILSYN, VAND, worded(ARKIV, "85 pct", "90 pct"))),
        ]
    )

    arkiv = thread(history, "Digital aflevering")
    assert [(own.year, own.number, own.status, own.moved) for own in arkiv.appearances] == [
        (2022, "1", "added", False),
        (2023, "2", "changed", True),
        (2024, "3", "changed", True),
    ]
    assert [(own.softened, own.tightened) for own in arkiv.appearances] == [(0, 0), (1, 0), (0, 1)]
    assert (arkiv.id, arkiv.began, arkiv.ended) == ("slks-2022/agency/1", 2022, None)
    assert [own.title for own in history.threads] == [ARKIV[0], VAND[0], TILSYN[0]]


def test_a_milestone_has_its_figures_of_all_years() -> None:
    history = history_of(
        [
            plan(2022, *numbered(ARKIV)),
            plan(2023, *numbered(worded(ARKIV, "85 pct", "80 pct"))),
            plan(2024, *numbered(worded(ARKIV, "85 pct", "90 pct"))),
        ]
    )

    point = milestone(thread(history, "Digital aflevering"), "afleveringerne godkendes")
    (series,) = point.series
    assert series.unit == "percent"
    assert [(figure.year, figure.comparator, figure.value) for figure in series.figures] == [
        (2022, "at_least", 85.0),
        (2023, "at_least", 80.0),
        (2024, "at_least", 90.0),
    ]
    fields = [[(change.field, change.effect) for change in own.changes] for own in point.appearances]
    assert fields == [
        [],
        [("text", None), ("targets", "softened")],
        [("text", None), ("targets", "tightened")],
    ]
    assert point.text.startswith("Mindst 90 pct.")


def test_a_goal_that_was_away_for_years_goes_on_in_the_same_thread() -> None:
    history = history_of(
        [
            plan(2021, *numbered(SYGEFRAVAER, ARKIV)),
            plan(2022, *numbered(ARKIV)),
            plan(2023, *numbered(ARKIV, VAND)),
            plan(2024, *numbered(ARKIV, VAND, worded(SYGEFRAVAER, "7,5 dage", "8 dage"))),
        ]
    )

    away = thread(history, "sygefravær")
    assert [own.year for own in away.appearances] == [2021, 2024]
    assert (away.gaps, away.ended, away.appearances[1].status) == ((2022, 2023), None, "changed")
    assert [point.gaps for point in away.milestones] == [(2022, 2023), (2022, 2023)]
    assert len(history.threads) == 3


def test_what_comes_back_is_taken_up_by_the_year_that_is_nearest() -> None:
    """It was in 2021 and 2022; in 2024 it is compared with what it was in 2022."""
    history = history_of(
        [
            plan(2021, *numbered(SYGEFRAVAER, ARKIV)),
            plan(2022, *numbered(worded(SYGEFRAVAER, "tæt", "hver måned"), ARKIV)),
            plan(2023, *numbered(ARKIV)),
            plan(2024, *numbered(ARKIV, worded(SYGEFRAVAER, "tæt", "hver måned"))),
        ]
    )

    assert [(own.year, own.status) for own in thread(history, "sygefravær").appearances] == [
        (2021, "added"),
        (2022, "changed"),
        (2024, "unchanged"),
    ]


def test_of_goals_of_one_pattern_each_keeps_its_own_thread() -> None:
    """One leaves in the year in which the other comes back: they are two goals all the same."""
    foder = ("Foderstoffer", "", ("Foderstoffer er gennemgået på 44 virksomheder.",))
    kost = ("Kosttilskud", "", ("Kosttilskud er gennemgået på 30 virksomheder.",))
    history = history_of(
        [
            plan(2021, *numbered(foder, kost, ARKIV)),
            plan(2022, *numbered(kost, ARKIV)),
            plan(2023, *numbered(foder, ARKIV)),
        ]
    )

    assert [own.year for own in thread(history, "Foderstoffer").appearances] == [2021, 2023]
    assert thread(history, "Kosttilskud").ended == 2022


def test_of_several_goals_that_were_away_the_most_alike_comes_back() -> None:
    """Not the one that left last."""
    foder = ("Foderstoffer", "", ("Foderstoffer er gennemgået på 44 virksomheder.",))
    kost = ("Kosttilskud", "", ("Kosttilskud er gennemgået på 30 virksomheder.",))
    history = history_of(
        [
            plan(2020, *numbered(kost, foder, ARKIV)),
            plan(2021, *numbered(foder, ARKIV)),
            plan(2022, *numbered(ARKIV)),
            plan(2023, *numbered(ARKIV, kost)),
        ]
    )

    assert [own.year for own in thread(history, "Kosttilskud").appearances] == [2020, 2023]
    assert thread(history, "Foderstoffer").ended == 2021


def test_a_milestone_that_was_away_while_its_goal_stood_goes_on_too() -> None:
    history = history_of(
        [
            plan(2022, *numbered(VAND, ARKIV)),
            plan(2023, *numbered(with_points(VAND, VAND[2][0]), ARKIV)),
            plan(2024, *numbered(worded(VAND, "(Q3)", "(Q4)"), ARKIV)),
        ]
    )

    point = milestone(thread(history, "drikkevand"), "Kort over")
    assert [own.year for own in point.appearances] == [2022, 2024]
    assert point.gaps == (2023,)
    assert [(change.field, change.effect) for change in point.appearances[1].changes] == [
        ("text", None),
        ("deadline", "softened"),
    ]


def test_a_year_without_a_plan_is_bridged_and_said() -> None:
    history = history_of([plan(2022, *numbered(ARKIV, VAND)), plan(2024, *numbered(VAND, ARKIV))])

    assert (history.years, history.years_missing) == ((2022, 2024), (2023,))
    assert [finding.code for finding in history.findings] == ["years-without-plan"]
    assert all(len(own.appearances) == 2 and own.gaps == () for own in history.threads)


def test_a_goal_that_ended_says_when() -> None:
    history = history_of(
        [plan(2022, *numbered(ARKIV, VAND)), plan(2024, *numbered(ARKIV)), plan(2025, *numbered(ARKIV))]
    )

    ended, stands = thread(history, "drikkevand"), thread(history, "aflevering")
    assert (ended.ended, ended.removed_in) == (2022, 2024)
    assert [(point.ended, point.removed_in) for point in ended.milestones] == [(2022, 2024), (2022, 2024)]
    assert (stands.ended, stands.removed_in) == (None, None)


def test_a_split_names_the_thread_it_came_from_and_stands_behind_it() -> None:
    history = history_of(
        [plan(2023, *numbered(BOTH, ARKIV)), plan(2024, *numbered(VAND, ARKIV, TILSYN))],
    )

    whole = next(own for own in history.threads if own.id == "slks-2023/agency/1")
    (part,) = [own for own in history.threads if own.split_of]
    assert part.split_of == whole.id
    assert [own.id for own in history.threads].index(part.id) == 1
    moved = [own for point in part.milestones for own in point.appearances if own.moved_from]
    assert {own.moved_from for own in moved} == {whole.id}
    assert len(moved) == 2


def test_a_merge_names_the_thread_it_went_into_and_its_milestones_live_on_there() -> None:
    history = history_of([plan(2023, *numbered(VAND, TILSYN, ARKIV)), plan(2024, *numbered(BOTH, ARKIV))])

    (gone,) = [own for own in history.threads if own.merged_into]
    whole = next(own for own in history.threads if own.id == gone.merged_into)
    assert (gone.ended, gone.removed_in, gone.milestones) == (2023, 2024, ())
    assert [len(point.appearances) for point in whole.milestones] == [2, 2, 2, 2]


def test_what_was_merged_and_split_again_is_one_thread() -> None:
    history = history_of(
        [
            plan(2022, *numbered(VAND, TILSYN, ARKIV)),
            plan(2023, *numbered(BOTH, ARKIV)),
            plan(2024, *numbered(VAND, TILSYN, ARKIV)),
        ]
    )

    assert len(history.threads) == 3
    (again,) = [own for own in history.threads if own.gaps]
    assert again.gaps == (2023,)
    assert (again.merged_into, again.split_of) == (None, None)
    assert (again.appearances[0].merged_into, again.appearances[1].split_of) == (
        "slks-2022/agency/1",
        "slks-2022/agency/1",
    )


def test_a_goal_that_went_to_the_agency_keeps_its_thread() -> None:
    history = history_of([plan(2023, goal("1", ARKIV, scope="ministry")), plan(2024, goal("4", ARKIV))])

    (own,) = history.threads
    assert (own.scopes, own.appearances[1].moved) == (("ministry", "agency"), True)


def test_a_plan_of_several_years_holds_until_the_next() -> None:
    history = history_of(
        [plan(2021, *numbered(ARKIV, VAND), until=2025), plan(2024, *numbered(ARKIV)), plan(2026, *numbered(ARKIV))]
    )

    assert history.years == (2021, 2022, 2023, 2024, 2026)
    assert [(own.year, own.until) for own in thread(history, "aflevering").appearances] == [
        (2021, 2023),
        (2024, 2024),
        (2026, 2026),
    ]
    assert thread(history, "drikkevand").ended == 2023


def test_an_agency_that_was_renamed_has_the_name_of_its_newest_plan() -> None:
    old = plan(2023, *numbered(ARKIV))
    old = replace(old, agency=replace(old.agency, name="Kulturstyrelsen"))
    history = history_of([old, plan(2024, *numbered(ARKIV))])

    assert history.agency.name == "Slots- og Kulturstyrelsen"
    assert [own.agency for own in history.plans] == ["Kulturstyrelsen", "Slots- og Kulturstyrelsen"]


def test_ids_that_stand_twice_in_a_plan_are_told_apart() -> None:
    twice = plan(2023, *numbered(ARKIV, VAND))
    twice = replace(twice, goals=tuple(replace(own, id="slks-2023/agency/1") for own in twice.goals))
    history = history_of([twice, plan(2024, *numbered(ARKIV, VAND))])

    assert [(own.id, len(own.appearances)) for own in history.threads] == [
        ("slks-2023/agency/1", 2),
        ("slks-2023/agency/1-2", 2),
    ]


def test_plans_that_share_an_id_have_threads_of_their_own_names() -> None:
    plans: list[Plan] = [
        plan(2022, *numbered(ARKIV), plan_id="slks-0000"),
        plan(2023, *numbered(MUSEER), plan_id="slks-0000"),
    ]
    history = history_of(plans)

    assert [own.id for own in history.threads] == ["slks-0000/agency/1", "slks-0000/agency/1-2"]


def test_without_a_year_there_is_no_history() -> None:
    with pytest.raises(NoPlans, match="year"):
        history_of([replace(plan(2024, *numbered(ARKIV)), year=None)])


def thread(history: History, title: str) -> Thread:
    """The thread with these words in its title."""
    (found,) = [own for own in history.threads if title in (own.title or "")]
    return found


def milestone(own: Thread, text: str) -> MilestoneThread:
    """The milestone of a thread with these words."""
    (found,) = [point for point in own.milestones if text in point.text]
    return found
