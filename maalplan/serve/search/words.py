"""Words as they are searched for: whatever their case, accents, inflection, and spelling of æ, ø and å."""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

_TOKEN: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SPELLED: Final = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ö", "ø"), ("ä", "æ"))
"""How the Danish letters are typed where a keyboard lacks them, or a neighbour has others."""
_OWN: Final = "æøå"
_STEMMING: Final = threading.Lock()


class Token(NamedTuple):
    """A word as it is compared, and where it stands in its text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and figures of *text*, which is in Unicode's composed form (NFC).

    >>> tokens("Ny IT-strategi (2,5 pct.)")[2:4]
    [Token(word='strategi', start=6, end=14), Token(word='2,5', start=16, end=19)]
    """
    return [Token(folded(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word as it is compared.

    >>> folded("Aarhus") == folded("Århus"), folded("præcis") == folded("PRAECIS"), folded("idé")
    (True, True, 'ide')
    """
    lower = word.casefold()
    if not lower.isascii():
        lower = "".join(letter if letter in _OWN else _plain(letter) for letter in lower)
    for typed, letter in _SPELLED:
        lower = lower.replace(typed, letter)
    return sys.intern(lower)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Danish stem of a folded word; itself where it is a figure.

    >>> stem("ansøgningerne") == stem("ansøgning")
    True
    """
    if not word.isalpha():
        return word
    with _STEMMING:  # the stemmer keeps the word that it is at
        return sys.intern(str(_stemmer().stemWord(word)))


def _plain(letter: str) -> str:
    if letter in "öä":
        return letter
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("danish")
