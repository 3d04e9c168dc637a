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
_LEAST_WORDS = 3


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
    told = all(len(words.split()) >= _LEAST_WORDS and not words[:1].isdecimal() for words in filled)
    return DUE if told and not beside_milestones else None
