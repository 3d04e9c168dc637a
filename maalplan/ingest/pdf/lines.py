"""Words to lines: what stands on one baseline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from maalplan.ingest.pdf.record import record
from maalplan.ingest.pdf.shown import Box, Word
from maalplan.ingest.pdf.spacing import closed_up

_SAME_BASELINE = 0.2
"""Share of the size by which baselines on one line may differ."""
SMALL = 0.88
"""A word of at most this share of its line's size may be a raised reference."""
_GLUED = 0.1
"""Share of the size under which two words have no blank between them."""
_BENEATH = 0.1
"""Share of the size by which two lines that begin one beneath the other may differ."""
_END = re.compile(r"(?:[!?:;…]|(?<!\(\d)(?<!\(\d\d)\.)[\"'”’»)\]]*$")
"""What ends a sentence; ``(2.`` is the beginning of a date."""
_OPEN_END = re.compile(r"[^\W\d_]-$|^(?:af|eller|for|i|med|og|om|på|samt|til|under|ved)$")
_DRAWN = re.compile(r"[_–—―.…\s-]*(?:_{3,}|[–—―-]{4,}|(?:[.…]\s?){8,})[_–—―.…\s-]*")
_PEN = frozenset("_–—―.…-")
_RAISED_DIGITS = re.compile(r"^[⁰¹²³⁴-⁹]+$")
_CLOSING = frozenset(".!?:;…\"'”’»)]")


@record
class Line:
    """Words on one baseline, from left to right.

    ``text``: the words as one string; ``bold``: every word is, signs aside. ``left`` and ``right`` are the bounds of
    the column of text in which it stands, as far as they are known; ``cut``: its last word goes on in the next line,
    with no hyphen to show it.
    """

    page: int
    words: tuple[Word, ...]
    box: Box
    baseline: float
    size: float
    text: str
    bold: bool
    left: float = 0.0
    right: float = 0.0
    cut: bool = False

    def __hash__(self) -> int:
        """Few lines stand at the same place."""
        return hash((self.page, self.box))

    @property
    def x0(self) -> float:
        """Left edge of the first word."""
        return self.box[0]

    @property
    def x1(self) -> float:
        """Right edge of the last word."""
        return self.box[2]

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column, well away from both bounds."""
        before, after = self.x0 - self.left, self.right - self.x1
        return abs(before - after) <= 0.4 * self.size and before > 2 * self.size


def line_of(words: Iterable[Word], page: int) -> Line:
    """*words*, in any order, as one line; its size and baseline are those of most of its letters."""
    row = tuple(sorted(words, key=_left_edge))
    return _line(row, row, page)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines that *words* form, from top to bottom; raised references are in the line that they touch."""
    lines = _with_strays([_line(row, closed_up(row), page) for row in _rows(sorted(words, key=_place))])
    return sorted(lines, key=_begin) if len(lines) > 1 else lines


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """The *words*, from top to bottom, that stand on one baseline, from left to right."""
    rows: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before and (word.baseline == before.baseline or _on_one_baseline(before, word)):
            rows[-1].append(word)
        else:
            rows.append([word])
        before = word
    for row in rows:
        if row[0].baseline != row[-1].baseline:
            row.sort(key=_left_edge)
    return rows


def _left_edge(word: Word) -> float:
    return word.box[0]


def _place(word: Word) -> tuple[float, float]:
    return word.baseline, word.box[0]


def _begin(line: Line) -> tuple[float, float]:
    return line.baseline, line.box[0]


def _line(row: Sequence[Word], words: tuple[Word, ...], page: int) -> Line:
    """The line of a *row* of words from left to right, which are *words* once those that were set apart are closed
    up."""
    size, baseline = _type_of(row)
    lefts, tops, rights, bottoms = zip(*[word.box for word in row], strict=True)
    box = lefts[0], min(tops), max(rights), max(bottoms)
    return Line(page, words, box, baseline, size, spelled(words, size), _is_bold(words))


def _is_bold(words: Iterable[Word]) -> bool:
    """Whether all *words* are bold, signs aside."""
    for word in words:  # noqa: SIM110 - a generator costs more than most lines' only step
        if not (word.bold or word.sign):
            return False
    return True


def _type_of(row: Sequence[Word]) -> tuple[float, float]:
    """The size and the baseline of most letters of a row."""
    size, baseline = row[0].size, row[0].baseline
    if False not in [word.size == size and word.baseline == baseline for word in row]:
        return round(size, 1), baseline
    letters: Counter[tuple[float, float]] = Counter()
    for word in row:
        letters[round(word.size, 1), word.baseline] += len(word.text)
    return max(letters.items(), key=lambda item: (item[1], item[0]))[0]


