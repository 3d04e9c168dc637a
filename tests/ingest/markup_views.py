"""What the tests of the markup reader look at."""

from __future__ import annotations

from collections.abc import Iterator

from maalplan.ingest.markup import read_markup
from maalplan.model import Block, Document, Table, Text


def read(text: str) -> Document:
    return read_markup(text.encode(), "plan.md")


def shown(document: Document) -> list[tuple[str, str]]:
    return [("table", "") if isinstance(block, Table) else (block.kind, block.text) for block in document.blocks]


def texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Text):
            yield block
        else:
            for cell in block.cells:
                yield from texts(cell.content)


def table(document: Document) -> Table:
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert len(found) == 1
    return found[0]


def rows(document: Document) -> list[list[str]]:
    """The cells of the only table, their blocks parted by ``|``, marks before their words."""
    found = table(document)
    grid: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        words = [f"{one.mark} {one.text}" if one.mark else one.text for one in texts(cell.content)]
        grid[cell.row - 1].append("|".join(words))
    return grid


def only(document: Document) -> Text:
    (block,) = document.blocks
    assert isinstance(block, Text)
    return block
