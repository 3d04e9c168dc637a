"""The comparison itself: the truth is equal to itself, and nothing that differs goes unseen."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from maalplan.model import Plan
from samples.content import TRUTH
from tests.compare import compare, meaning

Change = Callable[[dict[str, Any]], object]


def milestone(plan: dict[str, Any], n: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = plan["goals"][0]["milestones"][n]
    return found


def add_milestone(plan: dict[str, Any]) -> None:
    plan["goals"][0]["milestones"].append({"id": "ens-2025/ministry/1/3", "number": "3", "text": "Noget andet."})


CASES: list[tuple[str, Change, str]] = [
    ("another year", lambda p: p.update(year=2026), "year: truth 2025, got 2026"),
    ("no title", lambda p: p.update(title=None), "title: truth 'Mål- og resultatplan 2025', got None"),
    ("another agency", lambda p: p["agency"].update(name="Told"), "agency/name: truth 'Energistyrelsen', got 'Told'"),
    ("a goal too few", lambda p: p["goals"].pop(), "goals/7: missing 'Forsyningssikkerhed for gas'"),
    ("a milestone too many", add_milestone, "goals/1/milestones/3: invented 'Noget andet.'"),
    ("a word", lambda p: milestone(p).update(text="Noget."), "goals/1/milestones/1/text:"),
    ("a figure", lambda p: milestone(p)["targets"][0].update(value=3.0), "goals/1/milestones/1/targets:"),
    ("a unit", lambda p: milestone(p)["targets"][0].update(unit=None), "goals/1/milestones/1/targets:"),
    ("a day", lambda p: milestone(p, 1)["deadline"].update(end="2025-03-30"), "goals/1/milestones/2/deadline:"),
    (
        "a deadline where there is none",
        lambda p: milestone(p).update(deadline={"text": "x", "end": "2025-01-01"}),
        "goals/1/",
    ),
    ("no signature", lambda p: p["signatures"].pop(), "signatures/2: missing 'Departementschef'"),
    ("a colour", lambda p: p["follow_ups"][0].update(scale=["grøn", "rød"]), "follow_ups/1/scale:"),
    ("remarks from nowhere", lambda p: p["goals"][0].update(remarks="-"), "goals/1/remarks: truth None, got '-'"),
    ("extra from nowhere", lambda p: p["goals"][0].update(extra={"Effekt": "god"}), "goals/1/extra: truth {}, got"),
]


def as_plan(fields: dict[str, Any]) -> Plan:
    source = {"path": "", "sha256": "", "media_type": "", "pages": None, "parser": ""}
    return msgspec.convert({**fields, "source": source}, Plan)


@pytest.fixture
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = msgspec.json.decode((TRUTH / "ens-2025.json").read_bytes())
    return loaded


def test_the_truth_is_itself(truth: dict[str, Any]) -> None:
    assert compare(truth, as_plan(truth)) == []


@pytest.mark.parametrize(("why", "change", "line"), CASES, ids=[why for why, _, _ in CASES])
def test_a_difference_is_seen(truth: dict[str, Any], why: str, change: Change, line: str) -> None:
    changed = copy.deepcopy(truth)
    change(changed)
    differences = compare(truth, as_plan(changed))
    assert [d for d in differences if d.startswith(line)], differences
    assert len(differences) == 1
    if not why.startswith("no title"):
        assert meaning(as_plan(changed)) != meaning(as_plan(truth))


def test_what_is_absent_is_not_compared(truth: dict[str, Any]) -> None:
    plan = as_plan(truth)
    del truth["title"], truth["goals"][0]["remarks"], truth["signatures"]
    assert compare(truth, plan) == []


def test_looks_do_not_count(truth: dict[str, Any]) -> None:
    changed = copy.deepcopy(truth)
    milestone(changed)["text"] = milestone(changed)["text"].replace(" ", "  ").replace("Å", "A\u030a") + ";"
    milestone(changed)["targets"].reverse()
    assert compare(truth, as_plan(changed)) == []
