"""A phrase to the blocks that it shows: headings, items, contents entries, rules, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from maalplan.ingest.markup.words import LINE_END, Phrase
from maalplan.ingest.shapes import DASHES, bullet, is_contents, is_rule, number_mark
from maalplan.model import Place, Text, TextKind


@dataclass(frozen=True, slots=True)
class Seat:
    """Where blocks are put: the cell, if any."""

    row: int | None = None
    column: int | None = None

    def places(self, phrase: Phrase) -> tuple[Place, ...]:
        """One place per line; the block's number comes when all blocks are known."""
        return tuple(Place(lines=lines, row=self.row, column=self.column) for lines in phrase.lines)

    def text(self, kind: TextKind, phrase: Phrase, level: int = 0, mark: str | None = None) -> Text:
        """A block of *phrase*."""
        return Text(kind, phrase.text, self.places(phrase), level, mark, phrase.strong, notes=phrase.notes)

    def rule(self, line: int) -> Text:
        """A drawn line."""
        return Text("rule", "", (Place(lines=(line, line), row=self.row, column=self.column),))


def free_blocks(phrase: Phrase, seat: Seat, depth: int = 0) -> list[Text]:
    """The blocks of a paragraph: list items that were typed with a mark at the line's beginning stand alone.

    *depth*: how many lists are open around it.
    """
    return [_free_block(part, typed, seat, depth) for part, typed in typed_items(phrase)]


def _free_block(phrase: Phrase, typed: bool, seat: Seat, depth: int) -> Text:
    if is_rule(phrase.text):
        return seat.rule(phrase.lines[0][0])
    if is_contents(phrase.text) or (phrase.linked and _ends_in_number(phrase.text)):
        return seat.text("contents", phrase)
    found = bullet(phrase.text) or (number_mark(phrase.text) if typed else None)
    if found and found[1] < len(phrase.text):
        return seat.text("item", phrase.cut(found[1]), depth + 1, found[0])
    return seat.text("paragraph", phrase)


def item_blocks(phrase: Phrase, seat: Seat, level: int, mark: str | None) -> list[Text]:
    """The blocks of a list element: its own item, and those that were typed inside it, one level down.

    A mark that was typed in the element wins over the one that the list shows.
    """
    first, *inner = typed_items(phrase)
    own = first[0]
    found = bullet(own.text) or number_mark(own.text)
    if is_contents(own.text):
        block = seat.text("contents", own, mark=mark)
    elif found and found[1] < len(own.text):
        block = seat.text("item", own.cut(found[1]), level, found[0])
    else:
        block = seat.text("item", own, level, mark)
    return [block, *(_free_block(part, typed, seat, level) for part, typed in inner)]


def typed_items(phrase: Phrase) -> list[tuple[Phrase, bool]]:
    """*phrase* cut above each line that was typed as a list item; with each part, whether such a line opens it.

    Bullets cut always; dashes only when there are several or the line above ends in a colon, for a single dash may
    continue its line (``Sundhedsreform`` / ``- almen praksis``); numbers when they count up from the first.
    """
    lines = LINE_END.split(phrase.text)
    if len(lines) == 1:
        return [(phrase, False)]
    opens = _bulleted(lines) or _numbered(lines)
    cuts = sorted({0, *opens, len(lines)})
    return [(part, first in opens) for part, first in zip(phrase.parts(cuts), cuts, strict=False)]


def _bulleted(lines: list[str]) -> set[int]:
    marks = {n: found[0] for n, line in enumerate(lines) if (found := bullet(line))}
    dashes = {n for n, mark in marks.items() if mark in DASHES}
    single = {n for n in dashes if len(dashes) == 1 and n and not lines[n - 1].rstrip().endswith(":")}
    return set(marks) - single


def _numbered(lines: list[str]) -> set[int]:
    marks = [(n, found[0].strip("().")) for n, line in enumerate(lines) if (found := number_mark(line))]
    counts = [_counted(mark) for _, mark in marks]
    for kind in (0, 1):
        if len(marks) > 1 and [count[kind] for count in counts] == list(range(1, len(marks) + 1)):
            return {n for n, _ in marks}
    return set()


def _counted(mark: str) -> tuple[int, int]:
    """What a list number counts: as a Roman number or plain number, and as a letter."""
    if mark.isdigit():
        return int(mark), int(mark)
    small = mark.lower()
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
    letter = ord(small) - ord("a") + 1 if len(small) == 1 else 0
    return roman.get(small, 0), letter


def _ends_in_number(text: str) -> bool:
    words = text.rstrip().rstrip("0123456789")
    return len(words) < len(text.rstrip()) and words[-1:].isspace() and any(sign.isalpha() for sign in words)
