"""The threads that were asked for."""

from __future__ import annotations

import pytest

from maalplan.history import chosen, history_of
from maalplan.model import Scope
from tests.history.plans import AFTALE, ARKIV, VAND, goal, plan, worded

HISTORY = history_of(
    [
        plan(2023, goal("1", AFTALE, scope="ministry"), goal("2", ARKIV), goal("3", VAND)),
        plan(2024, goal("1", AFTALE), goal("4", worded(ARKIV, "Digital aflevering", "Aflevering")), goal("5", VAND)),
    ]
)


@pytest.mark.parametrize(
    ("scope", "words", "expected"),
    [
        (None, None, ["1", "2", "3"]),
        ("ministry", None, ["1"]),
        ("agency", None, ["1", "2", "3"]),
        (None, "DRIKKEVAND", ["3"]),
        (None, "digital  aflevering", ["2"]),
        (None, "4", ["2"]),
        (None, "2", ["2"]),
        (None, "slks-2024/agency/5", ["3"]),
        (None, "intet har denne titel", []),
        ("ministry", "drikkevand", []),
    ],
)
def test_goals_are_chosen_by_any_scope_title_number_or_id_they_ever_had(
    scope: Scope | None, words: str | None, expected: list[str]
) -> None:
    found = chosen(HISTORY, scope=scope, goal=words)

    assert [own.appearances[0].number for own in found] == expected
