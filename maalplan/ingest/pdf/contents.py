"""Contents lists: lines that end in a page number, behind dots or at the right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maalplan.ingest.pdf.lines import Line

_LEADER = re.compile(
    r"\S.*?(?:(?:\.\s?){4,}|…{2,}|_{4,}|(?:·\s?){4,})\s*(?:side\s+|s\.\s*)?[\divxlc]{1,5}\s*$", re.IGNORECASE
)
_DOTS = re.compile(r"[._·…]\s?[._·…]")
"""There is no leader without these."""
_LEAST = 3
"""Without dots so many lines in a row must end in a page number."""


def contents_rows(rows: Sequence[Line]) -> set[int]:
    """The indexes of those of a page's *rows* that are entries of a contents list."""
    found = {index for index, row in enumerate(rows) if _DOTS.search(row.text) and _LEADER.match(row.text)}
    found |= _numbered(rows)
    return found | {index for index in range(1, len(rows) - 1) if _is_first_half(index, rows, found)}


def _numbered(rows: Sequence[Line]) -> set[int]:
    """Runs of lines without dots whose page numbers never fall and stand below each other."""
    found: set[int] = set()
    run: list[int] = []
    for index, row in enumerate(rows):
        number = _page_number(row)
        if number is None or (run and not _follows(rows[run[-1]], row)):
            found |= set(run) if len(run) >= _LEAST else set()
            run = []
        if number is not None:
            run.append(index)
    return found | (set(run) if len(run) >= _LEAST else set())


def _page_number(row: Line) -> int | None:
    if len(row.words) < 2:
        return None
    before, last = row.words[-2:]
    if not last.text.isdecimal() or len(last.text) > 3 or last.x0 - before.x1 < 2.5 * row.size:
        return None
    titled = any(char.isalpha() for word in row.words[:-1] for char in word.text)
    return int(last.text) if titled else None


def _follows(before: Line, row: Line) -> bool:
    first, second = _page_number(before), _page_number(row)
    return first is not None and second is not None and first <= second and abs(before.x1 - row.x1) <= 3


def _is_first_half(index: int, rows: Sequence[Line], found: set[int]) -> bool:
    """A title too long for one line: between two entries, close to the second, in the same type."""
    row, after = rows[index], rows[index + 1]
    if index in found or index - 1 not in found or index + 1 not in found:
        return False
    return abs(row.size - after.size) < 0.5 and after.baseline - row.baseline < 1.7 * row.size
