"""Whole dates as Danes print them."""

from __future__ import annotations

from datetime import date

import pytest

from maalplan.normalize.dates import as_date

DATES = [
    ("København, den 17/12 2024", date(2024, 12, 17)),
    ("København, den 19-12 2024", date(2024, 12, 19)),
    ("10/3.16", date(2016, 3, 10)),
    ("13. marts 2019", date(2019, 3, 13)),
    ("d. 5. dec. 2024", date(2024, 12, 5)),
    ("17.12.24", date(2024, 12, 17)),
    ("2024-12-17", date(2024, 12, 17)),
    ("den 31. juni 2024", None),
    ("den 17. december", None),
    ("sag 2024-1234", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), DATES)
def test_as_date(words: str, expected: date | None) -> None:
    assert as_date(words) == expected
