"""Three witnesses tell of a table: the structure tree, drawn lines, and aligned text. The one is believed that explains
most of the words.

A witness explains a word when it puts it into a cell, or the tree into a paragraph outside all tables, and nothing on
the page speaks against it (:mod:`.doubts`). Where several explain as much, the tree is believed, which knows most, and
lines before blanks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from maalplan.findings import witnesses_disagree
from maalplan.ingest.pdf.doubts import divided, misplaced, out_of_line, rows_within, side_by_side, torn
from maalplan.ingest.pdf.head_inside import framed
from maalplan.ingest.pdf.shown import Box, Grid, PageView, Word, around, middle_in
from maalplan.ingest.pdf.tables import sorted_to_cells
from maalplan.ingest.pdf.tabular import drawn_tables
from maalplan.ingest.pdf.tagged import Home, Path, Trees
from maalplan.ingest.pdf.tagged_cells import Claim
from maalplan.ingest.pdf.tagged_claims import claims_of
from maalplan.ingest.pdf.unruled import unruled_grids
from maalplan.model import Finding, Place

_ALLOWED = 0.02
"""Share of the words that the tree may explain less than another witness and is still believed."""
_WIDE = 1.0
"""Sizes: a blank between words that sets cells apart."""
_CREDIBLE = 0.9
"""Share of the words that the tree must explain to be believed at all."""

Thing = TypeVar("Thing", Claim, Grid, Claim | Grid)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A table, by its path in the tree, of which the tree and geometry put different words into cells; ``places`` are
    those of the tree's cells."""

    table: Path
    page: int
    places: tuple[Box, ...]
    tree_believed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What is believed of a page: ``claims`` of the tree, and ``grids`` of the other two."""

    grids: tuple[Grid, ...]
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def findings_of(readings: Iterable[Reading]) -> Iterator[Finding]:
    """One finding for every table that is in dispute."""
    tables: defaultdict[tuple[Path, bool], list[Place]] = defaultdict(list)
    for dispute in (dispute for reading in readings for dispute in reading.disputes):
        for x0, top, x1, bottom in dispute.places:
            box = round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
            tables[dispute.table, dispute.tree_believed].append(Place(page=dispute.page, bbox=box))
    for (_, believed), places in tables.items():
        yield witnesses_disagree(believed, tuple(places))


def readings_of(views: Sequence[PageView], trees: Trees) -> list[Reading]:
    """For every page the tables that are believed to be on it."""
    shown = zip(views, drawn_tables(views), unruled_grids(views), strict=True)
    grids = [_geometry(view, drawn, unruled) for view, drawn, unruled in shown]
    claims = claims_of(views, trees)
    return [
        _reading(view, own, said, homes) if said else Reading(tuple(own))
        for view, own, said, homes in zip(views, grids, claims, trees.homes, strict=True)
    ]


def _at_one_place(things: Iterable[Thing]) -> list[list[Thing]]:
    """*things* in groups of those that overlap, directly or through others."""
    groups: list[list[Thing]] = []
    for thing in things:
        near: list[list[Thing]] = [group for group in groups if any(_overlap(thing.box, other.box) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [thing])
    return groups


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# ------------------------------------------------------------------ lines or blanks


def _geometry(view: PageView, drawn: Sequence[Grid], unruled: Sequence[Grid]) -> list[Grid]:
    """Of the grids at one place those that explain more."""
    kept: list[Grid] = []
    for group in _at_one_place([*drawn, *unruled]):
        lines = [grid for grid in group if not grid.unruled]
        blanks = [grid for grid in group if grid.unruled]
        if not (lines and blanks):
            kept += group
            continue
        words = [word for word in view.words if any(middle_in(word, grid.box) for grid in group)]
        ruled, aligned = _drawn_seating(view, lines), _drawn_seating(view, blanks)
        believed = ruled.explained(words) >= aligned.explained(words)
        kept += lines if believed else [framed(grid, lines) for grid in blanks]
    return kept


@dataclass(frozen=True, slots=True)
class _Seat:
    """A cell and its words; ``column``: what it has in common with those above and below; ``ruled``: lines are drawn
    around it."""

    column: Hashable
    words: tuple[Word, ...]
    ruled: bool = False


class _Seating:
    """Who sits where by one witness; ``ruled``: lines are drawn between the cells."""

    def __init__(self, seats: Iterable[_Seat], *, ruled: bool) -> None:
        self.seats = tuple(seats)
        self.at = {id(word): number for number, seat in enumerate(self.seats) for word in seat.words}
        self._ruled = ruled

    def explained(self, words: Sequence[Word], unread: Collection[int] = ()) -> int:
        """How many of *words* it explains; those *unread*, by ``id``, are no neighbours of others."""
        placed = sum(id(word) in self.at for word in words)
        columns: defaultdict[Hashable, list[Word]] = defaultdict(list)
        for seat in self.seats:
            columns[seat.column] += seat.words
        beside = max(side_by_side(seat.words for seat in self.seats), side_by_side(columns.values()))
        apart = 0 if self._ruled else torn((word for word in words if id(word) not in unread), self.at)
        return placed - beside - apart


def _drawn_seating(view: PageView, grids: Sequence[Grid]) -> _Seating:
    inside = sorted_to_cells(view, grids)[1]
    seats = (
        _Seat((number, round(box[0]), round(box[2])), tuple(words), not grids[number].unruled)
        for number, found in enumerate(inside)
        for box, words in found.items()
    )
    return _Seating(seats, ruled=not any(grid.unruled for grid in grids))


def _told_seating(claims: Sequence[Claim]) -> _Seating:
    return _Seating((seat for claim in claims for seat in _told_seats(claim)), ruled=all(c.ruled for c in claims))


def _told_seats(claim: Claim) -> Iterator[_Seat]:
    for path, words in claim.words.items():
        cell = claim.table.cells[path]
        if words:
            yield _Seat((claim.table.path, cell.column, cell.column_span), words)
    for inner in claim.inner.values():
        for deeper in inner:
            yield from _told_seats(deeper)


# ------------------------------------------------------------------ tree or geometry


def _reading(view: PageView, grids: Sequence[Grid], claims: Sequence[Claim], homes: Mapping[int, Home]) -> Reading:
    kept: list[Grid] = []
    believed: list[Claim] = []
    disputes: list[Dispute] = []
    things: list[Claim | Grid] = [*claims, *grids]
    for group in _at_one_place(things):
        said = [thing for thing in group if isinstance(thing, Claim)]
        drawn = [thing for thing in group if isinstance(thing, Grid)]
        if not said:
            kept += drawn
            continue
        case = _Case(view, said, drawn, homes)
        tree_believed = case.tree_is_believed()
        if tree_believed:
            believed += said
        else:
            kept += drawn
        disputes += [
            Dispute(claim.table.path, view.number, places, tree_believed)
            for claim in said
            if (places := case.disputed(claim))
        ]
    return Reading(tuple(kept), tuple(believed), tuple(disputes))


def _lines_of_cells(words: Iterable[Word], at: Mapping[int, int]) -> set[int]:
    """The baselines on which wide blanks set words of different cells apart; ``at``: the cell of each word."""
    rows: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        if id(word) in at:
            rows[round(word.baseline)].append(word)
    found = set()
    for baseline, row in rows.items():
        row.sort(key=lambda word: word.x0)
        if any(at[id(a)] != at[id(b)] and b.x0 - a.x1 >= _WIDE * b.size for a, b in pairwise(row)):
            found.add(baseline)
    return found


class _Case:
    """What the tree and geometry say of one place on a page."""

    def __init__(
        self, view: PageView, claims: Sequence[Claim], grids: Sequence[Grid], homes: Mapping[int, Home]
    ) -> None:
        self._claims, self._grids, self._homes = claims, grids, homes
        self._told, self._drawn = _told_seating(claims), _drawn_seating(view, grids)
        self._marks = {label for claim in claims for label in claim.labels}
        boxes = [*(claim.box for claim in claims), *(grid.box for grid in grids)]
        self._words = [
            word for word in view.words if id(word) in self._told.at or any(middle_in(word, box) for box in boxes)
        ]
        self._cell_rows = _lines_of_cells(self._words, self._drawn.at)

    def disputed(self, claim: Claim) -> tuple[Box, ...]:
        """Where those cells of *claim* stand whose words geometry puts apart, or together with others."""
        seats = {id(seat.words): n for n, seat in enumerate(self._told.seats)}
        strange = self._strangers()
        return tuple(
            around(tuple(word.box for word in words))
            for words in claim.words.values()
            if words and seats.get(id(words)) in strange
        )

    def _strangers(self) -> set[int]:
        """The tree's cells, by number, of which geometry has other words."""
        pairs = {
            (self._told.at[id(word)], self._drawn.at[id(word)])
            for word in self._words
            if id(word) in self._told.at and id(word) in self._drawn.at and id(word) not in self._marks
        }
        told = Counter(one for one, _ in pairs)
        drawn = Counter(two for _, two in pairs)
        return {one for one, two in pairs if told[one] > 1 or drawn[two] > 1}

    def tree_is_believed(self) -> bool:
        """Whether the tree explains as much as geometry does, and nearly all."""
        seated = all(id(word) in self._told.at and id(word) in self._drawn.at for word in self._words)
        if seated and not self._strangers() and not self._doubted():
            return True
        told, count = self._by_tree(), len(self._words)
        if told < _CREDIBLE * count or self._leaves_out():
            return False
        ruled = any(not grid.unruled for grid in self._grids)
        return told >= self._drawn.explained(self._words) - (0 if ruled and self._divided() else _ALLOWED * count)

    def _leaves_out(self) -> bool:
        """Whether words are in drawn cells and, by the tree, in none."""
        left = [word for word in self._words if id(word) not in self._told.at and id(word) in self._drawn.at]
        return any(self._drawn.seats[self._drawn.at[id(word)]].ruled for word in left)

    def _by_tree(self) -> int:
        """How many words the tree explains, with those that it says are outside all tables."""
        beside = sum(id(word) not in self._told.at and self._is_beside(word) for word in self._words)
        return self._told.explained(self._words, self._marks) + beside - self._divided() - self._doubted()

    def _divided(self) -> int:
        """How many words are in one cell by the tree, and plainly in several."""
        return sum(divided(claim, self._grids, self._homes) + rows_within(claim, self._homes) for claim in self._claims)

    def _doubted(self) -> int:
        """How many words stand elsewhere than the tree's rows and columns say."""
        ruled = [grid for grid in self._grids if not grid.unruled]
        return sum(misplaced(claim) + out_of_line(claim, ruled) for claim in self._claims)

    def _is_beside(self, word: Word) -> bool:
        """Whether the tree says that *word* is outside all tables, and its line is not one of several cells."""
        home = self._homes.get(word.content) if word.content is not None else None
        if home is None or home.cell is not None or any(middle_in(word, claim.box) for claim in self._claims):
            return False
        return round(word.baseline) not in self._cell_rows
