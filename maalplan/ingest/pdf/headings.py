"""Which lines outside tables are headings, and of which level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from maalplan.ingest.pdf.lines import Line
from maalplan.ingest.pdf.passages import Passage

_LARGER = 1.06
"""Type larger than the body's by this factor is a heading's."""
_MUCH_LARGER = 1.3
"""A whole sentence, with its stop, is a heading only in type larger by this factor."""
_LONGEST = 200
"""Letters; what is longer is a paragraph in large type."""
_MOST_LINES = 3
_FEW = 200
"""So few letters outside tables do not show what the body's type is."""
_ENOUGH = 40
"""So many letters in sentences outside tables do, where they are no smaller than those in cells."""
_SENTENCE = re.compile(r"(?:\S+\s+){2,}\S*(?:[^\W\d]{2,}|\d{4})\.")
"""Several words and a stop, which is none of an abbreviated number."""


def body_size(flowing: Iterable[Line], in_cells: Iterable[Line]) -> float:
    """The size of most letters that are not bold; those in tables count where there is little other text, and
    no sentences: tables are often set in smaller type than these."""
    rows = list(flowing)
    letters = _letters(rows)
    if sum(letters.values()) >= _FEW:
        return _most(letters)
    cells = _letters(in_cells)
    sentences = _letters(row for row in rows if _is_sentence(row.text))
    if sum(sentences.values()) >= _ENOUGH and _most(sentences) >= _most(cells):
        return _most(sentences)
    return _most(letters + cells)


def _most(letters: Counter[float]) -> float:
    """The size that most letters have."""
    return max(letters.items(), key=lambda item: (item[1], item[0]))[0] if letters else 0.0


def _letters(lines: Iterable[Line]) -> Counter[float]:
    letters: Counter[float] = Counter()
    for line in lines:
        if not line.bold:
            letters[round(line.size, 1)] += len(line.text)
    return letters


def _is_sentence(text: str) -> bool:
    return _SENTENCE.fullmatch(text) is not None


def is_heading_type(line: Line, body: float) -> bool:
    """Whether *line* is set as headings are: larger than the body, or bold throughout."""
    return line.size >= max(body * _LARGER, body + 0.5) or (line.bold and line.size >= body - 0.5)


def with_headings(passages: Sequence[Passage], body: float) -> list[Passage]:
    """*passages* of the text outside tables, headings marked as such; levels follow from :func:`ranked`."""
    return [replace(passage, kind="heading") if _is_heading(passage, body) else passage for passage in passages]


def _is_heading(passage: Passage, body: float) -> bool:
    first, last = passage.lines[0], passage.lines[-1].text
    if passage.kind != "paragraph" or not all(is_heading_type(line, body) for line in passage.lines):
        return False
    text = " ".join(line.text for line in passage.lines)
    if len(passage.lines) > _MOST_LINES or len(text) > _LONGEST or not any(char.isalnum() for char in text):
        return False
    larger = first.size >= body * (_MUCH_LARGER if _is_sentence(text) else _LARGER)
    return not last.endswith((":", ",", ";")) and (larger or not last.endswith("."))


def ranked(styles: Iterable[tuple[float, bool]]) -> dict[tuple[float, bool], int]:
    """The level of each heading style: the largest is 1, bold before plain.

    >>> ranked([(12.0, True), (15.0, True), (12.0, False)])
    {(15.0, True): 1, (12.0, True): 2, (12.0, False): 3}
    """
    return {style: level for level, style in enumerate(sorted(set(styles), reverse=True), start=1)}


def style_of(passage: Passage) -> tuple[float, bool]:
    """A heading's (size to half a point, bold)."""
    return round(passage.lines[0].size * 2) / 2, passage.bold
