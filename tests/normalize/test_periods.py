"""The time that a plan covers, and when it was published."""

from __future__ import annotations

import pytest

from maalplan.model import Period
from maalplan.normalize.periods import as_period, as_published


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Mål- og resultatplan 2025", "2025-01-01", "2025-12-31"),
        ("2015-2018", "2015-01-01", "2018-12-31"),
        ("2015 – 2018", "2015-01-01", "2018-12-31"),
        ("2015/16", "2015-01-01", "2016-12-31"),
        ("2019 og 2020", "2019-01-01", "2020-12-31"),
        ("2. halvår 2017", "2017-07-01", "2017-12-31"),
        ("første halvår af 2018", "2018-01-01", "2018-06-30"),
        ("4. kvartal 2019", "2019-10-01", "2019-12-31"),
        ("1. januar til 31. marts 2019", "2019-01-01", "2019-03-31"),
        ("1. juli 2017 og gælder til den 31. december 2018", "2017-07-01", "2018-12-31"),
        ("1. januar 2015 - 31. december 2018", "2015-01-01", "2018-12-31"),
    ],
)
def test_as_period(words: str, start: str, end: str) -> None:
    assert as_period(words) == Period(start, end)


@pytest.mark.parametrize("words", ["Resultatplan", "lov nr. 12025", "den 17. december"])
def test_no_period(words: str) -> None:
    assert as_period(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("December 2024", "2024-12"),
        ("d. 17. december 2024", "2024-12-17"),
        ("København, den 3. maj 2021", "2021-05-03"),
        ("jan. 2021", "2021-01"),
        ("2024", None),
        ("2. udgave", None),
    ],
)
def test_as_published(words: str, expected: str | None) -> None:
    assert as_published(words) == expected
