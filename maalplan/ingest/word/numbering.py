"""Automatic lists: the label that Word prints before a paragraph, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from maalplan.ingest.word.names import switch, value, w
from maalplan.ingest.writing.labels import BULLET, Label, printed
from maalplan.ingest.writing.symbols import readable
from maalplan.ingest.writing.values import whole
from maalplan.limits import LIST_MARK

if TYPE_CHECKING:
    from lxml.etree import _Element

    from maalplan.ingest.word.styles import Styles

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    glued: bool = False
    """No space between label and words."""
    style: str | None = None


@dataclass(slots=True)
class _Count:
    """How far the lists of one definition have come: level -> last number."""

    levels: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _List:
    """A list in use: its definition, its levels, and the numbers with which it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file; :meth:`label` must be asked in reading order, once for each paragraph in a list."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Element] = {}
        self._numbers: dict[str, _Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, _Count] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._definitions = {d.get(w("abstractNumId"), ""): d for d in root.findall(w("abstractNum"))}
            self._numbers = {n.get(w("numId"), ""): n for n in root.findall(w("num"))}

    def level_of(self, list_id: str, style_ids: tuple[str, ...]) -> int | None:
        """The level of the list that belongs to one of the styles, nearest first."""
        found = self._list(list_id)
        by_style = {level.style: i for i, level in found.levels.items() if level.style} if found else {}
        return next((by_style[style] for style in style_ids if style in by_style), None)

    def label(self, list_id: str, level: int) -> Label | None:
        """Count one paragraph on *level* (from 0) of the list; its label, None where nothing is printed."""
        found = self._list(list_id)
        level = min(level, LEVELS - 1)
        if found is None or level not in found.levels:
            return None
        self._advance(list_id, found, level)
        own = found.levels[level]
        if own.form == "bullet":
            return Label(BULLET, True, list_id, level + 1)
        text = self._text(found, own).strip()
        return Label(text, False, list_id, level + 1, own.glued) if text else None

    def _advance(self, list_id: str, found: _List, level: int) -> None:
        count = self._counts.setdefault(found.definition, _Count()).levels
        if level in found.starts and (list_id, level) not in self._begun:
            count.pop(level, None)
        self._begun.add((list_id, level))
        start = found.starts.get(level, found.levels[level].start)
        count[level] = count[level] + 1 if level in count else start
        for deeper in [d for d in count if d > level and self._restarts(found, d, level)]:
            del count[deeper]

    @staticmethod
    def _restarts(found: _List, deeper: int, level: int) -> bool:
        """Whether a paragraph on *level* makes the *deeper* level start anew: always, unless the file limits it."""
        limit = found.levels[deeper].restart if deeper in found.levels else None
        return limit is None or level < limit

    def _text(self, found: _List, own: Level) -> str:
        count = self._counts[found.definition].levels

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = found.levels.get(at, Level())
            start = found.starts.get(at, level.start)
            return printed(count.get(at, start), "decimal" if own.legal else level.form)

        text = PLACEHOLDER.sub(number, own.pattern)
        return text if own.form != "none" or any(char.isalnum() for char in text) else ""

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._resolved(list_id)
        return self._lists[list_id]

    def _resolved(self, list_id: str, hops: int = 4) -> _List | None:
        """The list by id; a definition that only names a numbering style is looked up through that style."""
        number = self._numbers.get(list_id)
        definition_id = value(number, w("abstractNumId")) or ""
        definition = self._definitions.get(definition_id)
        if number is None or definition is None:
            return None
        link = value(definition, w("numStyleLink"))
        target = self._styles.numbering_of(link) if link else None
        if target is not None and target != list_id and hops:
            found = self._resolved(target, hops - 1)
        else:
            found = _List(
                definition_id, {whole(e.get(w("ilvl")), 0): _level(e) for e in definition.findall(w("lvl"))}, {}
            )
        return None if found is None else _overridden(found, number)


def _overridden(found: _List, number: _Element) -> _List:
    """The list with what its instance says otherwise."""
    levels, starts = dict(found.levels), dict(found.starts)
    for override in number.findall(w("lvlOverride")):
        at = whole(override.get(w("ilvl")), 0)
        level = override.find(w("lvl"))
        if level is not None:
            levels[at] = _level(level)
        start = value(override, w("startOverride"))
        if start is not None:
            starts[at] = whole(start, 1)
    return replace(found, levels=levels, starts=starts)


def _level(element: _Element) -> Level:
    restart = value(element, w("lvlRestart"))
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    font = None if fonts is None else fonts.get(w("ascii"))
    return Level(
        start=whole(value(element, w("start")), 1),
        form="bullet" if element.find(w("lvlPicBulletId")) is not None else value(element, w("numFmt")) or "decimal",
        pattern=readable((value(element, w("lvlText")) or "")[:LIST_MARK], font),
        restart=None if restart is None else whole(restart, 0),
        legal=switch(element, w("isLgl")) or False,
        glued=value(element, w("suff")) == "nothing",
        style=value(element, w("pStyle")),
    )
