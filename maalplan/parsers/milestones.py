"""The words of a field of milestones → the sentence that introduces them, and one entry per milestone.

Each list item is one; else each paragraph; else each line that the author set; else each part that ends in a
semicolon. A list inside an item belongs to that item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from maalplan.model import Quote
from maalplan.parsers.headings import NUMBER
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, author_lines
from maalplan.parsers.vocabulary import Vocabulary

_TYPED_NUMBER = re.compile(
    rf"(?:(?P<word>[A-ZÆØÅ][a-zæøå]+)\s+(?:nr\.?\s*)?(?P<number>{NUMBER})\s*[:.)–-]\s+"
    r"|(?P<bare>[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)])|[a-zæøå](?=\))|\((?:[ivx]+|[a-z]|\d{1,2})\))[.)]*\s+)(?=\S)"
)
_NUMBERED_MARK = re.compile(r"\(?[0-9a-zA-ZæøåÆØÅ.]+[.)]?")


@dataclass(slots=True)
class MilestoneWords:
    """The words of one milestone."""

    spans: list[Span]
    number: Quote | None = None
    taken: list[Span] = field(default_factory=list)
    """Its typed number, which is not part of its text."""


@dataclass(slots=True)
class Milestones:
    """What a field of milestones holds. Words in it that are neither are left to the ledger."""

    criterion: tuple[Span, ...] = ()
    entries: list[MilestoneWords] = field(default_factory=list)


def read_milestones(content: Sequence[Span], words: Vocabulary) -> Milestones:
    """The milestones in *content*, the blocks of one field in order."""
    spans = [span for span in content if span.text]
    first = next((n for n, span in enumerate(spans) if is_item(span)), None)
    if first is None:
        return _from_paragraphs(spans, words)
    lead, rest = spans[:first], spans[first:]
    found = Milestones(criterion=tuple(lead))
    depth = min(span.block.level for span in rest if is_item(span))
    for span in rest:
        if is_item(span) and (span.block.level <= depth or not found.entries):
            found.entries.append(_entry(span, words))
        elif is_item(span) or span.text[:1].islower() or not SENTENCE_END.search(found.entries[-1].spans[-1].text):
            found.entries[-1].spans.append(span)
    return found


def is_item(span: Span) -> bool:
    """Is *span* an item of a list?"""
    return span.block.kind == "item"


def is_numbered(span: Span) -> bool:
    """Is *span* an item whose mark is a number or letter?"""
    mark = span.block.mark if is_item(span) else None
    return bool(mark and mark != "o" and _NUMBERED_MARK.fullmatch(mark))


def _from_paragraphs(spans: Sequence[Span], words: Vocabulary) -> Milestones:
    found = Milestones()
    pieces = [piece for span in spans for line in author_lines(span) for piece in _finished_lines(line)]
    if pieces:
        introduction, rest = _introduction(pieces[0], words)
        if introduction and (rest or len(pieces) > 1):
            found.criterion = (introduction,)
            pieces = [*([rest] if rest else []), *pieces[1:]]
    if len(pieces) == 1:
        pieces = _semicolon_parts(pieces[0])
    found.entries = [_entry(piece, words) for piece in pieces]
    return found


def _finished_lines(span: Span) -> list[Span]:
    """*span* cut where a wrapped line ends a sentence: nothing shows which break is which, and it ends the entry."""
    cuts = [m.start() for m in re.finditer(r"(?<=[.!?])\n(?=[A-ZÆØÅ])", span.text)]
    return [part for a, b in zip([0, *cuts], [*cuts, len(span.text)], strict=True) if (part := span.cut(a, b)).text]


def _introduction(span: Span, words: Vocabulary) -> tuple[Span | None, Span | None]:
    """The sentence at the start of *span* that introduces milestones, and what follows it."""
    colon = span.text.find(":")
    head = span.cut(0, colon + 1) if colon >= 0 else span
    if not words.introduces(head.text):
        return None, span
    rest = span.cut(colon + 1) if colon >= 0 else None
    return head, rest if rest and rest.text else None


def _semicolon_parts(span: Span) -> list[Span]:
    """The parts of *span* that end in a semicolon, without it, and what follows; *span* alone without any."""
    cuts = [m.start() for m in re.finditer(r";(?=\s|$)", span.text)]
    if not cuts:
        return [span]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(span.text)]
    return [part for a, b in zip(starts, ends, strict=True) if (part := span.cut(a, b)).text]


def _entry(span: Span, words: Vocabulary) -> MilestoneWords:
    number = Quote(span.block.mark or "", span.places[:1]) if is_numbered(span) else None
    match = _TYPED_NUMBER.match(span.text)
    if not match or not (
        match["bare"] or words.role(match["word"]) == "milestones" or words.is_goal_word(match["word"])
    ):
        return MilestoneWords([span], number)
    typed = span.cut(*match.span("bare" if match["bare"] else "number"))
    printed = span.cut(0, match.end())
    return MilestoneWords([span.cut(match.end())], Quote(typed.text, typed.places), [printed])
