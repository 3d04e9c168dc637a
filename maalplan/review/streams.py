"""Which words of a document stand at a place.

A stream is a piece of text that stands in one place: a word of a page, a line, a block of words. All have numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from maalplan.model import Block, PageWord, Place, Sight, Text
from maalplan.model.reviewed import Box
from maalplan.review.located import Span
from maalplan.review.printed import Printed, printed

_LONG = 4
"""Letters of a word that shows which way it runs."""
_EDGE = 1.0
"""Points by which a word may stand out of its place."""


@dataclass(frozen=True)
class Streams:
    """The streams of a document."""

    sight: Sight
    _inside: dict[tuple[int, Box], tuple[Span, ...]] = field(default_factory=dict)

    @property
    def are_words(self) -> bool:
        """Whether the streams are the words of pages, as where these are all that there is to be seen."""
        return bool(self.sight.pages) and not self.sight.blocks

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each stream."""
        if self.are_words:
            return tuple(word.text for word in self.words)
        return self.sight.lines or tuple(text.text for text in self.blocks)

    @cached_property
    def printed(self) -> Printed:
        """Where the words of blocks stand on the pages that were printed of them."""
        return printed(self.texts, self.words)

    @cached_property
    def words(self) -> tuple[PageWord, ...]:
        """The words of all pages, page by page."""
        return tuple(word for page in self.sight.pages for word in page.words)

    @cached_property
    def page_of(self) -> tuple[int, ...]:
        """Of each word the number of its page."""
        return tuple(page.number for page in self.sight.pages for _ in page.words)

    @cached_property
    def blocks(self) -> tuple[Text, ...]:
        """The blocks of words, those in cells too, in the order of the document."""
        return tuple(texts_in(self.sight.blocks))

    def at(self, places: Iterable[Place]) -> tuple[Span, ...]:
        """All that stands at *places*, in their order, each stream once."""
        found: dict[Span, None] = {}
        for place in places:
            found.update(dict.fromkeys(self._at(place)))
        return tuple(found)

    def _at(self, place: Place) -> Sequence[Span]:
        if self.are_words:
            return self._on_page(place)
        if self.sight.lines:
            return self._on_lines(place)
        cells = self._cells
        near = cells.get((place.block, place.row, place.column)) or cells.get((place.block, None, None)) or []
        return [
            Span(number, 0, len(self.blocks[number].text))
            for number in near
            if is_in(self.blocks[number].places[0], place)
        ]

    @cached_property
    def _cells(self) -> dict[tuple[int | None, int | None, int | None], list[int]]:
        """The blocks of words of each cell, and of each block of the document."""
        found: dict[tuple[int | None, int | None, int | None], list[int]] = defaultdict(list)
        for number, text in enumerate(self.blocks):
            for place in text.places[:1]:
                for key in dict.fromkeys(((place.block, place.row, place.column), (place.block, None, None))):
                    found[key].append(number)
        return dict(found)

    def _on_lines(self, place: Place) -> Sequence[Span]:
        first, last = place.lines or (1, 0)
        lines = self.sight.lines
        return [
            Span(number - 1, 0, len(lines[number - 1])) for number in range(max(first, 1), min(last, len(lines)) + 1)
        ]

    def _on_page(self, place: Place) -> Sequence[Span]:
        if place.page is None or place.bbox is None:
            return ()
        key = (place.page, place.bbox)
        if key not in self._inside:
            own = self._words_on(place.page)
            inside = [number for number in own if _is_inside(self.words[number].box, place.bbox)]
            # Of words that stand upright the order is to be seen; of others the file has it.
            order = in_lines(self.words, inside) if _is_upright([self.words[n] for n in inside]) else inside
            self._inside[key] = tuple(Span(n, 0, len(self.words[n].text)) for n in order)
        return self._inside[key]

    def _words_on(self, page: int) -> range:
        return self._ranges.get(page, range(0))

    @cached_property
    def _ranges(self) -> dict[int, range]:
        found, first = {}, 0
        for page in self.sight.pages:
            found[page.number] = range(first, first + len(page.words))
            first += len(page.words)
        return found


def texts_in(blocks: Iterable[Block]) -> Iterator[Text]:
    """The blocks of words in *blocks*, in order, those in cells too."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for cell in block.cells:
                yield from texts_in(cell.content)


def is_in(one: Place, place: Place) -> bool:
    """Whether *one* is in the block, or the cell, that *place* names."""
    pairs = ((one.block, place.block), (one.row, place.row), (one.column, place.column))
    return place.block is not None and all(that is None or this == that for this, that in pairs)


def in_lines(words: Sequence[PageWord], numbers: Iterable[int]) -> list[int]:
    """*numbers* of words as they are read: line by line, from the left."""
    lines: list[list[int]] = []
    for number in sorted(numbers, key=lambda one: _middle(words[one].box)):
        if lines and _is_level(words[lines[-1][0]].box, words[number].box):
            lines[-1].append(number)
        else:
            lines.append([number])
    return [number for line in lines for number in sorted(line, key=lambda one: words[one].box[0])]


def line_boxes(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """*boxes* of words in their order, those side by side put together."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last is not None and _is_level(last, box) and -_EDGE <= box[0] - last[2] <= 2 * (box[3] - box[1]):
            found[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            found.append(box)
    return tuple(found)


def _is_inside(box: Box, outer: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, _middle(box)
    return outer[0] - _EDGE <= across <= outer[2] + _EDGE and outer[1] - _EDGE <= down <= outer[3] + _EDGE


def _is_upright(words: Sequence[PageWord]) -> bool:
    """Whether most of the longer *words* are wider than they are high."""
    long = [word.box for word in words if len(word.text) >= _LONG]
    return 2 * sum(box[2] - box[0] >= box[3] - box[1] for box in long) >= len(long)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _is_level(one: Box, other: Box) -> bool:
    return abs(_middle(one) - _middle(other)) < min(one[3] - one[1], other[3] - other[1]) / 2
