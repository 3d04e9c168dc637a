"""Tables that an extraction gives cell by cell → tables again.

The labels of the header stand in one line ("Mål: Beskrivelse: Milepæle:"), or one below the other; then follow the
lines of the first cell, of the second, and so on. Where one cell ends and the next begins is found by the cheapest
way through the columns: each line has a cost in each column, by what the column's label leads one to expect, and each
step to the next column has one, by whether the words before it were finished.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from maalplan.model import Block, Cell, Place, Table, Text
from maalplan.parsers.columns import Columns, LineKind, cost, empty_cost, kind_of, split_glued, step_cost
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary, label_key

LONGEST_LABEL = 4
"""Words of the longest label that is looked for inside a line."""
_GOALS = frozenset({"goal", "title", "description"})
Reflow = Callable[[Sequence[Block]], tuple[Block, ...]]
Ends = Callable[[Text], bool]


@dataclass(frozen=True, slots=True)
class _Header:
    """The labels of a flattened table, as lines of their own, and their fields."""

    labels: tuple[Text, ...]
    roles: tuple[str, ...]


def unflattened(blocks: Sequence[Block], words: Vocabulary, ends: Ends, reflow: Reflow) -> list[Block]:
    """*blocks* with each flattened table put together.

    ``ends`` tells a line that ends a table (a heading); ``reflow`` makes the lines of a cell paragraphs and items.
    """
    out: list[Block] = []
    position = 0
    while position < len(blocks):
        header, after = _header_at(blocks, position, words)
        if header is None:
            out.append(blocks[position])
            position += 1
            continue
        body, held, position = _body(blocks, after, words, ends)
        out.append(_table(header, body, reflow))
        out.extend(held)
    return out


def unglued(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """*blocks* with labels that an extraction put before their words, without a colon, on lines of their own.

    "Titel Sikker drift" shows its label only by what the document does elsewhere: at least two labels must open
    two lines each so, and never stand alone or before a colon.
    """
    glued = _glued_labels(blocks, words)
    out: list[Block] = []
    for block in blocks:
        label = _glued(block, words) if isinstance(block, Text) else None
        if not isinstance(block, Text) or label is None or label_key(label) not in glued:
            out.append(block)
            continue
        out += [replace(block, text=label), replace(block, text=block.text[len(label) :].strip(), gap=0)]
    return out


def _glued_labels(blocks: Sequence[Block], words: Vocabulary) -> frozenset[str]:
    lines = [block for block in blocks if isinstance(block, Text) and block.kind == "line" and not block.mark]
    alone = {label_key(line.text.split(":")[0]) for line in lines if ":" in line.text or words.role(line.text)}
    counts = Counter(label_key(label) for line in lines if (label := _glued(line, words)))
    often = {label for label, count in counts.items() if count >= 2 and label not in alone}
    return frozenset(often) if len(often) >= 2 else frozenset()


def _glued(line: Text, words: Vocabulary) -> str | None:
    """The label that opens *line* before other words that begin anew."""
    if line.kind != "line" or line.mark or goal_heading(whole(line), words):
        return None
    tokens = line.text.split(" ")
    for n in range(min(LONGEST_LABEL, len(tokens) - 1), 0, -1):
        label = " ".join(tokens[:n])
        rest = tokens[n]
        if _is_label(label, words) and words.role(label) != "number" and not rest[:1].islower():
            return label
    return None


# ------------------------------------------------------------------ the header


def _header_at(blocks: Sequence[Block], position: int, words: Vocabulary) -> tuple[_Header | None, int]:
    """The header that begins at *position*, and where its table's words begin."""
    line = _line(blocks, position)
    if line is None:
        return None, position
    pieces = _labels_in(line, words)
    if len(pieces) >= 2:
        return _header(pieces, words), position + 1
    after = position
    stacked: list[Text] = []
    while (label := _line(blocks, after)) is not None and _is_label(label.text, words):
        stacked.append(label)
        after += 1
    if len(stacked) >= 3:
        return _header(stacked, words), after
    return None, position


def _header(labels: Sequence[Text], words: Vocabulary) -> _Header | None:
    roles = tuple(words.role(label.text) or "extra" for label in labels)
    if len(set(roles)) < len(roles) or "milestones" not in roles:
        return None
    if not _GOALS & set(roles) and "number" not in roles:
        return None
    return _Header(tuple(labels), roles)


