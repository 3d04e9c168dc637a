"""Cells that stand a little apart from one another, each with lines of its own, made one grid again.

"Space between cells", as word processors and browsers call it, draws every cell as a frame. Where the space is hardly
wider than a line, some of the frames were taken to touch and others not, so the parts may be rows, columns or cells.
What stands farther apart is several tables or boxes: these are told apart where they were taken for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.shown import Box, Grid, Word, around, middle_in

_NEAR = 3.0
"""Points within which two edges are in line."""
_SPACE = 5.0
"""Points between two cells, at most."""
_UNEVEN = 1.5
"""Points by which the space between some cells of a table may be larger than between others."""
_LEFT_OPEN = 0.02
"""Share of its box that the cells of a table leave open at most, once nothing is between them."""
_BETWEEN = 30.0
"""Points between two frames side by side, at most."""
_MOST = 250
"""So many frames on a page are a drawing."""


def put_together(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """*grids*, those that are parts of one table whose cells stand apart as one, from top to bottom."""
    if not 1 < len(grids) <= _MOST:
        return tuple(grids)
    result: list[Grid] = []
    for group in _groups(grids):
        whole = _whole(group) if len(group) > 1 else None
        result += [whole] if whole else group
    return tuple(sorted(result, key=lambda grid: (grid.box[1], grid.box[0])))


def taken_apart(grids: Sequence[Grid], words: Sequence[Word]) -> tuple[Grid, ...]:
    """*grids*, without the empty space between two frames of one height, which was taken for a cell open above and
    below."""
    return tuple(part for grid in grids for part in _beside_spaces(grid, words))


def _beside_spaces(grid: Grid, words: Sequence[Word]) -> list[Grid]:
    box = grid.box
    if not (grid.open_top and grid.open_bottom):
        return [grid]
    spaces = [
        cell
        for cell in grid.cells
        if cell[1] <= box[1] + _NEAR
        and cell[3] >= box[3] - _NEAR
        and box[0] < cell[0] < cell[2] < box[2]
        and cell[2] - cell[0] <= _BETWEEN
        and not any(middle_in(word, cell) for word in words)
    ]
    starts = [box[0], *(space[2] for space in spaces)]
    ends = [*(space[0] for space in spaces), box[2]]
    parts = [
        tuple(cell for cell in grid.cells if left <= cell[0] and cell[2] <= right)
        for left, right in zip(sorted(starts), sorted(ends), strict=True)
    ]
    return [Grid(part, shaded=grid.shaded) for part in parts if part] if spaces else [grid]


def _groups(grids: Sequence[Grid]) -> list[list[Grid]]:
    """*grids* in groups of those that stand close beside or below one another, directly or through others."""
    groups: list[list[Grid]] = []
    for grid in grids:
        near = [group for group in groups if any(_adjoin(grid.box, other.box) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [grid])
    return groups


def _adjoin(one: Box, other: Box) -> bool:
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return (0 < across <= _SPACE and down < -_NEAR) or (0 < down <= _SPACE and across < -_NEAR)


def _whole(grids: Sequence[Grid]) -> Grid | None:
    """The one grid of which *grids* are parts; None where they are tables or boxes that only stand close."""
    cells = [cell for grid in grids for cell in grid.cells]
    spaces = [space for side in (0, 1) for space in _spaces(grids, side)]
    if not spaces or max(spaces) - min(spaces) > _UNEVEN or not _are_parts(grids):
        return None
    closed = _closed_up(cells)
    box = around(closed)
    if abs(sum(map(_area, closed)) - _area(box)) > _LEFT_OPEN * _area(box):
        return None
    return replace(
        grids[0],
        cells=closed,
        open_top=any(grid.open_top and grid.box[1] <= box[1] + _NEAR for grid in grids),
        open_bottom=any(grid.open_bottom and grid.box[3] >= box[3] - _NEAR for grid in grids),
        shaded=all(grid.shaded for grid in grids),
    )


def _are_parts(grids: Sequence[Grid]) -> bool:
    """Whether some stand side by side, or else all are rows of several cells: what is only stacked are tables."""
    beside = any(
        one.box[1] < two.box[3] and two.box[1] < one.box[3] for one in grids for two in grids if one is not two
    )
    return beside or all(len(grid.cells) > 1 and len({round(cell[1]) for cell in grid.cells}) == 1 for grid in grids)


def _spaces(grids: Sequence[Grid], side: int) -> list[float]:
    """How wide the spaces are between neighbours, across (*side* 0) or down (1)."""
    other = 1 - side
    return [
        two.box[side] - one.box[side + 2]
        for one in grids
        for two in grids
        if 0 < two.box[side] - one.box[side + 2] <= _SPACE
        and one.box[other] < two.box[other + 2]
        and two.box[other] < one.box[other + 2]
    ]


def _closed_up(cells: Sequence[Box]) -> tuple[Box, ...]:
    """*cells*, each as far as the middle of the space beside it; edges that are in line at one place."""
    lefts, rights = _edges(cells, 0)
    tops, bottoms = _edges(cells, 1)
    return tuple((lefts[cell[0]], tops[cell[1]], rights[cell[2]], bottoms[cell[3]]) for cell in cells)


def _edges(cells: Sequence[Box], side: int) -> tuple[dict[float, float], dict[float, float]]:
    """Where the beginnings and the ends of *cells* are moved to, across (*side* 0) or down (1)."""
    begins, ends = {cell[side] for cell in cells}, {cell[side + 2] for cell in cells}
    places: dict[float, float] = {}
    for group in _in_line(sorted(begins | ends), begins, ends):
        middle = (group[0] + group[-1]) / 2
        places.update(dict.fromkeys(group, middle))
    first, last = min(begins), max(ends)
    places[first], places[last] = first, last
    return {edge: places[edge] for edge in begins}, {edge: places[edge] for edge in ends}


def _in_line(edges: Iterable[float], begins: set[float], ends: set[float]) -> list[list[float]]:
    """*edges*, in rising order, in groups of those between the same columns: ends, and the beginnings beyond them."""
    groups: list[list[float]] = []
    for edge in edges:
        before = groups[-1] if groups else []
        ended = bool(before) and before[-1] in ends and edge in begins
        if before and (edge - before[-1] <= _NEAR or (ended and edge - before[0] <= _SPACE + _NEAR)):
            before.append(edge)
        else:
            groups.append([edge])
    return groups


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
