"""Characters, as an engine gives them, to words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maalplan.ingest.pdf.marks import BULLET, GLYPHS, UNKNOWN
from maalplan.ingest.pdf.shown import Box, Word, around

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!light)|extrabd|[-,]bd", re.IGNORECASE)
_SIGNS = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SPELLED = str.maketrans({**_LIGATURES, "\u00ad": "-", "\u2010": "-", "\x02": "-", "\ufffe": "-"})
"""Ligatures; and the hyphens that layout programs print at line ends, which look like any other."""
_ALONE = GLYPHS | {UNKNOWN}
_DOT = (1.5, 7.0)
"""Width of a drawn bullet, in points."""


@dataclass(frozen=True, slots=True)
class Char:
    """One drawn character; ``upright`` where it reads from left to right on the page as shown."""

    text: str
    box: Box
    baseline: float
    size: float
    font: str
    upright: bool = True
    bold: bool = False


def words_of(chars: Iterable[Char]) -> tuple[Word, ...]:
    """The words that *chars* form, in the order in which they are drawn."""
    words = (_word(run) for run in _runs(_undoubled(chars)))
    return tuple(word for word in words if word.text)


def drawn_bullets(shapes: Iterable[Box], words: Sequence[Word]) -> tuple[Word, ...]:
    """The bullets among drawn *shapes*: small, as wide as high, in front of a line's first word."""
    small = [box for box in shapes if _is_dot(box)]
    return tuple(bullet for box in dict.fromkeys(small) if (bullet := _bullet(box, words)))


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] <= width <= _DOT[1] and 0.75 <= width / max(height, 0.1) <= 1.33


def _bullet(box: Box, words: Sequence[Word]) -> Word | None:
    middle = (box[1] + box[3]) / 2
    level = [word for word in words if word.box[1] < middle < word.box[3]]
    after = min((word for word in level if word.x0 >= box[2]), key=lambda word: word.x0, default=None)
    if after is None or after.x0 - box[2] > 3 * after.size or box[2] - box[0] > 0.7 * after.size:
        return None
    if any(word.x0 < box[2] and word.x1 > box[0] - after.size for word in level):
        return None
    return Word(BULLET, box, after.baseline, after.size, bold=after.bold, sign=True)


def is_bold(font: str) -> bool:
    """Whether a font of this name is a heavy one.

    >>> is_bold("ABCDEF+LiberationSans-Bold"), is_bold("ABCDEF+Carlito")
    (True, False)
    """
    return _BOLD.search(font.rpartition("+")[2]) is not None


def is_of_signs(font: str) -> bool:
    """Whether a font of this name holds pictures instead of letters.

    >>> is_of_signs("ABCDEF+Wingdings-Regular")
    True
    """
    return _SIGNS.search(font) is not None


def _undoubled(chars: Iterable[Char]) -> list[Char]:
    """*chars* without those that stand on an equal one: so some programs draw bold."""
    kept: list[Char] = []
    seen: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for char in chars:
        twin = _twin(char, kept, seen) if not char.text.isspace() else None
        if twin is not None:
            kept[twin] = replace(kept[twin], bold=True)
            continue
        seen[char.text, round(char.box[0]), round(char.box[1])].append(len(kept))
        kept.append(char)
    return kept


def _twin(char: Char, kept: Sequence[Char], seen: dict[tuple[str, int, int], list[int]]) -> int | None:
    near = 0.12 * char.size
    column, row = round(char.box[0]), round(char.box[1])
    for key in ((char.text, column + dx, row + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)):
        for index in seen.get(key, ()):
            other = kept[index].box
            if abs(other[0] - char.box[0]) <= near and abs(other[1] - char.box[1]) <= near:
                return index
    return None


def _runs(chars: Iterable[Char]) -> Iterator[list[Char]]:
    run: list[Char] = []
    for char in chars:
        if run and not (_goes_on(run[-1], char) if char.upright else _climbs_on(run[-1], char)):
            yield run
            run = []
        if run or not char.text.isspace():
            run.append(char)
    if run:
        yield run


def _goes_on(before: Char, char: Char) -> bool:
    if unicodedata.combining(char.text[:1]):
        return True
    if char.text.isspace() or before.text in _ALONE or char.text in _ALONE or not before.upright:
        return False
    if before.font != char.font or before.bold != char.bold or abs(before.size - char.size) > 0.1:
        return False
    gap = char.box[0] - before.box[2]
    return abs(before.baseline - char.baseline) <= 0.1 * char.size and -0.5 * char.size < gap < 0.18 * char.size


def _climbs_on(before: Char, char: Char) -> bool:
    """A rotated line is one word, blanks included: its order shows in the file alone."""
    near = before.box[0] - char.size <= char.box[0] <= before.box[2] + char.size
    gap = max(char.box[1] - before.box[3], before.box[1] - char.box[3])
    return not before.upright and near and gap < char.size


def _word(run: Sequence[Char]) -> Word:
    first = run[0]
    text = "".join(char.text for char in run).translate(SPELLED).strip()
    return Word(
        text=unicodedata.normalize("NFC", text),
        box=around(tuple(char.box for char in run)),
        baseline=first.baseline,
        size=first.size,
        bold=first.bold or is_bold(first.font),
        sign=is_of_signs(first.font),
    )
