from __future__ import annotations

from dataclasses import replace

from maalplan.check import of_one_ministry
from maalplan.model import Goal, Ministry, Plan, Remark, Version
from tests.check.drafts import draft, goal, remarks

BUDGET = "Årets resultat afviger højst 5 pct. fra grundbudgettet."
MEETING = "Der er afholdt møde om budgettet for alle ledere (Q2)."
AGENCIES = ("Statens Serum Institut", "Sundhedsstyrelsen", "Lægemiddelstyrelsen")


def economy(*texts: str, title: str = "Økonomisk styring", description: str | None = None) -> Goal:
    words = description or "Bedre økonomisk styring gennem retvisende budgettering."
    return goal(title, *(texts or (BUDGET, MEETING)), number="2", scope="ministry", description=words)


def others(*goals: Goal) -> list[Plan]:
    own = goal("Eget arbejde", "Handleplanen for styrelsen er godkendt (Q3).")
    return [replace(draft(*goals, own, agency=name), id=f"{name}-2025") for name in AGENCIES]


def said(plan: Plan, ministry: list[Plan]) -> list[Remark]:
    return [remark for remark in remarks(plan, ministry=ministry) if remark.code.startswith("shared-")]


def test_equal_goals_are_in_order() -> None:
    assert said(draft(economy()), others(economy())) == []


def test_other_words_than_most() -> None:
    (remark,) = said(draft(economy(description="Bedre styring gennem rigtige budgetter.")), others(economy()))
    assert (remark.code, remark.arguments["field"], remark.arguments["count"]) == (
        "shared-goal-wording",
        "description",
        3,
    )
    assert remark.beside == "Bedre økonomisk styring gennem retvisende budgettering."


def test_another_figure_or_time_is_said_as_a_value() -> None:
    own = economy(BUDGET.replace("5", "7"), MEETING.replace("Q2", "Q4"))
    found = said(draft(own), others(economy()))
    assert [(remark.code, remark.arguments["field"]) for remark in found] == [
        ("shared-goal-value", "targets"),
        ("shared-goal-value", "deadline"),
    ]
    assert (found[1].arguments["own"], found[1].arguments["usual"]) == ("Q4", "Q2")


def test_the_agencys_own_name_is_no_other_wording() -> None:
    texts = [f"{name} har holdt møde om budgettet for alle ledere (Q2)." for name in AGENCIES]
    ministry = [
        replace(draft(economy(BUDGET, text), agency=name), id=name) for name, text in zip(AGENCIES, texts, strict=True)
    ]
    own = economy(BUDGET, "Styrelsen for Patientsikkerhed har holdt møde om budgettet for alle ledere (Q2).")
    assert said(draft(own), ministry) == []


def test_where_each_agency_has_its_own_words_there_is_nothing_to_differ_from() -> None:
    texts = [
        "Kursus i bias er afholdt (Q1).",
        "Et udviklingsakademi er etableret.",
        "Seniorordningen er revideret (Q4).",
    ]
    ministry = [replace(draft(economy(text), agency=name), id=name) for name, text in zip(AGENCIES, texts, strict=True)]
    assert said(draft(economy("Stillingsopslag er gennemgået for sprog (Q1).")), ministry) == []


def test_goals_and_milestones_that_most_others_have() -> None:
    climate = goal("Grønnere drift", "Elforbruget er sænket med mindst 6 pct.", number="3", scope="ministry")
    found = said(draft(economy(BUDGET)), others(economy(), climate))
    assert [(remark.code, remark.beside) for remark in found] == [
        ("shared-goal-missing", "Grønnere drift"),
        ("shared-milestone-missing", MEETING),
    ]


def test_what_one_of_three_has_is_not_missed() -> None:
    climate = goal("Grønnere drift", "Elforbruget er sænket med mindst 6 pct.", number="3", scope="ministry")
    first, *rest = others(economy())
    assert said(draft(economy()), [replace(first, goals=(*first.goals, climate)), *rest]) == []


def test_only_plans_of_the_ministry_and_year_count_and_not_the_draft_itself() -> None:
    plan, (ssi, sst, lmst) = draft(economy()), others(economy())
    elsewhere = replace(ssi, ministry=Ministry("Kulturministeriet", "KUM"))
    last = replace(sst, year=2024)
    drafted = replace(lmst, id="lmst-2025-2", version=Version("Udkast", "draft"))
    assert of_one_ministry(plan, [plan, elsewhere, last, drafted, lmst]) == (lmst,)
    assert of_one_ministry(replace(plan, ministry=None), [lmst]) == ()
