"""Lines of a text extraction → headings, paragraphs and list items.

An extraction shows where lines end, not why. What a line begins (a label, a heading, a list item) is known
from the vocabulary and from the contents list; everything else continues what stands before it, unless that
was finished: it ended a sentence on a line that had room for the next word, or empty lines follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from maalplan.model import WRAP, Block, Table, Text, TextKind
from maalplan.parsers.alone import headed
from maalplan.parsers.cards import carded
from maalplan.parsers.columns import PLANS, REACHED
from maalplan.parsers.flattened import unflattened
from maalplan.parsers.gathered import regathered
from maalplan.parsers.glued import unglued
from maalplan.parsers.headings import heading_words, read_heading
from maalplan.parsers.landmarks import LONGEST_HEADING, Landmarks
from maalplan.parsers.line_kinds import UNFINISHED
from maalplan.parsers.parts import opens_entry
from maalplan.parsers.scattered import gathered_rows
from maalplan.parsers.sentences import SENTENCE_END, ends_sentence
from maalplan.parsers.spans import texts_of, whole
from maalplan.parsers.vocabulary import Vocabulary, label_key

_ORDINAL = (
    r"(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|kvt|halvår|fase|del|version|udgave)[a-zæøå.]*\b)"
)
LIST_NUMBER = re.compile(
    rf"(?P<mark>\d{{1,2}}[.)]|[a-zæøå][.)]|\((?:\d{{1,2}}|[a-z]|[ivx]+)\)|[ivx]{{1,4}}[.)])\s+{_ORDINAL}(?=\S)"
)
PLACE_AND_DATE = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ .-]{1,30},?\s+(?:den|d\.)\s*\d{1,2}\b|_{5,}")
ADDED = re.compile(r"\([^()]*\)[.;]?")
"""Words in brackets that stand on a line of their own: they belong to the words before them."""
DASHES = frozenset("-–—")
ROOM = 0.6
"""What part of the width a line may fill that surely had room for the next word."""
PARTS = frozenset({"agreement", "follow_up", "overview", "shared", "own"})
"""The chapters whose names are hardly ever words of another text."""
INDENTED, FAR_INDENTED = 2, 8
"""How much further in, in characters, the lines of a list begin; what begins further yet is centred."""


def reflow(blocks: Sequence[Block], words: Vocabulary) -> tuple[Block, ...]:
    """*blocks* with every ``line`` made part of a heading, paragraph or item; other blocks stay as they are."""
    if not any(text.kind == "line" for text in texts_of(blocks)):
        return tuple(blocks)
    contents = frozenset(
        label_key(heading_words(block.text)) for block in blocks if isinstance(block, Text) and block.kind == "contents"
    )
    marks = Landmarks(words, contents)
    blocks = headed(regathered(unglued(blocks, words), marks), marks)
    if words.verdict is not None:
        blocks = gathered_rows(
            blocks, words, marks.ends_table, lambda lines: _flowed(lines, words, contents, in_cell=True)
        )
    blocks = unflattened(blocks, words, marks.ends_table, lambda lines: _flowed(lines, words, contents, in_cell=True))
    blocks = [_cells_flowed(block, words) if isinstance(block, Table) else block for block in blocks]
    return carded(_flowed(blocks, words, contents), words)


def _cells_flowed(table: Table, words: Vocabulary) -> Table:
    """*table* with the lines in its cells put together. The cells of a column have room for as many characters."""
    room: dict[int, int] = {}
    for cell in table.cells:
        longest = max((len(text.text) for text in texts_of(cell.content)), default=0)
        if cell.column_span == 1:
            room[cell.column] = max(room.get(cell.column, 0), longest)
    cells = [
        replace(
            cell,
            content=_flowed(
                _whole_label(cell.content, words),
                words,
                frozenset(),
                in_cell=True,
                room=room[cell.column] if cell.column_span == 1 else 0,
            ),
        )
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def _whole_label(content: Sequence[Block], words: Vocabulary) -> Sequence[Block]:
    """The lines of a cell; a label that a narrow column broke inside a word ("Bemærkni" / "nger") as one."""
    lines = [block for block in content if isinstance(block, Text) and block.kind == "line" and not block.mark]
    if not 1 < len(lines) == len(content):
        return content
    broken = "".join(line.text for line in lines)
    if words.role(broken) is None or words.role(" ".join(line.text for line in lines)):
        return content
    return [replace(lines[0], text=broken)]


def _flowed(
    blocks: Sequence[Block], words: Vocabulary, contents: frozenset[str], *, in_cell: bool = False, room: int = 0
) -> tuple[Block, ...]:
    texts = [block for block in blocks if isinstance(block, Text)]
    flow = _Flow(
        Landmarks(words, contents),
        _usual_indent(texts),
        sum(text.kind == "line" and not text.text for text in texts) > 1,
    )
    flow.in_cell = flow.lines_end_items = in_cell
    page = _widest(texts)
    for stretch in _stretches(blocks, flow):
        lines = [block for block in stretch if isinstance(block, Text)]
        flow.width = room or (_widest(lines) if any(_wraps(a, b) for a, b in pairwise(lines)) else page)
        for block in stretch:
            flow.add(block)
    flow.close()
    return tuple(flow.out)


def _widest(lines: Sequence[Text]) -> int:
    """The length of the longest line, but for a few that stand out in a long text."""
    lengths = sorted(len(line.text) for line in lines if line.kind == "line")
    return lengths[-1 - len(lengths) // 50] if lengths else 0


def _usual_indent(texts: Sequence[Text]) -> int:
    """The indent that most of the longer lines have."""
    long = _widest(texts) * 0.6
    levels = Counter(text.level for text in texts if text.kind == "line" and len(text.text) >= long)
    return levels.most_common(1)[0][0] if levels else 0


def _wraps(line: Text, following: Text) -> bool:
    """Was a line end set by the layout: does the next line go on in lower case?"""
    return following.text[:1].islower() and not following.mark and not SENTENCE_END.search(line.text)


def _stretches(blocks: Iterable[Block], flow: _Flow) -> Iterator[list[Block]]:
    """*blocks* cut where a label, a heading or another kind of block begins: the lines of one have one width."""
    stretch: list[Block] = []
    for block in blocks:
        is_line = isinstance(block, Text) and block.kind == "line"
        if not is_line or (isinstance(block, Text) and flow.marks.is_landmark(block)):
            yield stretch
            stretch = []
        stretch.append(block)
    yield stretch


@dataclass(slots=True)
class _Flow:
    """The block that is being put together, and what is needed to say whether a line belongs to it."""

    marks: Landmarks
    indent: int = 0
    """The usual indent of a line, in characters."""
    gathered: bool = False
    """The extraction put list marks on lines of their own: a list is known by what its sentences say."""
    in_cell: bool = False
    """A table's cell holds no headings."""
    lines_end_items: bool = False
    """Is a sentence that ends with its line a whole entry, as among milestones, whether the line was full or not?"""
    in_goal: bool = False
    """Was the last heading a goal's?"""
    width: int = 0
    """How long a line may be, in characters: what the stretch shows that is being read, or else the page."""
    out: list[Block] = field(default_factory=list)
    kind: TextKind = "paragraph"
    mark: str | None = None
    lines: list[Text] = field(default_factory=list)
    held: list[Block] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    """The kinds of mark that the list has had so far, the outermost first."""
    chapter: str = "0"
    closed: bool = False
    """Nothing is added to the block but what its words still need (a label on a line of its own)."""

    def add(self, block: Block) -> None:
        if not isinstance(block, Text) or block.kind != "line":
            # A page break inside a sentence does not end it: it is held until the next line tells.
            if isinstance(block, Text) and block.kind in ("furniture", "rule") and self.lines:
                self.held.append(block)
            else:
                self.close()
                self.out.append(block)
            return
        if not block.text:
            return
        kind, line = self.begins(block)
        if kind is None and self.continues(line):
            self.lines.append(self.as_printed(line))
            return
        self.close()
        self.note_label(line.text)
        self.kind, self.mark, self.lines = kind or "paragraph", line.mark if kind == "item" else None, [line]
        self.closed = kind == "heading" or self.marks.is_label(line.text) or self.marks.is_short_field(line.text)
        if kind == "heading":
            self.note_chapter(line)
        if kind != "item":
            self.lines = [self.as_printed(line)]

    def close(self) -> None:
        """Put out the block and what was held behind it."""
        if self.lines:
            self.out.append(_joined(self.kind, self.mark, self.lines, self.depth()))
        self.out.extend(self.held)
        self.lines, self.held, self.closed = [], [], False

    def depth(self) -> int:
        """The nesting depth of the block: of an item, one more than the kinds of mark above its own in the list."""
        if self.kind != "item":
            self.shapes = []
            return int(self.kind == "heading")
        shape = _shape(self.mark)
        if shape not in self.shapes:
            self.shapes.append(shape)
        return self.shapes.index(shape) + 1

    # -------------------------------------------------------------- what a line begins

    def begins(self, line: Text) -> tuple[TextKind | None, Text]:
        """The kind of block that *line* opens by its own words, None when it may as well continue one."""
        if line.mark and not self.is_dash_of_unfinished(line):
            return "item", line
        if line.mark:
            return None, line
        if self.is_heading(line):
            return "heading", line
        if (
            opens_entry(line.text, self.marks.words)
            or self.marks.is_label(line.text)
            or self.marks.run_in_role(line.text)
            or PLACE_AND_DATE.match(line.text)
        ):
            return "paragraph", line
        numbered = self.list_item(line)
        if numbered:
            return "item", numbered
        return ("item" if self.is_unmarked_item(line) else None), line

    def is_dash_of_unfinished(self, line: Text) -> bool:
        """A dash that opens a line after an unfinished line continues it ("Sundhedsreform" / "- almen praksis")."""
        if line.mark not in DASHES or not self.lines or self.closed or self.kind == "item" or line.gap:
            return False
        return not SENTENCE_END.search(self.lines[-1].text.rstrip())

    def is_unmarked_item(self, line: Text) -> bool:
        """An item whose mark the extraction lost: it is indented, or says what is reached where marks are gathered."""
        if not line.text[:1].isupper():
            return False
        ended = not self.lines or bool(SENTENCE_END.search(self.lines[-1].text)) or not self.continues(line)
        if INDENTED <= line.level - self.indent <= FAR_INDENTED:
            steps_in = not self.lines or line.level - self.lines[-1].level >= INDENTED
            return (ended and steps_in) or not self.continues(line)
        reached = bool(REACHED.search(line.text)) and not PLANS.search(line.text)
        return self.gathered and self.in_goal and ended and reached

    def follows_label(self) -> bool:
        """Is the line before a label on a line of its own? Then this one is its words, whatever they look like."""
        return self.closed and self.kind != "heading" and bool(self.lines) and self.marks.is_label(self.lines[-1].text)

    def is_heading(self, line: Text) -> bool:
        text = line.text.strip()
        if self.in_cell or len(text) > LONGEST_HEADING or ends_sentence(text):
            return False
        if self.marks.is_goal(line):
            return True
        if self.marks.in_contents(text):
            return True
        heading = read_heading(whole(line), self.marks.words, printed_as_heading=False)
        number = heading.number
        if number is None:
            needs_room = self.marks.names_chapter(text)
            named = needs_room is not None and (not needs_room or self.stands_apart(line))
            return named and not self.follows_label()
        return self.is_next_chapter(number.text.rstrip("."), (heading.title or heading.span).text)

    def is_next_chapter(self, number: str, title: str) -> bool:
        """Is *number* the one that follows in the outline? List items count from 1 again and again."""
        parts, current = number.split("."), self.chapter.split(".")
        if not all(part.isdigit() for part in parts):
            return False
        if len(parts) == 1:
            follows = int(parts[0]) > int(current[0])
            return follows and not self.marks.contents and self.marks.words.chapter(title) is not None
        if len(parts) == 3 and self.marks.words.verdict is not None:
            before = int(current[2]) if len(current) > 2 else 0
            return parts[:2] == current[:2] and int(parts[2]) == before + 1
        same = parts[0] == current[0]
        last = int(current[1]) if len(current) > 1 and same else 0
        later = len(parts) == 2 and (same or int(parts[0]) > int(current[0]))
        known = int(parts[1]) > last and self.marks.words.chapter(title) is not None if later else False
        return later and (int(parts[1]) == last + 1 or known)

    def stands_apart(self, line: Text) -> bool:
        """Does nothing unfinished stand before *line*?"""
        if not self.lines or line.gap or self.held or self.marks.is_short_field(self.lines[-1].text):
            return True
        if self.marks.ends_in_verdict(self.lines[-1].text):
            return True
        last = self.lines[-1].text.rstrip()
        if SENTENCE_END.search(last):
            return len(line.text) < self.width * 0.7
        had_room = len(last) + 1 + len(line.text.split()[0]) < self.width * ROOM
        return had_room and not UNFINISHED.search(last) and self.marks.words.chapter(line.text) in PARTS

    def note_label(self, text: str) -> None:
        role = self.marks.run_in_role(text) or (self.marks.words.role(text) if self.marks.is_label(text) else None)
        if role or self.marks.words.introduces(text):
            self.lines_end_items = role in (None, "milestones")

    def note_chapter(self, line: Text) -> None:
        self.lines_end_items = False
        self.in_goal = self.marks.is_goal(line)
        number = read_heading(whole(line), self.marks.words).number
        if number and re.fullmatch(r"\d+(\.\d+)*\.?", number.text) and not self.in_goal:
            self.chapter = number.text.rstrip(".")

    def list_item(self, line: Text) -> Text | None:
        """*line* with its printed number as mark, when it opens a list or is the next of one."""
        match = LIST_NUMBER.match(line.text)
        if not match:
            return None
        mark = match["mark"]
        if not (_is_first(mark) or (self.last_mark() and _follows(self.last_mark() or "", mark))):
            return None
        return replace(line, mark=mark, text=line.text[match.end() :])

    def last_mark(self) -> str | None:
        if self.lines:
            return self.mark
        last = next((block for block in reversed(self.out) if isinstance(block, Text) and block.text), None)
        return last.mark if last else None

    # -------------------------------------------------------------- what continues

    def continues(self, line: Text) -> bool:
        """Does *line* go on with the words before it?"""
        text, last = line.text, self.lines[-1].text.rstrip() if self.lines else ""
        judged = self.marks.ends_in_verdict(last) and not text[:1].islower()
        if not self.lines or (self.closed and self.kind != "heading") or judged:
            return False
        if line.mark:
            return True
        ended = bool(SENTENCE_END.search(last)) or (last.endswith(")") and text[:1].isupper())
        full = len(last) + 1 + len(text.split(maxsplit=1)[0]) > self.width
        if not ended:
            if not text[:1].isupper() or last[-1:] in "-,–":
                return True
            return full and self.kind != "heading" and not line.gap and not self.held
        if ADDED.fullmatch(text) and not line.gap:
            return True
        return not line.gap and (text[:1].islower() or (full and len(self.lines) > 1 and not self.ends_entry()))

    def ends_entry(self) -> bool:
        """Does a line that ends a sentence end the block: is it an unmarked entry among milestones?"""
        return self.kind != "item" and self.lines_end_items

    def as_printed(self, line: Text) -> Text:
        """*line* with a dash that is no list mark back among its words."""
        return replace(line, mark=None, text=f"{line.mark} {line.text}") if line.mark and self.lines else line


