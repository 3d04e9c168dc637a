"""The marks, put into what is to be seen of a document: boxes on its pages, stretches of its lines and blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from maalplan.model import (
    BREAK,
    WRAP,
    Block,
    Place,
    Run,
    SeenBlock,
    SeenCell,
    SeenLine,
    SeenMark,
    SeenPage,
    SeenTable,
    SeenText,
    Table,
    Text,
)
from maalplan.model.reviewed import Box
from maalplan.review.located import Span
from maalplan.review.marking import Marked
from maalplan.review.streams import Streams, is_in, line_boxes

_Stretch = tuple[int, int, Marked]


class Drawing:
    """What is to be seen, with what is *marked* in it."""

    def __init__(self, streams: Streams, marked: Iterable[Marked]) -> None:
        self._streams = streams
        self._marked = tuple(marked)
        self._begun: set[int] = set()

    # -------------------------------------------------------------- pages

    def pages(self) -> tuple[SeenPage, ...]:
        """The pages, each with its boxes."""
        if not self._streams.sight.pages:
            return ()
        on: dict[int, list[SeenMark]] = defaultdict(list)
        for one in self._marked:
            for page, boxes in self._boxes(one).items():
                on[page].append(SeenMark(one.number, boxes, self._begins(one.number)))
        return tuple(
            SeenPage(page, tuple(sorted(on[page.number], key=_area, reverse=True)))
            for page in self._streams.sight.pages
        )

    def _boxes(self, one: Marked) -> dict[int, tuple[Box, ...]]:
        """Of each page the boxes of a mark: of its words, line by line, else of its places."""
        if one.spans:
            return {page: line_boxes(boxes) for page, boxes in self._on_pages(one.spans).items()}
        found = defaultdict[int, list[Box]](list)
        if not self._streams.are_words:
            for place in one.places:
                for page, boxes in self._on_pages(self._streams.at((place,))).items():
                    found[page].append(_around(boxes))
        for place in one.places:
            if place.page is not None and place.bbox is not None and _is_box(place.bbox):
                found[place.page].append(place.bbox)
        return {page: tuple(dict.fromkeys(boxes)) for page, boxes in found.items()}

    def _on_pages(self, spans: Sequence[Span]) -> dict[int, list[Box]]:
        """Of each page the boxes of the words that *spans* have there."""
        streams, found = self._streams, defaultdict[int, list[Box]](list)
        own = ((span.stream,) if streams.are_words else streams.printed.of(span) for span in spans)
        for number in dict.fromkeys(number for several in own for number in several):
            found[streams.page_of[number]].append(streams.words[number].box)
        return found

    # -------------------------------------------------------------- lines

    def lines(self) -> tuple[SeenLine, ...]:
        """The lines, numbered."""
        stretches = self._stretches()
        return tuple(
            SeenLine(number + 1, self._runs(line, stretches[number]))
            for number, line in enumerate(self._streams.sight.lines)
        )

    def _stretches(self) -> dict[int, list[_Stretch]]:
        """Of each stream what is marked in it."""
        found: dict[int, list[_Stretch]] = defaultdict(list)
        for one in self._marked:
            for span in one.spans or self._whole(one):
                found[span.stream].append((span.start, span.end, one))
        return found

    def _whole(self, one: Marked) -> Sequence[Span]:
        return self._streams.at(place for place in one.places if place.row is None or self._streams.sight.lines)

    def _runs(self, text: str, stretches: Sequence[_Stretch]) -> tuple[Run, ...]:
        ends = sorted({0, len(text), *(end for start, last, _ in stretches for end in (start, last))})
        runs = []
        for start, end in pairwise(ends):
            here = [one for first, last, one in stretches if first <= start and end <= last]
            numbers = tuple(one.number for one in sorted(here, key=_length))
            begins = tuple(number for number in numbers if self._begins(number))
            runs.append(Run(text[start:end].replace(WRAP, " ").replace(BREAK, "\n"), numbers, begins))
        return tuple(runs)

    def _begins(self, number: int) -> bool:
        if number in self._begun:
            return False
        self._begun.add(number)
        return True

    # -------------------------------------------------------------- blocks

    def blocks(self) -> tuple[SeenBlock, ...]:
        """The blocks, tables as they stand."""
        runs = self._stretches()
        number = iter(range(len(self._streams.blocks)))
        cells = [(place, one) for one in self._marked if not one.spans for place in one.places if place.row is not None]
        return tuple(self._block(block, runs, number, cells) for block in self._streams.sight.blocks)

    def _block(
        self,
        block: Block,
        stretches: dict[int, list[_Stretch]],
        number: Iterator[int],
        whole: Sequence[tuple[Place, Marked]],
    ) -> SeenBlock:
        if isinstance(block, Text):
            own = stretches[next(number)]
            at = next((place.block for place in block.places), None)
            return SeenText(block.kind, block.level, block.mark, self._runs(block.text, own), at)
        seen = {}
        for cell in block.cells:
            place = Place(block=block.place.block, row=cell.row, column=cell.column)
            marks = tuple(one.number for at, one in whole if is_in(place, at))
            begins = tuple(mark for mark in marks if self._begins(mark))
            content = tuple(self._block(inner, stretches, number, ()) for inner in cell.content)
            seen[cell.row, cell.column] = SeenCell(
                cell.row_span, cell.column_span, content, marks, begins, cell.row, cell.column
            )
        return SeenTable(tuple(_rows(block, seen)), block.place.block)


def _rows(table: Table, cells: dict[tuple[int, int], SeenCell]) -> Iterator[tuple[SeenCell, ...]]:
    """The rows; what a cell above or to the left covers has none of its own, what none covers an empty one."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    for row in range(1, table.rows + 1):
        columns = range(1, table.columns + 1)
        yield tuple(
            cells.get((row, column), SeenCell(1, 1, ()))
            for column in columns
            if (row, column) in cells or (row, column) not in covered
        )


def _is_box(box: Box) -> bool:
    return box[0] <= box[2] and box[1] <= box[3]


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _area(mark: SeenMark) -> float:
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in mark.boxes)


def _length(one: Marked) -> tuple[bool, int]:
    return not one.spans, sum(span.end - span.start for span in one.spans)
