"""The cover: the lines that stand before the contents list or the first chapter, and the plan's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maalplan.model import Block, Quote, Table, Text
from maalplan.parsers.spans import Span, lines_of, quote, texts_of, whole
from maalplan.parsers.time_words import PUBLISHED, SPAN_OF_TIME
from maalplan.parsers.vocabulary import Vocabulary

DOCUMENT_TYPES = (
    "mål- og resultatplan", "mål og resultatplan", "mål- og resultataftale", "mål- og resultatkontrakt",
    "resultat- og målplan",
    "resultatkontrakt", "resultatplan", "resultataftale", "direktørkontrakt", "udviklingskontrakt", "flerårskontrakt",
    "rammekontrakt", "rammeaftale", "flerårsaftale", "styringsaftale", "måleaftale", "driftsdokument", "driftsaftale",
    "styringsdokument", "arbejdsprogram", "handlingsplan", "virksomhedsplan", "målplan", "kontrakt",
)  # fmt: skip
"""What plans call themselves, the longest of those that share an ending first."""

_TYPE = "|".join(re.escape(words).replace(r"\ ", r"\s+").replace(r"\-", r"-\s*") for words in DOCUMENT_TYPES)
TYPE = re.compile(rf"(?<![\w-])(?:tillæg\s+til\s+(?:den\s+)?)?(?:{_TYPE})(?:e?n)?(?:s)?(?!\w)", re.IGNORECASE)
"""A document type, also with its definite ending."""
TITLE_TYPE = re.compile(rf"(?<![\w-])(?:{_TYPE})(?!\w)", re.IGNORECASE)
"""A document type as titles print it, without an ending."""

_UNFINISHED = re.compile(r"\S.*(?:[-–,/]|\s(?:og|for|af|om|til|i|med))$", re.IGNORECASE)
_CHAPTER_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ]")
_VERB = re.compile(
    r"\b(?:er|har|skal|vil|kan|bliver|indgår|indgås|beskriver|fastlægger|fastsætter|udgør|sætter|følger|indeholder|dækker|viser"
    r"|afholdes|foregår|understøtter|omfatter|arbejder|varetager)\b"
)
_ANNEX = re.compile(r"bilag(?:\s+[\dA-Z]{1,3}\.?)?", re.IGNORECASE)
"""What stands above the title of a plan that is an annex itself."""

_CONNECTIVE = re.compile(r"(?:i?mellem|og|samt|for)", re.IGNORECASE)
_ADDS_TO_TITLE = re.compile(rf"for\s+\S.*|\(?(?:{SPAN_OF_TIME.pattern})\)?", re.IGNORECASE | re.DOTALL)
_LONGEST_COVER = 40
"""Lines: a longer front is no cover."""
_WORDS_OF_PROSE = 7
_LONGEST_LINE = 250


@dataclass(frozen=True, slots=True)
class Line:
    """A line as its author meant it: the printed lines that it was wrapped into."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(" ".join(span.text for span in self.spans).split())

    def quote(self) -> Quote:
        """The words with their places."""
        found = quote(self.spans)
        assert found is not None, "a line has words"
        return found


@dataclass(frozen=True, slots=True)
class Cover:
    """The title, and the other lines in order."""

    title: Line | None = None
    lines: tuple[Line, ...] = ()

    def published(self) -> Line | None:
        """The line that says when the plan was published."""
        return next((line for line in self.lines if PUBLISHED.fullmatch(line.text)), None)

    def parties(self) -> tuple[Line, ...]:
        """The lines after "mellem", without the "og" between them."""
        words = [line.text.casefold() for line in self.lines]
        start = next((place for place, text in enumerate(words) if text in ("mellem", "imellem")), None)
        if start is None:
            return ()
        found: list[Line] = []
        expected = True
        for line in self.lines[start + 1 :]:
            if _CONNECTIVE.fullmatch(line.text):
                expected = True
            elif expected and not PUBLISHED.fullmatch(line.text):
                found.append(line)
                expected = False
        return tuple(found)


