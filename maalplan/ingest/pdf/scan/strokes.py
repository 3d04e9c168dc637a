"""Ruling lines in a picture: found, also where they are broken, faint or bent, and taken off the ink.

A line is put together from thin straight pieces that lie end to end and are bare on both sides, as letters are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maalplan.ingest.pdf.scan.paper import POINT, Picture

_INK = 50
"""Of 255; so dark is the ink of a line at least."""
_PIECE = round(5 * POINT)
"""Pixels; no shorter piece is looked at."""
_GAP = round(6 * POINT)
"""Pixels between two pieces of a line, at most."""
_ASIDE = round(1.2 * POINT)
"""Pixels by which two pieces of a line may be out of line."""
_THICKEST = round(3.5 * POINT)
"""Pixels."""
_STEP = 20 * POINT
"""Pixels from place to place at which a line is measured."""
_LEANING = 0.03
"""Share of its length by which a piece may rise or fall."""
_BESIDE = 4
"""Pixels on both sides of a line that are mostly bare."""
_TOUCHED = 0.35
"""Share of a piece's length that other ink may touch."""
_WHOLE, _SOLID = 0.72, 0.88
"""Share of a long and of a short line's length that its pieces make up at least."""
_DASH = round(2 * POINT)
"""Pixels; a dash of a broken line is no thicker."""
_FILLED, _LONGER = 0.5, 2.5
"""Share of a broken line's length that its dashes make up, and the factor by which they are longer than thick, at
least: dots that lead to a page number are no line."""
_LEVEL_LEAST = round(24 * POINT)
"""Pixels; a level line that is shorter may be a dash or a part of a letter."""
_UPRIGHT_LEAST = round(11 * POINT)
"""Pixels; an upright line that is shorter may be a letter."""
_UPRIGHT_SHORT, _UPRIGHT_ALONE = round(22 * POINT), round(60 * POINT)
"""Pixels; an upright line that is shorter than the first meets level ones with both ends, than the second with one."""
_HEAVIER = 1.4
"""A short line is thicker than most long ones by this factor at most."""
_TOUCH = round(2.5 * POINT)
"""Pixels between lines that meet, at most."""
_CLEAR, _CROWDED = 1.8 * POINT, 0.45
"""Pixels beside an upright line, and the share of its length at which they hold ink, at most."""
_FRINGE = 2
"""Pixels beside a line that are of its ink too."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruling line, from left to right or from top to bottom.

    ``along`` and ``across``: places along it, and how far right or down it is at each of them; pixels.
    """

    along: tuple[float, ...]
    across: tuple[float, ...]
    thickness: float

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.along[0]

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.along[-1]

    @property
    def middle(self) -> float:
        """How far right or down it is on the whole."""
        return float(np.mean(self.across))

    def at(self, along: float) -> float:
        """How far right or down it is at the place *along*."""
        return float(np.interp(along, self.along, self.across))


def strokes_of(ink: Picture) -> tuple[list[Stroke], list[Stroke]]:
    """The level and the upright ruling lines on *ink*."""
    level = [stroke for stroke in _lines(ink) if stroke.end - stroke.start >= _LEVEL_LEAST]
    standing = np.ascontiguousarray(ink.T)
    tall = [
        line for line in _lines(standing) if line.end - line.start >= _UPRIGHT_LEAST and _stands_clear(line, standing)
    ]
    usual = [line.thickness for line in (*level, *tall) if line.end - line.start >= _UPRIGHT_ALONE]
    thickest = _HEAVIER * float(np.median(usual)) + 1 if usual else _THICKEST
    return level, [line for line in tall if _meetings(line, level) >= _needed(line, thickest)]


def _stands_clear(line: Stroke, ink: Picture) -> bool:
    """Whether little ink is close to *line*, which is level on *ink*: beside a stem there is more of its letter, or
    another."""
    columns = np.arange(max(0, int(line.start)), min(ink.shape[1], int(line.end) + 1))
    middles = np.interp(columns, line.along, line.across)
    half = line.thickness / 2 + _FRINGE
    for side in (-1, 1):
        near = np.zeros(len(columns), bool)
        for step in np.arange(half + 1, half + _CLEAR, 1.0):
            rows = np.clip(np.rint(middles + side * step).astype(int), 0, ink.shape[0] - 1)
            near |= ink[rows, columns] > 2 * _INK
        if near.mean() > _CROWDED:
            return False
    return True


