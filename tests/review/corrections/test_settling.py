"""Which findings of the reader a correction settles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan import findings
from maalplan.model import Correction, Finding, Place, Plan, Version
from maalplan.review.corrections import corrected
from tests.review.corrections.corrected_plans import anchor, made, sample, setting

PLAN = sample("slks-2024.txt")
MILESTONE = PLAN.goals[0].milestones[0]
ELSEWHERE = (Place(lines=(900, 901), block=300),)


def _doubted(finding: Finding) -> Plan:
    """The sample with *finding*, a label of its own, and as a draft."""
    goal = replace(PLAN.goals[0], extra={"Baggrund": "Loven trådte i kraft i 2020."})
    draft = Version("Udkast", "draft")
    return replace(PLAN, goals=(goal, *PLAN.goals[1:]), version=draft, findings=(finding,))


DRAFT = findings.draft_with_signatures("Udkast")
LABEL = findings.unknown_label("Baggrund", None, PLAN.goals[0].source[:1])
RECURRING = findings.recurring(MILESTONE.text, MILESTONE.source)
YEARLESS = findings.deadline_without_year(MILESTONE.text, MILESTONE.source)
LOOSE = findings.unplaced_text("Ord, der ikke hører til noget.", MILESTONE.source)
FAR = findings.unplaced_text("Ord, der ikke hører til noget.", ELSEWHERE)
UNSURE = findings.unsure_words(("tilgængelig",), 1, MILESTONE.source)
PAGES = findings.pages_lost((Place(page=1),))
FIRST = "/goals/0/milestones/0"


@pytest.mark.parametrize(
    ("finding", "correction", "settles"),
    [
        (DRAFT, setting(PLAN, "", "version", {"kind": "signed", "text": "Underskrevet"}), True),
        (DRAFT, setting(PLAN, "", "version", {"kind": "draft", "text": "Udkast 2"}), True),
        (DRAFT, setting(PLAN, "", "title", "Resultatplan"), False),
        (LABEL, setting(PLAN, "/goals/0", "extra", None, name="Baggrund"), True),
        (LABEL, setting(PLAN, "/goals/0", "extra", "Loven er ny.", name="Baggrund"), False),
        (RECURRING, setting(PLAN, FIRST, "deadline", {"text": "Q3"}), True),
        (YEARLESS, setting(PLAN, FIRST, "deadline", {"text": "Q3"}), True),
        (YEARLESS, setting(PLAN, FIRST, "text", "Erklæringen er opdateret."), True),
        (YEARLESS, setting(PLAN, FIRST, "weight", {"value": 5, "unit": "point"}), False),
        (UNSURE, made("remove", anchor(PLAN, FIRST)), True),
        (UNSURE, made("remove", anchor(PLAN, "/goals/0/milestones/1")), False),
        (LOOSE, made("remove", anchor(PLAN, FIRST)), False),
        (PAGES, made("remove", anchor(PLAN, "/goals/0")), False),
        (FAR, made("add", anchor(PLAN, "/goals/0"), kind="milestone", value={"text": "Nyt."}), False),
    ],
)
def test_a_finding_goes_when_what_it_says_is_put_right(finding: Finding, correction: Correction, settles: bool) -> None:
    plan = _doubted(finding)
    done = corrected(plan, [correction])
    assert done.left == ()
    assert (finding not in done.plan.findings) == settles


def test_a_draft_of_another_name_is_still_a_draft_that_is_signed() -> None:
    done = corrected(_doubted(DRAFT), [setting(PLAN, "", "version", {"kind": "draft", "text": "Udkast 2"})])
    assert findings.draft_with_signatures("Udkast 2") in done.plan.findings


def test_new_words_without_a_time_of_their_own_are_doubted_anew() -> None:
    text = "Udvalget mødes hver måned."
    done = corrected(PLAN, [setting(PLAN, FIRST, "text", text)])
    assert findings.recurring(text, MILESTONE.source) in done.plan.findings
    assert done.plan.goals[0].milestones[0].deadline is None
