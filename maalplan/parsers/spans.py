"""Stretches of a document's words: what every parser cuts out, and what the ledger counts.

A :class:`Span` never copies words without their places: a field is made of spans, and its quote is read
from them last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from maalplan.model import BREAK, PARAGRAPH, WRAP, Block, Place, Quote, Table, Text

LINE_END = re.compile(f"[{WRAP}{BREAK}]")


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The characters ``start`` to ``end`` of one block's text. Two spans are equal when they are the same cut."""

    block: Text
    start: int
    end: int
    _spots: tuple[Place, ...] | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The words, with their line ends."""
        return self.block.text[self.start : self.end]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the lines that the span touches."""
        if self.start == 0 and self.end == len(self.block.text):
            return self.block.places
        ends = _line_ends(self.block.text)
        return self.block.places[bisect_left(ends, self.start) : bisect_left(ends, self.end) + 1]

    @property
    def spots(self) -> tuple[Place, ...]:
        """Its places, merged; kept, since its field's quote and the ledger both ask for them."""
        if self._spots is None:
            object.__setattr__(self, "_spots", merged(self.places))
        return self._spots or ()

    def cut(self, start: int, end: int | None = None) -> Span:
        """The part from *start* to *end* (offsets in this span), without the white space around it."""
        return _trimmed(self.block, self.start + start, self.end if end is None else self.start + end)


@lru_cache(maxsize=64)
def _line_ends(text: str) -> tuple[int, ...]:
    """Where the lines of *text* end; kept, since the spans of one long text ask for it again and again."""
    return tuple(match.start() for match in LINE_END.finditer(text))


def whole(block: Text) -> Span:
    """All words of a block."""
    return _trimmed(block, 0, len(block.text))


def trimmed(span: Span) -> Span:
    """*span* without white space at its ends."""
    return _trimmed(span.block, span.start, span.end)


def _trimmed(block: Text, start: int, end: int) -> Span:
    words = block.text[start:end]
    if len(words.strip()) == len(words):
        return Span(block, start, max(start, end))
    first = start + len(words) - len(words.lstrip())
    return Span(block, first, max(first, end - len(words) + len(words.rstrip())))


def lines_of(span: Span) -> Iterator[Span]:
    """Each line of *span* that has words, whoever broke it."""
    start, text = 0, span.text
    for end in [*(m.start() for m in LINE_END.finditer(text)), len(text)]:
        line = span.cut(start, end)
        if line.text:
            yield line
        start = end + 1


def author_lines(span: Span) -> Iterator[Span]:
    """Each line that the author set; wrapped lines stay together."""
    start, text = 0, span.text
    for end in [*(m.start() for m in re.finditer(BREAK, text)), len(text)]:
        line = span.cut(start, end)
        if line.text:
            yield line
        start = end + 1


def quote(spans: Iterable[Span]) -> Quote | None:
    """The words of *spans*, one paragraph each, with their merged places; None without words."""
    kept = [(words, span) for span in spans if (words := span.text) and not words.isspace()]
    if len(kept) == 1:
        words, span = kept[0]
        return Quote(words, span.spots)
    if not kept:
        return None
    text = PARAGRAPH.join([words for words, _ in kept])
    return Quote(text, merged(place for _, span in kept for place in span.places))


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """*places* with neighbours on the same page and in the same block or cell put together."""
    found = tuple(places)
    return found if len(found) < 2 else tuple([_union(tuple(group)) for _, group in groupby(found, key=_spot)])


def texts_of(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of *blocks* in reading order, those in table cells and in tables inside cells included."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from texts_of(cell.content)
        else:
            yield block


def _spot(place: Place) -> tuple[int | None, ...]:
    return place.page, place.block, place.row, place.column


def _union(places: tuple[Place, ...]) -> Place:
    """*places* of one spot as one."""
    if len(places) == 1:
        return places[0]
    bbox = lines = None
    if boxes := [place.bbox for place in places if place.bbox]:
        x0, top, x1, bottom = zip(*boxes, strict=True)
        bbox = (min(x0), min(top), max(x1), max(bottom))
    if stretches := [place.lines for place in places if place.lines]:
        first, last = zip(*stretches, strict=True)
        lines = (min(first), max(last))
    page, block, row, column = _spot(places[0])
    return Place(page, bbox, lines, block, row, column)
