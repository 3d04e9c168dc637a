"""A report's blocks in order → what is judged in it.

Goals are opened by their headings, by rows of tables and by cards; a heading that no word marks as a goal's may
still be one, which what stands below it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from maalplan.model import BREAK, Block, Scope, Table, Text
from maalplan.parsers.grid import Grid, cell_texts
from maalplan.parsers.headings import Heading, goal_heading, read_heading
from maalplan.parsers.milestones import read_milestones
from maalplan.parsers.outcomes.judged import GoalSeen, Judged
from maalplan.parsers.outcomes.names import (
    LONGEST_NAME,
    is_listed_name,
    is_numbered_title,
    is_plain_title,
    marked_number,
    named_by,
    replace_end,
)
from maalplan.parsers.outcomes.verdicts import Verdicts
from maalplan.parsers.parts import ENTRY, LEAD, Part, split_parts
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import Span, author_lines, whole
from maalplan.parsers.titles import is_title
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary
from maalplan.parsers.walk import CAPTION

REPORTING = GOAL_CHAPTERS | {"follow_up", "overview"}
"""The chapters in which goals are told of."""
_OPENING = frozenset({"verdict", "result", "milestones", "score", "weight", "remarks"})
"""The fields whose labels can follow the title of a goal."""
NAMING = frozenset({"number", "title", "goal"})
_DATED_LABEL = re.compile(r"(?P<label>[A-ZÆØÅ][^:\n\v]{3,60}\d[^:\n\v]{0,20}?)\s*:\s*(?=\S)")
_SCOPES: dict[str, Scope] = {"shared": "ministry", "own": "agency"}
_KIND = re.compile(r"koncern|fælles|tværgående")
"""Words for goals that say that the whole ministry shares them."""


@dataclass(frozen=True, slots=True)
class TableAbove:
    """The table that was read last, where nothing stood between: its labels, and its last goal and verdict."""

    labels: tuple[str, ...]
    goal: GoalSeen | None
    judged: Judged | None


@dataclass(slots=True)
class Walk:
    """What is judged, in order; and the goal that is open."""

    words: Vocabulary
    verdicts: Verdicts
    judged: list[Judged] = field(default_factory=list)
    goal: GoalSeen | None = None
    open: Judged | None = None
    section: Span | None = None
    scope: Scope = "agency"
    scope_span: Span | None = None
    scope_level: int = 0
    chapter: str | None = None
    label: Part | None = None
    """The label that takes the words that follow it."""
    above: TableAbove | None = None

    # -------------------------------------------------------------- blocks

    def through(self, blocks: Sequence[Block]) -> None:
        """Walk through all blocks."""
        words = [block for block in blocks if isinstance(block, Table) or block.kind not in ("furniture", "rule")]
        for n, block in enumerate(words):
            following = words[n + 1] if n + 1 < len(words) else None
            numbered = isinstance(block, Text) and self.in_goals and not self.is_waiting()
            if isinstance(block, Text) and (
                self.is_title_above(block, following)
                or (numbered and is_numbered_title(block, words[n + 1 :], self.verdicts))
            ):
                self.titled(block)
            else:
                self.block(block)
        self.close_goal()
        self.settle_levels()

    def is_title_above(self, block: Text, following: Block | None) -> bool:
        """Is a line the title of a goal that only the labelled words right below it show to be one?"""
        span = whole(block)
        if block.kind not in ("paragraph", "item") or not isinstance(following, Text) or not self.in_goals:
            return False
        if (self.label is not None and not self.label.content) or following.kind not in ("paragraph", "item"):
            return False
        if not is_plain_title(span, self.words, self.verdicts):
            return False
        below = whole(following)
        labelled = self.parts(following, below)[0].role in _OPENING
        return labelled or (not self.is_waiting() and self.verdicts.sentence(below) is not None)

    @property
    def in_goals(self) -> bool:
        """Are goals told of here, and is none open that waits for its first words?"""
        waits = self.goal is not None and self.goal.named and not (self.open is not None and self.open.parts)
        return self.chapter in REPORTING and not waits

    def titled(self, block: Text) -> None:
        """Open the goal of a title that labelled words follow."""
        self.open_goal(*named_by(block, self.words), named=True)

    def settle_levels(self) -> None:
        """Where one verdict is on several milestones, and no goal has several verdicts, goals are judged."""
        goals = [id(one.goal) for one in self.judged if one.is_told]
        if len(set(goals)) == len(goals) and any(len(one.milestones) > 1 for one in self.judged):
            for one in self.judged:
                one.milestones = []

    def block(self, block: Block) -> None:
        """One block: a table, a heading, words."""
        if isinstance(block, Table):
            self.table(block)
            return
        if block.kind in ("heading", "paragraph", "item"):
            self.above = None
        if block.kind == "paragraph" and BREAK in block.text and self.opens_box(block):
            for line in author_lines(whole(block)):
                strong = max(0, min(block.strong - line.start, line.end - line.start))
                self.block(replace(block, text=line.text, places=line.places, strong=strong, notes=()))
            return
        if block.kind == "heading" or self.is_name(block):
            self.heading(block)
        elif block.kind in ("paragraph", "item"):
            self.prose(block)

    def opens_box(self, block: Text) -> bool:
        """Is the first of a paragraph's lines the name of a goal?"""
        return goal_heading(next(author_lines(whole(block))), self.words) is not None

    def is_name(self, block: Text) -> bool:
        """Is a paragraph the name of a goal or part, set on a line of its own: by its words, or in bold?"""
        text = block.text.strip()
        if block.kind != "paragraph" or not text or len(text) > LONGEST_NAME or SENTENCE_END.search(text):
            return False
        named = goal_heading(whole(block), self.words) is not None or self.is_chapter(whole(block))
        bold = block.strong >= len(block.text.rstrip()) and ":" not in text and self.words.role(text) is None
        return named or (bold and not self.verdicts.is_verdict(text))

    def is_chapter(self, span: Span) -> bool:
        """Is a line no more than the name of a part of the report, by its words and mostly by its number?"""
        parts = read_heading(span, self.words, printed_as_heading=False)
        name = (parts.title or span).text
        chapter = self.words.chapter(name)
        numbered = parts.number is not None and not parts.goal
        return chapter in _SCOPES or (chapter is not None and numbered and self.words.role(name) is None)

    def heading(self, block: Text) -> None:
        """A heading: a goal's, a label's, or that of a part of the report."""
        if CAPTION.match(block.text):
            return
        if self.verdicts.is_verdict(block.text):
            self.prose(replace(block, kind="paragraph"))
            return
        parts = read_heading(whole(block), self.words, printed_as_heading=block.kind == "heading")
        if self.goal is not None and self.goal.trusted and block.level >= self.goal.level and self.is_label(parts):
            self.prose(replace(block, kind="paragraph", strong=0))
            return
        chapter = self.words.chapter((parts.title or parts.span).text)
        is_milestone = parts.goal and self.goal is not None and self.goal.named and self.names_milestone(parts)
        if is_milestone:
            self.prose(replace(block, kind="paragraph", strong=0))
        elif parts.goal:
            self.open_goal(parts.number, parts.title, named=True, word=parts.word).level = block.level
        else:
            self.part(parts, chapter, block.level)

    def names_milestone(self, parts: Heading) -> bool:
        """Does a heading name a milestone by its word ("Delmål 2")?"""
        return self.words.role(parts.word) == "milestones" and parts.word != "resultatkrav"

    def is_label(self, parts: Heading) -> bool:
        """Is a heading no more than a label that was printed large ("Resultat")?"""
        role = self.words.role(parts.span.text)
        chapter = self.words.chapter(parts.span.text)
        return (
            parts.number is None and role not in (None, "goal") and chapter in (None, "goals", "follow_up", "figures")
        )

    def part(self, parts: Heading, chapter: str | None, level: int) -> None:
        """A heading that names no goal by its words: of a chapter, or of a goal that what follows tells."""
        self.close_goal()
        if chapter in _SCOPES:
            self.scope, self.scope_span, self.scope_level = _SCOPES[chapter], parts.title or parts.span, level
        elif chapter not in (None, "goals") and level <= self.scope_level:
            self.scope, self.scope_span, self.scope_level = "agency", None, 0
        self.chapter = chapter or self.chapter
        if chapter not in _SCOPES:
            goal = self.open_goal(parts.number if parts.depth else None, parts.title or parts.span, named=False)
            goal.trusted, goal.level = chapter is None and self.chapter in REPORTING, level
        self.section = parts.title or parts.span

    # -------------------------------------------------------------- goals

    def open_goal(self, number: Span | None, title: Span | None, *, named: bool, word: str = "") -> GoalSeen:
        """Begin a goal; a verdict behind its title is the goal's."""
        self.close_goal()
        self.goal = GoalSeen(self.scope, self.scope_span, self.section, number, None, named, named)
        self.goal.told_of, self.goal.word = self.chapter in REPORTING, word
        if _KIND.search(word):
            self.goal.scope = "ministry"
        self.open = Judged(self.goal)
        if title is not None:
            self.name(title)
        return self.goal

    def name(self, title: Span) -> None:
        """Give the open goal its title, and the verdict that may stand behind or instead of it."""
        assert self.goal is not None
        assert self.open is not None
        if self.verdicts.is_verdict(title.text):
            self.open.parts.append(Part("verdict", None, (title,)))
            return
        if behind := self.verdicts.trailing(title):
            title = behind[0]
            self.open.parts.append(Part("verdict", None, (behind[1],)))
        self.goal.title = title

    def close_goal(self) -> None:
        """End the open goal."""
        self.close_outcome()
        self.goal = self.label = None

    def close_outcome(self) -> None:
        """End what one verdict is on."""
        if self.open is not None and (self.open.is_told or self.open.parts):
            self.judged.append(self.open)
        self.open = None

    # -------------------------------------------------------------- words

    def prose(self, block: Text) -> None:
        """A paragraph or item: of the goal that is open, or a goal of its own in a list."""
        span = whole(block)
        if block.kind == "item" and self.listed(block, span):
            return
        if block.kind == "paragraph" and self.closes_name(span):
            self.open_goal(*named_by(block, self.words), named=True)
            return
        if self.goal is None:
            return
        if self.goal.named and self.goal.title is None and self.is_first(span):
            self.name(span)
            return
        if self.awaits_verdict() and self.verdicts.is_verdict(span.text):
            self.more(Part(LEAD, None, (span,)))  # a verdict can be a word for results too ("Opnået")
            return
        for part in self.parts(block, span):
            if part.role == LEAD and part.label is None and self.label is not None:
                self.more(part)
            else:
                self.put(part)

    def closes_name(self, span: Span) -> bool:
        """Is a line the title of the next goal with its verdict behind it ("Læsesalen – Grøn")?"""
        if self.chapter not in REPORTING or (self.goal is not None and self.goal.named and not self.is_done()):
            return False
        behind = self.verdicts.trailing(span)
        if behind is None or self.words.role(behind[0].text) or len(span.text) > LONGEST_NAME:
            return False
        return is_title(behind[0]) and ":" not in behind[0].text and behind[0].text[:1].isupper()

    def is_done(self) -> bool:
        """Has the goal that is open its verdict?"""
        return self.open is not None and any(part.role == "verdict" and part.content for part in self.open.parts)

    def awaits_verdict(self) -> bool:
        """Was the label of a verdict read, and nothing below it?"""
        return self.label is not None and self.label.role == "verdict" and not self.label.content

    def is_waiting(self) -> bool:
        """Is a goal open that has no verdict yet, not even in a sentence?"""
        parts = self.open.parts if self.open is not None else []
        judged = any(self.verdicts.sentence(span) for part in parts for span in part.content)
        return self.goal is not None and self.goal.named and not self.is_done() and not judged

    def is_first(self, span: Span) -> bool:
        """Does a line stand right below the heading of a goal, and can be its title?"""
        begun = self.open is not None and bool(self.open.parts or self.open.milestones)
        return not begun and self.words.role(span.text) is None and is_title(span) and ":" not in span.text

    def parts(self, block: Text, span: Span) -> list[Part]:
        """The labelled words of a block; a label may hold a date ("Status pr. 30. september: …")."""
        match = _DATED_LABEL.match(span.text)
        role = self.words.role(match["label"]) if match else None
        if match and role in ("verdict", "result"):
            return [Part(role, span.cut(*match.span("label")), (span.cut(match.end()),))]
        return split_parts([block], self.words)

    def listed(self, block: Text, span: Span) -> bool:
        """An item that closes with a verdict: a milestone of the goal that is open, else a goal."""
        behind = self.verdicts.trailing(span)
        if behind is None or self.words.role(behind[0].text) or not is_listed_name(behind[0]):
            return False
        if self.goal is not None and self.goal.named:
            self.put(Part("milestones", None, (replace_end(span, behind[0]),)))
            self.put(Part("verdict", None, (behind[1],)))
            self.close_outcome()
        elif self.chapter in REPORTING:
            goal, section = self.goal, self.section
            parts = read_heading(behind[0], self.words)
            title = parts.title if parts.goal or parts.number else behind[0]
            number = parts.number or marked_number(block)
            self.section = section
            self.open_goal(number, title, named=True)
            self.put(Part("verdict", None, (behind[1],)))
            self.close_goal()
            self.goal = goal
        else:
            return False
        return True

    def more(self, part: Part) -> None:
        """Words that follow a label on a line of its own, or go on with what stands below one."""
        assert self.label is not None
        assert self.open is not None
        place = next((n for n, one in enumerate(self.open.parts) if one is self.label), None)
        if place is None:
            self.put(part)
            return
        self.label = replace(self.label, content=(*self.label.content, *part.content))
        self.open.parts[place] = self.label

    def put(self, part: Part) -> None:
        """Take labelled words for the goal that is open; those that name a goal may open the next."""
        if part.role in NAMING and part.label is not None:
            self.put_name(part)
            return
        if self.goal is None:
            return
        if self.open is None:
            self.open = Judged(self.goal)
        if part.role in ("milestones", ENTRY):
            self.put_milestones(part)
            return
        self.open.parts.append(part)
        self.label = part if part.label is not None else None

    def put_milestones(self, part: Part) -> None:
        """Take milestones: of what is judged next, where something was told of those before."""
        assert self.goal is not None
        assert self.open is not None
        if self.open.is_told:
            self.close_outcome()
            self.open = Judged(self.goal)
        found = read_milestones(part.content, self.words).entries
        self.open.add_milestones(found)
        self.label = None

    def put_name(self, part: Part) -> None:
        """A number or title below its label: of the open goal while it has none, else of the next."""
        if not part.content:
            return
        goal, told = self.goal, self.open is not None and self.open.is_told
        if goal is not None and not goal.named and goal.trusted and not told and part.role == "number":
            goal.named = True
        taken = goal is None or (goal.number if part.role == "number" else goal.title) is not None
        if goal is None or not goal.named or told or (taken and goal.number is not None and part.role == "number"):
            self.next_goal(part)
        elif not taken and part.role == "number":
            goal.number = part.content[0]
        elif not taken:
            self.open = self.open or Judged(goal)
            self.name(part.content[0])

    def next_goal(self, part: Part) -> None:
        """Begin a goal by its number or title below a label."""
        first = part.content[0]
        parts = read_heading(first, self.words, printed_as_heading=False)
        if part.role == "number":
            self.open_goal(parts.number or first, parts.title if parts.goal else None, named=True)
            return
        outlined = parts.number is not None and parts.title is not None and parts.title.text[:1].isupper()
        named = parts.goal or (outlined and is_title(first))
        self.open_goal(parts.number if named else None, (parts.title if named else None) or first, named=True)

    # -------------------------------------------------------------- tables

    def table(self, block: Table) -> None:
        """A table: of goals or milestones that are judged, a goal's card, or boxes that read like prose."""
        from maalplan.parsers.outcomes.tables import read_table

        grid = Grid(block)
        if block.columns == 1:
            for _, cells in grid.rows():
                for text in cell_texts(cells[0]):
                    self.block(text)
        else:
            read_table(self, grid)
