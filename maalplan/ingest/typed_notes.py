"""Footnotes that a format does not show: a number glued to a word, and a paragraph that opens with that number.

Neither is believed without the other: "2 Økonomi" alone may be a heading, and a digit behind a word a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maalplan.model import WRAP, Block, Table, Text

Footnotes = tuple[tuple[str, Text], ...]
_NOTE = re.compile(r"(?P<mark>\d{1,2})(?:[ \t\n]+(?=[^\W\d_])|$)")
_REFERENCE = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_][.,;:”\"])|(?<=\)))(?P<mark>\d{1,2})(?=\s|$)")
_CHAPTER = re.compile(r"\d{1,2}\.[\d.]*\s+[A-ZÆØÅ]")
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class _Note:
    """A footnote: the blocks from ``first`` to before ``after`` hold its words."""

    mark: str
    first: int
    after: int
    text: Text


def without_typed_notes(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Footnotes]:
    """*blocks* without their typed footnotes and without the marks that refer to them; and the footnotes."""
    notes = list(_notes(blocks))
    if not notes:
        return tuple(blocks), ()
    marks = {note.mark for note in notes}
    gone = {n for note in notes for n in range(note.first, note.after)}
    kept = tuple(_unmarked(block, marks) for n, block in enumerate(blocks) if n not in gone)
    return kept, tuple((note.mark, note.text) for note in notes)


def _notes(blocks: Sequence[Block]) -> Iterator[_Note]:
    seen: set[str] = set()
    position = 0
    while position < len(blocks):
        note = _note_at(blocks, position)
        if note is not None and note.mark in seen:
            yield note
            seen.discard(note.mark)
            position = note.after
            continue
        seen |= set(_references(blocks[position]))
        position += 1


def _note_at(blocks: Sequence[Block], position: int) -> _Note | None:
    """The footnote whose words begin at *position*: at the foot of a page, or a paragraph of its own."""
    block = blocks[position]
    if not isinstance(block, Text) or block.kind not in ("line", "paragraph") or block.mark:
        return None
    match = _NOTE.match(block.text)
    if not match:
        return None
    after = position + 1
    if block.kind == "line":
        alone = not block.text[match.end() :]
        while after < len(blocks) and _goes_on(blocks[after], first=alone and after == position + 1):
            after += 1
        ends = after == len(blocks) or not _is_line(blocks[after]) or _begins_page(blocks, after)
        if not (alone or ends or _stands_apart(block, blocks[after])):
            return None
    lines = [b for b in blocks[position:after] if isinstance(b, Text)]
    words = WRAP.join(line.text for line in lines)[match.end() :].strip()
    if len(words) < _SHORTEST:
        return None
    places = tuple(place for line in lines for place in line.places)[-(words.count(WRAP) + 1) :]
    return _Note(match["mark"], position, after, Text("paragraph", words, places))


def _is_line(block: Block) -> bool:
    return isinstance(block, Text) and block.kind == "line"


def _stands_apart(note: Text, following: Block) -> bool:
    """Is a line with a number and a sentence a footnote though text follows: below an empty line, no row of several?"""
    counted = isinstance(following, Text) and following.text[:1].isdigit() and not _CHAPTER.match(following.text)
    return note.gap > 0 and note.text.endswith(".") and not counted


def _begins_page(blocks: Sequence[Block], position: int) -> bool:
    before = blocks[position - 1]
    return isinstance(before, Text) and before.kind in ("furniture", "rule")


def _goes_on(block: Block, *, first: bool) -> bool:
    """Does a line go on with a footnote: in lower case, or as its ``first`` words below its number?"""
    return isinstance(block, Text) and block.kind == "line" and not block.mark and (first or block.text[:1].islower())


def _references(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.content:
                yield from _references(inner)
    elif block.kind in ("line", "paragraph", "item", "heading"):
        yield from (match["mark"] for match in _REFERENCE.finditer(block.text))


def _unmarked(block: Block, marks: set[str]) -> Block:
    """*block* with the references among *marks* taken out of its words and noted."""
    if isinstance(block, Table):
        cells = [replace(cell, content=tuple(_unmarked(b, marks) for b in cell.content)) for cell in block.cells]
        return replace(block, cells=tuple(cells))
    text, notes = block.text, list(block.notes)
    for match in reversed([m for m in _REFERENCE.finditer(text) if m["mark"] in marks]):
        text = text[: match.start()] + text[match.end() :]
        notes.append((match.start(), match["mark"]))
    return replace(block, text=text, notes=tuple(sorted(notes))) if text != block.text else block
