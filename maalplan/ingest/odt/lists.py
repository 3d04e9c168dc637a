"""Automatic lists: the label that is printed before a paragraph, counted as LibreOffice counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maalplan.ingest.odt.names import q
from maalplan.ingest.writing.labels import BULLET, Label, printed
from maalplan.ingest.writing.values import whole
from maalplan.limits import LIST_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

DEEPEST = 10
PLACEHOLDER = re.compile(r"%(\d{1,2})%")
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NUMBERED = frozenset({q("text:list-level-style-number"), q("text:outline-level-style")})


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style; ``form`` is empty where no number is printed."""

    bullet: bool = False
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    pattern: str | None = None
    """The whole label, ``%2%`` for the number of level 2; it says more than prefix and suffix."""
    shown: int = 1
    """How many levels' numbers the label shows, its own the last."""
    start: int = 1
    glued: bool = False


@dataclass(slots=True)
class Count:
    """How far a list has come: level -> last number."""

    list_id: str
    last: dict[int, int] = field(default_factory=dict)

    def advance(self, level: int, levels: dict[int, Level], start: int | None) -> None:
        """Count a paragraph on *level*; *start*: the number that it is given. Deeper levels begin anew.

        A level above that was passed over counts as if it had stood there: below ``1.1`` stands ``2``.
        """
        for above in range(1, level):
            self.last.setdefault(above, levels.get(above, Level()).start)
        following = self.last[level] + 1 if level in self.last else levels.get(level, Level()).start
        self.last[level] = following if start is None else start
        self.restart(level + 1)

    def restart(self, level: int) -> None:
        """The next paragraph on *level* is the first, and so are those below it."""
        for deeper in [at for at in self.last if at >= level]:
            del self.last[deeper]


@dataclass(frozen=True, slots=True)
class Nest:
    """Where in a list we stand: its count, the style in force, and the level from 1."""

    count: Count
    style: str | None
    level: int
    goes_on: bool
    """The list goes on counting where an earlier one ended."""


class Lists:
    """The lists of a file; ask in reading order, :meth:`label` once for each paragraph in a list."""

    def __init__(self, styles: Iterable[_Element], outline: _Element | None) -> None:
        self._styles = {style.get(q("style:name"), ""): _levels(style) for style in styles}
        self._outline = {} if outline is None else _levels(outline)
        self._outline_name = "Outline" if outline is None else outline.get(q("style:name"), "Outline")
        self._styles[self._outline_name] = self._outline
        self._outline_count = Count("outline")
        self._by_id: dict[str, Count] = {}
        self._counts = 0
        self._latest: tuple[str | None, Count] | None = None

    def open(self, element: _Element, outer: Nest | None) -> Nest:
        """Where the paragraphs of the ``text:list`` *element* stand."""
        continued = element.get(q("text:continue-numbering"))
        if outer is not None:
            return _nested(element, outer, outer.goes_on if continued is None else continued == "true")
        style, earlier = element.get(q("text:style-name")), element.get(q("text:continue-list")) or ""
        goes_on = continued == "true" or earlier in self._by_id
        count = self._count(style, earlier, goes_on)
        if list_id := element.get(q("xml:id")) or element.get(q("text:id")):
            self._by_id[list_id] = count
        return Nest(count, style, 1, goes_on)

    def numbered(self, element: _Element) -> Nest:
        """Where the paragraph in a ``text:numbered-paragraph`` stands."""
        style, list_id = element.get(q("text:style-name")), element.get(q("text:list-id")) or ""
        count = self._by_id[list_id] = self._count(style, list_id, True)
        return Nest(count, style, max(1, min(whole(element.get(q("text:level")), 1), DEEPEST)), True)

    def _count(self, style: str | None, earlier: str, goes_on: bool) -> Count:
        """The count of the list called *earlier*, else, for one that goes on, of the latest one in its style."""
        found = self._by_id.get(earlier)
        if style == self._outline_name:
            found = self._outline_count
            if not goes_on:
                found.restart(1)
        if found is None and goes_on and self._latest is not None and self._latest[0] == style:
            found = self._latest[1]
        if found is None:
            self._counts += 1
            found = Count(f"list {self._counts}")
        self._latest = (style, found)
        return found

    def label(self, nest: Nest, own_style: str | None, start: str | None) -> Label | None:
        """Count a paragraph; its label, None where nothing is printed.

        *own_style*: the list style of this paragraph alone; *start*: the number that the file gives it.
        """
        levels = self._styles.get(own_style or nest.style or "")
        # A list without a style is shown with bullets.
        return _label(levels or {nest.level: Level(bullet=True)}, nest.count, nest.level, start)

    def heading(self, level: int, start: str | None) -> Label | None:
        """Count a heading that stands in no list; its label by the outline's numbering."""
        return _label(self._outline, self._outline_count, min(level, DEEPEST), start)


def _nested(element: _Element, outer: Nest, goes_on: bool) -> Nest:
    level = min(outer.level + 1, DEEPEST)
    if not goes_on:
        outer.count.restart(level)
    return Nest(outer.count, element.get(q("text:style-name")) or outer.style, level, goes_on)


def _label(levels: dict[int, Level], count: Count, level: int, start: str | None) -> Label | None:
    own = levels.get(level)
    if own is None:
        return None
    count.advance(level, levels, None if start is None else whole(start, 1))
    if own.bullet:
        return Label(BULLET, True, count.list_id, level)
    text = _text(levels, own, count, level).strip()
    return Label(text, False, count.list_id, level, own.glued) if text else None


def _text(levels: dict[int, Level], own: Level, count: Count, level: int) -> str:
    def number(at: int) -> str:
        of = levels.get(at, Level())
        return printed(count.last.get(at, of.start), of.form) if of.form else ""

    if own.pattern is not None:
        text = PLACEHOLDER.sub(lambda match: number(int(match[1])), own.pattern)
    else:
        first = max(1, level - own.shown + 1)
        text = own.prefix + ".".join(filter(None, map(number, range(first, level + 1)))) + own.suffix
    return text if own.form or any(char.isalnum() for char in text) else ""


def _levels(style: _Element) -> dict[int, Level]:
    return {whole(level.get(q("text:level")), 1): _level(level) for level in style}


def _level(element: _Element) -> Level:
    if element.tag not in NUMBERED:
        return Level(bullet=True)
    form = element.get(q("style:num-format"), "")
    padded = "decimalZero" if form.startswith("01") else "decimal"
    alignment = element.find(f"{q('style:list-level-properties')}/{q('style:list-level-label-alignment')}")
    return Level(
        form=FORMS.get(form, padded) if form else "",
        prefix=element.get(q("style:num-prefix"), "")[:LIST_MARK],
        suffix=element.get(q("style:num-suffix"), "")[:LIST_MARK],
        pattern=element.get(q("loext:num-list-format")),
        shown=whole(element.get(q("text:display-levels")), 1),
        start=whole(element.get(q("text:start-value")), 1),
        glued=alignment is not None and alignment.get(q("text:label-followed-by")) == "nothing",
    )
