"""Tables whose columns no line divides: found by the blanks that run down through their rows.

A row of heads says where columns are: bold above plain rows, or with a drawn line or shade below it; or bold labels
do, with plain words beside them. The rows under
it belong to the table as long as they leave the blanks open. Where a page break cuts such a table, its columns hold
for the top of the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from maalplan.ingest.pdf.bands import Band, bands_of, cells_of, parts_of, rules_between
from maalplan.ingest.pdf.columns import Gap, narrowed
from maalplan.ingest.pdf.contents import contents_rows
from maalplan.ingest.pdf.furniture import Rows, furniture
from maalplan.ingest.pdf.lines import Line, is_drawn, lines_of
from maalplan.ingest.pdf.marks import is_mark
from maalplan.ingest.pdf.shown import Box, Grid, PageView, outside_of

_BLANK = 1.0
"""Width of the blank between two heads, in sizes, at least."""
_FAR = 4.5
"""Rows of a table follow each other within so many sizes."""
_FULL = 0.8
"""Share of a table's width that a line drawn through it takes at least."""
_FEW_LINES = 4
"""So many lines of page header or footer may stand between a table and the page's edge."""
_SURE = 3
"""So many blanks in a row show that it is of a table."""
_PAIRS = 2
"""So many labels with their values in one row are a table."""
_PAD = 2.0
"""Points by which a table is wider than its words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A table: the lines from ``first`` to before ``after``, its columns' edges and its rows."""

    first: int
    after: int
    edges: tuple[float, ...]
    bands: tuple[Band, ...]


def unruled_grids(views: Sequence[PageView]) -> list[tuple[Grid, ...]]:
    """For each page the grids of the tables on it that have no lines between their columns."""
    carried: tuple[float, ...] = ()
    free = [_free_lines(view) for view in views]
    beside = furniture([Rows(view.number, view.height, tuple(rows)) for view, rows in zip(views, free, strict=True)])
    pages: list[tuple[list[Line], list[_Found]]] = []
    for view, rows in zip(views, free, strict=True):
        lines = [row for row in rows if row.bold or row not in beside]
        tables = list(_tables(lines, view.rules, carried))
        at_end = bool(tables) and len(lines) - tables[-1].after <= _FEW_LINES
        carried = tables[-1].edges if at_end else ()
        pages.append((lines, tables))
    for (lines, tables), (_, after) in pairwise(pages):
        if after and after[0].first <= _FEW_LINES and (begun := _begun(lines, tables, after[0])):
            tables.append(begun)
    return [
        tuple(Grid(cells_of(table.bands, table.edges, view.rules), unruled=True) for table in tables)
        for view, (_, tables) in zip(views, pages, strict=True)
    ]


def cells_within(lines: Sequence[Line], rules: Sequence[Box]) -> tuple[Box, ...]:
    """The cells of the table that all *lines*, those in a frame, form; none where they form no table."""
    found = _headed(lines, 0, rules, set()) if lines else None
    return cells_of(found.bands, found.edges, rules) if found and found.after == len(lines) else ()


def _begun(lines: Sequence[Line], tables: Sequence[_Found], after: _Found) -> _Found | None:
    """The table *after*, from the top of a page, as far as it begins at the foot of the page before: rows with a bold
    label and plain words in its columns, too few to show by themselves that they are rows."""
    end = len(lines)
    free = tables[-1].after if tables else 0
    while end > max(free, len(lines) - _FEW_LINES) and not _is_row_of(lines[end - 1], after):
        end -= 1
    first = end
    while first > free and _is_row_of(lines[first - 1], after):
        first -= 1
    bands = tuple(Band((line,), parts_of(line.words, after.edges)) for line in lines[first:end])
    return _Found(first, end, after.edges, bands) if bands else None


def _is_row_of(line: Line, table: _Found) -> bool:
    parts = parts_of(line.words, table.edges)
    labelled = _label_gap(line) is not None and _label_gap(table.bands[0].lines[0]) is not None
    return labelled and len(parts) > 1 and all(parts)


def _free_lines(view: PageView) -> list[Line]:
    """The lines of *view* outside drawn tables of several rows and columns; shades may be every other row."""
    drawn = [grid.box for grid in view.grids if _rows_and_columns(grid) and not grid.shaded]
    return lines_of(outside_of(view.words, drawn), view.number)


def _rows_and_columns(grid: Grid) -> bool:
    return all(len({round(cell[side]) for cell in grid.cells}) > 1 for side in (0, 1))


def _tables(lines: Sequence[Line], rules: Sequence[Box], carried: tuple[float, ...]) -> Iterator[_Found]:
    barred = contents_rows(lines) | {index for index, line in enumerate(lines) if is_drawn(line)}
    index = 0
    while index < len(lines):
        found = None
        if index not in barred:
            ways = (
                _headed(lines, index, rules, barred) or _labelled(lines, index, rules, barred),
                _paired(lines, index, rules),
            )
            found = max((way for way in ways if way), key=lambda way: way.after, default=None)
            if carried and index <= _FEW_LINES:
                rest = _carried_on(lines, index, rules, carried)
                found = rest if rest and (not found or rest.after >= found.after) else found
        if found:
            yield found
            carried = ()
        index = found.after if found else index + 1


