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

AFTER_SENTENCE = re.compile(
    r"(?<=[.:;!?”\"»)>])[ \u00a0]{2,}|(?<![ \u00a0])[ \u00a0]{2,}+(?=\*{0,2}[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+)?:)"
)
"""What parts two paragraphs of a cell: two spaces behind a sentence, a label or a tag, or before a label."""


Piece = tuple[int, str]
"""The number of a source line, from 0, and what a cell has of it."""


@dataclass(slots=True)
class Row:
    """A row: its line in the source, from 0, and the pieces of each cell, one per line that the author set."""

    line: int
    cells: list[list[Piece]] = field(default_factory=list)
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
    at = start
    rows = [Row(at, [[(at, lines[at])]], title=True)] if _opens_table(lines, at) else []
    if not rows and not is_row(lines[at]):
        return [], start
    at += len(rows)
    while at < len(lines) and lines[at].strip():
        if "\t" in lines[at] and not is_contents(plain(lines[at])):
            rows.append(Row(at, [[(at, cell)] for cell in lines[at].split("\t")]))
            at = _open_lists(lines, at + 1, rows[-1])
            continue
        if _continues(rows[-1], lines[at], _width(rows[-2:])):
            rows[-1].cells[-1].append((at, lines[at]))
        elif _parts_rows(lines, at):
            rows.append(Row(at, [[(at, lines[at])]], title=True))
        else:
            break
        at += 1
    return _completed(rows), at


def _parts_rows(lines: list[str], at: int) -> bool:
    """Whether the line stands between rows and is none itself."""
    return at + 1 < len(lines) and is_row(lines[at + 1]) and not _STARTS_OTHERWISE.match(lines[at])


def _width(rows: Iterable[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _opens_table(lines: list[str], at: int) -> bool:
    """Whether the line is a title set directly above table rows, and no sentence that leads up to them."""
    line = lines[at].strip()
    alone = not at or not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#") or is_rule(lines[at - 1])
    if not alone or "\t" in line or at + 1 >= len(lines) or not is_row(lines[at + 1]) or len(line) > _LONGEST_TITLE:
        return False
    if _STARTS_OTHERWISE.match(lines[at]) or is_rule(line) or is_contents(plain(line)) or bullet(line):
        return False
    return line[-1] not in ".:;" or len(line.split()) < _SENTENCE_WORDS


def _open_lists(lines: list[str], at: int, row: Row) -> int:
    """Take the lines of a list or table that the last cell has opened and not closed."""
    depth, taken = _depth(row.cells[-1][-1][1]), 0
    while depth > 0 and at < len(lines) and taken < _LONGEST_CELL:
        inner, *further = lines[at].split("\t")
        begun, text = row.cells[-1][-1]
        row.cells[-1][-1] = (begun, f"{text}\n{inner}")
        row.cells.extend([(at, part)] for part in further)
        depth = _depth(further[-1]) if further else depth + _depth(inner)
        at, taken = at + 1, taken + 1
    return at


def _depth(text: str) -> int:
    return len(_OPENING.findall(text)) - len(_CLOSING.findall(text))


def _continues(row: Row, line: str, width: int) -> bool:
    """Whether a line without a tab belongs to the last cell of the row above: a list item, or a row that lacks
    cells."""
    if row.title or len(row.cells) < 2:
        return False
    return bool(bullet(line.strip())) or len(row.cells) < width


def _completed(rows: list[Row]) -> list[Row]:
    """The rows; one that was broken inside a cell is joined with the row that holds the rest of its cells."""
    width = _width(rows)
    whole: list[Row] = []
    for row in rows:
        above = whole[-1] if whole else None
        if above and not row.title and _broken(above, width) and len(above.cells) + len(row.cells) - 1 == width:
            above.cells[-1].extend(row.cells[0])
            above.cells.extend(row.cells[1:])
        else:
            whole.append(row)
    return whole


def _broken(row: Row, width: int) -> bool:
    """Whether the row lacks cells and its last one is in the middle of something: a list, or a colon before one."""
    if not 1 < len(row.cells) < width:
        return False
    last = row.cells[-1]
    return len(last) > 1 or last[-1][1].rstrip().endswith(":")


def rows_to_html(rows: list[Row], render: Callable[[str], str]) -> list[Piece]:
    """The table as HTML, as (source line, markup) in order; *render* makes a cell's markup of its text."""
    width = _filled_width(rows)
    out = [(rows[0].line, "<table>")]
    for row in rows:
        span = f' colspan="{width}"' if row.title else ""
        out.append((row.line, "<tr>"))
        for cell in row.cells[:width]:
            out.append((row.line, f"<td{span}>"))
            out.extend(
                (line, f"<div>{render(part)}</div>") for line, text in cell for part in AFTER_SENTENCE.split(text)
            )
            out.append((row.line, "</td>"))
        out.append((row.line, "</tr>"))
    out.append((rows[-1].line, "</table>"))
    return out


def _filled_width(rows: list[Row]) -> int:
    """The number of columns, without those at the right that only stray tabs made."""
    header = next((len(row.cells) for row in rows if not row.title), 1)
    filled = (n + 1 for row in rows for n, cell in enumerate(row.cells) if any(text.strip() for _, text in cell))
    return max(header, *filled, 1)
