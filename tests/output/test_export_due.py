"""What falls due, as text: which milestones, in which order, in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from maalplan.errors import Damaged
from maalplan.model import Deadline, Milestone, Place, Plan
from maalplan.output.export.due import falls_due
from maalplan.output.export.due_text import to_text
from maalplan.output.export.wishes import Wishes
from maalplan.output.terminal import Page
from tests.output.examples import BUDGET, FVST
from tests.output.exported import AS_USUAL, sample_plans, several_plans


def plan(*deadlines: tuple[str, str | None, str | None], plan_id: str = "fvst-2025") -> Plan:
    """A plan with a milestone for each deadline, named by its words."""
    milestones = tuple(
        Milestone(
            f"{plan_id}/ministry/1/{n}", str(n), f"Øvelse {words}", Deadline(words, start, end), source=(Place(page=3),)
        )
        for n, (words, start, end) in enumerate(deadlines, start=1)
    )
    return replace(FVST, id=plan_id, goals=(replace(BUDGET, title="Beredskab", milestones=milestones),))


Q1 = ("Q1", "2025-01-01", "2025-03-31")
JUNE = ("senest 30. juni", None, "2025-06-30")
JULY = ("pr. 1. juli", None, "2025-07-01")
AUTUMN = ("i efteråret", "2025-09-01", "2025-11-30")


def told(plans: Sequence[Plan], wishes: Wishes = AS_USUAL) -> list[str]:
    return to_text(plans, wishes)["due.txt"].decode("utf-8").splitlines()


def test_milestones_stand_under_their_days() -> None:
    assert told([plan(JUNE, Q1), plan(Q1, plan_id="at-2025")]) == [
        "Frister: 3 målepunkter",
        "",
        "31. marts 2025",
        "  FVST · Mål 1 Beredskab",
        "    1 Øvelse Q1",
        "      Fødevarer/plan 2025.pdf, side 3",
        "  FVST · Mål 1 Beredskab",
        "    2 Øvelse Q1",
        "      Fødevarer/plan 2025.pdf, side 3",
        "",
        "30. juni 2025",
        "  FVST · Mål 1 Beredskab",
        "    1 Øvelse senest 30. juni",
        "      Fødevarer/plan 2025.pdf, side 3",
    ]


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        (None, "2025-07-01", ["Q1", "senest 30. juni"]),
        (None, "2025-06-30", ["Q1"]),
        ("2025-06-30", None, ["pr. 1. juli", "i efteråret"]),
        ("2025-03-31", "2025-07-02", ["senest 30. juni", "pr. 1. juli"]),
        ("2025-12-01", None, []),
    ],
)
def test_neither_day_is_included(after: str | None, before: str | None, expected: list[str]) -> None:
    days = [dt.date.fromisoformat(day) if day else None for day in (after, before)]
    found = falls_due([plan(AUTUMN, JULY, JUNE, Q1)], replace(AS_USUAL, after=days[0], before=days[1]))

    assert [due.milestone.deadline.text for due in found if due.milestone.deadline] == expected


@pytest.mark.parametrize(
    ("wishes", "heading"),
    [
        (Wishes(), "Frister: 1 målepunkt"),
        (Wishes(before=dt.date(2025, 7, 1)), "Frister før 1. juli 2025: 1 målepunkt"),
        (Wishes("en", before=dt.date(2025, 7, 1)), "Deadlines before 1 July 2025: 1 milestone"),
        (
            Wishes(after=dt.date(2024, 12, 31), before=dt.date(2025, 7, 1)),
            "Frister efter 31. december 2024 og før 1. juli 2025: 1 målepunkt",
        ),
        (Wishes("en", after=dt.date(2025, 7, 1)), "Deadlines after 1 July 2025: 0 milestones"),
    ],
)
def test_the_heading_says_what_was_asked_for(wishes: Wishes, heading: str) -> None:
    assert told([plan(JUNE)], wishes)[0] == heading


def test_milestones_without_a_last_day_are_counted() -> None:
    assert told([plan(Q1, ("løbende", None, None))])[-1] == "1 målepunkt uden frist er ikke med."
    assert told([plan(("løbende", None, None), ("fra Q1", "2025-01-01", None))], Wishes("en"))[-1] == (
        "2 milestones without a deadline are left out."
    )


def test_lines_are_no_wider_than_the_page() -> None:
    assert max(map(len, told(sample_plans(), Wishes(page=Page(60, colour=False))))) <= 60


def test_nothing_in_a_plan_moves_the_cursor() -> None:
    wild = plan(Q1)
    goal = replace(wild.goals[0], milestones=(replace(wild.goals[0].milestones[0], text="Øvelse\x1b[2J\rer\nholdt"),))

    assert "    1 Øvelse<U+001B>[2J er holdt" in told([replace(wild, goals=(goal,))])


def test_a_day_that_is_none_is_said_in_one_line() -> None:
    with pytest.raises(Damaged, match=r"fvst-2025/ministry/1/1 .*'2025-02-30'"):
        told([plan(("28. februar", None, "2025-02-30"))])


@settings(max_examples=40)
@given(several_plans)
def test_every_milestone_with_a_last_day_is_there_once_in_order(plans: list[Plan]) -> None:
    found = falls_due(plans, AS_USUAL)
    expected = {
        milestone.id: milestone.deadline.end
        for own in plans
        for goal in own.goals
        for milestone in goal.milestones
        if milestone.deadline is not None and milestone.deadline.end is not None
    }

    assert {due.milestone.id: due.day.isoformat() for due in found} == expected
    assert len(found) == len(expected)
    assert [due.day for due in found] == sorted(due.day for due in found)
