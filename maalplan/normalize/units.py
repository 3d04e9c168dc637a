"""Units as Danes print them → the units of the contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["share", "money", "time", "physical", "other"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement that ends at offset ``end``; a figure before it counts ``factor`` of it.

    ``name`` is null for a scale alone (``1,2 mio. besøgende``); what the contract has no name for is as printed
    (``km²``). ``genitive``: ``5 dages varsel``.
    """

    name: str | None
    factor: float
    end: int
    kind: Kind
    genitive: bool = False


SCALES = (("milliard", 1e9), ("mia", 1e9), ("mill", 1e6), ("mio", 1e6), ("mkr", 1e6), ("t", 1e3))
"""How the words for a scale begin, the longest first."""

SCALE = r"(?P<scale>mio\b\.?|mill\b\.?|million(?:er)?\b|mia\b\.?|milliard(?:er)?\b|tusind(?:e)?\b|t\.)"
CROWNS = r"(?:kr\b\.?|kroner\b|DKK\b)"

MONEY = re.compile(rf"\s?(?:(?:{SCALE}\s?)?{CROWNS}|(?P<glued>tkr|mkr|t\.?\skr)\b\.?|,-(?!\w))", re.IGNORECASE)
SCALE_ALONE = re.compile(rf"\s?(?!t\.){SCALE}", re.IGNORECASE)
MEASURE_WORDS: tuple[tuple[str, Kind, str], ...] = (
    ("percentage_point", "share", r"(?:procent|pct\.?|%)[\s-]?(?:point|pts?\b\.?)s?(?!\w)|p\.p\.|pp\b"),
    ("percent", "share", r"%|pct\b\.?|procent\b"),
    ("working_day", "time", r"(?:arbejds|hver|bank)dag(?:e)?(?P<genitive>s)?\b"),
    ("day", "time", r"(?:kalender)?dag(?:e)?(?P<genitive>s)?\b|døgn\b"),
    ("week", "time", r"uge(?:r)?(?P<genitive>s)?\b"),
    ("month", "time", r"måned(?:er)?(?P<genitive>s)?\b|mdr?\b\.?"),
    ("year", "time", r"år(?P<genitive>s)?\b"),
    ("hour", "time", r"time(?:r)?(?P<genitive>s)?\b"),
    ("minute", "time", r"minut(?:ter)?(?P<genitive>s)?\b|min\b\.?"),
    ("fte", "other", r"årsværk\b|ÅV\b|FTE\b"),
    ("point", "other", r"point\b|pts?\b\.?"),
)
PHYSICAL = (
    r"(?:[mcdk]?m[²³23]?|kvadrat(?:kilo)?meter|kubikmeter|(?:kilo|centi|milli)?meter|mm|sømil|ha|hektar|tons?|kg|kilo|liter"
    r"|[kMGT]?Wh?|[MGTP]J|kV|[kMG]?Hz|[MGT]B|[MG]bit(?:/s)?|km/t|°C|grader|dB|promille|‰)"
)
"""Units of physics, which plans give as they are."""

AS_PRINTED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("time", re.compile(r"\s?(?:sekund(?:er)?|sek)(?![\w-])", re.IGNORECASE)),
    ("physical", re.compile(rf"\s?{PHYSICAL}(?![\w/-])")),
)
MEASURES = tuple((name, kind, re.compile(rf"\s?(?:{words})", re.IGNORECASE)) for name, kind, words in MEASURE_WORDS)


def read_unit(text: str, at: int) -> Unit | None:
    """The unit of measurement that stands at offset *at*, with or without a space before it.

    >>> read_unit("5,0 mio. kr.", 3)
    Unit(name='DKK', factor=1000000.0, end=12, kind='money', genitive=False)
    >>> read_unit("4 pct.-point", 1).name, read_unit("10 hverdage", 2).name
    ('percentage_point', 'working_day')
    >>> read_unit("4,5 km²", 3).name
    'km²'
    """
    money = MONEY.match(text, at)
    if money:
        return Unit("DKK", scale_of(money["scale"] or money["glued"]), money.end(), "money")
    for name, kind, pattern in MEASURES:
        match = pattern.match(text, at)
        if match:
            return Unit(name, 1.0, match.end(), kind, bool(match.groupdict().get("genitive")))
    for kind, pattern in AS_PRINTED:
        match = pattern.match(text, at)
        if match:
            return Unit(match[0].strip(), 1.0, match.end(), kind)
    scale = SCALE_ALONE.match(text, at)
    return Unit(None, scale_of(scale["scale"]), scale.end(), "other") if scale else None


def scale_of(words: str | None) -> float:
    """How many a ``mio.`` or ``t.`` is; 1 for none."""
    return next((factor for start, factor in SCALES if (words or "").lower().startswith(start)), 1.0)
