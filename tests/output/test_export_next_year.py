"""Next year's draft: what moves on, and what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from maalplan.errors import MaalplanError
from maalplan.model import Deadline, Milestone, Period, Plan, Version
from maalplan.output.export.next_year import next_year
from tests.output.examples import BUDGET, FVST
from tests.output.strategies import plans


def milestone_of(text: str, deadline: Deadline | None) -> Milestone:
    made = Milestone("fvst-2025/ministry/1/1", "1", text, deadline)
    return next_year(replace(FVST, goals=(replace(BUDGET, milestones=(made,)),))).goals[0].milestones[0]


def test_year_title_period_and_ids_move_on() -> None:
    draft = next_year(FVST)

    assert (draft.id, draft.year, draft.title) == ("fvst-2026", 2026, "Mål- og resultatplan 2026")
    assert draft.period == Period("2026-01-01", "2026-12-31")
    assert [goal.id for goal in draft.goals] == ["fvst-2026/ministry/1", "fvst-2026/agency/n2"]
    assert draft.goals[0].milestones[1].id == "fvst-2026/ministry/1/2"
    assert draft.follow_ups[0].when == Deadline("marts 2027", "2027-03-01", "2027-03-31")


def test_a_draft_is_nobodys_yet() -> None:
    draft = next_year(FVST)

    assert (draft.signatures, draft.published, draft.findings, draft.quotes) == ((), None, (), {})
    assert draft.version == Version("Udkast", "draft")


@pytest.mark.parametrize(
    ("text", "deadline", "moved_text", "moved"),
    [
        (
            "Øvelsen er holdt (Q1).",
            Deadline("Q1", "2025-01-01", "2025-03-31"),
            "Øvelsen er holdt (Q1).",
            Deadline("Q1", "2026-01-01", "2026-03-31"),
        ),
        (
            "Holdt senest 30. juni 2025, færre end i 2024.",
            Deadline("senest 30. juni 2025", None, "2025-06-30"),
            "Holdt senest 30. juni 2026, færre end i 2024.",
            Deadline("senest 30. juni 2026", None, "2026-06-30"),
        ),
        (
            "Holdt i vinteren 2025/26.",
            Deadline("vinteren 2025/26", "2025-12-01", "2026-02-28"),
            "Holdt i vinteren 2026/27.",
            Deadline("vinteren 2026/27", "2026-12-01", "2027-02-28"),
        ),
        (
            "Holdt 15-09-25.",
            Deadline("15-09-25", None, "2025-09-15"),
            "Holdt 15-09-26.",
            Deadline("15-09-26", None, "2026-09-15"),
        ),
        ("Antallet er højst 2025 i 2025.", None, "Antallet er højst 2025 i 2025.", None),
        (
            "Holdt ultimo oktober.",
            Deadline("ultimo oktober", "2025-10-21", "2025-10-31"),
            "Holdt ultimo oktober.",
            Deadline("ultimo oktober", "2026-10-21", "2026-10-31"),
        ),
    ],
)
def test_deadlines_move_on_in_words_and_days(
    text: str, deadline: Deadline | None, moved_text: str, moved: Deadline | None
) -> None:
    found = milestone_of(text, deadline)

    assert (found.text, found.deadline) == (moved_text, moved)


@pytest.mark.parametrize(
    ("year", "end", "moved"),
    [(2025, "2026-02-28", "2027-02-28"), (2023, "2023-02-28", "2024-02-29"), (2024, "2024-02-29", "2025-02-28")],
)
def test_the_last_of_february_stays_the_last(year: int, end: str, moved: str) -> None:
    made = Milestone("x/1", "1", "Holdt ultimo februar.", Deadline("ultimo februar", None, end))
    plan = replace(FVST, year=year, period=None, goals=(replace(BUDGET, milestones=(made,)),))
    deadline = next_year(plan).goals[0].milestones[0].deadline

    assert deadline is not None
    assert deadline.end == moved


def test_a_plan_of_several_years_is_followed_by_as_many() -> None:
    plan = replace(FVST, title="Rammeaftale 2023-2026", year=2023, period=Period("2023-01-01", "2026-12-31"))
    draft = next_year(replace(plan, id="fvst-2023"))

    assert (draft.id, draft.title) == ("fvst-2027", "Rammeaftale 2027-2030")
    assert draft.period == Period("2027-01-01", "2030-12-31")


def test_the_number_of_a_second_plan_stays() -> None:
    assert next_year(replace(FVST, id="fvst-2025-2")).id == "fvst-2026-2"


def test_a_plan_without_a_year_has_no_next_one() -> None:
    with pytest.raises(MaalplanError, match="says no year"):
        next_year(replace(FVST, year=None))


@settings(max_examples=40)
@given(plans().filter(lambda plan: plan.year is not None))
def test_goals_keep_their_words_and_milestones(plan: Plan) -> None:
    draft = next_year(plan)

    assert [len(goal.milestones) for goal in draft.goals] == [len(goal.milestones) for goal in plan.goals]
    for old, new in zip(plan.goals, draft.goals, strict=True):
        assert (new.title, new.description, new.remarks, new.weight) == (
            old.title,
            old.description,
            old.remarks,
            old.weight,
        )
