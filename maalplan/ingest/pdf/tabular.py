"""Which of the grids that lines draw are tables."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.ingest.pdf.shown import Grid, PageView
from maalplan.ingest.pdf.tables import NEAR

_FEW_ROWS = 3
"""So many lines of furniture may stand between a table and the page's edge."""


def drawn_tables(views: Sequence[PageView]) -> list[tuple[Grid, ...]]:
    """For every page the drawn grids that are tables: those of several cells, and the frames that a page break cut off
    one."""
    return [tuple(_drawn(views, index)) for index in range(len(views))]


def _drawn(views: Sequence[PageView], index: int) -> list[Grid]:
    """The drawn grids of a page that are tables."""
    view = views[index]
    before = views[index - 1] if index else None
    after = views[index + 1] if index + 1 < len(views) else None
    return [
        grid
        for grid in view.grids
        if len(grid.cells) > 1
        or (after is not None and _begins_table(grid, view, after))
        or (before is not None and _ends_table(grid, view, before))
    ]


def _begins_table(frame: Grid, view: PageView, after: PageView) -> bool:
    """Whether *frame* is the first row of a table that the next page begins with."""
    return _is_last(frame, view) and any(_is_first(grid, after) and _same_width(frame, grid) for grid in after.grids)


def _ends_table(frame: Grid, view: PageView, before: PageView) -> bool:
    return _is_first(frame, view) and any(_is_last(grid, before) and _same_width(frame, grid) for grid in before.grids)


def _same_width(frame: Grid, grid: Grid) -> bool:
    ends = zip((frame.box[0], frame.box[2]), (grid.box[0], grid.box[2]), strict=True)
    return len(grid.cells) > 1 and all(abs(one - other) <= NEAR for one, other in ends)


def _is_last(grid: Grid, view: PageView) -> bool:
    below = [word for word in view.words if word.box[1] >= grid.box[3] - NEAR]
    return len({round(word.baseline) for word in below}) <= _FEW_ROWS


def _is_first(grid: Grid, view: PageView) -> bool:
    above = [word for word in view.words if word.box[3] <= grid.box[1] + NEAR]
    return len({round(word.baseline) for word in above}) <= _FEW_ROWS
