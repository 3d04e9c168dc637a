"""Headings that no style makes: short lines in bold or in larger letters, and the lines of the cover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from maalplan.ingest.writing.drafts import Draft, Grid, Para, Rule
from maalplan.ingest.writing.typed import TypedMark, typed_mark
from maalplan.model import BREAK

LONGEST = 150
"""Characters of a heading: above this, bold words are running text that matters to somebody."""
LARGER = 1.15
"""From this ratio to the size of the running text on, letters look larger."""
DEEPEST = 9
PROSE = 120
"""Characters from which on a paragraph is running text, which no cover has."""
SENTENCE_END = re.compile(r"(?:[:;,!?…]|(?<!\d)\.)$")


def heading_levels(drafts: Sequence[Draft], marks: Sequence[TypedMark | None]) -> dict[int, int]:
    """Index of the draft -> level, for every heading among the *drafts* of a body.

    Styled headings keep their level; those by direct formatting stand below the deepest of them, larger letters
    above smaller ones. Lines of the cover are headings only where the document has no styled ones.
    """
    styled = {i: d.level for i, d in enumerate(drafts) if isinstance(d, Para) and d.level}
    cover = _cover_end(drafts)
    titles = {i: 1 for i, d in enumerate(drafts) if i >= cover and isinstance(d, Para) and d.role == "title"}
    usual = usual_size(drafts)
    first = cover if styled else 0
    looks = {
        i: look
        for i, draft in enumerate(drafts)
        if i >= first and isinstance(draft, Para) and not draft.level and not draft.role
        if (look := _look(draft, usual)) is not None and not _in_list(drafts, marks, i)
    }
    base = max(styled.values(), default=0)
    ranks = {look: rank for rank, look in enumerate(sorted(set(looks.values()), reverse=True), start=1)}
    return styled | titles | {i: min(DEEPEST, base + ranks[look]) for i, look in looks.items()}


def usual_size(drafts: Sequence[Draft]) -> float:
    """The size in points in which most running text of the body is set."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        if isinstance(draft, Para) and not draft.level:
            sizes[draft.ink.size] += len(draft.ink.text) - draft.ink.strong()
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _look(para: Para, usual: float) -> tuple[float, bool] | None:
    """Size and boldness of what looks like a heading, None for what does not."""
    ink = para.ink
    text = ink.text
    if len(text) > LONGEST or text.count(BREAK) > 1 or SENTENCE_END.search(text):
        return None
    if not any(char.isalpha() for char in text) or not _may_open(para):
        return None
    bold = ink.strong() == len(text)
    larger = bool(usual) and ink.size >= usual * LARGER
    return (ink.size, bold) if bold or larger else None


def _may_open(para: Para) -> bool:
    """Whether a heading may start like this: with words or a number, not with the glyph of a list."""
    if para.label is not None:
        return not para.label.bullet
    mark = typed_mark(para.ink.text)
    return mark is None or mark.number is not None


def _in_list(drafts: Sequence[Draft], marks: Sequence[TypedMark | None], at: int) -> bool:
    """Whether a numbered line stands right beside another of the same list: then it is an item, not a heading."""
    mark = marks[at]
    neighbours = [beside for beside in (at - 1, at + 1) if 0 <= beside < len(drafts)]
    if mark is not None and any(mark.beside(marks[beside]) for beside in neighbours):
        return True
    own = _list_of(drafts[at])
    return own is not None and any(_list_of(drafts[beside]) == own for beside in neighbours)


def _list_of(draft: Draft) -> tuple[str, int] | None:
    """The automatic list and the level of it that the draft belongs to."""
    label = draft.label if isinstance(draft, Para) else None
    return None if label is None else (label.list_id, label.depth)


def _cover_end(drafts: Sequence[Draft]) -> int:
    """How many drafts at the start are the cover: up to the first heading, break, table, contents or prose."""
    first = next((i for i, draft in enumerate(drafts) if not isinstance(draft, Rule)), len(drafts))
    for i, draft in enumerate(drafts[first:], start=first):
        if isinstance(draft, (Rule, Grid)) or draft.level or draft.role == "contents":
            return i
        if len(draft.ink.text) > PROSE and BREAK not in draft.ink.text:
            return i
    return len(drafts)
