"""What an engine sees on a page, and the view of it that the rest of the room works with."""

from __future__ import annotations

from dataclasses import dataclass

from maalplan.ingest.pdf.ruling import ruling_of
from maalplan.ingest.pdf.set_apart import put_together, taken_apart
from maalplan.ingest.pdf.shown import Box, Engine, PageView, Paint, Shape, Tag, Word, somewhere
from maalplan.ingest.pdf.words import drawn_bullets

_LARGE = 0.4
"""Pictures that take up more than this share of the page may be a scan of it."""
_OUTLINES = 400
"""So many drawn curves on a page without words are letters drawn as outlines."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as an engine sees it, in points from the top left of what is shown of it."""

    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Box, ...]
    hidden: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()
    turns: int = 0
    tags: tuple[Tag, ...] = ()
    paints: tuple[Paint, ...] = ()


def view_of(seen: Seen, number: int, engine: Engine) -> PageView:
    """*seen* as the page *number*, with the grids that its shapes draw and the bullets among them."""
    words = somewhere(seen.words)
    grids, rules = ruling_of(seen.shapes)
    dots = [*(shape.box for shape in seen.shapes if shape.kind != "line"), *seen.pictures]
    return PageView(
        number=number,
        width=seen.width,
        height=seen.height,
        words=(*words, *drawn_bullets(dots, words)),
        grids=put_together(taken_apart(grids, words)),
        rules=rules,
        pictured=_is_pictured(seen),
        hidden=somewhere(seen.hidden),
        aside=somewhere(seen.aside),
        turns=seen.turns,
        tags=seen.tags,
        engine=engine,
        paints=() if seen.turns else seen.paints,
    )


def _is_pictured(seen: Seen) -> bool:
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in seen.pictures)
    outlines = 0 if seen.words else sum(shape.kind == "curve" for shape in seen.shapes)
    return area > _LARGE * seen.width * seen.height or outlines >= _OUTLINES
