"""Words as they stand on the page, character by character with what the eye sees of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from maalplan.ingest.bounds import with_short_blanks
from maalplan.model import BREAK

PAGE = "\f"
"""A page break inside a paragraph, until the paragraph is cut there."""


class Span(NamedTuple):
    """A stretch of a text, as offsets."""

    start: int
    end: int


class Finished(NamedTuple):
    """What a block of the model needs: words in NFC, how many leading characters are bold, footnote references."""

    text: str
    strong: int
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """The words of a paragraph. ``bold`` holds a byte per character; ``raised`` where superscript stands.

    >>> ink = Ink(" Mål: 1 ", bytes([1, 1, 1, 1, 1, 0, 0, 0]))
    >>> ink.cut(0, 8).finished()
    Finished(text='Mål: 1', strong=4, notes=())
    """

    text: str
    bold: bytes
    notes: tuple[tuple[int, str], ...] = ()
    raised: tuple[Span, ...] = ()
    size: float = 0.0
    """The size in points in which most of the words are set."""

    def cut(self, start: int, end: int) -> Ink:
        """The words from *start* to *end*, without the white space around them."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Ink(
            text=self.text[start:end],
            bold=self.bold[start:end],
            notes=tuple((min(at, end) - start, mark) for at, mark in self.notes if at >= start and at <= end),
            raised=tuple(Span(a - start, b - start) for a, b in self.raised if a >= start and b <= end),
            size=self.size,
        )

    def split(self, separator: str) -> list[Ink]:
        """The stretches between *separator*, empty ones left out."""
        offsets = [i for i, char in enumerate(self.text) if char == separator]
        pieces = [self.cut(a + 1, b) for a, b in zip([-1, *offsets], [*offsets, len(self.text)], strict=True)]
        return [piece for piece in pieces if piece.text]

    def referring(self, marks: set[str]) -> Ink:
        """The same with every raised mark that is one of *marks* taken out of the words and kept as a note."""
        ink = self
        for span in reversed(self.raised):
            mark = self.text[span.start : span.end].strip(" ()")
            if mark in marks:
                ink = ink._without(span, mark)
        return ink

    def _without(self, span: Span, mark: str) -> Ink:
        start, end = span
        length = end - start
        notes = [(at if at <= start else max(start, at - length), other) for at, other in self.notes]
        return Ink(
            text=self.text[:start] + self.text[end:],
            bold=self.bold[:start] + self.bold[end:],
            notes=tuple(sorted([*notes, (start, mark)], key=lambda note: note[0])),
            raised=tuple(other for other in self.raised if other.end <= start),
            size=self.size,
        )

    def strong(self) -> int:
        """How many leading characters are bold; white space counts where bold goes on behind it."""
        end = 0
        for i, char in enumerate(self.text):
            if not char.isspace():
                if not self.bold[i]:
                    break
                end = i + 1
        return end

    def finished(self, prefix: str = "") -> Finished:
        """The words in NFC, *prefix* (a printed number) before them, tabs as spaces."""
        text = unicodedata.normalize("NFC", prefix + self.text)
        strong = self.strong()
        composed = text == prefix + self.text

        def moved(offset: int) -> int:
            if composed:
                return len(prefix) + offset
            return len(unicodedata.normalize("NFC", prefix + self.text[:offset]))

        return Finished(
            text=text.replace("\t", " ").replace(PAGE, BREAK),
            strong=moved(strong) if strong else 0,
            notes=tuple((moved(at), mark) for at, mark in self.notes),
        )


@dataclass(slots=True)
class InkWell:
    """Where the words of a paragraph are collected, run by run."""

    _pieces: list[str] = field(default_factory=list)
    _bold: bytearray = field(default_factory=bytearray)
    _notes: list[tuple[int, str]] = field(default_factory=list)
    _raised: list[Span] = field(default_factory=list)
    _sizes: Counter[float] = field(default_factory=Counter)

    def write(self, text: str, bold: bool = False, raised: bool = False, size: float = 0.0) -> None:
        """Add *text* as it looks."""
        text, start = with_short_blanks(text), len(self._bold)
        self._pieces.append(text)
        self._bold.extend(bytes([bold]) * len(text))
        self._sizes[size] += sum(not char.isspace() for char in text)
        if raised and text:
            follows = self._raised and self._raised[-1].end == start
            first = self._raised.pop().start if follows else start
            self._raised.append(Span(first, len(self._bold)))

    def refer(self, mark: str) -> None:
        """Note that the footnote *mark* is referred to here."""
        self._notes.append((len(self._bold), mark))

    def dry(self) -> Ink:
        """Everything written."""
        size = self._sizes.most_common(1)[0][0] if self._sizes else 0.0
        return Ink("".join(self._pieces), bytes(self._bold), tuple(self._notes), tuple(self._raised), size)
