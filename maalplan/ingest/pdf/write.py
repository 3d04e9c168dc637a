"""Passages and tables to the blocks of the model, each line with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from maalplan.ingest.pdf.footnotes import Note, note_mark
from maalplan.ingest.pdf.lines import Line, apart, is_drawn, raised, spelled
from maalplan.ingest.pdf.marks import Mark
from maalplan.ingest.pdf.passages import Passage
from maalplan.ingest.pdf.shown import Box, Word, around
from maalplan.ingest.pdf.tables import Sheet, Slot
from maalplan.model import WRAP, Block, Cell, Place, Table, Text


@dataclass(slots=True)
class _Spelling:
    """The words of a passage as they are put together."""

    text: str = ""
    strong: int = 0
    notes: list[tuple[int, str]] = field(default_factory=list)
    all_bold: bool = True

    def add(self, blank: str, word: Word) -> None:
        self.text += blank + word.text
        self.all_bold = self.all_bold and word.bold
        if self.all_bold:
            self.strong = len(self.text)


def text_of(passage: Passage, known: Collection[str], where: Place) -> Text:
    """*passage* as a block; ``where`` has the block, and in a table row and column.

    References to the footnotes *known* are taken out of the words.
    """
    spelling = _spelled(passage, known)
    lines = passage.lines if all(passage.ends) else _whole_lines(passage)
    places = tuple([_place(line.page, line.box, where) for line in lines])
    if passage.kind == "paragraph" and all(is_drawn(line) for line in passage.lines):
        return Text("rule", "", places[:1])
    mark = passage.mark.text if passage.mark else None
    notes = tuple(spelling.notes)
    return Text(passage.kind, spelling.text, places, passage.level, mark, spelling.strong, notes=notes)


def _spelled(passage: Passage, known: Collection[str]) -> _Spelling:
    spelling = _Spelling()
    skip = passage.mark.words if passage.mark else 0
    _spell(spelling, passage.lines[0], skip, known)
    for end, line in zip(passage.ends, passage.lines[1:], strict=True):
        spelling.text += end
        _spell(spelling, line, 0, known)
    return spelling


def _whole_lines(passage: Passage) -> list[Line]:
    """The lines as the words have them: two with a cut word between them are one, and stand in one box."""
    lines = [passage.lines[0]]
    for end, line in zip(passage.ends, passage.lines[1:], strict=True):
        if end or line.page != lines[-1].page:
            lines.append(line)
        else:
            lines[-1] = replace(lines[-1], box=around((lines[-1].box, line.box)))
    return lines


def _spell(spelling: _Spelling, line: Line, skip: int, known: Collection[str]) -> None:
    if not known and not (spelling.all_bold and line.words[skip].bold):
        spelling.text += spelled(line.words[skip:], line.size) if skip else line.text
        spelling.all_bold = False
        return
    blank = ""
    for index in range(skip, len(line.words)):
        word = line.words[index]
        if index > skip:
            blank = blank or (" " if apart(line.words[index - 1], word, line.size) else "")
        mark = note_mark(word) if known and index and raised(word, line) else None
        if mark is not None and mark in known:
            spelling.notes.append((len(spelling.text), mark))
            continue
        spelling.add(blank, word)
        blank = ""


def footnote_of(note: Note, known: Collection[str], where: Place) -> tuple[str, Text]:
    """*note* as the pair (mark, words)."""
    first = note.lines[0]
    mark = Mark(note.mark, "number", first.x0, first.x0)
    text = text_of(Passage(note.lines, (WRAP,) * (len(note.lines) - 1), mark=mark), known, where)
    return note.mark, Text("paragraph", text.text, text.places, strong=text.strong, notes=text.notes)


def table_of(sheet: Sheet, known: Collection[str], block: int) -> Table:
    """*sheet* as a block; rows and columns count from 1."""
    cells = sorted(sheet.slots, key=lambda slot: (slot.row, slot.column))
    return Table(
        rows=sheet.rows,
        columns=len(sheet.edges) - 1,
        cells=tuple(_cell_of(slot, known, block) for slot in cells),
        place=_place(sheet.page, sheet.box, Place(block=block)),
    )


def _cell_of(slot: Slot, known: Collection[str], block: int) -> Cell:
    where = Place(block=block, row=slot.row + 1, column=slot.column + 1)
    return Cell(slot.row + 1, slot.column + 1, tuple(_content(slot, known, where)), slot.row_span, slot.column_span)


def _content(slot: Slot, known: Collection[str], where: Place) -> Iterator[Block]:
    """The passages of a cell, and the tables inside it where they stand between them; all are in that cell."""
    waiting = sorted(slot.inner, key=lambda sheet: (sheet.page, sheet.box[1]))
    for passage in slot.passages:
        first = passage.lines[0]
        while waiting and (waiting[0].page, waiting[0].box[1]) < (first.page, first.baseline - first.size / 2):
            yield _inner_table(waiting.pop(0), known, where)
        yield text_of(passage, known, where)
    for sheet in waiting:
        yield _inner_table(sheet, known, where)


def _inner_table(sheet: Sheet, known: Collection[str], where: Place) -> Table:
    cells = tuple(
        Cell(slot.row + 1, slot.column + 1, tuple(_content(slot, known, where)), slot.row_span, slot.column_span)
        for slot in sorted(sheet.slots, key=lambda slot: (slot.row, slot.column))
    )
    return Table(sheet.rows, len(sheet.edges) - 1, cells, _place(sheet.page, sheet.box, where))


def _place(page: int, box: Box, where: Place) -> Place:
    x0, top, x1, bottom = box
    rounded = round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
    return Place(page, rounded, None, where.block, where.row, where.column)
