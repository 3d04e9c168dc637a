"""How the goals are followed up: the occasions that a plan names with a time, each with its scale."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from maalplan.model import Block, RawFollowUp
from maalplan.parsers.passages import Passage, passages
from maalplan.parsers.sentences import sentences_of
from maalplan.parsers.spans import LINE_END, Span, quote
from maalplan.parsers.time_words import DAY_MONTH, MONTH, SEASON, YEAR
from maalplan.parsers.vocabulary import Vocabulary

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
    r"|en\s+status(?=\s+(?:på|for|til|af|i|ultimo|medio|primo|senest|pr))"
    r"|(?:kvartalsvise|halvårlige|tertialvise|månedlige)\s+(?:opfølgninger|rapporteringer|rapporter|statusser|evalueringer)"
    r")(?![\wæøå-])",
    re.IGNORECASE,
)
_QUARTER = r"(?:[1-4]\.|første|andet|tredje|fjerde)\s*(?:kvartal|kvt\.?)|Q[1-4]"
_HALF = r"(?:[12]\.|første|andet)\s*halvår"
_NUMERIC = rf"\d{{1,2}}[./]\d{{1,2}}[./ -]+{YEAR}"
_MODIFIER = (
    r"(?:(?:senest|inden|før|pr\.|ultimo|medio|primo|omkring|"
    r"(?:inden|ved)\s+udgangen\s+af|i\s+(?:løbet|slutningen|starten|begyndelsen)\s+af)\s+){0,3}(?:den\s+|d\.\s*)?"
)
_MOMENT = rf"(?:{DAY_MONTH}|{_NUMERIC}|(?:{MONTH}|{SEASON}|{_QUARTER}|{_HALF})(?:\s+(?:af\s+)?{YEAR})?)(?!\w)"
_TIME = re.compile(
    rf"(?<![\w.])(?<!\bfor\s)(?<!\befter\s){_MODIFIER}{_MOMENT}(?:(?:,\s*|\s+og\s+(?:i\s+)?){_MOMENT}){{0,4}}",
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
_CLOSE, _MOST_BREAKS = 90, 2
"""Characters and line ends between an occasion and its time, at most."""
_LONGEST_SENTENCE, _MOST_LINES = 600, 8
"""Characters and line ends of a sentence: more are lines that no layout tells apart."""

_QUOTED = r"[”“„\"»«'’][^”“„\"»«'’\n]{2,40}(?:\n[^”“„\"»«'’\n]{1,40})?[”“\"»«'’]"
_BETWEEN = r"\s*(?:,|/|;|\beller\b|\bog\b|\bsamt\b|\bog/eller\b|,\s*(?:eller|og))\s*"
_VERDICT = (
    r"(?:(?:ikke|delvist?|helt|fuldt|overvejende|næsten|ej)(?:\s+(?:ud))?\s+)?"
    r"(?:opfyldt|nået|indfriet|opnået|gennemført|tilfredsstillende|realiseret)|(?:helt|delvist?)(?=\s*(?:,|eller|og|/))"
)
_COLOUR = r"[”\"]?\b(?:grøn(?:ne|t)?|gule?t?|røde?t?|orange|sorte?|blåt?)\b[”\"]?"
_SCALES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_COLOUR}(?:{_BETWEEN}{_COLOUR})+",
        rf"{_QUOTED}(?:{_BETWEEN}{_QUOTED})+",
        rf"\b(?:{_VERDICT})(?:{_BETWEEN}(?:{_VERDICT}))+\b",
        r"[”“\"]?\btrafiklys\w*(?:-\s*(?:model\w*|system\w*|skala\w*|vurdering\w*))?[”\"]?",
    )
)


def read_follow_ups(blocks: Sequence[Block], words: Vocabulary) -> tuple[RawFollowUp, ...]:
    """Every occasion of follow-up that *blocks* name with a time, in order; a calendar of meetings is none."""
    found: list[RawFollowUp] = []
    for passage in passages(blocks, words):
        found += _occasions(passage)
    return tuple(found)


def _occasions(passage: Passage) -> Iterator[RawFollowUp]:
    """What one passage tells; where nothing announces it, its scale or its own sentence must show what it is about."""
    text, span = passage.span.text, passage.span
    pairs = list(_paired(text))
    if not pairs:
        return
    announced = passage.introduced or passage.in_chapter
    telling = [] if announced else [(s.start, s.end) for s in sentences_of(span) if _tells(s.text)]
    for place, (occasion, time) in enumerate(pairs):
        start = max(occasion.end(), time.end())
        end = min(pairs[place + 1][0].start(), pairs[place + 1][1].start()) if place + 1 < len(pairs) else len(text)
        scale = _scale(span, start, max(start, end))
        if not (announced or scale or _is_within(span.start + occasion.start(), telling)):
            continue
        name, when = quote([span.cut(*occasion.span())]), quote([span.cut(*time.span())])
        if name and when:
            yield RawFollowUp(name, when, quote(scale))


def _tells(sentence: str) -> bool:
    """Does a sentence say that the goals are followed up?"""
    short = len(sentence) <= _LONGEST_SENTENCE and len(LINE_END.findall(sentence)) <= _MOST_LINES
    return short and bool(_FOLLOWS_UP.search(sentence)) and bool(_ABOUT_GOALS.search(sentence))


def _is_within(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _paired(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each time with the occasion that it belongs to: the nearest before it in its sentence, else after it."""
    times = list(_TIME.finditer(text))
    occasions = list(_OCCASION.finditer(text)) if times else []
    starts = [occasion.start() for occasion in occasions]
    taken: set[int] = set()
    for time in times:
        low, high = bisect_left(starts, time.start() - 2 * _CLOSE), bisect_left(starts, time.end() + _CLOSE)
        near = [occasion for occasion in occasions[low:high] if occasion.start() not in taken]
        before = [o for o in near if o.end() <= time.start() and _same_clause(text[o.end() : time.start()])]
        after = [o for o in near if o.start() >= time.end() and _same_clause(text[time.end() : o.start()])]
        if best := (before[-1:] or after[:1]):
            taken.add(best[0].start())
            yield best[0], time


def _same_clause(between: str) -> bool:
    """Few words stand between, and no sentence ends there."""
    few = len(between) <= _CLOSE and len(LINE_END.findall(between)) <= _MOST_BREAKS
    return few and not re.search(r"[.!?:]\s+[A-ZÆØÅ]", between)


def _scale(span: Span, start: int, end: int) -> list[Span]:
    """The words that give the scale: verdicts or colours that are listed, else the name of the model."""
    text = span.text[start:end]
    for pattern in _SCALES:
        match = pattern.search(text)
        if match:
            return [span.cut(start + match.start(), start + match.end())]
    return []
