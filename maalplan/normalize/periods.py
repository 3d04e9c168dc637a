"""The time that a plan covers, and when it was published."""

from __future__ import annotations

import re
from datetime import date

from maalplan.model import Period
from maalplan.normalize.dates import FULL_YEAR, MONTH, SHORT_MONTH, day_of, last_day, month_number
from maalplan.normalize.people import as_iso_date
from maalplan.normalize.text import one_line

_MONTH = rf"(?:{MONTH}|{SHORT_MONTH})\.?"
_YEAR = rf"(?:{FULL_YEAR})(?!\d)"
_TO = (
    r"\s*(?:,?\s*og\s+(?:gælder|løber|udløber)\s*)?(?:(?:frem\s+)?(?:ind)?til(?:\s+og\s+med)?|[-–—])"
    r"\s*(?:den\s+|d\.\s*)?"
)
_DAYS = re.compile(
    rf"(?P<day>\d{{1,2}})\.?\s*(?P<month>{_MONTH})(?:,?\s*(?P<year>{_YEAR}))?{_TO}"
    rf"(?P<last_day>\d{{1,2}})\.?\s*(?P<last_month>{_MONTH}),?\s*(?P<last_year>{_YEAR})",
    re.IGNORECASE,
)
_ORDINALS = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}
_PART = re.compile(
    rf"(?:(?P<number>[1-4])\.|(?P<word>{'|'.join(_ORDINALS)}))\s*(?P<part>halvår|kvartal)(?:\s+af)?\s+(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?P<year>{_YEAR})\s*(?:[-–—/]|til(?:\s+og\s+med)?|og)\s*(?P<last>{_YEAR}|\d\d(?!\d))", re.IGNORECASE
)
_ONE_YEAR = re.compile(rf"(?<!\d)(?P<year>{_YEAR})")
_MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH}),?\s*(?P<year>{_YEAR})", re.IGNORECASE)
_LONGEST = 8
"""Years: a longer stretch is none that a plan covers."""


def as_period(words: str) -> Period | None:
    """The stretch of days that *words* name: days, a part of a year, years.

    >>> as_period("Resultatkontrakt for 2025")
    Period(start='2025-01-01', end='2025-12-31')
    >>> as_period("Rammeaftale 2015-2018")
    Period(start='2015-01-01', end='2018-12-31')
    >>> as_period("2. halvår 2017")
    Period(start='2017-07-01', end='2017-12-31')
    >>> as_period("1. januar til 31. marts 2019")
    Period(start='2019-01-01', end='2019-03-31')
    >>> as_period("Mål- og resultatplan") is None
    True
    """
    line = one_line(words)
    for read in (_days, _part_of_year, _years):
        found = read(line)
        if found:
            return found
    match = _ONE_YEAR.search(line)
    return _whole_years(int(match["year"]), int(match["year"])) if match else None


def as_published(words: str) -> str | None:
    """The day or month of a publication, as precise as printed.

    >>> as_published("December 2024"), as_published("d. 17. december 2024"), as_published("2024")
    ('2024-12', '2024-12-17', None)
    """
    day = as_iso_date(words)
    if day:
        return day
    match = _MONTH_OF_YEAR.search(one_line(words))
    return f"{match['year']}-{month_number(match['month']):02d}" if match else None


def _days(line: str) -> Period | None:
    match = _DAYS.search(line)
    if not match:
        return None
    last_year = int(match["last_year"])
    first = day_of(int(match["year"] or last_year), month_number(match["month"]), int(match["day"]))
    last = day_of(last_year, month_number(match["last_month"]), int(match["last_day"]))
    return Period(first.isoformat(), last.isoformat()) if first and last and first <= last else None


def _part_of_year(line: str) -> Period | None:
    match = _PART.search(line)
    if not match:
        return None
    number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].casefold()]
    months = 6 if match["part"].casefold() == "halvår" else 3
    year, end = int(match["year"]), number * months
    if end > 12:
        return None
    return Period(date(year, end - months + 1, 1).isoformat(), date(year, end, last_day(year, end)).isoformat())


def _years(line: str) -> Period | None:
    match = _YEARS.search(line)
    if not match:
        return None
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    return _whole_years(first, last) if first < last < first + _LONGEST else None


def _whole_years(first: int, last: int) -> Period:
    return Period(f"{first:04d}-01-01", f"{last:04d}-12-31")
