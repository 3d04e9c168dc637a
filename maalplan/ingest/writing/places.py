"""From judged lines to blocks of the model, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maalplan.ingest.writing.drafts import Grid, Rule
from maalplan.ingest.writing.kinds import Judged, Line, judge_body, judge_cell
from maalplan.ingest.writing.notes import lift_notes
from maalplan.model import BREAK, WRAP, Block, Cell, Document, Place, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maalplan.ingest.writing.drafts import Draft, GridCell
    from maalplan.ingest.writing.ink import Ink
    from maalplan.model import Source


class Placer:
    """Numbers blocks as it makes them, and remembers where each footnote is referred to first."""

    def __init__(self) -> None:
        self.references: dict[str, Place] = {}

    def body(self, drafts: Sequence[Draft]) -> tuple[Block, ...]:
        """The blocks of the document, numbered from 1."""
        return tuple(self._block(line, Place(block=n)) for n, line in enumerate(judge_body(drafts), start=1))

    def note(self, mark: str, drafts: Sequence[Draft]) -> Text:
        """A footnote's words as one text; its place is where it is referred to."""
        lines = [line for line in judge_cell(drafts) if isinstance(line, Line)]
        finished = [line.ink.finished(line.prefix or (f"{line.mark} " if line.mark else "")) for line in lines]
        text = BREAK.join(part.text for part in finished)
        return self._note(mark, text, finished[0].strong if finished else 0)

    def typed_note(self, mark: str, ink: Ink) -> Text:
        """A typed footnote's words."""
        text, strong, _ = ink.finished()
        return self._note(mark, text, strong)

    def _note(self, mark: str, text: str, strong: int) -> Text:
        place = self.references.get(mark, Place())
        return Text("paragraph", text, _on_each_line(text, place), strong=strong)

    def _block(self, line: Judged, place: Place) -> Block:
        if isinstance(line, Grid):
            return self._table(line, place)
        if isinstance(line, Rule):
            return Text("rule", "", (place,))
        return self._text(line, place)

    def _text(self, line: Line, place: Place) -> Text:
        text, strong, notes = line.ink.finished(line.prefix)
        for _, mark in notes:
            self.references.setdefault(mark, place)
        return Text(
            kind=line.kind,
            text=text,
            places=_on_each_line(text, place),
            level=line.level,
            mark=line.mark,
            strong=strong,
            notes=notes,
        )

    def _table(self, grid: Grid, place: Place) -> Table:
        cells = tuple(self._cell(cell, place) for cell in grid.cells)
        return Table(rows=grid.rows, columns=grid.columns, cells=cells, place=place)

    def _cell(self, cell: GridCell, table: Place) -> Cell:
        # A table inside a cell stands where that cell stands: places count the cells of the outermost table.
        nested = table.row is not None
        place = table if nested else Place(block=table.block, row=cell.row, column=cell.column)
        content = tuple(self._block(line, place) for line in judge_cell(cell.content))
        return Cell(cell.row, cell.column, content, cell.row_span, cell.column_span, cell.fill)


def _on_each_line(text: str, place: Place) -> tuple[Place, ...]:
    return (place,) * (1 + text.count(BREAK) + text.count(WRAP))


def running_texts(lines: Iterable[str]) -> tuple[Text, ...]:
    """Page headers, footers and marks across the page, each once, of documents whose pages are not known."""
    kept = dict.fromkeys(words for line in lines if (words := " ".join(line.split())))
    return tuple(Text("furniture", words, (Place(),)) for words in kept)


def to_document(source: Source, drafts: Sequence[Draft], notes: Iterable[tuple[str, Sequence[Draft]]]) -> Document:
    """The document whose body is *drafts*; *notes*: (mark, what stands in it) of each automatic footnote, in the order
    of the references."""
    kept, typed = lift_notes(drafts)
    placer = Placer()
    blocks = placer.body(kept)
    footnotes = [(mark, placer.note(mark, content)) for mark, content in notes]
    footnotes += [(note.mark, placer.typed_note(note.mark, note.ink)) for note in typed]
    return Document(source=source, blocks=blocks, footnotes=tuple(footnotes))
