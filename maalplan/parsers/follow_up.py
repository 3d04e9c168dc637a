"""How the goals are followed up: the occasions that a plan names with a time, each with its scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maalplan.model import Block, RawFollowUp, Text
from maalplan.parsers.cover import is_prose
from maalplan.parsers.headings import read_heading
from maalplan.parsers.spans import Span, quote, texts_of, whole
from maalplan.parsers.time_words import DAY_MONTH, MONTH, SEASON, YEAR
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

_NUMBER = r"(?:\s+(?:nr\.\s*)?\d(?![\d.]))?"
_OCCASION = re.compile(
    r"(?<![\wæøå-])(?:"
    rf"(?:\d\.\s+)?[a-zæøå]{{2,}}opfølgning(?:en)?{_NUMBER}"
    rf"|(?:\d\.\s+)?[a-zæøå]{{2,}}(?:status(?:sen)?|rapport(?:en)?){_NUMBER}"
    r"|(?:(?:midtvejs|halvårlig|endelig|samlet|foreløbig|årlig|skriftlig)e?\s+)?"
    r"[a-zæøå]*(?:rapportering|evaluering|beretning)(?:en)?"
    r"|(?:(?:midtvejs|halvårlig|endelig|samlet|foreløbig|årlig|skriftlig)e?\s+)?[a-zæøå]*(?:redegørelse|opgørelse)n?"
    r"|(?:midtvejs|halvårlig|endelig|samlet|foreløbig|årlig|skriftlig)e?\s+(?:status|opfølgning|rapport|vurdering)(?:sen|en)?"
    r"|virksomhedsregnskab(?:et)?|årsafslutning(?:en)?"
    r"|(?:status|opfølgnings|evaluerings|halvårs|kvartals)møde(?:t)?"
    r"|en\s+status(?=\s+(?:på|i|ultimo|medio|primo|senest|pr))"
    r")(?![\wæøå-])",
    re.IGNORECASE,
)
_QUARTER = r"(?:[1-4]\.|første|andet|tredje|fjerde)\s*(?:kvartal|kvt\.?)|Q[1-4]"
_HALF = r"(?:[12]\.|første|andet)\s*halvår"
_NUMERIC = rf"\d{{1,2}}[./]\d{{1,2}}[./ -]+{YEAR}"
_MODIFIER = (
    r"(?:(?:senest|inden|før|pr\.|ultimo|medio|primo|omkring|"
    r"(?:inden|ved)\s+udgangen\s+af|i\s+(?:løbet|slutningen|starten|begyndelsen)\s+af)\s+)*(?:den\s+|d\.\s*)?"
)
_TIME = re.compile(
    rf"(?<![\w.]){_MODIFIER}(?:{DAY_MONTH}|{_NUMERIC}|(?:{MONTH}|{SEASON}|{_QUARTER}|{_HALF})(?:\s+(?:af\s+)?{YEAR})?)(?!\w)",
    re.IGNORECASE,
)
_ABOUT_GOALS = re.compile(
    r"\b(?:mål\w*|resultat\w*|plan(?:en|ens)?|kontrakt(?:en|ens)?|indfri\w+|opfyld\w+)\b", re.IGNORECASE
)
_FOLLOWS_UP = re.compile(
    r"\b(?:opfølgning\w*|følge(?:s|r)\s+op|følg(?:t|es)\s+op|afrapporter\w*|rapporter\w*|opgør(?:es|else\w*)|opgjort|status\w*"
    r"|vurder\w*|evaluer\w*)\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"\b(?:opfølgning|følges\s+op|afrapporter|rapporter|status)", re.IGNORECASE)
_CALENDAR = re.compile(r"\bårshjul\w*\b.{0,200}\b(?:ser|fremgår|nedenfor|følgende)\b", re.IGNORECASE | re.DOTALL)
_CLOSE = 90
"""Characters between an occasion and its time, at most."""

_QUOTED = r"[”“„\"»«'’][^”“„\"»«'’\n]{2,40}(?:\n[^”“„\"»«'’\n]{1,40})?[”“\"»«'’]"
_BETWEEN = r"\s*(?:,|/|;|\beller\b|\bog\b|\bsamt\b|\bog/eller\b|,\s*(?:eller|og))\s*"
_VERDICT = (
    r"(?:(?:ikke|delvist?|helt|fuldt|overvejende|næsten|ej)(?:\s+(?:ud))?\s+)?"
    r"(?:opfyldt|nået|indfriet|opnået|gennemført|tilfredsstillende|realiseret)|(?:helt|delvist?)(?=\s*(?:,|eller|og|/))"
)
_COLOUR = r"[”\"]?\b(?:grøn|gul|rød|orange|sort|blå)t?\b[”\"]?"
_SCALES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_COLOUR}(?:{_BETWEEN}{_COLOUR})+",
        rf"{_QUOTED}(?:{_BETWEEN}{_QUOTED})+",
        rf"\b(?:{_VERDICT})(?:{_BETWEEN}(?:{_VERDICT}))+\b",
        r"[”“\"]?\btrafiklys\w*(?:-\s*(?:model\w*|system\w*|skala\w*|vurdering\w*))?[”\"]?",
    )
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or item that may tell of follow-up; ``introduced`` by a line such as "Opfølgning på målene …:"."""

    span: Span
    introduced: bool
    in_chapter: bool
    """Does it stand in a chapter on follow-up?"""


