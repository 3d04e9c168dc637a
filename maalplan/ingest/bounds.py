"""Whether a document is of a size that is read; the bounds themselves stand in :mod:`maalplan.limits`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maalplan.errors import TooLarge
from maalplan.limits import BLANKS, BLOCKS, COLUMNS, LETTERS, MB, TAG_NAMES, TEXT_BYTES
from maalplan.model import Block, Document, Text

_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')++""")
_QUOTED = re.compile(r"""("[^"]*+"|'[^']*+')++""")
_BLANKS = re.compile(rf"([^\S\n]{{{BLANKS}}})[^\S\n]+")
_REMEDY = "save the plan alone in a new file."


def with_short_blanks(text: str) -> str:
    """*text*, its longest stretches of spaces and the like cut short; they are as good as shorter ones.

    >>> len(with_short_blanks("Mål" + " " * 10_000 + "1"))
    504
    """
    return _BLANKS.sub(r"\1", text)


def check_bytes(data: bytes) -> None:
    """Raise :class:`~maalplan.errors.TooLarge` where *data* is more than a text, or a web page, has."""
    if len(data) > TEXT_BYTES:
        raise TooLarge(f"The file has more than the {TEXT_BYTES // MB} MB that are read of a text; {_REMEDY}")


def check_blocks(count: int) -> None:
    """Raise :class:`~maalplan.errors.TooLarge` where *count* paragraphs, lines and cells are more than are read."""
    if count > BLOCKS:
        raise TooLarge(f"The document has more than {BLOCKS} paragraphs, lines and cells; {_REMEDY}")


def check_letters(count: int) -> None:
    """Raise :class:`~maalplan.errors.TooLarge` where *count* letters are more than are read."""
    if count > LETTERS:
        raise TooLarge(f"The document has more than {LETTERS} letters; {_REMEDY}")


def check_columns(count: int) -> None:
    """Raise :class:`~maalplan.errors.TooLarge` where *count* columns of a table are more than are read."""
    if count > COLUMNS:
        raise TooLarge(f"A table has more than {COLUMNS} columns; {_REMEDY}")


def check_tags(page: str) -> None:
    """Raise :class:`~maalplan.errors.TooLarge` where a tag of the web page *page* has more attributes than are read."""
    if any(
        len(tag.group()) > TAG_NAMES and len(_QUOTED.sub("", tag.group())) > TAG_NAMES for tag in _TAG.finditer(page)
    ):
        raise TooLarge("A tag of the page has thousands of attributes; open it in a browser and save it as PDF.")


def check_document(document: Document) -> Document:
    """*document*, which is of a size that is read; else :class:`~maalplan.errors.TooLarge`."""
    blocks, letters = _amount(document.blocks)
    check_blocks(blocks)
    check_letters(letters)
    return document


def _amount(content: Iterable[Block]) -> tuple[int, int]:
    """How many blocks and cells, and how many letters."""
    blocks = letters = 0
    for block in content:
        blocks += 1
        if isinstance(block, Text):
            letters += len(block.text)
            continue
        for cell in block.cells:
            inner, of_inner = _amount(cell.content)
            blocks, letters = blocks + max(1, inner), letters + of_inner
    return blocks, letters
