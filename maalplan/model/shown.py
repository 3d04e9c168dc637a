"""What a document shows: blocks of words with their places, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand.

    ``page`` from 1; ``bbox`` is ``(x0, top, x1, bottom)`` in points from the page's top left; ``lines`` is
    ``(first, last)`` from 1, for text formats; ``block`` from 1 in the document, ``row`` and ``column`` from 1
    in that block's table, for every format. What does not apply is null.
    """

    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    lines: tuple[int, int] | None = None
    block: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as the document has them, before cleaning, with where they stand."""

    text: str
    places: tuple[Place, ...] = ()


Severity: TypeAlias = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader should know or doubt; ``code`` is one of those in :mod:`maalplan.findings`."""

    code: str
    severity: Severity
    message: str
    source: tuple[Place, ...] = ()


TextKind: TypeAlias = Literal["heading", "paragraph", "item", "line", "contents", "furniture", "rule"]

WRAP = "\n"
"""A line end inside :attr:`Text.text` that the layout made: it reads as a space, or as nothing after a hyphen."""
BREAK = "\v"
"""A line end inside :attr:`Text.text` that the author set (``w:br``, ``<br>``)."""
PARAGRAPH = "\n\n"
"""What stands between two blocks whose words were put together in one :class:`Quote`."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block of words.

    ``kind``: ``heading``, ``paragraph``, ``item`` (of a list), ``line`` (a line of a text extraction, of which
    nothing shows what it belongs to), ``contents`` (an entry of a contents list), ``furniture`` (page header,
    footer, page number), ``rule`` (a drawn line or page break, without words).

    ``text`` holds the words with :data:`WRAP` where the layout broke a line and :data:`BREAK` where the author did;
    the list mark is not part of it. ``places`` has exactly one place per line of ``text``.
    """

    kind: TextKind
    text: str
    places: tuple[Place, ...]
    level: int = 0
    """Of a heading its level, of an item its nesting depth, both from 1; of a ``line`` the spaces before it; else 0."""
    mark: str | None = None
    """The mark of a list item as printed: ``•``, ``1.``, ``a)``."""
    strong: int = 0
    """How many leading characters of ``text`` are set in bold."""
    gap: int = 0
    """Of a ``line``: how many empty lines stand above it."""
    notes: tuple[tuple[int, str], ...] = ()
    """Footnote references that were taken out of the words: (offset in ``text``, mark)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``row`` and ``column`` from 1, of its upper left corner where it spans several.

    ``fill`` is the colour behind its words as six hex digits, where it has one that is neither grey nor faint.
    """

    row: int
    column: int
    content: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each cell stands once, at its upper left corner. Positions that no cell covers are empty.

    ``by_order``: its document does not show its rows; they were put together by the order of the cells.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place
    by_order: bool = False


Block: TypeAlias = Text | Table


@dataclass(frozen=True, slots=True)
class Source:
    """The file: ``path`` relative to the source given, ``/`` as separator."""

    path: str
    sha256: str
    media_type: str
    pages: int | None
    parser: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a document shows: its blocks in reading order. Block numbers of places count from 1."""

    source: Source
    blocks: tuple[Block, ...]
    footnotes: tuple[tuple[str, Text], ...] = ()
    """(mark, words) of every footnote."""
    findings: tuple[Finding, ...] = ()
    running: tuple[Text, ...] = ()
    """Page headers, footers and marks across the page, of formats that keep them apart from the text: kind
    ``furniture``, each once, without a place."""
