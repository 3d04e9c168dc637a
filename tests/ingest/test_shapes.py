"""Shapes of lines: marks, drawn lines, contents entries."""

from __future__ import annotations

import pytest

from maalplan.ingest.shapes import bullet, is_contents, is_rule, number_mark


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("• Planen er klar", "•", "Planen er klar"),
        ("•Planen er klar", "•", "Planen er klar"),
        ("– Planen er klar", "–", "Planen er klar"),
        ("- almen praksis", "-", "almen praksis"),
        ("\uf0b7 Planen", "•", "Planen"),
        ("\uf02d\tPlanen", "•", "Planen"),
        ("• • Planen", "•", "Planen"),
        ("o\tPlanen", "o", "Planen"),
        ("▪\u200b Planen", "▪", "Planen"),
    ],
)
def test_bullets(text: str, mark: str, rest: str) -> None:
    found = bullet(text)
    assert found is not None
    assert (found[0], text[found[1] :]) == (mark, rest)


@pytest.mark.parametrize("text", ["-", "–", "-5 pct.", "--- ", "+/- 5 pct.", "1) Planen", "§ 78 i lov", "* * *"])
def test_no_bullets(text: str) -> None:
    assert bullet(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1) Planen", "1)"),
        ("a) Planen", "a)"),
        ("(ii) Planen", "(ii)"),
        ("12. Planen", "12."),
        ("1. kvartal er afsluttet", None),
        ("16. november 2025", None),
        ("2. halvår", None),
        ("1.1 Planen", None),
        ("2 møder er afholdt", None),
        ("5.000 sager", None),
    ],
)
def test_number_marks(text: str, mark: str | None) -> None:
    found = number_mark(text)
    assert (found and found[0]) == mark


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("_____", True),
        ("____   ____", True),
        ("---", True),
        ("+----+----+", True),
        ("..........", True),
        ("-", False),
        ("...", False),
        ("- 3 -", False),
        ("", False),
        ("_____ Dato", False),
    ],
)
def test_drawn_lines(text: str, drawn: bool) -> None:
    assert is_rule(text) is drawn


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("1. Indledning ........ 3", True),
        ("2. Mål.....4", True),
        ("Aftale . . . . 12", True),
        ("Aftale …… 12", True),
        ("Mål 1", False),
        ("... 3", False),
        ("Lov nr. 403", False),
        ("Planen er klar...", False),
        ("5.000", False),
    ],
)
def test_contents_entries(text: str, entry: bool) -> None:
    assert is_contents(text) is entry
