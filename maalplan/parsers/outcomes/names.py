"""Lines that name a goal: its number and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import Block, Text
from maalplan.parsers.headings import read_heading
from maalplan.parsers.outcomes.verdicts import Verdicts
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, whole
from maalplan.parsers.time_words import PUBLISHED
from maalplan.parsers.titles import is_title
from maalplan.parsers.vocabulary import Vocabulary

LONGEST_NAME = 120
_MOST_WORDS = 8
"""In how many paragraphs below a numbered line its verdict is looked for."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ]")


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


def is_plain_title(span: Span, words: Vocabulary, verdicts: Verdicts) -> bool:
    """Could a line without a word or number for it name a goal: is it a title, and no label, date or verdict?"""
    if not is_title(span) or len(span.text) > LONGEST_NAME or not span.text[:1].isalnum() or ":" in span.text:
        return False
    return not (PUBLISHED.fullmatch(span.text) or words.role(span.text) or verdicts.is_verdict(span.text))


def is_numbered_title(block: Text, below: Sequence[Block], verdicts: Verdicts) -> bool:
    """Is a numbered line the title of a goal: is what stands below it judged, before the next table or heading?"""
    span = whole(block)
    printed = f"{block.mark or ''} {span.text}".lstrip()
    if block.kind not in ("item", "paragraph") or not _NUMBERED.match(printed):
        return False
    if not is_title(span) or len(span.text) > LONGEST_NAME:
        return False
    for one in below[:_MOST_WORDS]:
        if not isinstance(one, Text) or one.kind != "paragraph":
            return False
        if verdicts.is_firm(one.text) or verdicts.sentence(whole(one)) is not None:
            return True
    return False
