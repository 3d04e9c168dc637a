"""Words and places drawn for the eye, for the dumps in :mod:`maalplan.output.show`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from maalplan.model import BREAK, PARAGRAPH, WRAP, Place

LINE_MARKS: Final = {PARAGRAPH: "¶", BREAK: "/", WRAP: "~"}
LEGEND: Final = "| words   ~ a line that the layout broke   / a line that the author broke   ¶ another block"

_ENDS: Final = re.compile(f"({PARAGRAPH}|{WRAP}|{BREAK})")
_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def drawn_lines(text: str) -> list[str]:
    """*text* line by line, each behind a mark that says how the line before it ended.

    >>> drawn_lines("Målet anses som" + WRAP + "opnået når:" + BREAK + "Evt. årsværk")
    ['| Målet anses som', '~ opnået når:', '/ Evt. årsværk']
    """
    pieces = _ENDS.split(text)
    marks = ["|", *(LINE_MARKS[end] for end in pieces[1::2])]
    return [f"{mark} {visible(words)}".rstrip() for mark, words in zip(marks, pieces[::2], strict=True)]


def visible(text: str) -> str:
    """*text* with what the eye cannot see shown, so that it does no harm on a terminal either.

    >>> visible("resultat" + chr(0xAD) + "plan" + chr(9) + "2025")
    'resultat<U+00AD>plan⇥2025'
    """
    return "".join(_shown(character) for character in text)


def one_line(text: str) -> str:
    """The words of *text* with one space between them, on one line."""
    return visible(" ".join(text.split()))


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """*lines*, *by* spaces further in."""
    return [" " * by + line for line in lines]


def place_note(places: Iterable[Place], *, within_block: bool = False) -> str:
    """*places* in short: page, box in whole points, lines, block and cell; neighbours in one block put together.

    *within_block* leaves the block out, where it goes without saying.

    >>> first = Place(page=3, bbox=(72.1, 99.8, 210, 112), block=7)
    >>> place_note([first, Place(page=3, bbox=(72, 112, 90, 124), block=7)])
    'p3 72,100-210,124 b7'
    >>> place_note([Place(lines=(4, 4), block=2, row=1, column=3), Place(lines=(9, 10), block=3)])
    'l4 b2 r1c3 + l9-10 b3'
    """
    groups = groupby(places, key=lambda place: (place.page, place.block, place.row, place.column))
    notes = (_group_note(list(group), within_block) for _, group in groups)
    return " + ".join(note for note in notes if note)


def _shown(character: str) -> str:
    if character == "\t":
        return "⇥"
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in _HIDDEN else character


def _group_note(places: list[Place], within_block: bool) -> str:
    first = places[0]
    parts = [
        f"p{first.page}" if first.page is not None else "",
        _box_note(places),
        _lines_note(places),
        f"b{first.block}" if first.block is not None and not within_block else "",
        f"r{first.row}c{first.column}" if first.row is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _box_note(places: list[Place]) -> str:
    boxes = [place.bbox for place in places if place.bbox is not None]
    if not boxes:
        return ""
    picks: tuple[Callable[[Iterable[float]], float], ...] = (min, min, max, max)
    x0, top, x1, bottom = (round(pick(side)) for pick, side in zip(picks, zip(*boxes, strict=True), strict=True))
    return f"{x0},{top}-{x1},{bottom}"


def _lines_note(places: list[Place]) -> str:
    spans = [place.lines for place in places if place.lines is not None]
    if not spans:
        return ""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return f"l{first}" if first == last else f"l{first}-{last}"
