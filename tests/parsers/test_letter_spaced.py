"""Letter-spaced words."""

from __future__ import annotations

import pytest

from maalplan.model import Text
from maalplan.parsers.letter_spaced import closed_up
from tests.parsers.making import goals_of, heading, item, table


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("R e s u l t a t m å l   1", "Resultatmål 1"),
        ("K o n c e r n f æ l l e s   m å l", "Koncernfælles mål"),
        ("M å l e p u n k t :", "M å l e p u n k t :".replace(" ", "")[:-1] + " :"),
        ("M å l:", "M å l:"),
        ("Plan a b c", "Plan a b c"),
        ("Bilag A, B og C", "Bilag A, B og C"),
        ("1 2 3 4 5", "1 2 3 4 5"),
    ],
)
def test_four_letters_that_stand_alone_are_a_word(printed: str, words: str) -> None:
    (block,) = closed_up((heading(printed),))
    assert isinstance(block, Text)
    assert block.text == words


def test_a_spaced_heading_and_label_are_read() -> None:
    (goal,) = goals_of(
        heading("F æ l l e s   m å l"),
        heading("Mål 1", 2),
        table(["T i t e l", "M å l e p u n k t"], ["Budget", [item("Budgettet holder.")]]),
    )
    assert (goal["scope"], goal["title"], goal["milestones"]) == ("ministry", "Budget", ["Budgettet holder."])
