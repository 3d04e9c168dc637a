"""What can be seen of a line of a flattened table by itself: a date, a weight, a number, a beginning, an end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from maalplan.model import Text
from maalplan.parsers.headings import NUMBER

_FINISHED = re.compile(r"[.:;!?)][”\"’]*$")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_BEFORE = r"(?:(?:senest|inden|ultimo|primo|medio|(?:ved )?udgangen af)\s+)*(?:den\s+)?"
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\s?\d{1,2}(?:[-\s/]+\d{2,4})?|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d\d-\d\d"
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:(?:senest|inden|ved|i løbet af|udgangen af)\s+)+{_YEAR}"
    rf"|{_BEFORE}(?:[QK][1-4](?:\s*[-–/]\s*[QK]?[1-4])?|[1-4]\.\s*(?:kvartal|kvt\.?|halvår)|{_DAY}"
    rf"|(?:\d{{1,2}}\.\s*)?{_MONTH}|årets udgang|løbende)(?:\s+(?:af\s+)?{_YEAR})?\.?"
)
VALUE = (
    r"(?:(?:mindst|højst|minimum|maks\.|maksimalt|under|over|ca\.|[<>≤≥±]|\+/-)\s*)?\d[\d.]*(?:,\d+)?"
    r"(?:\s*(?:%|pct\.?|procent|point|dage|timer|uger|årsværk|kr\.|mio\. kr\.|t\.kr\.))?"
)
"""A figure that fills a cell, with what is said of it."""
_IS_DATE = re.compile(DATE, re.IGNORECASE)
_IS_VALUE = re.compile(VALUE, re.IGNORECASE)
_IS_WEIGHT = re.compile(r"\d{1,3}(?:,\d+)?\s*(?:%|pct\.?|procent|point)?", re.IGNORECASE)
_SHARE = re.compile(r"%|pct|procent", re.IGNORECASE)
_IS_NUMBER = re.compile(rf"(?:{NUMBER})[.)]?")
_DAY_LEFT = re.compile(r"\w\s+\d{1,2}\.$")
_MONTH_FIRST = re.compile(rf"{_MONTH}(?=\W|$)")
"""A day whose month stands on the next line: the line does not end a sentence."""
_OF_SOME = re.compile(r"/|\baf\b")
"""What makes a score of figures ("8 af 10"); a bare one may be a result."""
_LONGEST_SENTENCE = 12
"""How many lines a sentence has at most."""
EMPTY = frozenset({"-", "–", "—"})
UNFINISHED = re.compile(
    r"(?:\b(?:og|eller|af|i|på|for|til|med|om|fra|ved|hos|under|over|samt|en|et|den|det|de)|[-–,/])$"
)


def is_date(text: str) -> bool:
    """Is *text* a deadline and nothing else?"""
    return _IS_DATE.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class LineKind:
    """What can be seen of a line by itself; ``names_goals``: its words name a goal or a group of goals."""

    text: str
    marked: bool
    begins_low: bool
    finished: bool
    unfinished: bool
    date: bool
    weight: bool
    value: bool
    number: bool
    empty: bool
    names_goals: bool = False
    verdict: bool = False
    goes_on: bool = False
    """Is it the second line of a verdict that the layout broke?"""
    begins_page: bool = False
    begins_goal: bool = False
    """Does it begin with a number and words, where goals have their number in the cell of their title?"""
    sentence: str = ""
    """The words from here to the end of the sentence, where the line begins one."""

    @property
    def share(self) -> bool:
        """Is the line a share of what was to be reached ("75 pct.")?"""
        return self.weight and _SHARE.search(self.text) is not None

    @property
    def is_narrow(self) -> bool:
        """Does the line fill a narrow cell: a date, a weight, a number, a dash?"""
        return self.date or self.weight or self.value or self.number or self.empty or self.verdict


def kind_of(line: Text, *, names_goals: bool = False) -> LineKind:
    """What can be seen of *line* by itself."""
    text = line.text.strip()
    date = bool(_IS_DATE.fullmatch(text))
    value = bool(_IS_VALUE.fullmatch(text))
    return LineKind(
        text=text,
        marked=line.mark is not None,
        begins_low=line.mark is None and not date and not value and (text[:1].islower() or text[:1] in "(,"),
        finished=bool(_FINISHED.search(text)),
        unfinished=text not in EMPTY and bool(UNFINISHED.search(text)),
        date=date,
        weight=bool(_IS_WEIGHT.fullmatch(text)),
        value=value,
        number=bool(_IS_NUMBER.fullmatch(text)) and not date,
        empty=text in EMPTY,
        names_goals=names_goals,
    )


def kinds_of(lines: Sequence[Text], named: Sequence[bool], verdict: re.Pattern[str] | None = None) -> list[LineKind]:
    """What can be seen of *lines*; such as are a date only together ("inden udgangen af" / "2025") are one each.

    ``named``: which of them name goals; ``verdict``: what a verdict is, which several lines can be together too.
    """
    kinds = [kind_of(line, names_goals=goals) for line, goals in zip(lines, named, strict=True)]
    for n, first in enumerate(kinds):
        for length in (3, 2):
            texts = [kind.text for kind in kinds[n : n + length]]
            if (first.begins_low or first.date) and len(texts) == length and is_date(" ".join(texts)):
                kinds[n : n + length] = [_of_date(kind) for kind in kinds[n : n + length]]
                break
    if verdict is not None:
        kinds = _with_verdicts(kinds, verdict)
    return [replace(kind, sentence=_sentence(kinds, n)) for n, kind in enumerate(kinds)]


def _with_verdicts(kinds: list[LineKind], verdict: re.Pattern[str]) -> list[LineKind]:
    """*kinds* with the lines that are a verdict, alone or with those that follow, known as such."""
    out = list(kinds)
    for n, (day, month) in enumerate(pairwise(kinds)):
        if _DAY_LEFT.search(day.text) and _MONTH_FIRST.match(month.text):
            out[n] = replace(day, finished=False, unfinished=True)
            out[n + 1] = replace(month, date=False, begins_low=True)
    n = 0
    while n < len(kinds):
        length = next((m for m in (3, 2, 1) if _is_one(kinds[n : n + m], m, verdict)), 0)
        for m in range(length):
            one = out[n + m]
            out[n + m] = replace(
                one, verdict=True, goes_on=m > 0, begins_low=False, unfinished=False, weight=False, value=False
            )
        n += max(length, 1)
    return out


def _is_one(kinds: Sequence[LineKind], length: int, verdict: re.Pattern[str]) -> bool:
    words = " ".join(kind.text for kind in kinds)
    later_begin = any(kind.marked or (kind.text[:1].isupper() and verdict.fullmatch(kind.text)) for kind in kinds[1:])
    figure = words[:1].isdigit() and not _OF_SOME.search(words)
    return len(kinds) == length and bool(verdict.fullmatch(words)) and not later_begin and not figure


def _sentence(kinds: Sequence[LineKind], start: int) -> str:
    """The sentence that begins with a line; nothing when the line goes on with one."""
    kind, last = kinds[start], kinds[start - 1] if start else None
    if kind.begins_low or (last is not None and last.unfinished and not kind.marked):
        return ""
    words = [kind.text]
    for last, following in pairwise(kinds[start : start + _LONGEST_SENTENCE]):
        if last.finished or following.marked or following.is_narrow:
            break
        if not (following.begins_low or last.unfinished):
            break
        words.append(following.text)
    return " ".join(words)


def _of_date(kind: LineKind) -> LineKind:
    return replace(kind, date=True, weight=False, value=False, begins_low=False, unfinished=False)
