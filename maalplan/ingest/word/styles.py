"""Styles: what a paragraph or run looks like by the chain of styles it is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from maalplan.ingest.word.names import VAL, switch, value, w
from maalplan.ingest.writing.style_names import Role, heading_number, heads_contents, role_of, tidy
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

T = TypeVar("T")

BULLETED = re.compile(r"list bullet|opstilling\s*[-–]\s*punkt|punktopstilling")
DEPTH = re.compile(r"(?:list|opstilling).*\s([2-9])$")
BODY_LEVEL = 9
"""``w:outlineLvl`` of body text; below it stand the levels of headings, from 0."""
USUAL_SIZE = 10.0
"""Points, where the file says nothing: the format's own default."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style, with the styles it is based on, says."""

    level: int = 0
    role: Role = ""
    list_id: str | None = None
    list_level: int | None = None
    list_depth: int = 0
    bulleted: bool = False
    bold: bool = False
    hidden: bool = False
    size: float = USUAL_SIZE
    new_page: bool = False
    leader: bool = False
    bordered: bool = False
    indent: int = 0
    style_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunLook:
    """What a character style says; None where it says nothing."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    size: float | None = None
    placeholder: bool = False


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: _Element | None) -> None:
        self._by_id: dict[str, _Element] = {}
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._runs: dict[str | None, RunLook] = {None: RunLook()}
        self._default: str | None = None
        self._defaults: _Element | None = None
        if root is not None:
            self._defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
            for style in root.findall(w("style")):
                self._add(style)

    def _add(self, style: _Element) -> None:
        style_id = style.get(w("styleId"), "")
        self._by_id[style_id] = style
        if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") in {"1", "true", "on"}:
            self._default = style_id

    def numbering_of(self, style_id: str) -> str | None:
        """The list that a numbering style stands for."""
        return value(self._by_id.get(style_id), w("pPr"), w("numPr"), w("numId"))

    def paragraph(self, style_id: str | None) -> ParagraphLook:
        """The look of a paragraph in style *style_id* (None, or one that is not there: the default style)."""
        if style_id not in self._by_id:
            style_id = self._default
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._paragraph_look(list(self._chain(style_id)))
        return self._paragraphs[style_id]

    def run(self, style_id: str | None) -> RunLook:
        """The look that character style *style_id* gives a run."""
        if style_id not in self._runs:
            chain = list(self._chain(style_id))
            size = _size(chain)
            self._runs[style_id] = RunLook(
                bold=_switch(chain, w("b")) or False,
                hidden=_switch(chain, w("vanish")) or False,
                raised=_first(chain, lambda style: value(style, w("rPr"), w("vertAlign"))) == "superscript",
                size=size,
                placeholder=any("placeholder text" in _name(style) for style in chain),
            )
        return self._runs[style_id]

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        """The style and those it is based on, nearest first; a circle is left where it closes."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(style, w("basedOn"))

    def _paragraph_look(self, chain: list[_Element]) -> ParagraphLook:
        role = role_of([_name(style) for style in chain])
        numbers = _first(chain, lambda style: style.find(f"{w('pPr')}/{w('numPr')}"))
        return ParagraphLook(
            level=0 if role else _level(chain),
            role=role,
            list_id=_first(chain, lambda style: value(style, w("pPr"), w("numPr"), w("numId"))),
            list_level=None if numbers is None or (level := value(numbers, w("ilvl"))) is None else whole(level, 0),
            list_depth=int(_first(chain, lambda style: _match(DEPTH, style)) or 0),
            bulleted=any(BULLETED.match(_name(style)) for style in chain),
            bold=_either(_switch(chain, w("b")), switch(self._defaults, w("b"))),
            hidden=_either(_switch(chain, w("vanish")), switch(self._defaults, w("vanish"))),
            size=_size(chain) or points(value(self._defaults, w("sz"))) or USUAL_SIZE,
            new_page=_first(chain, lambda style: switch(style.find(w("pPr")), w("pageBreakBefore"))) or False,
            leader=any(has_leader(style.find(w("pPr"))) for style in chain),
            bordered=any(has_border(style.find(w("pPr"))) for style in chain),
            indent=_first(chain, lambda style: left_indent(style.find(w("pPr")))) or 0,
            style_ids=tuple(style.get(w("styleId"), "") for style in chain),
        )


def points(half: str | None) -> float | None:
    """A size in half points as points, None for what is no size: ``"22"`` is 11.0."""
    size = whole(half, 0) / 2
    return size or None


def heading_level(outline: str) -> int:
    """The heading level from 1 of a ``w:outlineLvl``, 0 for body text: ``"0"`` is 1, ``"9"`` is 0."""
    level = whole(outline, BODY_LEVEL)
    return level + 1 if level < BODY_LEVEL else 0


def has_leader(properties: _Element | None) -> bool:
    """Whether a tab stop in these properties is drawn as a row of dots or the like."""
    if properties is None:
        return False
    stops = properties.findall(f"{w('tabs')}/{w('tab')}")
    return any(stop.get(w("leader"), "none") != "none" and stop.get(VAL) != "clear" for stop in stops)


def has_border(properties: _Element | None) -> bool:
    """Whether a line is drawn above or below a paragraph with these properties."""
    borders = None if properties is None else properties.find(w("pBdr"))
    return any((value(borders, w(side)) or "nil") not in {"nil", "none"} for side in ("top", "bottom"))


def left_indent(properties: _Element | None) -> int | None:
    """The left indent in twentieths of a point, None where it is not said."""
    found = None if properties is None else properties.find(w("ind"))
    if found is None:
        return None
    text = found.get(w("left")) or found.get(w("start"))
    return None if text is None else whole(text, 0)


def _first(chain: list[_Element], read: Callable[[_Element], T | None]) -> T | None:
    return next((found for style in chain if (found := read(style)) is not None), None)


def _switch(chain: list[_Element], name: str) -> bool | None:
    return _first(chain, lambda style: switch(style.find(w("rPr")), name))


def _either(own: bool | None, default: bool | None) -> bool:
    return bool(default) if own is None else own


def _size(chain: list[_Element]) -> float | None:
    return _first(chain, lambda style: points(value(style, w("rPr"), w("sz"))))


def _name(style: _Element) -> str:
    return tidy(value(style, w("name")) or style.get(w("styleId")) or "")


def _match(pattern: re.Pattern[str], style: _Element) -> str | None:
    found = pattern.match(_name(style))
    return found[1] if found else None


def _level(chain: list[_Element]) -> int:
    """The heading level from 1 that the nearest style gives, by its outline level or name; 0 for none."""
    for style in chain:
        if heads_contents(_name(style)):
            return 1
        outline = value(style, w("pPr"), w("outlineLvl"))
        if outline is not None:
            return heading_level(outline)
        named = heading_number(_name(style))
        if named is not None:
            return named
    return 0
