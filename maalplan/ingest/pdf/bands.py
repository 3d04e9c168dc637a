"""The rows of a table that has no grid: bands of lines, told apart by drawn rules or by the space between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line, opens_lower
from maalplan.ingest.pdf.marks import is_mark
from maalplan.ingest.pdf.shown import Box, Word

_RULED = 2
"""So many rules between rows show that every row has one."""
_WIDEST_LEADING = 0.45
"""Space between the lines of a cell, in sizes, at most, where no line shows it."""
_TWO = 3
"""The edges of two columns."""
_FLUSH = 8.0
"""Points between a column's edge and words at its left, at most."""
_PAD = 2.0
"""Points by which a cell is larger than its words."""


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of one row; ``parts[n]``: column n has words, nothing where a word crosses the columns' edges.

    ``goes_on``: a row in a row, such as a second milestone: what is empty in it is merged with the cell above.
    """

    lines: tuple[Line, ...]
    parts: tuple[bool, ...]
    goes_on: bool = False

    @property
    def top(self) -> float:
        """Upper edge of its words."""
        return min(line.box[1] for line in self.lines)

    @property
    def bottom(self) -> float:
        """Lower edge of its words."""
        return max(line.box[3] for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(line.bold for line in self.lines)

    @property
    def filled(self) -> int:
        """How many columns have words."""
        return sum(self.parts)


def parts_of(words: Sequence[Word], edges: Sequence[float]) -> tuple[bool, ...]:
    """In which of the columns between *edges* there are *words*; empty where one crosses an edge."""
    found = [False] * (len(edges) - 1)
    for word in words:
        home = [n for n, (left, right) in enumerate(pairwise(edges)) if left <= word.x0 and word.x1 <= right]
        if not home:
            return ()
        found[home[0]] = True
    return tuple(found)


def rules_between(above: float, below: float, rules: Sequence[Box]) -> list[Box]:
    """The rules drawn between the two heights."""
    return [rule for rule in rules if above <= (rule[1] + rule[3]) / 2 <= below]


def bands_of(lines: Sequence[Line], edges: Sequence[float], rules: Sequence[Box]) -> list[Band]:
    """The rows that *lines*, from top to bottom, form between the columns' *edges*."""
    pairs = list(pairwise(lines))
    ruled = [bool(_inside(above, below, edges, rules)) for above, below in pairs]
    spaced = [wide and _opens_anew(line, edges) for wide, line in zip(_spaced(lines, edges), lines[1:], strict=True)]
    loose = [
        wide and not rule and _opens_row(pair[1], edges) for wide, rule, pair in zip(spaced, ruled, pairs, strict=True)
    ]
    if sum(ruled) >= max(_RULED, 2 * sum(loose)):
        below_heads = [_are_heads(above, edges) and not below.bold for above, below in pairs]
        return _banded(lines, [any(signs) for signs in zip(ruled, loose, below_heads, strict=True)], edges)
    headed = _end_of_head(lines, edges)
    breaks = [wide or rule or n + 1 == headed for n, (wide, rule) in enumerate(zip(spaced, ruled, strict=True))]
    if not any(spaced[headed:]):
        breaks = [cut or _opens_row(below, edges) for cut, (_, below) in zip(breaks, pairs, strict=True)]
    return _put_together(_banded(lines, breaks, edges))


def _inside(above: Line, below: Line, edges: Sequence[float], rules: Sequence[Box]) -> list[Box]:
    between = rules_between(above.baseline, below.baseline - 0.4 * below.size, rules)
    return [rule for rule in between if rule[0] < edges[-1] and rule[2] > edges[0]]


def _are_heads(line: Line, edges: Sequence[float]) -> bool:
    """Whether *line* is bold and has words in every one of several columns."""
    return line.bold and len(edges) > _TWO and all(parts_of(line.words, edges) or [False])


def _end_of_head(lines: Sequence[Line], edges: Sequence[float]) -> int:
    """How many lines at the top are the first row of heads: bold, and none divides columns that one above spans."""
    count = next((n for n, line in enumerate(lines) if not line.bold), 0)
    filled = [sum(parts_of(line.words, edges)) for line in lines[:count]]
    return next((n for n in range(1, count) if filled[n] > filled[n - 1]), count)


