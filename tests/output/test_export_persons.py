"""Plans to be published hold no names of persons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from maalplan.model import Finding, Goal, Place, Plan, Quote, Signature
from maalplan.output.export.persons import MASK, without_persons
from maalplan.output.plan_json import plan_to_json
from tests.output.examples import BUDGET, FVST
from tests.output.exported import sample_plans
from tests.output.strategies import plans


def with_goal(**fields: object) -> Plan:
    goal = replace(BUDGET, **fields)  # type: ignore[arg-type]
    return replace(FVST, goals=(goal,))


def test_signatures_are_left_out() -> None:
    shorn = without_persons(FVST)

    assert shorn.signatures == ()
    assert "Åse" not in plan_to_json(shorn).decode()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("På dette grundlag underskriver Åse Ærø aftalen", f"På dette grundlag underskriver {MASK} aftalen"),
        ("ÅSE ÆRØ, direktør", f"{MASK}, direktør"),
        ("Åse\nÆrø", MASK),
        ("Å\u00adse  Æ-\nrø", MASK),
        ("Åse Ærøsen er en anden", "Åse Ærøsen er en anden"),
    ],
)
def test_a_signers_name_stands_nowhere_else(words: str, left: str) -> None:
    finding = Finding("unplaced-text", "warning", f"In no field: {words}", (Place(page=5),))
    plan = replace(
        with_goal(remarks=words, quotes={"remarks": Quote(words)}), findings=(finding,), quotes={"title": Quote(words)}
    )
    shorn = without_persons(plan)

    assert shorn.goals[0].remarks == left
    assert shorn.goals[0].quotes["remarks"].text == left
    assert shorn.quotes["title"].text == left
    assert shorn.findings == (replace(finding, message=f"In no field: {left}"),)


def test_who_is_responsible_is_left_out_with_the_quote() -> None:
    plan = with_goal(responsible="Bo Å. Hald", quotes={"responsible": Quote("Bo Å. Hald")}, remarks="Spørg Bo Å. Hald")
    goal = without_persons(plan).goals[0]

    assert (goal.responsible, goal.quotes, goal.remarks) == (None, {}, f"Spørg {MASK}")


@pytest.mark.parametrize("label", ["Ansvarlig", "Kontaktperson", "Projektleder", "Målansvarlig", "Owner"])
def test_fields_whose_label_says_person_are_left_out(label: str) -> None:
    milestone = replace(BUDGET.milestones[0], extra={label: "Ida Øst", "Effekt": "Ida Øst måler"})
    plan = with_goal(
        extra={label: "Bo Hald", "Effekt": "Færre fejl"},
        quotes={f"extra/{label}": Quote("Bo Hald")},
        milestones=(milestone,),
    )
    goal = without_persons(plan).goals[0]

    assert goal.extra == {"Effekt": "Færre fejl"}
    assert goal.quotes == {}
    assert goal.milestones[0].extra == {"Effekt": f"{MASK} måler"}


@pytest.mark.parametrize("office", ["Kontor for Økonomi", "Center Øst", "Direktionen", "Sekretariatet"])
def test_an_offices_name_stays_elsewhere(office: str) -> None:
    goal = without_persons(with_goal(responsible=office, remarks=f"{office} følger op")).goals[0]

    assert (goal.responsible, goal.remarks) == (None, f"{office} følger op")


def test_of_several_that_are_responsible_each_is_known() -> None:
    goal = without_persons(with_goal(responsible="Bo Hald og Ida Øst, HR", remarks="Ida Øst; HR")).goals[0]

    assert goal.remarks == f"{MASK}; HR"


def test_what_names_no_person_stays_as_it_is() -> None:
    for plan in sample_plans():
        names = [signature.name for signature in plan.signatures if signature.name]
        shorn = without_persons(plan)
        assert not any(name in plan_to_json(shorn).decode() for name in names)
        assert [texts(goal) for goal in shorn.goals] == [texts(goal) for goal in plan.goals]


def texts(goal: Goal) -> tuple[object, ...]:
    return (goal.id, goal.title, goal.description, goal.remarks, [(m.text, m.deadline) for m in goal.milestones])


@settings(max_examples=40)
@given(plans())
def test_doing_it_twice_is_doing_it_once(plan: Plan) -> None:
    once = without_persons(plan)

    assert without_persons(once) == once


@settings(max_examples=40)
@given(plans())
def test_goals_keep_their_places(plan: Plan) -> None:
    assert [goal.id for goal in without_persons(plan).goals] == [goal.id for goal in plan.goals]


def test_a_signer_without_a_name_masks_nothing() -> None:
    plan = replace(FVST, signatures=(Signature(name=None, title="Direktør"),))

    assert without_persons(plan).goals == FVST.goals


@pytest.mark.parametrize("printed", ["Direktør Åse Ærø", "konst. departementschef Åse Ærø", "Åse\nÆrø"])
def test_a_name_is_known_without_its_title(printed: str) -> None:
    plan = replace(
        with_goal(remarks="Aftalt med Åse Ærø"),
        signatures=(Signature(name=" ".join(printed.split()), quotes={"name": Quote(printed)}),),
    )

    assert without_persons(plan).goals[0].remarks == f"Aftalt med {MASK}"


def test_an_office_that_was_taken_for_a_signer_keeps_its_name() -> None:
    plan = replace(FVST, signatures=(Signature(name="Fødevarestyrelsen"),))

    assert without_persons(plan).agency == FVST.agency
