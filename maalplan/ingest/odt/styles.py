"""Styles: what a paragraph or a stretch of words looks like by the chain of styles it is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from maalplan.ingest.odt.names import points, q, share
from maalplan.ingest.writing.style_names import Role, heading_number, heads_contents, role_of, tidy
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

USUAL_SIZE = 12.0
"""Points, where the file says nothing."""
BOLD_FROM = 600
"""The weight from which on letters are bold."""
ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
"""How a style's name holds what an XML name cannot: ``Overskrift_20_1``."""
BREAKS = frozenset({"page", "column", "even-page", "odd-page"})


class Look(NamedTuple):
    """What words look like."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    size: float = USUAL_SIZE
    font: str | None = None

    def changed(self, properties: _Element | None) -> Look:
        """The same look but for what the ``style:text-properties`` say."""
        if properties is None:
            return self
        weight, display = properties.get(q("fo:font-weight")), properties.get(q("text:display"))
        position = properties.get(q("style:text-position"))
        height = properties.get(q("fo:font-size"))
        part = share(height)
        return Look(
            bold=self.bold if weight is None else weight == "bold" or whole(weight, 0) >= BOLD_FROM,
            hidden=self.hidden if display is None else display == "none",
            raised=self.raised if position is None else _is_raised(position),
            size=self.size * part if part else points(height) or self.size,
            font=properties.get(q("style:font-name")) or properties.get(q("fo:font-family")) or self.font,
        )


def _is_raised(position: str) -> bool:
    """Whether a ``style:text-position`` stands above the line: ``super 58%``, ``33% 58%``."""
    height, *_ = position.split() or [""]
    return height == "super" or bool(share(height))


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style, with the styles it is based on, says."""

    look: Look = field(default_factory=Look)
    level: int = 0
    role: Role = ""
    unlisted: bool = False
    """The paragraph was taken out of the numbering of its style."""
    break_before: bool = False
    break_after: bool = False
    leader: bool = False
    bordered: bool = False
    indent: int = 0
    """Twentieths of a point."""


class Styles:
    """The styles of a file; automatic ones, which only this document's words use, hide common ones of their name."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        roots = tuple(roots)
        common = [found for root in roots for found in root.findall(q("office:styles"))]
        self._common = {_key(style): style for group in common for style in group.findall(q("style:style"))}
        # Automatic styles of styles.xml are those of headers and footers, under names that the text uses as well.
        automatic = roots[-1].findall(q("office:automatic-styles")) if roots else []
        self._automatic = {_key(style): style for group in automatic for style in group.findall(q("style:style"))}
        defaults = [style for group in common for style in group.findall(q("style:default-style"))]
        default = next((style for style in defaults if style.get(q("style:family")) == "paragraph"), None)
        self._default = Look() if default is None else Look().changed(default.find(q("style:text-properties")))
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self.lists = [style for group in (*common, *automatic) for style in group.findall(q("text:list-style"))]
        self.outline = next(
            (found for group in common if (found := group.find(q("text:outline-style"))) is not None), None
        )

    def paragraph(self, name: str | None) -> ParagraphLook:
        """The look of a paragraph in the style."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph_look(list(self._chain("paragraph", name)))
        return self._paragraphs[name]

    def run(self, name: str | None, below: Look) -> Look:
        """The look of words in character style *name* among words that look like *below*."""
        for style in reversed(list(self._chain("text", name))):
            below = below.changed(style.find(q("style:text-properties")))
        return below

    def starts_page(self, family: str, name: str | None) -> bool:
        """Whether what is set in the style stands at the top of a new page."""
        return _starts_page(list(self._chain(family, name)), f"style:{family}-properties")

    def _chain(self, family: str, name: str | None) -> Iterator[_Element]:
        """The style and those it is based on, nearest first; a circle is left where it closes."""
        key = (family, name or "")
        style = self._automatic.get(key)
        if style is not None:
            yield style
            key = (family, style.get(q("style:parent-style-name"), ""))
        seen: set[tuple[str, str]] = set()
        while key in self._common and key not in seen:
            seen.add(key)
            style = self._common[key]
            yield style
            key = (family, style.get(q("style:parent-style-name"), ""))

    def _paragraph_look(self, chain: list[_Element]) -> ParagraphLook:
        look = self._default
        for style in reversed(chain):
            look = look.changed(style.find(q("style:text-properties")))
        role = role_of([_name(style) for style in chain])
        return ParagraphLook(
            look=look,
            level=0 if role else self._level(chain),
            role=role,
            unlisted=any(style.get(q("style:list-style-name")) == "" for style in chain[:1] if self._is_own(style)),
            break_before=_starts_page(chain, "style:paragraph-properties"),
            break_after=_property(chain, "fo:break-after") in BREAKS,
            leader=any(_has_leader(style) for style in chain),
            bordered=any(_has_border(_property(chain, f"fo:border{side}")) for side in ("", "-top", "-bottom")),
            indent=max(0, round((points(_property(chain, "fo:margin-left")) or 0) * 20)),
        )

    def _level(self, chain: list[_Element]) -> int:
        """The heading level from 1 that the nearest style gives, by its outline level or name; 0 for none."""
        for style in chain:
            if heads_contents(_name(style)):
                return 1
            outline = style.get(q("style:default-outline-level"))
            # An empty level in a common style is what converters leave of a level that is inherited.
            if outline or (outline is not None and self._is_own(style)):
                return whole(outline, 0)
            named = heading_number(_name(style))
            if named is not None:
                return named
        return 0

    def _is_own(self, style: _Element) -> bool:
        """Whether the style is an automatic one: what the author did to this paragraph alone."""
        return self._automatic.get(_key(style)) is style


def _key(style: _Element) -> tuple[str, str]:
    return style.get(q("style:family"), ""), style.get(q("style:name"), "")


def _name(style: _Element) -> str:
    name = style.get(q("style:display-name")) or style.get(q("style:name")) or ""
    return tidy(ESCAPED.sub(lambda match: chr(int(match[1], 16)), name))


def _property(chain: list[_Element], name: str, group: str = "style:paragraph-properties") -> str | None:
    groups = [found for style in chain if (found := style.find(q(group))) is not None]
    return next((text for properties in groups if (text := properties.get(q(name))) is not None), None)


def _starts_page(chain: list[_Element], group: str) -> bool:
    """By a break, or by a page style of its own."""
    master = next((found for style in chain if (found := style.get(q("style:master-page-name"))) is not None), "")
    return bool(master) or _property(chain, "fo:break-before", group) in BREAKS


def _has_border(border: str | None) -> bool:
    return border is not None and border not in {"none", "hidden"}


def _has_leader(style: _Element) -> bool:
    """Whether a tab stop is drawn as a row of dots or the like."""
    stops = style.findall(f"{q('style:paragraph-properties')}/{q('style:tab-stops')}/{q('style:tab-stop')}")
    return any(stop.get(q("style:leader-style"), "none") != "none" for stop in stops)
