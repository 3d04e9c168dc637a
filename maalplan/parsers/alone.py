"""Headings of a text extraction that neither a number nor the vocabulary tells: they are known by their neighbours.

A short line that ends no sentence and continues none, and right below which something begins (a goal, a table, the
first label of a record), is a heading. So is a line that stands in by one space, where the document's known
headings do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from maalplan.model import Block, Table, Text
from maalplan.parsers.flattened import header_at
from maalplan.parsers.landmarks import Landmarks
from maalplan.parsers.line_kinds import kind_of
from maalplan.parsers.parts import opens_entry
from maalplan.parsers.sentences import SENTENCE_END, ends_sentence
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, label_key

_LONGEST = 90
_HEADINGS_INDENT = 1
"""How far in, in characters, headings stand where an extraction kept the space before them."""
_SHARE = 0.75
_SENTENCE = 40
"""A sentence that is no part of a cover has at least this many characters."""
_GOAL_NUMBER = re.compile(
    r"(?:\d{1,2}\.\d{1,2}[.)]?|[A-ZÆØÅ]\.?\d{1,2}[.)]?|[A-ZÆØÅ]\)|(?P<plain>\d{1,2}[.)]))\s+[A-ZÆØÅ]"
)
"""A goal's number before its title. A plain one, as a list has, counts only on a line that stands apart."""
_NAMED_PART = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?:\s[a-zæøå]+)?\s(?:\d{1,2}|[A-ZÆØÅ]|[IVX]{1,4})\s?:\s")
"""How a part opens whose name has a number: "Indsatsområde 1: Publikum"."""
_REACH = 15
"""How many lines below its title the label of a goal's milestones stands at most."""
_NUMBERED = re.compile(r"\d{1,2}\.?\s+[A-ZÆØÅ]")


def headed(blocks: Sequence[Block], marks: Landmarks) -> list[Block]:
    """*blocks* with each line that only its neighbours show to be a heading made one."""
    seen = _Neighbours(blocks, marks)
    able = [n for n in range(len(blocks)) if seen.could_be_heading(n)]
    found = {n for n in able if seen.is_indented(n) or seen.titles_record(n) or seen.titles_goal(n)}
    found |= seen.unnumbered_titles(able)
    for n in reversed(able):
        if seen.stands_above(n, found):
            found.add(n)
    return [
        replace(block, kind="heading", level=1 + seen.counts_inside(n))
        if n in found and isinstance(block, Text)
        else block
        for n, block in enumerate(blocks)
    ]


