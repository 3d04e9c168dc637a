"""Places on pages that were turned for reading, back to where they stand on the page as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from maalplan.ingest.pdf.shown import Box, PageView
from maalplan.model import Block, Cell, Document, Place, Text

_Turned: TypeAlias = Mapping[int, PageView]


def turned_back(document: Document, views: Iterable[PageView]) -> Document:
    """*document*, read from *views*, with its places as the pages are shown."""
    turned = {view.number: view for view in views if view.turns}
    if not turned:
        return document
    return replace(
        document,
        blocks=tuple(_block(block, turned) for block in document.blocks),
        footnotes=tuple((mark, _text(text, turned)) for mark, text in document.footnotes),
        findings=tuple(replace(finding, source=_places(finding.source, turned)) for finding in document.findings),
    )


def _block(block: Block, turned: _Turned) -> Block:
    if isinstance(block, Text):
        return _text(block, turned)
    cells = tuple(_cell(cell, turned) for cell in block.cells)
    return replace(block, cells=cells, place=_place(block.place, turned))


def _cell(cell: Cell, turned: _Turned) -> Cell:
    return replace(cell, content=tuple(_block(block, turned) for block in cell.content))


def _text(text: Text, turned: _Turned) -> Text:
    return replace(text, places=_places(text.places, turned))


def _places(places: Iterable[Place], turned: _Turned) -> tuple[Place, ...]:
    return tuple(_place(place, turned) for place in places)


def _place(place: Place, turned: _Turned) -> Place:
    view = turned.get(place.page or 0)
    if view is None or place.bbox is None:
        return place
    x0, top, x1, bottom = box_turned(place.bbox, view.width, view.height, -view.turns)
    return replace(place, bbox=(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)))


def box_turned(box: Box, width: float, height: float, quarter_turns: int) -> Box:
    """*box* on a page of *width* and *height* when the page is turned clockwise.

    >>> box_turned((10, 20, 110, 30), 595, 842, 1)
    (812, 10, 822, 110)
    >>> box_turned((812, 10, 822, 110), 842, 595, -1)
    (10, 20, 110, 30)
    """
    for _ in range(quarter_turns % 4):
        x0, top, x1, bottom = box
        box = height - bottom, x0, height - top, x1
        width, height = height, width
    return box
