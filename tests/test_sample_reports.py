"""The sample reports: as golden files, against their truth in every format, and tied to the plans they are on."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from maalplan.followup import linked
from maalplan.model import Plan
from maalplan.output.followup.json_file import follow_up_to_json
from maalplan.output.show import show_document
from maalplan.pipeline import read_document, read_follow_up, read_plan
from samples.content import FORMATS, PLANS, Format
from samples.content import load as load_plan
from samples.make import render_report
from samples.reporting.content import OUTCOMES, REPORTS, Report, load
from samples.reporting.shapes import SHAPES
from tests.compare import compare_links, compare_report
from tests.hand_offs import assert_golden, letters, told, words

IDS = sorted(path.stem for path in OUTCOMES.glob("*.json"))
COMMITTED = sorted(path for path in REPORTS.iterdir() if path.suffix[1:] in FORMATS)
TOLD = {report_id: load(OUTCOMES / f"{report_id}.json") for report_id in IDS}

EVERY = [pytest.param(report_id, kind, id=f"{report_id}.{kind}") for report_id in IDS for kind in FORMATS]


@cache
def plan_of(report: Report) -> Plan:
    """The plan that *report* is on, as the program reads it."""
    (document,) = PLANS.glob(f"{report.agency.id}-{report.year}.*")
    return read_plan(document)


def truth_of(report_id: str) -> dict[str, Any]:
    truth: dict[str, Any] = msgspec.json.decode((OUTCOMES / f"{report_id}.json").read_bytes())
    return truth


# ------------------------------------------------------------------ golden files


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_golden(path: Path, accept_golden: bool) -> None:
    now = {
        "document.txt": show_document(read_document(path)).encode(),
        "outcomes.json": follow_up_to_json(read_follow_up(path)),
    }
    assert_golden(path, now, accept=accept_golden)


def test_every_report_is_committed_once() -> None:
    assert [path.stem for path in COMMITTED] == IDS
    assert {path.suffix[1:] for path in COMMITTED} == set(FORMATS)


# ------------------------------------------------------------------ against the truth


@pytest.mark.parametrize(("report_id", "kind"), EVERY)
def test_report_in_every_format_is_what_its_truth_says(printed: Path, report_id: str, kind: Format) -> None:
    report = read_follow_up(printed / f"{report_id}.{kind}")
    differences = compare_report(truth_of(report_id), report)
    assert not differences, told(differences)
    assert [one.message for one in report.findings if one.severity == "error"] == []


@pytest.mark.parametrize(("report_id", "kind"), EVERY)
def test_every_outcome_is_tied_to_its_goal_and_milestone(printed: Path, report_id: str, kind: Format) -> None:
    report = linked(read_follow_up(printed / f"{report_id}.{kind}"), plan_of(TOLD[report_id]))
    differences = compare_links(truth_of(report_id), report)
    assert not differences, told(differences)
    assert [one.code for one in report.findings if one.code != "goals-without-verdict"] == []


@pytest.mark.parametrize(("report_id", "kind"), EVERY)
def test_nothing_is_invented(printed: Path, report_id: str, kind: Format) -> None:
    path = printed / f"{report_id}.{kind}"
    printed_words = letters(" ".join(words(read_document(path))))
    texts = [
        text
        for one in read_follow_up(path).outcomes
        for text in (one.section, one.goal_title, one.milestone_text, one.rating_text, *(one.comment or "").split("\n"))
    ]
    assert [text for text in texts if text and letters(text) not in printed_words] == []


# ------------------------------------------------------------------ what they tell


@pytest.mark.parametrize("report_id", IDS)
def test_the_goals_are_those_of_the_plan(report_id: str) -> None:
    report = TOLD[report_id]
    plan = load_plan(PLANS.parent / "truth" / f"{report.agency.id}-{report.year}.json")
    goals = {goal.id: goal for goal in plan.goals}
    assert [goal.id for goal in plan.goals] == list(dict.fromkeys(one.goal for one in report.outcomes))
    for one in report.outcomes:
        goal = goals[one.goal]
        assert (one.goal_number, one.goal_title, one.scope) == (goal.number, goal.title, goal.scope)
        if one.milestone:
            milestone = goal.milestones[int(one.milestone.rpartition("/")[2]) - 1]
            assert (one.milestone_number, one.milestone_text) == (milestone.number, milestone.text)


@pytest.mark.parametrize("report_id", IDS)
def test_the_follow_up_is_one_that_the_plan_announces(report_id: str) -> None:
    report = TOLD[report_id]
    assert report.occasion in [one.occasion for one in plan_of(report).follow_ups]


def test_all_that_can_happen_to_a_goal_is_told_of() -> None:
    outcomes = [one for report in TOLD.values() for one in report.outcomes]
    assert {one.rating for one in outcomes} == {
        *("met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown")
    }
    assert any(one.rating_text is None for one in outcomes)
    assert {report.document.shape for report in TOLD.values()} == set(SHAPES)


# ------------------------------------------------------------------ how they are made


@pytest.mark.parametrize("kind", FORMATS)
def test_printing_twice_gives_the_same_bytes(kind: Format) -> None:
    report = TOLD[IDS[0]]
    assert render_report(report, kind) == render_report(report, kind)


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.name)
def test_committed_report_is_what_the_script_prints(path: Path) -> None:
    """Files byte for byte, of Word the text; a PDF's bytes change with reportlab's version, its reading is golden."""
    report = TOLD[path.stem]
    assert path.suffix == f".{report.document.format}"
    new, old = render_report(report, report.document.format), path.read_bytes()
    if path.suffix == ".docx":
        new, old = (zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml") for data in (new, old))
    if path.suffix != ".pdf":
        assert new == old, "the truth or a renderer changed: python -m samples.make"
