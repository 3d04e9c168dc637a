"""Which word counts where a goal and its milestones were judged at different times."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.followup.counting import what_counts
from maalplan.model import SCHEMA_VERSION, Agency, FollowUpReport, Outcome, Rating, Source
from tests.diff.making import goal, plan

PLAN = plan(2024, goal("1", "Rent drikkevand", "Grundvandet er kortlagt.", "Borerne er undersøgt."))
(GOAL,) = PLAN.goals
IDS = {"mål": GOAL.id, "1": GOAL.milestones[0].id, "2": GOAL.milestones[1].id}

Said: TypeAlias = dict[str, Rating]
"""What a report says: ``mål`` is the goal, ``1`` and ``2`` are its milestones."""


def report(said: Said, occasion: str | None = None) -> FollowUpReport:
    outcomes = tuple(
        Outcome(goal=GOAL.id, rating=rating)
        if name == "mål"
        else Outcome(goal=GOAL.id, milestone=IDS[name], milestone_text="Målepunkt", rating=rating)
        for name, rating in said.items()
    )
    source = Source("rapport.docx", "0" * 64, "text/plain", None, "test")
    return FollowUpReport(
        schema_version=SCHEMA_VERSION,
        agency=Agency("ssi"),
        year=2024,
        occasion=occasion,
        outcomes=outcomes,
        source=source,
    )


def counting(*said: Said) -> Said:
    names = {own_id: name for name, own_id in IDS.items()}
    found = what_counts(PLAN, [report(one) for one in said])
    return {names[own_id]: outcome.rating for own_id, outcome in found.items()}


@pytest.mark.parametrize(
    ("autumn", "annual", "counts"),
    [
        ({"1": "red", "2": "green"}, {"mål": "met"}, {"mål": "met"}),
        ({"1": "green", "2": "green"}, {"mål": "not_met"}, {"mål": "not_met"}),
        ({"1": "met", "2": "red"}, {"mål": "partly_met"}, {"mål": "partly_met", "1": "met"}),
        ({"1": "not_met"}, {"mål": "met"}, {"mål": "met"}),
        ({"1": "dropped"}, {"mål": "met"}, {"mål": "met", "1": "dropped"}),
        ({"1": "red"}, {"mål": "unknown"}, {"mål": "unknown", "1": "red"}),
        ({"mål": "yellow"}, {"1": "met", "2": "met"}, {"1": "met", "2": "met"}),
        ({"mål": "yellow"}, {"1": "met"}, {"1": "met", "2": "yellow"}),
        ({"mål": "yellow"}, {"1": "unknown"}, {"mål": "yellow", "1": "unknown"}),
        ({"mål": "dropped"}, {"1": "not_met"}, {"mål": "dropped", "1": "not_met"}),
        ({}, {"mål": "met", "2": "not_met"}, {"mål": "met", "2": "not_met"}),
        ({"mål": "red", "1": "red"}, {"mål": "met", "1": "not_met"}, {"mål": "met", "1": "not_met"}),
    ],
)
def test_the_later_word_counts_where_it_says_more(autumn: Said, annual: Said, counts: Said) -> None:
    assert counting(autumn, annual) == counts


anything = st.dictionaries(
    st.sampled_from(["mål", "1", "2"]),
    st.sampled_from(["met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown"]),
)


@settings(max_examples=100)
@given(anything)
def test_of_one_report_all_counts(said: Said) -> None:
    assert counting(said) == said


@settings(max_examples=100)
@given(anything, anything)
def test_who_was_judged_has_a_word_that_counts(autumn: Said, annual: Said) -> None:
    found = counting(autumn, annual)
    judged = {**autumn, **annual}
    assert bool(found) is bool(judged)
    assert all(name in found or "mål" in found for name in judged if name != "mål")


@pytest.mark.parametrize(
    "said",
    [
        ({"mål": "met"}, {"1": "not_met"}),
        ({"mål": "partly_met"}, {"1": "met", "2": "met"}),
        ({"mål": "dropped"}, {"1": "met"}),
    ],
)
def test_a_report_on_goals_and_a_sheet_on_milestones_of_one_year_are_one_account(said: tuple[Said, Said]) -> None:
    goals, milestones = (report(one, "årsrapport") for one in said)
    counts = what_counts(PLAN, [goals, milestones])
    assert counts == what_counts(PLAN, [milestones, goals])
    assert set(counts) == {IDS[name] for one in said for name in one}
