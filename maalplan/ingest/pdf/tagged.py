"""The structure trees of a document's pages, put together: which tables they tell of, and to what each marked content
belongs.

A page's tree has only what stands on that page. An element has the same path everywhere, so the tables of all pages
are collected first; then the columns of every cell are known, those of cells on other pages too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from maalplan.ingest.pdf.shown import PageView, Tag

Path: TypeAlias = tuple[int, ...]
"""The place of an element among its parent's children, and theirs, from the root."""

_PARAGRAPHS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "Note", "FENote", "TOCI"})
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_MANY = 5
"""So many paragraphs, one of them a heading, are no cell's but those of a page laid out with a table."""


@dataclass(frozen=True, slots=True)
class TaggedCell:
    """A cell as the tree tells of it; ``row`` and ``column`` count from 0 in its table, over all pages."""

    path: Path
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def last_row(self) -> int:
        """The lowest row that it covers."""
        return self.row + self.row_span - 1

    @property
    def end(self) -> int:
        """The first column to the right of it."""
        return self.column + self.column_span


@dataclass(frozen=True, slots=True)
class TaggedTable:
    """A table as the tree tells of it; ``within`` is the cell of another table that it stands in."""

    path: Path
    rows: int
    columns: int
    cells: Mapping[Path, TaggedCell]
    within: Path | None = None


HomeKind: TypeAlias = Literal["run", "paragraph", "item", "label"]


@dataclass(frozen=True, slots=True)
class Home:
    """What a marked content belongs to: ``block`` is its paragraph or item, or a run of words that stands in neither;
    ``part`` the paragraph inside an item; ``table`` and ``cell`` are the innermost ones."""

    kind: HomeKind
    block: Path
    part: Path
    table: Path | None = None
    cell: Path | None = None


@dataclass(frozen=True, slots=True)
class Trees:
    """What all structure trees say: the tables, and for each page the home of every marked content."""

    tables: Mapping[Path, TaggedTable]
    homes: tuple[Mapping[int, Home], ...]
    owners: Mapping[Path, Path] = field(default_factory=dict)
    """The table of every cell."""


def trees_of(views: Sequence[PageView]) -> Trees:
    """What the structure trees of the pages *views* say; tables that have but one row or column, or that lay out a
    page, are none."""
    found = _Found()
    homes = tuple(found.homes_on(view.tags) for view in views)
    tables = {path: _table(path, rows, found) for path, rows in found.rows.items()}
    owners = {cell: path for path, table in tables.items() for cell in table.cells}
    real = {path: table for path, table in tables.items() if _is_real(table, found)}
    around = {cell: _nearest(cell, owners, tables, real) for cell in owners}
    within = {path: around[table.within] for path, table in real.items() if table.within}
    return Trees(
        {path: replace(table, within=within.get(path)) for path, table in real.items()},
        tuple({content: _resettled(home, around, owners) for content, home in page.items()} for page in homes),
        owners,
    )


def _is_real(table: TaggedTable, found: _Found) -> bool:
    if table.rows < 2 or table.columns < 2:
        return False
    return not any(found.headed[cell] and found.blocks[cell] >= _MANY for cell in table.cells)


def _nearest(
    cell: Path | None, owners: Mapping[Path, Path], tables: Mapping[Path, TaggedTable], real: Collection[Path]
) -> Path | None:
    """*cell*, or where its table is none the nearest around it whose table is one."""
    while cell is not None and owners[cell] not in real:
        cell = tables[owners[cell]].within
    return cell


def _resettled(home: Home, around: Mapping[Path, Path | None], owners: Mapping[Path, Path]) -> Home:
    """*home*, in the nearest cell that is one."""
    cell = around.get(home.cell) if home.cell else None
    return home if cell == home.cell else replace(home, cell=cell, table=owners[cell] if cell else None)


# ------------------------------------------------------------------ through the pages


@dataclass(slots=True)
class _Row:
    """What is known of a row: the cells that have content on some page, how many drawings stand among them, and how
    many children it has in all."""

    cells: dict[Path, Tag] = field(default_factory=dict)
    drawings: int = 0
    children: int = 0


