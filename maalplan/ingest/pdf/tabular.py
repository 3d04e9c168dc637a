"""Which of the grids that lines draw are tables."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.ingest.pdf.head_inside import with_rows_and_columns
from maalplan.ingest.pdf.shown import Grid, PageView, middle_in
from maalplan.ingest.pdf.tables import NEAR

_FEW_ROWS = 3
"""So many lines of furniture may stand between a table and the page's edge."""

_CARD = 6
"""So many lines in a frame make it a card."""
_WIDE, _HIGH = 100.0, 50.0
"""Points: a card is no narrower, and no lower."""


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
        for grid in (with_rows_and_columns(grid, view) for grid in view.grids)
        if len(grid.cells) > 1
        or _is_card(grid, view)
        or (after is not None and _begins_table(grid, view, after))
        or (before is not None and _ends_table(grid, view, before))
    ]


def _is_card(frame: Grid, view: PageView) -> bool:
    """Whether *frame* has another beside it, and much text in both: their lines are not to be read across."""
    if not _is_roomy(frame):
        return False
    beside = [grid for grid in view.grids if len(grid.cells) == 1 and _is_beside(grid, frame) and _is_roomy(grid)]
    return bool(beside) and all(_lines(grid, view) >= _CARD for grid in (frame, beside[0]))


def _is_roomy(frame: Grid) -> bool:
    return frame.box[2] - frame.box[0] >= _WIDE and frame.box[3] - frame.box[1] >= _HIGH


def _is_beside(one: Grid, other: Grid) -> bool:
    return abs(one.box[1] - other.box[1]) <= NEAR and (one.box[2] <= other.box[0] or other.box[2] <= one.box[0])


def _lines(frame: Grid, view: PageView) -> int:
    return len({round(word.baseline) for word in view.words if middle_in(word, frame.box)})


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
