"""Columns that an extraction keeps side by side (``pdftotext -layout``) → tables.

A table shows itself by its rivers. A line with words in several columns belongs to it as long as no river closes; a
line with words in one place alone does when it goes on with a cell, or when the columns go on below it: then it is
a row over the full width. The next page goes on with a table that has as many columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from maalplan.ingest.aligned_rows import Row, goes_on, rows
from maalplan.ingest.rivers import Band, Segment, bands, cells, column_of, ink, segments, stands_in
from maalplan.ingest.running import Line

_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FAR = 2
"""More empty lines than these end a table."""
_LONGEST_REST = 20
"""How many lines the rest of a cell has at most on the next page."""
_LONG = 40
"""A line of running text has at least this many characters."""
_WORD = re.compile(r"\w")
_LONGEST_WIDE = 100
"""The longest row over the full width, in characters; what is longer is running text."""


Heads: TypeAlias = dict[tuple[str, ...], int]
"""The words of first lines of tables, and over how many lines the labels reach that begin with them."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table; its lines are those from ``first`` to before ``after``, page furniture among them."""

    first: int
    after: int
    columns: int
    rows: tuple[Row, ...]


def aligned_tables(lines: Sequence[Line], skipped: Collection[int]) -> Iterator[Aligned]:
    """The tables in *lines*; lines at the places *skipped* (page furniture and the like) belong to none."""
    position = 0
    heads: Heads = {}
    while position < len(lines):
        part = _part_at(lines, position, skipped, heads)
        if part is None:
            position += 1
            continue
        heads.setdefault(*_head(lines[position], part))
        table = _with_next_pages(lines, part, skipped, heads)
        yield table
        position = table.after


def _head(first: Line, table: Aligned) -> tuple[tuple[str, ...], int]:
    """The words of a table's *first* line, and how many lines its first row has."""
    places = {piece.line.number for column in table.rows[0].columns for piece in column}
    return tuple(first.text.split()), len(places)


def _part_at(lines: Sequence[Line], position: int, skipped: Collection[int], heads: Heads) -> Aligned | None:
    """The table that begins at *position*, as far as its page goes: at least two lines with words in two columns."""
    if position in skipped:
        return None
    first = position if _WIDE_GAP.search(lines[position].text) else _below_title(lines, position, skipped)
    if first is None:
        return None
    after, columns = _Stretch(lines, skipped, first).grown()
    own = lines[position:after]
    if len(columns) < 2 or sum(_has_columns(line, columns) for line in own) < 2:
        return None
    head = heads.get(tuple(own[0].text.split()), 0)
    return Aligned(position, after, len(columns), tuple(rows(own, columns, head)))


def _below_title(lines: Sequence[Line], position: int, skipped: Collection[int]) -> int | None:
    """The line below *position*, when the words there are a title inside the table that begins with it.

    They stand as far in as the table does, and further in than running text.
    """
    after = position + 1
    if after >= len(lines) or after in skipped or not _WIDE_GAP.search(lines[after].text):
        return None
    title, table = segments(lines[position].text)[0], segments(lines[after].text)[0]
    apart = lines[after].gap >= max(_FAR, lines[position].gap)
    inside = title.start == table.start > _margin(lines)
    near = inside and not apart and lines[after].page == lines[position].page
    return after if near and len(title.text) <= _LONGEST_WIDE else None


def _margin(lines: Sequence[Line]) -> int:
    """How far in running text stands: the usual place of a long line's first word."""
    starts = Counter(found[0].start for line in lines if len(found := segments(line.text)) == 1 and _is_long(found[0]))
    return starts.most_common(1)[0][0] if starts else 0


def _is_long(words: Segment) -> bool:
    return len(words.text) >= _LONG


def _has_columns(line: Line, columns: Sequence[Band]) -> bool:
    """Has a line words in two columns? A column of bullets holds none."""
    return sum(bool(_WORD.search(cell.text)) for cell in cells(line, columns).values()) >= 2


def _with_next_pages(lines: Sequence[Line], table: Aligned, skipped: Collection[int], heads: Heads) -> Aligned:
    """*table* with what stands first on the next pages, where it has the same number of columns."""
    while (position := _next_page(lines, table.after, skipped)) is not None:
        part = _goes_on_at(lines, position, skipped, table.columns, heads)
        if part is None:
            break
        joined = list(table.rows)
        more = list(part.rows)
        if goes_on(joined[-1], more[0]):
            joined[-1] = joined[-1].with_row(more.pop(0))
        table = replace(table, after=part.after, rows=(*joined, *more))
    return table