def read_cover(blocks: Sequence[Block], words: Vocabulary) -> Cover:
    """The cover of *blocks*; where it prints no title, the title of the first heading that has one."""
    lines = tuple(logical_lines(cover_spans(blocks, words)))
    place = next((at for at, line in enumerate(lines) if is_title(line.text)), None)
    if place is None:
        return Cover(_title_among_headings(blocks), lines)
    end = place + 1
    while end < len(lines) and _continues_title(lines[place:end], lines[end]):
        end += 1
    title = Line(tuple(span for line in lines[place:end] for span in line.spans))
    return Cover(title, lines[:place] + lines[end:])


def is_title(text: str) -> bool:
    """Does a line print a title: a document type without an ending, and no sentence?"""
    return bool(TITLE_TYPE.search(text)) and not is_prose(text) and len(text) < 160


def is_prose(text: str) -> bool:
    """Is *text* running text, not a line of a cover?"""
    if len(text) > _LONGEST_LINE:
        return True
    return len(text.split()) >= _WORDS_OF_PROSE and (bool(_VERB.search(text)) or text.rstrip().endswith("."))


def _continues_title(title: Sequence[Line], following: Line) -> bool:
    """Does *following* go on with a title: its year or period, or "for" and a name?"""
    so_far = " ".join(line.text for line in title)
    if not _ADDS_TO_TITLE.fullmatch(following.text) or PUBLISHED.fullmatch(following.text):
        return False
    return following.text[:1].islower() or not SPAN_OF_TIME.search(so_far)


def _title_among_headings(blocks: Sequence[Block]) -> Line | None:
    """A heading that is a title: it begins with the document type and prints the time that it is for."""
    for block in blocks:
        if isinstance(block, Text) and block.kind == "heading":
            text = " ".join(block.text.split())
            if TITLE_TYPE.match(text) and SPAN_OF_TIME.search(text) and is_title(text):
                return Line((whole(block),))
    return None


# ------------------------------------------------------------------ lines


def cover_spans(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Span]:
    """The printed lines up to the contents list, the first chapter, or the first running text."""
    count = 0
    for position, block in enumerate(blocks):
        if isinstance(block, Text) and block.kind in ("furniture", "rule"):
            continue
        if _ends_cover(block, blocks[position + 1 :]):
            return
        for text in texts_of([block]):
            for line in lines_of(whole(text)):
                count += 1
                if count == 1 and _ANNEX.fullmatch(line.text):
                    continue
                if count > _LONGEST_COVER or _is_chapter(line.text, words) or is_prose(line.text):
                    return
                yield line


def _ends_cover(block: Block, following: Sequence[Block]) -> bool:
    if isinstance(block, Table):
        return block.columns > 2
    if block.kind in ("contents", "item"):
        return True
    if is_prose(" ".join(block.text.split())):
        return True
    if block.kind != "heading" or is_title(block.text):
        return False
    after = next((b for b in following if not (isinstance(b, Text) and b.kind in ("furniture", "rule"))), None)
    return isinstance(after, Table) or (after is not None and is_prose(" ".join(after.text.split())))


def _is_chapter(text: str, words: Vocabulary) -> bool:
    if PUBLISHED.fullmatch(text) or is_title(text):
        return False
    return bool(_CHAPTER_NUMBER.match(text)) or words.chapter(text) is not None


def logical_lines(spans: Iterator[Span]) -> Iterator[Line]:
    """Printed lines put together where one is unfinished: "Indenrigs- og" / "Sundhedsministeriet"."""
    open_: list[Span] = []
    for span in spans:
        open_.append(span)
        if not is_unfinished(span.text):
            yield Line(tuple(open_))
            open_ = []
    if open_:
        yield Line(tuple(open_))


def is_unfinished(text: str) -> bool:
    """Do the words ask for more, as "Indenrigs- og" does?"""
    return bool(_UNFINISHED.fullmatch(" ".join(text.split())))
