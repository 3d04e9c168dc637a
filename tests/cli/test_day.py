"""Days, as options are given them."""

from __future__ import annotations

import datetime as dt

import click
import pytest

from maalplan.cli.day import DAY


@pytest.mark.parametrize("written", ["2025-07-01", " 2025-07-01 ", "1.7.2025", "01.07.2025", "1/7-2025", "01-07-2025"])
def test_a_day(written: str) -> None:
    assert DAY.convert(written, None, None) == dt.date(2025, 7, 1)


@pytest.mark.parametrize("written", ["2025-13-01", "31.2.2025", "juli", "1.7.25", ""])
def test_no_day_says_how_to_write_one(written: str) -> None:
    with pytest.raises(click.BadParameter, match="write it as 2025-07-01"):
        DAY.convert(written, None, None)
