"""Contents lists that no dots give away: what stands below the word "Indhold" and ends in page numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from maalplan.ingest.shapes import bullet
from maalplan.model import Block, Place, Table, Text

_HEADING = re.compile(r"(?:\d{1,2}\.?\s+)?indhold(?:sfortegnelse|soversigt|sliste)?\s*:?", re.IGNORECASE)
_ENTRY = re.compile(r"(?s)(.*\S)\s+(\d{1,3})")


def with_contents(blocks: list[Block]) -> list[Block]:
    """*blocks* with the entries below a heading "Indhold" as ``contents``, as long as their page numbers rise."""
    out: list[Block] = []
    page: int | None = None
    for block in blocks:
        entries, page = _entries(block, page) if page is not None else ([], None)
        out.extend(entries or [block])
        if not entries:
            page = 0 if isinstance(block, Text) and _HEADING.fullmatch(block.text.strip()) else None
    return out


def _entries(block: Block, page: int) -> tuple[list[Block], int | None]:
    """The contents entries that a block holds, and the last page number; none and null where the list ends."""
    found = [_of_text(block)] if isinstance(block, Text) else [_of_row(row) for row in _rows(block)]
    entries: list[Block] = []
    for entry in found:
        number = _page(entry) if entry else None
        if entry is None or number is None or number < page:
            return [], None
        page = number
        entries.append(entry)
    return entries, page if entries else None


def _page(entry: Text) -> int | None:
    found = _ENTRY.fullmatch(entry.text.strip())
    return int(found.group(2)) if found and any(sign.isalpha() for sign in found.group(1)) else None


def _of_text(block: Text) -> Text | None:
    if block.kind not in {"item", "paragraph", "contents"}:
        return None
    numbered = block.kind == "item" and block.mark is not None and not bullet(f"{block.mark} x")
    text = f"{block.mark} {block.text}" if numbered else block.text
    return replace(block, kind="contents", text=text, strong=0, level=0, mark=None)


def _rows(table: Table) -> list[list[Text]]:
    rows: dict[int, list[Text]] = {}
    for cell in table.cells:
        if any(isinstance(block, Table) for block in cell.content):
            return [[]]
        rows.setdefault(cell.row, []).extend(block for block in cell.content if isinstance(block, Text))
    return list(rows.values())


def _of_row(cells: list[Text]) -> Text | None:
    if len(cells) < 2:
        return None
    first, last = cells[0].places[0].lines, cells[-1].places[-1].lines
    place = Place(lines=(first[0], last[1]) if first and last else None)
    return Text("contents", " ".join(" ".join(cell.text.split()) for cell in cells), (place,))
