"""Tab-separated lines to table rows, as they are left when a table is pasted as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from maalplan.ingest.shapes import bullet, is_contents, is_rule, number_mark

_OPENING = re.compile(r"<(?:ul|ol|table)\b", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:ul|ol|table)\s{0,5}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,200}>")
_STARTS_OTHERWISE = re.compile(r"\s{0,3}(?:#{1,6}\s|[-+*]\s|>|\||```|~~~)")
_LONGEST_TITLE = 150
_SENTENCE_WORDS = 5
_LONGEST_CELL = 500

AFTER_SENTENCE = re.compile(r"(?<=[.:;!?”\"»)>])[ \u00a0]{2,}")
"""What parts two paragraphs of a cell: two spaces behind a sentence, a label or a tag."""


@dataclass(slots=True)
class Row:
    """A row: its line in the source and, of each cell, its lines."""

    line: int
    cells: list[list[str]] = field(default_factory=list)
    title: bool = False
    """One line across the whole table."""


def is_row(line: str) -> bool:
    """Whether *line* is words, a tab, and maybe words; no contents entry, and no list item set off by a tab.

    >>> is_row("Titel\\tMål"), is_row("1.\\tIndledning"), is_row("<b>Mål</b> .....\\t3")
    (True, False, False)
    """
    first, tab, rest = line.partition("\t")
    if not tab or not (first.strip() or "\t" in rest) or is_contents(plain(line)):
        return False
    marked = bullet(first.strip() + " x") if len(first.strip()) == 1 else number_mark(first.strip() + " x")
    return not (marked and "\t" not in rest)


def plain(line: str) -> str:
    """*line* without its tags."""
    return _TAGS.sub("", line) if "<" in line else line


def take_rows(lines: list[str], start: int) -> tuple[list[Row], int]:
    """The table rows from line *start* (counted from 0), and the line behind them; none where no table begins.

    A line without a tab directly above the first row or between rows goes across the table; a row that lacks
    cells, or has an open list, goes on in the next line.
    """
    rows: list[Row] = []
    at = start
    if not is_row(lines[at]):
        if not _opens_table(lines, at):
            return [], start
        rows.append(Row(at, [[lines[at]]], title=True))
        at += 1
    while at < len(lines) and lines[at].strip():
        if "\t" in lines[at] and not is_contents(plain(lines[at])):
            rows.append(Row(at, [[cell] for cell in lines[at].split("\t")]))
            at = _open_lists(lines, at + 1, rows[-1])
        elif _continues(rows[-1], lines[at], _width(rows)):
            rows[-1].cells[-1].append(lines[at])
            at += 1
        elif at + 1 < len(lines) and is_row(lines[at + 1]) and not _STARTS_OTHERWISE.match(lines[at]):
            rows.append(Row(at, [[lines[at]]], title=True))
            at += 1
        else:
            break
    _complete(rows)
    return rows, at


def _width(rows: Iterable[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _opens_table(lines: list[str], at: int) -> bool:
    """Whether the line is a title set directly above table rows, and no sentence that leads up to them."""
    line = lines[at].strip()
    alone = not at or not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#") or is_rule(lines[at - 1])
    if not alone or at + 1 >= len(lines) or not is_row(lines[at + 1]) or len(line) > _LONGEST_TITLE:
        return False
    if _STARTS_OTHERWISE.match(lines[at]) or is_rule(line) or is_contents(plain(line)) or bullet(line):
        return False
    return line[-1] not in ".:;" or len(line.split()) < _SENTENCE_WORDS


def _open_lists(lines: list[str], at: int, row: Row) -> int:
    """Take the lines of a list or table that the last cell has opened and not closed."""
    cell = row.cells[-1]
    depth = _depth(cell[0])
    while depth > 0 and at < len(lines) and len(cell) < _LONGEST_CELL:
        below = lines[at].split("\t")
        cell.append(below[0])
        row.cells.extend([part] for part in below[1:])
        cell = row.cells[-1]
        depth = max(0, depth + _depth(below[0])) if len(below) == 1 else _depth(below[-1])
        at += 1
    return at


def _depth(text: str) -> int:
    return len(_OPENING.findall(text)) - len(_CLOSING.findall(text))


def _continues(row: Row, line: str, width: int) -> bool:
    """Whether a line without a tab belongs to the last cell of the row above: a list item, or a row that lacks
    cells."""
    if row.title or len(row.cells) < 2:
        return False
    return bool(bullet(line.strip())) or len(row.cells) < width


def _complete(rows: list[Row]) -> None:
    """Join a row that was broken inside a cell with the row that holds the rest of its cells."""
    width = _width(rows)
    at = 0
    while at + 1 < len(rows):
        row, below = rows[at], rows[at + 1]
        broken = 1 < len(row.cells) < width and len(row.cells[-1]) > 1 or _dangling(row, width)
        if broken and not below.title and len(row.cells) + len(below.cells) - 1 == width:
            row.cells[-1].extend(below.cells[0])
            row.cells.extend(below.cells[1:])
            del rows[at + 1]
        else:
            at += 1


def _dangling(row: Row, width: int) -> bool:
    """Whether the row lacks cells and its last one ends in a colon, before a list."""
    return 1 < len(row.cells) < width and row.cells[-1][-1].rstrip().endswith(":")


def rows_to_html(rows: list[Row], render: Callable[[str], str]) -> list[tuple[int, str]]:
    """The table as HTML, as (source line, markup) in order; *render* makes a cell's markup of its text."""
    width = max(1, _width(rows))
    out = [(rows[0].line, "<table>")]
    for row in rows:
        out.append((row.line, "<tr>"))
        span = f' colspan="{width}"' if row.title else ""
        for cell in row.cells:
            paragraphs = [part for line in cell for part in AFTER_SENTENCE.split(line)]
            out.append((row.line, f"<td{span}>" + "".join(f"<div>{render(part)}</div>" for part in paragraphs)))
            out.append((row.line, "</td>"))
        out.append((row.line, "</tr>"))
    out.append((rows[-1].line, "</table>"))
    return out
