"""Which words stand at a place of a page, and in which order they are read."""

from __future__ import annotations

import pytest

from maalplan.model import PagePicture, PageWord, Place, Sight
from maalplan.model.reviewed import Box
from maalplan.review.streams import Streams, line_boxes


def page(*words: tuple[str, Box]) -> Sight:
    seen = tuple(PageWord(text, box) for text, box in words)
    return Sight(pages=(PagePicture(3, 595.0, 842.0, (0, 0), "image/webp", b"", seen),))


def read_at(sight: Sight, *boxes: Box) -> list[str]:
    streams = Streams(sight)
    return [streams.texts[span.stream] for span in streams.at(Place(page=3, bbox=box) for box in boxes)]


COLUMNS = page(
    ("Borgerne", (50, 100, 100, 110)),
    ("rapport", (330, 101, 370, 111)),
    ("En", (300, 100, 320, 110)),
    ("er", (105, 100.5, 115, 110.5)),
    ("trygge.", (50, 112, 90, 122)),
)


def test_words_are_read_line_by_line_from_the_left() -> None:
    assert read_at(COLUMNS, (45, 95, 140, 125)) == ["Borgerne", "er", "trygge."]
    assert read_at(COLUMNS, (290, 95, 400, 125)) == ["En", "rapport"]


def test_words_of_two_places_are_read_in_their_order_and_once() -> None:
    assert read_at(COLUMNS, (290, 95, 400, 125), (45, 95, 400, 125)) == ["En", "rapport", "Borgerne", "er", "trygge."]


def test_words_that_run_upwards_keep_the_order_of_the_file() -> None:
    turned = page(("Borgerne", (50, 300, 60, 350)), ("er", (50, 285, 60, 295)), ("trygge", (50, 250, 60, 280)))
    assert read_at(turned, (45, 240, 65, 355)) == ["Borgerne", "er", "trygge"]


@pytest.mark.parametrize("place", [Place(page=4, bbox=(0, 0, 600, 900)), Place(page=3), Place(block=2), Place()])
def test_where_nothing_is_known_nothing_stands(place: Place) -> None:
    assert Streams(COLUMNS).at([place]) == ()


def test_boxes_side_by_side_become_one_and_those_below_stay() -> None:
    boxes = [(50.0, 100.0, 100.0, 110.0), (103.0, 100.5, 115.0, 110.5), (50.0, 112.0, 90.0, 122.0)]
    assert line_boxes(boxes) == ((50.0, 100.0, 115.0, 110.5), (50.0, 112.0, 90.0, 122.0))
