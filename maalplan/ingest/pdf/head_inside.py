"""Drawn tables of which only some lines are drawn: a frame with upright lines but none between its rows, or with level
ones but none between its columns.

The row of heads, in bold, tells what the words below it form. Without this, all would be one row or one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.bands import bands_of, cells_of, parts_of
from maalplan.ingest.pdf.lines import Line, lines_of
from maalplan.ingest.pdf.shown import Box, Grid, PageView, middle_in
from maalplan.ingest.pdf.unruled import cells_within

_NEAR = 3.0
_PADDED = 8.0
"""Points between a frame and the words in it."""
_TWO_COLUMNS = 3
"""The edges of so many columns."""


def with_rows_and_columns(grid: Grid, view: PageView) -> Grid:
    """*grid*, of one row or of one column, with those that the words in it form below their heads; any other as it
    is."""
    columns, rows = _edges(grid, 0), _edges(grid, 1)
    if min(len(columns), len(rows)) != _TWO_COLUMNS - 1 or (len(columns) - 1) * (len(rows) - 1) != len(grid.cells):
        return grid
    lines = lines_of((word for word in view.words if middle_in(word, grid.box)), view.number)
    if len(columns) < _TWO_COLUMNS:
        cells = cells_within(lines, _inside(view.rules, grid.box))
    else:
        cells = cells_of(bands_of(lines, columns, ()), columns, ()) if _has_heads(lines, columns) else ()
    return replace(grid, cells=tuple(_reaching(cell, cells, grid.box) for cell in cells)) if cells else grid


def framed(grid: Grid, frames: Iterable[Grid]) -> Grid:
    """*grid*, as wide as that of the drawn *frames* which it fills: another page's part is as wide then."""
    for frame in frames:
        box, inner = frame.box, grid.box
        around = box[1] - _NEAR <= inner[1] and inner[3] <= box[3] + _NEAR
        if around and abs(box[0] - inner[0]) <= _PADDED and abs(box[2] - inner[2]) <= _PADDED:
            frame_box = box[0], inner[1], box[2], inner[3]
            return replace(grid, cells=tuple(_reaching(cell, grid.cells, frame_box) for cell in grid.cells))
    return grid


def _edges(grid: Grid, side: int) -> list[float]:
    return sorted({cell[side] for cell in grid.cells} | {grid.box[side + 2]})


def _inside(rules: Sequence[Box], box: Box) -> list[Box]:
    return [rule for rule in rules if box[1] < rule[1] < box[3] and rule[0] < box[2] and box[0] < rule[2]]


def _has_heads(lines: Sequence[Line], columns: Sequence[float]) -> bool:
    """Whether the first of *lines* is bold in every column, and others are not bold."""
    if not lines or not lines[0].bold or all(line.bold for line in lines):
        return False
    parts = parts_of(lines[0].words, columns)
    return bool(parts) and all(parts)


def _reaching(cell: Box, cells: Sequence[Box], box: Box) -> Box:
    """*cell*, of those in the drawn *box*, as far out as that where it is the outermost."""
    x0, top, x1, bottom = (
        frame if side == most(other[n] for other in cells) else side
        for n, (side, frame, most) in enumerate(zip(cell, box, (min, min, max, max), strict=True))
    )
    return x0, top, x1, bottom
