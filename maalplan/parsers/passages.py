"""Running text outside the goals: where a plan speaks of itself, its agreement and its follow-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maalplan.model import Block, Text
from maalplan.parsers.cover import is_prose
from maalplan.parsers.headings import read_heading
from maalplan.parsers.spans import LINE_END, Span, texts_of, whole
from maalplan.parsers.spoken_of import follows_up_goals
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

_INTRODUCES = re.compile(r"\b(?:opfølgning|følges\s+op|afrapporter|rapporter|status)", re.IGNORECASE)
_CALENDAR = re.compile(r"\bårshjul\w*\b[^.:]{0,200}\b(?:ser|fremgår|nedenfor|følgende)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or item; ``introduced`` by a line such as "Opfølgning på målene …:"."""

    span: Span
    introduced: bool
    in_chapter: bool
    """Does it stand in a chapter on follow-up?"""


def passages(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Passage]:
    """The running text outside the chapters of goals, and what an introduction to follow-up announces anywhere.

    A calendar of meetings ("Årshjulet ser således ud:") is left out.
    """
    chapter: str | None = None
    introduced = calendar = False
    for block in blocks:
        if not isinstance(block, Text):
            # A layout may set the items of a list in a table, marks and words apart.
            if introduced:
                yield from (Passage(whole(text), introduced, in_chapter=True) for text in texts_of([block]))
            introduced = False
        elif block.kind == "heading" and not is_prose(block.text):
            chapter, introduced, calendar = _chapter(block, chapter, words), False, False
        elif block.kind not in ("furniture", "contents", "rule"):
            span = whole(block)
            wheel = _CALENDAR.search(span.text)
            calendar = calendar and not wheel and not _is_sentence(block)
            outside = chapter not in GOAL_CHAPTERS or follows_up_goals(span.text)
            if (introduced or outside) and not calendar:
                yield Passage(span.cut(0, wheel.start()) if wheel else span, introduced, chapter == "follow_up")
            calendar = calendar or bool(wheel)
            introduced = not wheel and (_introduces(span) or (introduced and block.kind == "item"))


def _introduces(span: Span) -> bool:
    """Does the last sentence announce a list of follow-ups?"""
    last = LINE_END.split(span.text)[-3:]
    return span.text.endswith(":") and bool(_INTRODUCES.search(" ".join(last)))


def _chapter(heading: Text, before: str | None, words: Vocabulary) -> str | None:
    """The chapter that a heading opens; a goal's heading stays in the chapter of goals."""
    parts = read_heading(whole(heading), words)
    if parts.goal:
        return "goals"
    found = words.chapter((parts.title or parts.span).text)
    deeper = found is None and before in GOAL_CHAPTERS and parts.depth != 1
    return before if deeper else found


def _is_sentence(block: Text) -> bool:
    """Running text, that ends a calendar set in lines."""
    text = block.text.rstrip()
    return block.kind != "item" and text.endswith((".", ":")) and len(text.split()) > 6
