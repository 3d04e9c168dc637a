"""Words of which the structure tree says nothing, put into the cells of the tables that it tells of.

Drawn bullets, and what was marked as no part of the text by mistake, stand in a cell beside words of the tree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.marks import DASHES, GLYPHS
from maalplan.ingest.pdf.shown import Box, Word, middle_in
from maalplan.ingest.pdf.tagged import Path, TaggedCell
from maalplan.ingest.pdf.tagged_cells import Claim, span_of

NEAR = 3.0
"""Points within which two edges are the same."""
SIGNS = GLYPHS | DASHES
_LEVEL = 0.3
"""Share of the size by which baselines on one line may differ, bullets included."""
_ADJOINING = 1.8
"""Sizes from one line of a cell to the next, at most."""
_HANGING = 3.0
"""Sizes from a list mark to the words behind it, at most."""


def with_loose(claim: Claim, loose: list[Word], drawn: Sequence[Box]) -> Claim:
    """*claim* with those *loose* words that stand in one of its cells, beside or close to words of the tree; they are
    taken from *loose*. ``drawn`` are the cells that lines draw around it."""
    if not loose:
        return claim
    level = {edge for cell in drawn for edge in (cell[1], cell[3])}
    words = dict(claim.words)
    tagged = [word for found in claim.words.values() for word in found]
    cells = {path: claim.table.cells[path] for path in claim.words}
    for cell in (*cells.values(), *_free(claim, cells.values(), drawn)):
        box = claim.box_of(cell)
        for word in [word for word in loose if middle_in(word, box)]:
            if any(_level(word, other) for other in tagged) or _adjoins(word, words.get(cell.path, ()), level):
                words[cell.path] = (*words.get(cell.path, ()), word)
                cells[cell.path] = cell
                loose.remove(word)
    for word in [word for word in loose if word.text in SIGNS]:
        path = _opened_by(word, claim.words)
        if path is not None:
            words[path] = (*words[path], word)
            loose.remove(word)
    return replace(claim, table=replace(claim.table, cells={**claim.table.cells, **cells}), words=words)


def _opened_by(mark: Word, words: Mapping[Path, Sequence[Word]]) -> Path | None:
    """The cell of the line that *mark* stands in front of: it may hang out of the cell."""
    after = [
        (word.x0, path)
        for path, found in words.items()
        for word in found
        if _level(mark, word) and 0 <= word.x0 - mark.x1 <= _HANGING * word.size
    ]
    return min(after)[1] if after else None


def _free(claim: Claim, cells: Iterable[TaggedCell], drawn: Sequence[Box]) -> Iterator[TaggedCell]:
    """The places on the page where the tree has no cell, as cells; as wide and high as the *drawn* cell there."""
    taken = {place for cell in cells for place in _places(cell, claim)}
    for row, number in enumerate(claim.numbers):
        for column in range(claim.table.columns):
            if (row, column) in taken:
                continue
            path = (*claim.table.path, -1, number, column)
            cell = _as_drawn(TaggedCell(path, number, column), claim, drawn)
            if not taken.isdisjoint(_places(cell, claim)):
                cell = TaggedCell(path, number, column)
            taken |= set(_places(cell, claim))
            yield cell


def _places(cell: TaggedCell, claim: Claim) -> list[tuple[int, int]]:
    """The rows and columns on the page that *cell* covers."""
    rows = range(*span_of(cell, claim.numbers))
    return [(row, column) for row in rows for column in range(cell.column, cell.end)]


def _as_drawn(cell: TaggedCell, claim: Claim, drawn: Sequence[Box]) -> TaggedCell:
    """*cell*, which covers one place, as wide and high as it is drawn."""
    x0, top, x1, bottom = claim.box_of(cell)
    across, down = (x0 + x1) / 2, (top + bottom) / 2
    box = next((box for box in drawn if box[0] <= across <= box[2] and box[1] <= down <= box[3]), None)
    if box is None or abs(box[0] - x0) > NEAR or abs(box[1] - top) > NEAR:
        return cell
    row = span_of(cell, claim.numbers)[0]
    wide = sum(edge <= box[2] + NEAR for edge in claim.columns[cell.column + 1 :])
    high = sum(edge <= box[3] + NEAR for edge in claim.rows[row + 1 :])
    last = claim.numbers[row + max(high, 1) - 1]
    return replace(cell, column_span=max(wide, 1), row_span=last - cell.row + 1)


def _level(word: Word, other: Word) -> bool:
    return abs(word.baseline - other.baseline) <= _LEVEL * other.size


def _adjoins(word: Word, words: Sequence[Word], level: Collection[float]) -> bool:
    """Whether *word* stands between the lines of *words*, or close above or below with no line drawn between."""
    if not words:
        return False
    nearest = min(words, key=lambda other: abs(other.baseline - word.baseline))
    low, high = sorted((word.baseline, nearest.baseline))
    if any(low < line < high for line in level):
        return False
    inside = min(other.baseline for other in words) <= word.baseline <= max(other.baseline for other in words)
    return inside or high - low <= _ADJOINING * nearest.size
