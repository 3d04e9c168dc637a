"""Weights of goals and milestones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Weight
from maalplan.normalize.weights import as_weight

WEIGHTS = [
    ("15 point", Weight(15.0, "point"), "points"),
    ("Vægtning: 15 point", Weight(15.0, "point"), "a labelled line"),
    ("Vægt: 15", Weight(15.0, "point"), "a bare number"),
    ("25%", Weight(25.0, "percent"), "a sign without a space"),
    ("20 pct.", Weight(20.0, "percent"), "pct."),
    ("20 procent", Weight(20.0, "percent"), "procent"),
    ("12,5 %", Weight(12.5, "percent"), "a decimal"),
    ("(15 point)", Weight(15.0, "point"), "in parentheses"),
    ("(25 pct.)", Weight(25.0, "percent"), "in parentheses"),
    ("Vægt (%): 25", Weight(25.0, "percent"), "the label says so"),
    ("Vægt i pct.: 25", Weight(25.0, "percent"), "the label says so"),
    ("15 af 100 point", Weight(15.0, "point"), "of all points"),
    ("15/100", Weight(15.0, "point"), "of all"),
    ("15", Weight(15.0, "point"), "a bare number"),
    ("0", Weight(0.0, "point"), "no weight is a weight"),
    ("-", None, "empty"),
    ("", None, "empty"),
    ("Høj", None, "a word"),
    ("10-15 %", None, "a range"),
    ("15 sager", None, "something else"),
    ("mindst 15 %", None, "a target"),
]


@pytest.mark.parametrize(("words", "expected", "why"), WEIGHTS)
def test_as_weight(words: str, expected: Weight | None, why: str) -> None:
    assert as_weight(words) == expected, why


@pytest.mark.parametrize(
    ("words", "unit"),
    [("15", "percent"), ("Vægt: 15", "percent"), ("15 point", "point"), ("15 pct.", "percent"), ("Point: 15", "point")],
)
def test_percent_is_what_a_bare_number_means(words: str, unit: str) -> None:
    weight = as_weight(words, percent=True)
    assert weight is not None
    assert (weight.value, weight.unit) == (15.0, unit)


@given(words=st.text(), percent=st.booleans())
def test_any_text_gives_a_weight_or_none(words: str, percent: bool) -> None:
    as_weight(words, percent=percent)


@given(
    number=st.integers(0, 100),
    unit=st.sampled_from(["point", "pct.", "%"]),
    label=st.sampled_from(["", "Vægt: ", "Vægtning: "]),
)
def test_every_weight_reads_back(number: int, unit: str, label: str) -> None:
    assert as_weight(f"{label}{number} {unit}") == Weight(float(number), "point" if unit == "point" else "percent")
