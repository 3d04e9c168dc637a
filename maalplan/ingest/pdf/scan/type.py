"""How large and how heavy the type of recognised letters is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maalplan.ingest.pdf.scan.paper import Picture, depth_of

_TALL_HEIGHT, _LOW_HEIGHT = 0.70, 0.50
"""Height of tall letters and of low ones, in sizes of type; as in most fonts."""
_TALL = re.compile(r"[A-IK-PR-ZÆØbdfhkl0-9]")
_LOW = re.compile(r"[acemnorsuvwxzæø]")
_HIGHER = re.compile(r"[åÅÄÖÜQJ()\[\]/|§]")
_HANGING = re.compile(r"[gjpqyQçJ()\[\]/|§,;@]")
_MARKS = re.compile(r"[\s.,:;'\"´`°*·•–—_~^…“”„‘’-]")
_TWO_HEIGHTS = (1.17, 1.8)
"""Tall letters are higher than low ones by a factor between these."""
_ONE_FONT = 0.09
"""The share of the tall letters' height that low ones have differs by so much at most in one font."""
_SAME, _UNSURE = 0.065, 0.25
"""Sizes that differ by this share at most are the same; and share by which that of one letter may be wrong."""
_MUCH = 0.25
"""Share of the page's letters."""
_THICKER = 1.5
"""How much thicker bold strokes are than others of the same size, mostly."""
_STROKE, _HEAVY = 0.085, 0.118
"""Thickness of strokes that are not bold, in sizes, in most fonts; and of bold ones, at least."""
_BLUR = 1.4
"""Pixels of the scan by which strokes seem thicker than they are."""
_FRINGE = 2
"""Pixels on both sides of a stroke that belong to it."""
_PLAIN = 0.4
"""What a line of bold words must explain: most are plain."""
_CHANGE, _ANEW = 1.6, 0.6
"""What a change between bold and plain must explain, within a run and where another begins."""
_TELLING = 8
"""So many letters tell as much as more of them."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A word's number of letters, and the thickness of its strokes and its size, in pixels; ``apart`` where it does
    not follow on the word before."""

    letters: int
    stroke: float
    size: float
    apart: bool = False


def heights_of(text: str, heights: NDArray[Any]) -> tuple[float | None, float | None]:
    """The height of the tall and of the low letters of *text*, whose *heights* are given from left to right; nothing
    for what it has none of.

    Where letters touch each other, or fall apart, there are more or fewer heights than letters; then they are told
    by their height alone.
    """
    letters = letters_of(text)
    if len(letters) == len(heights):
        tall, low = (
            [h for char, h in zip(letters, heights, strict=True) if kind.match(char)] for kind in (_TALL, _LOW)
        )
        return float(np.median(tall)) if tall else None, _middle(np.sort(low)) if low else None
    return _by_height(text, np.sort(heights))


def letters_of(text: str) -> str:
    """*text* without stops and other marks, which are no pieces of a letter's size."""
    return _MARKS.sub("", text)


def standing(text: str) -> list[bool]:
    """Which of the letters of *text*, marks aside, stand on the line and do not hang below it."""
    return [_HANGING.match(char) is None for char in letters_of(text)]


def _by_height(text: str, ordered: NDArray[Any]) -> tuple[float | None, float | None]:
    """The same from *ordered* heights."""
    ordered = ordered[: max(len(ordered) - len(_HIGHER.findall(text)), 1)]
    tall, low = len(_TALL.findall(text)), len(_LOW.findall(text))
    if not len(ordered) or not (tall or low):
        return None, None
    if not low:
        return float(np.median(ordered)), None
    cut = _between_heights(ordered) if tall else None
    if cut is None:
        return (_middle(ordered), None) if tall >= low else (None, _middle(ordered))
    middling = min(text.count("t"), len(ordered) - cut - 1)
    return float(np.median(ordered[cut + middling :])), _middle(ordered[:cut])


def _between_heights(ordered: NDArray[Any]) -> int | None:
    """Where in *ordered* heights the tall letters begin; nothing where all are of one kind."""
    best: tuple[float, int] | None = None
    for cut in range(1, len(ordered)):
        low, tall = float(ordered[:cut].mean()), float(ordered[cut:].mean())
        if low <= 0 or not _TWO_HEIGHTS[0] <= tall / low <= _TWO_HEIGHTS[1]:
            continue
        spread = cut * float(ordered[:cut].var()) + (len(ordered) - cut) * float(ordered[cut:].var())
        if best is None or spread < best[0]:
            best = spread, cut
    return best[1] if best and best[0] < 0.5 * len(ordered) * float(ordered.var()) else None


def _middle(ordered: NDArray[Any]) -> float:
    """The mean of *ordered* without what stands out at both ends."""
    aside = len(ordered) // 4
    return float(ordered[aside : len(ordered) - aside].mean())


def sizes_of(heights: Sequence[tuple[float | None, float | None]]) -> list[float | None]:
    """The size of the type of each run, in pixels, from the heights of its tall and low letters."""
    shares = [low / tall for tall, low in heights if tall and low]
    usual = float(np.median(shares)) if shares else _LOW_HEIGHT / _TALL_HEIGHT
    return [_size(tall, low, usual) for tall, low in heights]


