"""What on a page speaks against a reading of its tables: how many words it can not be right about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from maalplan.ingest.pdf.columns import Gap, narrowed, wide_gaps
from maalplan.ingest.pdf.lines import Line, lines_of
from maalplan.ingest.pdf.shown import Box, Grid, Word, middle_in
from maalplan.ingest.pdf.tagged import Home, Path
from maalplan.ingest.pdf.tagged_cells import Claim, span_of

_TORN = 0.4
"""Sizes: words on a line that stand closer are neighbours."""
_SHORT = 4
"""Letters: a column of such words beside others is one of list marks."""
_THROUGH = 0.8
"""Share of a cell's height, or of a row's cells, that a line drawn through must take to divide it."""
_WAITS = 0.8
"""Sizes: so much more blank above one paragraph than above others shows that it waited for them."""
_SEVERAL = 3
"""So many columns show that a row begins where no line does."""
_NEAR = 3.0

Seats: TypeAlias = Mapping[int, Hashable]
"""The cell of every word that is in one, by the word's ``id``."""


def side_by_side(cells: Iterable[Sequence[Word]]) -> int:
    """How many words of *cells* stand in a second column beside others of their cell: two lines or more leave a wide
    blank at the same place, and none runs over it."""
    return sum(_minor(lines_of(words, 0)) for words in cells if len(words) > _SHORT)


def _minor(lines: Sequence[Line]) -> int:
    for first, line in enumerate(lines):
        for gap in wide_gaps(line):
            parted = _parted(lines[first + 1 :], gap)
            if parted:
                rows = [line, *(lines[first + 1 :])]
                left = [[word for word in row.words if word.x1 <= parted[0] + _NEAR] for row in rows]
                count = sum(map(len, left))
                marks = all(len(words) < 2 and all(len(word.text) <= _SHORT for word in words) for words in left)
                return 0 if marks else min(count, sum(len(row.words) for row in rows) - count)
    return 0


def _parted(lines: Iterable[Line], gap: Gap) -> Gap | None:
    """What of *gap* all *lines* leave open, where one of them has words on both sides."""
    both = False
    for line in lines:
        left = narrowed(gap, line)
        if left is None:
            return None
        gap = left
        both = both or (line.x0 < gap[0] and line.x1 > gap[1])
    return gap if both else None


def torn(words: Iterable[Word], seats: Seats) -> int:
    """How many of *words* have their neighbour on the line in another cell, or in none."""
    rows: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        rows[round(word.baseline)].append(word)
    count = 0
    for row in rows.values():
        row.sort(key=lambda word: word.x0)
        count += sum(
            seats.get(id(one)) != seats.get(id(two)) and -_TORN * two.size < two.x0 - one.x1 < _TORN * two.size
            for one, two in pairwise(row)
        )
    return count


def misplaced(claim: Claim) -> int:
    """How many words of *claim* stand outside the cell that the tree puts them in."""
    count = 0
    for path, words in claim.words.items():
        box = claim.box_of(claim.table.cells[path])
        count += sum(id(word) not in claim.labels and not middle_in(word, box) for word in words)
    return count + sum(misplaced(inner) for claims in claim.inner.values() for inner in claims)


def out_of_line(claim: Claim, grids: Sequence[Grid]) -> int:
    """How many words of *claim* are in drawn cells that begin or end elsewhere than others of their column, or begin
    elsewhere than others of their row, although the tree says that they are in line."""
    drawn = [cell for grid in grids for cell in grid.cells]
    if not drawn:
        return 0
    sides: defaultdict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for path, words in claim.words.items():
        cell = claim.table.cells[path]
        if words and (box := next((box for box in drawn if middle_in(words[0], box)), None)):
            row = span_of(cell, claim.numbers)[0]
            for place, at in ((("left", cell.column), box[0]), (("right", cell.end), box[2]), (("top", row), box[1])):
                sides[place][_grouped(at, sides[place])] += len(words)
    inner = sum(out_of_line(deeper, grids) for claims in claim.inner.values() for deeper in claims)
    return inner + max(_of_less(sides, side) for side in ("left", "right", "top"))


def _grouped(at: float, known: Iterable[int]) -> int:
    """The place *at*, or one of those *known* that is nearly the same."""
    return next((place for place in known if abs(place - at) <= _NEAR), round(at))


def _of_less(sides: Mapping[tuple[str, int], Counter[int]], side: str) -> int:
    """How many words stand elsewhere than most in line with them."""
    return sum(places.total() - max(places.values()) for (name, _), places in sides.items() if name == side)


def rows_within(claim: Claim, homes: Mapping[int, Home]) -> int:
    """How many words of *claim* are in a row with others although they begin one: paragraphs that stand level in every
    cell, and some had to wait for the others, more blank above them."""
    count = 0
    for cells in _by_row(claim).values():
        filled = [words for path in cells if (words := claim.words[path])]
        if len(filled) > 1:
            count += _waiting([_paragraphs(words, homes) for words in filled])
    return count


def _by_row(claim: Claim) -> dict[int, list[Path]]:
    """The cells that are of one row alone, by their rows on the page."""
    rows: defaultdict[int, list[Path]] = defaultdict(list)
    for path in claim.words:
        first, end = span_of(claim.table.cells[path], claim.numbers)
        if end - first == 1:
            rows[first].append(path)
    return rows


