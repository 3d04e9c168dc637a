"""What the structure trees claim of every page: tables, each word in the cell that its tag names.

A row of heads that is repeated on a later page without tags is known by its words and places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from maalplan.ingest.pdf.shown import Box, PageView, Word, around
from maalplan.ingest.pdf.tagged import Home, Path, TaggedCell, TaggedTable, Trees
from maalplan.ingest.pdf.tagged_cells import Claim, Edge, column_edges, filled, rising, row_edges, rows_shown
from maalplan.ingest.pdf.tagged_loose import SIGNS, with_loose

_SAME_PLACE = 2.0
"""Points by which the words of a repeated row of heads may be moved."""
_MOST_HEADS = 3
"""So many rows are repeated on every page at most."""


@dataclass(slots=True)
class _Part:
    """A page's part of a table: the words of its cells, those of tables inside them too, and, by ``id``, which of them
    are marks of list items."""

    table: TaggedTable
    words: defaultdict[Path, list[Word]] = field(default_factory=lambda: defaultdict(list))
    labels: set[int] = field(default_factory=set)

    @property
    def standing(self) -> dict[Path, list[Word]]:
        """The words that show where cells stand."""
        return {
            path: [word for word in words if id(word) not in self.labels] or words for path, words in self.words.items()
        }


def claims_of(views: Sequence[PageView], trees: Trees) -> list[list[Claim]]:
    """For every page the tables that the tree tells of, without those that stand inside others."""
    if not trees.tables:
        return [[] for _ in views]
    parts = [_parts(view, homes, trees) for view, homes in zip(views, trees.homes, strict=True)]
    loose = [_loose(view, homes) for view, homes in zip(views, trees.homes, strict=True)]
    heads = _heads(parts)
    for part, words in zip(parts, loose, strict=True):
        for path, found in part.items():
            _add_heads(found, heads[path], words)
    columns = _columns(views, parts)
    return [
        list(_claims(view, part, own, words))
        for view, part, own, words in zip(views, parts, columns, loose, strict=True)
    ]


def _parts(view: PageView, homes: Mapping[int, Home], trees: Trees) -> dict[Path, _Part]:
    """The parts of tables on the page, by their tables."""
    parts: dict[Path, _Part] = {}
    for word in view.words:
        home = homes.get(word.content) if word.content is not None else None
        if home is None or home.table is None or home.cell is None:
            continue
        table, cell = home.table, home.cell
        while True:
            part = parts.setdefault(table, _Part(trees.tables[table]))
            part.words[cell].append(word)
            if home.kind == "label" or word.text in SIGNS:
                part.labels.add(id(word))
            outer = trees.tables[table].within
            if outer is None:
                break
            table, cell = trees.owners[outer], outer
    return parts


def _loose(view: PageView, homes: Mapping[int, Home]) -> list[Word]:
    """The words of which the tree says nothing."""
    return [word for word in view.words if word.content is None or word.content not in homes]


# ------------------------------------------------------------------ repeated heads


def _heads(parts: Iterable[Mapping[Path, _Part]]) -> dict[Path, dict[Path, list[Word]]]:
    """For every table the words of its first rows, where they first stand on a page."""
    heads: dict[Path, dict[Path, list[Word]]] = {}
    for part in parts:
        for path, found in part.items():
            cells = found.table.cells
            heads.setdefault(path, {cell: list(w) for cell, w in found.words.items() if cells[cell].row < _MOST_HEADS})
    return heads


def _add_heads(part: _Part, head: Mapping[Path, list[Word]], loose: list[Word]) -> None:
    """Gives *part* those *loose* words that repeat the first rows of its table above it."""
    numbers = rows_shown(part.table, part.words)
    if not numbers or numbers[0] == 0:
        return
    top = min(word.baseline for words in part.words.values() for word in words)
    above = [word for word in loose if word.baseline < top]
    for rows in range(min(_MOST_HEADS, part.table.rows - 1), 0, -1):
        cells = {path: words for path, words in head.items() if part.table.cells[path].last_row < rows}
        found = _repeated(cells, above)
        if found:
            for path, words in found.items():
                part.words[path] += words
                for word in words:
                    loose.remove(word)
            return


def _repeated(cells: Mapping[Path, Sequence[Word]], above: Sequence[Word]) -> dict[Path, list[Word]] | None:
    """Those words *above* that repeat all the words of *cells*, with the cell of each."""
    wanted = [(path, word) for path, words in cells.items() for word in words]
    if not wanted:
        return None
    first = wanted[0][1]
    for candidate in above:
        if candidate.text != first.text:
            continue
        across, down = candidate.x0 - first.x0, candidate.baseline - first.baseline
        found: defaultdict[Path, list[Word]] = defaultdict(list)
        for path, word in wanted:
            twin = next((other for other in above if _is_twin(other, word, across, down)), None)
            if twin is None:
                break
            found[path].append(twin)
        else:
            return dict(found)
    return None


def _is_twin(other: Word, word: Word, across: float, down: float) -> bool:
    moved = abs(other.x0 - word.x0 - across), abs(other.baseline - word.baseline - down)
    return other.text == word.text and max(moved) <= _SAME_PLACE


# ------------------------------------------------------------------ claims


def _columns(views: Sequence[PageView], parts: Sequence[Mapping[Path, _Part]]) -> list[dict[Path, list[Edge | None]]]:
    """The edges of the columns on each page; what one page does not show is taken from the nearest that does."""
    own = [
        {
            path: column_edges(found.table, found.standing, _sides(_around(found, view), 0))
            for path, found in part.items()
        }
        for view, part in zip(views, parts, strict=True)
    ]
    sizes = [round(view.width) for view in views]
    result = []
    for page, columns in enumerate(own):
        nearest = sorted((n for n in range(len(own)) if sizes[n] == sizes[page]), key=lambda n: abs(n - page))
        result.append(
            {path: filled(edges, (own[n][path] for n in nearest if path in own[n])) for path, edges in columns.items()}
        )
    return result


def _around(part: _Part, view: PageView) -> list[Box]:
    """The cells of the grids that are drawn around the words of *part*."""
    box = around(tuple(word.box for words in part.words.values() for word in words))
    grids = [grid for grid in view.grids if box[0] < grid.box[2] and grid.box[0] < box[2]]
    return [cell for grid in grids if box[1] < grid.box[3] and grid.box[1] < box[3] for cell in grid.cells]


def _sides(cells: Iterable[Box], side: int) -> list[float]:
    """The places of upright lines (*side* 0) or level ones (1) of *cells*, in order."""
    return sorted({place for cell in cells for place in (cell[side], cell[side + 2])})


def _claims(
    view: PageView, parts: Mapping[Path, _Part], columns: Mapping[Path, Sequence[Edge | None]], loose: list[Word]
) -> Iterable[Claim]:
    """The claims of a page, from the innermost tables outwards."""
    claims: list[Claim] = []
    for path in sorted(parts, key=len, reverse=True):
        part = parts[path]
        drawn = _around(part, view)
        inside = [claim for claim in claims if claim.table.within in part.table.cells]
        claim = _claim(part, columns[path], _sides(drawn, 1), inside)
        if claim is not None:
            claims = [other for other in claims if other not in inside]
            claims.append(with_loose(claim, loose, drawn))
    return sorted(claims, key=lambda claim: claim.box[1])


def _claim(
    part: _Part, columns: Sequence[Edge | None], level: Sequence[float], inside: Sequence[Claim]
) -> Claim | None:
    """What the tree says of *part*; None where its rows or columns do not follow one another on the page."""
    table, numbers = part.table, rows_shown(part.table, part.words)
    across = rising(edge.at if edge else None for edge in columns)
    down = row_edges(table, numbers, part.standing, level)
    if across is None or down is None:
        return None
    inner: defaultdict[Path, tuple[Claim, ...]] = defaultdict(tuple)
    for claim in inside:
        assert claim.table.within is not None
        inner[claim.table.within] += (claim,)
    deeper = {id(word) for claim in inside for path in claim.words for word in claim.words_of(path)}
    words = {
        path: tuple(word for word in part.words.get(path, ()) if id(word) not in deeper)
        for path, cell in table.cells.items()
        if part.words.get(path) or _is_among(cell, numbers)
    }
    ruled = all(edge and edge.drawn for edge in columns[1:-1])
    return Claim(table, numbers, across, down, words, dict(inner), ruled, frozenset(part.labels))


def _is_among(cell: TaggedCell, numbers: Sequence[int]) -> bool:
    """Whether *cell* covers one of the rows *numbers*, which are in order."""
    if not numbers or cell.row > numbers[-1] or cell.last_row < numbers[0]:
        return False
    return numbers[bisect_left(numbers, cell.row)] <= cell.last_row
