"""A plan beside its document: what is to be seen of the document, each value of the plan, and where its words stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from maalplan.model.meant import Agency, Deadline, Ministry, Period, Plan, Target, Version, Weight
from maalplan.model.shown import Block, Finding, Place, Quote, TextKind

Box: TypeAlias = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points from the page's top left."""


# ------------------------------------------------------------------ what is to be seen


class PageWord(NamedTuple):
    """A word on a page, with its box; ``at`` is the path of what it belongs to in the structure tree of a tagged PDF,
    which goes on from page to page, empty where it belongs to nothing (a page's header)."""

    text: str
    box: Box
    at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is shown: ``width`` and ``height`` in points; ``data`` is the picture, ``pixels`` wide and
    high, empty where none can be made. ``words`` are those that the file has, in the order in which it draws
    them, which need not be that in which they are read."""

    number: int
    width: float
    height: float
    pixels: tuple[int, int]
    media_type: str
    data: bytes
    words: tuple[PageWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen of a document: pictures of its pages, or its lines, or its blocks. Of a document for word
    processors, which has no pages of its own, both its blocks and the pages that LibreOffice prints of them;
    ``unprinted`` where it should have and made none."""

    pages: tuple[PagePicture, ...] = ()
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    unprinted: bool = False


Unseen: TypeAlias = Literal["missing", "changed", "unreadable"]
"""Why a document cannot be shown: it was not found, what was found is another, or it cannot be read."""


# ------------------------------------------------------------------ where words stand


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``marks`` are the numbers of those that it is part of, the narrowest first, ``begins`` those
    whose first words are here."""

    text: str
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of a text, its number from 1."""

    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SeenText:
    """A block of words; ``bullet`` is the mark of a list item as printed, ``block`` its number in the document."""

    kind: TextKind
    level: int
    bullet: str | None
    runs: tuple[Run, ...]
    block: int | None = None


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell of a table, with the marks that are all of it; ``row`` and ``column`` from 1."""

    row_span: int
    column_span: int
    content: tuple[SeenBlock, ...]
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table by its rows; positions that no cell covers have an empty one. ``block`` is its number in the document."""

    rows: tuple[tuple[SeenCell, ...], ...]
    block: int | None = None


SeenBlock: TypeAlias = SeenText | SeenTable


@dataclass(frozen=True, slots=True)
class SeenMark:
    """Words marked on a page: ``begins`` where these are its first."""

    mark: int
    boxes: tuple[Box, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page with what is marked on it, the largest first, so that no mark hides another."""

    picture: PagePicture
    marks: tuple[SeenMark, ...] = ()


# ------------------------------------------------------------------ what was read


ReviewedValue: TypeAlias = (
    str | int | tuple[str, ...] | tuple[Target, ...] | Agency | Ministry | Period | Deadline | Weight | Version
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the plan: ``number`` from 1 on the page, ``path`` the JSON pointer to it in the plan's file, ``mark``
    its words in the document, null where these are not to be seen. ``name`` is the label of an ``extra``."""

    number: int
    path: str
    field: str
    value: ReviewedValue
    quote: Quote | None = None
    mark: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding, numbered with the values."""

    number: int
    path: str
    finding: Finding
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: the plan itself, a goal, a milestone, a signature or a follow-up, with its values; ``id`` is
    null where the plan gives it none."""

    kind: Literal["plan", "goal", "milestone", "signature", "follow_up"]
    path: str
    id: str | None
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in the document: what was read from them (``numbers`` of entries and doubts), and whether they were placed
    in the plan at all."""

    number: int
    numbers: tuple[int, ...]
    places: tuple[Place, ...]
    unplaced: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A plan beside its document: its ``pages``, ``lines`` or ``blocks``, or both pages and blocks with the same marks;
    none where it is ``unseen``. ``unprinted`` where there should have been pages, and LibreOffice made none."""

    plan: Plan
    whole: Part
    goals: tuple[Part, ...]
    follow_ups: tuple[Part, ...]
    signatures: tuple[Part, ...]
    marks: tuple[Mark, ...]
    pages: tuple[SeenPage, ...] = ()
    lines: tuple[SeenLine, ...] = ()
    blocks: tuple[SeenBlock, ...] = ()
    unseen: Unseen | None = None
    said: str | None = field(default=None)
    """What is to be said of a document that cannot be read."""
    unprinted: bool = False
