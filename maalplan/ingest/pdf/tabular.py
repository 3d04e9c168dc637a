"""Which of the grids on the pages are tables."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.ingest.pdf.shown import Box, Grid, PageView
from maalplan.ingest.pdf.tables import NEAR
from maalplan.ingest.pdf.unruled import unruled_grids

_FEW_ROWS = 3
"""So many lines of furniture may stand between a table and the page's edge."""
_LOW = 8.0
"""Points: no row is lower."""


def tables_of(views: Sequence[PageView]) -> list[list[Grid]]:
    """For every page the grids that are tables: drawn ones of several cells, the frames that a page break cut off
    one, and those whose columns the words alone show."""
    return [_chosen(unruled, _drawn(views, index)) for index, unruled in enumerate(unruled_grids(views))]


def _chosen(unruled: Sequence[Grid], drawn: Sequence[Grid]) -> list[Grid]:
    """Of the grids at one place that which holds more."""
    kept = [grid for grid in unruled if not any(_covers(other, grid) for other in drawn)]
    return [*kept, *(grid for grid in drawn if not any(_overlap(grid.box, other.box) for other in kept))]


def _covers(drawn: Grid, unruled: Grid) -> bool:
    """Whether the *drawn* grid has several columns and all the rows of the other."""
    columns = len({round(cell[0]) for cell in drawn.cells})
    higher = unruled.box[1] < drawn.box[1] - _LOW or unruled.box[3] > drawn.box[3] + _LOW
    return columns > 1 and _overlap(drawn.box, unruled.box) and not higher


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