class _Found:
    """What a walk through the trees of all pages finds."""

    def __init__(self) -> None:
        self.rows: defaultdict[Path, defaultdict[Path, _Row]] = defaultdict(lambda: defaultdict(_Row))
        self.within: dict[Path, Path | None] = {}
        self.blocks: defaultdict[Path, int] = defaultdict(int)
        self.headed: defaultdict[Path, bool] = defaultdict(bool)

    def homes_on(self, tags: Iterable[Tag]) -> dict[int, Home]:
        """The home of each marked content of a page with the structure tree *tags*."""
        homes: dict[int, Home] = {}
        for tag in tags:
            self._walk(tag, Home("run", tag.path, tag.path), homes)
        return homes

    def _walk(self, tag: Tag, around: Home, homes: dict[int, Home]) -> None:
        """Notes what is in *tag*, which stands in *around*."""
        if tag.kind == "Table":
            self.within.setdefault(tag.path, around.cell)
            self._rows(tag, tag.path, around, homes)
            return
        own = self._home(tag, around)
        before = -1
        for part in tag.content:
            if isinstance(part, Tag):
                self._walk(part, own, homes)
                before = part.path[-1]
            elif own.kind == "run":
                block = (*own.block, -2 - before)
                homes[part] = replace(own, block=block, part=block)
            else:
                homes[part] = own

    def _home(self, tag: Tag, around: Home) -> Home:
        path = tag.path
        match tag.kind:
            case "LI":
                return replace(around, kind="item", block=path, part=path)
            case "Lbl":
                return replace(around, kind="label") if around.kind == "item" else around
            case "LBody":
                return around
            case kind if kind in _PARAGRAPHS:
                self._count(kind, around.cell)
                if around.kind == "item":
                    return replace(around, part=path)
                return replace(around, kind="paragraph", block=path, part=path)
            case _:
                return replace(around, kind="run", block=path, part=path)

    def _count(self, kind: str, cell: Path | None) -> None:
        if cell is not None:
            self.blocks[cell] += 1
            self.headed[cell] |= kind in _HEADINGS

    def _rows(self, tag: Tag, table: Path, around: Home, homes: dict[int, Home]) -> None:
        """Notes the rows in *tag*, which is the *table* or a group of its rows; what is no row stands beside it."""
        for part in tag.content:
            if not isinstance(part, Tag):
                continue
            if part.kind == "TR":
                self._row(part, table, homes)
            elif part.kind in _PARAGRAPHS or part.kind in {"Table", "L", "TD", "TH"}:
                self._walk(part, around, homes)
            else:
                self._rows(part, table, around, homes)

    def _row(self, tag: Tag, table: Path, homes: dict[int, Home]) -> None:
        row = self.rows[table][tag.path]
        cells = [part for part in tag.content if isinstance(part, Tag)]
        row.drawings = max(row.drawings, len(tag.content) - len(cells))
        row.children = max(row.children, tag.children)
        for cell in cells:
            row.cells.setdefault(cell.path, cell)
            self._walk(cell, Home("run", cell.path, cell.path, table, cell.path), homes)


# ------------------------------------------------------------------ rows and columns


@dataclass(slots=True)
class _Empty:
    """A cell without content on any page, of which the tree gives no more than that it is there."""

    wide: int = 1
    high: int = 1


_Rows: TypeAlias = Sequence[Sequence[Tag | _Empty]]


def _table(path: Path, rows: Mapping[Path, _Row], found: _Found) -> TaggedTable:
    ordered = [list(_entries(place, rows[place])) for place in sorted(rows)]
    placed = list(_placed(ordered))
    if _stretched(ordered, placed):
        placed = list(_placed(ordered))
    starts = sorted({cell.column for cell in placed})
    cells = {cell.path: _without_gaps(cell, starts, len(ordered)) for cell in placed}
    return TaggedTable(path, len(ordered), len(starts), cells, found.within[path])


def _entries(path: Path, row: _Row) -> Iterator[Tag | _Empty]:
    """The cells of a row from left to right. Where places are missing among its children there are empty cells, or
    drawings, which the row has as children too."""
    drawings = row.drawings
    place = 0
    for cell in sorted(row.cells):
        missing = cell[len(path)] - place
        empty = max(0, missing - drawings)
        drawings -= missing - empty
        yield from (_Empty() for _ in range(empty))
        yield row.cells[cell]
        place = cell[len(path)] + 1
    yield from (_Empty() for _ in range(row.children - place - drawings))


def _placed(rows: _Rows) -> Iterator[TaggedCell]:
    """The cells that are known, each beside those before it and below those that reach down."""
    taken: set[tuple[int, int]] = set()
    for row, entries in enumerate(rows):
        column = 0
        for entry in entries:
            while (row, column) in taken:
                column += 1
            wide, high = (entry.wide, entry.high) if isinstance(entry, _Empty) else (entry.column_span, entry.row_span)
            height, width = min(high, len(rows) - row), 1
            while width < wide and (row, column + width) not in taken:
                width += 1
            taken |= {(row + down, column + across) for down in range(height) for across in range(width)}
            if isinstance(entry, Tag):
                yield TaggedCell(entry.path, row, column, height, width)
            column += width


def _stretched(rows: _Rows, placed: Sequence[TaggedCell]) -> bool:
    """Whether an empty cell was made wider or higher, where a row is narrower than the table: the only one in that row,
    or else the only one in the row above."""
    reach = [sum(isinstance(entry, _Empty) for entry in entries) for entries in rows]
    for cell in placed:
        for row in range(cell.row, cell.last_row + 1):
            reach[row] += cell.column_span
    missing = [max(reach) - width for width in reach]
    changed = False
    above: list[_Empty] = []
    for entries, lacks in zip(rows, missing, strict=True):
        empty = [entry for entry in entries if isinstance(entry, _Empty)]
        if lacks and len(empty) == 1:
            empty[0].wide += lacks
        elif lacks == 1 and not empty and len(above) == 1:
            above[0].high += 1
            empty = above
        changed = changed or lacks > 0
        above = empty
    return changed


def _without_gaps(cell: TaggedCell, starts: Sequence[int], rows: int) -> TaggedCell:
    """*cell*, columns counted only where some cell begins: spans may be larger than the table."""
    column = bisect_left(starts, cell.column)
    span = max(1, bisect_left(starts, cell.end) - column)
    return replace(cell, column=column, column_span=span, row_span=min(cell.row_span, rows - cell.row))