def _needed(line: Stroke, thickest: float) -> int:
    """How many ends of an upright *line* must meet level ones; more than it has where it is no line."""
    length = line.end - line.start
    if length >= _UPRIGHT_ALONE:
        return 0
    if line.thickness > thickest:
        return 3
    return 2 if length < _UPRIGHT_SHORT else 1


def _meetings(line: Stroke, others: Sequence[Stroke]) -> int:
    """How many ends of *line* are at one of *others*, which run across it."""
    return sum(any(_at(other, end, line.at(end)) for other in others) for end in (line.start, line.end))


def _at(other: Stroke, end: float, place: float) -> bool:
    return other.start - _TOUCH <= place <= other.end + _TOUCH and abs(other.at(place) - end) <= _TOUCH


def _lines(ink: Picture) -> list[Stroke]:
    """The level lines on *ink*."""
    broken = list(_broken(ink))
    whole = [piece for piece in _pieces(ink) if not any(_covers(line, piece) for line in broken)]
    pieces = sorted([*whole, *broken], key=lambda piece: piece.start)
    chains: list[list[Stroke]] = []
    for piece in pieces:
        chain = min(
            (chain for chain in chains if _follows(chain[-1], piece)), key=lambda c: _away(c[-1], piece), default=None
        )
        if chain is None:
            chains.append([piece])
        else:
            chain.append(piece)
    return [
        _joined(chain) for chain in chains if _share(chain) >= (_WHOLE if _length(chain) > _UPRIGHT_ALONE else _SOLID)
    ]


def _length(chain: Sequence[Stroke]) -> float:
    return max(chain[-1].end - chain[0].start, 1.0)


def _follows(piece: Stroke, after: Stroke) -> bool:
    gap = after.start - piece.end
    return -_PIECE < gap <= _GAP and _away(piece, after) <= _ASIDE


def _away(piece: Stroke, after: Stroke) -> float:
    return abs(after.across[0] - piece.across[-1])


def _share(chain: Sequence[Stroke]) -> float:
    return sum(piece.end - piece.start for piece in chain) / _length(chain)


def _joined(chain: Sequence[Stroke]) -> Stroke:
    along = [place for piece in chain for place in piece.along]
    across = [place for piece in chain for place in piece.across]
    order = np.argsort(along, kind="stable")
    thickness = float(np.median([piece.thickness for piece in chain]))
    return Stroke(tuple(along[n] for n in order), tuple(across[n] for n in order), thickness)


def _pieces(ink: Picture) -> Iterable[Stroke]:
    """The thin level pieces on *ink* that are bare above and below."""
    import cv2

    dark = (ink > _INK).astype(np.uint8)
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, _PIECE), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    for number in range(1, len(stats)):
        left, top, width, height, area = (int(value) for value in stats[number])
        thickness = area / width
        if thickness > _THICKEST or height > thickness + _LEANING * width + _BESIDE:
            continue
        own = labels[top : top + height, left : left + width] == number
        if _is_bare(dark, own, left, top):
            yield _stroke(own, left, top, thickness)


def _broken(ink: Picture) -> Iterable[Stroke]:
    """The level lines on *ink* of which but dashes are left, as copiers that know only black and white leave them."""
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats((ink > _INK).astype(np.uint8), connectivity=8)
    thin = stats[:, cv2.CC_STAT_HEIGHT] <= _DASH
    dashes = thin[labels] & (labels > 0)
    closed = cv2.morphologyEx(dashes.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, _GAP), np.uint8))
    _, runs, found, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    for number in range(1, len(found)):
        left, top, width, height, _ = (int(value) for value in found[number])
        if width < _LEVEL_LEAST or height > _DASH + _LEANING * width:
            continue
        area = slice(top, top + height), slice(left, left + width)
        own = dashes[area] & (runs[area] == number)
        members = stats[np.unique(labels[area][own])]
        lengths, filled = members[:, cv2.CC_STAT_WIDTH], own.any(axis=0)
        thickness = float(own.sum() / max(filled.sum(), 1))
        if filled.mean() >= _FILLED and np.average(lengths, weights=lengths) >= _LONGER * thickness:
            yield _stroke(runs[area] == number, left, top, thickness)


