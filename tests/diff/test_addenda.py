"""An addendum and its plan: only what it names is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.diff import diff_plans
from maalplan.diff.addenda import apply_addendum, completed, whole_plan
from maalplan.diff.versions import latest_versions
from maalplan.model import Goal, Period, Plan, Quote, Version, Weight
from tests.diff.making import goal, plan

PANDEMICS = goal(
    "1",
    "Beredskab for pandemier",
    "Handleplan for større epidemier er godkendt (Q2).",
    "Øvelsen med regionerne er holdt (Q3).",
    description="Instituttet styrker beredskabet for pandemier.",
    weight=Weight(20.0, "percent"),
)
DIAGNOSTICS = goal("2", "Hurtig diagnostik", "Mindst 85 pct. af svarene er afgivet inden 3 dage (Q4).")
VACCINES = goal("3", "Forsyning med vacciner", "Lageret af vacciner dækker 6 måneder (Q4).")
PLAN = plan(2025, PANDEMICS, DIAGNOSTICS, VACCINES)


def addendum(*goals: Goal, year: int = 2025) -> Plan:
    made = plan(year, *goals)
    return replace(made, id="ssi-2025-2", version=Version("Tillæg nr. 1", "addendum", "1", "2025-06-01"))


def numbers(made: Plan) -> list[str | None]:
    return [one.number for one in made.goals]


def test_goals_that_it_does_not_name_stay() -> None:
    changed = goal("2", "Hurtig diagnostik", "Mindst 80 pct. af svarene er afgivet inden 3 dage (Q4).")
    applied = apply_addendum(PLAN, addendum(changed))
    found = diff_plans(PLAN, applied.plan)
    assert [row.status for row in found.goals] == ["unchanged", "changed", "unchanged"]
    (milestone,) = found.goals[1].milestones
    assert {change.field for change in milestone.changes} == {"text", "targets"}
    assert [finding.code for finding in applied.findings] == ["addendum-applied"]


def test_what_it_does_not_say_of_a_goal_stays() -> None:
    changed = goal("1", "Beredskab for pandemier", "Handleplan for større epidemier er godkendt (Q4).")
    (first, *_) = apply_addendum(PLAN, addendum(changed)).plan.goals
    assert (first.id, first.description, first.weight) == (
        "ssi-2025/agency/1",
        PANDEMICS.description,
        PANDEMICS.weight,
    )
    assert [(one.id, one.text) for one in first.milestones] == [
        ("ssi-2025/agency/1/1", "Handleplan for større epidemier er godkendt (Q4)."),
        ("ssi-2025/agency/1/2", "Øvelsen med regionerne er holdt (Q3)."),
    ]


def test_a_milestone_that_is_new_stands_behind_the_others() -> None:
    changed = goal("2", "Hurtig diagnostik", "Et nyt laboratorium i Aarhus er taget i brug (Q3).")
    found = apply_addendum(PLAN, addendum(changed)).plan.goals[1]
    assert [one.id for one in found.milestones] == ["ssi-2025/agency/2/1", "ssi-2025/agency/2/2"]
    assert found.milestones[1].text.startswith("Et nyt laboratorium")


def test_a_goal_that_is_new_is_added() -> None:
    new = goal("4", "Overvågning af spildevand", "Der er taget prøver på 30 anlæg (Q4).")
    made = apply_addendum(PLAN, addendum(new)).plan
    assert numbers(made) == ["1", "2", "3", "4"]
    assert made.goals[3].id == "ssi-2025/agency/4"
    assert made.goals[3].milestones[0].id == "ssi-2025/agency/4/1"


def test_a_new_goal_with_a_number_that_is_taken_is_added_and_said() -> None:
    new = goal("1", "Overvågning af spildevand", "Der er taget prøver på 30 anlæg (Q4).")
    applied = apply_addendum(PLAN, addendum(new))
    assert [one.id for one in applied.plan.goals] == [
        "ssi-2025/agency/1",
        "ssi-2025/agency/2",
        "ssi-2025/agency/3",
        "ssi-2025/agency/1-2",
    ]
    assert [finding.code for finding in applied.findings] == ["addendum-applied", "addendum-guessed"]


@pytest.mark.parametrize(
    "gone",
    [
        goal("3", "Forsyning med vacciner", description="Målet udgår."),
        goal("3", "Udgår"),
        goal("3", None, description="Målet bortfalder, da opgaven er flyttet."),
    ],
)
def test_a_goal_that_falls_away_is_taken_out(gone: Goal) -> None:
    applied = apply_addendum(PLAN, addendum(gone))
    assert numbers(applied.plan) == ["1", "2"]
    assert [finding.code for finding in applied.findings] == ["addendum-applied"]


def test_a_goal_with_milestones_never_falls_away() -> None:
    kept = goal("3", "Forsyning med vacciner", "Lageret af vacciner, der udgår, er destrueret (Q4).")
    assert numbers(apply_addendum(PLAN, addendum(kept)).plan) == ["1", "2", "3"]


def test_the_plan_says_that_it_was_amended() -> None:
    made = apply_addendum(PLAN, addendum(DIAGNOSTICS)).plan
    assert made.version == Version("Tillæg nr. 1", "amended", "1", "2025-06-01")
    assert made.id == PLAN.id


def test_quotes_of_another_document_are_not_kept() -> None:
    quoted = replace(DIAGNOSTICS, quotes={"title": Quote("Hurtig diagnostik")})
    assert apply_addendum(PLAN, addendum(quoted)).plan.goals[1].quotes == {}


def test_ids_stay_unique() -> None:
    goals = [goal("1", f"Nyt mål om {what}", f"{what} er i drift.") for what in ("Lagkager", "Havvind", "Torvedage")]
    made = apply_addendum(PLAN, addendum(*goals)).plan
    ids = [one.id for one in made.goals] + [m.id for one in made.goals for m in one.milestones]
    assert len(ids) == len(set(ids))


def test_addenda_are_applied_in_their_order() -> None:
    first = addendum(goal("2", "Hurtig diagnostik", "Mindst 80 pct. af svarene er afgivet inden 3 dage (Q4)."))
    second = replace(
        addendum(goal("2", "Hurtig diagnostik", "Mindst 75 pct. af svarene er afgivet inden 3 dage (Q4).")),
        id="ssi-2025-3",
        version=Version("Tillæg nr. 2", "addendum", "2", "2025-09-01"),
    )
    (versions,) = latest_versions([second, PLAN, first])
    made = whole_plan(versions)
    assert [one.text for one in made.plan.goals[1].milestones] == [
        "Mindst 75 pct. af svarene er afgivet inden 3 dage (Q4)."
    ]
    assert [finding.code for finding in made.findings] == ["addendum-applied", "addendum-applied"]


# ------------------------------------------------------------------ two documents to compare


def test_an_addendum_and_its_plan_are_compared_as_the_plan_before_and_after() -> None:
    changed = addendum(goal("2", "Hurtig diagnostik", "Mindst 80 pct. af svarene er afgivet inden 3 dage (Q4)."))
    old, new, said = completed(PLAN, changed)
    assert old is PLAN
    assert len(new.goals) == 3
    assert [finding.code for finding in said] == ["addendum-applied"]
    assert "removed" not in {row.status for row in diff_plans(old, new).goals}
    before, after, _ = completed(changed, PLAN)
    assert (before, after) == (new, old)


@pytest.mark.parametrize(
    "other",
    [
        plan(2024, DIAGNOSTICS),
        plan(2025, DIAGNOSTICS, agency="sst"),
        plan(2025, DIAGNOSTICS),
    ],
)
def test_other_plans_are_compared_as_they_are(other: Plan) -> None:
    assert completed(PLAN, other) == (PLAN, other, ())


def test_an_addendum_of_a_later_year_adds_to_an_agreement_of_several_years() -> None:
    agreement = replace(plan(2023, PANDEMICS, DIAGNOSTICS), period=Period("2023-01-01", "2026-12-31"))
    assert len(completed(agreement, addendum(DIAGNOSTICS))[1].goals) == 2
    assert completed(replace(agreement, period=None), addendum(DIAGNOSTICS))[2] == ()
