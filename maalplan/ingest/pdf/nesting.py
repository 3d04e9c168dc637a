"""Tables that lines draw inside a cell of another, put into that cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.shown import Box, Grid, Word
from maalplan.ingest.pdf.tables import Sheet, sheet_of

_NEAR = 1.0
"""Points by which a table may reach over the cell that it stands in."""


def sheets_of(grids: Sequence[Grid], words: Sequence[Mapping[Box, Sequence[Word]]], page: int) -> list[Sheet]:
    """The tables that *grids* are, each with the *words* of its cells, and those inside them in their cells."""
    parts = [part for grid in grids for part in _parted(grid)]
    parts = [_without_hole(part, parts) for part in parts]
    found = {cell: placed for own in words for cell, placed in own.items()}
    inner: defaultdict[tuple[int, Box], tuple[Sheet, ...]] = defaultdict(tuple)
    sheets: dict[int, Sheet] = {}
    for number in sorted(range(len(parts)), key=lambda n: _area(parts[n].box)):
        own = {cell: deeper for (outer, cell), deeper in inner.items() if outer == number}
        placed = {cell: found[cell] for cell in parts[number].cells if cell in found}
        if not (placed or own):
            continue
        sheet = sheet_of(parts[number], placed, page, inner=own)
        home = _home(number, parts)
        if home is None:
            sheets[number] = sheet
        else:
            inner[home] = tuple(sorted((*inner[home], sheet), key=lambda other: other.box[1]))
    return [sheets[number] for number in sorted(sheets)]


def _parted(grid: Grid) -> Iterator[Grid]:
    """*grid*; where lines of a table in one of its cells touch its own, the two apart."""
    if sum(map(_area, grid.cells)) <= _area(grid.box):
        yield grid
        return
    inside: defaultdict[Box | None, list[Box]] = defaultdict(list)
    for cell in grid.cells:
        around = [other for other in grid.cells if other != cell and _holds(other, cell)]
        inside[min(around, key=_area, default=None)].append(cell)
    for outer, cells in inside.items():
        yield replace(grid, cells=tuple(cells)) if outer is None else Grid(tuple(cells))


def _without_hole(grid: Grid, others: Sequence[Grid]) -> Grid:
    """*grid* with a cell where another of the page fills a place that it leaves open, as after a break in both."""
    for other in others:
        box = other.box
        if other is grid or not _holds(grid.box, box) or any(_overlap(cell, box) for cell in grid.cells):
            continue
        x0, x1 = _between(grid, 0, box)
        top, bottom = _between(grid, 1, box)
        grid = replace(grid, cells=(*grid.cells, (x0, top, x1, bottom)))
    return grid


def _between(grid: Grid, side: int, box: Box) -> tuple[float, float]:
    """The nearest edges of *grid* around *box*, across (*side* 0) or down (1)."""
    edges = [edge for cell in grid.cells for edge in (cell[side], cell[side + 2])]
    before = [edge for edge in edges if edge <= box[side] + _NEAR]
    return max(before), min(edge for edge in edges if edge >= box[side + 2] - _NEAR)


def _home(number: int, grids: Sequence[Grid]) -> tuple[int, Box] | None:
    """The smallest cell of another of *grids* in which that at *number* stands, with the grid's place."""
    box = grids[number].box
    around = [
        (other, cell)
        for other, grid in enumerate(grids)
        if other != number and len(grid.cells) > 1
        for cell in grid.cells
        if _holds(cell, box)
    ]
    return min(around, key=lambda home: _area(home[1]), default=None)


def _holds(outer: Box, inner: Box) -> bool:
    """Whether *inner* is inside *outer*, and smaller."""
    across = outer[0] - _NEAR <= inner[0] and inner[2] <= outer[2] + _NEAR
    return across and outer[1] - _NEAR <= inner[1] and inner[3] <= outer[3] + _NEAR and _area(inner) < _area(outer)


def _overlap(one: Box, other: Box) -> bool:
    return all(max(one[n], other[n]) + _NEAR < min(one[n + 2], other[n + 2]) for n in (0, 1))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
