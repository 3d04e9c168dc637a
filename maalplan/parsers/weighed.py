"""Weights that stand beside a goal's title: "Sikker drift (vægt: 40 %)", "Sikker drift – vægt 15 point"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from maalplan.parsers.draft import Draft
from maalplan.parsers.parts import Part
from maalplan.parsers.spans import Span

_FIGURE = r"\d{1,3}(?:,\d{1,2})?"
_WORD = r"(?<!\w)(?:vægt(?:ning|et)?(?:\s+med)?|(?:mål|point)vægt)\s*[:=]?\s*"
_UNIT = r"(?:%|pct\.?|procent|points?\.?)"
_NAMED = re.compile(
    rf"\s*(?:[,;.:–—-]\s*)?(?P<weight>{_WORD}{_FIGURE}\s*{_UNIT}|[(\[]\s*{_WORD}{_FIGURE}\s*{_UNIT}?\s*[)\]])\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<weight>[(\[]\s*{_FIGURE}\s*{_UNIT}\s*[)\]])\s*$", re.IGNORECASE)
"""A figure in brackets alone is a weight only where every goal has one: a title can end in "(5 %)" by itself."""
_LONGEST = 40
"""A weight behind a title has at most this many characters, so that no title takes long to read."""
_BEFORE = re.compile(
    rf"(?P<weight>[(\[]\s*(?:vægt(?:ning|et)?\s*[:=]?\s*)?{_FIGURE}\s*{_UNIT}\s*[)\]])"
    r"\s*(?:[:.–—-]\s*)?(?=\w)",
    re.IGNORECASE,
)
"""A weight between a goal's number and its title: "Mål 1 (40 %): Sikker drift"."""


def weigh(drafts: Sequence[Draft]) -> None:
    """Give each goal the weight that stands behind its title or before it, and is no part of it."""
    titles = [_title(draft) for draft in drafts]
    all_bare = len(drafts) > 1 and all(
        title is not None and _BARE.search(title.text, max(0, len(title.text) - _LONGEST)) for title in titles
    )
    for draft, title in zip(drafts, titles, strict=True):
        if title is None:
            continue
        end = max(0, len(title.text) - _LONGEST)
        found = _NAMED.search(title.text, end) or (_BARE.search(title.text, end) if all_bare else None)
        if found is not None and found.start() > 0:
            _part(draft, title, title.cut(0, found.start()), title.cut(*found.span("weight")))
        elif before := _BEFORE.match(title.text):
            _part(draft, title, title.cut(before.end()), title.cut(*before.span("weight")))


def _title(draft: Draft) -> Span | None:
    """The words of a goal's title: in its heading, else the only ones of a cell."""
    if draft.title is not None:
        return draft.title
    content = [span for part in _titles(draft.parts) for span in part.content]
    return content[0] if len(content) == 1 else None


def _titles(parts: Iterable[Part]) -> list[Part]:
    named = [part for part in parts if part.role == "title"]
    return named or [part for part in parts if part.role == "goal"]


def _part(draft: Draft, title: Span, bare: Span, weight: Span) -> None:
    """*draft* with *bare* for its *title*, and *weight* where no other words give one."""
    if draft.title is title:
        draft.title = bare
    else:
        draft.parts = [replace(part, content=(bare,)) if title in part.content else part for part in draft.parts]
    if "weight" not in draft.roles():
        draft.parts.append(Part("weight", None, (weight,)))
