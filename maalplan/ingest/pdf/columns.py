"""Lines that stand side by side without a table, such as two signatures, to columns read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from maalplan.ingest.pdf.gutters import gutter_of
from maalplan.ingest.pdf.lines import Line, holds, line_of, open_ended, opens_lower, within
from maalplan.ingest.pdf.marks import is_mark, marks_of
from maalplan.ingest.pdf.shown import Word

_WIDE = 2.0
"""Blank of so many times the size sets words on one baseline apart."""
_CLOSE = 2.6
"""Lines of a column follow each other within so many times their size."""
_TIGHT = 1.5
"""Wrapped lines follow each other within so many times their size."""
_LARGER = 1.3
"""By that factor a number is larger than the heading that it is of, where it stands on a line of its own."""
_STEP = 0.8
"""Rows side by side that are out of step are apart by so many times their size at most."""
_NEAR = 3.0
"""Points by which words may stand outside their column."""

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines to be read one after the other; ``beside`` where they have others beside them."""

    lines: tuple[Line, ...]
    beside: bool


def in_reading_order(rows: Sequence[Line], bounds: Gap) -> list[Column]:
    """*rows* from top to bottom, between *bounds* (left, right), as stretches to be read one after the other.

    Where the page is set in two columns, the whole left one comes before the right one.
    """
    rows = _with_numerals(rows)
    found = gutter_of(rows)
    if found is None:
        return _side_by_side(rows, bounds)
    inside, gap = found
    halves = _halves([rows[index] for index in inside], gap)
    ranges = ((bounds[0], gap[0]), (gap[1], bounds[1]))
    columns = _side_by_side(rows[: inside.start], bounds)
    for half, reach in zip(halves, ranges, strict=True):
        columns += _side_by_side(half, reach)
    return [*columns, *_side_by_side(rows[inside.stop :], bounds)]


def _with_numerals(rows: Sequence[Line]) -> list[Line]:
    """*rows*, a large number that stands in front of a heading made one line with it."""
    result: list[Line] = []
    for row in rows:
        number = result.pop().words if result and _is_numeral_of(row, result[-1]) else ()
        result.append(line_of((*number, *row.words), row.page) if number else row)
    return result


def _is_numeral_of(heading: Line, numeral: Line) -> bool:
    level = numeral.box[1] < heading.box[3] and heading.box[1] < numeral.box[3]
    large = numeral.size > _LARGER * heading.size and numeral.text.rstrip(".").isdecimal()
    return large and level and numeral.x1 <= heading.x0


def _halves(rows: Sequence[Line], gap: Gap) -> tuple[list[Line], list[Line]]:
    left = [line_of(words, row.page) for row in rows if (words := [w for w in row.words if w.x1 <= gap[0]])]
    right = [line_of(words, row.page) for row in rows if (words := [w for w in row.words if w.x1 > gap[0]])]
    return left, right


