from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from maalplan.errors import Damaged, MaalplanError, NotADocument, Unsupported
from maalplan.model import Place, Plan, Source, Weight
from maalplan.output.plan_json import plan_files, plan_from_json, plan_to_json
from tests.output.examples import FVST, PLANS, UKENDT
from tests.output.strategies import plans

CORPUS = Path(os.environ.get("MAALPLAN_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")


def changed(**fields: Any) -> bytes:
    """The file of a plan with top-level *fields* set to something else."""
    return json.dumps(json.loads(plan_to_json(FVST)) | fields).encode()


def without(*path: str | int) -> bytes:
    """The file of a plan in which one field is missing."""
    tree = inner = json.loads(plan_to_json(FVST))
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return json.dumps(tree).encode()


@given(plans())
def test_what_is_written_reads_back_the_same(plan: Plan) -> None:
    assert plan_from_json(plan_to_json(plan)) == plan


@given(plans())
def test_writing_again_gives_the_same_bytes(plan: Plan) -> None:
    assert plan_to_json(plan_from_json(plan_to_json(plan))) == plan_to_json(plan)


def test_the_file_is_for_people_too() -> None:
    text = plan_to_json(FVST).decode("utf-8")
    assert text.splitlines()[:4] == [
        "{",
        '  "$schema": "urn:maalplan:schema:plan:1.2",',
        '  "schema_version": "1.2",',
        '  "id": "fvst-2025",',
    ]
    assert text.endswith("}\n")
    assert "Fødevarestyrelsen" in text
    assert '"value": 5000000.0' in text
    assert "\r" not in text


def test_every_field_is_written_also_when_the_document_does_not_say() -> None:
    tree = json.loads(plan_to_json(UKENDT))
    assert tree["title"] is None
    assert tree["goals"] == []
    assert tree["quotes"] == {}


def test_a_whole_figure_is_written_as_a_float() -> None:
    goal = FVST.goals[0]
    weighted = type(goal)("g", "agency", weight=Weight(15, "point"))
    plan = Plan(schema_version="1.0", id="ssi-2025", agency=FVST.agency, source=FVST.source, goals=(weighted,))
    assert b'"value": 15.0' in plan_to_json(plan)


def test_each_plan_has_its_file() -> None:
    assert list(plan_files(PLANS)) == ["plans/ukendt-0000.json", "plans/fvst-2025.json"]


def test_half_a_character_is_refused_in_one_line() -> None:
    with pytest.raises(Damaged, match="surrogates"):
        plan_to_json(
            Plan(schema_version="1.0", id="ssi-2025", agency=FVST.agency, source=FVST.source, title="Mål\ud83d")
        )


# ------------------------------------------------------------------ reading what others wrote


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (changed(schema_version="1.7"), "a later minor version"),
        (changed(hidtil_ukendt={"a": [1]}), "a field that we do not know"),
        (b"\xef\xbb\xbf" + plan_to_json(FVST), "saved with a byte order mark"),
        (plan_to_json(FVST).replace(b"\n", b"\r\n"), "saved on Windows"),
    ],
)
def test_a_file_of_the_same_major_version_is_read(data: bytes, why: str) -> None:
    assert plan_from_json(data).goals == FVST.goals, why


@pytest.mark.parametrize(
    ("path", "read"),
    [
        (("title",), None),
        (("year",), None),
        (("goals",), ()),
        (("findings",), ()),
        (("quotes",), {}),
        (("signatures", 0, "source"), ()),
        (("goals", 0, "extra"), {}),
        (("goals", 0, "milestones", 0, "targets", 0, "text"), ""),
        (("goals", 0, "milestones", 0, "deadline", "text"), ""),
        (("source",), Source("", "", "", None, "")),
    ],
)
def test_a_missing_field_is_null_or_empty(path: tuple[str | int, ...], read: object) -> None:
    value: Any = plan_from_json(without(*path))
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    assert value == read


def test_null_for_a_list_is_an_empty_list() -> None:
    assert plan_from_json(changed(goals=None)).goals == ()


def test_a_lone_place_is_a_list_of_one() -> None:
    tree = json.loads(plan_to_json(FVST))
    tree["goals"][0]["source"] = {"page": 7, "block": 2}
    assert plan_from_json(json.dumps(tree).encode()).goals[0].source == (Place(page=7, block=2),)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", Damaged, "no whole JSON"),
        (plan_to_json(FVST)[:500], Damaged, "no whole JSON"),
        (b'{"schema_version": "1.0", "id": "m\xe5l"}', Damaged, "UTF-8"),
        (b"[" * 100_000, Damaged, "nested"),
        (b"[1, 2]", NotADocument, "no plan file"),
        (b'{"type": "FeatureCollection"}', NotADocument, "schema_version"),
        (b'{"$schema": "urn:maalplan:schema:diff:1.2", "schema_version": "1.2"}', NotADocument, "a diff file"),
        (changed(schema_version="2.0"), Unsupported, "update maalplan"),
        (changed(schema_version="0.9"), Unsupported, "convert the document again"),
        (changed(schema_version="ny"), Damaged, "schema_version"),
        (changed(schema_version=None), Damaged, "schema_version"),
        (changed(year="i år"), Damaged, "year"),
        (changed(goals="ingen"), Damaged, "goals"),
        (changed(goals=["Mål 1"]), Damaged, "goals"),
        (changed(quotes=[]), Damaged, "quotes"),
        (without("id"), Damaged, "id is missing"),
        (without("goals", 0, "scope"), Damaged, r"goals\[0\].scope is missing"),
        (without("goals", 0, "milestones", 1, "text"), Damaged, r"goals\[0\].milestones\[1\].text is missing"),
        (without("goals", 0, "weight", "value"), Damaged, r"weight.value is missing"),
        (without("goals", 0, "milestones", 0, "targets", 1, "value"), Damaged, r"targets\[1\].value is missing"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_in_one_line(data: bytes, error: type[MaalplanError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        plan_from_json(data)
    assert "\n" not in caught.value.message


def test_plans_that_others_wrote_are_read() -> None:
    files = sorted(CORPUS.glob("*/*/*.plan.json"))
    if not files:
        pytest.skip("no corpus: set MAALPLAN_CORPUS")
    for file in files:
        told = json.loads(file.read_bytes())
        plan = plan_from_json(file.read_bytes())
        assert [goal.title for goal in plan.goals] == [goal["title"] for goal in told["goals"]]
        assert plan_from_json(plan_to_json(plan)) == plan
