"""Where the words of a quote stand among those of its places.

White space, soft hyphens and line ends count for nothing: a quote has them as the document's reader put them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

_SKIPPED: Final = re.compile(r"[\s\u00ad\u200b-\u200d\ufeff]+")
_MOST: Final = 200
"""Occurrences that are looked at: a milestone has fewer namesakes."""
_LINE_ENDS: Final = re.compile(r"[\n\v]+")
_JOINED: Final = re.compile(r"; |[\n\v]+")
"""What stands between words that were put together from several places in a sentence."""
_NONE: Final[Mapping[int, Collection[Span]]] = {}


class Span(NamedTuple):
    """The letters ``start`` to ``end`` of a stream, which stands at ``stream`` among those looked in."""

    stream: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of all streams that are no white space, each with its stream and its place in it."""

    text: str
    at: tuple[tuple[int, int], ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The letters from *start* to *end*, as one span for each stream."""
        ends: dict[int, tuple[int, int]] = {}
        for stream, place in self.at[start:end]:
            first, _ = ends.get(stream, (place, place))
            ends[stream] = first, place + 1
        return tuple(Span(stream, first, last) for stream, (first, last) in ends.items())


def located(
    quote: str, streams: Sequence[str], stretches: Iterable[Span], taken: Mapping[int, Collection[Span]] = _NONE
) -> tuple[Span, ...]:
    """Where *quote* stands in those *stretches* of *streams*, a span for each stream that has words of it; nothing
    where it does not.

    Whole words go before parts of words, and what is not *taken* yet (the spans of each stream) before what is. A quote
    that does not stand there in one piece is looked for line by line.

    >>> located("Q1", ["Planen er klar (Q10, Q1)."], [Span(0, 0, 25)])
    (Span(stream=0, start=21, end=23),)
    >>> located("mindst 12 skemaer", ["fjernet mindst", "12 skemaer"], [Span(0, 0, 14), Span(1, 0, 10)])
    (Span(stream=0, start=8, end=14), Span(stream=1, start=0, end=10))
    """
    letters = _letters(streams, stretches)
    whole = _found(quote, letters, streams, taken)
    if whole:
        return whole
    for separator in (_LINE_ENDS, _JOINED):
        pieces = [piece for piece in separator.split(quote) if piece.strip()]
        spans = [_found(piece, letters, streams, _NONE) for piece in pieces] if len(pieces) > 1 else []
        if spans and all(spans):
            return _merged(span for found in spans for span in found)
    return ()


def just_before(quote: str, streams: Sequence[str], stretches: Iterable[Span], first: Span) -> tuple[Span, ...]:
    """Where *quote* stands in *stretches* with no word between it and *first*, as a number before what it numbers.

    >>> just_before("1.", ["1. Inden 1. april er planen klar."], [Span(0, 0, 33)], Span(0, 3, 33))
    (Span(stream=0, start=0, end=2),)
    >>> just_before("2)", ["Planen er klar (Q2).", "En rapport."], [Span(0, 0, 20), Span(1, 0, 11)], Span(1, 0, 11))
    ()
    """
    letters = _letters(streams, _until(first, stretches))
    wanted = _SKIPPED.sub("", quote)
    at = letters.text.rfind(wanted)
    if not wanted or at < 0 or any(letter.isalnum() for letter in letters.text[at + len(wanted) :]):
        return ()
    spans = letters.spans(at, at + len(wanted))
    return () if _cuts_words(spans, streams) else spans


def _until(first: Span, stretches: Iterable[Span]) -> Iterator[Span]:
    for one in stretches:
        if one.stream == first.stream:
            yield Span(one.stream, one.start, first.start)
            return
        yield one


def _letters(streams: Sequence[str], stretches: Iterable[Span]) -> _Letters:
    at = [
        (one.stream, place)
        for one in stretches
        for place in range(one.start, one.end)
        if not _SKIPPED.fullmatch(streams[one.stream][place])
    ]
    return _Letters("".join(streams[stream][place] for stream, place in at), tuple(at))


def _found(
    quote: str, letters: _Letters, streams: Sequence[str], taken: Mapping[int, Collection[Span]]
) -> tuple[Span, ...]:
    wanted = _SKIPPED.sub("", quote)
    if not wanted:
        return ()
    best: tuple[Span, ...] = ()
    best_rank = (2, True)
    for start in islice(_occurrences(wanted, letters.text), _MOST):
        spans = letters.spans(start, start + len(wanted))
        rank = (_cuts_words(spans, streams), any(_is_taken(span, taken) for span in spans))
        if rank < best_rank:
            best, best_rank = spans, rank
        if rank == (0, False):
            break
    return best


def _is_taken(span: Span, taken: Mapping[int, Collection[Span]]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in taken.get(span.stream, ()))


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _cuts_words(spans: Sequence[Span], streams: Sequence[str]) -> int:
    """Whether the first or the last word goes on outside *spans*: 0 or 1."""
    first, last = spans[0], spans[-1]
    before = streams[first.stream][first.start - 1 : first.start + 1] if first.start else ""
    after = streams[last.stream][last.end - 1 : last.end + 1]
    return int(any(len(two) == 2 and two.isalnum() for two in (before, after)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """One span for each stream, around all of its own."""
    ends: dict[int, tuple[int, int]] = {}
    for stream, start, end in spans:
        first, last = ends.get(stream, (start, end))
        ends[stream] = min(first, start), max(last, end)
    return tuple(Span(stream, first, last) for stream, (first, last) in sorted(ends.items()))
