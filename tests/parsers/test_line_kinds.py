"""What can be seen of a line of a flattened table by itself."""

from __future__ import annotations

import pytest

from maalplan.parsers.line_kinds import is_date, kind_of, kinds_of
from tests.parsers.making import text


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Q2", True),
        ("Q2-Q4", True),
        ("3. kvartal 2025", True),
        ("senest 30. september", True),
        ("01.09.2026", True),
        ("17/12 2024", True),
        ("ultimo juni", True),
        ("inden udgangen af 2025", True),
        ("årets udgang", True),
        ("2025", False),
        ("12 dage", False),
        ("1. Planen er klar", False),
        ("Q2 er slut", False),
    ],
)
def test_dates(words: str, date: bool) -> None:  # the expected value of a case table
    assert is_date(words) is date


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("30 pct.", {"weight", "value", "finished"}),
        ("mindst 22 pct.", {"value", "finished"}),
        ("1.1", {"number", "value"}),
        ("-", {"empty"}),
        ("og alle søer.", {"begins_low", "finished"}),
        ("Prøverne tages i", {"unfinished"}),
        ("Rene søer", set()),
    ],
)
def test_kinds(words: str, seen: set[str]) -> None:
    kind = kind_of(text("line", words))
    flags = ("weight", "value", "number", "empty", "begins_low", "finished", "unfinished", "date")
    assert {flag for flag in flags if getattr(kind, flag)} == seen


def test_a_sentence_is_known_where_it_begins() -> None:
    lines = [text("line", words) for words in ("Rene søer", "Søerne skal", "være rene.", "Prøven er taget.")]
    assert [kind.sentence for kind in kinds_of(lines, [False] * 4)] == [
        "Rene søer",
        "Søerne skal være rene.",
        "",
        "Prøven er taget.",
    ]


def test_lines_that_are_a_date_together() -> None:
    lines = [text("line", words) for words in ("inden", "udgangen af", "2025", "Q2", "Q4")]
    assert [kind.date for kind in kinds_of(lines, [False] * 5)] == [True] * 5
