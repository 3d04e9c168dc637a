"""What a goal or a milestone counts for."""

from __future__ import annotations

import re

from maalplan.model import Weight
from maalplan.normalize.numbers import NUMBER, as_number

WEIGHT = re.compile(
    rf"[\[(]?(?:vægt(?:ning|en|ningen)?|point)?\s?(?:i\s(?:alt|procent|pct\.|point)\s?)?(?:\((?:i\s)?(?:%|pct\.|procent|point)\))?\s?[:=]?\s?"
    rf"(?P<number>{NUMBER})\s?(?P<unit>%|pct\.?|procent|point|pts?\.?|p\.?)?\s?(?:ud\saf\s100|/\s?100|af\s100)?"
    rf"(?P<late>\s?(?:%|pct\.?|procent|point))?[\])]?\.?",
    re.IGNORECASE,
)


def as_weight(words: str, *, percent: bool = False) -> Weight | None:
    """The weight that *words* (clean text of a cell, or a labelled line) give.

    *percent* is what a bare number means: percent where the header says so or the plan's weights add to 100, else points.

    >>> as_weight("Vægtning: 15 point"), as_weight("25%")
    (Weight(value=15.0, unit='point'), Weight(value=25.0, unit='percent'))
    >>> as_weight("15", percent=True), as_weight("-")
    (Weight(value=15.0, unit='percent'), None)
    """
    match = WEIGHT.fullmatch(words.strip())
    number = as_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    unit = (match["unit"] or match["late"] or "").strip().lower()
    if unit:
        return Weight(number, "percent" if unit.startswith(("%", "pct", "procent")) else "point")
    said = re.search(r"%|pct|procent|(point)", words[: match.start("number")], re.IGNORECASE)
    return Weight(number, ("point" if said[1] else "percent") if said else ("percent" if percent else "point"))
