"""Columns that are times of the year ("Q1", "2. kvt.", "marts").

A mark in such a column says when the milestone of its row falls due; where no column names the milestones, the words
in it are those that fall due then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from maalplan.parsers.time_words import MONTH, SEASON, YEAR

TIME, MARKED, DUE = "time", "time/marked", "time/due"
"""A column's field: a time of the year; one in which marks stand; one in which milestones stand."""
TIMES = frozenset({TIME, MARKED, DUE})
_TIME = re.compile(
    r"(?:[QK]\s?[1-4]|[1-4]\s?\.?\s?(?:kvartal|kvt|kvrt|kv)\.?|[12]\s?\.?\s?halvår"
    rf"|(?:første|andet|tredje|fjerde) (?:kvartal|halvår)|{MONTH}|{SEASON})(?:,?\s+{YEAR})?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\(?[xX]\)?|[✓✔☑☒✗✘×√●•■▪◆♦★*+]")
_EMPTY = re.compile(r"[-–—.]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_MEASURES = frozenset(
    """mindst højst minimum maksimalt maks max min ca cirka over under mellem og til
    pct procent procentpoint point mio mia kr kroner tkr mkr dag dage arbejdsdage hverdage uge uger måned måneder år
    time timer minut minutter årsværk stk pr per""".split()
)
"""What stands beside a figure and says nothing of what is done: how it is compared, and its units."""
_LEAST_WORDS = 3


def is_told(words: str) -> bool:
    """Do the words of a cell say what is done, and no figure alone?

    >>> is_told("90 pct. af sagerne er afgjort"), is_told("Mindst 80 pct."), is_told("5,0 mio. kr.")
    (True, False, False)
    """
    letters = [word for word in _LETTERS.findall(words) if word.casefold() not in _MEASURES]
    opens = bool(letters) and words.lstrip().startswith(letters[0])
    return len(words.split() if opens else letters) >= _LEAST_WORDS


def is_time(label: str) -> bool:
    """Is the head of a column a time of the year?

    >>> is_time("Q1"), is_time("3. kvt. 2025"), is_time("Marts"), is_time("2025")
    (True, True, True, False)
    """
    return _TIME.fullmatch(" ".join(label.split())) is not None


def is_mark(words: str) -> bool:
    """Do the words of a cell only mark it?"""
    return _MARK.fullmatch(words.strip()) is not None


def is_blank(words: str) -> bool:
    """Is a cell empty, or does a dash say that it is?"""
    return _EMPTY.fullmatch(words.strip()) is not None


def meaning(cells: Sequence[str], *, beside_milestones: bool) -> str | None:
    """What stands in the columns that are times, by the words of all their cells; None for what is neither.

    Figures below quarters are what must be reached then, and no milestones.
    """
    filled = [words for words in cells if not is_blank(words) and not is_time(words)]
    if all(map(is_mark, filled)):
        return MARKED
    return DUE if all(map(is_told, filled)) and not beside_milestones else None
