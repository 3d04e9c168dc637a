"""Tables that an extraction gives cell by cell → tables again.

The labels of the header stand in one line ("Mål: Beskrivelse: Milepæle:"), or one below the other; then follow the
lines of the first cell, of the second, and so on. Where one cell ends and the next begins is found by the cheapest
way through the columns: each line has a cost in each column, by what the column's label leads one to expect, and each
step to the next column or row has one, by whether the words before it were finished. A row over the full width is a
column of its own, :data:`~maalplan.parsers.columns.WIDE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from maalplan.model import Block, Cell, Place, Table, Text
from maalplan.parsers.columns import WIDE, Columns, Seat, cost, empty_cost, seats, step_cost
from maalplan.parsers.flat_body import Body, Ends
from maalplan.parsers.flat_header import JUDGING, FlatHeader, find_header
from maalplan.parsers.glued_cells import broken_verdict, split_glued
from maalplan.parsers.line_kinds import EMPTY, kinds_of
from maalplan.parsers.vocabulary import Vocabulary

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?(?:\s|$)")
_OUTLINED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ]")
_START = Seat(WIDE)
Reflow = Callable[[Sequence[Block]], tuple[Block, ...]]


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
        body = Body(blocks, words, ends, header, after)
        body.read()
        position = body.position
        out.append(_table(_settled(header, body.lines), body, reflow))
        out += body.held
    return out


def header_at(blocks: Sequence[Block], position: int, words: Vocabulary) -> bool:
    """Do the labels of a flattened table begin at *position*?"""
    return find_header(blocks, position, words)[0] is not None


# ------------------------------------------------------------------ the table


def _table(header: FlatHeader, body: Body, reflow: Reflow) -> Table:
    lines = list(_pieces(_with_numbers(body.lines, header), header, body.words))
    least = 1 if JUDGING.isdisjoint(header.roles) else 2  # what looks like a mark once may be the end of a sentence
    listed = sum(line.mark is not None for line in lines) >= least
    table = Columns(header.roles, listed=listed, paged=bool(body.first_lines))
    rows = _rows(lines, _way(lines, table, body), header.roles)
    place = header.labels[0].places[0]
    cells = [Cell(1, n, (_paragraph(label),)) for n, label in enumerate(header.labels, start=1)]
    for row, content in enumerate(rows, start=2):
        for column, own in sorted(content.items()):
            span = len(header.labels) if column == WIDE else 1
            cells.append(Cell(row, max(column, 0) + 1, reflow(_unsplit(own)), column_span=span))
    return Table(len(rows) + 1, len(header.labels), tuple(cells), _spanned(place, lines))


def _with_numbers(lines: Sequence[Text], header: FlatHeader) -> list[Text]:
    """*lines* with the number of a goal back before its title, where a report has both in one cell."""
    if JUDGING.isdisjoint(header.roles) or header.roles[0] not in ("goal", "title"):
        return list(lines)
    return [
        replace(line, mark=None, text=f"{line.mark} {line.text}") if _NUMBERED.fullmatch(line.mark or "") else line
        for line in lines
    ]


def _settled(header: FlatHeader, body: Sequence[Text]) -> FlatHeader:
    """*header* with a column "Mål" beside a title known for the numbers that it holds."""
    numbered = bool(body) and _NUMBERED.match(body[0].text) is not None
    if not numbered or "number" in header.roles or not {"goal", "title"} <= set(header.roles):
        return header
    return replace(header, roles=tuple("number" if role == "goal" else role for role in header.roles))


def _pieces(body: Sequence[Text], header: FlatHeader, words: Vocabulary) -> Iterator[Text]:
    """The lines of a table, cut where several cells stand on one; a dash before lower case is no empty cell."""
    for n, line in enumerate(body):
        following = body[n + 1].text if n + 1 < len(body) else ""
        broken = broken_verdict(line.text, following, words.verdict) if not JUDGING.isdisjoint(header.roles) else None
        if broken and not line.mark:
            yield from split_glued(replace(line, text=line.text[:broken].rstrip()), header.roles, words, first=n == 0)
            yield replace(line, text=line.text[broken:].strip(), gap=0)
            continue
        begins = n == 0 or _closes_row(body[n - 1].text, header, words)
        dash = f" {line.text[-1]}" if line.text[-1:] in EMPTY and following[:1].islower() else ""
        own = replace(line, text=line.text[:-1].rstrip()) if dash else line
        *pieces, last = split_glued(own, header.roles, words, first=begins)
        yield from pieces
        yield replace(last, text=last.text + dash) if dash and last.text else last


def _closes_row(text: str, header: FlatHeader, words: Vocabulary) -> bool:
    """Does a line end with the verdict that is the last cell of its row?"""
    if words.verdict is None or header.roles[-1] not in JUDGING:
        return False
    return bool(words.verdict.fullmatch(re.split(r"(?<=[.)!%])\s+", text.strip())[-1]))


def _unsplit(lines: Sequence[Text]) -> list[Text]:
    """*lines* with the pieces of one line that came into one cell put together again."""
    out: list[Text] = []
    for line in lines:
        if out and line.places is out[-1].places and not line.mark:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _paragraph(label: Text) -> Text:
    return Text("paragraph", label.text, label.places[:1])


def _spanned(place: Place, lines: Sequence[Text]) -> Place:
    last = lines[-1].places[-1].lines if lines else place.lines
    return replace(place, lines=(place.lines[0], last[1])) if place.lines and last else place


def _rows(lines: Sequence[Text], places: Sequence[Seat], roles: Sequence[str]) -> list[dict[int, list[Text]]]:
    """The lines by row and column; a step back to the left begins a row, and so does a row over the full width."""
    rows: list[dict[int, list[Text]]] = []
    before = Seat(len(roles))
    for line, seat in zip(lines, places, strict=True):
        column = seat.column
        again = column == before.column and (column == WIDE or roles[column] in ("number", "weight", "year"))
        back = column < before.column and seat.rest == before.rest
        left = before.rest and not seat.rest
        if back or left or not rows or again or before.column == WIDE != column:
            rows.append({})
        rows[-1].setdefault(column, []).append(line)
        before = seat
    return rows


def _way(lines: Sequence[Text], table: Columns, body: Body) -> list[Seat]:
    """The cheapest seat for each line, as one way through the table."""
    in_cells = not JUDGING.isdisjoint(table.roles) and not {"goal", "title"}.isdisjoint(table.roles)
    named = [body.names_group(line) if in_cells else body.names_goals(line) for line in lines]
    kinds = kinds_of(lines, named, body.words.verdict)
    if in_cells and "number" not in table.roles:
        kinds = [replace(kind, begins_goal=_OUTLINED.match(kind.text) is not None) for kind in kinds]
    kinds = [replace(kind, begins_page=_begins_page(lines, n, body)) for n, kind in enumerate(kinds)]
    best: list[dict[Seat, tuple[float, Seat]]] = []
    for n, kind in enumerate(kinds):
        here: dict[Seat, tuple[float, Seat]] = {}
        for seat in seats(table):
            own = cost(kind, table.role(seat.column))
            if n == 0:
                here[seat] = (own + step_cost((None, kind), _START, seat, table), _START)
                continue
            before = min(
                (
                    (total + step_cost((kinds[n - 1], kind), seat_before, seat, table), seat_before)
                    for seat_before, (total, _) in best[-1].items()
                ),
                key=lambda way: way[0],
            )
            here[seat] = (before[0] + own, before[1])
        best.append(here)
    return list(_back(best, table))[::-1]


def _begins_page(lines: Sequence[Text], n: int, body: Body) -> bool:
    """Is a piece the first that stands behind a page's end?"""
    places = lines[n].places
    return any(places is line.places for line in body.first_lines) and not (n and lines[n - 1].places is places)


def _back(best: Sequence[dict[Seat, tuple[float, Seat]]], table: Columns) -> Iterator[Seat]:
    """The seats from the last line to the first; what stays empty at the end has its cost too."""
    if not best:
        return
    seat = min(best[-1], key=lambda s: best[-1][s][0] + empty_cost(table, s))
    for here in reversed(best):
        yield seat
        seat = here[seat][1]
