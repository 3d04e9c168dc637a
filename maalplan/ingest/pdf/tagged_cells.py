"""Where the cells of a tagged table stand on a page.

The tree says in which cell a word is, and geometry where that cell must be then: between the words before it and those
after it, at a drawn line where there is one. A word that stands outside its own cell shows that the tree errs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from maalplan.ingest.pdf.shown import Box, Word
from maalplan.ingest.pdf.tagged import Path, TaggedCell, TaggedTable

_SHIFT = 20.0
"""Points by which columns may stand elsewhere on another page."""
_PAD = 2.0
"""Points by which a table is larger than its words where no line is drawn around it."""
_NEAR = 1.0
"""Points by which words may reach over the line that is drawn beside them."""
_ASCENT, _DESCENT = 0.75, 0.22
"""Share of the size by which letters rise above their baseline, and hang below it."""

Words: TypeAlias = Mapping[Path, Sequence[Word]]
"""The words of each cell, those of tables inside it too."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A table, or a page's part of one, as the tree tells of it.

    Its cells stand between the edges ``columns`` and ``rows``; ``numbers`` are the rows' in the whole table. ``words``
    has those of each cell but not those of the tables in it, which are ``inner``. ``ruled``: lines are drawn between
    all its columns. ``labels`` are the words, by ``id``, that are marks of list items: they may hang out of a cell.
    """

    table: TaggedTable
    numbers: tuple[int, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    words: Mapping[Path, tuple[Word, ...]]
    inner: Mapping[Path, tuple[Claim, ...]]
    ruled: bool = False
    labels: frozenset[int] = frozenset()

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def box_of(self, cell: TaggedCell) -> Box:
        """Where *cell* stands."""
        first, end = span_of(cell, self.numbers)
        return self.columns[cell.column], self.rows[first], self.columns[cell.end], self.rows[end]

    def words_of(self, cell: Path) -> tuple[Word, ...]:
        """The words of the cell, those of tables in it too."""
        deeper = (word for claim in self.inner.get(cell, ()) for path in claim.words for word in claim.words_of(path))
        return (*self.words.get(cell, ()), *deeper)


def span_of(cell: TaggedCell, numbers: Sequence[int]) -> tuple[int, int]:
    """From which to before which of the rows *numbers* the cell reaches; it takes at least one."""
    first = min(bisect_left(numbers, cell.row), len(numbers) - 1)
    return first, max(bisect_right(numbers, cell.last_row), first + 1)


def rows_shown(table: TaggedTable, words: Words) -> tuple[int, ...]:
    """Which rows of *table* the cells with *words* show: one that spans several shows its last, where no other cell
    shows one of them."""
    cells = [table.cells[path] for path, found in words.items() if found]
    numbers = {cell.row for cell in cells if cell.row_span == 1}
    for cell in sorted(cells, key=lambda cell: cell.row):
        if not any(cell.row <= number <= cell.last_row for number in numbers):
            numbers.add(cell.last_row)
    return tuple(sorted(numbers))


# ------------------------------------------------------------------ edges


class Edge(NamedTuple):
    """Where one column ends and the next begins; ``drawn`` where a line is."""

    at: float
    drawn: bool


class _Reach(NamedTuple):
    """How far the words of a cell reach, on the way from the first to the last column, or row."""

    first: int
    end: int
    near: Sequence[float]
    far: Sequence[float]


def row_edges(
    table: TaggedTable, numbers: Sequence[int], words: Words, lines: Sequence[float]
) -> tuple[float, ...] | None:
    """The edges of the rows *numbers*, at drawn level *lines* where there are some; None where they do not follow one
    another down the page."""
    reaches = [
        _Reach(
            *span_of(table.cells[path], numbers),
            [word.baseline - _ASCENT * word.size for word in found],
            [word.baseline + _DESCENT * word.size for word in found],
        )
        for path, found in words.items()
        if found
    ]
    edges = [_edge(place, len(numbers), reaches, lines) for place in range(len(numbers) + 1)]
    return rising(edge.at if edge else None for edge in edges)


def column_edges(table: TaggedTable, words: Words, lines: Sequence[float]) -> list[Edge | None]:
    """The edges of the columns, at drawn upright *lines* where there are some; None where no words show one."""
    reaches = [
        _Reach(
            table.cells[path].column,
            table.cells[path].end,
            [word.x0 for word in found],
            [word.x1 for word in found],
        )
        for path, found in words.items()
        if found
    ]
    return [_edge(place, table.columns, reaches, lines) for place in range(table.columns + 1)]


def rising(edges: Iterable[float | None]) -> tuple[float, ...] | None:
    """*edges*, where all are known and each lies beyond the one before."""
    known: list[float] = []
    for edge in edges:
        if edge is None or (known and edge <= known[-1]):
            return None
        known.append(edge)
    return tuple(known)


def _edge(place: int, count: int, reaches: Sequence[_Reach], lines: Sequence[float]) -> Edge | None:
    """The edge after *place* of *count* columns or rows; None where no cell begins or ends there."""
    if place in (0, count):
        return _outer(place, reaches, lines)
    if not any(place in (reach.first, reach.end) for reach in reaches):
        return None
    before = [far for reach in reaches if reach.end <= place for far in reach.far]
    after = [near for reach in reaches if reach.first >= place for near in reach.near]
    if not before or not after:
        return None
    low, high = max(before), min(after)
    if low > high + _NEAR:
        return Edge(_least_crossed(before, after), drawn=False)
    drawn = [line for line in lines if low - _NEAR <= line <= high + _NEAR]
    if drawn:
        return Edge(drawn[0], drawn=True)
    return Edge(max(high - _NEAR, (low + high) / 2), drawn=False)


def _outer(place: int, reaches: Sequence[_Reach], lines: Sequence[float]) -> Edge | None:
    """The first edge where *place* is 0, else the last; at the nearest drawn line, or a little beyond the words."""
    if place == 0:
        ends = [-near for reach in reaches if reach.first == 0 for near in reach.near]
    else:
        ends = [far for reach in reaches if reach.end == place for far in reach.far]
    if not ends:
        return None
    sign = -1 if place == 0 else 1
    end = max(ends)
    drawn = [sign * line for line in lines if end - _NEAR <= sign * line]
    return Edge(sign * min(drawn), drawn=True) if drawn else Edge(sign * (end + _PAD), drawn=False)


def _least_crossed(before: Sequence[float], after: Sequence[float]) -> float:
    """The place that fewest words reach over: ends of those *before* it, beginnings of those *after* it."""
    ends, begins = sorted(before), sorted(after)
    places = [*(end + 0.1 for end in ends), *(begin - 0.1 for begin in begins)]
    return min(places, key=lambda place: len(ends) - bisect_right(ends, place) + bisect_left(begins, place))


def filled(own: Sequence[Edge | None], others: Iterable[Sequence[Edge | None]]) -> list[Edge | None]:
    """The columns' edges *own* of one page, those that it does not show taken from the *others* of the table, where
    the two agree on those that both show; else set evenly between those known."""
    result = list(own)
    for other in others:
        if None not in result:
            break
        moved = _moved(result, other)
        if moved is not None:
            result = [
                edge or (taken and Edge(taken.at + moved, taken.drawn))
                for edge, taken in zip(result, other, strict=True)
            ]
    return _spread(result)


def _moved(own: Sequence[Edge | None], other: Sequence[Edge | None]) -> float | None:
    """By how much *own* stands right of *other*; None where the columns are others. The last edge, where no line is
    drawn, is but how far words reach."""
    both = [(one, two) for one, two in zip(own, other, strict=True) if one and two]
    if both and own[-1] and other[-1] and not (own[-1].drawn and other[-1].drawn):
        both.pop()
    shifts = [one.at - two.at for one, two in both]
    if not shifts:
        return 0.0
    middle = sorted(shifts)[len(shifts) // 2]
    return middle if all(abs(shift - middle) <= _SHIFT for shift in shifts) else None


def _spread(edges: Sequence[Edge | None]) -> list[Edge | None]:
    """*edges*, those not known set evenly between their known neighbours."""
    known = [place for place, edge in enumerate(edges) if edge]
    result = list(edges)
    for one, two in pairwise(known):
        start, stop = edges[one], edges[two]
        if start is None or stop is None:
            continue
        for place in range(one + 1, two):
            share = (place - one) / (two - one)
            result[place] = Edge(start.at + share * (stop.at - start.at), drawn=False)
    return result
