"""A document's blocks in order → goals.

Headings say where goals are expected and whose they are; goal headings, rows of goal tables and cards open
goals; everything else belongs to the goal that is open, or is knowingly skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from maalplan.model import Block, Cell, Scope, Table, Text
from maalplan.parsers.draft import Draft
from maalplan.parsers.evidence import opens_goal, titles_goal
from maalplan.parsers.grid import KEY_ROLES, Grid, Header, cell_span, cell_texts, cell_words, read_header, settled
from maalplan.parsers.headings import Heading, goal_heading, read_heading
from maalplan.parsers.parts import Part, split_parts
from maalplan.parsers.spans import Span, texts_of, whole
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

LEAD_IN = "lead-in prose"
OPENING = frozenset({"heading", "title", "goal", "number", "description", "milestones"})
"""The labels that can begin a card."""
LONGEST_LABEL = 40


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
    drafts: list[Draft] = field(default_factory=list)
    overview: list[Draft] = field(default_factory=list)
    skipped: list[tuple[Span, str]] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=lambda: [Segment(None)])
    current: Draft | None = None
    section: Span | None = None
    scope: Scope = "agency"
    scope_span: Span | None = None
    depth: int = 0
    """The depth of the chapter heading's number."""
    in_card: bool = False
    """Has the table that is being read had a line with a label known?"""

    @property
    def segment(self) -> Segment:
        return self.segments[-1]

    # -------------------------------------------------------------- blocks

    def through(self, blocks: Sequence[Block]) -> None:
        """Walk through all blocks."""
        for position, block in enumerate(blocks):
            if isinstance(block, Table):
                self.segment.texts += texts_of([block])
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

    def heading(self, block: Text, following: Sequence[Block]) -> None:
        """A goal's heading opens a goal, any other one a section."""
        parts = read_heading(whole(block), self.words)
        chapter = self.words.chapter((parts.title or parts.span).text)
        named = parts.goal and self.segment.chapter != "contents"
        if named or (self.may_open(parts, chapter) and opens_goal(parts, following, self.words, self.segment.chapter)):
            self.segment.texts.append(block)
            self.open(parts)
        else:
            self.chapter(parts, chapter, block)

    def may_open(self, parts: Heading, chapter: str | None) -> bool:
        """May a heading be a goal's for what stands below it: is it no chapter's by its words?

        Inside a chapter of goals, a heading with a deeper number is none, whatever its words ("4.2 Organisation").
        """
        if self.segment.chapter in GOAL_CHAPTERS and parts.depth > max(1, self.depth):
            return True
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
                self.depth = parts.depth
            self.segments.append(Segment(chapter, [block]))
        self.section = parts.title or parts.span
        self.skip(parts.span, "chapter heading")

    def prose(self, block: Text) -> None:
        """A paragraph or list item: of the goal that is open, or the lead-in of a chapter."""
        if self.current is None:
            self.skip(whole(block), LEAD_IN)
        elif not self.current.from_table:
            self.current.body.append(block)
        else:
            parts = split_parts([block], self.words)
            if parts and parts[0].label:
                self.current.parts += parts
            else:
                # No label ties prose below a goal's table to it: it is left to the ledger, and the goal is closed.
                self.current = None

    # -------------------------------------------------------------- goals

    def open(self, parts: Heading | None) -> Draft:
        """Begin a goal, under its heading where it has one."""
        draft = Draft(self.scope, self.scope_span, self.section)
        if parts:
            draft.number, draft.title, draft.heading = parts.number, parts.title, parts.span
        self.drafts.append(draft)
        self.segment.goals += 1
        self.current = draft
        return draft

    def skip(self, span: Span, why: str) -> None:
        self.skipped.append((span, why))

    # -------------------------------------------------------------- tables

    def table(self, table: Table) -> None:
        """Each row: a title over the full width, labels, a goal, a milestone, a line of a card, or nothing of ours."""
        grid = Grid(table)
        if table.columns == 1:
            self.single_column(grid)
            return
        header: Header | None = None
        self.in_card = False
        for row, cells in grid.rows():
            if wide := self.title_row(grid, row, cells):
                self.open(read_heading(wide, self.words))
            elif cell := grid.full_width(cells):
                self.wide_row(cell)
            elif new := read_header(cells, self.words):
                header = settled(new, grid, row)
                self.header(header)
            elif header is not None:
                self.data_row(header, row, cells)
            elif not self.card_row(cells):
                for cell in cells:
                    self.skip_cell(cell, "a table without goals")

    def single_column(self, grid: Grid) -> None:
        """A column of boxes reads like prose."""
        for _, cells in grid.rows():
            for text in cell_texts(cells[0]):
                if goal_heading(whole(text), self.words):
                    self.open(read_heading(whole(text), self.words))
                else:
                    self.prose(text)

    def title_row(self, grid: Grid, row: int, cells: list[Cell]) -> Span | None:
        """The words of a row that holds a goal's title, by its own words or by what stands below it."""
        cell = grid.full_width(cells) or grid.alone(cells)
        span = cell_span(cell) if cell else None
        if span is None or self.words.role(span.text):
            return None
        if goal_heading(span, self.words) or titles_goal(grid, row, self.words):
            return span
        return None

    def wide_row(self, cell: Cell) -> None:
        """A row of one cell that is no goal's title: a section, or words of the goal that is open."""
        span = cell_span(cell)
        parts = read_heading(span, self.words, printed_as_heading=False) if span else None
        if parts and len(parts.span.text) < 100 and not self.words.role(parts.span.text) and ":" not in parts.span.text:
            self.section_row(parts)
        elif self.current:
            self.current.parts += split_parts(cell_texts(cell), self.words)
        else:
            self.skip_cell(cell, LEAD_IN)

    def section_row(self, parts: Heading) -> None:
        chapter = self.words.chapter((parts.title or parts.span).text)
        if chapter in ("shared", "own"):
            self.scope, self.scope_span = ("ministry" if chapter == "shared" else "agency"), parts.title
        self.section, self.current = parts.title or parts.span, None
        self.skip(parts.span, "section heading")

    def header(self, header: Header) -> None:
        """The labels are known words; a goal table under no goal's heading begins afresh."""
        why = (
            "table header" if header.is_goals or header.is_milestones or header.is_overview else "a table without goals"
        )
        for cell, _ in header.columns.values():
            self.skip_cell(cell, why)

    def data_row(self, header: Header, row: int, cells: list[Cell]) -> None:
        if header.is_milestones and self.current is not None:
            self.current.rows.append(self.row_parts(header, cells))
            self.current.from_table = True
        elif header.is_goals and not self.segment_is_overview():
            self.goal_row(header, row, cells)
        elif header.is_overview or header.is_goals:
            draft = Draft(self.scope, self.scope_span, self.section, parts=self.row_parts(header, cells))
            self.overview.append(draft)
            for cell in cells:
                self.skip_cell(cell, "an overview of goals")
        else:
            for cell in cells:
                self.skip_cell(cell, "a table without goals")

    def segment_is_overview(self) -> bool:
        return self.segment.chapter == "overview"

    def goal_row(self, header: Header, row: int, cells: list[Cell]) -> None:
        """A row of a goal table; where the goal's own cells reach down from above, or are empty, one more milestone."""
        own = [cell for cell in cells if header.columns.get(cell.column, (None, None))[1] in KEY_ROLES]
        fresh = [cell for cell in own if cell.row == row and cell_texts(cell)]
        parts = self.row_parts(header, [cell for cell in cells if cell.row == row])
        if not fresh and self.current is not None and self.current.from_table:
            self.current.rows.append(parts)
            return
        draft = (
            self.current
            if self.current is not None and self.current.is_empty and not self.current.from_table
            else self.open(None)
        )
        draft.from_table = True
        reaches_down = any(cell.row_span > 1 for cell in fresh)
        beside = {"milestones", "deadline", "weight", "target"} if reaches_down or "deadline" in header.roles else set()
        of_row = [part for part in parts if part.role in beside]
        if any(part.role == "milestones" for part in of_row):
            draft.rows.append(of_row)
            parts = [part for part in parts if part.role not in beside]
        draft.parts += parts

    def row_parts(self, header: Header, cells: list[Cell]) -> list[Part]:
        """The cells of a row as parts, by the labels of their columns."""
        parts: list[Part] = []
        for cell in cells:
            label_cell, role = header.columns.get(cell.column, (None, None))
            label = cell_span(label_cell) if label_cell else None
            found = split_parts(cell_texts(cell), self.words, role=role or "extra", label=label)
            parts += found
        return parts

    def card_row(self, cells: list[Cell]) -> bool:
        """A row of labels and values in turn; False when it is none."""
        filled = [cell for cell in cells if cell_texts(cell) or cell.column > 1]
        if len(filled) < 2 or len(filled) % 2:
            return False
        pairs = list(zip(filled[::2], filled[1::2], strict=True))
        roles = [self.label_role(label) for label, _ in pairs]
        begun = self.in_card or roles[0] in OPENING or (self.current is not None and roles[0] not in (None, "extra"))
        if not begun or not all(role or not cell_texts(label) for role, (label, _) in zip(roles, pairs, strict=True)):
            return False
        self.in_card = True
        for role, (label, value) in zip(roles, pairs, strict=True):
            if role:
                self.card_field(role, label, value)
        return True

    def label_role(self, cell: Cell) -> str | None:
        """What the left cell of a card says: a label known, a goal's number, or in a goal's card any short label."""
        words = cell_words(cell)
        span = cell_span(cell)
        if span and goal_heading(span, self.words):
            return "heading"
        role = self.words.role(words)
        return "extra" if role is None and self.in_card and 0 < len(words) <= LONGEST_LABEL else role

    def card_field(self, role: str, label: Cell, value: Cell) -> None:
        span = cell_span(label)
        opens = role in ("heading", "title") or (role in ("goal", "number") and self.starts_card(role))
        if opens and not (self.current is not None and self.current.is_empty and not self.current.from_table):
            self.open(None)
        if self.current is None:
            self.open(None)
        draft = self.current
        assert draft is not None
        draft.from_table = True
        if role == "heading" and span:
            parts = read_heading(span, self.words)
            draft.number, draft.heading = parts.number, span
            role, span = "title", None
        draft.parts += split_parts(cell_texts(value), self.words, role=role, label=span)
        if span and not cell_texts(value):
            self.skip(span, "label of an empty cell")

    def starts_card(self, role: str) -> bool:
        """Does a row of this role begin a new goal: is the field filled already?"""
        return self.current is None or role in self.current.roles() or bool(self.current.roles() & {"milestones"})

    def skip_cell(self, cell: Cell, why: str) -> None:
        for text in cell_texts(cell):
            self.skip(whole(text), why)