# ------------------------------------------------------------------ where a table begins and ends


def _carried_on(lines: Sequence[Line], first: int, rules: Sequence[Box], edges: tuple[float, ...]) -> _Found | None:
    """The rest of a table with the columns of the page before, from the line *first* on."""
    after = first
    while after < len(lines) and (after == first or not _far(lines, after, rules)) and _keeps(lines, after, edges):
        after += 1
    parts = parts_of(lines[first].words, edges) if after > first else ()
    if not parts or (parts[0] and sum(parts) < 2):
        return None
    bands = _trimmed(bands_of(lines[first:after], edges, rules), edges, rules)
    rows = any(band.filled > 1 for band in bands)
    return _Found(first, first + _count(bands), edges, tuple(bands)) if rows else None


def _headed(lines: Sequence[Line], first: int, rules: Sequence[Box], barred: set[int]) -> _Found | None:
    """The table of which the line *first* is the row of heads."""
    head = lines[first]
    gaps = _gaps(head)
    if gaps and head.bold and first + 1 < len(lines) and _is_lower_head(head, lines[first + 1]):
        gaps = _gaps(lines[first + 1])
    found = _grown(lines, first, gaps, rules, barred)
    return found if found and _is_table(found.bands, found.edges, rules) else None


def _labelled(lines: Sequence[Line], first: int, rules: Sequence[Box], barred: set[int]) -> _Found | None:
    """The table that begins with the line *first* and has bold labels on the left, plain words beside each."""
    gap = _label_gap(lines[first])
    found = _grown(lines, first, [gap], rules, barred) if gap else None
    if found is None or sum(band.filled > 1 and _label_gap(band.lines[0]) is not None for band in found.bands) < 2:
        return None
    left = [band for band in found.bands if band.parts and band.parts[0]]
    return found if all(band.lines[0].words[0].bold for band in left) else None


def _paired(lines: Sequence[Line], first: int, rules: Sequence[Box]) -> _Found | None:
    """The table of rows with two bold labels or more, a plain value behind each: ``Ansvarlig  Drift  Vægt  15 pct.``"""
    if not _is_paired(lines[first]):
        return None
    edges = _edges(lines[first : first + 1], _gaps(lines[first]), rules)
    after = first + 1
    while after < len(lines) and _is_paired(lines[after]) and all(parts_of(lines[after].words, edges)):
        after += 1
    bands = (Band((line,), parts_of(line.words, edges)) for line in lines[first:after])
    return _Found(first, after, edges, tuple(bands))


