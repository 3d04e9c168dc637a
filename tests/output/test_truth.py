"""Truths as files: written of plans that were put right, read from whoever wrote them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from maalplan.errors import Damaged, MaalplanError, NotADocument
from maalplan.model import Deadline, MadeCorrection, Plan, Source, Target, Wanted, WantedTarget
from maalplan.output.truth.json_file import truth_from_json
from maalplan.output.truth.written import (
    document_name,
    is_edited,
    manifest_with,
    truth_id,
    truth_to_json,
)
from tests.output.examples import FVST
from tests.output.strategies import plans

HASH = "0f" * 32
PLAN = replace(FVST, source=Source("planer/Målplan 2025.docx", HASH, "text/markdown", None, "markup"))


def tree() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(truth_to_json(PLAN))
    return found


def changed(**fields: Any) -> bytes:
    return json.dumps({**tree(), **fields}, ensure_ascii=False).encode()


# ------------------------------------------------------------------ written


@given(plans())
def test_every_plan_is_a_truth_that_is_read_back(plan: Plan) -> None:
    data = truth_to_json(plan)
    truth = truth_from_json(data)
    assert truth_to_json(plan) == data
    assert not is_edited(data)
    assert (truth.id, truth.content) == (truth_id(plan), plan.source.sha256)
    assert [len(goal.milestones) for goal in truth.plan.goals] == [len(goal.milestones) for goal in plan.goals]


def test_it_has_what_the_corpus_has() -> None:
    row = tree()
    assert {"id", "file", "content", "tags", "unscored", "plan"} <= set(row)
    assert (row["id"], row["file"], row["content"]) == ("d0f0f0f0f0f0f", "d0f0f0f0f0f0f.md", HASH)
    assert row["tags"] == {"layout": "unknown", "format": "markdown", "family": "markdown", "difficulty": "unknown"}
    assert row["unscored"] == []
    assert set(row["plan"]["agency"]) == {"name", "acronym"}
    assert not {"id", "quotes", "source"} & set(row["plan"]["goals"][0])
    assert "quotes" not in truth_to_json(PLAN).decode()


@pytest.mark.parametrize(
    ("path", "media_type", "parser", "name", "family"),
    [
        (
            "a/Plan.DOCM",
            "application/vnd.ms-word.document.macroEnabled.12",
            "python-docx",
            "d0f0f0f0f0f0f.docm",
            "docx",
        ),
        ("plan", "application/vnd.openxmlformats-officedocument.x", "python-docx", "d0f0f0f0f0f0f.docx", "docx"),
        ("plan.tmp:x", "application/x", "python-docx", "d0f0f0f0f0f0f.docx", "docx"),
        ("plan.pdf", "application/pdf", "pdfium", "d0f0f0f0f0f0f.pdf", "pdf"),
        ("plan.pdf", "application/pdf", "pdfium+tesseract", "d0f0f0f0f0f0f.pdf", "scan"),
        ("s3://spand/plan.php?id=3", "text/html", "markup", "d0f0f0f0f0f0f.html", "html"),
        ("uden endelse", "text/plain", "text", "d0f0f0f0f0f0f.txt", "text"),
    ],
)
def test_a_document_is_named_after_what_it_is(path: str, media_type: str, parser: str, name: str, family: str) -> None:
    plan = replace(PLAN, source=Source(path, HASH, media_type, None, parser))
    assert document_name(plan) == name
    assert json.loads(truth_to_json(plan))["tags"]["family"] == family


def test_it_says_what_was_corrected_but_not_by_whom() -> None:
    made = MadeCorrection(
        "c1", "set", "goal", "/goals/0/title", "title", "Gammel titel", by="Åse Lund", why="læst forkert"
    )
    data = truth_to_json(replace(PLAN, corrections=(made,)))
    assert json.loads(data)["corrected"] == ["/goals/0/title"]
    assert "Åse Lund" not in data.decode()


def test_a_plan_without_a_period_or_times_is_a_truth_that_every_scorer_reads() -> None:
    row = json.loads(truth_to_json(replace(PLAN, period=None, ministry=None)))
    assert row["plan"]["period"] == {"start": None, "end": None}
    assert truth_from_json(json.dumps(row).encode()).plan.fields["period"] == Wanted((None,))
    assert all(one["when"]["start"] or one["when"]["end"] for one in row["plan"]["follow_ups"])


def test_a_plan_that_names_no_document_has_no_truth() -> None:
    with pytest.raises(Damaged, match="fvst-2025 does not say which document"):
        truth_to_json(replace(PLAN, source=replace(PLAN.source, sha256="")))


@pytest.mark.parametrize(
    "data",
    [
        changed(unscored=["signatures"]),
        truth_to_json(PLAN).replace("Fødevarestyrelsen".encode(), b"DMI"),
        b"",
        b"[]",
        b"{}",
        json.dumps({name: value for name, value in tree().items() if name != "exported"}).encode(),
    ],
)
def test_what_a_person_changed_is_known(data: bytes) -> None:
    assert is_edited(data)


def test_another_layout_of_the_same_file_is_no_change() -> None:
    assert not is_edited(json.dumps(tree(), indent=4).encode())


# ------------------------------------------------------------------ the list


def test_the_list_keeps_what_is_on_it() -> None:
    others = b'\xef\xbb\xbf[{"id": "x1", "file": "x1.pdf", "egen": 1}, {"id": "d0f0f0f0f0f0f", "file": "gammel.pdf"}]'
    rows = json.loads(manifest_with(others, [PLAN]))
    assert [row["id"] for row in rows] == ["d0f0f0f0f0f0f", "x1"]
    assert rows[0]["file"] == "d0f0f0f0f0f0f.md"
    assert rows[1]["egen"] == 1
    assert manifest_with(manifest_with(others, [PLAN]), [PLAN]) == manifest_with(others, [PLAN])


@pytest.mark.parametrize("manifest", [b"{}", b"[1]", b"[", b"\xff", b"[" * 100_000])
def test_a_list_that_is_none_is_said(manifest: bytes) -> None:
    with pytest.raises(Damaged, match=r"manifest\.json is no list of truths"):
        manifest_with(manifest, [PLAN])


# ------------------------------------------------------------------ read


def of_plan(**fields: Any) -> bytes:
    return changed(plan={**tree()["plan"], **fields})


def test_other_readings_stand_beside_a_field() -> None:
    goal = {"title": "Styring", "title_alts": ["Økonomi", None], "weight_unscored": True}
    read = truth_from_json(of_plan(goals=[goal])).plan.goals[0]
    assert read.fields["title"] == Wanted(("Styring", "Økonomi", None))
    assert read.fields["weight"] == Wanted((None,), counted=False)


def test_milestones_as_the_corpus_has_them() -> None:
    days = {"start": None, "end": "2025-06-30"}
    milestone = {
        "text": "To møder er afholdt",
        "text_alts": ["To møder"],
        "deadline": {"text": "Q2", "start": "2025-04-01", "end": "2025-06-30", "alts": [days]},
        "targets": [{"comparator": "at_least", "value": 2, "upper": None, "unit": "møder", "optional": True}],
        "subs": ["møde et"],
    }
    read = truth_from_json(
        changed(unscored=["goals/0/milestones/1"], plan={"goals": [{"milestones": [milestone] * 2}]})
    )
    first, second = read.plan.goals[0].milestones
    assert (first.texts, first.inside, first.lost, second.lost) == (
        ("To møder er afholdt", "To møder"),
        ("møde et",),
        False,
        True,
    )
    assert first.fields["deadline"].readings == (
        Deadline("Q2", "2025-04-01", "2025-06-30"),
        Deadline("", None, "2025-06-30"),
    )
    assert first.targets == (WantedTarget(Target("", "at_least", 2.0, unit="møder"), optional=True),)
    assert "extra" not in first.fields


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", Damaged, "no whole JSON file"),
        (b"\xff\xfe", Damaged, "no whole JSON file"),
        (b"[" * 100_000, Damaged, "nested too deeply"),
        (b"[]", NotADocument, "no truth"),
        (b'{"id": "ssi-2025"}', NotADocument, "no id, file and plan"),
        (changed(id=7), Damaged, "at id"),
        (changed(file="../../etc/passwd"), Damaged, "name of a document in the folder docs"),
        (changed(file="..\\x.pdf"), Damaged, "name of a document"),
        (changed(file=".."), Damaged, "name of a document"),
        (changed(file="C:x"), Damaged, "name of a document"),
        (changed(unscored="signatures"), Damaged, "at unscored"),
        (changed(plan=[]), Damaged, "at plan"),
        (of_plan(year="2025"), Damaged, "at year"),
        (of_plan(agency="SSI"), Damaged, "at agency"),
        (of_plan(goals=[{"title": 3}]), Damaged, "at goals/0/title"),
        (of_plan(goals=[{"title_alts": "x"}]), Damaged, "at goals/0/title_alts"),
        (of_plan(goals=[{"milestones": [{}]}]), Damaged, "goals/0/milestones/0/text is missing"),
        (of_plan(goals=[{"milestones": [{"text": "x", "deadline": "Q2"}]}]), Damaged, "milestones/0/deadline"),
        (of_plan(goals=[{"milestones": [{"text": "x", "targets": [{"value": 2}]}]}]), Damaged, "targets/0"),
        (of_plan(follow_ups=[{"occasion": "årsrapport"}]), Damaged, "follow_ups/0/when is missing"),
        (of_plan(period={"start": "2025-01-01", "end": None}), Damaged, "at period"),
    ],
)
def test_a_file_that_is_no_truth_is_said_in_one_line(data: bytes, error: type[MaalplanError], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        truth_from_json(data)
    assert "\n" not in caught.value.message
