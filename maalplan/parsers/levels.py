"""Goals above goals, and goals told twice.

Where goals have two levels, the goal is the level that has milestones; what stands above it is its section. What
an annex behind the signatures tells again is no new goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maalplan.parsers.draft import Draft
from maalplan.parsers.milestones import is_item
from maalplan.parsers.overview import number_of, title_of
from maalplan.parsers.parts import LEAD
from maalplan.parsers.spans import Span

_NONE = re.compile(r"[\[(]\s*Ingen\b[^\])]*[\])]\.?")
"""What stands below a numbered area without goals: "[Ingen eksterne krav]"."""


def sections_of_goals(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Span]]:
    """*drafts* without those that stand above others, which become sections; and the headings of these."""
    kept: list[Draft] = []
    headings: list[Span] = []
    above: Draft | None = None
    for n, draft in enumerate(drafts):
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        if following is not None and _may_stand_above(draft) and _stands_above(draft, following):
            above = draft
            headings += spans_of(draft)
            continue
        if above is not None and _stands_above(above, draft):
            draft.section = above.title or above.heading
        else:
            above = None
        kept.append(draft)
    return kept, headings


def is_bare(draft: Draft) -> bool:
    """A goal's heading with nothing below it: a level above goals, a reference, or an area without goals."""
    content = [span.text for part in draft.parts for span in part.content]
    said_none = bool(content) and not draft.rows and all(_NONE.fullmatch(text) for text in content)
    return said_none or (draft.is_thin and not draft.parts)


def _may_stand_above(draft: Draft) -> bool:
    """Has a goal's heading no milestones below it, and at most a lead-in?"""
    prose = {LEAD, "description", "extra"}
    listed = any(is_item(span) for part in draft.parts for span in part.content)
    return draft.heading is not None and not draft.rows and not listed and draft.roles() | {LEAD} <= prose


def _stands_above(goal: Draft, other: Draft) -> bool:
    """Is *other* a goal below *goal*: by its number, by another word for its kind, or in a table below the heading?"""
    if other.heading is None:
        return bool(other.from_table)
    number, inner = number_of(goal), number_of(other)
    if number and inner.startswith(f"{number}."):
        return True
    return bool(goal.word and other.word) and goal.word != other.word


def told_again(drafts: Sequence[Draft]) -> list[Draft]:
    """Those of *drafts* behind the signatures that repeat one before them."""
    first = [draft for draft in drafts if not draft.after_agreement]
    titles = {title_of(draft) for draft in first} - {""}
    numbers = {number_of(draft) for draft in first} - {""}
    again = [draft for draft in drafts if draft.after_agreement]
    return [d for d in again if title_of(d) in titles or (not title_of(d) and number_of(d) in numbers)]


def spans_of(draft: Draft) -> Iterator[Span]:
    """All words of a draft."""
    if draft.heading:
        yield draft.heading
    for part in [*draft.parts, *(part for row in draft.rows for part in row)]:
        if part.label:
            yield part.label
        yield from part.content
