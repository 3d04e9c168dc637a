"""Truths of invented plans, and what is found where a plan is held against them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from maalplan.model import Measure, MeasuredDocument, Plan, Truth
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.output.truth.json_file import truth_from_json
from maalplan.output.truth.written import truth_to_json
from maalplan.review.measured import measured

Tree = dict[str, Any]


def truth_of(plan: Plan, change: Callable[[Tree], object] | None = None) -> Truth:
    """The truth of *plan* as it is exported; *change* is what a person then writes into the file."""
    tree = json.loads(truth_to_json(plan))
    if change is not None:
        change(tree)
    return truth_from_json(json.dumps(tree).encode())


def misread(plan: Plan, change: Callable[[Tree], object]) -> Plan:
    """*plan*, otherwise in what *change* does to its file."""
    tree = json.loads(plan_to_json(plan))
    change(tree)
    return plan_from_json(json.dumps(tree).encode())


def held_against(
    plan: Plan, change: Callable[[Tree], object], told: Callable[[Tree], object] | None = None
) -> set[str]:
    """What is measured to be wrong where *plan* is read with a *change*; *told* is what its truth says besides."""
    return wrong(measured(truth_of(plan, told), misread(plan, change)))


def wrong(document: MeasuredDocument) -> set[str]:
    """The names of what is not all right."""
    return {one.name for one in document.measures if one.right < one.counted and one.name != "fields"}


def measure(document: MeasuredDocument, name: str) -> Measure | None:
    """What is measured by that name."""
    return next((one for one in document.measures if one.name == name), None)
