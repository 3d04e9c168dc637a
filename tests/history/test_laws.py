"""What holds of every history, whatever the plans."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.history import history_of
from maalplan.history.years import standings
from maalplan.model import Goal, History, Plan
from maalplan.pipeline import read_plan
from tests.conftest import ROOT
from tests.history.plans import ALL, goal, plan, with_points, worded

EDITS = (("85 pct", "80 pct"), ("(Q2)", "(Q4)"), ("7,5 dage", "9 dage"), ("skal", "bør"), ("", ""))


@st.composite
def goals_of_a_year(draw: st.DrawFn) -> list[Goal]:
    chosen = draw(st.lists(st.integers(0, len(ALL) - 1), max_size=6, unique=draw(st.booleans())))
    found: list[Goal] = []
    for n, place in enumerate(chosen, 1):
        words = worded(ALL[place], *draw(st.sampled_from(EDITS))) if draw(st.booleans()) else ALL[place]
        if draw(st.integers(0, 4)) == 0:
            words = with_points(words, *words[2][:1])
        found.append(goal(str(n), words, scope=draw(st.sampled_from(["ministry", "agency"]))))
    return found


@st.composite
def years_of_plans(draw: st.DrawFn) -> list[Plan]:
    years = draw(st.lists(st.integers(2018, 2026), min_size=1, max_size=5, unique=True))
    return [plan(year, *draw(goals_of_a_year()), until=year + draw(st.sampled_from([0, 0, 2]))) for year in years]


@settings(max_examples=60, deadline=None)
@given(years_of_plans())
def test_every_goal_and_milestone_stands_in_exactly_one_thread(plans: list[Plan]) -> None:
    history = history_of(plans)

    held = [standing.plan for standing in standings(plans)[0]]
    assert Counter(own.goal for thread in history.threads for own in thread.appearances) == Counter(
        goal.id for plan in held for goal in plan.goals
    )
    points = (point for thread in history.threads for point in thread.milestones)
    assert Counter(own.milestone for point in points for own in point.appearances) == Counter(
        milestone.id for plan in held for goal in plan.goals for milestone in goal.milestones
    )
    assert_in_time(history)


@settings(max_examples=25, deadline=None)
@given(years_of_plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(plans: list[Plan], random: Random) -> None:
    shuffled = sorted(plans, key=lambda _: random.random())

    assert history_of(shuffled) == history_of(plans)


@settings(max_examples=15, deadline=None)
@given(goals_of_a_year())
def test_a_single_plan_has_only_what_is_new(goals: list[Goal]) -> None:
    history = history_of([plan(2024, *goals)])

    assert all(own.status == "added" for thread in history.threads for own in thread.appearances)
    assert all(thread.ended is None and len(thread.appearances) == 1 for thread in history.threads)


@pytest.mark.parametrize("sample", ["slks-2024.txt", "dmi-2025.md", "stps-2025.txt"])
def test_a_plan_and_its_copy_next_year_are_unchanged(sample: str) -> None:
    first = read_plan(ROOT / "samples" / "plans" / sample)
    again = replace(first, id=f"{first.agency.id}-2031", year=2031, period=None)
    first = replace(first, year=2030, period=None, id=f"{first.agency.id}-2030")
    goals = tuple(
        replace(
            own,
            id=own.id.replace(own.id.split("/")[0], again.id),
            milestones=tuple(
                replace(point, id=point.id.replace(point.id.split("/")[0], again.id), deadline=None)
                for point in own.milestones
            ),
        )
        for own in first.goals
    )
    bare = tuple(
        replace(own, milestones=tuple(replace(point, deadline=None) for point in own.milestones)) for own in first.goals
    )
    history = history_of([replace(first, goals=bare), replace(again, goals=goals)])

    assert len(history.threads) == len(first.goals)
    for thread in history.threads:
        assert [own.status for own in thread.appearances] == ["added", "unchanged"]
        assert not thread.appearances[1].moved
        assert all(own.changes == () for point in thread.milestones for own in point.appearances)


def assert_in_time(history: History) -> None:
    """Years rise in every thread, and what it says of its ends and gaps is so."""
    last = max(own.year for own in history.plans)
    for thread in history.threads:
        years = [own.year for own in thread.appearances]
        assert years == sorted(set(years))
        assert thread.began == years[0]
        assert (thread.ended is None) == (years[-1] == last)
        stands = {year for own in thread.appearances for year in range(own.year, own.until + 1)}
        assert stands.isdisjoint(thread.gaps)
        assert all(years[0] < year < years[-1] and year in history.years for year in thread.gaps)
        assert (thread.removed_in is None) == (thread.ended is None)
    ids = {thread.id for thread in history.threads}
    assert len(ids) == len(history.threads)
    named = [own.split_of or own.merged_into for own in history.threads if own.split_of or own.merged_into]
    assert ids.issuperset(named)
