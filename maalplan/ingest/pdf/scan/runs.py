"""Ink to runs: letters that stand side by side on one line, with the small marks that belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maalplan.ingest.pdf.scan.feet import Foot, foot_of
from maalplan.ingest.pdf.scan.paper import POINT, Picture

INK = 110
"""Of 255; what is darker is ink."""
_SPECK = 6
"""Pixels; fewer are a speck."""
_LOWEST, _HIGHEST = 3.0 * POINT, 42 * POINT
"""Height of letters, in pixels."""
_WIDEST = 80 * POINT
"""Pixels; letters that touch each other are no wider."""
_GAP = 2.2
"""Blank between letters of a run, in heights of the higher one, at most."""
_OVERLAP = 0.45
"""Share of the lower letter's height at which its neighbour stands too."""
_ALIKE = 2.3
"""Heights of neighbours differ by this factor at most."""
_EM = 1.7
"""Size of type, in heights of most of its letters."""
_ACCENT, _COMMA, _BESIDE = 1.15, 0.2, 0.8
"""How far above the foot of a run the middle of an accent may be, below it that of a comma, and beside it; in ems."""
_LARGE_MARK = 0.36
"""Height of an accent, in ems, at most."""
_TWO_LINES = 0.8
"""Letters that are off the foot of their run by so many ems are of another line."""

