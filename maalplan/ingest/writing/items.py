"""Lists: lines of a paragraph that are items, typed marks that the neighbours bear out, and nesting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from maalplan.ingest.writing.drafts import Draft, Para
from maalplan.ingest.writing.labels import BULLET
from maalplan.ingest.writing.typed import TypedMark, typed_mark
from maalplan.model import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maalplan.ingest.writing.ink import Ink

RANKS = ("number", "roman", "letter", BULLET, "dash")
"""Which kind of mark stands below which where nothing else tells: dashes below bullets, bullets below numbers."""


def split_lines(para: Para) -> list[Para]:
    """The paragraph cut before each line, after a line end the author set, that opens with a list mark.

    One glyph is enough; a dash or a number opens an item only where the paragraph has two of its kind, since
    ``- almen praksis`` on a line of its own may just as well go on with the line above.
    """
    if BREAK not in para.ink.text:
        return [para]
    lines = para.ink.split(BREAK)
    marks = _lines_with_marks(lines)
    if not any(marks[1:]):
        return [para]
    pieces, start, offsets = [], 0, _offsets(para.ink)
    for offset, mark in zip(offsets, marks, strict=True):
        if mark and offset > start:
            pieces.append(para.ink.cut(start, offset))
            start = offset
    pieces.append(para.ink.cut(start, len(para.ink.text)))
    return [replace(para, ink=ink, label=None if i else para.label) for i, ink in enumerate(pieces)]


def _offsets(ink: Ink) -> list[int]:
    """Where each line that has words starts."""
    offsets, at = [], 0
    for line in ink.text.split(BREAK):
        if line.strip():
            offsets.append(at)
        at += len(line) + 1
    return offsets


def _lines_with_marks(lines: list[Ink]) -> list[bool]:
    marks = [typed_mark(line.text) for line in lines]
    forms = [mark.form for mark in marks if mark and mark.form != BULLET]
    return [mark is not None and (mark.form == BULLET or forms.count(mark.form) > 1) for mark in marks]


def typed_marks(drafts: Sequence[Draft]) -> list[TypedMark | None]:
    """For each draft the list mark that was typed before its words, None where it has none or an automatic one."""
    found = [typed_mark(d.ink.text) if isinstance(d, Para) and _may_be_item(d) else None for d in drafts]
    beside = [False, *(a is not None and a.beside(b) for a, b in pairwise(found)), False]
    return [mark if mark and (mark.sure or beside[i] or beside[i + 1]) else None for i, mark in enumerate(found)]


def _may_be_item(para: Para) -> bool:
    return para.label is None and not para.level and not para.role


@dataclass(frozen=True, slots=True)
class _Depth:
    """A list that is open, and how deep it stands; an automatic list's indent is not known here."""

    form: str
    rank: int
    indent: int | None
    level: int

    def holds(self, rank: int, indent: int) -> bool:
        """Whether an item of *rank* at *indent* belongs below this list."""
        if self.indent is None:
            return rank > self.rank
        return indent >= self.indent and (rank > self.rank or indent > self.indent)


class Nesting:
    """How deep each item of a list stands; one object a container, asked in reading order."""

    def __init__(self) -> None:
        self._open: list[_Depth] = []

    def close(self) -> None:
        """Something that is no item ends all lists."""
        self._open.clear()

    def automatic(self, para: Para) -> int:
        """The level of an item with an automatic label."""
        assert para.label is not None
        depth = para.label.depth
        self._open = [entry for entry in self._open if entry.level < depth]
        rank = RANKS.index(BULLET if para.label.bullet else "number")
        self._open.append(_Depth(para.label.list_id, rank, None, depth))
        return depth

    def typed(self, mark: TypedMark, indent: int) -> int:
        """The level of an item with a typed mark."""
        for i, entry in enumerate(self._open):
            if entry.form == mark.form and entry.indent == indent:
                del self._open[i + 1 :]
                return entry.level
        rank = RANKS.index(mark.form.rstrip("().") or mark.form)
        while self._open and not self._open[-1].holds(rank, indent):
            self._open.pop()
        level = self._open[-1].level + 1 if self._open else 1
        self._open.append(_Depth(mark.form, rank, indent, level))
        return level
