"""What a page shows, whatever engine looked at it: words with their boxes, and the cells that lines draw.

Nothing here says what words or cells form; that is the work of the other files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from maalplan.ingest.pdf.record import record

Box: TypeAlias = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in points from the page's top left."""

_FAR = 1e5
"""Nothing on a page is so many points away from its corner."""


@record
class Word:
    """Characters of one font with no white space between; sizes and places in points."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    sign: bool = False
    """Set in a font of signs (Symbol, Wingdings), whose letters are pictures."""
    content: int | None = None
    """The number of the page's marked content that it belongs to; what the structure tree refers to."""
    sure: float = 1.0
    """How sure it is that these are its letters, 0..1; less than 1 only where they were recognised in a picture."""

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box[2]


Engine: TypeAlias = Literal["pdfium", "pdfplumber", "tesseract", "none"]
"""What looked at a page; none could."""


class Edge(NamedTuple):
    """A straight line that is drawn, or a side of what is: ``at`` x when it is upright, else at y, from ``start`` to
    ``end`` along it."""

    at: float
    start: float
    end: float
    upright: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn; ``outlined`` where its outline is, and not only its inside."""

    kind: Literal["line", "rect", "curve"]
    box: Box
    edges: tuple[Edge, ...]
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """A rectangle painted in a strong colour, ``fill``, as six hex digits."""

    box: Box
    fill: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that touch one another; a grid of one cell is a frame.

    ``open_top`` and ``open_bottom``: the line that would close it there is not drawn, as where a page break cuts
    a row in two.
    """

    cells: tuple[Box, ...]
    open_top: bool = False
    open_bottom: bool = False
    shaded: bool = False
    """Its cells are but shades: no upright line is drawn in it."""
    unruled: bool = False
    """Nothing shows where its columns end but the words in them."""

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return around(self.cells)


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure tree of a tagged PDF, as far as it concerns one page.

    ``kind``: ``Table``, ``TR``, ``TH``, ``TD``, ``P``, ``L``, ``LI``, ``H1``, … as the standard names it. ``path``: its
    place among its parent's children, and theirs, from the tree's root; the same element has the same path on
    every page. ``content``: in order, what is in it: marked content (a number, as :attr:`Word.content`) and elements.
    """

    kind: str
    path: tuple[int, ...]
    content: tuple[int | Tag, ...] = ()
    row_span: int = 1
    column_span: int = 1
    children: int = 0
    """How many it has in all, those on other pages and those without content too."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page; ``number`` from 1, ``words`` in the order in which the file draws them."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    grids: tuple[Grid, ...]
    rules: tuple[Box, ...] = ()
    """Drawn level lines, and the upper and lower edges of shades."""
    pictured: bool = False
    """A picture takes up much of the page, as where it was scanned."""
    hidden: tuple[Word, ...] = ()
    """Words that the file holds and that are not to be seen, as those that text recognition puts under a scan."""
    aside: tuple[Word, ...] = ()
    """Words that stand in no line: set aslant across the page, as a draft's mark, and line numbers."""
    turns: int = 0
    """By how many quarter turns, clockwise, the page was turned so that its text stands upright; all places are those
    of the page so turned."""
    engine: Engine = "pdfium"
    paints: tuple[Paint, ...] = ()
    """What is painted in strong colours; only of a page that stands upright."""
    tags: tuple[Tag, ...] = ()
    """The structure tree of a tagged PDF; none where it has none."""


def around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box around *boxes*, of which there is at least one.

    >>> around(((0, 0, 5, 5), (3, 1, 9, 4)))
    (0, 0, 9, 5)
    """
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def middle_in(word: Word, box: Box) -> bool:
    """Whether the middle of *word* lies in *box*."""
    across = (word.box[0] + word.box[2]) / 2
    down = (word.box[1] + word.box[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def outside_of(words: Iterable[Word], boxes: Iterable[Box]) -> list[Word]:
    """Those of *words* whose middle lies in none of *boxes*, as :func:`middle_in` says for one; a page at a time."""
    rest = list(words)
    for left, top, right, bottom in boxes:
        rest = [
            word
            for word in rest
            if not (top <= ((box := word.box)[1] + box[3]) / 2 <= bottom and left <= (box[0] + box[2]) / 2 <= right)
        ]
    return rest


def somewhere(words: Iterable[Word]) -> tuple[Word, ...]:
    """Those of *words* that have a size and a place; broken files have letters without, or at places that are no
    numbers."""
    return tuple(
        [
            word
            for word in words
            for x0, top, x1, bottom in [word.box]
            if word.size > 0 and -_FAR < x0 <= x1 + _FAR < 2 * _FAR and -_FAR < top <= bottom + _FAR < 2 * _FAR
        ]
    )
