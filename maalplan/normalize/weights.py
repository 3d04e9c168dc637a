"""What a goal or a milestone counts for."""

from __future__ import annotations

import re

from maalplan.model import Weight
from maalplan.normalize.numbers import NUMBER, as_number

LABEL = r"(?P<label>(?:[()\[:=%\s]|vægt(?:ning|ningen|en)?\b|point\b|procent\b|pct\b\.?|i\b)*)"
UNIT = r"(?P<unit>%|pct\b\.?|procent\b|points?\b|pts?\b\.?)?"
OF_ALL = r"(?:\s?(?:/|(?:ud\s)?af)\s?100(?:\s?point\b)?)?"
WEIGHT = re.compile(rf"{LABEL}(?P<number>{NUMBER})\s?{UNIT}{OF_ALL}\s?[)\]]?\.?", re.IGNORECASE)
PERCENT = re.compile(r"%|pct|procent", re.IGNORECASE)


def as_weight(words: str, *, percent: bool = False) -> Weight | None:
    """The weight that *words* (clean text of a cell, or a labelled line) give.

    *percent* says that a bare number is percent, because the header says so or the plan's weights add to 100; else it
    is points.

    >>> as_weight("Vægtning: 15 point"), as_weight("25%")
    (Weight(value=15.0, unit='point'), Weight(value=25.0, unit='percent'))
    >>> as_weight("15", percent=True), as_weight("-")
    (Weight(value=15.0, unit='percent'), None)
    """
    match = WEIGHT.fullmatch(words.strip())
    number = as_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    said = match["unit"] or match["label"]
    if PERCENT.search(said):
        return Weight(number, "percent")
    return Weight(number, "percent" if percent and "p" not in said.lower() else "point")
