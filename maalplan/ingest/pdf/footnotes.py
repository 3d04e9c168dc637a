"""Footnotes, taken out of the flow: small type, a mark first, and a reference to that mark in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maalplan.ingest.pdf.lines import SMALL, Line, raised
from maalplan.ingest.pdf.shown import Word

_SMALLER = 0.93
"""Share of the body's size that a footnote's type does not exceed."""
_MARK = re.compile(r"^\(?(\d{1,3}|\*{1,3}|[a-z†‡§])[).]?$")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, and its lines, of which the first begins with ``skip`` words of mark."""

    mark: str
    lines: tuple[Line, ...]
    skip: int = 1


def note_mark(word: Word) -> str | None:
    """The mark that *word* is, if it may be one.

    >>> note_mark(Word("²", (0, 0, 1, 1), 1, 1))
    '2'
    """
    match = _MARK.match(word.text.translate(_LOWERED))
    return match[1] if match else None


def references(lines: Iterable[Line]) -> set[str]:
    """The marks that stand raised behind words of *lines*."""
    found: set[str] = set()
    for line in lines:
        small = SMALL * line.size
        for word in line.words:
            # a quick look at every word of the document
            if (word.size <= small or not word.text.isascii()) and word is not line.words[0] and raised(word, line):
                found.add(note_mark(word) or "")
    return found - {""}


def taken_out(rows: Sequence[Line], known: set[str], body: float) -> tuple[list[Line], list[Note]]:
    """A page's *rows* without its footnotes, and the footnotes whose marks are *known* from references."""
    rest: list[Line] = []
    notes: list[Note] = []
    open_note = False
    last_large = max((n for n, row in enumerate(rows) if row.size > body * _SMALLER), default=-1)
    for index, row in enumerate(rows):
        mark = _opening(row, body, at_bottom=index > last_large)
        if mark in known and mark is not None:
            notes.append(Note(mark, (row,)))
            open_note = True
        elif open_note and _goes_on(notes[-1].lines[-1], row):
            notes[-1] = Note(notes[-1].mark, (*notes[-1].lines, row))
        else:
            rest.append(row)
            open_note = False
    return rest, notes


def _opening(row: Line, body: float, *, at_bottom: bool) -> str | None:
    """The mark with which *row* opens a footnote."""
    if row.size > body * _SMALLER or len(row.words) < 2:
        return None
    first = row.words[0]
    return note_mark(first) if raised(first, row) or at_bottom else None


def _goes_on(above: Line, row: Line) -> bool:
    return abs(above.size - row.size) <= 0.3 and 0 < row.baseline - above.baseline <= 1.7 * row.size
