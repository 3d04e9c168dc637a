"""Which way a figure is meant: as a floor (more is better), as a ceiling (less is better), or it cannot be told."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from maalplan.diff.words import word_lists
from maalplan.model import Milestone, Target

Sense: TypeAlias = Literal["floor", "ceiling"]

_FLOORS = frozenset({"at_least", "more_than"})
_CEILINGS = frozenset({"at_most", "less_than", "plus_minus"})
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.0}
"""Units of time in days; a working day with its share of a weekend."""
_LESSENED = re.compile(r"\b(?:reducer|nedbring|nedbragt|sænk|mindsk|fald|begræns)\w*")
_DONE = re.compile(r"\b(?:er|bliver|blevet|være|har)\s+(?:\w+\s+){0,2}?[^\W\d]{3,}(?:et|[^\We]t|ede)\b")
"""That something is done: »er scannet«, »har hurtigt fået«."""
_VAGUE_CEILING = re.compile(r"\bop til\b")


def sense_of(target: Target, milestone: Milestone) -> Sense | None:
    """Which way *target* is meant in its *milestone*.

    A figure without a comparison is meant as a ceiling where the words speak of what there should be little of
    (fejl, ventetid, sygefravær), or of a time that something takes; as a floor where something is to be done so often,
    or satisfaction is measured. ``words.toml`` has the words.
    """
    if target.comparator in _FLOORS:
        return "floor"
    if target.comparator in _CEILINGS:
        return "ceiling"
    text = milestone.text.casefold()
    if _LESSENED.search(text):
        before = text.partition(target.text.casefold())[0].split()
        return {"med": "floor", "til": "ceiling"}.get(before[-1] if before else "")  # type: ignore[return-value]
    if _pattern("less").search(text):
        return "ceiling"
    if target.unit in DAYS or target.unit == "DKK":
        return None
    return "floor" if _pattern("more").search(text) or _DONE.search(text) else None


def is_vague(target: Target) -> bool:
    """Whether it is an "up to", which asks less than the bare figure."""
    return bool(_VAGUE_CEILING.search(target.text.casefold()))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace("%", r"\w*") for word in word_lists()["sense"][name].split())
    return re.compile(rf"\b(?:{words})\b")