class _Neighbours:
    """The blocks of a document, and what stands beside each line."""

    def __init__(self, blocks: Sequence[Block], marks: Landmarks) -> None:
        self.blocks, self.marks = blocks, marks
        lines = [block for block in blocks if isinstance(block, Text) and block.kind == "line" and block.text]
        self.width = max((len(line.text) for line in lines), default=0)
        self.indents = _headings_stand_in(lines, marks)
        self.cover = _cover(blocks, marks)
        self.in_table = frozenset(_inside_tables(blocks, marks))
        self.first_label = _first_label(self)

    # ------------------------------------------------------------------ neighbours

    def line(self, n: int) -> Text | None:
        """The line at *n*; None for another kind of block."""
        block = self.blocks[n] if 0 <= n < len(self.blocks) else None
        return block if isinstance(block, Text) and block.kind == "line" and block.text else None

    def below(self, n: int) -> int:
        """The next block that is neither page furniture nor a page break."""
        return self.beside(n, 1)

    def above(self, n: int) -> int:
        """The block before *n* that is neither page furniture nor a page break."""
        return self.beside(n, -1)

    def beside(self, n: int, step: int) -> int:
        n += step
        while 0 <= n < len(self.blocks) and _is_passing(self.blocks[n]):
            n += step
        return n

    # ------------------------------------------------------------------ what a line can be

    def could_be_heading(self, n: int) -> bool:
        """Is the line at *n* short, no sentence, no list item, no label, nothing that stands below a label?"""
        line = self.line(n)
        if line is None or line.mark or not line.text[:1].isalnum() or line.text[:1].islower():
            return False
        text = line.text.strip()
        if len(text) > _LONGEST or ends_sentence(text) or not any(map(str.isalpha, text)):
            return False
        if ":" in text and not self.is_named_part(text):
            return False
        if self.marks.ends_in_verdict(text):
            return False
        if kind_of(line).is_narrow or opens_entry(text, self.marks.words) or not self.is_free(n, line):
            return False
        above = self.line(self.above(n))
        return above is None or not self.is_unfinished(above, line)

    def is_named_part(self, text: str) -> bool:
        """Is a line with a colon the name of a chapter of goals and its number ("Tema 1: Brugere")?"""
        return _NAMED_PART.match(text) is not None and self.marks.words.chapter(text) in GOAL_CHAPTERS

    def is_free(self, n: int, line: Text) -> bool:
        """Is the line at *n* neither a label nor the words of one? The name of a chapter above a table is free."""
        if self.names_goals(line) and not self.is_header(n) and self.begins(self.below(n)):
            return True
        above = self.line(self.above(n))
        return not self.marks.is_landmark(line) and (above is None or not self.takes_value(above))

    def names_goals(self, line: Text) -> bool:
        """Is a line the name of a chapter of goals, and no goal's own heading?"""
        return self.marks.words.chapter(line.text) in GOAL_CHAPTERS and not self.marks.is_goal(line)

    def begins(self, n: int) -> bool:
        """Does a table or a goal begin at *n*?"""
        beneath = self.blocks[n] if n < len(self.blocks) else None
        return (isinstance(beneath, Table) and beneath.columns > 1) or self.opens_goal(n)

    def takes_value(self, above: Text) -> bool:
        """Is *above* a label or a goal's bare heading? Then what follows is its words."""
        return self.marks.is_label(above.text) or self.marks.is_bare_goal(above)

    def is_unfinished(self, above: Text, line: Text) -> bool:
        """Had the first word of *line* no room on the line *above*, which ends no sentence?"""
        if line.gap or SENTENCE_END.search(above.text.rstrip()):
            return False
        return len(above.text.rstrip()) + 1 + len(line.text.split()[0]) > 0.8 * self.width or above.text.endswith(
            (",", "-", "–", "(", " og", " eller", " af", " for", " i", " på", " til", " med")
        )

    # ------------------------------------------------------------------ rules

    def is_indented(self, n: int) -> bool:
        """Does a line stand in as the headings of this document do?"""
        line = self.line(n)
        return self.indents and line is not None and line.level == _HEADINGS_INDENT

    def titles_record(self, n: int) -> bool:
        """Does a line stand above the label that begins each record of this document?"""
        below = self.line(self.below(n))
        return below is not None and self.first_label is not None and label_key(below.text) == self.first_label

    def stands_above(self, n: int, found: set[int]) -> bool:
        """Does something begin right below a line: a goal, a table, another heading?"""
        above, below = self.above(n), self.below(n)
        opens = below in found or self.begins(below)
        over = self.blocks[above] if above >= 0 else None
        line = self.line(n)
        if not opens or line is None or above < 0:
            return False
        if n in self.in_table:
            return self.parts_tables(line, above, below)
        if not isinstance(over, Text) or over.kind != "line" or above in found:
            return True
        return line.gap > 0 or bool(SENTENCE_END.search(over.text)) or self.marks.ends_table(over)

    def parts_tables(self, line: Text, above: int, below: int) -> bool:
        """Does a line between the last cell of a flattened table and the labels of the next name a section?"""
        last = self.line(above)
        closed = last is not None and (kind_of(last).is_narrow or line.gap > last.gap)
        named = self.marks.words.chapter(line.text) in GOAL_CHAPTERS or _NUMBERED.match(line.text) is not None
        return closed and named and self.opens_goal(below)

    def is_header(self, n: int) -> bool:
        return header_at(self.blocks, n, self.marks.words)

    def opens_goal(self, n: int) -> bool:
        line = self.line(n)
        if line is None:
            return False
        return self.marks.is_goal(line) or self.is_header(n) or self.titles_goal(n)

    def titles_goal(self, n: int) -> bool:
        """Does a numbered title stand at *n* ("1.1 Tog", "A1 Tog"), and the label of its milestones below it?"""
        line = self.line(n)
        number = _GOAL_NUMBER.match(line.text) if line is not None else None
        if line is None or number is None or not self.could_be_heading(n):
            return False
        above = self.line(self.above(n))
        if number["plain"] and not line.gap and not (above is not None and self.names_goals(above)):
            return False
        for _ in range(_REACH):
            n = self.below(n)
            line = self.line(n)
            if line is None or _GOAL_NUMBER.match(line.text) or self.marks.ends_table(line):
                return False
            if self.marks.words.introduces(line.text) or self.marks.role_of(line.text) == "milestones":
                return True
        return False

    def counts_inside(self, n: int) -> bool:
        """Does a title have a number as a list has, which begins again in each chapter?"""
        line = self.line(n)
        number = _GOAL_NUMBER.match(line.text) if line is not None else None
        return number is not None and number["plain"] is not None and self.titles_goal(n)

    def unnumbered_titles(self, able: Sequence[int]) -> set[int]:
        """The titles that stand apart above sentences that introduce milestones, where no goal has a number."""
        lines = (line for n in range(len(self.blocks)) if (line := self.line(n)))
        if any(self.marks.is_goal(line) or _GOAL_NUMBER.match(line.text) for line in lines):
            return set()
        apart = {n for n in able if (line := self.line(n)) is not None and line.gap and n >= self.cover}
        titles = {n for n in apart if self.is_introduced(n, apart)}
        return titles if len(titles) > 1 else set()

    def is_introduced(self, n: int, apart: Set[int]) -> bool:
        """Do prose and a sentence that introduces milestones stand below a line, before the next one that is apart?"""
        for step in range(_REACH):
            n = self.below(n)
            line = self.line(n)
            if line is None or n in apart or self.marks.ends_table(line):
                return False
            if self.marks.words.introduces(line.text):
                return step > 0
        return False


