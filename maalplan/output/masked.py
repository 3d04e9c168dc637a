"""A document with its words masked and its layout kept, so that a fault can be reported without showing a draft.

Each letter becomes ``x`` or ``X`` and each digit ``9``; what tells how a document is built stays: labels and other
words that plans have in common, list marks, numbers that open a line or stand behind a label, years, signs, and every
place. Nothing else of the document is left: no name, no figure, no file name, no hash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from maalplan.model import Block, Cell, Document, Finding, Text

COMMON = frozenset(
    "af alle at den der det de efter eller en er et for fra frem gennemført han har i inden ikke kr kvartal kvt "
    "med mindst mio mia mål når og om op opfyldt opnået over pct procent på samt senest skal som til ud udgangen "
    "ultimo medio primo under ved været år året halvår første anden tredje fjerde andet løbet højst maksimalt dog "
    "januar februar marts april maj juni juli august september oktober november december forår sommer efterår "
    "vinter q".split()
)
"""Words that say nothing of a plan's content, and much of how its deadlines and figures are worded."""

_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_CLOSING = (".", ")", ":", "")
"""What stands behind the number of a list item or heading."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def masked_document(document: Document, known: Collection[str]) -> Document:
    """*document* with its words masked; the words in *known* (lower case) stay.

    Findings keep their code and place, and lose their message, which may quote the document.
    """

    def mask(text: str) -> str:
        return masked(text, known)

    return replace(
        document,
        source=replace(document.source, path="document", sha256=""),
        blocks=tuple(_block(block, mask) for block in document.blocks),
        footnotes=tuple((mark, _text(text, mask)) for mark, text in document.footnotes),
        running=tuple(_text(text, mask) for text in document.running),
        findings=tuple(Finding(one.code, one.severity, "", one.source) for one in document.findings),
    )


def masked(text: str, known: Collection[str] = frozenset()) -> str:
    """*text* masked, as long as it was; the words in *known* (lower case) stay.

    >>> masked("Mål 3: Lægemidler, mindst 85 pct. i 2025 (Q2).", {"mål"})
    'Mål 3: Xxxxxxxxxx, mindst 99 pct. i 2025 (Q2).'
    """
    parts = []
    opens, labelled = True, False  # a number that opens a line as a mark, or stands behind a label, numbers something
    for found in _PARTS.finditer(text):
        part = found.group()
        if part[0].isdigit():
            is_mark = opens and text[found.end() : found.end() + 1] in _CLOSING
            parts.append(part if is_mark or labelled or _YEAR.fullmatch(part) else "9" * len(part))
            opens, labelled = is_mark, False
        elif part[0].isalpha():
            opens, labelled = False, part.casefold() in known or part in {"Q", "q"}
            stays = labelled or part.casefold() in COMMON
            parts.append(part if stays else "".join("X" if char.isupper() else "x" for char in part))
        else:
            opens = "\n" in part or "\v" in part or (opens and not part.strip(" .:-"))
            labelled = labelled and not part.strip(" .:-")
            parts.append(part)
    return "".join(parts)


def _block(block: Block, mask: Callable[[str], str]) -> Block:
    if isinstance(block, Text):
        return _text(block, mask)
    return replace(block, cells=tuple(_cell(cell, mask) for cell in block.cells))


def _cell(cell: Cell, mask: Callable[[str], str]) -> Cell:
    return replace(cell, content=tuple(_block(block, mask) for block in cell.content))


def _text(text: Text, mask: Callable[[str], str]) -> Text:
    return replace(text, text=mask(text.text))
