"""Lines that stand side by side without a table, such as two signatures, to columns read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line, line_of, within
from maalplan.ingest.pdf.marks import marks_of

_WIDE = 2.0
"""Blank of so many times the size sets words on one baseline apart."""
_CLOSE = 2.6
"""Lines of a column follow each other within so many times their size."""
_TIGHT = 1.5
"""Wrapped lines follow each other within so many times their size."""

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines to be read one after the other; ``beside`` where they have others beside them."""

    lines: tuple[Line, ...]
    beside: bool


def in_reading_order(rows: Sequence[Line], bounds: Gap) -> list[Column]:
    """*rows* from top to bottom, between *bounds* (left, right), as stretches to be read one after the other.

    Where two rows or more have a blank at the same place, what stands left of it is one stretch and what stands
    right of it the next. Rows whose left part is a label with a colon stay rows.
    """
    columns: list[Column] = []
    plain: list[Line] = []
    index = 0
    while index < len(rows):
        count, gap = _beside(rows, index)
        if gap is None:
            plain.append(rows[index])
        else:
            columns += [_column(plain, bounds, beside=False), *_cut(rows[index : index + count], gap, bounds)]
            plain = []
        index += count
    columns.append(_column(plain, bounds, beside=False))
    return [column for column in columns if column.lines]


def _column(rows: Iterable[Line], bounds: Gap, *, beside: bool) -> Column:
    return Column(tuple(within(row, *bounds) for row in rows), beside)


def wide_gaps(row: Line) -> list[Gap]:
    """The blanks that set parts of *row* apart; the one behind a list mark does not."""
    marks = marks_of([row], [False])
    first = marks[0].words if marks else 0
    pairs = list(pairwise(row.words))[first:]
    return [(one.x1, two.x0) for one, two in pairs if two.x0 - one.x1 >= _WIDE * row.size]


def _beside(rows: Sequence[Line], start: int) -> tuple[int, Gap | None]:
    """How many rows from *start* on share a blank, and the blank; none where fewer than two do."""
    gaps = wide_gaps(rows[start])
    end, both = start, 1
    for index in range(start + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        left = [gap for gap in (_narrowed(gap, row) for gap in gaps) if gap]
        if not left or row.baseline - before.baseline > _CLOSE * 2 * row.size:
            break
        if wide_gaps(row):
            both += 1
            end = index
        elif end == index - 1 and row.baseline - before.baseline <= _pitch(row, left[0]):
            end = index
        else:
            break
        gaps = left
    if both < 2 or _labelled(rows[start : end + 1], gaps[0]):
        return 1, None
    return end - start + 1, gaps[0]


def _pitch(row: Line, gap: Gap) -> float:
    """How far below the last a row with words on one side only may be; on the left it may be a new heading."""
    return (_TIGHT if row.x1 <= gap[0] else _CLOSE) * row.size


def _narrowed(gap: Gap, row: Line) -> Gap | None:
    """What of *gap* stays blank on *row*."""
    left, right = gap
    for word in row.words:
        if word.x1 <= left or word.x0 >= right:
            continue
        if word.x0 - left >= right - word.x1:
            right = word.x0
        else:
            left = word.x1
    return (left, right) if right - left >= row.size else None


def _labelled(rows: Sequence[Line], gap: Gap) -> bool:
    ends = [[word.text for word in row.words if word.x1 <= gap[0]][-1:] for row in rows]
    return all(end and end[0].endswith(":") for end in ends)


def _cut(rows: Sequence[Line], gap: Gap, bounds: Gap) -> list[Column]:
    """The rows cut at *gap*; what is right of it may have columns again."""
    left = [line_of(words, row.page) for row in rows if (words := [w for w in row.words if w.x1 <= gap[0]])]
    right = [line_of(words, row.page) for row in rows if (words := [w for w in row.words if w.x1 > gap[0]])]
    first = min(line.x0 for line in left)
    rest = in_reading_order(right, (gap[1], bounds[1]))
    edge = gap[1] - 0.5 * rows[0].size
    return [_column(left, (first, edge), beside=True), *(replace(column, beside=True) for column in rest)]