def _cover(blocks: Sequence[Block], marks: Landmarks) -> int:
    """Where the cover ends: at the first heading that is known, or at the first sentence."""
    for n, block in enumerate(blocks):
        if isinstance(block, Text) and block.kind == "line":
            long = len(block.text) >= _SENTENCE and SENTENCE_END.search(block.text) is not None
            if long or marks.ends_table(block):
                return n
    return 0


def _inside_tables(blocks: Sequence[Block], marks: Landmarks) -> Iterator[int]:
    """The places of lines below the labels of a flattened table, up to the next heading that is known."""
    inside = False
    for n, block in enumerate(blocks):
        if not isinstance(block, Text) or block.kind != "line":
            inside = inside and _is_passing(block)
        elif header_at(blocks, n, marks.words):
            inside = True
        elif marks.ends_table(block):
            inside = False
        if inside:
            yield n


def _is_passing(block: Block) -> bool:
    return isinstance(block, Text) and (block.kind == "furniture" or (block.kind == "rule" and not block.text))


def _headings_stand_in(lines: Sequence[Text], marks: Landmarks) -> bool:
    """Do the headings that are known stand in by one space, and hardly any other lines?"""
    known = [line for line in lines if marks.ends_table(line)]
    inside = [line for line in known if line.level == _HEADINGS_INDENT]
    others = sum(line.level == _HEADINGS_INDENT for line in lines) - len(inside)
    return len(inside) >= 2 and len(inside) >= _SHARE * len(known) and others <= 0.2 * len(lines)


def _first_label(seen: _Neighbours) -> str | None:
    """The label that begins each record: in each place a short line stands above it that is no label's words."""
    labels = [n for n in range(len(seen.blocks)) if (line := seen.line(n)) and seen.marks.is_label(line.text)]
    counts = Counter(label_key(line.text) for n in labels if (line := seen.line(n)))
    for key, count in counts.most_common():
        own = [n for n in labels if (line := seen.line(n)) and label_key(line.text) == key]
        if count >= 2 and all(seen.could_be_heading(seen.above(n)) for n in own):
            return key
    return None