def _joined(kind: TextKind, mark: str | None, lines: Sequence[Text], level: int) -> Text:
    text = WRAP.join(line.text.strip() for line in lines)
    places = tuple(place for line in lines for place in line.places[:1])
    notes, offset = [], 0
    for line in lines:
        notes += [(offset + at, note) for at, note in line.notes]
        offset += len(line.text.strip()) + 1
    return Text(kind, text, places, level=level, mark=mark, notes=tuple(notes))


def _shape(mark: str | None) -> str:
    """The kind of a list mark: ``9.`` for any number and a stop, ``a)`` for any letter and a bracket."""
    return re.sub(r"[a-zæøå]+", "a", re.sub(r"\d+", "9", mark)) if mark and mark != "o" else mark or ""


def _is_first(mark: str) -> bool:
    return mark.strip("().") in ("1", "a", "i")


def _follows(previous: str, mark: str) -> bool:
    """Is *mark* the next after *previous*: ``2.`` after ``1.``, ``b)`` after ``a)``?"""
    a, b = previous.strip("()."), mark.strip("().")
    if previous.replace(a, "") != mark.replace(b, ""):
        return False
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if a in romans and b in romans and romans.index(b) == romans.index(a) + 1:
        return True
    return len(a) == len(b) == 1 and ord(b) == ord(a) + 1
