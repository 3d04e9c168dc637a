"""Words that were read, as they are set on the page: their places, the size of their type, and which are bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from maalplan.ingest.pdf.marks import BULLET
from maalplan.ingest.pdf.scan.bend import Bend
from maalplan.ingest.pdf.scan.paper import POINT
from maalplan.ingest.pdf.scan.reading import Cutout, Token
from maalplan.ingest.pdf.scan.runs import Pieces, Run, run_of
from maalplan.ingest.pdf.scan.signs import Sign
from maalplan.ingest.pdf.scan.type import (
    Weight,
    are_bold,
    heights_of,
    letters_of,
    levelled,
    sizes_of,
    standing,
    stroke_of,
)
from maalplan.ingest.pdf.shown import Word

_ABOVE, _BELOW = 0.78, 0.22
"""How far a word's box reaches above and below its foot, in sizes; as in most fonts."""
_OFF_FOOT = 0.12
"""Letters that are off the line by less than this share of their height stand on it."""
_FEW = 10
"""Letters; of more, most stand."""
_LOW = 0.5
"""Height of low letters, in sizes: where all letters have strokes."""
_ONE_ROW = 0.2
"""Runs whose feet differ by less, in sizes, stand on one row."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run, its words, and its ink."""

    run: Run
    tokens: tuple[Token, ...]
    cutout: Cutout

    @property
    def text(self) -> str:
        """Its letters, without blanks."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class _Sized:
    """A word on its run, with the size of its type in pixels."""

    token: Token
    line: Line
    size: float


def placed(
    lines: Sequence[Line], signs: Iterable[Sign], pieces: Pieces, bend: Bend, magnified: float
) -> tuple[Word, ...]:
    """The words of *lines*, and *signs*, in points on the flat page; the scan was *magnified* by so much."""
    lines = [_on_its_feet(line, pieces) for line in lines if line.tokens]
    found = sizes_of([heights_of(line.text, _heights(line, pieces)) for line in lines])
    sizes = levelled(found, [len(line.text) for line in lines])
    sized = [
        _Sized(token, line, size or line.run.em)
        for line, size in zip(lines, sizes, strict=True)
        for token in line.tokens
    ]
    size_of = {word.line.run: word.size for word in sized}
    words = [*_weighed(sized, bend, magnified)]
    words += [_sign(sign, size_of.get(sign.run, sign.run.em), bend) for sign in signs]
    return tuple(sorted(words, key=lambda word: (round(word.baseline), word.x0)))


def _heights(line: Line, pieces: Pieces) -> NDArray[np.int64]:
    """The heights of the letters of *line*: of all where each is one piece or there are few, else of those that
    stand on its foot."""
    run = line.run
    own = pieces.boxes[list(run.letters)]
    heights: NDArray[np.int64] = own[:, 3] - own[:, 1]
    if len(heights) == len(letters_of(line.text)) or len(heights) <= _FEW:
        return heights
    off = np.abs(own[:, 3] - run.foot.at((own[:, 0] + own[:, 2]) / 2))
    upright = off <= max(2.0, _OFF_FOOT * run.height)
    return heights[upright] if upright.any() else heights


def _on_its_feet(line: Line, pieces: Pieces) -> Line:
    """*line* on the foot of those letters that do not hang, where there are too few to show which these are."""
    run = line.run
    stands = standing(line.text)
    letters = [piece for piece, stand in zip(run.letters, stands, strict=False) if stand]
    if len(run.letters) > _FEW or len(stands) != len(run.letters) or not letters:
        return line
    return replace(line, run=replace(run, foot=run_of(pieces.boxes, letters, []).foot))


def _weighed(sized: Sequence[_Sized], bend: Bend, magnified: float) -> Iterator[Word]:
    """The words, bold or not."""
    rows = _rows(sized)
    weights = [
        [
            Weight(
                len(word.token.text), _stroke(word, magnified), word.size, n == 0 or row[n - 1].line is not word.line
            )
            for n, word in enumerate(row)
        ]
        for row in rows
    ]
    for row, heavy in zip(rows, are_bold(weights), strict=True):
        for word, bold in zip(row, heavy, strict=True):
            yield _word(word, bend, bold=bold)


def _rows(sized: Sequence[_Sized]) -> list[list[_Sized]]:
    """The words that stand on one row of the page, from left to right."""
    rows: list[list[_Sized]] = []
    for word in sorted(sized, key=_foot):
        if rows and abs(_foot(rows[-1][-1]) - _foot(word)) < _ONE_ROW * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.token.x0) for row in rows]


def _foot(word: _Sized) -> float:
    return float(word.line.run.foot.at(word.token.x0))


def _stroke(word: _Sized, magnified: float) -> float:
    """The thickness of the word's strokes, in pixels, where the low letters are."""
    cutout = word.line.cutout
    foot = float(word.line.run.foot.at((word.token.x0 + word.token.x1) / 2)) - cutout.top
    rows = slice(max(0, int(foot - _LOW * word.size)), max(1, int(foot)))
    columns = slice(max(0, word.token.x0 - cutout.left), word.token.x1 + 1 - cutout.left)
    return stroke_of(cutout.ink[rows, columns], magnified)


def _word(word: _Sized, bend: Bend, *, bold: bool) -> Word:
    token, run = word.token, word.line.run
    return _set(token.text, (token.x0, token.x1), run, word.size, bend, bold=bold, sure=token.sure)


def _sign(sign: Sign, size: float, bend: Bend) -> Word:
    return _set(sign.text, (sign.box[0], sign.box[2]), sign.run, size, bend, sign=sign.text == BULLET)


def _set(  # noqa: PLR0913 what a word has
    text: str,
    ends: tuple[int, int],
    run: Run,
    size: float,
    bend: Bend,
    *,
    bold: bool = False,
    sign: bool = False,
    sure: float = 1.0,
) -> Word:
    """A word from *ends* to ends on the foot of *run*; all of a run have one baseline."""
    middle = (run.box[0] + run.box[2]) / 2
    baseline = bend.flat(middle, float(run.foot.at(middle)))[1] / POINT
    left, right = (bend.flat(x, float(run.foot.at(x)))[0] / POINT for x in ends)
    points = round(size / POINT, 1)
    box = (left, baseline - _ABOVE * points, right, baseline + _BELOW * points)
    return Word(text, box, baseline, points, bold=bold, sign=sign, sure=min(max(sure, 0.0), 1.0))
