"""Words to lines: what stands on one baseline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maalplan.ingest.pdf.shown import Box, Word, around
from maalplan.ingest.pdf.spacing import closed_up

_SAME_BASELINE = 0.2
"""Share of the size by which baselines on one line may differ."""
_SMALL = 0.88
"""A word of at most this share of its line's size may be a raised reference."""
_GLUED = 0.1
"""Share of the size under which two words have no blank between them."""
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_OPEN_END = re.compile(r"[^\W\d_]-$|^(?:af|eller|for|i|med|og|om|på|samt|til|under|ved)$")
_DRAWN = re.compile(r"[_–—―.…\s-]*(?:_{3,}|[–—―-]{4,}|(?:[.…]\s?){8,})[_–—―.…\s-]*")
_RAISED_DIGITS = re.compile(r"^[⁰¹²³⁴-⁹]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right.

    ``left`` and ``right`` are the bounds of the column of text in which it stands, as far as they are known;
    ``cut``: its last word goes on in the next line, with no hyphen to show it.
    """

    page: int
    words: tuple[Word, ...]
    box: Box
    baseline: float
    size: float
    left: float = 0.0
    right: float = 0.0
    cut: bool = False

    @property
    def x0(self) -> float:
        """Left edge of the first word."""
        return self.box[0]

    @property
    def x1(self) -> float:
        """Right edge of the last word."""
        return self.box[2]

    @property
    def bold(self) -> bool:
        """Whether every word is bold, signs aside."""
        return all(word.bold for word in self.words if not word.sign)

    @property
    def text(self) -> str:
        """The words as one string."""
        return spelled(self.words, self.size)

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column, well away from both bounds."""
        before, after = self.x0 - self.left, self.right - self.x1
        return abs(before - after) <= 0.4 * self.size and before > 2 * self.size


def line_of(words: Iterable[Word], page: int) -> Line:
    """*words*, in any order, as one line; its size and baseline are those of most of its letters."""
    row = tuple(sorted(words, key=lambda word: word.x0))
    letters: Counter[tuple[float, float]] = Counter()
    for word in row:
        letters[round(word.size, 1), word.baseline] += len(word.text)
    (size, baseline), _ = max(letters.items(), key=lambda item: (item[1], item[0]))
    return Line(page, row, around(tuple(word.box for word in row)), baseline, size)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines that *words* form, from top to bottom; raised references are in the line that they touch."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        if rows and _on_baseline(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = (line_of(row, page) for row in rows)
    closed = [replace(line, words=closed_up(line.words)) for line in lines]
    return sorted(_with_strays(closed), key=lambda line: (line.baseline, line.x0))


def _on_baseline(word: Word, row: Sequence[Word]) -> bool:
    return word.baseline - row[-1].baseline <= _SAME_BASELINE * min(word.size, row[-1].size)


def _with_strays(lines: Sequence[Line]) -> list[Line]:
    """*lines*, the small words that were raised or lowered put into the line that they touch."""
    result = list(lines)
    for stray in lines:
        hosts = [line for line in result if line is not stray and _takes(line, stray)]
        if hosts and stray in result:
            host = min(hosts, key=lambda line: abs(line.baseline - stray.baseline))
            result.remove(stray)
            result[result.index(host)] = line_of((*host.words, *stray.words), stray.page)
    return result


def _takes(line: Line, stray: Line) -> bool:
    """Whether *stray* is a raised reference, or the lone sign of a list, beside words of *line*."""
    shift = line.baseline - stray.baseline
    if len(stray.words) == 1 and stray.words[0].sign:
        return stray.x1 <= line.x0 and line.x0 - stray.x1 < 3 * line.size and abs(shift) < 0.5 * line.size
    if stray.size > _SMALL * line.size or not -0.35 * line.size < shift < 0.65 * line.size:
        return False
    near = 0.3 * line.size
    return all(
        any(min(abs(word.x0 - other.x1), abs(other.x0 - word.x1)) <= near for other in line.words)
        for word in stray.words
    )


def spelled(words: Sequence[Word], size: float) -> str:
    """The words with a blank between those that stand apart."""
    text = ""
    for index, word in enumerate(words):
        blank = " " if index and apart(words[index - 1], word, size) else ""
        text += blank + word.text
    return text


def apart(before: Word, word: Word, size: float) -> bool:
    """Whether there is a blank between two neighbours on a line."""
    return word.x0 - before.x1 >= _GLUED * size


def raised(word: Word, line: Line) -> bool:
    """Whether *word* stands small and high on its line, as the reference to a footnote does."""
    if _RAISED_DIGITS.match(word.text):
        return True
    return word.size <= _SMALL * line.size and line.baseline - word.baseline >= 0.15 * line.size


def within(line: Line, left: float, right: float) -> Line:
    """*line* as one of the column of text from *left* to *right*."""
    return replace(line, left=left, right=right)


def finished(line: Line) -> bool:
    """Whether *line* ends a sentence, a clause or a lead-in."""
    return _END.search(line.words[-1].text) is not None


def open_ended(line: Line) -> bool:
    """Whether *line* ends with what only the next can complete: ``Miljø- og``."""
    return _OPEN_END.search(line.words[-1].text) is not None


def is_drawn(line: Line) -> bool:
    """Whether *line* has no words but is one to write on, made of underscores, dashes or dots."""
    return _DRAWN.fullmatch(line.text) is not None


def opens_lower(line: Line) -> bool:
    """Whether *line* goes on in lower case."""
    first = line.words[0].text.lstrip("\"'”’»(")
    return first[:1].islower()


def holds(line: Line, after: Line) -> bool:
    """Whether *line* had room for the first word of the line *after* it, so that nothing forced it to end."""
    space = line.right - line.x1
    if both_centred(line, after):
        space += line.x0 - line.left
    need = _first_word(after) + 0.25 * line.size
    unsure = 0.15 * (line.right - line.left) if opens_lower(after) and not finished(line) else 0.3 * line.size
    return space >= need + unsure


def both_centred(line: Line, after: Line) -> bool:
    """Whether the two are set in the middle, and not merely indented alike."""
    return line.centred and after.centred and abs(line.x0 - after.x0) > 0.1 * line.size


def _first_word(line: Line) -> float:
    """Width of the first word, all parts that stand together."""
    end = line.words[0].x1
    for before, word in zip(line.words, line.words[1:], strict=False):
        if apart(before, word, line.size):
            break
        end = word.x1
    return end - line.x0
