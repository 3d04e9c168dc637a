"""Words on their way into a block: white space put right, line ends, bold, footnote marks and places kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from maalplan.model import BREAK, WRAP

LINE_END = re.compile(f"[{WRAP}{BREAK}]")
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one block: ``lines`` has the source lines (first, last) of each line of ``text``."""

    text: str
    lines: tuple[tuple[int, int], ...]
    strong: int = 0
    notes: tuple[tuple[int, str], ...] = ()
    linked: bool = False
    """All words are a link to another place in the same document."""

    def cut(self, start: int) -> Phrase:
        """Without the first *start* characters, which hold no line end."""
        notes = tuple((max(0, offset - start), mark) for offset, mark in self.notes)
        return Phrase(self.text[start:], self.lines, max(0, self.strong - start), notes, self.linked)

    def parts(self, cuts: Sequence[int]) -> list[Phrase]:
        """Cut into stretches of lines; *cuts* are the first lines of each, from 0, and the number of lines."""
        ends = [-1, *(end.start() for end in LINE_END.finditer(self.text)), len(self.text)]
        offsets = [offset for offset, _ in self.notes]
        found = []
        for first, last in pairwise(cuts):
            start, stop = ends[first] + 1, ends[last]
            kept = self.notes[bisect_left(offsets, start) : bisect_right(offsets, stop)]
            notes = tuple((offset - start, mark) for offset, mark in kept)
            strong = min(max(0, self.strong - start), stop - start)
            found.append(Phrase(self.text[start:stop], self.lines[first:last], strong, notes, self.linked))
        return found

    def joined(self, below: Phrase) -> Phrase:
        """With another phrase on the next line."""
        shift = len(self.text) + len(BREAK)
        strong = shift + below.strong if self.strong == len(self.text) and below.strong else self.strong
        notes = (*self.notes, *((offset + shift, mark) for offset, mark in below.notes))
        return Phrase(self.text + BREAK + below.text, self.lines + below.lines, strong, notes)


@dataclass(slots=True)
class _Printed:
    """One line of the block in the making."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    first: int = 0
    last: int = 0

    @property
    def open_space(self) -> bool:
        """Whether a space here would stand at the line's beginning or behind another one."""
        return not self.words or self.words[-1].endswith(" ")

    def text(self) -> str:
        return "".join(self.words).rstrip(" ")


class Words:
    """Collects the words of one block, piece by piece."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._line = _Printed()
        self._offset = 0
        self._strong = 0
        self._plain = False
        self._unlinked = False
        self._notes: list[tuple[int, str]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing but white space was added."""
        return not self._done and not self._line.words

    @property
    def at_break(self) -> bool:
        """Whether the author has just ended a line."""
        return bool(self._done) and self._done[-1].endswith(BREAK) and not self._line.words

    @property
    def last_words(self) -> str:
        """The end of the line as it stands."""
        return "".join(piece[-20:] for piece in self._line.words[-3:])

    def add(self, text: str, source_line: int, *, strong: bool = False, linked: bool = False) -> None:
        """*text*, whose first character stands on *source_line*; its own line ends are white space."""
        if not text.strip(" \t\n\r\f"):
            if text and not self._line.open_space:
                self._put(" ", source_line)
            return
        lead = text[: len(text) - len(text.lstrip(" \t\n\r\f"))]
        tail = text[len(text.rstrip(" \t\n\r\f")) :]
        first = source_line + lead.count("\n")
        words = _SPACES.sub(" ", text)
        if self._line.open_space:
            words = words.lstrip(" ")
        self._put(words, first)
        self._line.last = max(first, source_line + text.count("\n") - tail.count("\n"))
        self._weigh(strong, linked)

    def end_line(self, sign: str) -> None:
        """End the line by :data:`WRAP` or :data:`BREAK`; a line without words is no line."""
        text = self._line.text()
        if not text:
            return
        self._done.append(text + sign)
        self._places.append((self._line.first, self._line.last))
        self._offset += len(text) + 1
        self._line = _Printed()

    def note(self, mark: str) -> None:
        """A footnote reference here, which is not part of the words."""
        trailing = bool(self._line.words) and self._line.words[-1].endswith(" ")
        self._notes.append((self._offset + self._line.length - trailing, mark))

    def phrase(self) -> Phrase | None:
        """What was collected; None without words."""
        self.end_line("")
        text = "".join(self._done).rstrip(WRAP + BREAK)
        if not text.strip():
            return None
        notes = tuple((min(offset, len(text)), mark) for offset, mark in self._notes)
        linked = not self._unlinked
        return Phrase(text, tuple(self._places), min(self._strong, len(text)), notes, linked)

    def _put(self, words: str, source_line: int) -> None:
        if not self._line.words:
            self._line.first = self._line.last = source_line
        self._line.words.append(words)
        self._line.length += len(words)

    def _weigh(self, strong: bool, linked: bool) -> None:
        self._plain = self._plain or not strong
        self._unlinked = self._unlinked or not linked
        if not self._plain:
            self._strong = self._offset + self._line.length
