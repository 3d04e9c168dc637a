"""Danish figures, and the units behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.normalize.numbers import as_number
from maalplan.normalize.units import read_unit

NUMBERS = [
    ("12", 12.0, "plain"),
    ("12,5", 12.5, "a decimal comma"),
    ("1.234", 1234.0, "a stop between thousands"),
    ("1.295.380", 1295380.0, "two stops"),
    ("1.234,56", 1234.56, "both"),
    ("918 980", 918980.0, "a space between thousands"),
    ("918\u00a0980", 918980.0, "a hard space"),
    ("2½", 2.5, "a half"),
    ("½", 0.5, "only a half"),
    ("-0,5", -0.5, "a hyphen for minus"),
    ("−0,5", -0.5, "a minus"),
    ("+3", 3.0, "a plus"),
    ("fem", 5.0, "a word"),
    ("Tolv", 12.0, "a word with a capital"),
    ("en", None, "an article"),
    ("2.0", None, "a version"),
    ("1.23", None, "neither thousands nor Danish decimals"),
    ("1,2,3", None, "a list"),
    ("12 34", None, "two numbers"),
    ("12 pct.", None, "a number and more"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("words", "expected", "why"), NUMBERS)
def test_as_number(words: str, expected: float | None, why: str) -> None:
    assert as_number(words) == expected, why


UNITS = [
    ("pct.", "percent", 1.0),
    ("%", "percent", 1.0),
    ("procent", "percent", 1.0),
    ("procentpoint", "percentage_point", 1.0),
    ("pct.-point", "percentage_point", 1.0),
    ("pct.point", "percentage_point", 1.0),
    ("%-point", "percentage_point", 1.0),
    ("kr.", "DKK", 1.0),
    ("kroner", "DKK", 1.0),
    ("t.kr.", "DKK", 1e3),
    ("tkr.", "DKK", 1e3),
    ("mio. kr.", "DKK", 1e6),
    ("mio.kr.", "DKK", 1e6),
    ("mio kr", "DKK", 1e6),
    ("millioner kroner", "DKK", 1e6),
    ("mia. kr.", "DKK", 1e9),
    ("milliarder kr.", "DKK", 1e9),
    ("mio. DKK", "DKK", 1e6),
    ("mio.", None, 1e6),
    ("dage", "day", 1.0),
    ("kalenderdage", "day", 1.0),
    ("arbejdsdage", "working_day", 1.0),
    ("hverdage", "working_day", 1.0),
    ("uger", "week", 1.0),
    ("måneder", "month", 1.0),
    ("mdr.", "month", 1.0),
    ("år", "year", 1.0),
    ("timer", "hour", 1.0),
    ("minutter", "minute", 1.0),
    ("min.", "minute", 1.0),
    ("årsværk", "fte", 1.0),
    ("ÅV", "fte", 1.0),
    ("point", "point", 1.0),
]


@pytest.mark.parametrize(("words", "name", "factor"), UNITS)
@pytest.mark.parametrize("space", ["", " "])
def test_unit(words: str, name: str | None, factor: float, space: str) -> None:
    unit = read_unit(f"5{space}{words}", 1)
    assert unit is not None
    assert (unit.name, unit.factor, unit.end) == (name, factor, len(f"5{space}{words}"))


@pytest.mark.parametrize(
    "words", ["sager", "årlige møder", "dagsordener", "ugentlige tilsyn", "timelærere", "pointe", "kreditter", "miote"]
)
def test_words_that_begin_like_a_unit_are_none(words: str) -> None:
    assert read_unit(f"5 {words}", 1) is None


@given(number=st.integers(-10_000_000, 10_000_000), decimals=st.integers(0, 99))
def test_every_danish_number_reads_back(number: int, decimals: int) -> None:
    printed = f"{number:,}".replace(",", ".") + (f",{decimals:02}" if decimals else "")
    value = abs(number) + decimals / 100
    expected = -value if printed.startswith("-") else value
    assert as_number(printed) == pytest.approx(expected)


@given(words=st.text())
def test_any_text_gives_a_number_or_none(words: str) -> None:
    assert as_number(words) is None or isinstance(as_number(words), float)
    read_unit(words, 0)
