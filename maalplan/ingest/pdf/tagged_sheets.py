"""What the structure tree claims, as sheets: the same as drawn lines give, and which paragraphs are in the cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from maalplan.ingest.pdf.shown import Grid
from maalplan.ingest.pdf.tables import Sheet, Slot, sheet_of
from maalplan.ingest.pdf.tagged import Home, Path
from maalplan.ingest.pdf.tagged_cells import Claim, span_of
from maalplan.ingest.pdf.tagged_passages import line_tags


def sheet_of_claim(claim: Claim, page: int, homes: Mapping[int, Home]) -> Sheet:
    """*claim*, which is of the page numbered *page*, as a sheet; *homes* says where that page's contents belong."""
    boxes = {path: claim.box_of(claim.table.cells[path]) for path in claim.words}
    grid = Grid(tuple(boxes.values()), unruled=not claim.ruled)
    words = {boxes[path]: found for path, found in claim.words.items() if found}
    sheet = sheet_of(grid, words, page, (claim.columns, claim.rows))
    places = {
        (span_of(claim.table.cells[path], claim.numbers)[0], claim.table.cells[path].column): path for path in boxes
    }
    slots = tuple(_slot(slot, claim, places[slot.row, slot.column], page, homes) for slot in sheet.slots)
    return replace(sheet, slots=slots, table=claim.table.path, numbers=claim.numbers)


def _slot(slot: Slot, claim: Claim, path: Path, page: int, homes: Mapping[int, Home]) -> Slot:
    inner = tuple(sheet_of_claim(deeper, page, homes) for deeper in claim.inner.get(path, ()))
    return replace(slot, cell=claim.table.cells[path], tags=line_tags(slot.lines, homes), inner=inner)
