"""The marks of list items: bullets, dashes, numbers and letters in front of lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal

from maalplan.ingest.pdf.lines import Line, finished, holds
from maalplan.ingest.pdf.record import record

GLYPHS = frozenset("•●○◦∙·▪■□▫◾◼♦◆◊❖►▸▶➢➤➔→✓✔☐☑❑❏⚫⦁‣⁃\u2022") | {chr(code) for code in range(0xF020, 0xF100)}
"""Signs that stand for nothing but an item, with those that Symbol and Wingdings put into private use."""
UNKNOWN = "\ufffd"
"""A glyph of which the file does not say what letter it is."""
DASHES = frozenset("-–—−‐‒―")
_SIGNS = GLYPHS | DASHES
_CLOSES = frozenset(").")
"""One of these ends a number or letter that counts items."""
BULLET = "•"
"""How every sign but a dash is given on."""

_NUMBER = re.compile(
    r"^(?P<open>\()?(?P<value>\d{1,2}(?:\.\d{1,2}){0,3}|[a-zæøå]|[A-ZÆØÅ]|[ivx]{2,5})(?P<close>\)|\.|\.\))$"
)
_LEVELS = re.compile(r"^\d{1,2}(?:\.\d{1,2})+$")
_OF_TIME = re.compile(
    r"^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec|kvartal\w*|kvt|halvår\w*|halvdel\w*)\b",
    re.IGNORECASE,
)
"""After a number these make a date of it (``1. kvartal``)."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"

Kind = Literal["sign", "dash", "number"]


@record
class Mark:
    """The mark in front of a line; it takes up the first ``words`` words, what follows begins at ``text_x``."""

    text: str
    kind: Kind
    x0: float
    text_x: float
    words: int = 1
    shape: str = ""
    """A number's punctuation: ``#)``, ``a.``, ``(i)``."""
    values: frozenset[int] = frozenset()
    """What a number counts; ``i)`` is the first and the ninth."""


def marks_of(lines: Sequence[Line], shapes: Collection[str] = ()) -> dict[int, Mark]:
    """The marks of *lines* that stand one below the other, by the index of the line.

    A first number of one of the *shapes* needs no other evidence.
    """
    found = {index: mark for index, line in enumerate(lines) if (mark := _candidate(line))}
    return found and {
        index: mark
        for index, mark in found.items()
        if mark.kind == "sign"
        or (mark.kind == "dash" and _is_dash_item(index, lines, found))
        or (mark.kind == "number" and _is_numbered_item(index, lines, found))
        or (index == 0 and mark.shape in shapes and 1 in mark.values)
    }


def is_mark(word: str) -> bool:
    """Whether *word* by itself can be the mark of a list item or the number of a heading.

    >>> is_mark("a)"), is_mark("2.1"), is_mark("•"), is_mark("Mål")
    (True, True, True, False)
    """
    return (
        word in GLYPHS | DASHES
        or _NUMBER.match(word) is not None
        or _LEVELS.match(word.rstrip(".")) is not None
        or word.isdecimal()
    )


def opens_numbered(line: Line) -> bool:
    """A quick look that rules out most lines: whether the first word ends as the number of a list item does."""
    return line.words[0].text.endswith((")", "."))


def _candidate(line: Line) -> Mark | None:
    """What may be a mark; a line of nothing else has none."""
    first = line.words[0]
    if len(line.words) < 2 or (len(first.text) > 1 and first.text[-1] not in _CLOSES and not first.sign):
        return None
    second = line.words[1]
    if first.text in GLYPHS or (first.sign and len(first.text) == 1):
        return _bullet(line)
    gap = second.x0 - first.x1
    if (first.text == "o" and gap > 0.4 * line.size) or (first.text == UNKNOWN and gap > 0.15 * line.size):
        return _bullet(line)
    if first.text in DASHES:
        return Mark(first.text, "dash", first.x0, second.x0) if gap >= 0.1 * line.size else None
    number = _NUMBER.match(first.text) if first.text[-1] in _CLOSES else None
    if number is None or (first.text.endswith(".") and _OF_TIME.match(second.text)):
        return None
    value = number["value"]
    shape = f"{number['open'] or ''}{'#' * (value.count('.') + 1) if value[0].isdigit() else 'a'}{number['close']}"
    return Mark(first.text, "number", first.x0, second.x0, shape=shape, values=_values(value))


