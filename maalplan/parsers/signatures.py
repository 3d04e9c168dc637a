"""Signature blocks: one below the other, side by side, in the cells of a table; the date above the name or below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from maalplan.model import Block, RawSignature, Table, Text
from maalplan.parsers.headings import read_heading
from maalplan.parsers.signature_columns import Unit, columns_of, units_of
from maalplan.parsers.signature_parts import Part, Role, may_hold_titles, read_parts
from maalplan.parsers.spans import Span, lines_of, quote, texts_of, whole
from maalplan.parsers.vocabulary import Vocabulary

_AGREEING = re.compile(r"\b(?:indgås|indgået|underskr\w+|tiltræd\w+)\b", re.IGNORECASE)
_PASSING = ("furniture", "contents")


@dataclass(slots=True)
class Group:
    """The parts of one signature as they are collected."""

    parts: dict[Role, Part] = field(default_factory=dict)
    organisations: list[Part] = field(default_factory=list)

    def has(self, *roles: Role) -> bool:
        return all(role in self.parts for role in roles)

    def add(self, part: Part) -> None:
        if part.role == "organisation":
            self.organisations.append(part)
        self.parts.setdefault(part.role, part)

    def take_date(self, other: Group) -> None:
        """A place and date above several signatures, given once, are those of each."""
        roles: tuple[Role, ...] = ("place", "date")
        for role in roles:
            if role in other.parts:
                self.parts.setdefault(role, other.parts[role])

    def organisation(self) -> Part | None:
        """Whose signature it is. A page header can stray between a title and its ministry."""
        if not self.organisations:
            return None
        if "title" in self.parts and self.parts["title"].text.casefold().endswith("departementschef"):
            ministries = (part for part in self.organisations if "minister" in part.text.casefold())
            return next(ministries, self.organisations[0])
        return self.organisations[0]

    def signature(self) -> RawSignature:
        found = {role: quote(part.spans) for role, part in self.parts.items()}
        organisation = self.organisation()
        return RawSignature(
            name=found.get("name"),
            title=found.get("title"),
            organisation=quote(organisation.spans) if organisation else None,
            place=found.get("place"),
            date=found.get("date"),
        )


def read_signatures(blocks: Sequence[Block], words: Vocabulary) -> tuple[RawSignature, ...]:
    """Every signature of *blocks* in order: a name and a title, or a part of them below an agreement's own heading."""
    found: list[RawSignature] = []
    shared: Group | None = None
    for run in runs(blocks, words):
        shared = None if run.breaks else shared
        for group in run.groups:
            if group.has("date"):
                shared = group if next(iter(group.parts)) in ("place", "date") else None
            elif shared:
                group.take_date(shared)
            if _is_signature(group, agreed=run.agreed):
                found.append(group.signature())
    return tuple(found)


def _is_signature(group: Group, *, agreed: bool) -> bool:
    if agreed:
        return group.has("name", "title") or group.has("title", "place") or group.has("name", "date")
    return group.has("name", "title", "place", "date")


# ------------------------------------------------------------------ runs of lines


@dataclass(frozen=True, slots=True)
class Run:
    """The groups of signature lines that follow each other; ``agreed``: they stand in the agreement."""

    groups: tuple[Group, ...]
    agreed: bool
    breaks: bool = False
    """Do other words stand here?"""


def runs(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Run]:
    """The runs of signature lines, and what breaks them, in order."""
    agreed = False
    for heading, chapter in _chapters(blocks):
        if heading:
            agreed = _agreed_below(heading, words, agreed=agreed)
            yield Run((), agreed, breaks=True)
        if agreed or _may_be_signed(chapter):
            yield from _chapter_runs(chapter, words, agreed=agreed)


def _chapters(blocks: Sequence[Block]) -> Iterator[tuple[Text | None, list[Block]]]:
    """Each heading with the blocks below it; those above the first one have none."""
    heading: Text | None = None
    chapter: list[Block] = []
    for block in blocks:
        if isinstance(block, Text) and block.kind == "heading" and not _only_names(block):
            yield heading, chapter
            heading, chapter = block, []
        else:
            chapter.append(block)
    yield heading, chapter


def _may_be_signed(chapter: Sequence[Block]) -> bool:
    """Could a signature stand here: is there a title, or do words say that something is agreed from here on?"""
    flowing = (block for block in chapter if isinstance(block, Text) and block.kind not in _PASSING)
    return any(_AGREEING.search(text.text) for text in flowing) or may_hold_titles(
        text.text for text in texts_of(chapter)
    )


