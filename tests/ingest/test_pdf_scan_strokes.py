"""Ruling lines in pictures: whole, in dashes, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from maalplan.ingest.pdf.scan.paper import Picture
from maalplan.ingest.pdf.scan.strokes import Stroke, strokes_of, without_strokes

pytest.importorskip("cv2")

START, END, AT = 100, 900, 200
"""Pixels: a line from left to right, and how far down."""


def drawn(dashes: Callable[[int], tuple[int, int]], thickness: int = 4) -> Picture:
    """A line of dashes: for its number, how long each is and how much is bare after it."""
    ink = np.zeros((400, 1000), np.uint8)
    place = number = 0
    while START + place < END:
        length, gap = dashes(number)
        ink[AT : AT + thickness, START + place : min(START + place + length, END)] = 255
        place, number = place + length + gap, number + 1
    return ink


def level(ink: Picture) -> list[Stroke]:
    return strokes_of(ink)[0]


@pytest.mark.parametrize(
    ("dashes", "why"),
    [
        (lambda _: (800, 0), "whole"),
        (lambda _: (40, 6), "long dashes"),
        (lambda _: (14, 6), "short dashes, as a copier leaves of a pale line"),
        (lambda number: ((30, 12), (8, 5), (18, 4))[number % 3], "dashes and dots"),
    ],
)
def test_a_line_is_found_from_end_to_end_however_broken(dashes: Callable[[int], tuple[int, int]], why: str) -> None:
    (line,) = level(drawn(dashes))
    assert line.start == pytest.approx(START, abs=15), why
    assert line.end == pytest.approx(END, abs=15), why
    assert line.middle == pytest.approx(AT + 2, abs=1.5), why


def test_an_upright_line_of_dashes_is_found_too() -> None:
    (line,) = strokes_of(np.ascontiguousarray(drawn(lambda _: (20, 8)).T))[1]
    assert (line.start, line.end) == (pytest.approx(START, abs=20), pytest.approx(END, abs=20))


@pytest.mark.parametrize(
    ("dashes", "thickness", "why"),
    [
        (lambda _: (5, 8), 5, "dots that lead to a page number"),
        (lambda _: (12, 40), 4, "hyphens, far from each other"),
        (lambda _: (18, 8), 22, "letters"),
    ],
)
def test_what_is_no_line_is_not_taken_for_one(
    dashes: Callable[[int], tuple[int, int]], thickness: int, why: str
) -> None:
    assert level(drawn(dashes, thickness)) == [], why


def test_dashes_are_taken_off_the_ink() -> None:
    ink = drawn(lambda _: (14, 6))
    assert not without_strokes(ink, level(ink), []).any()
