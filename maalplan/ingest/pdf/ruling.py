"""Drawn lines to cells, by the steps of pdfplumber's own table finder.

One step is ours: where a page break cuts a row, some programs draw the row's upright lines but not the one that
would close it. Lines that end side by side are closed there before cells are looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from maalplan.ingest.pdf.shown import Box, Grid, around

if TYPE_CHECKING:
    from pdfplumber.page import Page

Edge: TypeAlias = dict[str, Any]
"""A drawn edge as pdfplumber has it: ``orientation`` ``h`` or ``v``, with x0, top, x1, bottom."""

_NEAR = 3.0
"""Points within which two ends are the same place; pdfplumber's own tolerance."""
_LEAST = 4.0
"""A cell narrower or lower than this is the space between double lines."""
_TALL = 8.0
"""An upright line shorter than this leaves no room for words."""


def ruling_of(page: Page) -> tuple[tuple[Grid, ...], tuple[Box, ...]]:
    """The grids that the page's lines draw, from top to bottom, and its level lines."""
    from pdfplumber import table

    edges = table.TableFinder(page).edges
    level = (edge for edge in edges if edge["orientation"] == "h")
    rules = tuple((float(edge["x0"]), float(edge["top"]), float(edge["x1"]), float(edge["bottom"])) for edge in level)
    grids = _grids(edges) if edges else ()
    upright = [shape for shape in (*page.lines, *page.rects, *page.curves) if _is_upright(shape)]
    return tuple(replace(grid, shaded=not any(_within(shape, grid.box) for shape in upright)) for grid in grids), rules


def _is_upright(shape: dict[str, Any]) -> bool:
    """Whether a drawn shape is, or has, upright lines: shades have a width, and no outline."""
    thin = shape["x1"] - shape["x0"] <= _NEAR
    outlined = shape["object_type"] == "rect" and shape.get("stroke") and shape.get("linewidth", 0) > 0
    return shape["bottom"] - shape["top"] >= _TALL and bool(thin or outlined)


def _within(shape: dict[str, Any], box: Box) -> bool:
    across = box[0] - _NEAR <= shape["x0"] and shape["x1"] <= box[2] + _NEAR
    return bool(across and shape["top"] < box[3] - _NEAR and shape["bottom"] > box[1] + _NEAR)


def _grids(edges: list[Edge]) -> tuple[Grid, ...]:
    from pdfplumber import table

    closing = closing_edges(edges)
    crossings = table.edges_to_intersections(edges + closing, _NEAR, _NEAR)
    cells = [cell for cell in table.intersections_to_cells(crossings) if _is_room(cell)]
    grouped = table.cells_to_tables(cells)
    inside = {cell for group in grouped for cell in group}
    frames = [[cell] for cell in cells if cell not in inside]
    grids = [_grid(group, closing) for group in (*grouped, *frames)]
    return tuple(sorted(grids, key=lambda grid: (grid.box[1], grid.box[0])))


def closing_edges(edges: Sequence[Edge]) -> list[Edge]:
    """The edges that would close rows which a page break has cut: one wherever two upright lines end side by side
    and no level line joins their ends."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v" and edge["bottom"] - edge["top"] >= _TALL]
    closing = []
    for end in ("top", "bottom"):
        for group in _side_by_side(upright, end):
            y = group[0][end]
            across = sorted(edge["x0"] for edge in group)
            closing += [
                _level_edge(y, x0, x1)
                for x0, x1 in pairwise(across)
                if x1 - x0 > _TALL and not any(_covers(edge, y, x0, x1) for edge in level)
            ]
    return closing


def _side_by_side(upright: Iterable[Edge], end: str) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(upright, key=lambda edge: float(edge[end])):
        if groups and edge[end] - groups[-1][0][end] <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [group for group in groups if len(group) > 1]


def _covers(edge: Edge, y: float, x0: float, x1: float) -> bool:
    return bool(abs(edge["top"] - y) <= _NEAR and edge["x0"] <= x0 + _NEAR and edge["x1"] >= x1 - _NEAR)


def _level_edge(y: float, x0: float, x1: float) -> Edge:
    return {"x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0, "height": 0, "orientation": "h"}


def _is_room(cell: Box) -> bool:
    return cell[2] - cell[0] >= _LEAST and cell[3] - cell[1] >= _LEAST


def _grid(cells: Sequence[Box], closing: Sequence[Edge]) -> Grid:
    box = around(tuple(cells))
    ends: defaultdict[str, bool] = defaultdict(bool)
    for edge in closing:
        if edge["x0"] >= box[0] - _NEAR and edge["x1"] <= box[2] + _NEAR:
            ends["top"] |= abs(edge["top"] - box[1]) <= _NEAR
            ends["bottom"] |= abs(edge["top"] - box[3]) <= _NEAR
    return Grid(tuple(cells), open_top=ends["top"], open_bottom=ends["bottom"])