def _chapter_runs(chapter: Sequence[Block], words: Vocabulary, *, agreed: bool) -> Iterator[Run]:
    flow: list[Span] = []
    for block in chapter:
        if isinstance(block, Table):
            yield from _flow_runs(flow, words, agreed=agreed)
            flow = []
            yield Run(table_groups(block, words), agreed)
        elif block.kind not in _PASSING:
            agreed = agreed or bool(_AGREEING.search(block.text))
            flow += lines_of(whole(block))
    yield from _flow_runs(flow, words, agreed=agreed)


def _agreed_below(heading: Text, words: Vocabulary, *, agreed: bool) -> bool:
    parts = read_heading(whole(heading), words)
    chapter = words.chapter((parts.title or parts.span).text)
    return chapter == "agreement" or (agreed and chapter is None and not parts.goal)


def _only_names(heading: Text) -> bool:
    """A signature's line that the layout made look like a heading."""
    return all(part.role != "other" for line in lines_of(whole(heading)) for part in read_parts(line))


def _flow_runs(lines: Sequence[Span], words: Vocabulary, *, agreed: bool) -> Iterator[Run]:
    for column in columns_of(lines):
        for other, units in groupby(units_of(column, words), key=lambda unit: unit.role == "other"):
            yield Run(() if other else assembled(list(units)), agreed, breaks=other)


def table_groups(table: Table, words: Vocabulary) -> tuple[Group, ...]:
    """The signatures of a table: its columns stand for the signers, or its rows do, whichever names more of them."""
    by_column = _stacked(table, words, across=False)
    by_row = _stacked(table, words, across=True)
    return by_row if _complete(by_row) > _complete(by_column) else by_column


def _stacked(table: Table, words: Vocabulary, *, across: bool) -> tuple[Group, ...]:
    flows: defaultdict[int, list[Span]] = defaultdict(list)
    for cell in table.cells:
        flows[cell.row if across else cell.column] += [
            line for text in texts_of(cell.content) for line in lines_of(whole(text))
        ]
    runs_in_order = (_flow_runs(flows[place], words, agreed=False) for place in sorted(flows))
    return tuple(group for flow in runs_in_order for run in flow for group in run.groups)


def _complete(groups: Sequence[Group]) -> int:
    return sum(group.has("name", "title") for group in groups)


# ------------------------------------------------------------------ parts of a run


def assembled(units: list[Unit]) -> tuple[Group, ...]:
    """The signatures of one run; a part that a signature has already begins the next."""
    parts = [part for unit in in_turn(units) for part in unit.parts if part.role != "label"]
    first = next((part.role for part in parts if part.role not in ("rule", "organisation")), "other")
    leads_with = next((part.role for part in parts if part.role != "rule"), "other")
    groups = [Group()]
    for place, part in enumerate(parts):
        group = groups[-1]
        if part.role == "name" and _names_organisation(group, parts[place + 1 :]):
            group.add(Part("organisation", part.spans))
            continue
        if _begins_next(group, part, dated_first=first in ("place", "date"), led_by_house=leads_with == "organisation"):
            groups.append(Group())
        if part.role != "rule":
            groups[-1].add(part)
    return tuple(group for group in groups if group.parts)


def _names_organisation(group: Group, following: Sequence[Part]) -> bool:
    """Two capitalised words below a name and its title: an organisation, unless a title follows them too."""
    after = next((part.role for part in following if part.role != "rule"), None)
    return group.has("name", "title") and not group.organisations and after != "title"


def _begins_next(group: Group, part: Part, *, dated_first: bool, led_by_house: bool) -> bool:
    if part.role == "rule":
        return group.has("name", "title") and (dated_first or group.has("date"))
    if part.role == "organisation":
        return led_by_house and group.has("name")
    if part.role in ("place", "date"):
        return group.has("date") or (dated_first and group.has("name"))
    return group.has(part.role) and group.parts[part.role].text != part.text


def in_turn(units: list[Unit]) -> list[Unit]:
    """Units signer by signer, also where the layout was read row by row: both dates, both names, both titles."""
    kept = [unit for unit in units if unit.role not in ("rule", "label")]
    rows = [list(row) for _, row in groupby(kept, key=lambda unit: unit.role)]
    width = len(rows[0]) if rows else 0
    if width < 2 or len(rows) < 2 or any(len(row) != width for row in rows):
        return units
    return [row[place] for place in range(width) for row in rows]
