"""Runs of letters to words: each is cut out of the page and read; where that is not sure, read again in other ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from maalplan.ingest.pdf.scan.paper import Picture
from maalplan.ingest.pdf.scan.runs import INK, Pieces, Run
from maalplan.ingest.pdf.scan.tesseract import Reading, readings_of

_ASIDE = 3
"""Pixels around the letters that are cut out with them."""
_FRINGE = 5
"""Side of the square, in pixels, around each pixel of a letter that is of its ink too."""
_WHITE = 12
"""Pixels of white around what is read."""
_SURE = 0.9
"""A run whose words are all as sure as this is not read again."""


@dataclass(frozen=True, slots=True)
class Look:
    """A way to show letters: ``scale`` against the page, ``blur`` in pixels of the page."""

    scale: float
    blur: float = 0.0


LOOKS = (Look(0.7), Look(1.0, 1.5), Look(0.55))
"""The first is the best alone; the others err elsewhere."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """The ink of one run alone, and where on the page its upper left corner is."""

    ink: Picture
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it was read, and from where to where it stands, in pixels of the page."""

    text: str
    sure: float
    x0: int
    x1: int


def cut_out(ink: Picture, pieces: Pieces, run: Run) -> Cutout:
    """The letters and marks of *run*, without what else stands around them."""
    import cv2

    x0, top, x1, bottom = run.box
    left, upper = max(0, x0 - _ASIDE), max(0, top - _ASIDE)
    area = slice(upper, bottom + _ASIDE), slice(left, x1 + _ASIDE)
    own = np.isin(pieces.labels[area], np.array(run.pieces) + 1).astype(np.uint8)
    mask = cv2.dilate(own, np.ones((_FRINGE, _FRINGE), np.uint8))
    return Cutout(np.where(mask > 0, ink[area], 0).astype(np.uint8), left, upper)


def read_out(cutouts: Sequence[Cutout]) -> list[list[Token]]:
    """The words of each of *cutouts*, from left to right.

    :raises maalplan.errors.NotRecognised: Tesseract cannot be used.
    """
    first = _looked_at(cutouts, LOOKS[0])
    unsure = [n for n, words in enumerate(first) if not words or min(word.sure for word in words) < _SURE]
    others = [_looked_at([cutouts[n] for n in unsure], look) for look in LOOKS[1:]]
    best = list(first)
    for place, n in enumerate(unsure):
        best[n] = agreed([first[n], *(other[place] for other in others)])
    return [_placed(words, cutout) for words, cutout in zip(best, cutouts, strict=True)]


def _looked_at(cutouts: Sequence[Cutout], look: Look) -> list[list[Reading]]:
    """The words read in one way, their places in pixels of the cutouts."""
    found = readings_of([_shown(cutout.ink, look) for cutout in cutouts])
    return [
        [
            replace(
                word, left=round((word.left - _WHITE) / look.scale), right=round((word.right - _WHITE) / look.scale)
            )
            for word in words
        ]
        for words in found
    ]


def _shown(ink: Picture, look: Look) -> Picture:
    import cv2

    paper = 255 - ink
    if look.blur:
        paper = cv2.GaussianBlur(paper, (0, 0), look.blur)
    if look.scale != 1:
        paper = cv2.resize(paper, None, fx=look.scale, fy=look.scale, interpolation=cv2.INTER_AREA)
    return np.pad(paper, _WHITE, constant_values=255)


def agreed(readings: Sequence[list[Reading]]) -> list[Reading]:
    """Of several *readings* of one line the words on which they agree most.

    How many words there are is agreed first. How sure a word is in the end is what all readings say for it
    together: where they differ it is less.
    """
    counts: defaultdict[int, float] = defaultdict(float)
    for reading in readings:
        counts[len(reading)] += max(_sureness(reading), 0.0)
    count = max(counts, key=lambda words: counts[words])
    base = max((reading for reading in readings if len(reading) == count), key=_sureness)
    votes: list[defaultdict[str, float]] = [defaultdict(float) for _ in base]
    texts = [word.text for word in base]
    for reading in readings:
        own = [word.text for word in reading]
        for kind, a0, a1, b0, b1 in SequenceMatcher(None, texts, own, autojunk=False).get_opcodes():
            if kind == "equal" or (kind == "replace" and a1 - a0 == b1 - b0):
                for place, word in zip(range(a0, a1), reading[b0:b1], strict=True):
                    votes[place][word.text] += max(word.sure, 0.01)
    chosen = [max(vote, key=lambda text: vote[text]) for vote in votes]
    return [
        replace(word, text=text, sure=vote[text] / len(readings))
        for word, text, vote in zip(base, chosen, votes, strict=True)
    ]


def _sureness(words: Sequence[Reading]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else -1.0


def _placed(words: Sequence[Reading], cutout: Cutout) -> list[Token]:
    """*words* with their places on the page: each ends at a blank, the one that is nearest to where it was said to."""
    columns = np.flatnonzero((cutout.ink > INK).any(axis=0))
    if not len(columns) or not words:
        return []
    blanks = [(int(a), int(b)) for a, b in pairwise(columns) if b - a > 1]
    starts, ends = [int(columns[0])], []
    for word, after in pairwise(words):
        between = (word.right + after.left) / 2
        left, right = max(blanks, key=lambda blank: _fit(blank, between), default=(round(between), round(between)))
        ends.append(left + 1)
        starts.append(right)
    ends.append(int(columns[-1]) + 1)
    return [
        Token(word.text, word.sure, cutout.left + start, cutout.left + max(end, start + 1))
        for word, start, end in zip(words, starts, ends, strict=True)
    ]


def _fit(blank: tuple[int, int], between: float) -> float:
    """How well a *blank* is one *between* two words: wide, and near."""
    return blank[1] - blank[0] - abs((blank[0] + blank[1]) / 2 - between) / 2
