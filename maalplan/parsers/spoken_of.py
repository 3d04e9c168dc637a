"""Sentences that speak of all goals of a plan, how they are followed up, wherever they stand."""

from __future__ import annotations

import re

_FOLLOWS_UP = re.compile(
    r"\b(?:følge[rs]\s+(?:\w+\s+){0,3}op|(?:af)?rapportere[rs]|opgøres?|evaluere[rs]|vurdere[rs]|gøres?\s+(?:\w+\s+){0,2}status"
    r"|foretages\s+(?:\w+\s+){0,2}(?:opfølgning|status))\b",
    re.IGNORECASE,
)
_ALL_GOALS = re.compile(
    r"\b(?:målene(?!\s+(?:i|for|fra)\s+(?:\w+\s)?\w*(?:strategi|handlingsplan|politik|program|indsats|lov)\w*)|(?:mål|resultat)?opfyldelsen|målopfyldelse|resultatkravene|resultatmålene|milepælene|målepunkterne"
    r"|(?:resultat|direktør)?(?:planen|kontrakten|aftalen)s?)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r".+?(?:[.!?](?=\s|$)|$)", re.DOTALL)


def follows_up_goals(words: str) -> bool:
    """Does the first sentence of *words* say how the goals are followed up?

    >>> follows_up_goals("Der følges op på målene hvert kvartal.")
    True
    >>> follows_up_goals("Der er fulgt op på målene (Q2)."), follows_up_goals("Der følges op på målene i strategien.")
    (False, False)
    """
    first = _FIRST.match(words)
    return first is not None and bool(_FOLLOWS_UP.search(first[0])) and bool(_ALL_GOALS.search(first[0]))
