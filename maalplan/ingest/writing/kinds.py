"""What each paragraph is: heading, list item, entry of a contents list, line, or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from maalplan.ingest.writing.drafts import Draft, Grid, Para, Rule
from maalplan.ingest.writing.headings import heading_levels
from maalplan.ingest.writing.items import Nesting, split_lines, typed_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maalplan.ingest.writing.ink import Ink
    from maalplan.ingest.writing.typed import TypedMark
    from maalplan.model import TextKind

DRAWN = re.compile(r"[\s_=*.…·–—-]+")
"""Characters that draw a line when they stand in a row."""
SHORTEST_LINE = 3
SHORTEST_LINE_IN_CELL = 5
"""In a cell, ``---`` is a way to say that there is nothing to say."""
LONGEST_ENTRY = 300
LEADER_ENTRY = re.compile(r".*\S\t\s*(?:\d{1,3}|[ivxlc]{1,6})", re.DOTALL)
DOTTED_ENTRY = re.compile(r".*\S\s*(?:\.{4,}|…{2,}|(?:\.\s){4,}|_{4,})[\s.…]*\d{1,3}", re.DOTALL)
TABBED_ENTRY = re.compile(r"[^\t]*\S\t\s*\d{1,3}")
CONTENTS_HEADING = re.compile(r"(?:indhold|indholdsfortegnelse|indholdsoversigt|contents)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of which it is known what it is; ``prefix`` is printed before its words."""

    kind: TextKind
    ink: Ink
    level: int = 0
    mark: str | None = None
    prefix: str = ""


Judged: TypeAlias = Line | Rule | Grid


def judge_body(drafts: Sequence[Draft]) -> list[Judged]:
    """What the drafts of the document's body are."""
    opened = _opened(_with_contents(_with_rules(drafts, SHORTEST_LINE)))
    marks = typed_marks(opened)
    levels = heading_levels(opened, marks)
    return _without_double_rules(_judged(opened, marks, levels))


def judge_cell(drafts: Sequence[Draft]) -> list[Judged]:
    """What the drafts in a cell, or in a footnote, are; bold lines in cells are no headings, breaks are nothing."""
    opened = _opened(_with_rules((d for d in drafts if not isinstance(d, Rule)), SHORTEST_LINE_IN_CELL))
    levels = {i: d.level for i, d in enumerate(opened) if isinstance(d, Para) and d.level}
    return _judged(opened, typed_marks(opened), levels)


def _with_rules(drafts: Iterable[Draft], shortest: int) -> list[Draft]:
    """Lines that were drawn with at least *shortest* characters become rules."""
    return [Rule() if isinstance(d, Para) and _is_drawn(d.ink.text, shortest) else d for d in drafts]


def _is_drawn(text: str, shortest: int) -> bool:
    return DRAWN.fullmatch(text) is not None and len("".join(text.split())) >= shortest


def _with_contents(drafts: Sequence[Draft]) -> list[Draft]:
    """Entries of a contents list that no style and no field makes are found by their row of dots and page number."""
    found: list[Draft] = []
    below = False
    for draft in drafts:
        if isinstance(draft, Para):
            entry = draft.role == "contents" or (not draft.level and _is_entry(draft, below))
            below = entry or bool(CONTENTS_HEADING.fullmatch(draft.ink.text))
            found.append(replace(draft, role="contents") if entry else draft)
        else:
            found.append(draft)
    return found


def _is_entry(para: Para, below: bool) -> bool:
    """*below*: right below the words "Indhold" or another entry, where a tab before the number is enough."""
    text = para.ink.text
    if len(text) > LONGEST_ENTRY:
        return False
    if (para.leader and LEADER_ENTRY.fullmatch(text)) or (below and TABBED_ENTRY.fullmatch(text)):
        return True
    return DOTTED_ENTRY.fullmatch(text) is not None


def _opened(drafts: Sequence[Draft]) -> list[Draft]:
    """Paragraphs that hold a list on lines of their own are cut into its items."""
    opened: list[Draft] = []
    for draft in drafts:
        if isinstance(draft, Para) and not draft.level and not draft.role:
            opened += split_lines(draft)
        else:
            opened.append(draft)
    return opened


def _judged(drafts: Sequence[Draft], marks: Sequence[TypedMark | None], levels: dict[int, int]) -> list[Judged]:
    nesting = Nesting()
    found: list[Judged] = []
    for i, draft in enumerate(drafts):
        line = _line(draft, marks[i], levels.get(i, 0), nesting) if isinstance(draft, Para) else draft
        if not isinstance(line, Line) or line.kind != "item":
            nesting.close()
        found.append(line)
    return _from_level_one(found)


def _line(para: Para, mark: TypedMark | None, level: int, nesting: Nesting) -> Line:
    ink, label = para.ink, para.label
    if level or para.role:
        prefix = "" if label is None or label.bullet else label.text + ("" if label.glued else " ")
        kind: TextKind = "heading" if level else "contents" if para.role == "contents" else "paragraph"
        return Line(kind, ink, level, prefix=prefix)
    if label is not None:
        return Line("item", ink, nesting.automatic(para), label.text)
    if mark is not None:
        return Line("item", ink.cut(mark.end, len(ink.text)), nesting.typed(mark, para.indent), mark.text)
    return Line("paragraph", ink)


def _from_level_one(lines: Sequence[Judged]) -> list[Judged]:
    """Between two headings, breaks or tables the outermost item stands on level 1, also where its list is a deeper
    level of one that goes on elsewhere."""
    found: list[Judged] = []
    stretch: list[Judged] = []
    for line in [*lines, Rule()]:
        if isinstance(line, Line) and line.kind in {"item", "paragraph"}:
            stretch.append(line)
        else:
            found += [*_shifted(stretch), line]
            stretch = []
    return found[:-1]


def _shifted(stretch: Sequence[Judged]) -> list[Judged]:
    least = min((line.level for line in stretch if isinstance(line, Line) and line.kind == "item"), default=1)
    return [
        replace(line, level=line.level - least + 1) if isinstance(line, Line) and line.kind == "item" else line
        for line in stretch
    ]


def _without_double_rules(lines: Sequence[Judged]) -> list[Judged]:
    return [
        line for i, line in enumerate(lines) if not (isinstance(line, Rule) and i and isinstance(lines[i - 1], Rule))
    ]