class _Paragraph(NamedTuple):
    top: float
    """Of its first line the baseline."""
    gap: float
    """From the line above it, in sizes."""
    before: int
    """How many words stand above it in its cell."""
    words: int


def _paragraphs(words: Sequence[Word], homes: Mapping[int, Home]) -> list[_Paragraph]:
    """Those paragraphs of a cell that have others above them."""
    blocks: defaultdict[Path, list[Word]] = defaultdict(list)
    for word in words:
        block = _block(word, homes)
        if block is not None:
            blocks[block].append(word)
    found = []
    for own in blocks.values():
        top = min(word.baseline for word in own)
        above = [word.baseline for word in words if word.baseline < top - 1]
        if above:
            found.append(_Paragraph(top, (top - max(above)) / own[0].size, len(above), len(words) - len(above)))
    return found


def _block(word: Word, homes: Mapping[int, Home]) -> Path | None:
    """The paragraph of *word*, or where it stands in none the content that it is drawn with."""
    home = homes.get(word.content) if word.content is not None else None
    if home is None or word.content is None:
        return None
    return (*home.block, word.content) if home.kind == "run" else home.block


def _waiting(cells: Sequence[Sequence[_Paragraph]]) -> int:
    """How many words of a row's *cells* stand on the lesser side of a row that begins among them."""
    count = 0
    for first in cells[0]:
        level = [next((other for other in cell if abs(other.top - first.top) <= _NEAR), None) for cell in cells]
        known = [paragraph for paragraph in level if paragraph]
        gaps = [paragraph.gap for paragraph in known]
        if len(known) == len(cells) and max(gaps) - min(gaps) >= _WAITS:
            count += sum(min(paragraph.before, paragraph.words) for paragraph in known)
    return count


def divided(claim: Claim, grids: Sequence[Grid], homes: Mapping[int, Home]) -> int:
    """How many words of *claim* are in a cell with others although lines are drawn between the two: upright ones
    through the whole cell, or level ones through several cells of a row; or although, where no lines are drawn, they
    begin a row with new paragraphs in every column. *homes* says what the page's contents belong to."""
    drawn = [cell for grid in grids if not grid.unruled for cell in grid.cells]
    aligned = [cell for grid in grids if grid.unruled for cell in grid.cells]
    count = 0
    if drawn:
        parts = _parts(claim, drawn)
        count += sum(_upright(own) for own in parts.values())
        count += sum(sum(words) for _, words in _crossed(claim, parts) if len(words) > 1)
    if aligned:
        parts = {path: _by_paragraph(own, homes) for path, own in _parts(claim, aligned).items()}
        count += sum(sum(words) for filled, words in _crossed(claim, parts) if len(words) == filled >= _SEVERAL)
    return count


def _parts(claim: Claim, boxes: Sequence[Box]) -> dict[Path, _Parts]:
    """The words of every cell, list marks aside, by the box that they stand in."""
    return {
        path: _by_box([word for word in words if id(word) not in claim.labels], boxes)
        for path, words in claim.words.items()
    }


_Parts: TypeAlias = Mapping[Box, Sequence[Word]]


def _by_box(words: Sequence[Word], boxes: Sequence[Box]) -> dict[Box, list[Word]]:
    """*words* by the one of *boxes* that they stand in."""
    parts: dict[Box, list[Word]] = {}
    for word in words:
        home = next((box for box in parts if middle_in(word, box)), None)
        home = home or next((box for box in boxes if middle_in(word, box)), None)
        if home is not None:
            parts.setdefault(home, []).append(word)
    return parts


def _upright(parts: _Parts) -> int:
    """How many words stand beside most of their cell's, a line between them."""
    if len(parts) < 2:
        return 0
    most = max(parts, key=lambda box: len(parts[box]))
    height = max(box[3] for box in parts) - min(box[1] for box in parts)
    beside = [box for box in parts if box[0] >= most[2] - _NEAR or box[2] <= most[0] + _NEAR]
    return sum(len(parts[box]) for box in beside if min(box[3], most[3]) - max(box[1], most[1]) >= _THROUGH * height)


def _by_paragraph(parts: _Parts, homes: Mapping[int, Home]) -> _Parts:
    """*parts*, none where a paragraph goes on from one to another."""
    blocks = [{block for word in words if (block := _block(word, homes))} for words in parts.values()]
    return parts if sum(map(len, blocks)) == len(set().union(*blocks)) else {}


def _crossed(claim: Claim, parts: Mapping[Path, _Parts]) -> Iterator[tuple[int, list[int]]]:
    """For every height at which boxes divide cells of a row: how many of its cells have words, and for each divided one
    how many stand on the lesser side."""
    for own in _by_row(claim).values():
        filled = sum(bool(claim.words[path]) for path in own)
        crossed: defaultdict[int, list[int]] = defaultdict(list)
        for path in own:
            for at, words in _crossings(parts[path]):
                crossed[at].append(words)
        yield from ((filled, words) for words in crossed.values())


def _crossings(parts: _Parts) -> Iterator[tuple[int, int]]:
    """The heights at which boxes divide a cell, and how many words stand on the lesser side."""
    total = sum(map(len, parts.values()))
    for bottom in sorted({round(box[3]) for box in parts})[:-1]:
        above = sum(len(words) for box, words in parts.items() if box[3] <= bottom + 1)
        yield bottom, min(above, total - above)
