"""The lines of a flattened table: from its labels to the heading, or whatever else, that ends it.

Pages may end inside; then page furniture, and often the labels once more, stand among the cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from maalplan.model import Block, Cell, Table, Text
from maalplan.parsers.flat_header import JUDGING, FlatHeader, find_header
from maalplan.parsers.glued_cells import split_glued
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.line_kinds import LineKind, kind_of
from maalplan.parsers.parts import RUN_IN
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary, label_key

_HEADING = 2
"""Lines of the longest heading that is looked for behind a table."""
_PAGE = re.compile(r"\d{1,3}")
_TOTAL = re.compile(r"(?:i alt|sum|total|samlet)\b[\s\d.,%]*(?:pct\.?|procent|point)?", re.IGNORECASE)
Ends = Callable[[Text], bool]


@dataclass(slots=True)
class Body:
    """The lines of a table; ``ends`` tells a heading."""

    blocks: Sequence[Block]
    words: Vocabulary
    ends: Ends
    header: FlatHeader
    position: int
    lines: list[Text] = field(default_factory=list)
    held: list[Block] = field(default_factory=list)
    """What stands among the lines and is no cell: page furniture, the labels once more."""
    first_lines: list[Text] = field(default_factory=list)
    """The lines with which the table goes on after a page's end."""
    taken: list[int] = field(default_factory=list)
    """Where the lines stand among the blocks."""
    start: int = 0
    """Where the words of the table begin."""

    def __post_init__(self) -> None:
        self.start = self.position

    def read(self) -> None:
        """Take all lines with words up to what ends the table; marks that lost their words say nothing."""
        page_ended = False
        while self.position < len(self.blocks):
            block = self.blocks[self.position]
            again = self.labels_again()
            if again or (isinstance(block, Text) and block.kind != "line" and self.passes(block)):
                page_ended = True
                if again:
                    self.held += self.running_titles()
                self.position += again or 1
                self.held.append(block if not again else _labels(self.header, self.blocks[self.position - again]))
                continue
            if not isinstance(block, Text) or block.kind != "line" or not self.is_inside(block):
                break
            if not block.text:
                self.position += 1
                continue
            if self.judges and self.tells_by_label(block):
                self.back_to_last_row()
                break
            if page_ended:
                self.first_lines.append(block)
            self.lines.append(block)
            self.taken.append(self.position)
            self.position += 1
            page_ended = False
        if self.judges and not self.held:
            self.leave_heading()

    def leave_heading(self) -> None:
        """Leave out last lines that end no sentence and stand behind the last verdict: the heading of what follows."""
        last = len(self.lines)
        while last and len(self.lines) - last < _HEADING and not self.closes_row(last - 1):
            last -= 1
            if SENTENCE_END.search(self.lines[last].text):
                return
        if last and self.closes_row(last - 1) and last < len(self.lines):
            self.position = self.taken[last]
            self.lines, self.taken = self.lines[:last], self.taken[:last]

    def labels_again(self) -> int:
        """How many lines the labels of this table take when they stand here once more; else 0."""
        header, after = find_header(self.blocks, self.position, self.words)
        if header is None or not self.lines or _keys(header) != _keys(self.header):
            return 0
        return after - self.position

    def tells_by_label(self, line: Text) -> bool:
        """Does a line tell of a goal behind a label and a colon, as the text behind a table does?"""
        match = RUN_IN.match(line.text)
        return match is not None and self.words.role(match["label"]) in ("result", "verdict")

    def back_to_last_row(self) -> None:
        """End the table behind the last row that is judged: what follows is the heading of the text behind it."""
        last = next((n for n in range(len(self.lines) - 1, -1, -1) if self.closes_row(n)), None)
        if last is None or self.header.roles[-1] not in JUDGING:
            return
        self.position = self.taken[last] + 1
        self.lines, self.taken = self.lines[: last + 1], self.taken[: last + 1]
        self.first_lines = [line for line in self.first_lines if any(line is one for one in self.lines)]
        self.held = [block for block in self.held if all(block is not one for one in self.blocks[self.position :])]

    def closes_row(self, n: int) -> bool:
        """Does the line *n*, alone or with those before it, end with a verdict?"""
        verdict, words = self.words.verdict, ""
        for line in reversed(self.lines[max(0, n - 2) : n + 1]):
            words = f"{line.text.strip()} {words}".strip()
            if verdict is not None and verdict.fullmatch(words):
                return True
        return self.words.closes_in_verdict(self.lines[n].text) is not None

    def running_titles(self) -> list[Text]:
        """Take out the last lines where they are no cells: words that stand outside of the table too, page numbers.

        An extraction without page ends has them right above the labels that stand there once more.
        """
        taken: list[Text] = []
        while self.lines and (_PAGE.fullmatch(self.lines[-1].text) or self.stands_outside(self.lines[-1])):
            taken.insert(0, self.lines.pop())
            self.taken.pop()
        if not any(self.stands_outside(line) for line in taken):
            self.lines += taken
            self.taken += range(self.position - len(taken), self.position)
            return []
        return [replace(line, kind="furniture") for line in taken]

    def stands_outside(self, line: Text) -> bool:
        """Do the words of a line also stand, as a line, before or behind the table?"""
        if kind_of(line).is_narrow or (self.words.verdict is not None and self.words.verdict.fullmatch(line.text)):
            return False
        others = (*self.blocks[: self.start], *self.blocks[self.position :])
        return any(isinstance(block, Text) and block.text == line.text for block in others)

    def passes(self, block: Text) -> bool:
        """Does the table go on behind page furniture, or behind a page's end?"""
        if block.kind == "furniture":
            return True
        return block.kind == "rule" and not block.text and (self.follows_low() or self.goes_on())

    def follows_low(self) -> bool:
        """Does the next line go on with a sentence?"""
        lines = (block for block in self.blocks[self.position :] if isinstance(block, Text) and block.kind == "line")
        following = next(lines, None)
        return following is not None and following.text[:1].islower() and following.mark is None

    def is_inside(self, line: Text) -> bool:
        """Is *line* one of the table's?"""
        if _TOTAL.fullmatch(line.text.strip()) or find_header(self.blocks, self.position, self.words)[0]:
            return False
        return not self.ends(line) or (self.is_section(line) and self.goes_on())

    def is_section(self, line: Text) -> bool:
        """Is a heading one that can stand inside a table: does it name goals, without a chapter's number?"""
        return self.names_goals(line) and not line.text[:1].isdigit()

    def names_goals(self, line: Text) -> bool:
        """Does a line name a goal or a group of goals by its words?"""
        return goal_heading(whole(line), self.words) is not None or self.words.chapter(line.text) in GOAL_CHAPTERS

    def names_group(self, line: Text) -> bool:
        """Does a line name a group of goals, and no goal: those stand in cells of their own?"""
        return self.names_goals(line) and goal_heading(whole(line), self.words) is None

    def goes_on(self) -> bool:
        """Do cells of the table's narrow columns follow, before the next heading or table?"""
        for n in range(self.position + 1, len(self.blocks)):
            block = self.blocks[n]
            if not isinstance(block, Text) or find_header(self.blocks, n, self.words)[0]:
                return False
            if block.kind == "line" and self.ends(block) and not (self.judges and self.names_goals(block)):
                return False
            if block.kind == "line" and any(map(self.is_wanted, self.pieces(block))):
                return True
        return False

    @property
    def judges(self) -> bool:
        """Is it a table of a report, that judges goals?"""
        return not JUDGING.isdisjoint(self.header.roles)

    def pieces(self, line: Text) -> Iterator[Text]:
        """The cells that a line shows to stand on it."""
        return split_glued(line, self.header.roles, self.words, first=True)

    def is_wanted(self, piece: Text) -> bool:
        """Does a piece of a line fill a narrow column of this table?"""
        kind: LineKind = kind_of(piece)
        narrow = {"deadline": kind.date, "weight": kind.weight, "year": kind.value, "number": kind.number}
        verdict = self.words.verdict
        judged = self.judges and verdict is not None and bool(verdict.fullmatch(kind.text))
        return judged or any(narrow.get(role, False) for role in self.header.roles)


def _keys(header: FlatHeader) -> list[str]:
    return [label_key(label.text) for label in header.labels]


def _labels(header: FlatHeader, first: Block) -> Table:
    """The labels that stand once more, as a table of one row."""
    assert isinstance(first, Text)  # labels are lines
    cells = [
        Cell(1, n, (Text("paragraph", label.text, first.places[:1]),)) for n, label in enumerate(header.labels, start=1)
    ]
    return Table(1, len(cells), tuple(cells), first.places[0])