def _is_paired(line: Line) -> bool:
    places = [0, *(n + 1 for n, (one, two) in enumerate(pairwise(line.words)) if two.x0 - one.x1 >= _BLANK * line.size)]
    parts = [line.words[start:end] for start, end in pairwise([*places, len(line.words)])]
    bold = [{word.bold for word in part} for part in parts]
    return len(parts) >= _PAIRS * 2 and bold == [{True}, {False}] * (len(parts) // 2)


def _label_gap(line: Line) -> Gap | None:
    """The blank behind the bold label that *line* begins with; none behind a colon, which shows enough."""
    gap = next(iter(_gaps(line)), None)
    label = [word for word in line.words if gap and word.x1 <= gap[0]]
    plain = not all(word.bold for word in line.words)
    return gap if label and plain and all(w.bold for w in label) and not label[-1].text.endswith(":") else None


def _grown(lines: Sequence[Line], first: int, gaps: list[Gap], rules: Sequence[Box], barred: set[int]) -> _Found | None:
    """The lines from *first* on that leave the *gaps* open, as rows."""
    after = first + 1
    while gaps and after < len(lines) and after not in barred and not _far(lines, after, rules):
        line = lines[after]
        left = [gap for gap in (narrowed(gap, line, 0.5) for gap in gaps) if gap]
        if line.size > lines[first].size + 0.6:
            break
        if len(left) == len(gaps):
            gaps = left
        elif not _is_title(lines, after, gaps):
            break
        after += 1
    if not gaps or after - first < 2:
        return None
    edges = _edges(lines[first:after], gaps, rules)
    bands = _trimmed(bands_of(lines[first:after], edges, rules), edges, rules)
    return _Found(first, first + _count(bands), edges, tuple(bands)) if bands else None


def _gaps(line: Line) -> list[Gap]:
    return [(one.x1, two.x0) for one, two in pairwise(line.words) if two.x0 - one.x1 >= _BLANK * line.size]


def _is_lower_head(head: Line, below: Line) -> bool:
    """Whether a second row of heads divides the columns of *head* further."""
    near = below.baseline - head.baseline <= _FAR * head.size
    return near and below.bold and len(_gaps(below)) > len(_gaps(head))


def _far(lines: Sequence[Line], index: int, rules: Sequence[Box]) -> bool:
    """Whether the line at *index* is too far below the one before; a rule between them brings them closer."""
    above, line = lines[index - 1], lines[index]
    ruled = bool(rules_between(above.baseline, line.baseline, rules))
    return line.baseline - above.baseline > (2 if ruled else 1) * _FAR * line.size


def _keeps(lines: Sequence[Line], index: int, edges: Sequence[float]) -> bool:
    gaps = [(edge - _PAD, edge) for edge in edges[1:-1]]
    inside = edges[0] - _PAD <= lines[index].x0 and lines[index].x1 <= edges[-1] + _PAD
    return inside and (bool(parts_of(lines[index].words, edges)) or _is_title(lines, index, gaps))


def _is_title(lines: Sequence[Line], index: int, gaps: Sequence[Gap]) -> bool:
    """Whether the line at *index* is one over all columns, with rows of the table below it."""
    if index + 1 >= len(lines) or (len(gaps) < _SURE and not lines[index].bold):
        return False
    below = lines[index + 1]
    kept = all(narrowed(gap, below, 0.0) for gap in gaps)
    return kept and below.x0 < gaps[0][0] and below.x1 > gaps[0][1]


def _edges(lines: Sequence[Line], gaps: Sequence[Gap], rules: Sequence[Box]) -> tuple[float, ...]:
    left = min(line.x0 for line in lines) - _PAD
    right = max(line.x1 for line in lines) + _PAD
    through = rules_between(lines[0].box[1] - 2 * lines[0].size, lines[-1].box[3] + lines[-1].size, rules)
    wide = [rule for rule in through if rule[2] - rule[0] >= _FULL * (right - left)]
    reach = max((rule[2] for rule in wide), default=right)
    return left, *(gap[1] - 1 for gap in gaps), max(right, reach)


def _trimmed(bands: list[Band], edges: Sequence[float], rules: Sequence[Box]) -> list[Band]:
    """*bands* without those at the end that have nothing but words on the left: headings and text below the table."""
    kept = list(bands)
    while kept and kept[-1].filled < 2 and not _closed(kept, edges, rules):
        kept.pop()
    return kept


def _closed(bands: Sequence[Band], edges: Sequence[float], rules: Sequence[Box]) -> bool:
    """Whether a rule is drawn under the last of *bands*, as well as above it.

    Where the page cuts a row, the rule below may be drawn under its first cell alone.
    """
    if len(bands) < 2:
        return False
    last = bands[-1]
    below = rules_between(last.bottom - _PAD, last.bottom + 1.5 * last.lines[-1].size, rules)
    return _is_full(below, edges[:2]) and _is_full(
        rules_between(bands[-2].bottom - _PAD, last.top + _PAD, rules), edges
    )


def _count(bands: Sequence[Band]) -> int:
    return sum(len(band.lines) for band in bands)


# ------------------------------------------------------------------ whether it is one


def _is_table(bands: Sequence[Band], edges: Sequence[float], rules: Sequence[Box]) -> bool:
    """Whether there are a row of heads, or rules between rows, and rows with words in several columns."""
    if sum(band.filled > 1 for band in bands) < 2 or (len(edges) == 3 and _is_margin(bands, edges)):
        return False
    ruled = sum(
        _is_full(rules_between(above.bottom - _PAD, below.top + _PAD, rules), edges) for above, below in pairwise(bands)
    )
    headed = bands[0].bold and not all(band.bold for band in bands[1:]) and bands[0].filled == len(edges) - 1
    rows = sum(band.filled > 1 for band in bands[1:])
    if len(edges) > _SURE + 1 and sum(band.filled >= _SURE for band in bands) >= _SURE:
        return True
    return ruled > 1 or (len(edges) > 3 and (ruled == 1 or headed)) or (headed and rows > 1 - ruled)


def _is_margin(bands: Sequence[Band], edges: Sequence[float]) -> bool:
    """Whether nothing stands on the left but numbers and letters: those of headings and lists, set into the margin."""
    left = [[word.text for word in line.words if word.x1 <= edges[1]] for band in bands for line in band.lines]
    return all(is_mark(words[0]) for words in left if words) and all(len(words) < 2 for words in left)


def _is_full(rules: Sequence[Box], edges: Sequence[float]) -> bool:
    """Whether *rules*, side by side without a gap, run through nearly the whole table."""
    reach = None
    for rule in sorted(rules):
        if reach is None or rule[0] > reach + _PAD + 1:
            start, reach = rule[0], rule[2]
        reach = max(reach, rule[2])
        if min(reach, edges[-1]) - max(start, edges[0]) >= _FULL * (edges[-1] - edges[0]):
            return True
    return False
