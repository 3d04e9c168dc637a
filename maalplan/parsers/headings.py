"""What a heading says: a chapter's number and name, or a goal's number and title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from maalplan.parsers.spans import Span
from maalplan.parsers.vocabulary import Vocabulary, label_key

NUMBER = (
    r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\.\d{1,3})*\.?[a-zæøå]?|[A-ZÆØÅ]\.?\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-ZÆØÅ]"
)
"""A goal's or milestone's number; a year is none."""
_WORD = r"[A-ZÆØÅa-zæøå][A-ZÆØÅa-zæøå -]{0,80}?"
"""What may be a word for goals, in one word or several; it ends soon, so that no heading takes long to read."""
_GOAL = re.compile(
    rf"(?:\d+(?:\.\d+)*\.?\s+)?(?P<word>{_WORD})\s{{0,99}}(?:[Nn]r\.?\s{{0,99}})?"
    rf"(?:(?<![^\W\d_])|(?=\d))(?P<number>(?:{NUMBER})(?![\w]))(?:\s*[.:)–—-]+\s*|\s+|$)(?P<title>.*)",
    re.DOTALL,
)
_TYPED = re.compile(rf"(?P<word>{_WORD})\s{{0,99}}:\s+(?P<title>\S.*)", re.DOTALL)
_NAMED = re.compile(rf"(?P<title>\S(?:.*?\S)??)\s*+\((?P<word>{_WORD})\s{{1,99}}(?P<number>{NUMBER})\)", re.DOTALL)
_OUTLINE = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,3})*[a-z]?|[A-ZÆØÅ]\d{1,2}(?:\.\d+)*|(?:[A-ZÆØÅ]|[IVX]{1,5})(?=[.)]\s))(?:[.):]*\s+|\.(?=[A-ZÆØÅ])|(?<=\.\d)(?=[A-ZÆØÅ]))"
    r"(?P<title>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's parts; ``goal``: it opens a goal by its own words ("Mål 1", "Resultatmål 2: …")."""

    span: Span
    number: Span | None
    title: Span | None
    goal: bool
    word: str = ""
    """The word that names a goal's kind, in lower case: ``resultatmål``."""

    @property
    def depth(self) -> int:
        """How many parts the number has: 2 for ``3.1``; 0 without one, and for letters, which count at any level."""
        parts = self.number.text.rstrip(".").split(".") if self.number else []
        return len(parts) if any(part.isdigit() for part in parts) else 0


def read_heading(span: Span, words: Vocabulary, *, printed_as_heading: bool = True) -> Heading:
    """The parts of a heading's words.

    ``printed_as_heading`` is False for a line that only its words show to be a heading; then a type word and a
    colon alone ("Mål: …") are a label, not a goal.
    """
    goal = goal_heading(span, words)
    if goal:
        return goal
    if printed_as_heading and (typed := _TYPED.fullmatch(span.text)) and words.is_goal_word(typed["word"]):
        return Heading(span, None, span.cut(*typed.span("title")), True, label_key(typed["word"]))
    if outline := _OUTLINE.fullmatch(span.text):
        number, title = span.cut(*outline.span("number")), span.cut(*outline.span("title"))
        inner = goal_heading(title, words) or _typed(title, words)
        return (
            Heading(span, inner.number or number, inner.title, True, inner.word)
            if inner
            else Heading(span, number, title, goal=False)
        )
    return Heading(span, None, span, goal=False)


def goal_heading(span: Span, words: Vocabulary) -> Heading | None:
    """A heading that names a goal and its number: "Mål 1", "Resultatmål 2: Titel", "Titel (Hovedmål 3)"."""
    match = _goal_match(span.text, words)
    if match is None:
        return None
    number, title = span.cut(*match.span("number")), span.cut(*match.span("title"))
    return Heading(span, number, title if title.text else None, True, label_key(match["word"]))


@lru_cache(maxsize=8192)
def _goal_match(text: str, words: Vocabulary) -> re.Match[str] | None:
    """A heading that names a goal and its number; kept, since a line of an extraction is asked about many times."""
    match = _GOAL.fullmatch(text)
    if match and words.is_goal_word(match["word"]) and _is_title(match["title"]):
        return match
    match = _NAMED.fullmatch(text) if text.endswith(")") else None
    return match if match and words.is_goal_word(match["word"]) else None


def _typed(span: Span, words: Vocabulary) -> Heading | None:
    match = _TYPED.fullmatch(span.text)
    if match and words.is_goal_word(match["word"]):
        return Heading(span, None, span.cut(*match.span("title")), True, label_key(match["word"]))
    return None


def _is_title(words: str) -> bool:
    """Could *words* be a title: nothing, or a beginning and no running sentence ("Mål 1 og 2 er …")."""
    return not words or not words[0].islower()


def heading_words(text: str) -> str:
    """A contents entry or heading without its number, leader dots and page: what the two have in common.

    >>> heading_words("2. Koncernfælles mål ........ 4")
    'Koncernfælles mål'
    """
    bare = re.sub(r"[\s.…·_]*\d*\s*$", "", text.replace("\n", " "))
    match = _OUTLINE.fullmatch(bare.strip())
    return " ".join((match["title"] if match else bare).split())