def read_follow_ups(blocks: Sequence[Block], words: Vocabulary) -> tuple[RawFollowUp, ...]:
    """Every occasion of follow-up that *blocks* name with a time, in order; a calendar of meetings is none."""
    found: list[RawFollowUp] = []
    for passage in passages(blocks, words):
        found += _occasions(passage)
    return tuple(found)


def passages(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Passage]:
    """The running text outside the chapters of goals, and what an introduction to follow-up announces anywhere."""
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
            if block.kind != "item":
                calendar = bool(_CALENDAR.search(span.text)) or (calendar and not _is_sentence(span.text))
            if (introduced or chapter not in GOAL_CHAPTERS) and not calendar:
                yield Passage(span, introduced, chapter == "follow_up")
            if block.kind != "item":
                introduced = span.text.endswith(":") and bool(_INTRODUCES.search(span.text)) and not calendar


def _chapter(heading: Text, before: str | None, words: Vocabulary) -> str | None:
    """The chapter that a heading opens; a goal's heading stays in the chapter of goals."""
    parts = read_heading(whole(heading), words)
    if parts.goal:
        return "goals"
    found = words.chapter((parts.title or parts.span).text)
    deeper = found is None and before in GOAL_CHAPTERS and parts.depth != 1
    return before if deeper else found


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ":")) and len(text.split()) > 6


def _occasions(passage: Passage) -> Iterator[RawFollowUp]:
    text = passage.span.text
    if not (passage.introduced or passage.in_chapter or (_FOLLOWS_UP.search(text) and _ABOUT_GOALS.search(text))):
        return
    pairs = list(_paired(text))
    for place, (occasion, time) in enumerate(pairs):
        start = max(occasion.end(), time.end())
        end = min(pairs[place + 1][0].start(), pairs[place + 1][1].start()) if place + 1 < len(pairs) else len(text)
        name, when = quote([passage.span.cut(*occasion.span())]), quote([passage.span.cut(*time.span())])
        if name and when:
            yield RawFollowUp(name, when, quote(_scale(passage.span, start, max(start, end))))


def _paired(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each time with the occasion that it belongs to: the nearest before it in its sentence, else after it."""
    occasions = list(_OCCASION.finditer(text))
    taken: set[int] = set()
    for time in _TIME.finditer(text):
        best = _nearest(text, [o for o in occasions if o.start() not in taken], time)
        if best:
            taken.add(best.start())
            yield best, time


def _nearest(text: str, occasions: Sequence[re.Match[str]], time: re.Match[str]) -> re.Match[str] | None:
    before = [o for o in occasions if o.end() <= time.start() and _same_clause(text[o.end() : time.start()])]
    after = [o for o in occasions if o.start() >= time.end() and _same_clause(text[time.end() : o.start()])]
    return before[-1] if before else after[0] if after else None


def _same_clause(between: str) -> bool:
    """Few words stand between, and no sentence ends there."""
    return len(between) <= _CLOSE and not re.search(r"[.!?:]\s+[A-ZÆØÅ]", between)


def _scale(span: Span, start: int, end: int) -> list[Span]:
    """The words that give the scale: verdicts or colours that are listed, else the name of the model."""
    text = span.text[start:end]
    for pattern in _SCALES:
        match = pattern.search(text)
        if match:
            return [span.cut(start + match.start(), start + match.end())]
    return []