def _goes_on_at(
    lines: Sequence[Line], position: int, skipped: Collection[int], columns: int, heads: Heads
) -> Aligned | None:
    """What a page begins with when it is a table of as many *columns*; the rest of a cell may stand above its rows."""
    for first in range(position, min(position + _LONGEST_REST, len(lines))):
        if first in skipped or lines[first].page != lines[position].page:
            return None
        if not _WIDE_GAP.search(lines[first].text):
            continue
        after, found = _Stretch(lines, skipped, first, most=columns).grown()
        rest = [segments(line.text)[0] for line in lines[position:first]]
        if len(found) != columns or any(column_of(words, found) in (None, 0) for words in rest):
            return None
        head = heads.get(tuple(lines[position].text.split()), 0)
        return Aligned(position, after, columns, tuple(rows(lines[position:after], found, head)))
    return None


def _next_page(lines: Sequence[Line], position: int, skipped: Collection[int]) -> int | None:
    """The first line with words of the next page, when nothing but page furniture stands before it."""
    start = position
    while position < len(lines) and position in skipped:
        position += 1
    if position == len(lines) or position == 0 or start == 0:
        return None
    return position if lines[position].page > lines[start - 1].page else None


class _Stretch:
    """A table as it grows, line by line."""

    def __init__(self, lines: Sequence[Line], skipped: Collection[int], start: int, *, most: int = 0) -> None:
        self.lines, self.skipped, self.start, self.most = lines, skipped, start, most
        found = segments(lines[start].text)
        self.inked = ink(found)
        self.columns = bands(self.inked)
        self.left = found[0].start

    def grown(self) -> tuple[int, list[Band]]:
        """The place after the table's last line, and its columns."""
        after = self.start + 1
        while self.is_near(after) and self.takes(after):
            after += 1
        return after, self.columns

    def is_near(self, position: int) -> bool:
        """Does a line follow that may belong to the table?"""
        if position >= len(self.lines) or position in self.skipped:
            return False
        line = self.lines[position]
        return line.gap <= _FAR and line.page == self.lines[self.start].page

    def takes(self, position: int) -> bool:
        """Does the line at *position* belong to the table? Its words then count for the rivers."""
        line = self.lines[position]
        found = segments(line.text)
        if len(found) > 1:
            return self.takes_columns(line, found)
        own = column_of(found[0], self.columns)
        closes = own == 0 and len(bands(self.inked | ink(found))) < len(self.columns)
        if closes and self.is_wide_row(position, found[0]):
            return True  # it only looks as if it stood in the first column: that is narrower
        if own is None or (own == 0 and (line.gap or self.is_wide_of_first(position))):
            return self.is_wide_row(position, found[0])
        self.add(found)
        return True

    def takes_columns(self, line: Line, found: Sequence[Segment]) -> bool:
        merged = bands(self.inked | ink(found))
        if line.gap and self.is_header_again(line):
            return False
        if len(merged) < len(self.columns):
            return stands_in(found, self.columns) and found[0].start >= self.left
        if len(merged) > max(len(self.columns) + 1, self.most):
            return False
        self.add(found)
        self.left = min(self.left, found[0].start)
        return True

    def add(self, found: Sequence[Segment]) -> None:
        self.inked |= ink(found)
        self.columns = bands(self.inked)

    def is_wide_of_first(self, position: int) -> bool:
        """Does a line in the first column stand right above the table's header once more?"""
        return position + 1 < len(self.lines) and self.is_header_again(self.lines[position + 1])

    def is_header_again(self, line: Line) -> bool:
        """Is a line the table's first once more? Then another table begins."""
        return line.text.split() == self.lines[self.start].text.split()

    def is_wide_row(self, position: int, words: Segment) -> bool:
        """Is a line with words in one place a row over the full width: do the columns go on below it?"""
        if words.start < self.left or len(words.text) > _LONGEST_WIDE or not self.is_near(position + 1):
            return False
        below = self.lines[position + 1]
        found = segments(below.text)
        if len(found) < 2 or found[0].start < self.left or self.is_header_again(below):
            return False
        closes = bands(self.inked | ink(found))
        return len(closes) == len(self.columns) and stands_in(found, self.columns)