def _size(tall: float | None, low: float | None, usual: float) -> float | None:
    """By the low letters, of which there are more, and more alike, but where the tall ones show another font than
    that in which low letters *usual*ly are so high."""
    if low and (not tall or abs(low / tall / usual - 1) <= _ONE_FONT):
        return low / usual / _TALL_HEIGHT
    return tall / _TALL_HEIGHT if tall else None


def levelled(sizes: Sequence[float | None], letters: Sequence[int]) -> list[float | None]:
    """*sizes* of runs, those that are nearly the same made the same; the ones with the most *letters* decide, and
    of those with few less is certain.

    >>> levelled([10.0, 10.2, 14.0, 10.9, None], [50, 10, 5, 3, 3])
    [10.033, 10.033, 14.0, 10.033, None]
    """
    levels = _levels([(size, count) for size, count in zip(sizes, letters, strict=True) if size])
    return [_level(size, levels) if size else None for size in sizes]


def _levels(sizes: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that runs ``(size, letters)`` have, the one with the most letters in one run first."""
    rest = sorted(sizes, key=lambda run: -run[1])
    levels = []
    while rest:
        near = [run for run in rest if abs(run[0] / rest[0][0] - 1) <= _SAME]
        mean = sum(size * count for size, count in near) / sum(count for _, count in near)
        levels.append(round(mean, 3))
        rest = [run for run in rest if run not in near and abs(run[0] / mean - 1) > _UNSURE / run[1] ** 0.5]
    return levels


def _level(size: float, levels: Sequence[float]) -> float:
    """The nearest of *levels*."""
    return min(levels, key=lambda level: abs(size / level - 1))


def stroke_of(ink: Picture, magnified: float) -> float:
    """How thick the upright strokes of the letters on *ink* are, in pixels; it was *magnified* by so much.

    Measured as the darkness of the level runs of ink, of which most cross a stroke, against the darkest of it: ink
    of a light colour is not thin.
    """
    depth = depth_of(ink)
    traces = depth[ink > 0]
    if not traces.size:
        return 0.0
    full = float(np.percentile(traces, 85))
    dark = np.pad(depth > full / 2, ((0, 0), (1, 1)))
    steps = np.diff(dark.astype(np.int8), axis=1)
    starts, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    sums = np.pad(np.cumsum(depth, axis=1) / full, ((0, 0), (1 + _FRINGE, _FRINGE)), mode="edge")
    sums[:, : 1 + _FRINGE] = 0
    rows = starts[:, 0]
    lengths = sums[rows, ends[:, 1] + 2 * _FRINGE] - sums[rows, starts[:, 1]]
    return max(float(np.median(lengths)) - _BLUR * magnified, 1.0)


def are_bold(lines: Sequence[Sequence[Weight]]) -> list[list[bool]]:
    """Whether the words of *lines* are bold.

    Type of the sizes in which much of the page is set is mostly not bold, and what is bold stands out from it. Bold
    words stand together: a change from word to word needs better evidence than none.
    """
    usual = _usual_strokes([word for line in lines for word in line])
    return [_bold_words(line, [_thickness(word, usual) for word in line]) for line in lines]


def _usual_strokes(words: Sequence[Weight]) -> dict[float, float]:
    """How thick strokes are that are not bold, by the sizes in which much of the page is set."""
    total = sum(word.letters for word in words)
    result = {}
    for size in {word.size for word in words}:
        members = [word for word in words if word.size == size]
        if sum(word.letters for word in members) < _MUCH * total:
            continue
        spread = np.repeat([word.stroke for word in members], [word.letters for word in members])
        stroke = float(np.percentile(spread, 45))
        if stroke / size < _HEAVY:
            result[size] = stroke
    return result


def _thickness(word: Weight, usual: Mapping[float, float]) -> float:
    """How thick the strokes of *word* are: 0 as of plain words, 1 as of bold ones."""
    if not usual:
        middle = (_STROKE + _HEAVY) / 2
        return (word.stroke / word.size - middle) / (_HEAVY - _STROKE) + 0.5
    nearest = min(usual, key=lambda known: abs(known - word.size))
    expected = max(usual[nearest] + _STROKE * (word.size - nearest), 0.5 * usual[nearest])
    return (word.stroke / expected - 1) / (_THICKER - 1)


def _bold_words(words: Sequence[Weight], thickness: Sequence[float]) -> list[bool]:
    """Which *words* of a line are bold, by their *thickness*, with as few changes as the evidence allows."""
    best: list[tuple[float, list[bool]]] = [(0.0, []), (_PLAIN, [])]
    for word, thick in zip(words, thickness, strict=True):
        change = _ANEW if word.apart else _CHANGE
        best = [
            min(
                (
                    (before + change * (state != last) + _cost(word, thick, state), [*path, bool(state)])
                    for last, (before, path) in enumerate(best)
                ),
                key=lambda entry: entry[0],
            )
            for state in (0, 1)
        ]
    return min(best, key=lambda entry: entry[0])[1]


def _cost(word: Weight, thick: float, state: int) -> float:
    return float(min(word.letters, _TELLING) * (min(max(thick, 0.0), 1.0) - state) ** 2)
