"""The words in a document that a person showed, or that a part was read from, cut to what one value has of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maalplan.model import PARAGRAPH, Place, Quote
from maalplan.review.corrections.anchors import letters


def cut(quote: Quote, words: str, start: int = 0) -> tuple[Quote, int] | None:
    """The words of *quote* that are *words*, whatever their line ends, and where they end; null where it has them not
    from *start* on. The places stay: nothing says which of them a part of the words has.

    >>> cut(Quote("Planen er godkendt (Q2).\\nKlinikken er åbnet (Q3)."), "Klinikken er åbnet (Q3).")[0].text
    'Klinikken er åbnet (Q3).'
    """
    pieces = words.split()
    if not pieces:
        return None
    pattern = re.compile(r"\s+".join(r"(?:[-\u00ad]\s*\n\s*)?".join(map(re.escape, piece)) for piece in pieces))
    found = pattern.search(quote.text, start)
    return (Quote(found[0], quote.places), found.end()) if found else None


def holds(quote: Quote, words: str) -> bool:
    """Do *words* stand in *quote*?"""
    return bool(letters(words)) and letters(words) in letters(quote.text)


def joined(quotes: Iterable[Quote]) -> Quote:
    """Quotes as one: their words as paragraphs, each of their places once."""
    several = tuple(dict.fromkeys(quotes))
    return Quote(PARAGRAPH.join(one.text for one in several), places_of(several))


def places_of(quotes: Iterable[Quote]) -> tuple[Place, ...]:
    """The places of *quotes*, each once."""
    return tuple(dict.fromkeys(place for one in quotes for place in one.places))
