"""Styled words as the lines of a terminal: wrapped, coloured where that is wanted, and harmless.

Nothing of a text reaches the terminal but letters: what would move the cursor, colour the screen or turn the direction
of writing is written out (``<U+001B>``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal, TypeAlias

from maalplan.output.drawn import visible

Style: TypeAlias = Literal["plain", "strong", "faint", "deleted", "inserted", "gone", "new", "warning"]

_CODES: Final[dict[Style, str]] = {
    "plain": "",
    "strong": "1",
    "faint": "2",
    "deleted": "31;9",  # red and struck out
    "inserted": "32;4",  # green and underlined: told apart without seeing colours
    "gone": "31",
    "new": "32",
    "warning": "33;1",
}
_BRACKETS: Final[dict[Style, tuple[str, str]]] = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
"""What stands for colours where there are none."""
_PARTS = re.compile(r"\n|[^\S\n]+|\S+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_NARROWEST: Final = 20


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one style; a line feed in them ends the line."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Page:
    """What lines are made for: *width* in columns, with colour or without."""

    width: int
    colour: bool

    def lines(self, spans: Iterable[Span], *, indent: int = 0, hanging: int = 0) -> list[str]:
        """*spans* as lines, *indent* columns in, all but the first *hanging* columns further.

        A word that is longer than a line is cut; a *width* under 20 columns is taken as 20.
        """
        room = max(self.width, _NARROWEST) - indent
        rows: list[list[Span]] = [[]]
        for word in _words(self._shown(spans)):
            if word is None:
                rows.append([])
                continue
            limit = max(room - (hanging if len(rows) > 1 else 0), 1)
            space = [_space(rows[-1][-1], word[0])] if rows[-1] else []
            if rows[-1] and _columns([*rows[-1], *space, *word]) > limit:
                rows.append([])
                space, limit = [], max(room - hanging, 1)
            first, *more = _cut(word, limit)
            rows[-1] += [*space, *first]
            rows += more
        margins = [" " * indent] + [" " * (indent + hanging)] * (len(rows) - 1)
        return [(margin + self._drawn(row)).rstrip() for margin, row in zip(margins, rows, strict=True)]

    def _shown(self, spans: Iterable[Span]) -> Iterator[Span]:
        """*spans* with brackets for what colours would say; white space at the ends of what is marked is not marked."""
        last: Style = "plain"
        for span in spans:
            if span.style not in _BRACKETS:
                yield span
            else:
                found = _EDGES.fullmatch(span.text)
                before, inside, behind = found.groups() if found else ("", span.text, "")
                opened, closed = ("", "") if self.colour or not inside else _BRACKETS[span.style]
                apart = " " if self.colour and last == "deleted" and span.style == "inserted" else ""
                yield from (Span(before + apart), Span(f"{opened}{inside}{closed}", span.style), Span(behind))
            last = span.style

    def _drawn(self, row: Sequence[Span]) -> str:
        if not self.colour:
            return "".join(span.text for span in row)
        groups = ((style, "".join(span.text for span in same)) for style, same in groupby(row, lambda span: span.style))
        return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _CODES[style] else text for style, text in groups)


def _words(spans: Iterable[Span]) -> Iterator[list[Span] | None]:
    """Word by word, each as its spans; ``None`` where a line ends."""
    word: list[Span] = []
    for span in spans:
        for part in _PARTS.findall(span.text):
            if not part.isspace():
                word.append(Span(visible(part), span.style))
                continue
            if word:
                yield word
                word = []
            if part == "\n":
                yield None
    if word:
        yield word


def _space(left: Span, right: Span) -> Span:
    return Span(" ", left.style if left.style == right.style else "plain")


def _cut(word: list[Span], limit: int) -> list[list[Span]]:
    """*word* in pieces of at most *limit* columns."""
    if _columns(word) <= limit:
        return [word]
    letters = [Span(letter, span.style) for span in word for letter in span.text]
    return [letters[start : start + limit] for start in range(0, len(letters), limit)]


def _columns(spans: Iterable[Span]) -> int:
    return sum(_columns_of(span.text) for span in spans)


def _columns_of(text: str) -> int:
    """The columns that *text* takes: none for combining marks, two for wide letters."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) != 0 for letter in text)
