"""The words around a time expression: which of them make it a due time, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from maalplan.normalize.deadlines.moments import OPENING, OPENINGS, Moment, read_moment
from maalplan.normalize.quick import lowered

Kind: TypeAlias = Literal["by", "before", "end", "until", "at", "per", "within", "in", "range", "to", "bare"]
"""``by`` senest, ``before`` inden, ``end`` ved udgangen af, ``until`` frem til, ``at`` ved, ``per`` pr.,
``within`` i løbet af, ``in`` i, ``range`` fra … til, ``to`` til, ``bare`` nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time with the words that lead it, at ``start`` to ``end`` of the text; of a list ``first`` and ``last``."""

    start: int
    end: int
    kind: Kind
    first: Moment
    last: Moment


def words_at(pattern: str) -> re.Pattern[str]:
    """*pattern*, for words in lower case, at the edge of a word; a space in it is any white space."""
    return re.compile(rf"(?<!\w)(?:{pattern})".replace(" ", r"\s"))


END = "(?:udgangen|udløbet|afslutningen) af "
WHOLE = "(?:(?:hen over|henover|igennem|gennem|i|over) )?hele |hen over |henover |igennem |gennem "
CONNECTORS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("by", words_at(f"(?:senest|inden|før)(?: (?:ved|med|i|på))? (?:{END}|slutningen af )")),
    ("end", words_at(f"(?:(?:frem|indtil) )?(?:(?:ved|med|mod|i|på|til) )?{END}")),
    ("by", words_at("(?:ikke senere end|senest(?: (?:i løbet af|i|ved|pr[.]|per|med|til|inden|på))?)(?: |: ?)")),
    ("per", words_at("(?:pr[.] ?|per |omkring (?:den |d[.] ?)?)")),
    ("until", words_at("(?:frem til(?: og med)?|til og med|t[.]o[.]m[.]|indtil(?: og med)?) ")),
    ("within", words_at("inden ?for ")),
    ("before", words_at("(?:inden|før|forud for|forinden) ")),
    ("within", words_at(f"(?:i løbet af |i perioden (?:(?:fra|mellem) )?|{WHOLE})")),
    ("range", words_at("(?:fra|mellem) ")),
    ("in", words_at("i ")),
    ("to", words_at("til ")),
    ("at", words_at("(?:ved|med) ")),
)
RESPECTIVELY = words_at("(?:(?:hhv[.]|henholdsvis|både|enten)(?: i| ved| pr[.])? )")
JOINT = re.compile(
    r"\s*(?:,?\s*(?:og|eller|samt|til(?:\sog\smed)?|t\.o\.m\.)\s(?:(?:i|inden|senest|hhv\.|henholdsvis|igen)\s)?|[-–/&+,])\s*"
)
BEGINNING = re.compile(
    r"(?<![\w§])(?<!\d[.,/–-])(?=(?P<lead>senest|inden(?:for)?|før|frem|indtil|ved|med|i|på|til|udgangen|udløbet|afslutningen|ikke"
    r"|per|pr|omkring|t\.o\.m|forud|forinden|hen|henover|igennem|gennem|over|hele|fra|mellem|hhv|henholdsvis|både|enten)"
    rf"(?!\w)|{OPENING})"
)
"""Where a phrase may begin: with a time, or a word that opens a connector; at the edge of a word, and never inside a
figure."""


@lru_cache(maxsize=1024)
def phrases(text: str) -> tuple[Phrase, ...]:
    """Every time expression in *text*, with what leads it, from left to right; kept for those who ask next."""
    low = lowered(text)
    return tuple(_phrases(low)) if OPENINGS.search(low) else ()


def _phrases(text: str) -> Iterator[Phrase]:
    at = 0
    for word in BEGINNING.finditer(text):
        if word.start() >= at and (found := phrase_at(text, word.start(), led=bool(word["lead"]))):
            at = found.end
            yield found


def phrase_at(text: str, at: int, *, led: bool) -> Phrase | None:
    """The phrase that begins at *at*; with a connector only where it may be *led*."""
    for kind, pattern in CONNECTORS if led else ():
        lead = pattern.match(text, at)
        if lead and (found := moments_at(text, lead.end(), kind)):
            return replace(found, start=at)
    return moments_at(text, at, "bare")


def moments_at(text: str, at: int, kind: Kind) -> Phrase | None:
    """The time at *at*, or the list of times: ``Q1, Q2 og Q4``, ``24. april, 24. august og 24. oktober``."""
    respectively = RESPECTIVELY.match(text, at)
    first = read_moment(text, respectively.end() if respectively else at)
    if first is None:
        return None
    last = first
    while joint := JOINT.match(text, last.end):
        following = read_moment(text, joint.end())
        if following is None or not of_one_list(last, following):
            break
        first, last = shared_year(first, following), following if following.year else replace(following, year=last.year)
    return Phrase(first.start, last.end, kind, first, last)


def of_one_list(one: Moment, other: Moment) -> bool:
    """Days go with days; quarters, months and seasons with each other; years with years."""
    return all(
        (one.grain in grains) == (other.grain in grains)
        for grains in (("day", "figures"), ("year",), ("week",), ("end", "plan"))
    )


def shared_year(first: Moment, following: Moment) -> Moment:
    """*first* with the year that is printed once, behind a later one: ``24. april og 24. august 2025``."""
    return first if first.year or not following.year else replace(first, year=following.year)


# ------------------------------------------------------------------ is it a due time?

COMPARED = words_at(
    "(?:end|siden|som|ligesom|mod|niveauet|baseline(?:n)?|udgangspunkt(?:et)?|sammenlignet med|i forhold til|ift[.])"
    "[:,]? ?$"
)
"""What stands before a time with which something is compared."""

NAMED = words_at(
    "(?:for|af|fra|til|efter|om|over|under|version|v[.]|udgave|release|vedr[.]|vedrørende|nr[.]|og med|tidligst"
    "|dateret|gældende|(?:der|som) (?:træder|trådte|trådt) i kraft|ikrafttræd[a-z]*|virkning|virkningstidspunkt) $"
)
"""What stands before a bare time that names a law, an account or a start."""

IN_FORCE = words_at("(?:(?:der|som) (?:træder|trådte) i kraft|ikrafttræd[a-z]*|virkning) $")
LABEL = words_at("(?:tids)?(?:frist|deadline|termin|tidspunkt|dato|forventet)(?:en)?(?:: ?| )$")
OPENS = re.compile(r"(?:^|[(\[:;–—•]|\s-|\.)\s*$")
CLOSES = re.compile(r"\s*(?:$|[)\];:,–—]|\.(?:\s|$)|-\s)")
LEAD_WINDOW = 40


def is_due(text: str, phrase: Phrase, *, alone: bool) -> bool:
    """Does *phrase* say when something falls due? *alone*: it is all that its cell or its parentheses hold."""
    before = lowered(text[max(0, phrase.start - LEAD_WINDOW) : phrase.start])
    if re.match(r"-[^\W\d]", text[phrase.end : phrase.end + 2]) or COMPARED.search(before):
        return False
    if phrase.kind == "bare":
        return alone or (not NAMED.search(before) and stands_bare(text, phrase))
    if phrase.kind == "to" and alone:
        return True
    leads = {"in": leads_in, "range": leads_range}.get(phrase.kind, leads_other)
    return not IN_FORCE.search(before) and leads(phrase)


def leads_in(phrase: Phrase) -> bool:
    """``i`` leads all but days and bare years: ``SSI vil i 2025`` is no due time."""
    return phrase.first.grain not in ("year", "day", "figures", "plan")


def leads_range(phrase: Phrase) -> bool:
    """``fra marts til juni``; ``fra marts`` and ``fra 2024 til 2025`` are no due times."""
    return (phrase.first is not phrase.last or phrase.first.several) and phrase.first.grain not in ("year", "figures")


def leads_other(phrase: Phrase) -> bool:
    """``senest`` leads any time; ``frem til 2030`` is a horizon; ``til`` leads seasons, ``ved`` an end."""
    grain = phrase.first.grain
    match phrase.kind:
        case "by" | "before" | "end":
            return True
        case "until" | "per":
            return grain != "year"
        case "within":
            return grain != "figures" or phrase.first is not phrase.last
        case "to":
            return grain == "season"
        case _:
            return grain == "end"


def stands_bare(text: str, phrase: Phrase) -> bool:
    """A quarter, a third of a month or a day needs no lead; the rest must stand apart, and a year never is one."""
    if phrase.first.grain in ("quarter", "part", "day"):
        return True
    apart = bool(OPENS.search(text[: phrase.start][-3:]) and CLOSES.match(text, phrase.end))
    labelled = bool(LABEL.search(lowered(text[max(0, phrase.start - LEAD_WINDOW) : phrase.start])))
    return labelled or (apart and phrase.first.grain in ("month", "season", "letter", "week"))
