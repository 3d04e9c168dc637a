from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.findings import deadline_without_year
from maalplan.model import Deadline, Place
from tests.check.drafts import codes, draft, found, goal

TIMED = ("Handleplanen er godkendt (Q2).", "Kampagnen er afholdt i maj.")


def test_a_plan_that_names_no_time_is_said_once() -> None:
    plan = draft(
        goal("Tilsyn", "Planen er godkendt.", "Rapporten er udgivet."), goal("Læring", "Skemaet er taget i brug.")
    )
    (remark,) = found("plan-without-deadlines", plan)
    assert (remark.arguments["count"], remark.arguments["all"], remark.goal) == (3, 3, None)
    assert not {"goal-without-deadline", "milestone-without-deadline"} & codes(plan)


def test_figures_hold_for_the_year_and_need_no_time() -> None:
    plan = draft(goal("Tilsyn", "Mindst 95 pct. af sagerne er afgjort.", "Sagstiden er højst 30 dage."))
    assert not {"plan-without-deadlines", "goal-without-deadline", "milestone-without-deadline"} & codes(plan)


def test_a_goal_without_any_time_beside_goals_that_have() -> None:
    plan = draft(goal("Tilsyn", *TIMED), goal("Læring", "Rapporten er udgivet."))
    assert [remark.goal for remark in found("goal-without-deadline", plan)] == ["stps-2025/agency/n-Læring"]
    assert "goal-without-deadline" not in codes(draft(goal("Tilsyn", *TIMED), goal("Læring", "Mindst 3 rapporter.")))


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Rapporten er udgivet.", True),
        ("Rapporten er udgivet (Q3).", False),
        ("Udgiftsopfølgningerne er afleveret rettidigt.", False),
        ("Tilskuddene følger § 14 i lov nr. 1505.", False),
        ("Udvalget mødes en gang i kvartalet.", False),
        ("Der gennemføres månedlige ledelsestilsyn.", False),
        ("Hjemmesiden lever op til kravene i WCAG.", False),
        ("Mindst 5 rapporter er udgivet.", False),
        ("Ingen sager er ældre end et halvt år.", False),
    ],
)
def test_a_milestone_without_a_time_beside_milestones_that_have(text: str, is_said: bool) -> None:
    plan = draft(goal("Tilsyn", *TIMED, text))
    assert [remark.number for remark in found("milestone-without-deadline", plan)] == (["3"] if is_said else [])


TIMES = ("deadline-before-plan", "deadline-after-plan", "deadline-beyond-plan", "deadline-on-weekend")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Planen er godkendt (Q4 2024).", "deadline-before-plan"),
        ("Planen er godkendt senest 31. december 2024.", "deadline-before-plan"),
        ("Planen er godkendt (Q1).", None),
        ("Planen er godkendt pr. 1. januar 2025.", None),
        ("Rapporten er udgivet i februar 2026.", "deadline-after-plan"),
        ("Rapporten er udgivet senest 31. december 2025.", None),
        ("Overvågningen er gennemført i vinteren 2025/26.", "deadline-beyond-plan"),
        ("Rapporten er sendt senest 15. november 2025.", "deadline-on-weekend"),
        ("Rapporten er sendt senest 16/11.", "deadline-on-weekend"),
        ("Rapporten er sendt senest 14. november 2025.", None),
        ("Reglerne gælder pr. 1. marts 2025.", None),
        ("Rapporten er sendt senest 31. maj 2025.", None),
        ("Rapporten er sendt inden 16. november 2025.", None),
        ("Kampagnen er afholdt lørdag den 10. maj 2025.", None),
        ("Naturmødet den 22.-24. maj 2025 er afviklet.", None),
        ("Rapporten er sendt ultimo august.", None),
    ],
)
def test_times_outside_the_plan_and_on_free_days(text: str, code: str | None) -> None:
    assert [one for one in TIMES if one in codes(draft(goal("Tilsyn", text)))] == ([code] if code else [])


def test_a_plan_whose_time_is_unknown_has_no_outside() -> None:
    assert not set(TIMES) & codes(draft(goal("Tilsyn", "Planen er godkendt (Q4 2024)."), period=None))


def test_days_that_a_person_wrote_wrongly_are_no_fault() -> None:
    odd = goal("Tilsyn", "Planen er godkendt (Q4).")
    odd = replace(odd, milestones=(replace(odd.milestones[0], deadline=Deadline("Q4", None, "2025-13-01")),))
    assert not set(TIMES) & codes(draft(odd))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rapporten er sendt senest 31. juni.", "31. juni"),
        ("Rapporten er sendt 30. februar.", "30. februar"),
        ("Rapporten er sendt (Q5).", "Q5"),
        ("Rapporten er sendt i 5. kvartal.", "5. kvartal"),
        ("Rapporten er sendt senest 31/6.", "31/6"),
        ("Rapporten er sendt senest 31/7.", None),
        ("Rapporten er sendt senest 29. februar.", None),
        ("Rapporten er sendt senest 31. maj.", None),
        ("Rapporten er sendt (Q4).", None),
    ],
)
def test_what_no_calendar_has(text: str, word: str | None) -> None:
    said = found("impossible-date", draft(goal("Tilsyn", *TIMED, text)))
    assert [remark.arguments["word"] for remark in said] == ([word] if word else [])


def test_a_time_without_a_year_in_a_plan_of_several() -> None:
    own = goal("Tilsyn", *TIMED)
    plan = draft(own, findings=(deadline_without_year("Handleplanen er godkendt (Q2).", own.milestones[0].source),))
    (remark,) = found("deadline-without-year", plan)
    assert remark.milestone == own.milestones[0].id


def test_of_two_milestones_in_one_cell_the_one_without_a_year_is_said() -> None:
    own = goal("Udstillinger", "Besøgstallet er mindst 300.000 i 2027.", "Ny udstilling er åbnet i foråret.")
    cell = (Place(block=6, row=2, column=2),)
    own = replace(own, milestones=tuple(replace(one, source=cell, deadline=None) for one in own.milestones))
    plan = draft(own, findings=(deadline_without_year("Ny udstilling er åbnet i foråret.", cell),))
    (remark,) = found("deadline-without-year", plan)
    assert remark.number == "2"


@pytest.mark.parametrize("text", ["Vejledningen er sendt 30. februar.", "Systemet er indført (Q1 2024)."])
def test_a_wrong_time_is_no_missing_one(text: str) -> None:
    open_ = ("Planen er godkendt.", "Rapporten er udgivet.")
    plan = draft(goal("Tilsyn", *open_, text), goal("Læring", "Kampagnen er afholdt i maj."))
    assert "plan-without-deadlines" not in codes(plan)
    (remark,) = found("plan-without-deadlines", draft(goal("Tilsyn", *open_, "Skemaet er taget i brug.", text)))
    assert (remark.arguments["count"], remark.arguments["all"]) == (3, 4)


def test_a_goal_that_is_not_measurable_is_not_asked_for_a_deadline_too() -> None:
    plan = draft(goal("Tilsyn", *TIMED), goal("Læring", "Trivslen er forbedret."))
    assert codes(plan) & {"goal-without-deadline", "goal-not-measurable"} == {"goal-not-measurable"}
