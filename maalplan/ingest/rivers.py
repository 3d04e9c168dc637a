"""The columns of lines that keep their distance: where characters stand, and where no line has any.

A river is a stretch of character columns that stays empty in every line with words on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maalplan.ingest.running import Line
from maalplan.ingest.shapes import BULLETS

_RIVER = 2
"""The least width of a river, in characters; single spaces part words."""
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(
    rf"[{BULLETS}\ue000-\uf8ff–—-]|(?:\d{{1,2}}|[a-zæøå]|[ivx]{{1,4}})\)|\((?:\d{{1,2}}|[a-zæøå]|[ivx]{{1,4}})\)"
)
_MARK_ROOM = 4
"""How far, in characters, the words of a list item may stand behind its mark."""

_SHIFT = 1
"""How far, in characters, the words of one column may begin from each other."""

_DRIFT = (0, 1, 2, -1)
"""How far the words of a full line may stand from where their column begins, the likeliest first."""

Band = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line that only single spaces part; a list mark belongs to the words behind it."""

    start: int
    after: int
    text: str


def segments(text: str) -> list[Segment]:
    """The segments of a line.

    >>> [s.text for s in segments("Mål 1     •  Planen er klar    Q2")]
    ['Mål 1', '•  Planen er klar', 'Q2']
    """
    found: list[Segment] = []
    for match in _SEGMENT.finditer(text):
        start = match.start()
        behind_mark = found and _MARK.fullmatch(found[-1].text) and start - found[-1].after <= _MARK_ROOM
        if behind_mark and not _MARK.fullmatch(match.group()):
            start = found.pop().start
        found.append(Segment(start, match.end(), text[start : match.end()]))
    return found


def ink(found: Iterable[Segment]) -> frozenset[int]:
    """The character columns that *found* fills; what stands between the words of a segment is filled, too."""
    return frozenset(column for segment in found for column in range(segment.start, segment.after))


def bands(inked: frozenset[int]) -> list[Band]:
    """The columns (first, after) between the rivers in *inked*, from the left.

    >>> bands(frozenset({0, 1, 2, 8, 9}))
    [(0, 3), (8, 10)]
    """
    runs: list[Band] = []
    for column in sorted(inked):
        if runs and column - runs[-1][1] < _RIVER:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def column_of(segment: Segment, columns: Sequence[Band]) -> int | None:
    """The column in which a segment stands; None where it crosses a river."""
    for n, (first, _) in enumerate(columns):
        until = columns[n + 1][0] if n + 1 < len(columns) else None
        if segment.start >= (first if n else 0) and (until is None or segment.start < until):
            return n if until is None or segment.after < until else None
    return None


def cells(line: Line, columns: Sequence[Band]) -> dict[int, Segment]:
    """Column → its words, for each column in which the line has some; words over several columns are of the first."""
    whole = segments(line.text)
    own = [part for segment in whole for part in _parted(segment, columns)]
    places = [_begins_in(segment, columns) for segment in own]
    if len(own) > len(whole) and len(set(places)) == len(own):
        return dict(zip(places, own, strict=True))
    if any(column_of(segment, columns) is None for segment in own):
        return {_begins_in(segment, columns): segment for segment in own}
    found: dict[int, Segment] = {}
    for n, piece in _pieces(line, columns):
        words = piece.strip()
        if words:
            start = columns[n][0] if n else 0
            indent = len(piece) - len(piece.lstrip())
            found[n] = Segment(start + indent, start + indent + len(words), words)
    return found


def _parted(segment: Segment, columns: Sequence[Band]) -> list[Segment]:
    """A segment cut where the words of a full cell leave a single space before those of the next column."""
    text, cuts = segment.text, [0]
    for first, _ in columns:
        near = (first - segment.start + shift for shift in _DRIFT)
        cut = next(
            (n for n in near if 0 < n < len(text) and text[n - 1] == " " and _opens(text[n], segment.start + n, first)),
            None,
        )
        if cut is not None and cut > cuts[-1] and segment.start < first:
            cuts.append(cut)
    ends = [*cuts[1:], len(text) + 1]
    return [Segment(segment.start + a, segment.start + b - 1, text[a : b - 1]) for a, b in zip(cuts, ends, strict=True)]


def _opens(letter: str, at: int, first: int) -> bool:
    """Can the words of a cell begin here: with any letter where its column begins, with a capital beside that?"""
    return at == first or letter.isupper() or letter.isdigit()


def stands_in(own: Sequence[Segment], columns: Sequence[Band]) -> bool:
    """Do segments begin where columns do, each in another, whatever they reach over?"""
    places = [_begins_in(segment, columns) for segment in own]
    apart = len(set(places)) == len(places) > 1
    return apart and all(abs(s.start - columns[n][0]) <= _SHIFT for s, n in zip(own, places, strict=True))


def _begins_in(segment: Segment, columns: Sequence[Band]) -> int:
    return max((n for n, (first, _) in enumerate(columns) if segment.start >= first - _SHIFT), default=0)


def _pieces(line: Line, columns: Sequence[Band]) -> Iterator[tuple[int, str]]:
    for n, (first, _) in enumerate(columns):
        until = columns[n + 1][0] if n + 1 < len(columns) else None
        yield n, line.text[first if n else 0 : until]
