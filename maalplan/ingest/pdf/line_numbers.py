"""Line numbers in the margin, as drafts have them that are sent out for comment: told apart from the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line, lines_of
from maalplan.ingest.pdf.shown import PageView, Word, middle_in

_FEWEST = 2, 12
"""So many on a page are line numbers where only every fifth line or so has one; so many in a document where every
line has."""
_MOST_DIGITS = 4
_STEPS = frozenset({1, 2, 5, 10})
"""Every line is numbered, or every fifth."""
_SHARE = 0.8
"""Share of the lines that have a number where the numbers go up by one; a list has lines without."""
_LEVEL = 0.7
"""Share of the size by which a number may stand higher or lower than its line."""
_ALIGNED = 2.0
_APART = 4.0
"""Points between the numbers and the text, at least."""


def without_line_numbers(views: Sequence[PageView]) -> list[PageView]:
    """*views*, their line numbers among what stands beside the text."""
    if not _has_numbers_in_the_margin(views):
        return list(views)
    found = [_numbers(view) for view in views]
    every_line = any(_step(numbers) == 1 for numbers in found)
    if every_line and sum(len(numbers) for numbers in found) < _FEWEST[1]:
        return list(views)
    if not _in_the_margin([word for numbers in found for word in numbers], views):
        return list(views)
    return [_without(view, numbers) if numbers else view for view, numbers in zip(views, found, strict=True)]


def _has_numbers_in_the_margin(views: Sequence[PageView]) -> bool:
    """Whether the word farthest to the left is a number: a quick look, as in few documents it is."""
    words = [word for view in views for word in view.words]
    return bool(words) and _is_number(min(words, key=lambda word: word.box[0]))


def _in_the_margin(numbers: Sequence[Word], views: Sequence[PageView]) -> bool:
    """Whether all text of the document begins right of *numbers*; the numbers in a table's first column stand where
    its heads and the text around it begin."""
    counted = {id(word) for word in numbers}
    left = min((word.x0 for view in views for word in view.words if id(word) not in counted), default=0.0)
    return bool(numbers) and left >= max(word.x1 for word in numbers) + _APART


def _without(view: PageView, numbers: Sequence[Word]) -> PageView:
    gone = {id(word) for word in numbers}
    words = tuple(word for word in view.words if id(word) not in gone)
    return replace(view, words=words, aside=(*view.aside, *numbers))


def _numbers(view: PageView) -> list[Word]:
    """The line numbers of a page, from top to bottom; none where what looks like it is something else."""
    boxes = [grid.box for grid in view.grids]
    rows = lines_of((word for word in view.words if not any(middle_in(word, box) for box in boxes)), view.number)
    numbered = [row for row in rows if _is_number(row.words[0])]
    ends = Counter(round(row.words[0].x1) for row in numbered)
    edge = max(ends, key=lambda end: ends[end], default=0)
    numbered = [row for row in numbered if abs(row.words[0].x1 - edge) <= _ALIGNED]
    numbers = [row.words[0] for row in numbered]
    return numbers if len(numbers) >= _FEWEST[0] and _are_of_lines(numbers, rows) else []


def _is_number(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= _MOST_DIGITS


def _step(numbers: Sequence[Word]) -> int | None:
    """By how much *numbers* go up from one to the next, where that is always the same and they are its multiples."""
    values = [int(word.text) for word in numbers]
    steps = {below - above for above, below in pairwise(values)}
    step = steps.pop() if len(steps) == 1 else None
    return step if step in _STEPS and values[0] % step == 0 else None


def _are_of_lines(numbers: Sequence[Word], rows: Sequence[Line]) -> bool:
    step = _step(numbers)
    counted = {id(word) for word in numbers}
    top, bottom = numbers[0].baseline - numbers[0].size, numbers[-1].baseline + numbers[-1].size
    if step is None:
        return False
    lines = [
        row for row in rows if top <= row.baseline <= bottom and any(id(word) not in counted for word in row.words)
    ]
    beside = [line for line in lines if any(_is_beside(word, line) for word in numbers)]
    return step > 1 or len(beside) >= _SHARE * len(lines)


def _is_beside(number: Word, line: Line) -> bool:
    return abs(number.baseline - line.baseline) <= _LEVEL * line.size
