from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.model import Goal, Plan, Weight
from tests.check.drafts import codes, draft, found, goal


def weighed(*values: float | None, unit: str = "percent", ministry: int = 0) -> Plan:
    """A plan with goals of these weights; the first *ministry* are shared."""
    goals = [
        goal(f"Mål {n}", "Planen er godkendt (Q2).", scope="ministry" if n < ministry else "agency", weight=value)
        for n, value in enumerate(values)
    ]
    return draft(*(one if one.weight is None else in_unit(one, unit) for one in goals))


def in_unit(one: Goal, unit: str) -> Goal:
    assert one.weight is not None
    return replace(one, weight=Weight(one.weight.value, "percent" if unit == "percent" else "point"))


@pytest.mark.parametrize(
    ("plan", "total"),
    [
        (weighed(30, 30, 35), 95.0),
        (weighed(50, 60), 110.0),
        (weighed(20, 30, 25, 24), 99.0),
        (weighed(25, 25, 25, 20, unit="point"), 95.0),
        (weighed(30, 30, 40), None),
        (weighed(33, 33, 33), None),
        (weighed(16.7, 16.7, 16.7, 16.7, 16.7, 16.7), None),
        (weighed(50, 50, 60, 40, ministry=2), None),
        (weighed(3, 2, 5, unit="point"), None),
        (weighed(None, None), None),
    ],
)
def test_weights_add_to_a_hundred(plan: Plan, total: float | None) -> None:
    said = found("weights-not-hundred", plan)
    assert [remark.arguments["total"] for remark in said] == ([] if total is None else [total])


@pytest.mark.parametrize(
    ("plan", "bare"),
    [
        (weighed(50, None, 30), ["Mål 1"]),
        (weighed(None, 60, 40, ministry=1), []),
        (weighed(None, 60, 30, ministry=1), ["Mål 0"]),
        (weighed(60, 40), []),
        (weighed(None, None), []),
    ],
)
def test_some_goals_have_a_weight(plan: Plan, bare: list[str]) -> None:
    assert [remark.quote for remark in found("weights-incomplete", plan)] == bare


def inside(*values: float | None, own: float | None = None) -> Plan:
    """A plan with one goal, whose milestones have these weights."""
    texts = [f"Rapport {n} er udgivet (Q2)." for n in range(len(values))]
    one = goal("Tilsyn", *texts, weight=own)
    weights = [None if value is None else Weight(value, "percent") for value in values]
    pairs = zip(one.milestones, weights, strict=True)
    return draft(replace(one, milestones=tuple(replace(milestone, weight=weight) for milestone, weight in pairs)))


@pytest.mark.parametrize(
    ("plan", "is_said"),
    [
        (inside(50, 40), True),
        (inside(50, 50), False),
        (inside(10, 15, own=25), False),
        (inside(10, 10, own=25), True),
        (inside(None, None), False),
    ],
)
def test_weights_of_milestones(plan: Plan, is_said: bool) -> None:
    assert ("milestone-weights-not-hundred" in codes(plan)) is is_said


def test_weights_of_all_milestones_may_add_to_a_hundred_together() -> None:
    one, other = inside(20, 30).goals[0], inside(25, 25).goals[0]
    assert "milestone-weights-not-hundred" not in codes(draft(one, replace(other, id=f"{other.id}-2")))


def test_some_milestones_have_a_weight() -> None:
    assert [remark.number for remark in found("milestone-weights-incomplete", inside(50, None, 50))] == ["2"]
    assert "milestone-weights-incomplete" not in codes(inside(50, 50))


def by_rows(first: float, second: float) -> Plan:
    """Two goals, the first with two milestones: of a table with a weight in each row."""
    split = goal("Tilsyn", "Planen er godkendt (Q2).", "Kampagnen er afholdt i maj.", weight=first)
    rows = (split.milestones[0], replace(split.milestones[1], weight=Weight(second, "percent")))
    return draft(replace(split, milestones=rows), goal("Læring", "Skemaet er udgivet (Q3).", weight=50))


def test_each_row_of_a_goal_has_its_weight() -> None:
    assert not {"weights-not-hundred", "milestone-weights-incomplete"} & codes(by_rows(30, 20))
    (remark,) = found("weights-not-hundred", by_rows(30, 15))
    assert remark.arguments["total"] == 95.0


def test_rows_are_not_meant_where_the_goals_add_up() -> None:
    assert codes(by_rows(50, 20)) & {"weights-not-hundred", "milestone-weights-incomplete"} == {
        "milestone-weights-incomplete"
    }
