"""JSON Lines: one plan a line, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import given, settings

from maalplan.model import Plan
from maalplan.output.export.jsonl import to_jsonl
from maalplan.output.plan_json import plan_from_json, plan_to_json
from tests.output.examples import PLANS
from tests.output.exported import AS_USUAL, several_plans


def lines(plans: Sequence[Plan]) -> list[bytes]:
    data = to_jsonl(plans, AS_USUAL)["plans.jsonl"]
    assert data == b"" or data.endswith(b"\n")
    return data.split(b"\n")[:-1]


@settings(max_examples=40)
@given(several_plans)
def test_each_line_is_a_plan_and_reads_back(plans: list[Plan]) -> None:
    assert [plan_from_json(line) for line in lines(plans)] == sorted(plans, key=lambda plan: plan.id)


def test_a_line_holds_what_the_plan_file_holds() -> None:
    for line, plan in zip(lines(PLANS), sorted(PLANS, key=lambda plan: plan.id), strict=True):
        assert json.loads(line) == json.loads(plan_to_json(plan))


def test_danish_letters_stand_as_they_are() -> None:
    assert "Fødevarestyrelsen".encode() in lines(PLANS)[0]


def test_the_order_of_the_plans_does_not_matter() -> None:
    assert lines(PLANS) == lines(PLANS[::-1])
