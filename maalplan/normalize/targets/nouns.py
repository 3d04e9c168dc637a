"""What a figure counts: the noun behind it, as printed."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = re.compile(
    r",?\s+(?P<word>[Pp]h\.?d\.?(?:[’'-]?\w+)?|[^\W\d_](?:[\w’'/&-]*\w)?)(?P<shared>-\s(?:og|eller|samt)\s[^\W\d_][\w-]*\w)?"
)


def word_set(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


NO_NOUN = word_set(
    """i på af til med hos ved for fra om over under mellem efter før inden senest pr per og eller samt men at som der
    det den de er var har have være været bliver blev skal kan vil må ikke også således hhv heraf herunder dog jf ud
    årligt månedligt ugentligt dagligt kvartalsvis eksklusive inklusive inkl ekskl ift vedr vedrørende gennem uden
    omkring ca mindst højst minimum maksimalt hvor når hvis da så hvilket hvoraf mv mm osv ad op ned ind frem tilbage"""
)
"""Words that no figure counts."""

ADJECTIVE = re.compile(
    r"(?:ede|nde|ige|ske|lle|ale|ive|bare|fulde|løse|ære|øse|ante|ente|ste|ndte|ldte|rte|gte|gne|kte|bte|tte|lte|nte|mte|bne|lukte"
    r"|ate|rne|ete|øje|ave|ære|ude|ole"
    r"|ny|nyt|nye|stort?|store|små|større|mindre|gode|andre|forskellige|flere|faste|hele|fælles|nære|unikke|relevante"
    r"|gamle|mest|unge|lange|korte|tunge|frie|åbne|grønne|lette|rene|svære|moderne|ekstra)$"
)
"""How an adjective or participle before a plural noun ends."""

PERSONS = word_set(
    """ansatte besøgende studerende pårørende rejsende indsatte ledige unge ældre voksne deltagende fuldtidsansatte
    frivillige"""
)
"""Adjectives that are counted themselves."""


class Noun(NamedTuple):
    """A noun as printed, and the offset behind it."""

    words: str
    end: int


def noun_at(text: str, at: int) -> Noun | None:
    """The noun that follows offset *at*, with the adjectives before it.

    >>> noun_at("12 gennemførte tilsyn på virksomheder", 2)
    Noun(words='gennemførte tilsyn', end=21)
    >>> noun_at("12 af dem", 2) is None
    True
    """
    end = at
    for _ in range(3):
        match = WORD.match(text, end)
        if match is None or not may_be_counted(match["word"]) or (end == at and match[0].startswith(",")):
            return Noun(text[at:end].strip(), end) if end > at else None
        end = match.end()
        if match["word"].lower() in PERSONS or match["shared"] or not ADJECTIVE.search(match["word"].lower()):
            break
    return Noun(text[at:end].strip(), end)


def may_be_counted(word: str) -> bool:
    """Can *word* be a noun, or an adjective before one? A preposition, a verb in -es, a participle in -et can not."""
    lower = word.lower()
    return lower not in NO_NOUN and not (word.islower() and lower.endswith(("es", "et")) and len(lower) > 3)
