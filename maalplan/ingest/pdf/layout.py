"""The pages of a document to one stream: what stands on them in reading order, page furniture told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TypeAlias

from maalplan.ingest.pdf.columns import going_on, in_reading_order
from maalplan.ingest.pdf.contents import contents_rows
from maalplan.ingest.pdf.cuts import with_cuts
from maalplan.ingest.pdf.footnotes import Note, references, taken_out
from maalplan.ingest.pdf.furniture import Rows, furniture
from maalplan.ingest.pdf.headings import body_size
from maalplan.ingest.pdf.lines import Line, finished, holds, line_of, lines_of, opens_lower, within
from maalplan.ingest.pdf.nesting import sheets_of
from maalplan.ingest.pdf.passages import Passage
from maalplan.ingest.pdf.shown import PageView
from maalplan.ingest.pdf.tables import NEAR, Sheet, sorted_to_cells
from maalplan.ingest.pdf.tagged import Home, trees_of
from maalplan.ingest.pdf.tagged_sheets import sheet_of_claim
from maalplan.ingest.pdf.witnesses import Reading, findings_of, readings_of
from maalplan.model import Finding


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines read one after the other; ``main`` where they take up the whole width of the text.

    Furniture that stands between lines, where a stretch goes on over a page break, is in ``between``: the number of
    lines before it, and itself.
    """

    lines: tuple[Line, ...]
    main: bool = True
    between: tuple[tuple[int, Passage], ...] = ()


Node: TypeAlias = Sheet | Stretch | Passage
"""A table, text, or a line of furniture or of the contents list."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All that the pages show: ``nodes`` in reading order, ``marks`` of the footnotes, ``bottom`` how far down
    the pages are filled, ``findings`` what there is to be said of its tables."""

    nodes: tuple[Node, ...]
    notes: tuple[Note, ...]
    body: float
    bottom: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    view: PageView
    rows: tuple[Line, ...]
    sheets: tuple[Sheet, ...]


def laid_out(views: Sequence[PageView]) -> Layout:
    """What the pages show, as one stream."""
    trees = trees_of(views)
    readings = readings_of(views, trees)
    pages = _with_cuts([_page(*page) for page in zip(views, readings, trees.homes, strict=True)])
    beside = furniture([_rows(page) for page in pages])
    kept = [[row for row in page.rows if row not in beside] for page in pages]
    cells = [line for page in pages for sheet in page.sheets for slot in sheet.slots for line in slot.lines]
    body = body_size((row for rows in kept for row in rows), cells)
    known = references([*(row for rows in kept for row in rows), *cells])
    bounds = _bounds(pages, kept)
    nodes: list[Node] = []
    notes: list[Note] = []
    open_at = range(0)
    for page, rows in zip(pages, kept, strict=True):
        rest, found = taken_out(rows, known, body)
        notes += found
        head = [row for row in page.rows if row in beside and row.baseline < page.view.height / 2]
        foot = [row for row in page.rows if row in beside and row not in head]
        nodes += [_single(row, "furniture") for row in (*head, *_aside(page.view))]
        rest = _without_ends(nodes, open_at, rest, page)
        begin = len(nodes)
        nodes += _in_order(page, rest, bounds[_size(page.view)])
        open_at = _last_columns(nodes, begin)
        nodes += [_single(row, "furniture") for row in foot]
    ends = [sheet.bottom for page in pages for sheet in page.sheets] + [row.box[3] for rows in kept for row in rows]
    return Layout(tuple(nodes), tuple(notes), body, max(ends, default=0.0), tuple(findings_of(readings)))


def _last_columns(nodes: Sequence[Node], begin: int) -> range:
    """Where in *nodes* those columns stand that are side by side at the end, from *begin* on."""
    first = end = len(nodes)
    edge = float("inf")
    while first > begin:
        node = nodes[first - 1]
        if not isinstance(node, Stretch) or node.main or node.lines[0].left >= edge:
            break
        edge = node.lines[0].left
        first -= 1
    return range(first, end)


def _without_ends(nodes: list[Node], open_at: range, rows: list[Line], page: _Page) -> list[Line]:
    """*rows* without those that complete the columns at *open_at*, from the foot of the page before; these are put
    there."""
    columns = [node for index in open_at if isinstance(node := nodes[index], Stretch)]
    top = min((sheet.box[1] for sheet in page.sheets), default=page.view.height)
    count, parts = going_on([node.lines for node in columns], [row for row in rows if row.box[3] <= top])
    for index, node, part in zip(open_at, columns, parts, strict=False):
        nodes[index] = replace(node, lines=(*node.lines, *part))
    return rows[count:]


