"""What stands at each hand-off between the rooms, as text for the eye.

The dumps are made to be read and compared: one thing a line, no clocks, no hashes, no padding that one
changed word would move everywhere. ``|`` opens the words of a block, ``~`` a line that the layout broke, ``/`` one that
the author broke; what the eye cannot see is written out (``<U+00AD>``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain
from typing import Final, get_args

from maalplan.model import (
    Block,
    Cell,
    Document,
    Fate,
    Finding,
    Footnote,
    LedgerEntry,
    Quote,
    RawFollowUp,
    RawFront,
    RawGoal,
    RawMilestone,
    RawPlan,
    RawSignature,
    RawVersion,
    Table,
    Text,
)
from maalplan.output.drawn import LEGEND, drawn_lines, indented, one_line, place_note, visible
from maalplan.output.show_plan import finding_line, show_plan

__all__ = ["show_document", "show_ledger", "show_plan", "show_records"]

_PLAIN: Final = "paragraph"


def show_document(document: Document, *, numbered: bool = False) -> str:
    """What ingest saw: every block with its kind, level, mark and place, tables cell by cell.

    *numbered* puts the block's number before it, as places name it (``b14``); without numbers two versions of a
    document are easier to compare.
    """
    source = document.source
    pages = "no pages" if source.pages is None else f"{source.pages} pages"
    lines = [visible(source.path), f"{source.media_type}, {pages}, read by {source.parser}", LEGEND, ""]
    for number, block in enumerate(document.blocks, start=1):
        header, *rest = _block_lines(block)
        lines += [f"{number} {header}" if numbered else header, *rest]
    for mark, note in document.footnotes:
        lines += [_header(f"footnote {visible(mark)}", place_note(note.places)), *indented(drawn_lines(note.text))]
    for head in document.running:
        lines += ["beside the pages' text", *indented(drawn_lines(head.text))]
    return _text(chain(lines, _finding_lines(document.findings)))


def show_records(raw: RawPlan) -> str:
    """What the parsers read: the words of the front, of every goal and of every milestone, with their places."""
    lines = ["front", *indented(_front_lines(raw.front))]
    for number, goal in enumerate(raw.goals, start=1):
        lines += ["", f"goal {number}, {goal.scope}", *indented(_goal_lines(goal))]
    return _text(chain(lines, _finding_lines(raw.findings)))


def show_ledger(raw: RawPlan) -> str:
    """What became of every stretch of words in the goal sections, one a line: fate, why, place, words.

    The totals stand last; what is unplaced is what the coverage misses.
    """
    lines = [
        f"{entry.fate}: {visible(entry.why)} [{place_note(entry.quote.places)}] {one_line(entry.quote.text)}"
        for entry in raw.ledger
    ]
    totals = "; ".join(_total(fate, raw.ledger) for fate in get_args(Fate))
    return _text([*lines, *([""] if lines else []), f"total: {totals}"])


# ------------------------------------------------------------------ blocks


def _block_lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        header = _header(
            f"table, {block.rows} rows, {block.columns} columns", place_note([block.place], within_block=True)
        )
        return [header, *chain.from_iterable(indented(_cell_lines(cell)) for cell in block.cells)]
    header = _header(_text_header(block), place_note(block.places, within_block=True))
    return [header, *indented(drawn_lines(block.text) if block.text else [])]


def _cell_lines(cell: Cell) -> list[str]:
    spans = (cell.row_span, cell.column_span) != (1, 1)
    header = f"r{cell.row}c{cell.column}" + (f", spans {cell.row_span} x {cell.column_span}" if spans else "")
    return [header, *chain.from_iterable(indented(_inner_lines(block)) for block in cell.content)]


def _inner_lines(block: Block) -> list[str]:
    """A block in a cell: the cell is its place, and a plain paragraph needs no header."""
    if isinstance(block, Table):
        return _block_lines(block)
    header = _text_header(block)
    words = drawn_lines(block.text) if block.text else []
    return words if header == _PLAIN and words else [header, *indented(words)]


def _text_header(block: Text) -> str:
    """Kind and level, then what else the block shows.

    >>> _text_header(Text("item", "Evt. årsværksreduktioner er realiserede.", (), level=1, mark="•", strong=4))
    'item 1, mark •, bold to 4'
    """
    bold = "bold" if block.strong >= len(block.text) else f"bold to {block.strong}"
    parts = [
        f"{block.kind} {block.level}" if block.level else block.kind,
        f"mark {visible(block.mark)}" if block.mark is not None else "",
        bold if block.strong else "",
        f"gap {block.gap}" if block.gap else "",
        *(f"note {visible(mark)} at {offset}" for offset, mark in block.notes),
    ]
    return ", ".join(part for part in parts if part)


# ------------------------------------------------------------------ records


def _front_lines(front: RawFront) -> list[str]:
    """The fields in the order of the type; of several quotes each on its own."""
    lines: list[str] = []
    for member in fields(front):
        value = getattr(front, member.name)
        for part in value if isinstance(value, tuple) else (value,):
            lines += _front_part(member.name, part)
    return lines


def _front_part(name: str, part: Quote | RawFollowUp | RawSignature | RawVersion | None) -> list[str]:
    if part is None:
        return []
    if isinstance(part, Quote):
        return _quote_lines(name, part)
    if isinstance(part, RawVersion):
        return _quote_lines(f"version, {part.sign}", part.words)
    quotes = {member.name: getattr(part, member.name) for member in fields(part)}
    return [name, *indented(_field_lines({key: quote for key, quote in quotes.items() if quote is not None}))]


def _goal_lines(goal: RawGoal) -> list[str]:
    lines = _record_lines(goal)
    for number, milestone in enumerate(goal.milestones, start=1):
        lines += [f"milestone {number}", *indented(_record_lines(milestone))]
    return lines


def _record_lines(record: RawGoal | RawMilestone) -> list[str]:
    extra = chain.from_iterable(_quote_lines(f"extra {one_line(label.text)}", words) for label, words in record.extra)
    notes = chain.from_iterable(_footnote_lines(note) for note in record.footnotes)
    return [*_field_lines(record.fields), *extra, *notes]


def _field_lines(quotes: dict[str, Quote]) -> list[str]:
    return list(chain.from_iterable(_quote_lines(name, quote) for name, quote in quotes.items()))


def _quote_lines(name: str, quote: Quote) -> list[str]:
    return [_header(name, place_note(quote.places)), *indented(drawn_lines(quote.text))]


def _footnote_lines(note: Footnote) -> list[str]:
    return [_header(f"footnote {visible(note.mark)}", place_note(note.source)), *indented(drawn_lines(note.text))]


# ------------------------------------------------------------------ common


def _header(name: str, note: str) -> str:
    return f"{name} [{note}]" if note else name


def _finding_lines(findings: Sequence[Finding]) -> list[str]:
    return ["", "findings", *indented(map(finding_line, findings))] if findings else []


def _total(fate: str, ledger: Iterable[LedgerEntry]) -> str:
    entries = [entry for entry in ledger if entry.fate == fate]
    words = sum(len(entry.quote.text.split()) for entry in entries)
    return f"{fate} {words} words in {len(entries)} entries"


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
