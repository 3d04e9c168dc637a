"""Drawn lines to cells, by the rules of pdfplumber's table finder, without its squares.

Edges that lie nearly on one line are moved onto it and joined; where upright and level ones meet is a corner; from
each corner the smallest box with edges all around is a cell; cells that share corners are one grid. The tolerances
are pdfplumber's, and so are the cells: its finder compares every edge and corner with every other, which is most of
its time on a page.

One step is ours: where a page break cuts a row, some programs draw the row's upright lines but not the one that
would close it. Lines that end side by side are closed there before corners are looked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from maalplan.ingest.pdf.shown import Box, Edge, Grid, Shape, around

_NEAR = 3.0
"""Points within which two places are the same."""
_LEAST = 4.0
"""A cell narrower or lower than this is the space between double lines."""
_SHORTEST = 1.0, 3.0
"""Points that an edge must be long before and after it is joined with others."""
_STRAIGHT = 0.5
"""Share of each side of a rectangle with rounded corners that is straight, at least."""
_TALL = 8.0
"""An upright line shorter than this leaves no room for words."""


class _Corner(NamedTuple):
    """Where edges meet: which upright and which level ones, by their numbers."""

    upright: set[int]
    level: set[int]


def ruling_of(shapes: Sequence[Shape]) -> tuple[tuple[Grid, ...], tuple[Box, ...]]:
    """The grids that drawn *shapes* form, from top to bottom, and the level lines among them."""
    upright, level = edges_of(shapes)
    rules = tuple((edge.start, edge.at, edge.end, edge.at) for edge in level)
    tall = [shape.box for shape in shapes if _is_upright(shape)]
    return tuple(_grids(upright, level, tall)), rules


def edges_of(shapes: Iterable[Shape]) -> tuple[list[Edge], list[Edge]]:
    """The upright and the level edges of *shapes*, those on one line joined."""
    edges = [edge for shape in shapes for edge in _edges(shape) if edge.end - edge.start >= _SHORTEST[0]]
    return joined([edge for edge in edges if edge.upright]), joined([edge for edge in edges if not edge.upright])


def _edges(shape: Shape) -> tuple[Edge, ...]:
    """The edges of *shape*; a rectangle with rounded corners has those of one with sharp ones.

    This pdfplumber does not do: in its finder the sides of such cells end before they meet.
    """
    if shape.kind != "curve" or len(shape.edges) < 4:
        return shape.edges
    sides = sides_of(shape.box)
    return sides if all(_runs_along(side, shape.edges) for side in sides) else shape.edges


def sides_of(box: Box) -> tuple[Edge, ...]:
    """The four sides of a rectangle."""
    x0, top, x1, bottom = box
    return (
        Edge(top, x0, x1, upright=False),
        Edge(bottom, x0, x1, upright=False),
        Edge(x0, top, bottom, upright=True),
        Edge(x1, top, bottom, upright=True),
    )


def _runs_along(side: Edge, edges: Iterable[Edge]) -> bool:
    drawn = [edge for edge in edges if edge.upright == side.upright and abs(edge.at - side.at) <= 0.5]
    return sum(edge.end - edge.start for edge in drawn) >= _STRAIGHT * (side.end - side.start)


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """*edges* of one direction: those nearly on one line moved to the middle of it, then joined where they touch."""
    result: list[Edge] = []
    for group in _side_by_side(sorted(edges), _NEAR):
        at = sum(edge.at for edge in group) / len(group)
        along = sorted(group, key=lambda edge: edge.start)
        start, end = along[0].start, along[0].end
        for edge in along:
            if edge.start > end + _NEAR:
                result.append(Edge(at, start, end, edge.upright))
                start = edge.start
                end = edge.end
            end = max(end, edge.end)
        result.append(Edge(at, start, end, group[0].upright))
    return [edge for edge in result if edge.end - edge.start >= _SHORTEST[1]]


def _side_by_side(edges: Sequence[Edge], near: float) -> Iterator[list[Edge]]:
    """Sorted *edges* in groups in which each is near the one before."""
    group: list[Edge] = []
    for edge in edges:
        if group and edge.at - group[-1].at > near:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


# ------------------------------------------------------------------ cells and grids


def _grids(upright: Sequence[Edge], level: Sequence[Edge], tall: Sequence[Box]) -> list[Grid]:
    closing = closing_edges(upright, level)
    cells = [cell for cell in cells_of(upright, [*level, *closing]) if _is_room(cell)]
    grids = [_grid(group, closing, tall) for group in grouped(cells)]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def closing_edges(upright: Sequence[Edge], level: Sequence[Edge]) -> list[Edge]:
    """The edges that would close rows which a page break has cut: one wherever two upright lines end side by side
    and no level line joins their ends."""
    long = [edge for edge in upright if edge.end - edge.start >= _TALL]
    closing = []
    for ends in ([(edge.start, edge.at) for edge in long], [(edge.end, edge.at) for edge in long]):
        for y, across in _ends_side_by_side(ends):
            closing += [
                Edge(y, x0, x1, upright=False)
                for x0, x1 in pairwise(across)
                if x1 - x0 > _TALL and not any(_covers(edge, y, x0, x1) for edge in level)
            ]
    return closing


def _ends_side_by_side(ends: Iterable[tuple[float, float]]) -> Iterator[tuple[float, list[float]]]:
    """Ends ``(y, x)`` at the same height: the height of the first, and where they are from left to right."""
    group: list[tuple[float, float]] = []
    for end in sorted(ends):
        if group and end[0] - group[0][0] > _NEAR:
            if len(group) > 1:
                yield group[0][0], sorted(x for _, x in group)
            group = []
        group.append(end)
    if len(group) > 1:
        yield group[0][0], sorted(x for _, x in group)


def _covers(edge: Edge, y: float, x0: float, x1: float) -> bool:
    return abs(edge.at - y) <= _NEAR and edge.start <= x0 + _NEAR and edge.end >= x1 - _NEAR


def cells_of(upright: Sequence[Edge], level: Sequence[Edge]) -> list[Box]:
    """The boxes that have edges all around and no smaller one in their upper left corner."""
    corners = _corners(upright, level)
    down: defaultdict[float, list[float]] = defaultdict(list)
    across: defaultdict[float, list[float]] = defaultdict(list)
    for x, y in sorted(corners):
        down[x].append(y)
        across[y].append(x)
    cells = (_cell(x, y, corners, down[x], across[y]) for x, y in sorted(corners))
    return [cell for cell in cells if cell is not None]


def _corners(upright: Sequence[Edge], level: Sequence[Edge]) -> dict[tuple[float, float], _Corner]:
    ordered = sorted(range(len(level)), key=lambda n: level[n].at)
    heights = [level[n].at for n in ordered]
    corners: dict[tuple[float, float], _Corner] = {}
    for number, edge in enumerate(upright):
        x, bottom = edge.at, edge.end + _NEAR
        for place in range(bisect_left(heights, edge.start - _NEAR), len(heights)):
            if heights[place] > bottom:
                break
            other = level[ordered[place]]
            if other.start - _NEAR <= x <= other.end + _NEAR:
                corner = corners.setdefault((x, heights[place]), _Corner(set(), set()))
                corner.upright.add(number)
                corner.level.add(ordered[place])
    return corners


def _cell(
    x: float,
    y: float,
    corners: dict[tuple[float, float], _Corner],
    down: Sequence[float],
    across: Sequence[float],
) -> Box | None:
    """The smallest cell whose upper left corner is at (*x*, *y*)."""
    here = corners[x, y]
    rights = [right for right in across if right > x and here.level & corners[right, y].level]
    if not rights:
        return None
    for below in down[bisect_left(down, y) + 1 :]:
        lower = corners[x, below]
        if not here.upright & lower.upright:
            continue
        for right in rights:
            far = corners.get((right, below))
            if far and far.upright & corners[right, y].upright and far.level & lower.level:
                return x, y, right, below
    return None


def grouped(cells: Sequence[Box]) -> list[list[Box]]:
    """*cells* in groups that hang together by their corners, in the order of their first cells."""
    at: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            at[corner].append(number)
    seen: set[int] = set()
    groups = []
    for first in range(len(cells)):
        if first in seen:
            continue
        seen.add(first)
        group = [first]
        for number in group:
            x0, top, x1, bottom = cells[number]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                fresh = [other for other in at[corner] if other not in seen]
                seen.update(fresh)
                group += fresh
        groups.append([cells[number] for number in sorted(group)])
    return groups


def _is_room(cell: Box) -> bool:
    return cell[2] - cell[0] >= _LEAST and cell[3] - cell[1] >= _LEAST


def _grid(cells: Sequence[Box], closing: Sequence[Edge], tall: Iterable[Box]) -> Grid:
    box = around(tuple(cells))
    ends = [edge.at for edge in closing if edge.start >= box[0] - _NEAR and edge.end <= box[2] + _NEAR]
    return Grid(
        tuple(cells),
        open_top=any(abs(at - box[1]) <= _NEAR for at in ends),
        open_bottom=any(abs(at - box[3]) <= _NEAR for at in ends),
        shaded=not any(_within(upright, box) for upright in tall),
    )


def _is_upright(shape: Shape) -> bool:
    """Whether a drawn shape is, or has, upright lines: shades have a width, and no outline."""
    x0, top, x1, bottom = shape.box
    return bottom - top >= _TALL and (x1 - x0 <= _NEAR or (shape.kind == "rect" and shape.outlined))


def _within(shape: Box, box: Box) -> bool:
    across = box[0] - _NEAR <= shape[0] and shape[2] <= box[2] + _NEAR
    return across and shape[1] < box[3] - _NEAR and shape[3] > box[1] + _NEAR
