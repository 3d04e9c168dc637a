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
PLACES = AMOUNTS | word_set("i hos ved blandt og samt eller alt samlet yderligere alle samtlige har få får nå når nye")
NO_VERB = word_set("over under efter eller der her hver per dertil ellers")
MODALS = word_set("skal vil kan må at bør")
SHARE_OF = re.compile(r"(?:%|pct\.|pct|procent)\s+af\s+(?:de\s+|(?:\w{1,30}\s+){1,3}på\s+)?$", re.IGNORECASE)
CONTEXT = 60


def is_reached(masked: str, figure: Figure) -> bool:
    """Does *figure*, which no word compares, say what must be reached?"""
    before = masked[max(0, figure.start - CONTEXT) : figure.start]
    ends = not masked[figure.end : figure.end + CONTEXT].strip(" .;,)")
    if ends and not before.strip():
        return True
    match = BEFORE.search(before)
    word, earlier = (match["word"].lower(), match["earlier"].lower().split()) if match else ("", [])
    if word in EXISTING and not (figure.measure and figure.measure.kind == "money"):
        return False
    opening = not word or word.endswith(OPENING) or before.rstrip().endswith(".")
    if figure.measure and figure.measure.name:
        return measured(figure, word, before, opening=opening)
    if figure.unit:
        return opening or counted(figure, word, earlier)
    given = word in STATES or (word.endswith(":") and ends) or (word in AMOUNTS and figure.value != int(figure.value))
    return given and not figure.in_words


def measured(figure: Figure, word: str, before: str, *, opening: bool) -> bool:
    """``på 9 mio. kr.``, ``er 98 pct.``, ``er 10 dage``; a duration elsewhere only describes."""
    if SHARE_OF.search(before):
        return False
    if figure.measure and figure.measure.kind == "time":
        return not figure.measure.genitive and (word in AMOUNTS or (opening and figure.measure.name != "year"))
    return True


def counted(figure: Figure, word: str, earlier: list[str]) -> bool:
    """``er afholdt 4 møder``, ``skal afholde 4 møder``; behind a preposition only digits, behind a noun none."""
    verb = (word.endswith(("t", "es", "er")) and word not in NO_VERB) or (
        word.endswith("e") and bool(MODALS.intersection(earlier))
    )
    return verb or (
        word in PLACES and (not figure.in_words or word in STATES or word in ("har", "og", "samt", "yderligere"))
    )
