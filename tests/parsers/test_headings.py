"""What headings say."""

from __future__ import annotations

import pytest

from maalplan.parsers.headings import heading_words, read_heading
from maalplan.parsers.spans import whole
from tests.parsers.making import WORDS, heading


@pytest.mark.parametrize(
    ("words", "goal", "number", "title"),
    [
        ("Mål 1", True, "1", None),
        ("Mål 1: Hurtigere svar til borgerne", True, "1", "Hurtigere svar til borgerne"),
        ("Mål 3.1", True, "3.1", None),
        ("Mål A1: Tilsyn", True, "A1", "Tilsyn"),
        ("Resultatmål 2 – Økonomi", True, "2", "Økonomi"),
        ("Resultatmål nr. 4: Drift", True, "4", "Drift"),
        ("Resultatmål: Hurtig sagsbehandling", True, None, "Hurtig sagsbehandling"),
        ("Bedre drift (Hovedmål 3)", True, "3", "Bedre drift"),
        ("3.2 Mål 4: Drift", True, "4", "Drift"),
        ("4.1 Resultatmål: Drift", True, "4.1", "Drift"),
        ("2. Koncernfælles mål", False, "2", "Koncernfælles mål"),
        ("3.1 Vedligehold af slotte", False, "3.1", "Vedligehold af slotte"),
        ("1.1Resultatløn", False, "1.1", "Resultatløn"),
        ("Mål for 2025", False, None, "Mål for 2025"),
        ("Mål 2025", False, None, "Mål 2025"),
        ("Mål 1 og 2 er de vigtigste", False, None, "Mål 1 og 2 er de vigtigste"),
    ],
)
def test_number_and_title_are_told_apart(words: str, goal: bool, number: str | None, title: str | None) -> None:
    read = read_heading(whole(heading(words)), WORDS)
    assert (read.goal, read.number and read.number.text, read.title and read.title.text) == (goal, number, title)


def test_a_label_and_colon_is_a_goal_only_where_it_is_printed_as_a_heading() -> None:
    span = whole(heading("Mål: Hurtigere svar"))
    assert read_heading(span, WORDS).goal
    assert not read_heading(span, WORDS, printed_as_heading=False).goal


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("2. Koncernfælles mål ............ 4", "Koncernfælles mål"),
        ("Aftale\t6", "Aftale"),
        ("3. Mål for\n2025 … 5", "Mål for 2025"),
    ],
)
def test_contents_entries_lose_number_leader_and_page(entry: str, words: str) -> None:
    assert heading_words(entry) == words
