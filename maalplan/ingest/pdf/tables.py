"""The cells of a grid to rows and columns, and the words to their cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from maalplan.ingest.pdf.columns import in_reading_order
from maalplan.ingest.pdf.lines import Line, lines_of, within
from maalplan.ingest.pdf.marks import marks_of, opens_numbered
from maalplan.ingest.pdf.passages import Passage, Rhythm, passages_of, rhythm_of, taken_apart
from maalplan.ingest.pdf.record import record
from maalplan.ingest.pdf.shown import Box, Grid, PageView, Word
from maalplan.ingest.pdf.tagged import Path, TaggedCell
from maalplan.ingest.pdf.tagged_passages import LineTag, tagged_passages

NEAR = 3.0
"""Points within which two edges are the same."""
_NARROWEST, _WIDEST = 1.0, 8.0
"""Points between a cell's edge and its words; what is more is indentation."""
_UNEVEN = 4.0
"""Points by which the space in one column may be larger than in another."""
_STRIP = 16.0
"""Points: the page is cut into strips so high, so that a word is looked for in the cells of its strip alone."""
_OVERFLOW = 6.0
"""Points by which words may stand outside a row that a page break cut."""
_TWO_COLUMNS = 3
"""The edges of so many columns."""

Edges: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]
"""The edges of a table's columns, and of its rows."""


@record
class Slot:
    """A cell; ``row`` and ``column`` from 0. It holds lines, and passages once they are made of the lines.

    Where the structure tree told of it: ``cell`` is what it says of it in the whole table, ``tags`` what of each line;
    ``inner`` are the tables inside it.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...] = ()
    passages: tuple[Passage, ...] = ()
    cell: TaggedCell | None = None
    tags: tuple[LineTag | None, ...] = ()
    inner: tuple[Sheet, ...] = ()

    @property
    def last_row(self) -> int:
        """The lowest row that it covers."""
        return self.row + self.row_span - 1

    @property
    def text(self) -> str:
        """Its words, for comparing."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table or a page's part of one.

    ``edges`` are the columns' edges from left to right, ``box`` is that of the first part, ``bottom`` where the last
    part ends, ``last_page`` that of its last words; ``first_height`` that of the first row and of those merged with it.
    ``table`` is its path in the structure tree, where that told of it, ``numbers`` its rows' in the whole table.
    """

    page: int
    last_page: int
    box: Box
    edges: tuple[float, ...]
    rows: int
    slots: tuple[Slot, ...]
    bottom: float
    first_height: float
    open_top: bool = False
    open_bottom: bool = False
    table: Path | None = None
    numbers: tuple[int, ...] = ()


def sorted_to_cells(view: PageView, grids: Sequence[Grid]) -> tuple[list[Word], list[dict[Box, list[Word]]]]:
    """The words outside all of *grids*, and for each grid those in its cells; a word is in the smallest cell."""
    inside: list[dict[Box, list[Word]]] = [{} for _ in grids]
    outside: list[Word] = []
    middles = [((x0 + x1) / 2, (top + bottom) / 2) for x0, top, x1, bottom in [word.box for word in view.words]]
    strips = _strips({int(down // _STRIP) for _, down in middles}, grids)
    for word, (across, down) in zip(view.words, middles, strict=True):
        for (left, top, right, bottom), cell, number in strips[int(down // _STRIP)]:
            if left <= across <= right and top <= down <= bottom:
                own = inside[number]
                if cell in own:
                    own[cell].append(word)
                else:
                    own[cell] = [word]
                break
        else:
            outside.append(word)
    return outside, inside


_Reach: TypeAlias = tuple[Box, Box, int]
"""How far a cell reaches, the cell, and the place of its grid."""


def _strips(filled: Collection[int], grids: Sequence[Grid]) -> dict[int, list[_Reach]]:
    """For each strip of the page that is *filled* with words the cells of *grids* in it, the smallest first."""
    cells = sorted(
        [(_reach(cell, grid), cell, n) for n, grid in enumerate(grids) for cell in grid.cells],
        key=lambda entry: _area(entry[1]),
    )
    strips: dict[int, list[_Reach]] = {strip: [] for strip in filled}
    first, last = min(filled, default=0), max(filled, default=0)
    for entry in cells:
        top, bottom = int(entry[0][1] // _STRIP), int(entry[0][3] // _STRIP)
        for strip in range(max(top, first), min(bottom, last) + 1):
            if strip in strips:
                strips[strip].append(entry)
    return strips


def _reach(cell: Box, grid: Grid) -> Box:
    """*cell* with what may overflow it where a page break cut its row."""
    top = _OVERFLOW if grid.open_top and cell[1] - grid.box[1] <= NEAR else 0.0
    bottom = _OVERFLOW if grid.open_bottom and grid.box[3] - cell[3] <= NEAR else 0.0
    return cell[0], cell[1] - top, cell[2], cell[3] + bottom


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def sheet_of(
    grid: Grid,
    words: Mapping[Box, Sequence[Word]],
    page: int,
    edges: Edges | None = None,
    inner: Mapping[Box, tuple[Sheet, ...]] = MappingProxyType({}),
) -> Sheet:
    """The table that *grid* is, with the words of its cells, and the tables *inner* to them; ``edges`` are those of its
    columns and rows, where they are known."""
    columns, rows = edges or (
        _clustered(x for cell in grid.cells for x in (cell[0], cell[2])),
        _clustered(y for cell in grid.cells for y in (cell[1], cell[3])),
    )
    lines = {cell: lines_of(found, page) for cell, found in words.items()}
    pads = _paddings(lines, columns)
    bounds = _widened({cell: _padded(cell, pads[nearest(cell[0], columns)]) for cell in lines}, lines)
    if grid.unruled:
        bounds = _as_far_as_words(lines, bounds)
    alone = len(columns) < _TWO_COLUMNS
    slots = [
        Slot(
            *_place(cell, columns, rows),
            lines=_bounded(lines.get(cell, ()), bounds.get(cell), alone=alone),
            inner=inner.get(cell, ()),
        )
        for cell in grid.cells
    ]
    return Sheet(
        page=page,
        last_page=page,
        box=grid.box,
        edges=columns,
        rows=len(rows) - 1,
        slots=tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))),
        bottom=grid.box[3],
        first_height=rows[max(slot.row_span for slot in slots if slot.row == 0)] - rows[0],
        open_top=grid.open_top,
        open_bottom=grid.open_bottom,
    )


def _clustered(values: Iterable[float]) -> tuple[float, ...]:
    """The different *values* in order, those that are nearly the same once."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > NEAR:
            result.append(value)
    return tuple(result)


