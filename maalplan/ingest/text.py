"""Plain text: what an extraction left of a document, one ``line`` block per line that has words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from maalplan.errors import NotADocument
from maalplan.ingest.aligned import Aligned, aligned_tables
from maalplan.ingest.aligned_rows import Piece
from maalplan.ingest.bounds import check_blocks, check_bytes, check_letters, with_short_blanks
from maalplan.ingest.encoding import decode
from maalplan.ingest.origin import origin
from maalplan.ingest.running import Line, furniture
from maalplan.ingest.shapes import bullet, is_contents, is_rule
from maalplan.ingest.typed_notes import without_typed_notes
from maalplan.model import Block, Cell, Document, Place, Table, Text, TextKind

_UNMAPPED = re.compile(r"^(\s*)(?:\x7f|\(cid:\d{1,5}\))(?=\s|$)")
"""A bullet whose glyph an extraction could not name; pdfminer prints its number."""
_TAB = 8
_SPACED_LINES = 12
_SPACED_SHARE = 0.8
_WRAPPED = 2
_LONG_SHARE = 0.6
_ENDS = ".:;!?"


@dataclass(slots=True)
class _Gaps:
    """Empty lines since the last line with words."""

    open: int = 0

    def take(self) -> int:
        gap, self.open = self.open, 0
        return gap


def read_text(data: bytes, path: str) -> Document:
    """A plain text as ``line`` blocks in the file's order.

    ``gap`` counts the empty lines above a line; in an extraction that puts empty lines behind every line these are
    taken off, so that 0 means "directly following". Form feeds are page breaks: they become ``rule`` blocks, and
    places get a ``page``. Page numbers and running titles are ``furniture``. Raises NotADocument when the file is
    binary or has no words, TooLarge when it has more of them than are read.
    """
    check_bytes(data)
    text, findings = decode(data)
    check_letters(len(text))
    lines = list(_lines(text))
    check_blocks(len(lines))
    if not lines:
        raise NotADocument("The file is empty; check that it was saved or fetched whole.")
    paged = "\f" in text
    blocks, footnotes = without_typed_notes(_blocks(lines, paged))
    source = origin(data, path, "text/plain", "text", lines[-1].page if paged else None)
    return Document(source, blocks, footnotes, findings)


def _lines(text: str) -> Iterator[Line]:
    """The lines with words, each with its number, page and the empty lines above it."""
    page, gaps = 1, _Gaps()
    for number, printed in enumerate(text.split("\n"), 1):
        for part_of_page, on_page in enumerate(printed.split("\f")):
            if part_of_page:
                page += 1
            found = [part for part in on_page.split("\v") if part.strip()]
            if not found and not part_of_page:
                gaps.open += 1
            for part in found:
                shown = _UNMAPPED.sub(r"\1•", with_short_blanks(part))
                yield Line(number, page, gaps.take(), shown.expandtabs(_TAB) if part[0] == "\t" else shown)


def _blocks(lines: list[Line], paged: bool) -> tuple[Block, ...]:
    blocks: list[Block] = []
    spaced = _spacing(lines)
    running = furniture(lines, paged)
    apart = running | {n for n, line in enumerate(lines) if is_contents(line.text.strip())}
    tables = {table.first: table for table in aligned_tables(lines, apart)} if not spaced else {}
    page, index = lines[0].page, 0
    while index < len(lines):
        line = lines[index]
        if line.page != page:
            blocks.append(_page_break(line, len(blocks) + 1))
            page = line.page
        table = tables.get(index)
        if table is None:
            blocks.append(
                _block(line, _place(line, paged, len(blocks) + 1), index in running, max(0, line.gap - spaced))
            )
            index += 1
            continue
        blocks.append(_table(table, paged, len(blocks) + 1))
        for inside in range(index, table.after):
            if lines[inside].page != page:
                blocks.append(_page_break(lines[inside], len(blocks) + 1))
                page = lines[inside].page
            if inside in apart:
                place = _place(lines[inside], paged, len(blocks) + 1)
                blocks.append(_block(lines[inside], place, inside in running, 0))
        index = table.after
    return tuple(blocks)


def _place(line: Line, paged: bool, block: int) -> Place:
    return Place(page=line.page if paged else None, lines=(line.number, line.number), block=block)


def _table(table: Aligned, paged: bool, block: int) -> Table:
    """An aligned table; the lines of a cell stay lines, since nothing shows which of them belong together."""
    cells = []
    for row, shown in enumerate(table.rows, start=1):
        for column, pieces in enumerate(shown.columns, start=1):
            if pieces:
                place = Place(block=block, row=row, column=column)
                texts = tuple(_piece(piece, place, paged) for piece in pieces)
                cells.append(Cell(row, column, texts, column_span=table.columns if shown.wide else 1))
    lines = [piece.line for shown in table.rows for column in shown.columns for piece in column]
    numbers = [line.number for line in lines]
    page = lines[0].page if paged else None
    return Table(
        len(table.rows), table.columns, tuple(cells), Place(page, lines=(min(numbers), max(numbers)), block=block)
    )


def _piece(piece: Piece, place: Place, paged: bool) -> Text:
    mark, start = bullet(piece.text) or (None, 0)
    number = piece.line.number
    own = replace(place, page=piece.line.page if paged else None, lines=(number, number))
    return Text("line", piece.text[start:], (own,), level=piece.indent, mark=mark)


def _page_break(line: Line, block: int) -> Text:
    return Text("rule", "", (Place(page=line.page, lines=(line.number, line.number), block=block),))


def _block(line: Line, place: Place, running: bool, gap: int) -> Text:
    words = line.text.strip()
    indent = len(line.text) - len(line.text.lstrip())
    kind = _kind(words, running)
    if kind != "line":
        return Text(kind, "" if kind == "rule" else words, (place,), level=indent if kind == "contents" else 0, gap=gap)
    found = bullet(words) or (bullet(words + "x") if len(words) == 1 and words not in "o-–—*" else None)
    mark, start = found or (None, 0)
    return Text("line", words[start:], (place,), level=indent, mark=mark, gap=gap)


def _kind(words: str, running: bool) -> TextKind:
    if running:
        return "furniture"
    if is_rule(words):
        return "rule"
    return "contents" if is_contents(words) else "line"


def _spacing(lines: list[Line]) -> int:
    """How many empty lines the extraction puts behind *every* line; 0 where empty lines part paragraphs.

    Two things must hold: nearly no line follows another directly, and sentences run on over the empty lines; a short
    line that runs on counts where no line at all follows another directly.
    """
    inner = lines[1:]
    spaced = Counter(line.gap for line in inner if line.gap)
    if len(inner) < _SPACED_LINES or sum(spaced.values()) < _SPACED_SHARE * len(inner):
        return 0
    usual = min((gap for gap, times in spaced.items() if times >= 0.1 * len(inner)), default=0)
    always = sum(spaced.values()) == len(inner)
    long = 0.0 if always else _LONG_SHARE * max(len(line.text) for line in lines)
    pairs = [(above, line) for above, line in zip(lines, inner, strict=False) if line.gap == usual]
    wrapped = sum(_runs_on(above, line, long) for above, line in pairs)
    return usual if wrapped >= _WRAPPED else 0


def _runs_on(above: Line, line: Line, long: float) -> bool:
    """Whether a sentence goes on from one full line to the next."""
    return len(above.text) >= long and line.text.lstrip()[0].islower() and above.text.rstrip()[-1] not in _ENDS
