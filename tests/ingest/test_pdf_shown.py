"""Words of a page by where they stand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.ingest.pdf.shown import Box, Word, middle_in, outside_of, somewhere

_PLACES = st.integers(0, 12).map(float)
_BOXES: st.SearchStrategy[Box] = st.tuples(_PLACES, _PLACES, _PLACES, _PLACES)


def _word(box: Box, size: float = 10.0) -> Word:
    return Word("Mål", box, box[3], size)


@given(st.lists(_BOXES.map(_word)), st.lists(_BOXES, max_size=4))
def test_words_are_outside_where_no_box_has_their_middle(words: list[Word], boxes: list[Box]) -> None:
    assert outside_of(words, boxes) == [word for word in words if not any(middle_in(word, box) for box in boxes)]


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((0.0, 0.0, 10.0, 10.0), 0.0),
        ((math.nan, 0.0, 10.0, 10.0), 10.0),
        ((0.0, 0.0, 10.0, math.inf), 10.0),
        ((0.0, -2e5, 10.0, 10.0), 10.0),
        ((3e5, 0.0, 3e5 + 10, 10.0), 10.0),
    ],
)
def test_a_word_without_size_or_place_is_left_out(box: Box, size: float) -> None:
    here = _word((40.0, 40.0, 60.0, 50.0))
    assert somewhere([here, _word(box, size), here]) == (here, here)
