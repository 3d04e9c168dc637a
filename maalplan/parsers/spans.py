"""Stretches of a document's words: what every parser cuts out, and what the ledger counts.

A :class:`Span` never copies words without their places: a field is made of spans, and its quote is read
from them last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from maalplan.model import BREAK, PARAGRAPH, WRAP, Block, Place, Quote, Table, Text

LINE_END = re.compile(f"[{WRAP}{BREAK}]")


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The characters ``start`` to ``end`` of one block's text. Two spans are equal when they are the same cut."""

    block: Text
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words, with their line ends."""
        return self.block.text[self.start : self.end]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the lines that the span touches."""
        ends = _line_ends(self.block.text)
        return self.block.places[bisect_left(ends, self.start) : bisect_left(ends, self.end) + 1]

    def cut(self, start: int, end: int | None = None) -> Span:
        """The part from *start* to *end* (offsets in this span), without the white space around it."""
        stop = self.end if end is None else self.start + end
        return trimmed(Span(self.block, self.start + start, stop))


@lru_cache(maxsize=64)
def _line_ends(text: str) -> tuple[int, ...]:
    """Where the lines of *text* end; kept, since the spans of one long text ask for it again and again."""
    return tuple(match.start() for match in LINE_END.finditer(text))


def whole(block: Text) -> Span:
    """All words of a block."""
    return trimmed(Span(block, 0, len(block.text)))


def trimmed(span: Span) -> Span:
    """*span* without white space at its ends."""
    words = span.text
    start = span.start + len(words) - len(words.lstrip())
    end = max(start, span.end - (len(words) - len(words.rstrip())))
    return Span(span.block, start, end)


def lines_of(span: Span) -> Iterator[Span]:
    """Each line of *span* that has words, whoever broke it."""
    start = 0
    for end in [*(m.start() for m in LINE_END.finditer(span.text)), len(span.text)]:
        line = span.cut(start, end)
        if line.text:
            yield line
        start = end + 1


def author_lines(span: Span) -> Iterator[Span]:
    """Each line that the author set; wrapped lines stay together."""
    start = 0
    for end in [*(m.start() for m in re.finditer(BREAK, span.text)), len(span.text)]:
        line = span.cut(start, end)
        if line.text:
            yield line
        start = end + 1


def quote(spans: Iterable[Span]) -> Quote | None:
    """The words of *spans*, one paragraph each, with their merged places; None without words."""
    kept = [span for span in spans if span.text.strip()]
    if not kept:
        return None
    text = PARAGRAPH.join(span.text for span in kept)
    return Quote(text, merged(place for span in kept for place in span.places))


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """*places* with neighbours on the same page and in the same block or cell put together."""
    out: list[Place] = []
    for place in places:
        if out and _same_spot(out[-1], place):
            out[-1] = _union(out[-1], place)
        else:
            out.append(place)
    return tuple(out)


def texts_of(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of *blocks* in reading order, those in table cells and in tables inside cells included."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from texts_of(cell.content)
        else:
            yield block


def _same_spot(a: Place, b: Place) -> bool:
    return (a.page, a.block, a.row, a.column) == (b.page, b.block, b.row, b.column)


def _union(a: Place, b: Place) -> Place:
    bbox = a.bbox or b.bbox
    if a.bbox and b.bbox:
        (ax0, atop, ax1, abottom), (bx0, btop, bx1, bbottom) = a.bbox, b.bbox
        bbox = (min(ax0, bx0), min(atop, btop), max(ax1, bx1), max(abottom, bbottom))
    lines = a.lines or b.lines
    if a.lines and b.lines:
        lines = (min(a.lines[0], b.lines[0]), max(a.lines[1], b.lines[1]))
    return Place(a.page, bbox, lines, a.block, a.row, a.column)
