"""A document's blocks in order → goals.

Headings say where goals are expected and whose they are; goal headings, rows of goal tables and cards open
goals; everything else belongs to the goal that is open, or is knowingly skipped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from maalplan.model import Block, Quote, Scope, Table, Text
from maalplan.parsers.draft import Draft
from maalplan.parsers.evidence import is_label_heading, opens_goal
from maalplan.parsers.headings import Heading, read_heading
from maalplan.parsers.milestones import is_item
from maalplan.parsers.overview import Overview
from maalplan.parsers.parts import ENTRY, Part, split_parts
from maalplan.parsers.spans import Span, texts_of, whole
from maalplan.parsers.spoken_of import follows_up_goals
from maalplan.parsers.tables import read_table
from maalplan.parsers.titles import is_title
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

LEAD_IN = "lead-in prose"
CAPTION = re.compile(r"(?:Tabel|Figur|Skema)\s+\d+(?:\.\d+)*\s*[:.–-]")
"""A table's caption is no heading, however it is printed."""


@dataclass(slots=True)
class Segment:
    """The blocks from one chapter heading to the next: their texts, and how many goals stand among them."""

    chapter: str | None
    texts: list[Text] = field(default_factory=list)
    goals: int = 0


@dataclass(slots=True)
class Walk:
    """The drafts found, the words knowingly skipped, and the segments that were walked through."""

    words: Vocabulary
    signed: frozenset[int] = frozenset()
    """The ids of texts that only hold signatures."""
    lists_goals: bool = False
    """Are numbered items in chapters of goals goals themselves, as in a document that has no others?"""
    drafts: list[Draft] = field(default_factory=list)
    overviews: list[Overview] = field(default_factory=list)
    skipped: list[tuple[Span, str]] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=lambda: [Segment(None)])
    current: Draft | None = None
    section: Span | None = None
    scope: Scope = "agency"
    scope_span: Span | None = None
    depth: int = 0
    """The depth of the chapter heading's number."""
    chapter_level: int = 0
    """The level of the chapter heading."""
    level: int = 0
    """The level of the heading that opened the last goal."""
    open_label: Part | None = None
    """The label below a goal's table that takes what follows it."""
    agreed: bool = False
    """Has the chapter of the agreement and the signatures begun?"""

    @property
    def segment(self) -> Segment:
        return self.segments[-1]

    @property
    def in_overview(self) -> bool:
        """Is the chapter an overview of goals?"""
        return self.segment.chapter == "overview"

    # -------------------------------------------------------------- blocks

    def through(self, blocks: Sequence[Block]) -> None:
        """Walk through all blocks."""
        for position, block in enumerate(blocks):
            if isinstance(block, Table):
                self.table(block)
            elif block.kind == "heading":
                self.heading(block, blocks[position + 1 :])
            elif block.kind in ("paragraph", "item"):
                self.segment.texts.append(block)
                self.prose(block)
            else:
                self.segment.texts.append(block)
                self.skip(
                    whole(block), {"furniture": "page furniture", "contents": "contents list"}.get(block.kind, "rule")
                )

    def table(self, block: Table) -> None:
        """A table: of goals, of a goal's words, of signatures, or of something else."""
        texts = [text for text in texts_of([block]) if text.text.strip()]
        self.segment.texts += texts
        if texts and all(id(text) in self.signed for text in texts):
            self.end(texts)
        else:
            read_table(self, block)

    def heading(self, block: Text, following: Sequence[Block]) -> None:
        """A goal's heading opens a goal, any other one a section."""
        if CAPTION.match(block.text):
            self.segment.texts.append(block)
            self.skip(whole(block), "caption")
            return
        parts = read_heading(whole(block), self.words)
        if self.belongs_to_goal(parts):
            self.segment.texts.append(block)
            self.prose(replace(block, kind="paragraph"))
            return
        chapter = self.words.chapter((parts.title or parts.span).text)
        if self.titles_open_goal(parts, chapter, block):
            self.segment.texts.append(block)
            assert self.current is not None
            self.current.title = parts.span
            return
        named = parts.goal and self.segment.chapter != "contents"
        may_open = self.may_open(parts, chapter, block.level)
        if named or (may_open and (self.shows_goal(parts, following) or self.between_goals(parts, block, following))):
            self.segment.texts.append(block)
            self.open(parts)
            self.level = block.level
        else:
            self.chapter(parts, chapter, block)

    def titles_open_goal(self, parts: Heading, chapter: str | None, block: Text) -> bool:
        """Is a deeper heading right below a goal's bare one ("Mål 1") its title?"""
        goal = self.current
        if goal is None or goal.title is not None or goal.heading is None or goal.body or goal.parts or goal.rows:
            return False
        plain = parts.number is None and not parts.goal and chapter in (None, "goals")
        return plain and block.level > self.level and is_title(parts.span)

    def shows_goal(self, parts: Heading, following: Sequence[Block]) -> bool:
        """Is a heading a goal's, for what stands below it?"""
        return opens_goal(parts, following, self.words, self.segment.chapter)

    def between_goals(self, parts: Heading, block: Text, following: Sequence[Block]) -> bool:
        """Is a heading without milestones a goal's, because its number and level lie between those of two goals?"""
        goal = self.current
        if goal is None or goal.from_table or block.level != self.level or not is_next(goal.number, parts.number):
            return False
        number = parts.number
        for position, other in enumerate(following):
            if not isinstance(other, Text) or other.kind != "heading" or other.level > block.level:
                continue
            after = read_heading(whole(other), self.words)
            is_chapter = self.words.chapter((after.title or after.span).text) not in (None, "goals")
            if is_chapter or other.level != block.level or not is_next(number, after.number):
                return False
            if after.goal or self.shows_goal(after, following[position + 1 :]):
                return True
            number = after.number
        return False

    def belongs_to_goal(self, parts: Heading) -> bool:
        """Is a heading no more than a label below the goal that is open ("Milepæle"), or one of its milestones?"""
        goal = self.current
        if goal is None or goal.from_table:
            return False
        is_milestone = parts.goal and self.words.role(parts.word) == "milestones" and goal.word not in ("", parts.word)
        return is_milestone or is_label_heading(parts, self.words)

    def may_open(self, parts: Heading, chapter: str | None, level: int) -> bool:
        """May a heading be a goal's for what stands below it: is it no chapter's by its words?

        Inside a chapter of goals, a heading with a deeper number is none, whatever its words ("4.2 Organisation"), and
        one that stands deeper may count from 1 again.
        """
        if self.segment.chapter in GOAL_CHAPTERS and parts.depth > max(1, self.depth):
            return True
        if self.segment.chapter in GOAL_CHAPTERS and 0 < parts.depth <= self.depth and level <= self.chapter_level:
            return False
        return chapter in (None, "goals") and self.segment.chapter in (None, *GOAL_CHAPTERS)

    def chapter(self, parts: Heading, chapter: str | None, block: Text) -> None:
        """A heading that is no goal: the section of the goals below it, and perhaps the start of a chapter."""
        self.current = None
        deeper = parts.depth > self.depth > 0
        if chapter is None and self.segment.chapter in GOAL_CHAPTERS and (deeper or not parts.depth):
            self.segment.texts.append(block)
        else:
            if not (deeper and chapter == "goals"):
                self.scope = "ministry" if chapter == "shared" else "agency"
                self.scope_span = parts.title if chapter in ("shared", "own") else None
                self.depth, self.chapter_level = parts.depth, block.level
            self.agreed = self.agreed or chapter == "agreement"
            self.segments.append(Segment(chapter, [block]))
        self.section = parts.title or parts.span
        self.skip(parts.span, "chapter heading")

    def prose(self, block: Text) -> None:
        """A paragraph or list item: of the goal that is open, or the lead-in of a chapter."""
        if id(block) in self.signed:
            self.end([block])
        elif self.lists_goals and self.is_listed_goal(block):
            self.open(None).mark = Quote(block.mark or "", block.places[:1])
            self.drafts[-1].title = self.drafts[-1].heading = whole(block)
        elif self.current is None:
            self.skip(whole(block), LEAD_IN)
        elif self.closes_chapter(self.current, block):
            self.skip(whole(block), "how goals are followed up")
        elif not self.current.from_table:
            self.current.body.append(block)
        else:
            self.below_table(self.current, block)

    def closes_chapter(self, goal: Draft, block: Text) -> bool:
        """Does a paragraph behind the milestones of a goal say how all goals are followed up?"""
        if block.kind != "paragraph" or not follows_up_goals(block.text):
            return False
        last = split_parts(goal.body, self.words)[-1:]
        told = any(part.content and (part.role in ("milestones", ENTRY) or is_item(part.content[-1])) for part in last)
        return told or (goal.from_table and goal.parts[-1:] != [self.open_label])

    def below_table(self, goal: Draft, block: Text) -> None:
        """A paragraph or item below the table of a goal: the goal's where a label ties it to the goal.

        A label on a line of its own takes what follows it, one that introduces milestones their list. What no label
        ties to the goal is left to the ledger, and the goal is closed.
        """
        parts = split_parts([block], self.words)
        last = goal.parts[-1] if goal.parts else None
        introduces = parts[:1] and parts[0].role == "milestones" and "milestones" not in goal.roles()
        if parts and (parts[0].label or introduces):
            goal.parts += parts
            self.open_label = goal.parts[-1]
        elif last is not None and last is self.open_label and (not last.content or is_listed(last, block)):
            goal.parts[-1] = self.open_label = replace(last, content=(*last.content, whole(block)))
        else:
            self.current = None

    def is_listed_goal(self, block: Text) -> bool:
        """Is an item of the outermost level a goal: numbered, in a chapter of goals?"""
        numbered = block.kind == "item" and block.level <= 1 and bool(block.mark and block.mark[:-1].isdigit())
        return numbered and self.segment.chapter in GOAL_CHAPTERS

    # -------------------------------------------------------------- goals

    def open(self, parts: Heading | None) -> Draft:
        """Begin a goal, under its heading where it has one."""
        draft = Draft(self.scope, self.scope_span, self.section, after_agreement=self.agreed)
        if parts:
            draft.number, draft.title, draft.heading = parts.number, parts.title, parts.span
            draft.word = parts.word
        self.drafts.append(draft)
        self.segment.goals += 1
        self.current = draft
        return draft

    def end(self, signed: Sequence[Text]) -> None:
        """Close the goal that is open: signatures follow."""
        self.current = None
        for text in signed:
            self.skip(whole(text), "a signature")

    def open_overview(self) -> Overview:
        """Begin a table that names goals."""
        among_goals = self.segment.chapter in GOAL_CHAPTERS and not self.agreed
        self.overviews.append(Overview(len(self.segments) - 1, len(self.drafts), among_goals))
        return self.overviews[-1]

    def with_told(self, drafts: Sequence[Draft], told: Sequence[Overview]) -> list[Draft]:
        """The goals *drafts* of the walk and those of tables that seemed to be overviews, in document order."""
        for overview in told:
            self.segments[overview.segment].goals += len(overview.rows)
        place = {id(draft): n for n, draft in enumerate(self.drafts)}
        placed = [(place[id(draft)] + 1, draft) for draft in drafts]
        placed += [(overview.before, row) for overview in told for row in overview.rows]
        return [draft for _, draft in sorted(placed, key=lambda pair: pair[0])]

    def skip(self, span: Span, why: str) -> None:
        self.skipped.append((span, why))


def is_next(number: Span | None, other: Span | None) -> bool:
    """Does one number follow another: 3 after 2, 2.4 after 2.3?"""
    first, second = (span.text.rstrip(".").split(".") if span else [""] for span in (number, other))
    if not (first[-1].isdigit() and second[-1].isdigit()):
        return False
    return first[:-1] == second[:-1] and int(second[-1]) == int(first[-1]) + 1


def is_listed(part: Part, block: Text) -> bool:
    """Does *block* go on with a list of milestones?"""
    return part.role == "milestones" and block.kind == "item"
