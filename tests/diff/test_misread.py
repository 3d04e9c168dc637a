"""Plans that were recognised in pictures: misread letters are no change, other words and figures are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.diff import diff_plans
from maalplan.findings import pages_recognised
from tests.diff.making import goal, plan

AS_PRINTED = "Styrelsen skal have offentliggjort vejledningen om tekstilaffald for mindst 40 kommuner (Q3)."

CASES = [
    ("Stvrelsen skal have offentliggjort vejledningen om tekstilaffald for mindst 40 kommuner (Q3).", []),
    ("Styrelsen skal have offentliggjort vejIedningen om tekstilaflald for mindst 40 kommuner (Q3).", []),
    ("Styrelsen kan have offentliggjort vejledningen om tekstilaffald for mindst 40 kommuner (Q3).", ["text"]),
    ("Styrelsen skal have udsendt vejledningen om tekstilaffald for mindst 40 kommuner (Q3).", ["text"]),
    (
        "Styrelsen skal have offentliggjort vejledningen om tekstilaffald for mindst 48 kommuner (Q3).",
        ["text", "targets"],
    ),
    ("Styrelsen skal have offentliggjort vejledningen om tekstilaffald (Q3).", ["text", "targets"]),
]


@pytest.mark.parametrize(("recognised", "expected"), CASES)
def test_misread_letters(recognised, expected):
    old = plan(2024, goal("1", "Affald", AS_PRINTED), goal("2", "Styrelsen", "Styrelsen skal kunne det."))
    new = plan(2025, goal("1", "Affald", recognised), goal("2", "Styrelsen", "Styrelsen skal kunne det."))
    scanned = replace(new, findings=(pages_recognised(()),))
    assert [one.field for one in diff_plans(old, scanned).goals[0].milestones[0].changes] == expected


def test_letters_of_a_text_that_was_not_recognised_are_as_printed():
    old = plan(2024, goal("1", "Affald", AS_PRINTED))
    new = plan(2025, goal("1", "Affald", AS_PRINTED.replace("Styrelsen", "Stvrelsen")))
    assert [one.field for one in diff_plans(old, new).goals[0].milestones[0].changes] == ["text"]
