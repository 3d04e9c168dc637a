"""Bullets and dashes in front of a run, told by their shape: letters they are not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from maalplan.ingest.pdf.scan.runs import Pieces, Run

_SMALLEST, _LARGEST = 0.13, 0.62
"""Width and height of a bullet, in ems."""
_SOLID = 0.66
"""Share of its box that a bullet fills: a disc fills 0.79, a letter with a hole less."""
_ROUND = 1.5
"""A bullet is wider than high, or higher than wide, by this factor at most."""
_LOW, _HIGH = 0.12, 0.62
"""How far above the foot of its line the middle of a bullet or dash is, in ems."""
_CLEAR = 0.2
"""Blank between a sign and the first letter, in ems, at least; letters of a word are closer."""
_FAR = 4.0
"""And at most, where a tabulator stands between them."""
_DASH = 1.9
"""A dash is wider than high by this factor at least."""
_LONG = 0.42
"""Ems; a dash that is longer is an en dash."""
_LONGEST = 1.3
"""Ems; what is longer is a rule."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A bullet (``•``) or dash (``-``, ``–``), and its box in pixels."""

    text: str
    box: tuple[int, int, int, int]


def sign_of(pieces: Pieces, piece: int, run: Run) -> Sign | None:
    """The sign that *piece* is beside the letters of *run*, if it is one by its shape and height."""
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[piece])
    em = run.em
    width, height = x1 - x0, bottom - top
    rise = (float(run.foot.at(x1)) - (top + bottom) / 2) / em
    if not _LOW <= rise <= _HIGH:
        return None
    box = (x0, top, x1, bottom)
    if width >= _DASH * height and 0.15 * em <= width <= _LONGEST * em and height <= 0.25 * em:
        return Sign("–" if width > _LONG * em else "-", box)
    if max(width, height) > _LARGEST * em or min(width, height) < _SMALLEST * em:
        return None
    alike = max(width, height) <= _ROUND * min(width, height)
    return Sign("•", box) if alike and pieces.areas[piece] >= _SOLID * width * height else None


def without_sign(pieces: Pieces, run: Run) -> tuple[Sign | None, Run]:
    """The sign in front of the letters of *run*, and the run without it."""
    ordered = sorted(run.pieces, key=lambda piece: int(pieces.boxes[piece, 0]))
    if len(ordered) < 2:
        return None, run
    first, second = ordered[:2]
    gap = int(pieces.boxes[second, 0] - pieces.boxes[first, 2])
    letters = tuple(piece for piece in run.letters if piece != first)
    if not letters or gap < _CLEAR * run.em:
        return None, run
    rest = replace(run, letters=letters, marks=tuple(piece for piece in run.marks if piece != first))
    heights = pieces.boxes[list(letters), 3] - pieces.boxes[list(letters), 1]
    own = pieces.boxes[list(rest.pieces)]
    box = (int(own[:, 0].min()), int(own[:, 1].min()), int(own[:, 2].max()), int(own[:, 3].max()))
    rest = replace(rest, box=box, height=float(np.median(heights)))
    sign = sign_of(pieces, first, rest)
    return (sign, rest) if sign else (None, run)


def sign_before(pieces: Pieces, piece: int, runs: list[Run]) -> Sign | None:
    """The sign that a lone *piece* is, somewhat left of the run that it belongs to."""
    x1 = int(pieces.boxes[piece, 2])
    middle = float(pieces.boxes[piece, 1] + pieces.boxes[piece, 3]) / 2
    beside = [
        run
        for run in runs
        if _CLEAR * run.em <= run.box[0] - x1 <= _FAR * run.em
        and abs(float(run.foot.at(run.box[0])) - middle) <= run.em
    ]
    nearest = min(beside, key=lambda run: run.box[0], default=None)
    return sign_of(pieces, piece, nearest) if nearest else None