def nearest(value: float, edges: Sequence[float]) -> int:
    """The index of that of the *edges*, in rising order, that *value* is at."""
    above = min(bisect_left(edges, value), len(edges) - 1)
    return above - 1 if above and value - edges[above - 1] <= abs(edges[above] - value) else above


def _paddings(lines: dict[Box, list[Line]], columns: Sequence[float]) -> list[float]:
    """The space beside the words of each column: that at its left, where it looks like no indentation."""
    left: defaultdict[int, list[float]] = defaultdict(list)
    for cell, found in lines.items():
        left[nearest(cell[0], columns)] += [line.x0 - cell[0] for line in found]
    least = min((min(found) for found in left.values() if found), default=_NARROWEST)
    usual = min(max(least, _NARROWEST), _WIDEST)
    return [
        pad if usual <= (pad := min(left[n], default=usual)) <= usual + _UNEVEN else usual for n in range(len(columns))
    ]


def _widened(
    inner: Mapping[Box, tuple[float, float]], lines: Mapping[Box, Sequence[Line]]
) -> dict[Box, tuple[float, float]]:
    """*inner*, as wide on the right as the widest line of the column shows it to be."""
    reach: defaultdict[tuple[int, int], float] = defaultdict(float)
    for cell, found in lines.items():
        place = round(cell[0]), round(cell[2])
        reach[place] = max(reach[place], *(line.x1 for line in found if line.x1 <= cell[2]), 0.0)
    return {cell: (left, max(right, reach[round(cell[0]), round(cell[2])])) for cell, (left, right) in inner.items()}


def _padded(cell: Box, pad: float) -> tuple[float, float]:
    return cell[0] + pad, cell[2] - pad


def _as_far_as_words(
    lines: dict[Box, list[Line]], inner: dict[Box, tuple[float, float]]
) -> dict[Box, tuple[float, float]]:
    """The bounds of cells whose columns reach as far as the words in them do."""
    ends: defaultdict[tuple[int, int], float] = defaultdict(float)
    for cell, found in lines.items():
        place = round(cell[0]), round(cell[2])
        ends[place] = max(ends[place], *(line.x1 for line in found))
    return {cell: (left, min(right, ends[round(cell[0]), round(cell[2])] + 1)) for cell, (left, right) in inner.items()}


def _bounded(lines: Sequence[Line], bounds: tuple[float, float] | None, *, alone: bool) -> tuple[Line, ...]:
    """*lines*, those of a cell, in reading order; parts of one that is *alone* in its row may stand side by side."""
    if not bounds:
        return ()
    if not alone:
        return tuple(within(line, *bounds) for line in lines)
    return tuple(line for column in in_reading_order(lines, bounds) for line in column.lines)


def _place(cell: Box, columns: Sequence[float], rows: Sequence[float]) -> tuple[int, int, int, int]:
    """Its row and column, and how many of each it covers."""
    row, column = nearest(cell[1], rows), nearest(cell[0], columns)
    return row, column, nearest(cell[3], rows) - row, nearest(cell[2], columns) - column


@dataclass(frozen=True, slots=True)
class Setting:
    """How the cells of a document are set: their lines, and what numbers lists have.

    ``numbered``: (number of columns, column) → the shapes of the numbers that count items in cells there.
    """

    rhythm: Rhythm
    numbered: Mapping[tuple[int, int], frozenset[str]] = field(default_factory=dict)


def setting_of(sheets: Iterable[Sheet]) -> Setting:
    """How the cells of *sheets* are set."""
    places = [((len(sheet.edges), slot.column), slot.lines) for sheet in sheets for slot in sheet.slots]
    rhythm = rhythm_of(lines for _, lines in places)
    numbered: defaultdict[tuple[int, int], frozenset[str]] = defaultdict(frozenset)
    for place, lines in places:
        if any(opens_numbered(line) for line in lines):
            marks = marks_of(lines).values()
            numbered[place] |= {mark.shape for mark in marks if mark.kind == "number" and 2 in mark.values}
    return Setting(rhythm, dict(numbered))


def with_passages(sheet: Sheet, setting: Setting) -> Sheet:
    """*sheet*, the lines of every cell made into passages."""
    return replace(sheet, slots=tuple(_filled(slot, len(sheet.edges), setting) for slot in sheet.slots))


def _filled(slot: Slot, edges: int, setting: Setting) -> Slot:
    shapes = setting.numbered.get((edges, slot.column), frozenset())
    inner = tuple(with_passages(sheet, setting) for sheet in slot.inner)
    if slot.tags:
        return replace(
            slot, passages=tuple(tagged_passages(slot.lines, slot.tags, setting.rhythm, shapes)), inner=inner
        )
    passages = taken_apart(passages_of(slot.lines, setting.rhythm, shapes=shapes))
    return replace(slot, passages=tuple(passages), inner=inner)
