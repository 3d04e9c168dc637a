"""Signature blocks: one below the other, side by side, in the cells of a table; the date above the name or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from maalplan.model import Block, RawSignature, Table, Text
from maalplan.parsers.cover import is_unfinished
from maalplan.parsers.headings import read_heading
from maalplan.parsers.signature_parts import Part, Role, is_name, read_parts
from maalplan.parsers.spans import Span, lines_of, quote, texts_of, whole
from maalplan.parsers.time_words import DATE
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

_GAP = re.compile(r"[ \u00a0]{2,}|\t+")
_SECOND_DATE = re.compile(rf"{DATE}\s+(?=[A-ZÆØÅ][\wæøå. -]*,?\s+(?:den\s+|d\.\s*)?{DATE})", re.IGNORECASE)
_SIDE_BY_SIDE = frozenset({"rule", "place", "date", "name", "title", "organisation"})
_AGREEING = re.compile(r"\b(?:indgås|indgået|underskr\w+|tiltræd\w+)\b", re.IGNORECASE)


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
    for run, agreed in runs(blocks, words):
        groups = [group for group in run if _is_signature(group, agreed=agreed)]
        found += [group.signature() for group in _with_shared_date(groups)]
    return tuple(found)


def _is_signature(group: Group, *, agreed: bool) -> bool:
    if agreed:
        return group.has("name", "title") or group.has("title", "place") or group.has("name", "date")
    return group.has("name", "title", "date")


def _with_shared_date(groups: list[Group]) -> list[Group]:
    """A place and date above all signatures, given once, are those of each."""
    dated = [group for group in groups if group.has("date")]
    if len(groups) > 1 and dated == groups[:1] and next(iter(groups[0].parts)) in ("place", "date"):
        for group in groups[1:]:
            for role in ("place", "date"):
                if role in groups[0].parts:
                    group.parts.setdefault(role, groups[0].parts[role])
    return groups


# ------------------------------------------------------------------ runs of lines


def runs(blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[list[Group], bool]]:
    """The groups of every unbroken run of signature lines, and whether it stands in the agreement."""
    agreed = False
    flow: list[Span] = []
    for block in blocks:
        if isinstance(block, Table):
            yield from _flow_runs(flow, agreed=agreed)
            flow = []
            yield table_groups(block), agreed
        elif block.kind == "heading" and not _only_names(block):
            yield from _flow_runs(flow, agreed=agreed)
            flow = []
            agreed = _agreed_below(block, words, agreed=agreed)
        elif block.kind not in ("furniture", "contents"):
            agreed = agreed or bool(_AGREEING.search(block.text))
            flow += lines_of(whole(block))
    yield from _flow_runs(flow, agreed=agreed)


def _agreed_below(heading: Text, words: Vocabulary, *, agreed: bool) -> bool:
    parts = read_heading(whole(heading), words)
    chapter = words.chapter((parts.title or parts.span).text)
    return chapter == "agreement" or (agreed and not parts.goal and chapter not in GOAL_CHAPTERS)


def _only_names(heading: Text) -> bool:
    """A signature's line that the layout made look like a heading."""
    return all(part.role != "other" for part in read_parts(whole(heading)))


def _flow_runs(lines: Sequence[Span], *, agreed: bool) -> Iterator[tuple[list[Group], bool]]:
    for run in _columns_of(lines):
        yield assembled(run), agreed


def _columns_of(lines: Sequence[Span]) -> Iterator[list[Part]]:
    """Runs of parts; lines side by side become one run a column, in the columns' order."""
    columns = Columns()
    for line in lines:
        segments = _segments(line)
        if columns.takes(segments):
            columns.add(segments)
            continue
        yield from columns.close()
        for segment in segments:
            columns.add([segment])
    yield from columns.close()


def _segments(line: Span) -> list[Span]:
    """The parts of *line* between wide gaps, or from one place and date to the next."""
    text = line.text
    cuts = [match.end() for match in _GAP.finditer(text)] or [match.end() for match in _SECOND_DATE.finditer(text)]
    starts = [0, *cuts]
    spans = [line.cut(start, end) for start, end in zip(starts, [*cuts, len(text)], strict=True)]
    return [span for span in spans if span.text]


@dataclass(slots=True)
class Columns:
    """Signatures side by side: one list of parts a column; a single column is the usual case."""

    parts: list[list[Part]] = field(default_factory=lambda: [[]])

    def takes(self, segments: Sequence[Span]) -> bool:
        """Do *segments* belong to the columns that are open?"""
        if len(self.parts) == 1:
            return len(segments) == 1
        return len(segments) <= len(self.parts) and all(read_parts(s)[0].role != "other" for s in segments)

    def add(self, segments: Sequence[Span]) -> None: ...

    def close(self) -> Iterator[list[Part]]: ...
