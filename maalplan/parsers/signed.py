"""Which texts only hold signatures: these end a goal that no heading ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import dropwhile, groupby

from maalplan.model import Quote, RawSignature, Text

_WORD = re.compile(r"[^\W_]+")
_BESIDE = frozenset("den d for på vegne af og i ved dato sted navn titel underskrift".split())
"""Words that may stand beside those of a signature."""


def signed_texts(texts: Iterable[Text], signatures: Sequence[RawSignature]) -> frozenset[int]:
    """The ids of those *texts*, all of a document in order, that hold nothing but *signatures*.

    Texts that follow each other, with somebody's name and the place or day, are a signature; a name alone may be
    anything.
    """
    known = frozenset(word for signature in signatures for part in _parts(signature) for word in _words(part.text))
    found: set[int] = set()
    for only, run in groupby(texts, key=lambda text: bool(known) and _only_of(known, text)):
        signed = list(dropwhile(partial(_only_house, signatures), run)) if only else []
        if any(_stands_in(" ".join(text.text for text in signed), signature) for signature in signatures):
            found.update(map(id, signed))
    return frozenset(found)


def _only_of(known: frozenset[str], text: Text) -> bool:
    """Are all words of a text among those *known*, or none a word (a rule to sign on)?"""
    return len(text.text) < 400 and all(word in known or word in _BESIDE for word in _words(text.text))


def _only_house(signatures: Sequence[RawSignature], text: Text) -> bool:
    """Does a text name nothing but an organisation? Before a signature it may be what a goal says last."""
    line = " ".join(_words(text.text))
    return not any(_holds(line, part) for s in signatures for part in (s.name, s.title, s.place, s.date))


def _stands_in(words: str, signature: RawSignature) -> bool:
    """Do *words* hold the name of a signature, and its place or day?"""
    line = " ".join(_words(words))
    where = [quote for quote in (signature.place, signature.date) if quote]
    return _holds(line, signature.name) and any(_holds(line, quote) for quote in where)


def _holds(line: str, quote: Quote | None) -> bool:
    return quote is not None and f" {' '.join(_words(quote.text))} " in f" {line} "


def _parts(signature: RawSignature) -> Iterator[Quote]:
    every = (signature.name, signature.title, signature.organisation, signature.place, signature.date)
    return (quote for quote in every if quote)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
