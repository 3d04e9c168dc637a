"""Where the words of blocks stand on the pages that were printed of them.

Pages have more than the blocks (headers, page numbers, the numbers of lists), and break words and cells in two; so the
words of both are laid beside each other, in the order in which they are told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from unicodedata import normalize

from maalplan.model import PageWord
from maalplan.review.alignment import aligned
from maalplan.review.located import Span

_PIECE: Final = re.compile(r"(?P<word>[^\W_]+)|(?:(?!\w)\S|_)+")
"""Letters and figures, or signs, which are told by the word that they stand beside."""


class _Piece(NamedTuple):
    """A piece of a stream, and what it is known by."""

    key: str
    is_word: bool
    stream: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """Which words of the pages are those of the blocks."""

    _pieces: Mapping[int, Sequence[tuple[int, int, tuple[int, ...]]]]

    def of(self, span: Span) -> tuple[int, ...]:
        """The numbers of the page words that hold the words of *span*, as far as they were found, in its order."""
        near = self._pieces.get(span.stream, ())
        words = (words for start, end, words in near if start < span.end and span.start < end)
        return tuple(dict.fromkeys(word for several in words for word in several))


def printed(texts: Sequence[str], words: Sequence[PageWord]) -> Printed:
    """Where the words of *texts* stand among *words*, those of all pages as they were printed.

    >>> words = [PageWord(text, (0, 0, 1, 1)) for text in ("Side", "1", "Planen", "er", "klar", "(Q1).")]
    >>> printed(["Planen er klar (Q1)."], words).of(Span(0, 16, 18))
    (5,)
    """
    here = tuple(_pieces(enumerate(texts)))
    there = tuple(_pieces((number, words[number].text) for number in _in_order(words)))
    found = _of_words(here, there)
    found |= _of_signs(here, there, found)
    by_stream: dict[int, list[tuple[int, int, tuple[int, ...]]]] = defaultdict(list)
    for number, others in sorted(found.items()):
        piece = here[number]
        by_stream[piece.stream].append((piece.start, piece.end, tuple(there[other].stream for other in others)))
    return Printed(dict(by_stream))


def _in_order(words: Sequence[PageWord]) -> Iterable[int]:
    """The numbers of *words* in the order in which they are told: by the structure tree, which keeps together what a
    page break cut, and leaves out what is on every page; without one as they were printed."""
    told = sorted((word.at, number) for number, word in enumerate(words) if word.at)
    return (number for _, number in told) if told else range(len(words))


def _pieces(streams: Iterable[tuple[int, str]]) -> Iterator[_Piece]:
    for number, text in streams:
        for piece in _PIECE.finditer(text):
            key = normalize("NFKC", piece[0]).casefold()
            yield _Piece(key, piece["word"] is not None, number, piece.start(), piece.end())


def _of_words(here: Sequence[_Piece], there: Sequence[_Piece]) -> dict[int, tuple[int, ...]]:
    own, others = ([number for number, piece in enumerate(pieces) if piece.is_word] for pieces in (here, there))
    pairs = aligned([here[number].key for number in own], [there[number].key for number in others])
    return {own[at]: tuple(others[to] for to in several) for at, several in pairs.items()}


def _of_signs(
    here: Sequence[_Piece], there: Sequence[_Piece], found: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """The signs that stand behind or before the same word in both."""
    signs: dict[int, tuple[int, ...]] = {}
    for number, piece in enumerate(here):
        if piece.is_word:
            continue
        beside = [to[-1] + 1 for to in (found.get(number - 1),) if to] + [
            to[0] - 1 for to in (found.get(number + 1),) if to
        ]
        same = [at for at in beside if 0 <= at < len(there) and there[at].key == piece.key]
        if same:
            signs[number] = (same[0],)
    return signs