def _spaced(lines: Sequence[Line], edges: Sequence[float]) -> list[bool]:
    """For every line but the first whether there is more space above it than between the lines of a cell."""
    gaps = []
    bottom = lines[0].box[3]
    for line in lines[1:]:
        gaps.append(line.box[1] - bottom)
        bottom = max(bottom, line.box[3])
    within = sorted(gap for column in _columns(lines, edges) for gap, _ in column) or sorted(gaps)
    usual = min(max(within[len(within) // 4], 0.0), _WIDEST_LEADING * lines[0].size) if within else 0.0
    return [gap > usual + max(1.3, 0.14 * line.size) for gap, line in zip(gaps, lines[1:], strict=True)]


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[list[tuple[float, float]]]:
    """For every column the spaces between what *lines* have in it, and the lower end of each space."""
    for left, right in pairwise(edges):
        found = []
        bottom = None
        for line in lines:
            boxes = [word.box for word in line.words if left <= word.x0 and word.x1 <= right]
            if not boxes:
                continue
            top = min(box[1] for box in boxes)
            if bottom is not None:
                found.append((top - bottom, top))
            bottom = max(box[3] for box in boxes)
        yield found


def _opens_anew(line: Line, edges: Sequence[float]) -> bool:
    """Whether the columns of *line* do not go on in lower case, the first least of all: paragraphs of one row may end
    side by side by chance."""
    begins: dict[int, Word] = {}
    for word in line.words:
        column = next((n for n, edge in enumerate(edges[1:]) if word.x0 < edge), len(edges))
        begins.setdefault(column, word)
    lower = [begins[column].text[0].islower() and not is_mark(begins[column].text) for column in sorted(begins)]
    return not lower[0] and 2 * sum(lower) <= len(lower)


def _opens_row(line: Line, edges: Sequence[float]) -> bool:
    parts = parts_of(line.words, edges)
    return sum(parts) > 1 and parts[0] and not opens_lower(line)


def _banded(lines: Sequence[Line], breaks: Sequence[bool], edges: Sequence[float]) -> list[Band]:
    groups = [[lines[0]]]
    for line, begins in zip(lines[1:], breaks, strict=True):
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Band(tuple(group), parts_of([word for line in group for word in line.words], edges)) for group in groups]


def _put_together(bands: Sequence[Band]) -> list[Band]:
    """*bands*, those that go on with the row above, or have no words in the first column, put to that row."""
    result = list(bands[:1])
    for band in bands[1:]:
        before = result[-1]
        runs_on = band.filled > 1 and _runs_on(band)
        if not (band.parts and before.parts) or len(result) == 1 or (band.parts[0] and not runs_on):
            result.append(band)
        elif band.filled > 1 and not runs_on:
            result.append(Band(band.lines, band.parts, goes_on=True))
        else:
            parts = tuple(one or other for one, other in zip(before.parts, band.parts, strict=True))
            result[-1] = Band((*before.lines, *band.lines), parts, before.goes_on)
    return result


def _runs_on(band: Band) -> bool:
    """Whether its first line goes on, in every column, with what the row above began."""
    words = band.lines[0].words
    return opens_lower(band.lines[0]) and all(
        two.text[:1].islower() for one, two in pairwise(words) if two.x0 - one.x1 >= two.size
    )


def cells_of(bands: Sequence[Band], edges: Sequence[float], rules: Sequence[Box]) -> tuple[Box, ...]:
    """The cells of the rows *bands* between the columns' *edges*."""
    heights = [
        bands[0].top - _PAD,
        *((one.bottom + two.top) / 2 for one, two in pairwise(bands)),
        bands[-1].bottom + _PAD,
    ]
    open_cells: list[int] = []
    cells: list[Box] = []
    for index, band in enumerate(bands):
        top, bottom = heights[index : index + 2]
        between = rules_between(bands[index - 1].bottom - _PAD, band.top + _PAD, rules) if index else []
        here: list[int] = []
        for column, (left, right) in enumerate(_spans(band, bands, edges)):
            as_above = band.parts and column < len(open_cells) == len(edges) - 1
            above = open_cells[column] if as_above else None
            if above is not None and _is_merged(band, column, (left, right), between):
                cells[above] = (*cells[above][:3], bottom)
                here.append(above)
            else:
                cells.append((left, top, right, bottom))
                here.append(len(cells) - 1)
        open_cells = here
    return tuple(cells)


def _spans(band: Band, bands: Sequence[Band], edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """The left and right edge of the cells of *band*: one a column; one in all where it is a title
    between rows; and those that span the columns of a second row of heads."""
    if band is bands[0] and len(bands) > 1 and _is_upper_head(band, bands[1]):
        return pairwise(_upper_edges(band, edges))
    alone = band.parts and band.parts[0] and band.filled == 1 and band.bold
    usual = any(other.filled > 1 and not other.bold for other in bands)
    if not band.parts or (alone and usual):
        return iter([(edges[0], edges[-1])])
    return pairwise([*edges[:2], *_inner_labels(band, edges), edges[-1]] if len(edges) == _TWO else edges)


def _is_upper_head(band: Band, below: Band) -> bool:
    """Whether *band* has heads that each stand above several of the heads *below*."""
    return band.bold and below.bold and below.filled > (band.filled or 1) and (not band.parts or band.filled > 1)


def _upper_edges(band: Band, edges: Sequence[float]) -> list[float]:
    """Those of *edges* that divide the heads of *band*, each at the left of its columns or in the middle above them."""
    line = band.lines[0]
    flush = line.x0 - edges[0] <= _FLUSH
    found, begin = [edges[0]], line.x0
    for one, two in pairwise(line.words):
        between = [edge for edge in edges if one.x1 <= edge <= two.x0]
        if two.x0 - one.x1 < line.size or not between:
            continue
        middle = begin + one.x1
        found.append(between[-1] if flush else min(between, key=lambda edge: abs(found[-1] + edge - middle)))
        begin = two.x0
    return [*found, edges[-1]]


def _inner_labels(band: Band, edges: Sequence[float]) -> list[float]:
    """Where in the right of two columns a bold label begins, and the words beside it."""
    row = [word for word in band.lines[0].words if word.x0 >= edges[1]] if band.filled > 1 else []
    return [two.x0 - 1 for one, two in pairwise(row) if two.x0 - one.x1 >= two.size and one.bold != two.bold]


def _is_merged(band: Band, column: int, span: tuple[float, float], between: Sequence[Box]) -> bool:
    """Whether the cell of *band* in *column* is one with the cell above."""
    if column >= len(band.parts) or band.parts[column]:
        return False
    middle = sum(span) / 2
    covered = any(rule[0] <= middle <= rule[2] for rule in between)
    return band.goes_on or (bool(between) and not covered)