def _labels_in(line: Text, words: Vocabulary) -> list[Text]:
    """The labels that a line consists of; nothing when other words stand among them."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", line.text)]
    pieces: list[Text] = []
    at = 0
    while at < len(tokens):
        longest = range(min(LONGEST_LABEL, len(tokens) - at), 0, -1)
        spans = [(tokens[at][0], tokens[at + n - 1][1], n) for n in longest]
        found = next(((a, b, n) for a, b, n in spans if _is_label(line.text[a:b], words)), None)
        if found is None:
            return []
        pieces.append(replace(line, text=line.text[found[0] : found[1]]))
        at += found[2]
    return pieces


def _is_label(text: str, words: Vocabulary) -> bool:
    return text[:1].isupper() and ":" not in text[:-1] and words.role(text) is not None


def _line(blocks: Sequence[Block], position: int) -> Text | None:
    block = blocks[position] if position < len(blocks) else None
    return block if isinstance(block, Text) and block.kind == "line" and not block.mark else None


# ------------------------------------------------------------------ the body


def _body(blocks: Sequence[Block], start: int, words: Vocabulary, ends: Ends) -> tuple[list[Text], list[Block], int]:
    """The lines of the table, page furniture among them, and the position after it."""
    lines: list[Text] = []
    held: list[Block] = []
    position = start
    while position < len(blocks):
        block = blocks[position]
        if not isinstance(block, Text) or block.kind not in ("line", "furniture"):
            break
        if block.kind == "furniture":
            held.append(block)
        elif ends(block) or _header_at(blocks, position, words)[0] or label_key(block.text) in ("i alt", "sum"):
            break
        else:
            lines.append(block)
        position += 1
    return lines, held, position


def _table(header: _Header, body: Sequence[Text], reflow: Reflow) -> Table:
    lines = [piece for n, line in enumerate(body) for piece in split_glued(line, header.roles, first=n == 0)]
    columns = _way(lines, Columns(header.roles, listed=any(line.mark for line in lines)))
    rows = _rows(lines, columns, header.roles)
    place = header.labels[0].places[0]
    cells = [Cell(1, n, (_paragraph(label),)) for n, label in enumerate(header.labels, start=1)]
    for row, content in enumerate(rows, start=2):
        cells += [Cell(row, column + 1, reflow(words)) for column, words in sorted(content.items())]
    return Table(len(rows) + 1, len(header.labels), tuple(cells), _spanned(place, lines))


def _paragraph(label: Text) -> Text:
    return Text("paragraph", label.text, label.places[:1])


def _spanned(place: Place, lines: Sequence[Text]) -> Place:
    last = lines[-1].places[-1].lines if lines else place.lines
    return replace(place, lines=(place.lines[0], last[1])) if place.lines and last else place


def _rows(lines: Sequence[Text], columns: Sequence[int], roles: Sequence[str]) -> list[dict[int, list[Text]]]:
    """The lines by row and column; a step back to the left begins a row."""
    rows: list[dict[int, list[Text]]] = []
    before = len(roles)
    for line, column in zip(lines, columns, strict=True):
        if column < before or not rows or (roles[column] == "number" and column == before):
            rows.append({})
        rows[-1].setdefault(column, []).append(line)
        before = column
    return rows


def _way(lines: Sequence[Text], table: Columns) -> list[int]:
    """The cheapest column for each line, as one way through the table."""
    kinds: list[LineKind] = [kind_of(line) for line in lines]
    best: list[dict[int, tuple[float, int]]] = []
    for n, kind in enumerate(kinds):
        here: dict[int, tuple[float, int]] = {}
        for column in range(len(table.roles)):
            own = cost(kind, table.roles[column])
            if n == 0:
                here[column] = (own + step_cost(None, kind, -1, column, table), -1)
                continue
            before = min(
                (total + step_cost(kinds[n - 1], kind, previous, column, table), previous)
                for previous, (total, _) in best[-1].items()
            )
            here[column] = (before[0] + own, before[1])
        best.append(here)
    return list(_back(best, table))[::-1]


def _back(best: Sequence[dict[int, tuple[float, int]]], table: Columns) -> Iterator[int]:
    """The columns from the last line to the first; what stays empty at the end has its cost too."""
    if not best:
        return
    column = min(best[-1], key=lambda c: best[-1][c][0] + empty_cost(table, c + 1, len(table.roles)))
    for here in reversed(best):
        yield column
        column = here[column][1]
