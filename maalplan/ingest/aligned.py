"""Columns that an extraction keeps side by side (``pdftotext -layout``) → tables.

A table shows itself by rivers: character columns that stay empty over all its lines. A line belongs to it as long as
no river closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maalplan.ingest.running import Line

_RIVER = 2
"""The least width of a river, in characters."""
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FAR = 2
"""More empty lines than these end a table."""
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,3})*|[A-ZÆØÅ]\d{1,2}(?:\.\d+)*)\.?")
_WORD = re.compile(r"\w")
_LABEL_END = ":"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line has in one column."""

    line: Line
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table: ``rows`` of columns of pieces; its lines are those from ``first`` to before ``after``."""

    first: int
    after: int
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


def aligned_tables(lines: Sequence[Line], skipped: frozenset[int] | set[int]) -> Iterator[Aligned]:
    """The tables in *lines*; lines at the places *skipped* (page furniture and the like) belong to none."""
    position = 0
    while position < len(lines):
        after = _stretch(lines, position, skipped) if _WIDE_GAP.search(lines[position].text) else position
        bands = _bands(lines[position:after]) if after - position >= 2 else []
        if len(bands) < 2 or not _is_table(lines[position:after], bands):
            position += 1
            continue
        yield Aligned(position, after, tuple(_rows(lines[position:after], bands)))
        position = after


def _stretch(lines: Sequence[Line], start: int, skipped: frozenset[int] | set[int]) -> int:
    """The place after the last line that keeps the rivers of the lines before it open."""
    if start in skipped:
        return start
    bands = _bands(lines[start : start + 1])
    inked = _ink(lines[start])
    after = start + 1
    while (
        after < len(lines)
        and after not in skipped
        and lines[after].gap <= _FAR
        and lines[after].page == lines[start].page
    ):
        merged = inked | _ink(lines[after])
        found = _runs(merged)
        if len(found) < len(bands) or not _fits(lines[after], found, bands):
            break
        inked, bands, after = merged, found, after + 1
    return after


def _fits(line: Line, found: list[tuple[int, int]], bands: list[tuple[int, int]]) -> bool:
    """Does *line* stand in the columns, and is it no line of running text that stays left of all rivers?"""
    if len(found) > len(bands) + 1:
        return False
    alone = len(_runs(_ink(line))) == 1
    return not (alone and line.text[:1] != " " and line.gap > 0)


def _ink(line: Line) -> frozenset[int]:
    """The character columns of a line that hold words; a single space between words counts as ink."""
    filled = re.sub(r"(?<=\S) (?=\S)", "x", line.text)
    return frozenset(n for n, character in enumerate(filled) if character != " ")


def _bands(lines: Sequence[Line]) -> list[tuple[int, int]]:
    return _runs(frozenset().union(*(_ink(line) for line in lines))) if lines else []


def _runs(inked: frozenset[int]) -> list[tuple[int, int]]:
    """The stretches (first, after) of inked columns between rivers."""
    runs: list[tuple[int, int]] = []
    for column in sorted(inked):
        if runs and column - runs[-1][1] < _RIVER:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _is_table(lines: Sequence[Line], bands: Sequence[tuple[int, int]]) -> bool:
    """Do at least two lines hold words in two columns? A column of bullets holds none."""
    return sum(sum(bool(_WORD.search(words)) for _, words in _cells(line, bands).values()) >= 2 for line in lines) >= 2


def _cells(line: Line, bands: Sequence[tuple[int, int]]) -> dict[int, tuple[int, str]]:
    """Column → (indent inside the column, words) for each column in which the line has words."""
    found: dict[int, tuple[int, str]] = {}
    for n, (first, _) in enumerate(bands):
        until = bands[n + 1][0] if n + 1 < len(bands) else None
        words = line.text[first:until]
        if words.strip():
            found[n] = (len(words) - len(words.lstrip()), words.strip())
    return found


def _rows(lines: Sequence[Line], bands: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[Piece, ...], ...]]:
    row: list[list[Piece]] = []
    before: dict[int, tuple[int, str]] = {}
    for n, line in enumerate(lines):
        cells = _cells(line, bands)
        if n == 0 or _begins_row(line, cells, before, len(bands)):
            if row:
                yield tuple(tuple(cell) for cell in row)
            row = [[] for _ in bands]
        for column, (indent, words) in cells.items():
            row[column].append(Piece(line, words, indent))
        before = cells
    if row:
        yield tuple(tuple(cell) for cell in row)


def _begins_row(
    line: Line, cells: dict[int, tuple[int, str]], before: dict[int, tuple[int, str]], columns: int
) -> bool:
    """Does a line begin a row: after an empty line, with a number or label of its own, or full after a full one?"""
    if line.gap:
        return True
    if 0 not in cells:
        return False
    first = cells[0][1]
    own = bool(_NUMBER.fullmatch(first.split(" ")[0])) or first.endswith(_LABEL_END)
    return own or 0 not in before or len(cells) == len(before) == columns
