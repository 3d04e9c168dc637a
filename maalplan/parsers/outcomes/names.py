"""Lines that name a goal: its number and its title."""

from __future__ import annotations

from dataclasses import replace

from maalplan.model import Text
from maalplan.parsers.headings import read_heading
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, whole
from maalplan.parsers.vocabulary import Vocabulary


def named_by(block: Text, words: Vocabulary) -> tuple[Span | None, Span | None]:
    """The number and title in a line that names a goal."""
    span = whole(block)
    parts = read_heading(span, words, printed_as_heading=False)
    if parts.goal or parts.number is not None:
        return parts.number, parts.title
    return marked_number(block), span


def marked_number(block: Text) -> Span | None:
    """The number that is the list mark of an item."""
    mark = block.mark
    return (
        Span(replace(block, text=mark, places=block.places[:1], notes=()), 0, len(mark))
        if mark and mark[:1].isdigit()
        else None
    )


def is_listed_name(span: Span) -> bool:
    """Could the words before a verdict name what is judged?"""
    return len(span.text) > 3 and not SENTENCE_END.search(span.text.rstrip(" .)"))


def replace_end(span: Span, part: Span) -> Span:
    """*part* as a span of the same block, so that its list mark is known."""
    return Span(span.block, part.start, part.end)
