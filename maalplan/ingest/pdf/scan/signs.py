"""What is told by its shape and not by reading it: bullets and dashes in front of lines, dots that lead to a page
number, raised references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from maalplan.ingest.pdf.scan.runs import Pieces, Run, run_of

_SMALLEST, _LARGEST = 0.13, 0.62
"""Width and height of a bullet, in ems."""
_SOLID = 0.66
"""Share of its box that a bullet fills: a disc fills 0.79, a letter with a hole less."""
_ROUND = 1.5
"""A bullet is wider than high, or higher than wide, by this factor at most."""
_LOW, _HIGH = 0.12, 0.62
"""How far above the foot of its line the middle of a bullet or dash is, in ems."""
_SPECK = 20
"""Pixels; a piece of fewer is too small for a bullet."""
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
_DOT = 0.26
"""Width and height of a leading dot, in ems, at most."""
_DOTS = 5
"""So many dots in a row lead to something."""
_RAISED, _NOTE = 0.2, (0.3, 0.62)
"""How far above the foot a raised figure ends, at least, and how high it is; in ems."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A bullet (``•``), a dash (``-``, ``–``) or leading dots (``.....``), with its box in pixels, and the run whose
    line it stands on."""

    text: str
    box: tuple[int, int, int, int]
    run: Run


def taken_apart(pieces: Pieces, runs: Sequence[Run]) -> tuple[list[Run], list[Sign]]:
    """*runs* without what is told by its shape, and that. Raised figures are runs of their own; signs may also be
    pieces that are in no run."""
    used = {piece for run in runs for piece in run.pieces}
    whole: list[Run] = []
    signs: list[Sign] = []
    for run in runs:
        parts, dots = _without_leaders(pieces, run)
        signs += dots
        for part in parts:
            rest, notes = _without_notes(pieces, part)
            sign, bare = _without_sign(pieces, rest)
            signs += [sign] if sign else []
            whole += [bare, *notes]
    texts = [run for run in whole if len(run.pieces) > 1]
    for run in (run for run in whole if len(run.pieces) == 1):
        sign = _sign_before(pieces, run.letters[0], texts)
        signs += [sign] if sign else []
        texts += [] if sign else [run]
    stray = (int(piece) for piece in np.flatnonzero(pieces.areas >= _SPECK) if piece not in used)
    signs += [sign for piece in stray if (sign := _sign_before(pieces, piece, texts))]
    return texts, signs


# ------------------------------------------------------------------ bullets and dashes


def _without_sign(pieces: Pieces, run: Run) -> tuple[Sign | None, Run]:
    """The sign in front of the letters of *run*, and the run without it."""
    ordered = sorted(run.pieces, key=lambda piece: int(pieces.boxes[piece, 0]))
    if len(ordered) < 2 or not any(piece in run.letters for piece in ordered[1:]):
        return None, run
    gap = int(pieces.boxes[ordered[1], 0] - pieces.boxes[ordered[0], 2])
    if gap < _CLEAR * run.em:
        return None, run
    rest = run_of(
        pieces.boxes, [p for p in ordered[1:] if p in run.letters], [p for p in ordered[1:] if p in run.marks]
    )
    sign = _sign(pieces, ordered[0], rest)
    return (sign, rest) if sign else (None, run)


def _sign_before(pieces: Pieces, piece: int, runs: Iterable[Run]) -> Sign | None:
    """The sign that a lone *piece* is, somewhat left of the run that it belongs to."""
    x1 = int(pieces.boxes[piece, 2])
    middle = float(pieces.boxes[piece, 1] + pieces.boxes[piece, 3]) / 2
    beside = [
        run
        for run in runs
        if _CLEAR * run.em <= run.box[0] - x1 <= _FAR * run.em
        and _LOW <= (float(run.foot.at(run.box[0])) - middle) / run.em <= _HIGH
    ]
    nearest = min(beside, key=lambda run: run.box[0], default=None)
    return _sign(pieces, piece, nearest) if nearest else None


def _sign(pieces: Pieces, piece: int, run: Run) -> Sign | None:
    """The sign that *piece* is in front of the letters of *run*, if it is one by its shape and height."""
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[piece])
    em = run.em
    width, height = x1 - x0, bottom - top
    rise = (float(run.foot.at(x1)) - (top + bottom) / 2) / em
    if not _LOW <= rise <= _HIGH:
        return None
    box = (x0, top, x1, bottom)
    if width >= _DASH * height and 0.15 * em <= width <= _LONGEST * em and height <= 0.25 * em:
        return Sign("–" if width > _LONG * em else "-", box, run)
    if max(width, height) > _LARGEST * em or min(width, height) < _SMALLEST * em:
        return None
    alike = max(width, height) <= _ROUND * min(width, height)
    return Sign("•", box, run) if alike and pieces.areas[piece] >= _SOLID * width * height else None


# ------------------------------------------------------------------ dots and raised figures


def _without_leaders(pieces: Pieces, run: Run) -> tuple[list[Run], list[Sign]]:
    """*run* in the parts before and after dots that lead from one to the other."""
    ordered = sorted(run.pieces, key=lambda piece: int(pieces.boxes[piece, 0]))
    dots = [_is_dot(pieces, piece, run) for piece in ordered]
    spans = [span for span in _spans(dots) if span[1] - span[0] >= _DOTS]
    if not spans:
        return [run], []
    signs = [Sign("." * (end - start), _box(pieces, ordered[start:end]), run) for start, end in spans]
    cuts = [0, *(edge for span in spans for edge in span), len(ordered)]
    parts = [ordered[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    letters = set(run.letters)
    return [
        run_of(pieces.boxes, [p for p in part if p in letters], [p for p in part if p not in letters])
        for part in parts
        if any(p in letters for p in part)
    ], signs


def _is_dot(pieces: Pieces, piece: int, run: Run) -> bool:
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[piece])
    small = x1 - x0 <= _DOT * run.em and bottom - top <= _DOT * run.em
    return small and abs(float(run.foot.at(x0)) - bottom) <= _DOT * run.em


def _spans(dots: Sequence[bool]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.array([False, *dots, False]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _box(pieces: Pieces, members: Sequence[int]) -> tuple[int, int, int, int]:
    own = pieces.boxes[list(members)]
    return int(own[:, 0].min()), int(own[:, 1].min()), int(own[:, 2].max()), int(own[:, 3].max())


def _without_notes(pieces: Pieces, run: Run) -> tuple[Run, list[Run]]:
    """*run* without raised figures, as references to footnotes are, and these as runs of their own."""
    raised = [piece for piece in run.pieces if _is_raised(pieces, piece, run)]
    letters = [piece for piece in run.letters if piece not in raised]
    if not raised or len(letters) < 2:
        return run, []
    rest = run_of(pieces.boxes, letters, [piece for piece in run.marks if piece not in raised])
    groups: list[list[int]] = []
    for piece in sorted(raised, key=lambda n: int(pieces.boxes[n, 0])):
        if groups and pieces.boxes[piece, 0] - pieces.boxes[groups[-1][-1], 2] <= _CLEAR * run.em:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return rest, [run_of(pieces.boxes, group, []) for group in groups]


def _is_raised(pieces: Pieces, piece: int, run: Run) -> bool:
    """Whether *piece* is as high as a small figure, ends well above the line, and has no letter below it."""
    x0, top, x1, bottom = (int(value) for value in pieces.boxes[piece])
    if x0 <= run.box[0]:
        return False
    if not _NOTE[0] * run.em <= bottom - top <= _NOTE[1] * run.em:
        return False
    if float(run.foot.at((x0 + x1) / 2)) - bottom < _RAISED * run.em:
        return False
    others = pieces.boxes[[other for other in run.pieces if other != piece]]
    below = (others[:, 0] < x1) & (others[:, 2] > x0) & (others[:, 3] > bottom)
    return not below.any()
