"""Tables that an extraction gives cell by cell → tables again.

The labels of the header stand in one line ("Mål: Beskrivelse: Milepæle:"), or one below the other; then follow the
lines of the first cell, of the second, and so on. Where one cell ends and the next begins is found by the cheapest
way through the columns: each line has a cost in each column, by what the column's label leads one to expect, and each
step to the next column or row has one, by whether the words before it were finished. A row over the full width is a
column of its own, :data:`~maalplan.parsers.columns.WIDE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from maalplan.model import Block, Cell, Place, Table, Text
from maalplan.parsers.columns import WIDE, Columns, LineKind, cost, empty_cost, kind_of, step_cost
from maalplan.parsers.flat_header import FlatHeader, find_header
from maalplan.parsers.glued_cells import split_glued
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary, label_key

_TOTALS = ("i alt", "sum", "total")
Reflow = Callable[[Sequence[Block]], tuple[Block, ...]]
Ends = Callable[[Text], bool]


def unflattened(blocks: Sequence[Block], words: Vocabulary, ends: Ends, reflow: Reflow) -> list[Block]:
    """*blocks* with each flattened table put together.

    ``ends`` tells a line that ends a table (a heading); ``reflow`` makes the lines of a cell paragraphs and items.
    """
    out: list[Block] = []
    position = 0
    while position < len(blocks):
        header, after = find_header(blocks, position, words)
        if header is None:
            out.append(blocks[position])
            position += 1
            continue
        body = _Body(blocks, words, ends, header, after)
        body.read()
        position = body.position
        out.append(_table(header, body.lines, words, reflow))
        out += body.held
    return out


def header_at(blocks: Sequence[Block], position: int, words: Vocabulary) -> bool:
    """Do the labels of a flattened table begin at *position*?"""
    return find_header(blocks, position, words)[0] is not None


# ------------------------------------------------------------------ the body


@dataclass(slots=True)
class _Body:
    """The lines of a table; ``held``: what stands among them and is no cell (page furniture)."""

    blocks: Sequence[Block]
    words: Vocabulary
    ends: Ends
    header: FlatHeader
    position: int
    lines: list[Text] = field(default_factory=list)
    held: list[Block] = field(default_factory=list)

    def read(self) -> None:
        """Take all lines up to what ends the table."""
        while self.position < len(self.blocks):
            block = self.blocks[self.position]
            if not isinstance(block, Text) or not self.is_inside(block):
                break
            if block.kind == "line":
                self.lines.append(block)
            else:
                self.held.append(block)
            self.position += 1

    def is_inside(self, block: Text) -> bool:
        """Does the table go on with *block*?"""
        if block.kind != "line":
            return block.kind == "furniture" or (block.kind == "rule" and not block.text and self.goes_on())
        if label_key(block.text) in _TOTALS or find_header(self.blocks, self.position, self.words)[0]:
            return False
        return not self.ends(block) or (self.is_section(block) and self.goes_on())

    def is_section(self, line: Text) -> bool:
        """Is a heading one that can stand inside a table: does it name goals, without a chapter's number?"""
        if goal_heading(whole(line), self.words):
            return True
        return self.words.chapter(line.text) in GOAL_CHAPTERS and not line.text[:1].isdigit()

    def goes_on(self) -> bool:
        """Do cells of the table's narrow columns follow, before the next heading or table?"""
        wanted = {"deadline", "weight", "year"} & set(self.header.roles)
        for n in range(self.position + 1, len(self.blocks)):
            block = self.blocks[n]
            if not isinstance(block, Text) or find_header(self.blocks, n, self.words)[0]:
                return False
            if block.kind != "line":
                continue
            if self.ends(block):
                return False
            kinds = [kind_of(piece) for piece in split_glued(block, self.header.roles, first=True)]
            if any((kind.date and "deadline" in wanted) or (kind.weight and wanted - {"deadline"}) for kind in kinds):
                return True
        return False


# ------------------------------------------------------------------ the table


def _table(header: FlatHeader, body: Sequence[Text], words: Vocabulary, reflow: Reflow) -> Table:
    lines = [piece for n, line in enumerate(body) for piece in split_glued(line, header.roles, first=n == 0)]
    table = Columns(header.roles, listed=any(line.mark for line in lines))
    rows = _rows(lines, _way(lines, table, words), header.roles)
    place = header.labels[0].places[0]
    cells = [Cell(1, n, (_paragraph(label),)) for n, label in enumerate(header.labels, start=1)]
    for row, content in enumerate(rows, start=2):
        for column, own in sorted(content.items()):
            span = len(header.labels) if column == WIDE else 1
            cells.append(Cell(row, max(column, 0) + 1, reflow(_unsplit(own)), column_span=span))
    return Table(len(rows) + 1, len(header.labels), tuple(cells), _spanned(place, lines))


def _unsplit(lines: Sequence[Text]) -> list[Text]:
    """*lines* with the pieces of one line that came into one cell put together again."""
    out: list[Text] = []
    for line in lines:
        if out and line.places == out[-1].places and not line.mark:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _paragraph(label: Text) -> Text:
    return Text("paragraph", label.text, label.places[:1])


def _spanned(place: Place, lines: Sequence[Text]) -> Place:
    last = lines[-1].places[-1].lines if lines else place.lines
    return replace(place, lines=(place.lines[0], last[1])) if place.lines and last else place


def _rows(lines: Sequence[Text], columns: Sequence[int], roles: Sequence[str]) -> list[dict[int, list[Text]]]:
    """The lines by row and column; a step back to the left begins a row, and so does a row over the full width."""
    rows: list[dict[int, list[Text]]] = []
    before = len(roles)
    for line, column in zip(lines, columns, strict=True):
        again = column == before and (column == WIDE or roles[column] in ("number", "deadline", "weight", "year"))
        if column < before or not rows or again or before == WIDE != column:
            rows.append({})
        rows[-1].setdefault(column, []).append(line)
        before = column
    return rows


def _way(lines: Sequence[Text], table: Columns, words: Vocabulary) -> list[int]:
    """The cheapest column for each line, as one way through the table."""
    kinds: list[LineKind] = [kind_of(line, names_goals=_names_goals(line, words)) for line in lines]
    best: list[dict[int, tuple[float, int]]] = []
    for n, kind in enumerate(kinds):
        here: dict[int, tuple[float, int]] = {}
        for column in range(WIDE, len(table.roles)):
            own = cost(kind, table.role(column))
            if n == 0:
                here[column] = (own + step_cost(None, kind, WIDE, column, table), WIDE)
                continue
            before = min(
                (total + step_cost(kinds[n - 1], kind, previous, column, table), previous)
                for previous, (total, _) in best[-1].items()
            )
            here[column] = (before[0] + own, before[1])
        best.append(here)
    return list(_back(best, table))[::-1]


def _names_goals(line: Text, words: Vocabulary) -> bool:
    """Does a line name a goal or a group of goals by its words?"""
    return goal_heading(whole(line), words) is not None or words.chapter(line.text) in GOAL_CHAPTERS


def _back(best: Sequence[dict[int, tuple[float, int]]], table: Columns) -> Iterator[int]:
    """The columns from the last line to the first; what stays empty at the end has its cost too."""
    if not best:
        return
    column = min(best[-1], key=lambda c: best[-1][c][0] + empty_cost(table, c + 1, len(table.roles)))
    for here in reversed(best):
        yield column
        column = here[column][1]
