"""Verdicts and lights, as people call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Lang, Rating, Verdict

_RATINGS: Final[Mapping[Verdict | Rating, tuple[str, str]]] = {
    "met": ("opfyldt", "met"),
    "partly_met": ("delvist opfyldt", "partly met"),
    "not_met": ("ikke opfyldt", "not met"),
    "dropped": ("udgået", "dropped"),
    "unknown": ("ikke vurderet", "not judged"),
    "light_only": ("kun trafiklys", "traffic light only"),
    "not_reported": ("ikke oplyst", "not reported"),
    "green": ("grøn", "green"),
    "yellow": ("gul", "yellow"),
    "red": ("rød", "red"),
}


def rating_word(rating: Verdict | Rating, lang: Lang) -> str:
    """A verdict or a light.

    >>> rating_word("partly_met", "da"), rating_word("not_reported", "en")
    ('delvist opfyldt', 'not reported')
    """
    danish, english = _RATINGS[rating]
    return english if lang == "en" else danish
