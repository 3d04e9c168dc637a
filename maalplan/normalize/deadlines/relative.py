"""Times that are counted from the start of the plan: ``inden for de første 2 måneder``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from maalplan.normalize.dates import FULL_YEAR
from maalplan.normalize.numbers import NUMBER_WORDS

LENGTHS: dict[str, tuple[Literal["days", "months"], int]] = {
    "dag": ("days", 1),
    "uge": ("days", 7),
    "måned": ("months", 1),
    "kvartal": ("months", 3),
    "halvår": ("months", 6),
}
COUNT = rf"(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
RELATIVE = re.compile(
    rf"(?<!\w)(?:senest\s)?(?:inden\s?for|inden|i\sløbet\saf|i)\s(?:de|den|det|årets|periodens|planperiodens|kontraktperiodens)\s"
    rf"(?:(?P<before>{COUNT})\s)?første\s(?:(?P<after>{COUNT})\s)?(?P<unit>dag|uge|måned|kvartal|halvår)(?:e|er|r)?(?!\w)"
    rf"(?:\s(?:af|i)\s(?P<year>{FULL_YEAR})(?!\d))?(?!\sefter)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """So many days or months from the start, at ``start`` to ``end`` of the text; ``year`` where one is printed."""

    start: int
    end: int
    unit: Literal["days", "months"]
    count: int
    year: int | None


def relative_in(words: str) -> Relative | None:
    """The first time in *words* that is counted from the start.

    >>> relative_in("Planen er klar inden for de første to måneder.")
    Relative(start=15, end=45, unit='months', count=2, year=None)
    """
    match = RELATIVE.search(words) if "første" in words.casefold() else None
    if match is None:
        return None
    printed = match["before"] or match["after"] or "1"
    unit, length = LENGTHS[match["unit"].lower()]
    count = (NUMBER_WORDS.get(printed.lower()) or int(printed)) * length
    year = int(match["year"]) if match["year"] else None
    return Relative(match.start(), match.end(), unit, count, year) if 0 < count <= 1200 else None