def _on_one_baseline(before: Word, word: Word) -> bool:
    return word.baseline - before.baseline <= _SAME_BASELINE * min(word.size, before.size)


def _with_strays(lines: Sequence[Line]) -> list[Line]:
    """*lines*, the small words that were raised or lowered put into the line that they touch."""
    result = list(lines)
    if len(lines) < 2:
        return result
    largest = max([line.size for line in lines])
    for stray in lines:
        sign = _is_lone_sign(stray)
        if stray.size > SMALL * largest and not sign:
            continue
        able = [line for line in result if sign or stray.size <= SMALL * line.size]
        hosts = [line for line in able if line is not stray and _takes(line, stray)]
        if hosts and stray in result:
            host = min(hosts, key=lambda line: abs(line.baseline - stray.baseline))
            result.remove(stray)
            result[result.index(host)] = line_of((*host.words, *stray.words), stray.page)
    return result


def _is_lone_sign(line: Line) -> bool:
    return len(line.words) == 1 and line.words[0].sign


def _takes(line: Line, stray: Line) -> bool:
    """Whether *stray* is a raised reference, of smaller type, or the lone sign of a list, beside words of *line*."""
    shift = line.baseline - stray.baseline
    if _is_lone_sign(stray):
        return stray.x1 <= line.x0 and line.x0 - stray.x1 < 3 * line.size and abs(shift) < 0.5 * line.size
    if not -0.35 * line.size < shift < 0.65 * line.size:
        return False
    near = 0.3 * line.size
    return all(
        any(min(abs(word.x0 - other.x1), abs(other.x0 - word.x1)) <= near for other in line.words)
        for word in stray.words
    )


def spelled(words: Sequence[Word], size: float) -> str:
    """The words with a blank between those that stand apart."""
    text, end, least = "", 0.0, _GLUED * size
    for word in words:
        left, _, right, _ = word.box
        if text and left - end >= least:
            text += " "
        text += word.text
        end = right
    return text


def apart(before: Word, word: Word, size: float) -> bool:
    """Whether there is a blank between two neighbours on a line."""
    return word.box[0] - before.box[2] >= _GLUED * size


def raised(word: Word, line: Line) -> bool:
    """Whether *word* stands small and high on its line, as the reference to a footnote does."""
    if word.size <= SMALL * line.size and line.baseline - word.baseline >= 0.15 * line.size:
        return True
    return not word.text.isascii() and _RAISED_DIGITS.match(word.text) is not None


def within(line: Line, left: float, right: float) -> Line:
    """*line* as one of the column of text from *left* to *right*."""
    return Line(
        line.page, line.words, line.box, line.baseline, line.size, line.text, line.bold, left, right, cut=line.cut
    )


def finished(line: Line) -> bool:
    """Whether *line* ends a sentence, a clause or a lead-in."""
    return line.text[-1] in _CLOSING and _END.search(line.words[-1].text) is not None


def open_ended(line: Line) -> bool:
    """Whether *line* ends with what only the next can complete: ``Miljø- og``."""
    return _OPEN_END.search(line.words[-1].text) is not None


def is_drawn(line: Line) -> bool:
    """Whether *line* has no words but is one to write on, made of underscores, dashes or dots."""
    return line.text[:1] in _PEN and _DRAWN.fullmatch(line.text) is not None


def opens_lower(line: Line) -> bool:
    """Whether *line* goes on in lower case."""
    first = line.words[0].text.lstrip("\"'”’»(")
    return first[:1].islower()


def holds(line: Line, after: Line) -> bool:
    """Whether *line* had room for the first word of the line *after* it, so that nothing forced it to end."""
    space = line.right - line.box[2]
    need = _first_word(after) + 0.25 * line.size
    if space < need and line.left <= line.right:
        beneath = abs(line.box[0] - after.box[0]) <= _BENEATH * line.size
        if beneath or not both_centred(line, after):
            return False
    unsure = 0.15 * (line.right - line.left) if opens_lower(after) and not finished(line) else 0.3 * line.size
    if space >= need + unsure:
        return True
    return both_centred(line, after) and space + (line.x0 - line.left) >= need + unsure


def both_centred(line: Line, after: Line) -> bool:
    """Whether the two are set in the middle, and not merely indented alike."""
    return abs(line.box[0] - after.box[0]) > _BENEATH * line.size and line.centred and after.centred


def _first_word(line: Line) -> float:
    """Width of the first word, all parts that stand together."""
    end, least = line.words[0].box[2], _GLUED * line.size
    for index in range(1, len(line.words)):
        box = line.words[index].box
        if box[0] - end >= least:
            break
        end = box[2]
    return end - line.box[0]
