"""What a person typed, as words and phrases that all must be found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from maalplan.serve.search.words import tokens

LONGEST: Final = 200
"""Letters of a query; what comes after is left out."""
MOST: Final = 12
"""Words and phrases of a query; what comes after is left out."""
_QUOTED: Final = re.compile(r'["“”„»«]([^"“”„»«]*)["“”„»«]')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; the last may go on where it is ``open``."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Words, and phrases of several; all must be found."""

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def query_of(text: str) -> Query:
    """What *text* asks for: words; in quotation marks, or with hyphens, words that stand side by side.

    >>> asked = query_of('nye "grøn omstilling" it-syst')
    >>> asked.words, [(phrase.words, phrase.open) for phrase in asked.phrases]
    (('nye',), [(('grøn', 'omstilling'), False), (('it', 'syst'), True)])
    """
    asked = unicodedata.normalize("NFC", text[:LONGEST])
    found = [_phrase(quoted[1], is_open=False) for quoted in _QUOTED.finditer(asked)]
    found += [_phrase(piece, is_open=True) for piece in _QUOTED.sub(" ", asked).split()]
    each = list(dict.fromkeys(one for one in found if one.words))[:MOST]
    return Query(
        tuple(dict.fromkeys(one.words[0] for one in each if len(one.words) == 1)),
        tuple(one for one in each if len(one.words) > 1),
    )


def _phrase(piece: str, *, is_open: bool) -> Phrase:
    return Phrase(tuple(token.word for token in tokens(piece)), is_open)
