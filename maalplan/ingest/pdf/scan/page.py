"""A page's picture to what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maalplan.ingest.pdf.ruling import ruling_of
from maalplan.ingest.pdf.scan.bend import Bend, Trace, bend_of
from maalplan.ingest.pdf.scan.mending import mended
from maalplan.ingest.pdf.scan.paper import POINT, Picture, paper_of
from maalplan.ingest.pdf.scan.reading import cut_out, read_out
from maalplan.ingest.pdf.scan.runs import Pieces, Run, pieces_of, runs_of
from maalplan.ingest.pdf.scan.setting import Line, placed
from maalplan.ingest.pdf.scan.signs import taken_apart
from maalplan.ingest.pdf.scan.straight import is_upside_down, lie_of, straightened
from maalplan.ingest.pdf.scan.strokes import Stroke, strokes_of, without_strokes
from maalplan.ingest.pdf.shown import Edge, PageView, Shape, Word

if TYPE_CHECKING:
    from PIL import Image

_MANY = 15
"""So many letters show how their line bends."""
_LONG = 60 * POINT
"""Pixels; an upright line that is shorter does not show how the page bends."""
_PLACES = 9
"""So many places of a line show how it bends."""
_RISES, _HANGS = 1.22, 0.22
"""Letters are tall that are higher than low ones by this factor; they hang that reach below by this share of them."""
_STOOD_UP, _TURNED_OVER = 3, 2
"""Quarter turns, clockwise."""
_GIBBERISH = 0.6
"""Words that are less sure than this, on the whole, were read upside down, or are none."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn on a page: its ink without ruling lines, these, and the runs of letters."""

    ink: Picture
    level: list[Stroke]
    upright: list[Stroke]
    pieces: Pieces
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read on a page, in points."""

    words: tuple[Word, ...]
    shapes: list[Shape]

    @property
    def sureness(self) -> float:
        """How sure its words are on the whole, signs aside."""
        words = [word for word in self.words if not word.sign]
        letters = sum(len(word.text) for word in words)
        return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def view_of_picture(picture: Image.Image, number: int, width: float, height: float) -> PageView:
    """What the page *number* shows; see :func:`maalplan.ingest.pdf.scan.recognised`."""
    if (picture.width > picture.height) != (width > height):
        width, height = height, width
    grey = np.asarray(picture.convert("L"))
    paper = paper_of(grey, grey.shape[1] / width)
    stood_up, angle = lie_of(paper.ink)
    ink = np.ascontiguousarray(np.rot90(paper.ink)) if stood_up else paper.ink
    magnified = POINT / paper.scale
    ink = straightened(ink, angle, magnified)
    read, over = _right_way_up(ink, magnified)
    if stood_up:
        width, height = height, width
    grids, rules = ruling_of(tuple(read.shapes))
    return PageView(
        number=number,
        width=width,
        height=height,
        words=read.words,
        grids=grids,
        rules=rules,
        pictured=True,
        turns=((_STOOD_UP if stood_up else 0) + (_TURNED_OVER if over else 0)) % 4,
        engine="tesseract",
    )


def _right_way_up(ink: Picture, magnified: float) -> tuple[_Read, bool]:
    """What is read on *ink*, and whether it had to be turned over: as its letters rise and hang, or, where words
    come out as gibberish, as it makes more sense."""
    drawn = _drawn(ink)
    over = is_upside_down(*_rising_and_hanging(drawn))
    if over:
        drawn = _drawn(_turned_over(ink))
    read = _read(drawn, magnified)
    if read.words and read.sureness < _GIBBERISH:
        other = _read(_drawn(ink if over else _turned_over(ink)), magnified)
        if other.sureness > read.sureness:
            return other, not over
    return read, over


def _turned_over(ink: Picture) -> Picture:
    return np.ascontiguousarray(ink[::-1, ::-1])


def _drawn(ink: Picture) -> _Drawn:
    level, upright = strokes_of(ink)
    bare = without_strokes(ink, level, upright)
    pieces = pieces_of(bare)
    runs = runs_of(pieces, [(line.middle, line.start, line.end) for line in upright])
    return _Drawn(bare, level, upright, pieces, runs)


def _rising_and_hanging(drawn: _Drawn) -> tuple[int, int]:
    """How many letters rise above the others, and how many hang below their line."""
    rising = hanging = 0
    for run in drawn.runs:
        own = drawn.pieces.boxes[list(run.letters)]
        feet = run.foot.at((own[:, 0] + own[:, 2]) / 2)
        low = float(np.median(feet - own[:, 1]))
        rising += int((feet - own[:, 1] > _RISES * low).sum())
        hanging += int((own[:, 3] - feet > _HANGS * low).sum())
    return rising, hanging


def _read(drawn: _Drawn, magnified: float) -> _Read:
    """The words and lines of a page, flat."""
    height, width = drawn.ink.shape
    feet = [run for run in drawn.runs if len(run.letters) >= _MANY]
    level = [*(_trace(line) for line in drawn.level), *(_foot_trace(run) for run in feet)]
    long = [line for line in drawn.upright if line.end - line.start >= _LONG]
    bend = bend_of((width, height), level, [_trace(line) for line in long])
    runs, signs = taken_apart(drawn.pieces, drawn.runs)
    words = placed(_lines(drawn, runs), signs, drawn.pieces, bend, magnified)
    return _Read(words, [*_shapes(drawn.level, bend, upright=False), *_shapes(drawn.upright, bend, upright=True)])


def _lines(drawn: _Drawn, runs: Sequence[Run]) -> list[Line]:
    cutouts = [cut_out(drawn.ink, drawn.pieces, run) for run in runs]
    return [
        Line(run, tuple(mended(tokens, drawn.pieces, run)), cutout)
        for run, tokens, cutout in zip(runs, read_out(cutouts), cutouts, strict=True)
    ]


def _trace(line: Stroke) -> Trace:
    along = np.linspace(line.start, line.end, _PLACES)
    return tuple(along), tuple(np.interp(along, line.along, line.across))


def _foot_trace(run: Run) -> Trace:
    along = np.linspace(run.box[0], run.box[2], _PLACES)
    return tuple(along), tuple(run.foot.at(along))


def _shapes(lines: Iterable[Stroke], bend: Bend, *, upright: bool) -> Iterator[Shape]:
    """Ruling *lines* as drawn shapes, in points on the flat page."""
    for line in lines:
        places = [
            bend.flat(*((across, along) if upright else (along, across)))
            for along, across in zip(line.along, line.across, strict=True)
        ]
        own, other = (0, 1) if upright else (1, 0)
        at = sum(place[own] for place in places) / len(places) / POINT
        start, end = places[0][other] / POINT, places[-1][other] / POINT
        box = (at, start, at, end) if upright else (start, at, end, at)
        yield Shape("line", box, (Edge(at, start, end, upright),))