def _page(view: PageView, reading: Reading, homes: Mapping[int, Home]) -> _Page:
    told = [sheet_of_claim(claim, view.number, homes) for claim in reading.claims]
    placed = {id(word) for claim in reading.claims for cell in claim.words for word in claim.words_of(cell)}
    rest = replace(view, words=tuple(word for word in view.words if id(word) not in placed)) if placed else view
    outside, inside = sorted_to_cells(rest, reading.grids)
    sheets = sheets_of(reading.grids, inside, view.number)
    return _Page(view, tuple(lines_of(outside, view.number)), (*told, *sheets))


def _with_cuts(pages: Sequence[_Page]) -> list[_Page]:
    """*pages*, the words found that narrow cells cut."""
    sheets = iter(with_cuts([sheet for page in pages for sheet in page.sheets], (row for p in pages for row in p.rows)))
    return [replace(page, sheets=tuple(islice(sheets, len(page.sheets)))) for page in pages]


def _rows(page: _Page) -> Rows:
    tables = [edge for sheet in page.sheets for edge in (sheet.box[1], sheet.box[3])]
    return Rows(page.view.number, page.view.height, page.rows, (min(tables), max(tables)) if tables else None)


def _aside(view: PageView) -> list[Line]:
    return [line_of([word], view.number) for word in view.aside]


def _single(row: Line, kind: str) -> Passage:
    return Passage((row,), kind="furniture" if kind == "furniture" else "contents")


# ------------------------------------------------------------------ order and bounds


def _in_order(page: _Page, rows: Iterable[Line], bounds: tuple[float, float]) -> Iterator[Node]:
    """The tables and lines of a page from top to bottom."""
    things: list[Line | Sheet] = sorted([*rows, *page.sheets], key=_top)
    group: list[Line] = []
    for thing in things:
        if isinstance(thing, Line):
            group.append(thing)
            continue
        yield from _stretches(group, bounds)
        group = []
        yield thing
    yield from _stretches(group, bounds)


def _top(thing: Line | Sheet) -> float:
    return thing.baseline - thing.size / 2 if isinstance(thing, Line) else thing.box[1]


def _stretches(rows: Sequence[Line], bounds: tuple[float, float]) -> Iterator[Node]:
    listed = contents_rows(rows)
    group: list[Line] = []
    for index, row in enumerate(rows):
        if index not in listed:
            group.append(row)
            continue
        yield from _columns(group, bounds)
        group = []
        yield _single(row, "contents")
    yield from _columns(group, bounds)


def _columns(rows: Sequence[Line], bounds: tuple[float, float]) -> Iterator[Stretch]:
    for column in in_reading_order(rows, bounds):
        yield Stretch(column.lines, main=not column.beside)


def _size(view: PageView) -> tuple[int, int]:
    return round(view.width), round(view.height)


def _bounds(pages: Sequence[_Page], kept: Sequence[Sequence[Line]]) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right bound of the text, for every size of page: as far as lines reach, or else tables."""
    lines: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    tables: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for page, rows in zip(pages, kept, strict=True):
        lines[_size(page.view)] += rows
        tables[_size(page.view)] += [sheet.box[2] - 2 * NEAR for sheet in page.sheets]
    return {size: _bound(size[0], lines[size], tables[size]) for size in {_size(page.view) for page in pages}}


def _bound(width: float, lines: Sequence[Line], tables: Sequence[float]) -> tuple[float, float]:
    if not lines:
        return 0.0, max(tables, default=0.0)
    left = min(line.x0 for line in lines)
    ends = sorted((line.x1 for line in lines), reverse=True)
    agreed = next((one for one, other in pairwise(ends) if one - other <= 15), None)
    reach = ends[0] if agreed is None else agreed
    if any(_wrapped_at(reach, above, below) for above, below in pairwise(lines)):
        return left, reach
    return left, max(reach, width - left, *tables)


def _wrapped_at(reach: float, above: Line, below: Line) -> bool:
    """Whether a sentence runs over the end of the line *above*, which had to end where lines reach to."""
    near = above.page == below.page and 0 < below.baseline - above.baseline < 2 * below.size
    runs_on = near and not finished(above) and opens_lower(below)
    return runs_on and not holds(within(above, above.x0, reach), below)


def with_page(stretch: Stretch, after: Stretch, between: Iterable[Passage]) -> Stretch:
    """*stretch* going on over a page break with the lines of *after*."""
    count = len(stretch.lines)
    inserted = tuple((count, passage) for passage in between)
    moved = tuple((count + place, passage) for place, passage in after.between)
    return replace(stretch, lines=(*stretch.lines, *after.lines), between=(*stretch.between, *inserted, *moved))
