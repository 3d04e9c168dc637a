"""Danish days and months → dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

MONTHS = {
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}

DAYS_IN_WORDS = (
    *("første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende", "ellevte"),
    *("tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende", "tyvende"),
    *(f"{one}ogtyvende" for one in ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")),
    *("tredivte", "enogtredivte"),
)
"""The first to the thirty-first."""

MONTH = rf"(?:{'|'.join(MONTHS)})"
SHORT_MONTH = r"(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)"
FULL_YEAR = r"(?:19|20)\d\d"

IN_WORDS = re.compile(
    rf"(?<![\w.,/])(?:(\d{{1,2}})\.?|({'|'.join(DAYS_IN_WORDS)}))\s?({MONTH}|{SHORT_MONTH})\b\.?,?\s?({FULL_YEAR})(?!\d)",
    re.IGNORECASE,
)
IN_FIGURES = re.compile(
    rf"(?<![\w.,/-])(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})(?:\s?[-–./]\s?|\s)({FULL_YEAR}|(?<!\s)\d\d)(?![\d/]|[.,]\d)"
)
ISO = re.compile(rf"(?<![\w.,/-])({FULL_YEAR})-(\d\d)-(\d\d)(?!\d)")


def as_date(words: str) -> date | None:
    """The first whole date in *words*: day, month and year as Danes print them, or ISO.

    >>> as_date("København, den 17/12 2024")
    datetime.date(2024, 12, 17)
    >>> as_date("10/3.16"), as_date("d. 13. marts 2019")
    (datetime.date(2016, 3, 10), datetime.date(2019, 3, 13))
    >>> as_date("31. juni 2025") is None
    True
    """
    found = [
        (match.start(), day_of(*parts))
        for pattern, parts_of in ((IN_WORDS, words_parts), (IN_FIGURES, figure_parts), (ISO, iso_parts))
        for match in pattern.finditer(words)
        if (parts := parts_of(match))
    ]
    return min(found)[1] if (found := [(at, day) for at, day in found if day]) else None


def words_parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of ``13. marts 2019``."""
    day = int(match[1]) if match[1] else DAYS_IN_WORDS.index(match[2].lower()) + 1
    return int(match[4]), month_number(match[3]), day


def figure_parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of ``17/12 2024``."""
    return year_number(match[3]), int(match[2]), int(match[1])


def iso_parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of ``2024-12-17``."""
    return int(match[1]), int(match[2]), int(match[3])


def month_number(name: str) -> int:
    """1 to 12 of a month's name or abbreviation; any other word is a KeyError."""
    key = name.lower().rstrip(".")
    return MONTHS[key] if key in MONTHS else SHORT_MONTHS[key]


def year_number(digits: str) -> int:
    """``2025`` or ``25`` as the year 2025."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or null where the calendar has none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, day) if 1 <= day <= last_day(year, month) else None


@cache
def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]
