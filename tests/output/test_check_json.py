from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from maalplan.check import check_plan
from maalplan.errors import MaalplanError
from maalplan.model import SCHEMA_VERSION, CheckReport, Plan
from maalplan.output.check.json_file import check_from_json, check_to_json
from maalplan.output.fields import FIELDS
from maalplan.output.schema import schema
from tests.output.check_examples import REPORT
from tests.output.strategies import plans

VALIDATOR = Draft202012Validator(schema("check"), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_a_check_names_and_satisfies_its_schema() -> None:
    Draft202012Validator.check_schema(schema("check"))
    tree = json.loads(check_to_json(REPORT))
    assert tree["$schema"] == schema("check")["$id"]
    assert list(VALIDATOR.iter_errors(tree)) == []


def test_a_check_is_read_back() -> None:
    assert check_from_json(check_to_json(REPORT)) == REPORT


@settings(deadline=None)  # the first call loads the words
@given(plans())
def test_every_check_satisfies_the_schema_and_is_read_back(plan: Plan) -> None:
    report = CheckReport(schema_version=SCHEMA_VERSION, checks=(check_plan(plan, plan),))
    data = check_to_json(report)
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(data))] == []
    assert check_to_json(check_from_json(data)) == data


@pytest.mark.parametrize("name", ["CheckReport", "CheckResult", "Remark", "CheckedPlan", "CheckedGoal", "CheckCounts"])
def test_every_field_is_explained(name: str) -> None:
    drawn = schema("check")
    found = drawn if name == "CheckReport" else drawn["$defs"][name]
    assert set(found["properties"]) - {"$schema"} == set(FIELDS[name])


def test_another_file_is_no_check() -> None:
    with pytest.raises(MaalplanError, match="check file"):
        check_from_json(b'{"checks": []}')
