"""A goal that is being put together, and the record it becomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from maalplan.findings import unknown_label
from maalplan.model import YEAR_TARGET, Finding, Footnote, Quote, RawGoal, RawMilestone, Scope, Text
from maalplan.parsers.headings import read_heading
from maalplan.parsers.milestones import MilestoneWords, is_item, is_numbered, read_milestones
from maalplan.parsers.parts import ENTRY, LEAD, Part, merged_parts, split_parts
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, author_lines, quote
from maalplan.parsers.titles import is_number, is_title
from maalplan.parsers.vocabulary import Vocabulary

Notes = dict[str, Text]
_SUFFIX = re.compile(r"\s*\((?P<suffix>[^()]{3,40})\)$")
LONGEST_NAME = 90
"""A line that only its place shows to be a title has at most this many characters."""
OWN = frozenset({"outcome", "deadline", "weight", "responsible", "target", "baseline"})
"""The labelled words that a milestone can have of its own."""


@dataclass(slots=True)
class Draft:
    """The words of one goal as they are found; ``rows`` are rows of a milestone table, each as parts."""

    scope: Scope
    scope_span: Span | None = None
    section: Span | None = None
    number: Span | None = None
    title: Span | None = None
    heading: Span | None = None
    mark: Quote | None = None
    """The number where it is the mark of a list item."""
    body: list[Text] = field(default_factory=list)
    """Paragraphs and items below the goal's heading, in order; their labels are read last, over all of them."""
    parts: list[Part] = field(default_factory=list)
    rows: list[list[Part]] = field(default_factory=list)
    word: str = ""
    """The word that names the goal's kind in its heading, in lower case."""
    after_agreement: bool = False
    """Does the goal stand behind the signatures, where annexes repeat goals?"""
    from_table: bool = False
    """A table gave the goal its words: unlabelled prose after it is not the goal's."""

    def read_body(self, words: Vocabulary) -> None:
        """Cut the prose below the goal's heading at its labels."""
        self.parts[:0] = split_parts(self.body, words)
        self.body = []

    def roles(self) -> set[str]:
        """The fields that have words so far."""
        return {part.role for part in self.parts if part.role != LEAD}

    @property
    def is_empty(self) -> bool:
        """Has the goal a heading at most, with no words below but a weight or a lead-in?"""
        listed = any(text.kind == "item" for text in self.body)
        return not self.rows and not listed and not self.roles() - {"weight", "number"}

    @property
    def is_thin(self) -> bool:
        """Does nothing more than a number, a title and a weight stand here?"""
        rich = {"description", "milestones", "goal", LEAD}
        return not self.rows and not self.body and not any(part.role in rich for part in self.parts)


@dataclass(slots=True)
class Record:
    """A goal's record, and every stretch of words it took: (span, field)."""

    goal: RawGoal
    taken: list[tuple[Span, str]]
    findings: list[Finding]


def to_record(draft: Draft, words: Vocabulary, notes: Notes) -> Record:
    """The record of a finished draft."""
    return _Maker(draft, words, notes).record()


