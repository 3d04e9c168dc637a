"""The table forms of pandoc's Markdown that only draw a table: grid, simple and multiline."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

Piece = tuple[int, str]
Render = Callable[[str], str]

_GRID_LINE = re.compile(r"\+(?:[-=:]{2,}\+)+")
_DASHES = re.compile(r"-{2,}")
_DASH_LINE = frozenset("- ")
_HIGHEST = 5_000
_HIGHEST_HEADER = 12


def take_pandoc_table(lines: list[str], at: int, render: Render) -> tuple[list[Piece], int]:
    """The markup of the drawn table that begins on line *at* (from 0), and the line behind it; else none."""
    line = lines[at].strip()
    if line.startswith("+") and _GRID_LINE.fullmatch(line):
        return _grid(lines, at, render)
    if line.startswith("--") and _is_dashes(line):
        return _multiline(lines, at, render)
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if below.startswith("--") and " " in below and _is_dashes(below):
        return _simple(lines, at, render)
    return [], at


def _is_dashes(line: str) -> bool:
    return _DASH_LINE.issuperset(line) and all(len(run) > 1 for run in line.split())


# ------------------------------------------------------------------ grid


def _grid(lines: list[str], at: int, render: Render) -> tuple[list[Piece], int]:
    """``+---+---+`` between the rows, ``|`` between the cells; a row may have fewer cells than another."""
    end = at
    while end < len(lines) and end - at < _HIGHEST and lines[end].strip()[:1] in {"+", "|"}:
        end += 1
    bounds = sorted({n for line in lines[at:end] for n, sign in enumerate(line) if sign == "+" and _crosses(line)})
    borders = [n for n in range(at, end) if _GRID_LINE.fullmatch(lines[n].strip())]
    if len(borders) < 2 or len(bounds) < 2:
        return [], at
    heads = [n for n in borders if "=" in lines[n]]
    out = [(at, "<table>")]
    for above, below in pairwise(borders):
        tag = "th" if heads and below <= heads[0] else "td"
        out.append((above + 1, "<tr>"))
        out.extend(_grid_cells(lines, range(above + 1, below), bounds, (tag, render)))
        out.append((below, "</tr>"))
    return [*out, (borders[-1], "</table>")], end


def _crosses(line: str) -> bool:
    return _GRID_LINE.fullmatch(line.strip()) is not None


def _grid_cells(lines: list[str], rows: range, bounds: list[int], how: tuple[str, Render]) -> list[Piece]:
    tag, render = how
    used = [n for n in bounds if all(lines[row][n : n + 1] in {"|", "+", ""} for row in rows)]
    out: list[Piece] = []
    for left, right in pairwise(used):
        across = bounds.index(right) - bounds.index(left)
        span = f' colspan="{across}"' if across > 1 else ""
        out.append((rows.start, f"<{tag}{span}>"))
        out.extend(_paragraphs([(row, lines[row][left + 1 : right].strip()) for row in rows], render))
        out.append((rows.start, f"</{tag}>"))
    return out


def _paragraphs(cell: list[Piece], render: Render) -> list[Piece]:
    """The paragraphs and list items of a cell, whose wrapped lines are put together."""
    out: list[Piece] = []
    words: list[str] = []
    begun = 0
    for line, text in [*cell, (0, "")]:
        opens = text.startswith(("- ", "* ", "• ", "– ")) or re.match(r"(?:\d{1,2}|[a-z])[.)]\s", text) is not None
        if words and (opens or not text):
            out.append((begun, _paragraph(" ".join(words), render)))
            words = []
        if text:
            begun = begun if words else line
            words.append(text)
    return out


def _paragraph(text: str, render: Render) -> str:
    bulleted = text.startswith(("- ", "* ")) and len(text) > 2
    return f"<ul><li>{render(text[2:])}</li></ul>" if bulleted else f"<div>{render(text)}</div>"


# ------------------------------------------------------------------ simple and multiline


def _simple(lines: list[str], at: int, render: Render) -> tuple[list[Piece], int]:
    """A header line, a line of dashes that shows the columns, and a line per row up to an empty one."""
    columns = _columns(lines[at + 1])
    end = at + 2
    while end < len(lines) and lines[end].strip() and not _is_dashes(lines[end].strip()):
        end += 1
    if len(columns) < 2 or end == at + 2:
        return [], at
    rows = [[n] for n in range(at + 2, end)]
    closed = end + (end < len(lines) and bool(lines[end].strip()))
    return _drawn(lines, [[at], *rows], columns, render), closed


def _multiline(lines: list[str], at: int, render: Render) -> tuple[list[Piece], int]:
    """A line of dashes, a header, a line of dashes with gaps, rows parted by empty lines, a line of dashes."""
    shown = next((n for n in range(at, min(len(lines), at + _HIGHEST_HEADER)) if _shows_columns(lines[n])), None)
    if shown is None:
        return [], at
    end = next((n for n in range(shown + 1, min(len(lines), shown + _HIGHEST)) if _is_dash_line(lines[n])), shown)
    columns = _columns(lines[shown])
    header = [list(range(at + 1, shown))] if shown > at else []
    body: list[list[int]] = [[]]
    for n in range(shown + 1, end):
        if lines[n].strip():
            body[-1].append(n)
        elif body[-1]:
            body.append([])
    rows = [*header, *(row for row in body if row)]
    return (_drawn(lines, rows, columns, render), end + 1) if body[0] and rows[0] else ([], at)


def _shows_columns(line: str) -> bool:
    return " " in line.strip() and _is_dash_line(line)


def _is_dash_line(line: str) -> bool:
    text = line.strip()
    return text.startswith("--") and _is_dashes(text)


def _columns(line: str) -> list[tuple[int, int]]:
    """The columns below a line of dashes; each reaches to the next one's beginning."""
    starts = [found.start() for found in _DASHES.finditer(line)]
    return list(zip(starts, [*starts[1:], 1_000_000], strict=True))


def _drawn(lines: list[str], rows: list[list[int]], columns: list[tuple[int, int]], render: Render) -> list[Piece]:
    out: list[Piece] = [(rows[0][0], "<table>")]
    for row in rows:
        out.append((row[0], "<tr>"))
        for left, right in columns:
            out.append((row[0], "<td>"))
            out.extend(_paragraphs([(n, lines[n][left:right].strip()) for n in row], render))
            out.append((row[0], "</td>"))
        out.append((row[-1], "</tr>"))
    out.append((rows[-1][-1], "</table>"))
    return out
