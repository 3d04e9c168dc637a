"""Words that were printed with a space between their letters ("R e s u l t a t m å l"), put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from maalplan.model import Block, Cell, Table, Text

_LETTERS = r"(?<!\S)(?:[^\W\d_][ \u00a0]){%s,}[^\W\d_](?![^\s:.,;)])"
_SPACED = re.compile(_LETTERS % 3)
_BESIDE = re.compile(_LETTERS % 1)
"""Beside a spaced word, two letters that stand alone are one too ("K o n c e r n   m å l")."""


def closed_up(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """*blocks* with letter-spaced words as words. Four letters in a row that stand alone are taken for one word."""
    return tuple([_closed(block) for block in blocks])


def _closed(block: Block) -> Block:
    if isinstance(block, Table):
        cells = tuple([_closed_cell(cell) for cell in block.cells])
        changed = any(new is not old for new, old in zip(cells, block.cells, strict=True))
        return replace(block, cells=cells) if changed else block
    return _word(block) if _SPACED.search(block.text) else block


def _closed_cell(cell: Cell) -> Cell:
    content = closed_up(cell.content)
    changed = any(new is not old for new, old in zip(content, cell.content, strict=True))
    return replace(cell, content=content) if changed else cell


def _word(block: Text) -> Text:
    text = _BESIDE.sub(lambda match: re.sub(r"[ \u00a0]", "", match.group()), block.text)
    return replace(block, text=re.sub(r" {2,}", " ", text), strong=len(text) if block.strong >= len(block.text) else 0)