Boxes: TypeAlias = NDArray[np.int64]
"""Rows of (x0, top, x1, bottom), in pixels."""
Wall: TypeAlias = tuple[float, float, float]
"""``(x, top, bottom)`` of an upright line, in pixels."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Connected ink: ``labels`` numbers every pixel's piece from 1; ``boxes[n]`` and ``areas[n]`` are those of piece
    n + 1."""

    labels: NDArray[np.int32]
    boxes: Boxes
    areas: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters side by side: ``letters`` and ``marks`` are indexes of pieces, from left to right; marks are dots,
    accents and commas. ``height``: that of most letters, in pixels; ``foot``: the line that they stand on."""

    letters: tuple[int, ...]
    marks: tuple[int, ...]
    box: tuple[int, int, int, int]
    height: float
    foot: Foot

    @property
    def em(self) -> float:
        """The size of its type, roughly, in pixels."""
        return self.height * _EM

    @property
    def pieces(self) -> tuple[int, ...]:
        """All that belongs to it."""
        return (*self.letters, *self.marks)


def pieces_of(ink: Picture) -> Pieces:
    """The connected pieces of *ink*."""
    import cv2

    dark = (ink > INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    rows = stats[1:].astype(np.int64)
    boxes = np.stack([rows[:, 0], rows[:, 1], rows[:, 0] + rows[:, 2], rows[:, 1] + rows[:, 3]], axis=1)
    return Pieces(np.asarray(labels, dtype=np.int32), boxes, rows[:, 4])


def runs_of(pieces: Pieces, walls: Sequence[Wall]) -> list[Run]:
    """The runs that *pieces* form; none goes through one of *walls*."""
    boxes = pieces.boxes
    heights, widths = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    real = pieces.areas >= _SPECK
    letters = np.flatnonzero(real & (heights >= _LOWEST) & (heights <= _HIGHEST) & (widths <= _WIDEST))
    small = np.flatnonzero(real & (heights < _LOWEST) & (widths <= _WIDEST))
    runs = [run for group in _linked(boxes, letters, walls) for run in _on_lines(boxes, group)]
    lone = [run for run in runs if len(run.letters) == 1]
    return _with_marks([run for run in runs if len(run.letters) > 1], boxes, small, lone, walls)


# ------------------------------------------------------------------ letters


def _linked(boxes: Boxes, letters: NDArray[Any], walls: Sequence[Wall]) -> list[list[int]]:
    """The *letters* in groups, each linked with its neighbour on the right."""
    order = letters[np.argsort(boxes[letters, 0], kind="stable")]
    own = boxes[order]
    parent = list(range(len(order)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for n in range(len(order)):
        right = _neighbour(own, n, walls)
        if right is not None:
            parent[root(right)] = root(n)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n in range(len(order)):
        groups[root(n)].append(int(order[n]))
    return list(groups.values())


def _neighbour(own: Boxes, n: int, walls: Sequence[Wall]) -> int | None:
    """The index of the letter next to the right of letter *n*, on its line."""
    _, top, x1, bottom = (int(value) for value in own[n])
    rest = own[n + 1 :]
    height = bottom - top
    other = rest[:, 3] - rest[:, 1]
    shared = np.minimum(rest[:, 3], bottom) - np.maximum(rest[:, 1], top)
    gap = rest[:, 0] - x1
    good = (shared >= _OVERLAP * np.minimum(other, height)) & (gap <= _GAP * np.maximum(other, height))
    good &= (other <= _ALIKE * height) & (height <= _ALIKE * other) & (gap > -0.6 * height)
    found = np.flatnonzero(good)
    if not found.size:
        return None
    nearest = int(found[np.argmin(rest[found, 0] + rest[found, 2])])
    if _walled(walls, x1, float(rest[nearest, 0]), (top + bottom) / 2):
        return None
    return n + 1 + nearest


def _walled(walls: Iterable[Wall], left: float, right: float, y: float) -> bool:
    """Whether a wall stands between *left* and *right* at the height *y*."""
    return any(left - 2 <= x <= right + 2 and upper <= y <= lower for x, upper, lower in walls)


def _on_lines(boxes: Boxes, group: Sequence[int]) -> list[Run]:
    """The letters of *group* as a run, or as several where they stand on lines one below the other."""
    own = boxes[list(group)]
    run = run_of(boxes, group, [])
    off = own[:, 3] - run.foot.at((own[:, 0] + own[:, 2]) / 2)
    below = off > _TWO_LINES * run.em
    above = own[:, 3] - own[:, 1] + off < -_TWO_LINES * run.em
    parts = [np.flatnonzero(part) for part in (above, ~(above | below), below)]
    if not (above.any() or below.any()) or not parts[1].size:
        return [run]
    return [found for part in parts if part.size for found in _on_lines(boxes, [group[int(n)] for n in part])]


def run_of(boxes: Boxes, letters: Sequence[int], marks: Sequence[int]) -> Run:
    """The run of *letters*, at least one, and *marks*."""
    own = boxes[list(letters)]
    everything = boxes[[*letters, *marks]]
    height = float(np.median(own[:, 3] - own[:, 1]))
    return Run(
        letters=tuple(sorted(letters, key=lambda n: int(boxes[n, 0]))),
        marks=tuple(sorted(marks, key=lambda n: int(boxes[n, 0]))),
        box=(
            int(everything[:, 0].min()),
            int(everything[:, 1].min()),
            int(everything[:, 2].max()),
            int(everything[:, 3].max()),
        ),
        height=height,
        foot=foot_of((own[:, 0] + own[:, 2]) / 2, own[:, 3], height),
    )


# ------------------------------------------------------------------ marks


def _with_marks(
    runs: Sequence[Run], boxes: Boxes, small: Iterable[int], lone: Iterable[Run], walls: Sequence[Wall]
) -> list[Run]:
    """*runs*, each with those of the *small* pieces that belong to it; so may letters that stand alone do: large
    accents."""
    marks: defaultdict[int, list[int]] = defaultdict(list)
    everything = [*runs]
    homes = _Homes(runs)
    for run in lone:
        home = _home(boxes[run.letters[0]], homes, walls)
        if home is not None and run.height <= _LARGE_MARK * runs[home].em:
            marks[home].append(run.letters[0])
        else:
            everything.append(run)
    homes = _Homes(everything)
    for piece in small:
        home = _home(boxes[piece], homes, walls)
        if home is not None:
            marks[home].append(int(piece))
    return [run_of(boxes, run.letters, marks[number]) for number, run in enumerate(everything)]


class _Homes:
    """Runs, and as arrays where they are and how large."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.spans = np.array([run.box for run in runs], dtype=np.float64).reshape(-1, 4)
        self.ems = np.array([run.em for run in runs])


def _home(mark: NDArray[Any], homes: _Homes, walls: Sequence[Wall]) -> int | None:
    """The run that a small piece belongs to: the one on whose foot it stands, or else above which it is."""
    x0, top, x1, bottom = (float(value) for value in mark)
    spans, ems = homes.spans, homes.ems
    aside = np.maximum(np.maximum(spans[:, 0] - x1, x0 - spans[:, 2]), 0)
    near = np.flatnonzero((aside <= _BESIDE * ems) & (spans[:, 1] - bottom < ems) & (top - spans[:, 3] < ems))
    best: tuple[float, int] | None = None
    for number in map(int, near):
        run = homes.runs[number]
        x = min(max((x0 + x1) / 2, run.box[0]), run.box[2])
        rise = (float(run.foot.at(x)) - (top + bottom) / 2) / ems[number]
        if not -_COMMA <= rise <= _ACCENT or _walled(walls, min(x1, x), max(x0, x), (top + bottom) / 2):
            continue
        cost = max(rise - 0.55, 0.0) + 2 * max(-rise, 0.0) + float(aside[number] / ems[number])
        if best is None or cost < best[0]:
            best = cost, int(number)
    return best[1] if best else None
