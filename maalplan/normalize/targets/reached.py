"""Is a figure that no word compares one that must be reached? ``Der er holdt 4 møder``, not ``de 5 regioner``."""

from __future__ import annotations

import re

from maalplan.normalize.targets.figures import Figure
from maalplan.normalize.targets.nouns import word_set

BEFORE = re.compile(r"(?P<earlier>(?:[^\W\d_]+\s+){0,4}?)(?P<word>[^\s\d]+)\s*$")
OPENING = tuple("(:,;–—-[•=\0")
EXISTING = word_set("de disse dem begge første næste sidste seneste øvrige resterende nuværende eksisterende")
"""Before a figure these say that what it counts is there already."""

STATES = word_set("er være været udgør udgøre bliver blive =")
AMOUNTS = STATES | {"på", "til", "med"}
PLACES = AMOUNTS | word_set(
    "i hos ved for fra blandt og samt eller alt samlet yderligere alle samtlige har få får nå når nye"
)
PART_OF = word_set("heraf hvoraf deraf herunder")
NO_VERB = word_set("over under efter eller der her hver per dertil ellers")
MODALS = word_set("skal vil kan må at bør")
SHARE_OF = re.compile(r"(?:%|pct\.|pct|procent)\s+af\s+(?:de\s+|(?:\w{1,30}\s+){1,3}på\s+)?$", re.IGNORECASE)
AVERAGE = re.compile(r"(?:\bi\s(?:gennemsnit|snit)|\bgennemsnitligt?)\s+$", re.IGNORECASE)
DESCRIBED = re.compile(
    r"(?:pulje|bevilling|ramme|budget|loft|kvote|fond|aftale|forlig|kontrakt|projekt|program|lån|reserve|længde|varighed|løbetid"
    r"|periode|alder|straf|bøde)(?:n|en|[mt]?et|ets|ens|s)?\s+på\s+$",
    re.IGNORECASE,
)
"""What a figure behind it only describes: ``puljen på 20 mio. kr. er udmøntet``."""

ACT_OF = re.compile(
    r"(?:^|[.:;(\0]\s?|\b(?:der|er|og|samt|[^\W\d]+t)\s)[^\W\d]*(?:else|ing|ion|kontrol|udbud|køb|salg)(?:e?n|et)?\s+af\s+$",
    re.IGNORECASE,
)
"""``Gennemførelse af 12 tilsyn``, but not ``en vurdering af 3 modeller``."""

EACH_WEEK = re.compile(r"\s(?:om|i)\s(?:dagen|ugen|døgnet)", re.IGNORECASE)
CHANGED = re.compile(
    r"\b(?:reducer|nedbr[ai]|nedskær|øge[ts]?\b|hæve|sænke|steget|stiger|falde|faldet|vokse|udvide|forbedre|forøge|op\b|ned\b)",
    re.IGNORECASE,
)
CONTEXT = 60


def is_reached(masked: str, figure: Figure) -> bool:
    """Does *figure*, which no word compares, say what must be reached?"""
    before = AVERAGE.sub("", masked[max(0, figure.start - CONTEXT) : figure.start])
    if DESCRIBED.search(before):
        return False
    if ACT_OF.search(before):
        return True
    ends = not masked[figure.end : figure.end + CONTEXT].strip(" .;,)")
    if ends and not before.strip():
        return True
    match = BEFORE.search(before)
    word, earlier = (match["word"].lower(), match["earlier"].lower().split()) if match else ("", [])
    if word in EXISTING and not (figure.measure and figure.measure.kind == "money"):
        return False
    opening = not word or word.endswith(OPENING) or before.rstrip().endswith(".")
    if figure.measure and figure.measure.kind == "physical":
        return (word != "til" or bool(CHANGED.search(before))) and (opening or counted(figure, word, earlier))
    if figure.measure and figure.measure.name:
        return not EACH_WEEK.match(masked, figure.end) and measured(figure, word, before, opening=opening)
    if figure.unit:
        return opening or counted(figure, word, earlier)
    changed = word == "til" and bool(CHANGED.search(before))
    given = word in STATES or (word.endswith(":") and ends) or (word in AMOUNTS and figure.value != int(figure.value))
    return (given or changed) and not figure.in_words


def measured(figure: Figure, word: str, before: str, *, opening: bool) -> bool:
    """``på 9 mio. kr.``, ``er 98 pct.``, ``er 10 dage``; a duration elsewhere only describes."""
    if SHARE_OF.search(before):
        return False
    if word == "fra":
        return False
    if figure.measure and figure.measure.name == "hour" and word.endswith("t"):
        return True
    if figure.measure and figure.measure.kind == "time":
        return not figure.measure.genitive and (word in AMOUNTS or (opening and figure.measure.name != "year"))
    return True


def counted(figure: Figure, word: str, earlier: list[str]) -> bool:
    """``er afholdt 4 møder``, ``skal afholde 4 møder``; behind a preposition only digits, behind a noun none."""
    verb = (word.endswith(("t", "es", "er")) and word not in NO_VERB) or word in PART_OF or (
        word.endswith("e") and bool(MODALS.intersection(earlier))
    )
    return verb or (
        word in PLACES and (not figure.in_words or word in STATES or word in ("har", "og", "samt", "yderligere"))
    )
