"""Pages set in two columns of running text: the gutter between them.

Labels with values beside them, and signatures, also leave a blank in the middle; but their lines are short. Columns
of text are known by lines on both sides that had to be broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line

_FEWEST = 6
"""So many lines on each side must fill their column."""
_CANDIDATES = 5
"""So many of the places where most lines begin may be the second column's."""
_FULL = 0.8
"""Share of its column that such a line takes up."""
_NEAR = 2.0
_NARROWEST = 8.0
"""Points that a gutter is wide, at least."""

Gap = tuple[float, float]


def gutter_of(rows: Sequence[Line]) -> tuple[range, Gap] | None:
    """Which of *rows*, as indices, are set in two columns, and the gutter between these; None where none are."""
    starts = Counter(round(x) for row in rows for x in _starts(row))
    for right, count in starts.most_common(_CANDIDATES):
        found = _between(rows, right) if count >= _FEWEST else None
        if found is not None:
            return found
    return None


def _starts(row: Line) -> list[float]:
    """Where a column can begin: at the first word, and behind a blank."""
    pairs = pairwise(row.words)
    return [row.x0, *(word.x0 for before, word in pairs if word.x0 - before.x1 >= _NARROWEST)]


def _between(rows: Sequence[Line], right: float) -> tuple[range, Gap] | None:
    """The longest stretch of *rows* that leave the place before *right* free, with its gutter."""
    best: range = range(0)
    begin = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or _crosses(rows[index], right):
            best = max(best, range(begin, index), key=len)
            begin = index + 1
    inside = [rows[index] for index in best]
    ends = [word.x1 for row in inside for word in row.words if word.x1 < right]
    if not ends or right - _NEAR - max(ends) < _NARROWEST:
        return None
    gap = (max(ends), right - _NEAR)
    left = min(row.x0 for row in inside)
    reach = max(row.x1 for row in inside)
    full = [_fills(inside, left, gap[0]), _fills(inside, right, reach)]
    return (best, gap) if min(full) >= _FEWEST else None


def _crosses(row: Line, right: float) -> bool:
    return any(word.x0 < right - _NEAR < word.x1 or right - _NARROWEST < word.x1 <= right - _NEAR for word in row.words)


def _fills(rows: Sequence[Line], left: float, right: float) -> int:
    """How many lines between *left* and *right* take up nearly all of the room."""
    count = 0
    for row in rows:
        words = [word for word in row.words if left - _NEAR <= word.x0 and word.x1 <= right + _NEAR]
        count += bool(words) and max(w.x1 for w in words) - min(w.x0 for w in words) >= _FULL * (right - left)
    return count
