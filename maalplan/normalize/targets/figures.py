"""Figures with their units, as printed, before anything is said of what they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from maalplan.normalize.numbers import NUMBER, NUMBER_WORD, as_number
from maalplan.normalize.quick import lowered
from maalplan.normalize.targets.nouns import noun_at
from maalplan.normalize.units import Unit, read_unit

PARTS = {"tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "ottende": 8, "tiende": 10}
GLUED = r"(?:pct|kr|mio|mia|dage|uger)\b"
ONE_LONG = r"\s(?:(?:kalender|arbejds|hver)?dag|døgn|uge|måned|år|time|minut)(?!\w)"
FIGURE = re.compile(
    rf"(?<![\w-])(?=[^\W\d_])(?:"
    rf"(?:(?P<half>halvdelen)|(?P<many>[eé]n|{NUMBER_WORD})\s(?P<part>{'|'.join(PARTS)})del(?:e|en)?)(?!\w)"
    rf"|(?P<word>{NUMBER_WORD})(?![\w-])"
    rf"|(?P<one>[eé]n|[eé]t)(?={ONE_LONG}))"
    rf"|(?=[\d½−–-])(?<![\w,.½])(?:"
    rf"(?<!\d )(?P<sign>(?<![\w)/+])[-−–])?(?!0\d)(?P<number>{NUMBER})(?![\d½]|[.,]\d|[^\W\d_])"
    rf"|(?P<glued>{NUMBER})(?={GLUED}))"
    r"|(?=\d)(?<![\w,.])(?P<stop>\d{1,9}\.\d{1,2})(?=\s?(?:%|pct|procent|mio|mia))"
)
"""A figure: ``halvdelen``, ``to tredjedele``; ``12,5``; ``15dage``; ``tre``; the ``en`` of ``en måned``; ``99.9 %``."""
LIMITS_ONE = re.compile(
    r"\b(?:inden\s?for|senest|højst|maks\.?|maksimalt|under|mindst|minimum)\s(?:på\s)?$", re.IGNORECASE
)
"""What makes the article in ``inden for en måned`` a figure."""
OR_MORE = re.compile(r"\s(?:eller|og)\s(?:derover|mere|flere|højere|opefter|bedre|over)\b|\+(?=\s|$)", re.IGNORECASE)
OR_LESS = re.compile(r"\s(?:eller|og)\s(?:derunder|mindre|færre|lavere|kortere|hurtigere|under)\b", re.IGNORECASE)
CROWNS_BEFORE = re.compile(r"(?:\bkr\.?|\bDKK)\s?$", re.IGNORECASE)


Bound: TypeAlias = Literal["at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``start``; its digits end at ``bare_end``, its unit at ``end``.

    ``measure`` is null where the unit is a counted noun, or none. ``bound`` is ``at_least`` for ``eller flere``,
    ``at_most`` for ``eller derunder``.
    """

    start: int
    bare_end: int
    end: int
    value: float
    unit: str | None
    measure: Unit | None
    in_words: bool = False
    bound: Bound | None = None


@lru_cache(maxsize=1024)
def figures_in(masked: str) -> tuple[Figure, ...]:
    """Every figure in a masked text, from left to right; kept for those who ask next."""
    return tuple(found for match in FIGURE.finditer(lowered(masked)) if (found := figure_of(masked, match)))


def figure_of(masked: str, match: re.Match[str]) -> Figure | None:
    """The figure that :data:`FIGURE` has found; an article that limits nothing is none."""
    if match["half"] or match["part"]:
        share = 0.5 if match["half"] else (as_number(match["many"]) or 1.0) / PARTS[match["part"].lower()]
        of_all = Unit("percent", 1.0, match.end(), "share")
        return Figure(match.start(), match.end(), match.end(), round(100 * share, 1), "percent", of_all, in_words=True)
    if match["one"]:
        limits = LIMITS_ONE.search(masked[max(0, match.start() - 20) : match.start()])
        return with_unit(masked, match.start(), match.end(), 1.0, in_words=True) if limits else None
    value = float(match["stop"]) if match["stop"] else as_number(match["number"] or match["glued"] or match["word"])
    if value is None:
        return None
    sign = -1.0 if match["sign"] else 1.0
    return with_unit(masked, match.start(), match.end(), sign * value, in_words=bool(match["word"]))


def with_unit(masked: str, start: int, bare_end: int, value: float, *, in_words: bool) -> Figure:
    """The figure with what it is a figure of: ``eller flere`` can stand before the unit or after it."""
    early, bound = bound_at(masked, bare_end)
    measure = read_unit(masked, early)
    unit, end = (measure.name, measure.end) if measure else (None, early)
    if measure is None or measure.name is None:
        noun = noun_at(masked, end)
        unit, end = (noun.words, noun.end) if noun else (None, end)
    if measure is None and (crowns := CROWNS_BEFORE.search(masked[max(0, start - 6) : start])):
        start, unit, end = start - len(crowns[0]), "DKK", early
        measure = Unit("DKK", 1.0, early, "money")
    late, late_bound = bound_at(masked, end)
    factor = measure.factor if measure else 1.0
    return Figure(start, bare_end, late, value * factor, unit, measure, in_words, bound or late_bound)


def bound_at(masked: str, at: int) -> tuple[int, Bound | None]:
    """``eller flere`` or ``eller derunder`` at offset *at*: where it ends, and what it means."""
    if more := OR_MORE.match(masked, at):
        return more.end(), "at_least"
    if less := OR_LESS.match(masked, at):
        return less.end(), "at_most"
    return at, None


def sharing_unit(one: Figure, other: Figure) -> Figure:
    """*one* counted in the unit of *other*: ``5-10 mio. kr.``"""
    factor = other.measure.factor if other.measure else 1.0
    return replace(one, value=one.value * factor, unit=other.unit, measure=other.measure)
