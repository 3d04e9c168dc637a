"""What comes back has no deadline."""

from __future__ import annotations

import pytest

from maalplan.model import Period
from maalplan.normalize.deadlines import as_deadline, is_recurring

PLAN = Period("2025-01-01", "2025-12-31")

RECURRING = [
    ("Der holdes møde en gang i kvartalet.", True, "the contract's own"),
    ("Der holdes møde to gange årligt.", True, "a count"),
    ("Der holdes møde hvert kvartal.", True, "hvert"),
    ("Der rapporteres den 1. i hver måned.", True, "hver"),
    ("Der rapporteres senest 1. marts hvert år.", True, "a day that comes back"),
    ("Der følges løbende op.", True, "løbende"),
    ("Der følges kvartalsvist op.", True, "kvartalsvist"),
    ("Der holdes mindst 2 møder pr. kvartal.", True, "pr. kvartal"),
    ("Der følges løbende op i hele 2025.", True, "a whole year adds nothing"),
    ("Der er løbende holdt møder (Q1-Q4).", False, "a time is printed"),
    ("Den løbende overvågning er evalueret i Q3.", False, "løbende belongs to the noun"),
    ("Den årlige tilfredshedsmåling er gennemført.", False, "there is one a year"),
    ("Andelen af unge, der ryger dagligt, er under 9 %.", False, "what they do, not we"),
    ("Sygefraværet er højst 7,3 dage pr. medarbejder pr. år.", False, "a rate"),
    ("Planen er klar.", False, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), RECURRING)
def test_recurring(text: str, expected: bool, why: str) -> None:
    assert is_recurring(text) is expected, why
    assert not expected or as_deadline(text, PLAN) is None
