"""From what reports say to a verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from maalplan.followup.verdicts import concluded_from, goal_verdict, is_overdue, verdict_of
from maalplan.model import Basis, Deadline, Rating, SaidStatus, ScoredMilestone, Verdict


def said(*ratings: Rating | None) -> tuple[SaidStatus, ...]:
    """What the reports said, one each; None where a report is silent."""
    return tuple(SaidStatus(n, "status", rating) for n, rating in enumerate(ratings) if rating is not None)


def point(*ratings: Rating | None) -> ScoredMilestone:
    return ScoredMilestone(
        id="m", number="1", text="Salen er åben.", verdict=verdict_of(said(*ratings)), statuses=said(*ratings)
    )


@pytest.mark.parametrize(
    ("ratings", "verdict"),
    [
        ((), "not_reported"),
        (("green",), "light_only"),  # it goes well: that is not that it went well
        (("green", "red"), "light_only"),
        (("green", "not_met"), "not_met"),
        (("met", "not_met"), "not_met"),  # the last verdict counts
        (("met", "unknown"), "met"),  # what nobody knows yet is no verdict
        (("not_met", "green"), "not_met"),  # nor is a light
        (("yellow", "unknown"), "unknown"),
        (("partly_met", "dropped"), "dropped"),
    ],
)
def test_the_last_verdict_counts(ratings: tuple[Rating, ...], verdict: Verdict) -> None:
    assert verdict_of(said(*ratings)) == verdict


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (["met", "met"], "met"),
        (["not_met", "not_met"], "not_met"),
        (["met", "not_met"], "partly_met"),
        (["partly_met", "partly_met"], "partly_met"),
        (["partly_met", "not_reported"], "partly_met"),  # whatever the other one is
        (["met", "dropped"], "met"),
        (["dropped", "dropped"], "dropped"),
        (["met", "unknown"], None),  # the other one may turn it
        (["not_met", "not_reported"], None),
        (["light_only"], None),
        ([], None),
    ],
)
def test_a_goal_is_concluded_from_its_milestones_where_it_is_certain(
    verdicts: list[Verdict], verdict: Verdict | None
) -> None:
    assert concluded_from(verdicts) == verdict


@pytest.mark.parametrize(
    ("own", "points", "expected"),
    [
        (("met",), [("not_met",)], ("met", "report")),  # the report judges both: its own word on the goal counts
        ((None,), [("met",), ("not_met",)], ("partly_met", "milestones")),
        (("unknown",), [("met",)], ("met", "milestones")),  # it tells of the goal and judges its milestones
        (("met", None), [(None, "not_met")], ("not_met", "milestones")),  # a later report judges milestones alone
        ((None, "met"), [("not_met", None)], ("met", "report")),
        (("met", None), [(None, "met"), (None, "unknown")], ("met", "report")),
        ((None,), [("met",), ("unknown",)], ("unknown", None)),
        (("green",), [("met",), (None,)], ("unknown", None)),
        ((None,), [("green",)], ("light_only", None)),
        (("yellow",), [], ("light_only", None)),
        ((None,), [("green",), ("dropped",)], ("light_only", None)),
        ((None,), [("red",), ("unknown",)], ("light_only", None)),  # a row that was left empty
        ((None,), [("unknown",), ("dropped",)], ("unknown", None)),
        ((), [], ("not_reported", None)),
    ],
)
def test_the_verdict_on_a_goal(
    own: tuple[Rating | None, ...],
    points: list[tuple[Rating | None, ...]],
    expected: tuple[Verdict, Basis | None],
) -> None:
    assert goal_verdict(said(*own), [point(*ratings) for ratings in points], (0, 1)) == expected


def test_a_light_is_not_all_that_is_known_where_a_report_says_that_nothing_is_settled() -> None:
    open_ = replace(point("unknown"), statuses=(SaidStatus(0, "status", "unknown", "Afventer"),))
    assert goal_verdict((), [point("green"), open_], (0,)) == ("unknown", None)


def test_of_two_reports_of_one_time_the_word_on_the_goal_counts() -> None:
    assert goal_verdict(said("met", None), [point(None, "not_met")], (0, 0)) == ("met", "report")
    assert goal_verdict(said(None, "met"), [point("not_met", None)], (0, 0)) == ("met", "report")


def test_a_report_that_says_that_nothing_is_settled_is_taken_at_its_word() -> None:
    settled_later = SaidStatus(0, "årsrapport", "unknown", "Ikke opgjort")
    assert goal_verdict([settled_later], [point("met")], (0,)) == ("unknown", None)


@pytest.mark.parametrize(
    ("end", "verdict", "goal", "overdue"),
    [
        ("2025-06-30", "not_met", "partly_met", True),
        ("2025-06-30", "partly_met", "met", True),  # it is judged itself
        ("2025-06-30", "not_reported", "not_reported", True),
        ("2025-06-30", "light_only", "met", False),  # its goal is met as a whole
        ("2025-06-30", "not_reported", "dropped", False),
        ("2025-06-30", "met", "partly_met", False),
        ("2025-06-30", "dropped", "partly_met", False),
        ("2025-07-01", "not_met", "not_met", False),  # the day itself is in time
        (None, "not_met", "not_met", False),
        ("snart", "not_met", "not_met", False),
    ],
)
def test_what_is_overdue_on_the_first_of_july(end: str | None, verdict: Verdict, goal: Verdict, overdue: bool) -> None:
    assert is_overdue(Deadline("Q2", None, end), verdict, goal, dt.date(2025, 7, 1)) is overdue