def _covers(line: Stroke, piece: Stroke) -> bool:
    """Whether *piece* is a part of *line*."""
    middle = (piece.start + piece.end) / 2
    return line.start <= middle <= line.end and abs(line.at(middle) - piece.middle) <= _ASIDE


def _is_bare(dark: Picture, own: NDArray[np.bool_], left: int, top: int) -> bool:
    """Whether little other ink touches the piece *own* from above or from below."""
    height, width = own.shape
    first = own.argmax(axis=0) + top
    last = height - 1 - own[::-1].argmax(axis=0) + top
    columns = np.arange(width) + left
    above = np.zeros(width, bool)
    below = np.zeros(width, bool)
    for step in range(2, 2 + _BESIDE):
        above |= dark[np.maximum(first - step, 0), columns] > 0
        below |= dark[np.minimum(last + step, dark.shape[0] - 1), columns] > 0
    return bool(above.mean() <= _TOUCHED and below.mean() <= _TOUCHED)


def _stroke(own: NDArray[np.bool_], left: int, top: int, thickness: float) -> Stroke:
    height, width = own.shape
    rows = np.arange(height, dtype=np.float64)[:, None]
    middles = (own * rows).sum(axis=0) / np.maximum(own.sum(axis=0), 1) + top
    ends = np.linspace(0, width, max(2, round(width / _STEP) + 1)).astype(int)
    parts = list(pairwise(ends))
    along = [left + (a + b) / 2 for a, b in parts]
    across = [float(np.median(middles[a:b])) for a, b in parts]
    return Stroke(*_to_ends(along, across, float(left), float(left + width)), thickness)


def _to_ends(
    along: list[float], across: list[float], start: float, end: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The places *along* a line and *across* it, drawn out to where it starts and ends."""
    first = last = 0.0
    if len(along) > 1:
        first = (across[1] - across[0]) / (along[1] - along[0])
        last = (across[-1] - across[-2]) / (along[-1] - along[-2])
    before = across[0] + first * (start - along[0])
    after = across[-1] + last * (end - along[-1])
    return (start, *along, end), (before, *across, after)


def without_strokes(ink: Picture, level: Iterable[Stroke], upright: Iterable[Stroke]) -> Picture:
    """*ink* with the lines taken off; what crosses them stays."""
    result = ink.copy()
    for stroke in level:
        _wipe(result, stroke)
    standing = np.ascontiguousarray(result.T)
    for stroke in upright:
        _wipe(standing, stroke)
    return np.ascontiguousarray(standing.T)


def _wipe(ink: Picture, stroke: Stroke) -> None:
    """Take the level *stroke* off *ink*, but where other ink goes right through it."""
    columns = np.arange(max(0, int(stroke.start)), min(ink.shape[1], int(stroke.end) + 1))
    middles = np.interp(columns, stroke.along, stroke.across)
    half = stroke.thickness / 2 + _FRINGE
    above = _beyond(ink, columns, middles - half - 1, -1)
    below = _beyond(ink, columns, middles + half + 1, 1)
    bare = ~(above & below)
    for step in np.arange(-half, half + 0.5, 1.0):
        # not np.rint, which takes 1.5 and 2.5 both for 2 and would leave every other row
        rows = np.clip(np.floor(middles + step + 0.5).astype(int), 0, ink.shape[0] - 1)
        ink[rows[bare], columns[bare]] = 0


def _beyond(ink: Picture, columns: NDArray[Any], places: NDArray[Any], step: int) -> NDArray[np.bool_]:
    rows = np.clip(np.rint(places).astype(int), 0, ink.shape[0] - 1)
    further = np.clip(rows + step, 0, ink.shape[0] - 1)
    covered: NDArray[np.bool_] = (ink[rows, columns] > 2 * _INK) & (ink[further, columns] > 2 * _INK)
    return covered
