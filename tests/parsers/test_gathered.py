"""List marks that stand away from their items go back before them, where they come out even."""

from __future__ import annotations

import pytest

from maalplan.model import Text
from maalplan.parsers.gathered import regathered
from maalplan.parsers.landmarks import Landmarks
from tests.parsers.making import WORDS, text

MARKS = Landmarks(WORDS, frozenset())


def marked(printed: str) -> list[str]:
    blocks = [
        text("line", "" if line == "•" else line, mark="•" if line == "•" else None)
        for line in map(str.strip, printed.strip().split("\n"))
    ]
    return [f"{b.mark or ''} {b.text}".strip() for b in regathered(blocks, MARKS) if isinstance(b, Text)]


CASES = {
    "at the end of the page, for several lists": (
        """
        Målepunkter:
        Planen er klar.
        Prøverne er taget i alle
        søer.
        Mål 2
        Målepunkter:
        Målerne er sat op.
        a)
        b)
        a)
        """,
        [
            "Målepunkter:",
            "a) Planen er klar.",
            "b) Prøverne er taget i alle",
            "søer.",
            "Mål 2",
            "Målepunkter:",
            "a) Målerne er sat op.",
        ],
    ),
    "a single mark belongs to the next line": (
        "Målepunkt:\n•\nPlanen er klar.\n•\nMødet er holdt.",
        ["Målepunkt:", "• Planen er klar.", "• Mødet er holdt."],
    ),
    "some right before their items": (
        "Målepunkt:\n1)\n2)\nPlanen er klar.\nMødet er holdt.",
        ["Målepunkt:", "1) Planen er klar.", "2) Mødet er holdt."],
    ),
    "marks that do not come out even stay": (
        "Målepunkter:\nPlanen er klar.\na)\nb)",
        ["Målepunkter:", "Planen er klar.", "a)", "b)"],
    ),
    "the cover is no list": ("Kulturministeriet\nResultatplan 2025\n1.\n2.", None),
}


@pytest.mark.parametrize("case", list(CASES))
def test_marks(case: str) -> None:
    printed, expected = CASES[case]
    assert marked(printed) == (expected if expected is not None else printed.split("\n"))


def test_many_lists_that_cannot_come_out_even_stay() -> None:
    printed = "\n".join(f"Målepunkter:\nPlan {n} er klar.\nMøde {n} er holdt." for n in range(60)) + "\n•" * 61
    assert marked(printed) == printed.split("\n")