def _bullet(line: Line) -> Mark | None:
    """A bullet; two in a row, as some programs leave them, are one mark."""
    count = 1
    while count < len(line.words) and line.words[count].text in _SIGNS:
        count += 1
    if count == len(line.words):
        return None
    return Mark(BULLET, "sign", line.x0, line.words[count].x0, words=count)


def _values(value: str) -> frozenset[int]:
    if value[0].isdigit():
        return frozenset({int(value.rpartition(".")[2])})
    low = value.lower()
    counts = {_LETTERS.index(low) + 1} if len(low) == 1 else set()
    return frozenset(counts | ({_ROMAN.index(low) + 1} if low in _ROMAN else set()))


def _is_dash_item(index: int, lines: Sequence[Line], found: dict[int, Mark]) -> bool:
    """Whether a dash opens an item and is not one that was wrapped to the start of a line."""
    if not _wraps(index, lines):
        return True
    mark, before = found[index], lines[index - 1]
    own = found.get(index - 1)
    text_x = own.text_x if own else before.x0
    if abs(mark.x0 - text_x) > 0.3 * before.size:
        return True
    return any(
        other.kind == "dash" and n != index and _same_place(other, mark, before.size) and not _wraps(n, lines)
        for n, other in found.items()
    )


def _wraps(index: int, lines: Sequence[Line]) -> bool:
    """Whether the line before had to end, and ends in the middle of a sentence: a mark may be a wrapped word."""
    if index == 0 or holds(lines[index - 1], lines[index]):
        return False
    before, line = lines[index - 1], lines[index]
    return before.page == line.page and line.baseline > before.baseline and not finished(before)


def _is_numbered_item(index: int, lines: Sequence[Line], found: dict[int, Mark]) -> bool:
    mark, line = found[index], lines[index]
    if _wraps(index, lines):
        return _hangs(index, lines, mark) and _in_sequence(index, found, line.size)
    if _in_sequence(index, found, line.size):
        return True
    if line.bold or _LEVELS.match(mark.text.strip("().")):
        return False
    tabbed = line.words[1].x0 - line.words[0].x1 > 0.5 * line.size
    led_in = index > 0 and lines[index - 1].words[-1].text.endswith(":")
    opens = 1 in mark.values and (led_in or mark.x0 > line.left + 0.2 * line.size)
    listed = 1 in mark.values and mark.text.endswith(")")
    return tabbed or opens or listed or _hangs(index, lines, mark)


def _in_sequence(index: int, found: dict[int, Mark], size: float) -> bool:
    """Whether the nearest number of the same shape and place, before or after, is the neighbouring one."""
    mark = found[index]
    alike = [n for n, other in found.items() if other.shape == mark.shape and _same_place(other, mark, size)]
    here = alike.index(index)
    before = found[alike[here - 1]].values if here else frozenset()
    after = found[alike[here + 1]].values if here + 1 < len(alike) else frozenset()
    return any(value - 1 in before or value + 1 in after for value in mark.values) and mark.kind == "number"


def _same_place(one: Mark, other: Mark, size: float) -> bool:
    """Whether two marks are of one list: numbers may be set flush right."""
    return min(abs(one.x0 - other.x0), abs(one.text_x - other.text_x)) <= 0.6 * size


def _hangs(index: int, lines: Sequence[Line], mark: Mark) -> bool:
    """Whether the next line begins below the words after the mark."""
    if index + 1 >= len(lines) or mark.text_x - mark.x0 < 0.5 * lines[index].size:
        return False
    line, after = lines[index], lines[index + 1]
    near = after.page == line.page and 0 < after.baseline - line.baseline < 2 * line.size
    return near and abs(after.x0 - mark.text_x) <= 0.25 * line.size
