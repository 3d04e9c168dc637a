"""The timeline of a history as the shapes of a picture: years across, a lane for each goal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from maalplan.model import Appearance, Lang, Thread
from maalplan.output.history.cells import MOVED, SOFTENED, TIGHTENED, Cell, CellKind, Shown, cells, columns
from maalplan.output.history.words import end_words, latest_scope, life, thread_title, word

MARGIN: Final = 26
"""Pixels, as all sizes here: from the edge to the middle of the first mark."""
_COLUMN: Final = (62, 104)
"""The narrowest and widest distance of years; between them they fill what a desktop shows."""
_FILLED: Final = 1060
_LETTER: Final = 7.4
"""The width of a letter of a title, on average."""
_HEAD, _HEADING, _TITLE, _LANE, _FOOT = 34, 36, 19, 46, 30
_RADIUS: Final = 12
_INSIDE: Final = 4
"""Letters of a number that fit into a mark."""
_STANDING: Final[frozenset[CellKind]] = frozenset({"added", "split", "unchanged", "changed"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a goal is in a year, at its place; ``told`` says it in words."""

    x: float
    kind: CellKind
    number: str
    inside: bool
    moved: bool
    softened: bool
    tightened: bool
    told: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line from year to year; broken where the goal does not stand."""

    x1: float
    x2: float
    broken: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A goal: its title in lines with their height, its line at the height ``y``."""

    thread: Thread
    titles: tuple[tuple[float, str], ...]
    y: float
    top: float
    bottom: float
    told: str
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a goal to what was split from it, or into which it was merged."""

    path: str
    tip: str
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All shapes; ``years`` with their place and whether a plan was found, ``headings`` with their height."""

    width: float
    height: float
    years: tuple[tuple[float, int, bool], ...]
    headings: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]


def picture(shown: Shown, lang: Lang) -> Picture:
    """The timeline of what is *shown*."""
    years = columns(shown.history)
    least, most = _COLUMN
    step = min(max((_FILLED - 2 * MARGIN) / max(len(years) - 1, 1), least), most)
    places = {year: MARGIN + step * n for n, year in enumerate(years)}
    width = max(places[years[-1]] + MARGIN, 330)
    headings, lanes, bottom = _lanes(shown, places, width, lang)
    return Picture(
        width=width,
        height=bottom + _FOOT,
        years=tuple((x, year, year in shown.history.years) for year, x in places.items()),
        headings=headings,
        lanes=lanes,
        arrows=tuple(_arrows(lanes, places, lang)),
    )


def _lanes(
    shown: Shown, places: Mapping[int, float], width: float, lang: Lang
) -> tuple[tuple[tuple[float, str], ...], tuple[Lane, ...], float]:
    headings: list[tuple[float, str]] = []
    lanes: list[Lane] = []
    top: float = _HEAD
    scope = None
    for thread in shown.threads:
        if latest_scope(thread) != scope:
            scope = latest_scope(thread)
            headings.append((top + 22, word(scope, lang)))
            top += _HEADING
        lanes.append(_lane(thread, cells(shown.history, thread), places, (top, width), lang))
        top = lanes[-1].bottom
    return tuple(headings), tuple(lanes), top


def _lane(
    thread: Thread, row: Sequence[Cell], places: Mapping[int, float], room: tuple[float, float], lang: Lang
) -> Lane:
    top, width = room
    letters = int((width - 10) / _LETTER)
    lines = textwrap.wrap(thread_title(thread, lang), letters, max_lines=2, placeholder=" …") or [""]
    middle = top + _TITLE * len(lines) + 22
    marks = tuple(_mark(cell, places[cell.year], lang) for cell in row if cell.kind != "none")
    lived = ", ".join(filter(None, (life(thread, lang), end_words(thread, lang))))
    return Lane(
        thread=thread,
        titles=tuple((top + 15 + _TITLE * n, line) for n, line in enumerate(lines)),
        y=middle,
        top=top,
        bottom=top + _TITLE * len(lines) + _LANE,
        told=f"{thread_title(thread, lang)}: {lived}",
        stretches=tuple(_stretches(row, places)),
        marks=marks,
    )


def _mark(cell: Cell, x: float, lang: Lang) -> Mark:
    own = cell.appearance
    number = (own.number or "") if own is not None and cell.kind in _STANDING else ""
    return Mark(
        x=x,
        kind=cell.kind,
        number=number,
        inside=len(number) <= _INSIDE,
        moved=MOVED in cell.flags,
        softened=SOFTENED in cell.flags,
        tightened=TIGHTENED in cell.flags,
        told=cell_told(cell, lang),
    )


def cell_told(cell: Cell, lang: Lang) -> str:
    """A cell in words: »2024: mål 3, ændret, lempet«; nothing where the goal is not."""
    if cell.kind == "none":
        return ""
    own = cell.appearance
    number = [word("goal numbered", lang, own.number).lower()] if own is not None and own.number else []
    names = {"split": "split off"}.get(cell.kind, cell.kind)
    flags = ((MOVED, "moved"), (SOFTENED, "softened"), (TIGHTENED, "tightened"))
    others = [word(name, lang) for sign, name in flags if sign in cell.flags]
    return f"{cell.year}: {', '.join([*number, word(names, lang), *others])}"


def _stretches(row: Sequence[Cell], places: Mapping[int, float]) -> Iterator[Stretch]:
    """The line from mark to mark, whole where the goal stands at both ends; none where an arrow leads elsewhere."""
    for before, cell in pairwise(cell for cell in row if cell.kind != "none"):
        if "merged" not in (before.kind, cell.kind):
            both = before.appearance is not None and cell.appearance is not None
            yield Stretch(places[before.year], places[cell.year], broken=not both)


# ------------------------------------------------------------------ arrows


def _arrows(lanes: Sequence[Lane], places: Mapping[int, float], lang: Lang) -> Iterator[Arrow]:
    by_id = {lane.thread.id: lane for lane in lanes}
    for lane in lanes:
        for own in lane.thread.appearances:
            source = by_id.get(own.split_of or "")
            before = _last_before(source.thread, own.year) if source else None
            if source is not None and before is not None:
                told = word("is split", lang, thread_title(source.thread, lang))
                yield _arrow((places[before.until], source.y), (places[own.year], lane.y), told)
            target = by_id.get(own.merged_into or "")
            after = _first_after(target.thread, own.until) if target else None
            if target is not None and after is not None:
                told = word("is merged", lang, thread_title(target.thread, lang))
                yield _arrow((places[own.until], lane.y), (places[after.year], target.y), told)


def _last_before(thread: Thread, year: int) -> Appearance | None:
    return next((own for own in reversed(thread.appearances) if own.until < year), None)


def _first_after(thread: Thread, year: int) -> Appearance | None:
    return next((own for own in thread.appearances if own.year > year), None)


def _arrow(start: tuple[float, float], end: tuple[float, float], told: str) -> Arrow:
    (x1, y1), (x2, y2) = start, end
    first, last, bend = x1 + _RADIUS, x2 - _RADIUS - 7, (x2 - x1) * 0.45
    return Arrow(
        path=f"M{first:g} {y1:g}C{first + bend:g} {y1:g} {last - bend:g} {y2:g} {last:g} {y2:g}",
        tip=f"{last + 7:g},{y2:g} {last - 2:g},{y2 - 5:g} {last - 2:g},{y2 + 5:g}",
        told=told,
    )
