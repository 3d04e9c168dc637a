"""The words of milestones → their values, where a column stands beside them."""

from __future__ import annotations

import pytest

from maalplan.model import Period, Place, Quote, RawGoal, RawMilestone
from maalplan.normalize.goals import as_goals

PLAN = Period("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("column", "start", "end"),
    [
        ("Q2", "2025-04-01", "2025-06-30"),
        ("Q2\n\nQ3", "2025-04-01", "2025-09-30"),
        ("1. kvt.\n\n2. kvt.\n\n4. kvt.", "2025-01-01", "2025-12-31"),
        ("Marts\n\nApril", "2025-03-01", "2025-04-30"),
        ("1. halvår\n\n2. halvår", "2025-01-01", "2025-12-31"),
        ("Q4\n\nEfter aftale", "2025-10-01", "2025-12-31"),
    ],
)
def test_marks_in_several_columns_last_from_the_first_to_the_last(column: str, start: str, end: str) -> None:
    words = RawMilestone({"text": Quote("Vådområdet er anlagt."), "deadline": Quote(column)})
    (goal,), _ = as_goals("svana-2025", [RawGoal("agency", {"number": Quote("1")}, (words,))], PLAN)
    deadline = goal.milestones[0].deadline
    assert deadline is not None
    assert (deadline.start, deadline.end) == (start, end)
    assert set(deadline.text.split()) <= set(column.split())


def test_a_goal_without_milestones_is_found_where_its_own_words_stand() -> None:
    fields = {
        "section": Quote("Faglige mål", (Place(page=2, block=6),)),
        "title": Quote("Et godt samarbejde med politiet", (Place(page=3, block=14),)),
    }
    _, (finding,) = as_goals("hcl-2018", [RawGoal("agency", fields, ())], PLAN)
    assert (finding.code, finding.source) == ("goal-without-milestones", (Place(page=3, block=14),))


def test_a_column_of_points_counts_points_even_where_they_add_to_a_hundred() -> None:
    words = [
        RawMilestone({"text": Quote(text), "weight": Quote(points), "weight_label": Quote("Point")})
        for text, points in [("Broen er åbnet.", "40"), ("Sporet er lagt.", "60")]
    ]
    (goal,), _ = as_goals("bdk-2025", [RawGoal("agency", {"number": Quote("1")}, tuple(words))], PLAN)
    assert [milestone.weight and milestone.weight.unit for milestone in goal.milestones] == ["point", "point"]
