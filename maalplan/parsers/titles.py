"""The cell that names a goal: its number, its title, and the prose below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.model import BREAK, WRAP
from maalplan.parsers.headings import NUMBER, Heading, goal_heading, read_heading
from maalplan.parsers.milestones import is_item, is_numbered
from maalplan.parsers.parts import Part
from maalplan.parsers.sentences import SENTENCE_END, ends_sentence
from maalplan.parsers.spans import Span, author_lines
from maalplan.parsers.vocabulary import Vocabulary

LONGEST_TITLE = 160
_NUMBER = re.compile(rf"(?:{NUMBER})[.):]*")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a cell says that names a goal: its heading, its title where it has one, and the words below."""

    heading: Heading
    title: Span | None
    rest: tuple[Span, ...]


def is_title(span: Span) -> bool:
    """Could these words be a title: one short line of thought that is no sentence?"""
    plain = not is_item(span) or is_numbered(span)
    return plain and len(span.text) <= LONGEST_TITLE and not ends_sentence(span.text)


def is_number(words: str) -> bool:
    """Are these words a goal's number and nothing else?

    >>> is_number("2.1."), is_number("2 mål"), is_number("2025")
    (True, False, False)
    """
    return _NUMBER.fullmatch(words.strip()) is not None


def names_goal(content: Sequence[Span], words: Vocabulary) -> bool:
    """Do the first words of a cell name a goal and its number ("Mål 1")?"""
    return bool(content) and goal_heading(_set_apart(content[0])[0], words) is not None


def naming(content: Sequence[Span], words: Vocabulary) -> Naming:
    """The number, the title and the prose of a cell whose first words name a goal, or are its number.

    Below a bare "Mål 1" the next line is the title where it could be one. A title that goes on in a line of its own
    with a sentence ends before it.
    """
    first, *rest = [*_set_apart(content[0]), *content[1:]]
    heading = Heading(first, first, None, goal=True) if is_number(first.text) else read_heading(first, words)
    below = heading.title or (rest.pop(0) if rest else None)
    if below is None:
        return Naming(heading, None, ())
    line, *others = _title_lines(below)
    if heading.title is None and not is_title(line):
        return Naming(heading, None, (below, *rest))
    return Naming(heading, line, (*others, *rest))


def titled(part: Part, *, bold: bool = True) -> list[Part]:
    """A part as title and description, where its first paragraph or line is a title above prose.

    ``bold``: only where it is set apart from the prose by being bold.
    """
    if not part.content or part.role not in ("title", "goal"):
        return [part]
    first, *rest = [*_set_apart(part.content[0]), *part.content[1:]]
    apart = _is_bold(first) and bool(rest) and not _is_bold(rest[0])
    if rest and not bold and not is_title(first):
        return [Part("description", part.label, part.content)]
    if not rest or not (apart or not bold) or not is_title(first) or is_item(rest[0]):
        return [part]
    return [Part("title", part.label, (first,)), Part("description", None, tuple(rest))]


def _is_bold(span: Span) -> bool:
    return span.block.strong >= span.end


def _set_apart(span: Span) -> list[Span]:
    """*span*, cut behind the bold words at its start where these end a line."""
    strong = span.block.strong - span.start
    cut = strong + len(span.text[strong:]) - len(span.text[strong:].lstrip(" ")) if strong > 0 else 0
    ends = 0 < cut < len(span.text) and (span.text[cut] in (WRAP, BREAK) or span.text[cut - 1] in (WRAP, BREAK))
    return [span.cut(0, cut), span.cut(cut)] if ends else [span]


def _title_lines(span: Span) -> list[Span]:
    """The title at the start of *span*, and the author's lines below it where they end as prose does."""
    lines = list(author_lines(span))
    prose = len(lines) > 1 and is_title(lines[0]) and SENTENCE_END.search(lines[-1].text)
    return lines if prose else [span]