class _Maker:
    """Gives each part of a draft its field; keeps account of the words."""

    def __init__(self, draft: Draft, words: Vocabulary, notes: Notes) -> None:
        self.draft, self.words, self.notes = draft, words, notes
        self.taken: list[tuple[Span, str]] = []
        self.findings: list[Finding] = []
        self.fields: dict[str, Quote] = {}
        self.extra: list[tuple[Quote, Quote]] = []

    def record(self) -> Record:
        draft = self.draft
        self.taken += [(part.label, "label") for part in draft.parts if part.label]
        self.taken += [(part.label, "label") for row in draft.rows for part in row if part.label]
        if draft.heading:
            self.taken.append((draft.heading, "heading"))
        parts, rows = split_entries(self.settled())
        found = read_milestones(merged_parts(parts, "milestones"), self.words)
        alone = len(found.entries) == 1
        beside = [part for part in parts if alone and part.role in ("deadline", "target", "baseline", "outcome")]
        parts = [part for part in parts if part not in beside]
        milestones = [self.milestone(entry, beside) for entry in found.entries]
        milestones += [milestone for row in [*rows, *draft.rows] for milestone in self.row_milestones(row)]
        self.put("criterion", found.criterion)
        self.put("section", [draft.section] if draft.section else [])
        self.put("scope", [draft.scope_span] if draft.scope_span else [])
        self.put_plain(parts)
        footnotes = self.footnotes([span for span, role in self.taken if role not in ("milestone", "section", "scope")])
        goal = RawGoal(self.scope(), self.fields, tuple(milestones), tuple(self.extra), footnotes)
        return Record(goal, self.taken, self.findings)

    def scope(self) -> Scope:
        """The draft's scope, unless a suffix of the title says another; the suffix is not part of the title."""
        title = self.fields.get("title")
        match = _SUFFIX.search(title.text) if title else None
        kind = self.words.chapter(match["suffix"]) if match else None
        if title is None or match is None or kind not in ("shared", "own"):
            return self.draft.scope
        self.fields["title"] = Quote(title.text[: match.start()].rstrip(), title.places)
        self.fields["scope"] = Quote(match["suffix"], title.places)
        return "ministry" if kind == "shared" else "agency"

    # -------------------------------------------------------------- which part is what

    def settled(self) -> list[Part]:
        """The parts with every ``goal`` and lead resolved to a field."""
        draft = self.draft
        roles = draft.roles()
        parts = [
            Part(self.goal_role(part, roles), part.label, part.content) if part.role == "goal" else part
            for part in draft.parts
        ]
        has_title = draft.title is not None or any(part.role == "title" for part in parts)
        has_milestones = bool(draft.rows) or any(p.role in ("milestones", ENTRY) and p.content for p in parts)
        out: list[Part] = []
        for part in parts:
            if part.role != LEAD:
                out.append(part)
                continue
            content = list(part.content)
            described = "description" in {p.role for p in parts} or (content and _stands_out(draft, content, parts))
            if not has_title and content and described and is_title(content[0]):
                out.append(Part("title", None, (content.pop(0),)))
                has_title = True
            out += [Part("description", None, tuple(content))] if content else []
        return out if has_milestones else _with_list(out)

    def goal_role(self, part: Part, roles: set[str]) -> str:
        """What "Mål" means: the description, but the title where the description has another name or none is needed.

        A number alone is the goal's number.
        """
        if "number" not in roles and self.draft.number is None and len(part.content) == 1 and is_number(part.text):
            return "number"
        if self.draft.title is not None or "title" in roles:
            return "description"
        if "description" in roles:
            return "title"
        return "title" if len(part.content) == 1 and is_title(part.content[0]) else "description"

    # -------------------------------------------------------------- words into fields

    def put(self, name: str, spans: Sequence[Span]) -> None:
        """Give a field its words."""
        words = quote(spans)
        if words:
            self.fields[name] = words
            self.taken += [(span, name) for span in spans]

    def put_plain(self, parts: Sequence[Part]) -> None:
        draft = self.draft
        numbers, titles = self.number_and_title(parts)
        self.put("number", numbers)
        if draft.mark:
            self.fields["number"] = draft.mark
        self.put(
            "title", [draft.title] if draft.title and not titles else titles or ([draft.title] if draft.title else [])
        )
        for name in ("description", "focus_area", "remarks", "weight", "responsible"):
            self.put(name, merged_parts(parts, name))
        label = next((part.label for part in parts if part.role == "weight" and part.label), None)
        if label:
            self.fields["weight_label"] = Quote(label.text, label.places)
        known = {"number", "title", "description", "focus_area", "remarks", "weight", "responsible", "milestones"}
        for part in parts:
            if part.role not in known:
                self.put_extra(part, self.extra)

    def number_and_title(self, parts: Sequence[Part]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """A goal's number and the title in its cell; a number may stand before the title in one cell ("1.1 Tog")."""
        numbers = (self.draft.number,) if self.draft.number else merged_parts(parts, "number")
        titles = merged_parts(parts, "title")
        if numbers or not titles or not self.draft.from_table:
            return numbers, titles
        if is_numbered(titles[0]):
            self.draft.mark = Quote(titles[0].block.mark or "", titles[0].places[:1])
            return (), titles
        parted = read_heading(titles[0], self.words, printed_as_heading=False)
        if parted.number is None or parted.title is None:
            return numbers, titles
        self.taken.append((titles[0], "heading"))
        return (parted.number,), (parted.title, *titles[1:])

    def put_extra(self, part: Part, extra: list[tuple[Quote, Quote]]) -> None:
        words = quote(part.content)
        if words is None:
            return
        if part.label is None:
            return
        if self.words.role(part.label.text) is None:
            nearest = self.words.nearest(part.label.text)
            self.findings.append(unknown_label(" ".join(part.label.text.split()), nearest, part.label.places))
        extra.append((Quote(part.label.text, part.label.places), words))
        self.taken += [(span, "extra") for span in part.content]

    # -------------------------------------------------------------- milestones

    def milestone(self, entry: MilestoneWords, others: Sequence[Part]) -> RawMilestone:
        """One milestone, with the parts that stand beside it in its row."""
        fields: dict[str, Quote] = {}
        text = quote(entry.spans)
        if text:
            fields["text"] = text
        self.taken += [(span, "milestone") for span in entry.spans] + [(span, "number") for span in entry.taken]
        if entry.number:
            fields["number"] = entry.number
        extra: list[tuple[Quote, Quote]] = []
        for part in others:
            words = quote(part.content)
            if (part.role in ("number", "deadline", "weight", "target") or part.role.startswith(YEAR_TARGET)) and words:
                fields[part.role] = words
                if part.role == "weight" and part.label:
                    fields["weight_label"] = Quote(part.label.text, part.label.places)
                self.taken += [(span, part.role) for span in part.content]
            elif words:
                self.put_extra(part, extra)
        return RawMilestone(fields, tuple(extra), self.footnotes(entry.spans))

    def row_milestones(self, row: Sequence[Part]) -> list[RawMilestone]:
        """The milestones of a row of a milestone table: one, or several that share what stands beside them."""
        content = tuple(span for part in row if part.role in ("milestones", ENTRY) for span in part.content)
        found = read_milestones(content, self.words)
        if found.criterion and "criterion" not in self.fields:
            self.put("criterion", found.criterion)
        others = [part for part in row if part.role not in ("milestones", ENTRY)]
        return [
            self.milestone(entry, own)
            for entry, own in zip(found.entries, _shared(others, len(found.entries)), strict=True)
        ]

    def footnotes(self, spans: Sequence[Span]) -> tuple[Footnote, ...]:
        """The footnotes that *spans* refer to."""
        marks = [
            mark
            for span in spans
            for offset, mark in span.block.notes
            if span.start <= offset <= span.end and mark in self.notes
        ]
        return tuple(
            Footnote(mark, " ".join(self.notes[mark].text.split()), self.notes[mark].places)
            for mark in dict.fromkeys(marks)
        )


def split_entries(parts: Sequence[Part]) -> tuple[list[Part], list[list[Part]]]:
    """*parts* without the milestones that have fields of their own, and these: each with what belongs to it.

    A milestone that opens with its word and number, or whose outcomes are worded below it, owns the labelled words
    that follow, up to the next one.
    """
    worded = (
        any(part.role in (ENTRY, "outcome") for part in parts)
        and sum(p.role in (ENTRY, "milestones") for p in parts) > 1
    )
    rest: list[Part] = []
    rows: list[list[Part]] = []
    for part in parts:
        if part.role == ENTRY and part.label:
            rows.append([Part("milestones", part.label, part.content), Part("number", None, _last_word(part.label))])
        elif part.role == ENTRY or (worded and part.role == "milestones" and any(map(is_item, part.content))):
            rows += [
                [Part("milestones", part.label if n == 0 else None, (span,))] for n, span in enumerate(part.content)
            ]
        elif rows and part.role in OWN:
            rows[-1].append(part)
        else:
            rest.append(part)
    return rest, rows


def _stands_out(draft: Draft, content: Sequence[Span], parts: Sequence[Part]) -> bool:
    """Is the first paragraph set apart from what follows: alone in bold, or short below a bare "Mål 1"?"""
    if any(map(is_item, content[:2])) or (len(content) < 2 and len(parts) < 2):
        return False
    first, *rest = content
    bold = first.block.strong >= first.end and not any(span.block.strong >= span.end for span in rest[:1])
    named = draft.heading is not None and draft.number is not None and len(first.text) <= LONGEST_NAME
    if not rest:
        return named and draft.title is None
    return bold or (named and is_title(first) and SENTENCE_END.search(rest[0].text) is not None)


def _last_word(label: Span) -> tuple[Span, ...]:
    """The number of a label such as "Resultatkrav 1.2"."""
    match = re.search(r"\S+\s*$", label.text)
    return (label.cut(match.start()),) if match else ()


def _shared(beside: Sequence[Part], count: int) -> list[list[Part]]:
    """What each of *count* milestones has beside it: its own line of a cell that has as many, else the whole cell."""
    shares: list[list[Part]] = [[] for _ in range(count)]
    for part in beside:
        lines = [line for span in part.content for line in author_lines(span)]
        for n, share in enumerate(shares):
            share.append(replace(part, content=(lines[n],)) if len(lines) == count > 1 else part)
    return shares


def _with_list(parts: Sequence[Part]) -> list[Part]:
    """*parts* of a goal without labelled milestones: the list that ends its prose holds them.

    A sentence with a colon right before the list introduces it.
    """
    prose = {"description", "focus_area"}
    last = next((part for part in reversed(parts) if part.role in prose and any(map(is_item, part.content))), None)
    if last is None:
        return list(parts)
    content = last.content
    first = next(n for n, span in enumerate(content) if is_item(span))
    if first and content[first - 1].text.endswith(":"):
        first -= 1
    split = [Part(last.role, last.label, content[:first]), Part("milestones", None, content[first:])]
    return [piece for part in parts for piece in (split if part is last else [part])]