def _side_by_side(rows: Sequence[Line], bounds: Gap) -> list[Column]:
    """*rows*, parts of which may stand side by side.

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
            above, gap = _head(plain, rows[index], gap)
            kept = len(plain) - above
            block = rows[index - above : index + count]
            columns += [_column(plain[:kept], bounds, beside=False), *_cut(block, gap, bounds)]
            plain = []
        index += count
    columns.append(_column(plain, bounds, beside=False))
    return [column for column in columns if column.lines]


def going_on(columns: Sequence[Sequence[Line]], rows: Sequence[Line]) -> tuple[int, list[tuple[Line, ...]]]:
    """How many of *rows*, from the top of a page, complete the *columns* at the foot of the page before, and what
    they add to each.

    None do where no row has words in two columns, or in another than the first alone.
    """
    parts: list[list[Line]] = [[] for _ in columns]
    count, evident = 0, False
    for row in rows:
        found = _sorted_to(columns, row)
        if found is None or (count and row.baseline - rows[count - 1].baseline > _CLOSE * row.size):
            break
        evident = evident or any(found[1:])
        for part, words, column in zip(parts, found, columns, strict=True):
            if words:
                part.append(within(line_of(words, row.page), column[0].left, column[0].right))
        count += 1
    return (count, [tuple(part) for part in parts]) if evident else (0, [])


def _sorted_to(columns: Sequence[Sequence[Line]], row: Line) -> list[list[Word]] | None:
    """The words of *row* by column, or None where one lies in none, or no wide blank sets them apart."""
    found: list[list[Word]] = [[] for _ in columns]
    for word in row.words:
        home = next((n for n, lines in enumerate(columns) if _reaches(lines[0], word)), None)
        if home is None:
            return None
        found[home].append(word)
    return found if sum(bool(words) for words in found) <= 1 + len(wide_gaps(row)) else None


def _reaches(line: Line, word: Word) -> bool:
    return line.left - _NEAR <= word.x0 and word.x1 <= line.right + _NEAR


def _column(rows: Iterable[Line], bounds: Gap, *, beside: bool) -> Column:
    return Column(tuple(within(row, *bounds) for row in rows), beside)


def wide_gaps(row: Line) -> list[Gap]:
    """The blanks that set parts of *row* apart; those behind a list mark and a number in the margin do not."""
    marks = marks_of([row])
    first = marks[0].words if marks else int(is_mark(row.words[0].text))
    pairs = list(pairwise(row.words))[first:]
    return [(one.x1, two.x0) for one, two in pairs if two.x0 - one.x1 >= _WIDE * row.size]


def _beside(rows: Sequence[Line], start: int) -> tuple[int, Gap | None]:
    """How many rows from *start* on share a blank, and the blank; none where fewer than two do."""
    gaps = wide_gaps(rows[start]) or _out_of_step(rows[start : start + 2])
    end, both = start, 1
    for index in range(start + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        left = [gap for gap in (narrowed(gap, row) for gap in gaps) if gap]
        if not left or row.baseline - before.baseline > _CLOSE * 2 * row.size:
            break
        if wide_gaps(row) or _out_of_step((before, row), left[0]):
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


def _out_of_step(pair: Sequence[Line], gap: Gap | None = None) -> list[Gap]:
    """The blank between two rows that stand side by side, a little higher the one than the other; ``gap``: a blank of
    which it must be part."""
    if len(pair) < 2 or pair[1].baseline - pair[0].baseline > _STEP * min(row.size for row in pair):
        return []
    left, right = sorted(pair, key=lambda row: row.x0)
    apart = right.x0 - left.x1 >= (_WIDE * right.size if gap is None else 0)
    divided = gap is None or (left.x1 <= gap[0] and gap[1] <= right.x0)
    return [(left.x1, right.x0)] if apart and divided else []


def _head(plain: Sequence[Line], below: Line, gap: Gap) -> tuple[int, Gap]:
    """How many of the last of *plain* rows belong to the columns *below*, too close for a wide blank between them or
    with words on the right alone, and what they leave of the *gap*."""
    count = 0
    for above, row in enumerate(reversed(plain), start=1):
        beyond = [word.x0 for word in row.words if word.x0 >= gap[1] - _NEAR]
        flush = bool(beyond) and abs(min(beyond) - gap[1]) <= _NEAR
        near = below.baseline - row.baseline <= _CLOSE * 2 * row.size
        left = narrowed(gap, row, 0.6)
        if not (near and left and (flush or row.x1 <= gap[0])):
            break
        below, gap = row, left
        count = above if flush else count
    return count, gap


def _pitch(row: Line, gap: Gap) -> float:
    """How far below the last a row with words on one side only may be; on the left it may be a new heading."""
    return (_TIGHT if row.x1 <= gap[0] else _CLOSE) * row.size


def narrowed(gap: Gap, row: Line, least: float = 1.0) -> Gap | None:
    """What of *gap* stays blank on *row*, if it is so many sizes wide."""
    left, right = gap
    for word in row.words:
        if word.x1 <= left or word.x0 >= right:
            continue
        if word.x0 - left >= right - word.x1:
            right = word.x0
        else:
            left = word.x1
    return (left, right) if right - left >= least * row.size else None


def _labelled(rows: Sequence[Line], gap: Gap) -> bool:
    ends = [[word.text for word in row.words if word.x1 <= gap[0]][-1:] for row in rows]
    return all(end and end[0].endswith(":") for end in ends)


def _cut(rows: Sequence[Line], gap: Gap, bounds: Gap) -> list[Column]:
    """The rows cut at *gap*; what is right of it may have columns again."""
    left, right = _halves(rows, gap)
    first = min(line.x0 for line in left)
    rest = _side_by_side(right, (gap[1], bounds[1]))
    edge = gap[1] - 0.5 * rows[0].size
    columns = [_column(left, (first, edge), beside=True), *(replace(column, beside=True) for column in rest)]
    return [replace(column, lines=_in_step(column, columns)) for column in columns]


def _in_step(column: Column, columns: Sequence[Column]) -> tuple[Line, ...]:
    """The lines of *column*; one that ends where a neighbour's ended by will was not forced to end either."""
    lines = list(column.lines)
    willed = [
        _level(*pair) for other in columns if other is not column for pair in pairwise(other.lines) if holds(*pair)
    ]
    for index, (above, below) in enumerate(pairwise(column.lines)):
        if _level(above, below) in willed and not opens_lower(below) and not open_ended(above):
            lines[index] = replace(above, right=max(above.right, above.x1 + below.x1 - below.x0 + above.size))
    return tuple(lines)


def _level(above: Line, below: Line) -> tuple[int, int]:
    return round(above.baseline), round(below.baseline)
