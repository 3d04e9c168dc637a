from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from maalplan.errors import MaalplanError
from maalplan.model import Plan
from maalplan.output.fields import FIELDS
from maalplan.output.json_files import KINDS
from maalplan.output.plan_json import plan_to_json
from maalplan.output.report import report_to_json
from maalplan.output.schema import HEAD, schema
from tests.output.examples import FVST, PLANS, REPORT
from tests.output.strategies import plans


def complaints(kind: str, tree: Any) -> list[str]:
    """What a validator that is not ours says of *tree*."""
    validator = Draft202012Validator(schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(tree)]


def at(tree: Any, *path: str | int) -> Any:
    for step in path:
        tree = tree[step]
    return tree


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
def test_a_plan_names_and_satisfies_its_schema(plan: Plan) -> None:
    tree = json.loads(plan_to_json(plan))
    assert tree["$schema"] == schema("plan")["$id"]
    assert complaints("plan", tree) == []


@given(plans())
def test_every_plan_satisfies_the_schema(plan: Plan) -> None:
    assert complaints("plan", json.loads(plan_to_json(plan))) == []


def test_the_report_names_and_satisfies_its_schema() -> None:
    tree = json.loads(report_to_json(REPORT))
    assert tree["$schema"] == schema("report")["$id"]
    assert complaints("report", tree) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2.0"),
        (("$schema",), "urn:maalplan:schema:plan:2.0"),
        (("$schema",), "urn:maalplan:schema:report:1.2"),
        (("id",), ""),
        (("title",), ""),
        (("year",), "2025"),
        (("published",), "december 2024"),
        (("coverage",), 1.5),
        (("goals",), None),
        (("source", "sha256"), "abc"),
        (("period", "start"), "2025-02-30"),
        (("signatures", 0, "date"), "17/12 2024"),
        (("goals", 0, "scope"), "koncern"),
        (("goals", 0, "weight", "unit"), "pct."),
        (("goals", 0, "milestones", 0, "text"), ""),
        (("goals", 0, "milestones", 0, "deadline", "end"), "Q4"),
        (("goals", 0, "milestones", 0, "targets", 0, "comparator"), "mindst"),
        (("goals", 0, "milestones", 0, "source", 0, "page"), 0),
        (("goals", 0, "milestones", 0, "source", 0, "bbox"), [1.0, 2.0]),
    ],
)
def test_what_the_contract_forbids_does_not_pass(path: tuple[str | int, ...], value: object) -> None:
    tree = json.loads(plan_to_json(FVST))
    at(tree, *path[:-1])[path[-1]] = value
    assert complaints("plan", tree)


def test_every_field_is_required() -> None:
    tree = json.loads(plan_to_json(FVST))
    for holder in (tree, tree["agency"], tree["goals"][0], tree["goals"][0]["milestones"][0]):
        for name in list(holder):
            kept = holder.pop(name)
            assert complaints("plan", tree), name
            holder[name] = kept


def test_a_field_that_a_minor_version_adds_passes() -> None:
    tree = json.loads(plan_to_json(FVST))
    tree |= {"schema_version": "1.2", "$schema": "urn:maalplan:schema:plan:1.2", "sprog": "da"}
    tree["goals"][0]["tema"] = "Sundhed"
    assert complaints("plan", tree) == []


def test_every_type_and_field_is_explained_and_no_other() -> None:
    drawn = {kind: schema(kind) for kind in KINDS}
    roots = {types[0].__name__: drawn[kind] for kind, types in KINDS.items() if len(types) == 1}
    types = {name: found for kind in drawn.values() for name, found in kind["$defs"].items()} | roots
    assert set(types) == set(FIELDS) | {HEAD}
    for name, found in types.items():
        explained = set(FIELDS["Plan"]) - {"goals"} if name == HEAD else set(FIELDS[name])
        assert set(found["properties"]) - {"$schema"} == explained, name
        assert found["description"], name


def test_a_schema_that_is_not_there_is_said() -> None:
    with pytest.raises(MaalplanError, match="plan, report"):
        schema("opskrift")
