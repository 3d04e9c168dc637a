"""Histories in which everything happens that can happen to a goal."""

from __future__ import annotations

from dataclasses import replace

from maalplan.history import history_of
from maalplan.model import History
from maalplan.output.history.cells import Shown
from tests.history.plans import (
    AFTALE,
    ARKIV,
    MUSEER,
    SYGEFRAVAER,
    TILSYN,
    VAND,
    goal,
    numbered,
    plan,
    with_points,
    worded,
)

BOTH = ("Drikkevand og fødevarer", f"{VAND[1]} {TILSYN[1]}", VAND[2] + TILSYN[2])
HOSTILE = (
    '<script>alert("x")</script> & \x1b[31m "mål"',
    "»Æ ø å« \N{RIGHT-TO-LEFT OVERRIDE}",
    ("=SUM(A1) er nået", "Et </title> & mere"),
)

LIVES = history_of(
    [
        plan(2021, goal("1", AFTALE, scope="ministry"), *numbered(ARKIV, VAND, SYGEFRAVAER, TILSYN)),
        plan(2022, *numbered(VAND, worded(ARKIV, "85 pct", "80 pct"), TILSYN, AFTALE)),
        plan(2024, *numbered(VAND, worded(ARKIV, "85 pct", "90 pct"), MUSEER, SYGEFRAVAER, AFTALE)),
        plan(
            2025,
            *numbered(with_points(VAND, VAND[2][0]), worded(ARKIV, "85 pct", "90 pct"), MUSEER, TILSYN),
            until=2027,
        ),
        plan(2026, *numbered(VAND, MUSEER)),
    ]
)
"""A year without a plan, goals that were away, renumbered, softened, tightened, that ended and began."""
PARTS = history_of(
    [
        plan(2022, *numbered(VAND, TILSYN, ARKIV), agency="ssi"),
        plan(2023, *numbered(BOTH, ARKIV), agency="ssi"),
        plan(2024, *numbered(VAND, ARKIV, TILSYN, MUSEER), agency="ssi"),
        plan(2025, *numbered(VAND, ARKIV), until=2027, agency="ssi"),
    ]
)
"""A merge, a split, and a plan of several years."""
SPLIT = history_of([plan(2023, *numbered(BOTH, ARKIV)), plan(2024, *numbered(VAND, ARKIV, TILSYN))])
MERGED = history_of([plan(2023, *numbered(VAND, TILSYN, ARKIV)), plan(2024, *numbered(BOTH, ARKIV))])
_UNNUMBERED = plan(2024, goal("1.2.3.4", HOSTILE), goal("2", ARKIV))
HARD = history_of(
    [replace(_UNNUMBERED, goals=(_UNNUMBERED.goals[0], replace(_UNNUMBERED.goals[1], number=None, title=None)))]
)
"""Words that make trouble, a long number, and none; a goal without a title."""


def all_of(*histories: History) -> list[Shown]:
    """The histories with all of their threads."""
    return [Shown(one, one.threads) for one in histories]
