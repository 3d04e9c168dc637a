"""Footnotes that were typed: a raised mark in the words, and a paragraph that opens with the same raised mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maalplan.ingest.writing.drafts import Draft, Grid, Para

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maalplan.ingest.writing.ink import Ink

MARK = re.compile(r"\d{1,2}|[a-z]|[*†‡]{1,3}")
BEHIND_MARK = re.compile(r"[).:\s]*")


@dataclass(frozen=True, slots=True)
class TypedNote:
    """The mark and the words of a footnote."""

    mark: str
    ink: Ink


def lift_notes(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[TypedNote, ...]]:
    """The drafts without the footnotes that were typed among them, and these footnotes.

    A raised figure alone may be a unit (m²): it is a reference only where a paragraph that opens with it answers
    it, and such a paragraph is a footnote only where another one refers to it.
    """
    referred = {mark for para in _paragraphs(drafts) for mark in _references(para.ink)}
    opened = {mark for para in _paragraphs(drafts) if (mark := _opening(para)) is not None}
    marks = referred & opened
    if not marks:
        return tuple(drafts), ()
    notes: list[TypedNote] = []
    return tuple(_without_notes(drafts, marks, notes)), tuple(notes)


def _paragraphs(drafts: Sequence[Draft]) -> Iterator[Para]:
    for draft in drafts:
        if isinstance(draft, Para):
            yield draft
        elif isinstance(draft, Grid):
            for cell in draft.cells:
                yield from _paragraphs(cell.content)


def _without_notes(drafts: Sequence[Draft], marks: set[str], notes: list[TypedNote]) -> Iterator[Draft]:
    for draft in drafts:
        if isinstance(draft, Para):
            mark = _opening(draft)
            if mark is not None and mark in marks:
                start = draft.ink.raised[0].end
                behind = BEHIND_MARK.match(draft.ink.text, start)
                end = behind.end() if behind else start
                notes.append(TypedNote(mark, draft.ink.cut(end, len(draft.ink.text))))
            else:
                yield replace(draft, ink=draft.ink.referring(marks))
        elif isinstance(draft, Grid):
            cells = tuple(
                replace(cell, content=tuple(_without_notes(cell.content, marks, notes))) for cell in draft.cells
            )
            yield replace(draft, cells=cells)
        else:
            yield draft


def _opening(para: Para) -> str | None:
    """The raised mark with which the paragraph opens, where words follow it."""
    if para.level or not para.ink.raised or para.ink.raised[0].start > 0:
        return None
    span = para.ink.raised[0]
    mark = para.ink.text[: span.end].strip(" ()")
    return mark if MARK.fullmatch(mark) and para.ink.text[span.end :].strip() else None


def _references(ink: Ink) -> Iterator[str]:
    for span in ink.raised:
        mark = ink.text[span.start : span.end].strip(" ()")
        if span.start > 0 and MARK.fullmatch(mark):
            yield mark
