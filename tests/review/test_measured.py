"""How much of a plan is right, where its truth is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from maalplan.model import Difference, Failure, Plan
from maalplan.review.measured import measured, together
from maalplan.review.measured.plain import comparable, plain, plain_number
from tests.output.strategies import plans
from tests.review.seen_plans import sample_plan
from tests.review.truths import Tree, held_against, measure, misread, truth_of, wrong

ENS = sample_plan("ens-2025.pdf")
SLKS = sample_plan("slks-2024.txt")


# ------------------------------------------------------------------ laws


@given(plans())
def test_a_plan_is_right_where_it_is_its_own_truth(plan: Plan) -> None:
    found = measured(truth_of(plan), plan)
    assert found.differences == ()
    assert found.perfect
    assert wrong(found) == set()


@given(plans(), plans())
def test_no_more_is_right_than_there_is(plan: Plan, other: Plan) -> None:
    found = measured(truth_of(plan), other)
    for one in found.measures:
        assert 0 <= one.right <= min(one.wanted, one.given) <= max(one.wanted, one.given) <= one.counted
    assert found.perfect == (not found.differences)


@given(plans())
def test_where_nothing_was_read_nothing_is_right(plan: Plan) -> None:
    error = Failure("no-goals", "Her er ingen mål.")
    found = measured(truth_of(plan), None, error)
    assert (found.perfect, found.error) == (False, error)
    assert not any(one.right for one in found.measures)
    assert found.differences == ()


# ------------------------------------------------------------------ what is counted where something is wrong


def goal(tree: Tree, place: int = 0) -> Tree:
    found: Tree = tree["goals"][place]
    return found


def milestone(tree: Tree, place: int = 0, number: int = 0) -> Tree:
    found: Tree = goal(tree, place)["milestones"][number]
    return found


DEADLINE = {"text": "1. maj", "start": None, "end": "2025-05-01"}
TARGET = {"text": "højst 9 dage", "comparator": "at_most", "value": 9.0, "upper": None, "unit": "day", "year": None}

MISREAD: list[tuple[str, Callable[[Tree], object], set[str]]] = [
    ("title", lambda tree: goal(tree).update(title="Noget andet"), {"goal.title"}),
    ("no title", lambda tree: goal(tree).update(title=None), {"goal.title"}),
    ("scope", lambda tree: goal(tree).update(scope="agency"), {"goal.scope"}),
    ("weight", lambda tree: goal(tree).update(weight={"value": 15.0, "unit": "percent"}), {"goal.weight"}),
    ("extra", lambda tree: goal(tree).update(extra={"Baggrund": "Ny lov"}), {"goal.extra"}),
    ("deadline", lambda tree: milestone(tree).update(deadline=DEADLINE), {"milestone.deadline"}),
    ("targets", lambda tree: milestone(tree, 1)["targets"].append(TARGET), {"milestone.targets"}),
    ("number", lambda tree: milestone(tree).update(number="x"), {"milestone.number"}),
    ("wording", lambda tree: milestone(tree).update(text=milestone(tree)["text"] + " Og så."), {"milestones"}),
    ("a milestone more", lambda tree: goal(tree)["milestones"].append(milestone(tree, 1)), {"milestones"}),
    ("year", lambda tree: tree.update(year=1999), {"plan.year"}),
    ("no period", lambda tree: tree.update(period=None), {"plan.period"}),
    ("agency", lambda tree: tree["agency"].update(name="Skatteforvaltningen"), {"plan.agency"}),
    ("acronym", lambda tree: tree["agency"].update(acronym=None), {"plan.acronym"}),
    ("version", lambda tree: tree["version"].update(kind="draft"), {"plan.version"}),
    ("signatures", lambda tree: tree["signatures"].pop(), {"plan.signatures"}),
    ("follow-up", lambda tree: tree["follow_ups"][0]["when"].update(end="1999-01-01"), {"plan.follow_ups"}),
    # what only looks different
    ("dashes", lambda tree: goal(tree).update(title=f" {goal(tree)['title']} ;".replace(" ", "\u00a0")), set()),
    ("full stop", lambda tree: goal(tree).update(number="(1.)"), set()),
    ("words of a deadline", lambda tree: milestone(tree, 0, 1)["deadline"].update(text="andre ord"), set()),
    ("no time", lambda tree: tree["follow_ups"].append({"occasion": "årsrapport", "when": None, "scale": []}), set()),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in MISREAD], ids=[case[0] for case in MISREAD])
def test_exactly_what_was_misread_is_wrong(change: Callable[[Tree], object], expected: set[str]) -> None:
    assert held_against(ENS, change) == expected
    found = measured(truth_of(ENS), misread(ENS, change))
    assert {one.measure for one in found.differences} == expected
    assert found.perfect == (not expected)


def test_a_goal_that_was_not_found_is_wrong_in_every_field() -> None:
    found = measured(truth_of(ENS), misread(ENS, lambda tree: tree["goals"].pop(1)))
    goals, titles = measure(found, "goals"), measure(found, "goal.title")
    assert goals is not None
    assert titles is not None
    assert (goals.right, goals.wanted, goals.given) == (6, 7, 6)
    assert (titles.right, titles.counted, titles.wanted, titles.given) == (6, 7, 7, 6)
    assert [one.path for one in found.differences] == ["goals/1"]


def test_a_goal_that_is_not_there_costs_with_its_milestones() -> None:
    milestones = [{"id": "x/1", "number": "1", "text": "Noget er nået."}]
    strange = {"id": "x", "scope": "agency", "title": "Helt andet", "number": "77", "milestones": milestones}
    found = measured(truth_of(ENS), misread(ENS, lambda tree: tree["goals"].append(strange)))
    assert wrong(found) == {"goals", "milestones"}
    assert found.differences == (Difference("goals/+7", "goals", "77 Helt andet", None, None, "77 Helt andet"),)


def test_goals_may_stand_in_another_order() -> None:
    assert held_against(ENS, lambda tree: tree["goals"].reverse()) == set()


def test_of_equal_goals_the_nearest_is_meant() -> None:
    twice = misread(ENS, lambda tree: tree["goals"].append({**goal(tree), "id": "igen", "description": "Andet."}))
    assert wrong(measured(truth_of(twice), twice)) == set()


def test_very_many_are_held_against_each_other_quickly() -> None:
    texts = [f"Mål nummer {n} er nået i region {n % 7}." for n in range(900)]

    def many(tree: Tree, more: str) -> None:
        goal(tree)["milestones"] = [{"id": str(n), "number": "a", "text": text + more} for n, text in enumerate(texts)]

    plan = misread(ENS, lambda tree: many(tree, ""))
    found = measure(measured(truth_of(plan), misread(ENS, lambda tree: many(tree, " Og mere."))), "milestones")
    assert found is not None
    assert found.wanted - found.right == len(texts)


# ------------------------------------------------------------------ what a truth says besides

BESIDE: list[tuple[str, Callable[[Tree], object], Callable[[Tree], Any]]] = [
    (
        "another reading",
        lambda tree: goal(tree).update(title="Styring"),
        lambda row: goal(row["plan"]).update(title_alts=["Styring", "Økonomi"]),
    ),
    (
        "not counted",
        lambda tree: goal(tree).update(title="Styring"),
        lambda row: goal(row["plan"]).update(title_unscored=True),
    ),
    (
        "a field that the document lost",
        lambda tree: goal(tree, 2).update(description=None),
        lambda row: row["unscored"].append("goals/2/description"),
    ),
    (
        "a milestone that it lost",
        lambda tree: goal(tree)["milestones"].pop(0),
        lambda row: row["unscored"].append("goals/0/milestones/0"),
    ),
    (
        "signatures that it lost",
        lambda tree: tree.update(signatures=[]),
        lambda row: row["unscored"].append("signatures"),
    ),
    (
        "another deadline",
        lambda tree: milestone(tree, 0, 1).update(deadline=DEADLINE),
        lambda row: milestone(row["plan"], 0, 1)["deadline"].update(alts=[{"start": None, "end": "2025-05-01"}]),
    ),
    (
        "no deadline would do too",
        lambda tree: milestone(tree, 0, 1).update(deadline=None),
        lambda row: milestone(row["plan"], 0, 1).update(deadline_alts=[None, milestone(row["plan"], 0, 1)["deadline"]]),
    ),
    (
        "another wording",
        lambda tree: milestone(tree).update(text="Budgettet er godkendt;"),
        lambda row: milestone(row["plan"]).update(text_alts=["Budgettet er godkendt"]),
    ),
    (
        "a figure that may be left out",
        lambda tree: milestone(tree, 1).update(targets=[]),
        lambda row: milestone(row["plan"], 1)["targets"][0].update(optional=True),
    ),
    (
        "a row of the calendar",
        lambda tree: tree["follow_ups"].append({"occasion": "tilsynsmøde", "when": DEADLINE, "scale": []}),
        lambda row: row["plan"]["follow_ups_optional"].append({"occasion": "møde", "when": DEADLINE, "scale": []}),
    ),
    (
        "another scale",
        lambda tree: tree["follow_ups"][0].update(scale=["OPFYLDT"]),
        lambda row: row["plan"]["follow_ups"][0].update(scale_alts=[["opfyldt"]]),
    ),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in BESIDE], ids=[case[0] for case in BESIDE])
def test_what_the_truth_says_besides_holds(change: Callable[[Tree], object], told: Callable[[Tree], Any]) -> None:
    assert held_against(ENS, change) != set()
    assert held_against(ENS, change, told) == set()


def test_items_inside_a_milestone_may_be_milestones() -> None:
    items = ["Budget er godkendt i bestyrelsen.", "Regnskab er aflagt til departementet."]

    def more(tree: Tree) -> None:
        goal(tree)["milestones"] += [{"id": f"x/{words}", "number": "9", "text": words} for words in items]

    assert held_against(ENS, more) == {"milestones"}
    assert held_against(ENS, more, lambda row: milestone(row["plan"]).update(subs=items)) == set()


# ------------------------------------------------------------------ figures and words


def test_documents_are_counted_together() -> None:
    half = measured(truth_of(ENS), misread(ENS, lambda tree: tree.update(year=1999)))
    whole = measured(truth_of(SLKS), SLKS)
    found = together([half, whole])
    year = next(one for one in found.measures if one.name == "plan.year")
    assert (found.perfect, year.right, year.counted, year.share, year.f1) == (1, 1, 2, 0.5, 0.5)
    goals = next(one for one in found.measures if one.name == "goals")
    assert goals.right == len(ENS.goals) + len(SLKS.goals)
    fields = [next(one for one in part.measures if one.name == "fields") for part in (half, whole, found)]
    assert fields[0].counted + fields[1].counted == fields[2].counted


def test_a_value_without_the_other_is_told_by_precision_and_recall() -> None:
    missing = measured(truth_of(ENS), misread(ENS, lambda tree: milestone(tree, 0, 1).update(deadline=None)))
    found = measure(missing, "milestone.deadline")
    assert found is not None
    assert (found.precision, found.recall) == (1.0, round(found.right / found.wanted, 4))
    assert found.recall < 1.0
    invented = replace(SLKS, goals=(replace(SLKS.goals[0], responsible="Direktøren"), *SLKS.goals[1:]))
    of_none = measure(measured(truth_of(SLKS), invented), "goal.responsible")
    assert of_none is not None
    assert (of_none.precision, of_none.recall) == (0.0, None)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mål –  og\n“resultat”;", 'Mål - og "resultat"'),
        ("A\u030arsva\u0308rk,", "Årsvärk"),
        ("resultat\u00adstyring", "resultatstyring"),
        ("»Så« ‘godt’", "\"Så\" 'godt'"),
        ("slut;;", "slut;"),
    ],
)
def test_what_only_looks_different_is_the_same(text: str, same: str) -> None:
    assert plain(text) == same


@pytest.mark.parametrize(("number", "bare"), [("3.1.", "3.1"), ("(a)", "a"), ("1 )", "1"), ("A1:", "A1"), (".", None)])
def test_numbers_are_bare(number: str, bare: str | None) -> None:
    assert plain_number(number) == bare


def test_an_empty_field_is_none() -> None:
    assert comparable("extra", {}) is None
    assert comparable("extra", {"Baggrund:": "Ny lov", "Note": ""}) == (("baggrund", "Ny lov"),)
