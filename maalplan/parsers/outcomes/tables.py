"""The rows of a table that judges, one after the other, and the lines of cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import Cell
from maalplan.parsers.grid import Grid, Header, cell_names_goal, cell_texts, cell_words, is_sum
from maalplan.parsers.headings import goal_heading, read_heading
from maalplan.parsers.milestones import MilestoneWords, read_milestones
from maalplan.parsers.outcomes.judged import GoalSeen, Judged
from maalplan.parsers.outcomes.names import marked_number
from maalplan.parsers.outcomes.rows import KEYS, Row, judging_header, spans_in
from maalplan.parsers.outcomes.walk import TableAbove, Walk
from maalplan.parsers.parts import LEAD, Part, split_parts
from maalplan.parsers.spans import Span, whole
from maalplan.parsers.titles import is_number, naming, titled
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, label_key

_COUNTED = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]+\s+)?(?:\d{1,2}(?:\.\d{1,2})?|[a-z])\s*[.:)]\s*(?=\D)")
"""What can stand before one of several verdicts in a cell: "1: Opfyldt", "Delmål 2: Ikke opfyldt"."""


def _counted(words: str) -> int:
    """Where a verdict begins behind the number of what it is on."""
    match = _COUNTED.match(words)
    return match.end() if match else 0


def read_table(walk: Walk, grid: Grid) -> None:
    """Read the rows of *grid* into *walk*."""
    _Rows(walk, grid).read()


class _Rows:
    """One table as it is read."""

    def __init__(self, walk: Walk, grid: Grid) -> None:
        self.walk, self.grid = walk, grid
        self.words, self.verdicts = walk.words, walk.verdicts
        self.header: Header | None = None
        self.above = walk.goal
        """The goal under whose heading the table stands."""
        self.goal: GoalSeen | None = None
        self.found: list[Judged] = []
        self.before: Judged | None = None
        """What was judged last in the table above, with which this one goes on."""
        self.labels: tuple[str, ...] = ()

    def read(self) -> None:
        """Read all rows."""
        for row, cells in self.grid.rows():
            wide = self.grid.full_width(cells)
            if wide is not None and wide.column > 1:
                wide = None
            elif wide is None and (self.header is None or self.names_part(cells)) and not self.is_painted(cells):
                wide = self.grid.alone(cells)
            if wide is not None and not self.is_data(wide):
                self.wide(wide)
            elif header := judging_header(self.grid, row, cells, self.words, self.verdicts):
                self.begin(header)
            elif self.header is None:
                self.card_row(cells)
            elif not is_sum(list(cells)):
                self.row(Row(self.grid, row, self.header))
        self.finish()

    def begin(self, header: Header) -> None:
        """Read below these labels; those of the table above, printed once more, go on with its goal."""
        if self.tells_goals_as_milestones(header):
            changed = {
                n: (cell, "goal" if role == "milestones" else role) for n, (cell, role) in header.columns.items()
            }
            header = Header(changed)
        key = tuple(label_key(cell_words(cell)) for _, (cell, _) in sorted(header.columns.items()))
        above = self.walk.above
        if self.header is None and above is not None and above.labels == key:
            self.goal, self.before = above.goal, above.judged
        self.header, self.labels = header, key

    def tells_goals_as_milestones(self, header: Header) -> bool:
        """Does the column of milestones ("KPI") name the goals: are they numbered, and is no goal named around them?"""
        named = self.walk.goal is not None and self.walk.goal.named
        if named or "milestones" not in header.roles or "number" not in header.roles or header.roles & set(KEYS):
            return False
        rows = (cells for _, cells in self.grid.rows())
        return not any(goal_heading(whole(text), self.words) for cells in rows for text in cell_texts(cells[0])[:1])

    def finish(self) -> None:
        """Hand over what was judged."""
        self.walk.judged += self.found
        if self.labels:
            self.walk.above = TableAbove(self.labels, self.goal, self.found[-1] if self.found else self.before)
        if self.found and self.walk.goal is not None and self.walk.open is not None and not self.walk.open.is_told:
            self.walk.open.parts.clear()

    # -------------------------------------------------------------- rows over the full width

    def names_part(self, cells: Sequence[Cell]) -> bool:
        """Is a row of which only the first cell has words a heading: a group's by its words, or one above rows?"""
        cell = self.grid.alone(list(cells))
        if cell is None or self.header is None:
            return False
        words = cell_words(cell)
        role = self.header.role(cell)
        if self.words.chapter(words) in GOAL_CHAPTERS or (role == "number" and not is_number(words)):
            return True
        return cell_names_goal(cell, self.words) and role in (None, "number", "milestones")

    def is_painted(self, cells: Sequence[Cell]) -> bool:
        """Is a row of a card the label of a verdict, and a colour beside it?"""
        labels = (cell for cell in cells if cell_texts(cell))
        painted = any(cell.fill for cell in cells if not cell_texts(cell))
        return painted and any(self.words.role(cell_words(cell)) == "verdict" for cell in labels)

    def is_data(self, cell: Cell) -> bool:
        """Is the one cell of a row a verdict?"""
        return self.header is not None and len(cell_texts(cell)) > 0 and self.verdicts.is_verdict(cell_words(cell))

    def wide(self, cell: Cell) -> None:
        """A row over the full width: a goal's heading, a group of goals, or words of the card above."""
        text = cell_texts(cell)[0]
        parts = read_heading(whole(text), self.words)
        if parts.goal:
            self.walk.open_goal(parts.number, parts.title, named=True, word=parts.word)
            self.above = self.goal = self.walk.goal
            for more in cell_texts(cell)[1:]:
                self.walk.block(more)
        elif self.heads_milestones() and self.words.chapter((parts.title or parts.span).text) is None:
            self.walk.open_goal(parts.number, parts.title or parts.span, named=True)
            self.above = self.goal = self.walk.goal
        elif self.header is None and self.walk.goal is not None and self.is_card_text(cell):
            for one in cell_texts(cell):
                self.walk.prose(one)
        else:
            self.walk.part(parts, self.words.chapter((parts.title or parts.span).text), 99)
            self.above = self.walk.goal if self.header is None else None
            self.goal = None

    def heads_milestones(self) -> bool:
        """Do the labels tell of milestones alone, so that their goals stand above them?"""
        return (
            self.header is not None and "milestones" in self.header.roles and not self.header.roles & {*KEYS, "number"}
        )

    def is_card_text(self, cell: Cell) -> bool:
        """Are the words of a row over the full width labelled, or running text?"""
        return (
            any(part.role != LEAD for part in split_parts(cell_texts(cell), self.words)) or len(cell_words(cell)) > 160
        )

    # -------------------------------------------------------------- cards

    def card_row(self, cells: Sequence[Cell]) -> None:
        """A row of labels and words side by side; or one that names the goal of the card."""
        filled = list(cells)
        if cell_names_goal(filled[0], self.words):
            self.card_title(filled)
            return
        n = 0
        while n + 1 < len(filled):
            role = self.words.role(cell_words(filled[n])) if cell_texts(filled[n]) else None
            if role is None:
                n += 1
                continue
            content = spans_in(filled[n + 1])
            label = whole(cell_texts(filled[n])[0])
            self.walk.put(Part(role, label, content))
            self.walk.label = None
            if (
                role == "verdict"
                and self.walk.open is not None
                and not any(map(str.isalnum, cell_words(filled[n + 1])))
            ):
                self.walk.open.fill = filled[n + 1].fill
            n += 2
        self.above = self.walk.goal

    def card_title(self, cells: Sequence[Cell]) -> None:
        """A row that names the goal of a card, or one of its milestones."""
        first = read_heading(whole(cell_texts(cells[0])[0]), self.words)
        beside = next((spans_in(cell)[0] for cell in cells[1:] if cell_texts(cell)), None)
        if self.walk.goal is not None and self.walk.goal.named and self.walk.names_milestone(first):
            self.walk.put(Part("milestones", None, tuple(spans_in(cells[1])) if len(cells) > 1 else (first.span,)))
            return
        self.walk.open_goal(first.number, first.title or beside, named=True, word=first.word)
        if first.title is not None and beside is not None and self.verdicts.is_verdict(beside.text):
            self.walk.put(Part("verdict", None, (beside,)))

    # -------------------------------------------------------------- rows below a header

    def row(self, row: Row) -> None:
        """A row of words below the labels: a goal, one more of its milestones, or more on the one above."""
        point = self.point_in(row)
        new = point is None and self.row_goal(row)
        entries = row.milestones(self.words) if point is None else point
        parts = row.parts()
        fill = row.fill()
        judging: list[object] = [part for part in parts if part.role in ("verdict", "score")]
        judging += [fill] if fill else []
        last = self.found[-1] if self.found else self.before
        goes_on = last is not None and last.goal is self.goal and not new
        if goes_on and last is not None and (row.reaches_down("verdict") or not judging):
            last.add_milestones(entries)
            last.parts += [part for part in parts if part.role in ("result", "remarks") and part not in last.parts]
            return
        if not judging and not any(part.role in ("result", "remarks") for part in parts):
            return
        if self.goal is None:
            self.goal = self.above or GoalSeen(self.walk.scope, self.walk.scope_span, self.walk.section)
        if self.one_each(entries, parts):
            return
        judged = Judged(self.goal, parts, fill=fill)
        judged.add_milestones(entries)
        self.found.append(judged)

    def point_in(self, row: Row) -> list[MilestoneWords] | None:
        """The milestone that stands in the column of goals, below its goal ("Delmål 1.1: …")."""
        key = row.cell(*KEYS)
        if key is None or key.row != row.row or self.goal is None or row.begins("milestones"):
            return None
        content = [whole(text) for text in cell_texts(key)]
        heading = read_heading(content[0], self.words, printed_as_heading=False)
        if not heading.goal or not self.walk.names_milestone(heading) or heading.word == self.goal.word:
            return None
        return read_milestones(content, self.words).entries

    def one_each(self, entries: Sequence[MilestoneWords], parts: Sequence[Part]) -> bool:
        """Take several milestones of one row apart, where the row has as many verdicts."""
        verdict = next((part for part in parts if part.role == "verdict"), None)
        count = len(entries)
        if verdict is None or count < 2:
            return False
        judged_each = tuple(span.cut(_counted(span.text)) for span in verdict.content)
        if not all(self.verdicts.is_verdict(span.text) for span in judged_each) or len(judged_each) != count:
            judged_each = tuple(one for span in verdict.content for one in self.verdicts.one_by_one(span))
        if len(judged_each) != count:
            return False
        parts = [replace(part, content=judged_each) if part is verdict else part for part in parts]
        for n in range(count):
            own = [
                replace(part, content=(part.content[n],)) if len(part.content) == count else part
                for part in parts
                if len(part.content) == count or n == 0
            ]
            assert self.goal is not None
            judged = Judged(self.goal, own)
            judged.add_milestones(entries[n : n + 1])
            self.found.append(judged)
        return True

    def row_goal(self, row: Row) -> bool:
        """Open the goal that a row names; False where the goal from above goes on."""
        key = row.cell(*KEYS)
        number = row.cell("number")
        begins = row.begins(*KEYS) or (key is None and row.begins("number") and not row.begins("milestones"))
        if not begins:
            return False
        goal = GoalSeen(self.walk.scope, self.walk.scope_span, self.walk.section, named=True, trusted=True)
        content = [whole(text) for text in cell_texts(key)] if key else []
        if number is not None:
            goal.number = self.number_of(number)
        if content:
            self.name(goal, content)
        if self.is_again(goal):
            return False
        self.goal = goal
        return True

    def is_again(self, goal: GoalSeen) -> bool:
        """Is *goal* the one of the row above, printed once more at each of its milestones?"""
        above = self.goal
        if above is None or above.number is None or above.title is None or goal.number is None or goal.title is None:
            return False
        return (above.number.text, above.title.text) == (goal.number.text, goal.title.text)

    def number_of(self, cell: Cell) -> Span:
        """The number in a cell of numbers ("Mål 2")."""
        span = whole(cell_texts(cell)[0])
        return read_heading(span, self.words).number or span

    def name(self, goal: GoalSeen, content: Sequence[Span]) -> None:
        """The number and title in a cell that names a goal; what stands below them is its description."""
        first = content[0]
        heading = read_heading(first, self.words, printed_as_heading=False)
        outlined = heading.number is not None and heading.title is not None and heading.title.text[:1].isupper()
        if heading.goal or is_number(first.text):
            named = naming(content, self.words)
            goal.number, goal.word = goal.number or named.heading.number, heading.word
            goal.title = named.title
        elif outlined and goal.number is None:
            goal.number, goal.title = heading.number, heading.title
        else:
            goal.number = goal.number or marked_number(first.block)
            goal.title = titled(Part("title", None, tuple(content)), bold=False)[0].content[0]
