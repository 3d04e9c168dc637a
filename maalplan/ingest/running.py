"""Page furniture in a text extraction: page numbers and running titles, told from their repetition.

Nothing is furniture by guess. Pages end at form feeds, or at page numbers that count up; a running title is the
same words beside several page ends. Without page ends it is the first or last line of the file when that comes
again and again between changing neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: its number in the file, its page, the empty lines above it."""

    number: int
    page: int
    gap: int
    text: str


_SIDE = re.compile(
    r"(?:(?P<title>.{0,120}?)[ \t|·•–-]*)??\bside[ \t]{1,5}(\d{1,3})(?:[ \t]{0,5}(?:af|/)[ \t]{0,5}\d{1,3})?", re.I
)
_OF = re.compile(r"(\d{1,3})[ \t]{0,3}(?:af|/)[ \t]{0,3}\d{1,3}")
_DASHED = re.compile(r"[-–—|][ \t]{0,5}(\d{1,3})[ \t]{0,5}[-–—|]")
_BARE = re.compile(r"\d{1,3}")
_LONGEST = 140
_NEAR = 2
_APART = 12
_COVER = 12
_SIGNED = re.compile(r"\b(?:19|20)\d\d\b")


def furniture(lines: list[Line], paged: bool) -> set[int]:
    """The indices of *lines* that are page numbers or running titles; *paged*: the text has form feeds."""
    if paged:
        ends = [index for index in range(1, len(lines)) if lines[index].page != lines[index - 1].page]
        return _of_pages(lines, ends)
    numbers = _page_numbers(lines)
    if numbers:
        return _beside_numbers(lines, numbers)
    return _unpaged(lines)


# ------------------------------------------------------------------ with form feeds


def _of_pages(lines: list[Line], ends: list[int]) -> set[int]:
    """Lines at the page edges that repeat; on the first page only where the same words stand there once more."""
    starts = [0, *ends]
    pages = [range(start, end) for start, end in zip(starts, [*ends, len(lines)], strict=True)]
    seats: dict[tuple[str, str], list[int]] = defaultdict(list)
    for page in pages:
        wordy = [index for index in page if _has_words(lines[index].text)]
        for place, found in (("top", wordy[:_NEAR]), ("bottom", wordy[-_NEAR:])):
            for index in found:
                seats[place, _shape(lines[index].text)].append(index)
    kept: set[int] = set()
    for indices in seats.values():
        if _on_most_pages(lines, indices, len(pages)) and _repeats(lines, indices):
            kept.update(indices)
    return kept - _cover(lines, kept, pages[0])


def _on_most_pages(lines: list[Line], indices: list[int], pages: int) -> bool:
    """Whether the lines stand on at least half of the pages, one after another (or on every second page)."""
    steps = {lines[b].page - lines[a].page for a, b in pairwise(indices)}
    if steps == {2}:
        return len(indices) >= 3
    return steps == {1} and len(indices) >= max(2, pages // 2)


def _repeats(lines: list[Line], indices: list[int]) -> bool:
    """Whether the lines are the same words, or the same words with a page number that counts up."""
    words = [lines[index].text.strip() for index in indices]
    if len(set(words)) == 1:
        return any(sign.isalpha() for sign in words[0])
    last = [[int(number) for number in _BARE.findall(text)] for text in words]
    columns = list(zip(*last, strict=False))
    steps = [lines[b].page - lines[a].page for a, b in pairwise(indices)]
    return any([b - a for a, b in pairwise(found)] == steps for found in columns)


def _cover(lines: list[Line], kept: set[int], first: range) -> set[int]:
    """Of the first page's lines those that would leave the cover without its title."""
    words = [lines[index].text.strip() for index in first if index not in kept]
    return {
        index
        for index in kept
        if index in first and not _numbers(lines[index]) and lines[index].text.strip() not in words
    }


# ------------------------------------------------------------------ with page numbers


def _numbers(line: Line) -> int | None:
    """The page number that a line is, in any of its dresses; None for other lines."""
    text = line.text.strip()
    if len(text) > _LONGEST:
        return None
    for pattern in (_OF, _DASHED, _BARE):
        found = pattern.fullmatch(text)
        if found:
            return int(found.group(1) if found.re.groups else found.group())
    found = _SIDE.fullmatch(text)
    return int(found.group(2)) if found else None


def _page_numbers(lines: list[Line]) -> list[int]:
    """Indices of the lines that are page numbers: they count up one by one from the first page."""
    named = [index for index, line in enumerate(lines) if _numbers(line) and not _BARE.fullmatch(line.text.strip())]
    chain = _chain(lines, named, 1)
    if len(chain) >= 2 or (chain and _numbers(lines[chain[0]]) == 1 and len(named) == 1):
        return chain
    bare = [index for index, line in enumerate(lines) if _BARE.fullmatch(line.text.strip())]
    chain = _chain(lines, bare, _APART)
    titles = _titles(lines, chain)
    closes = bool(chain) and chain[-1] >= len(lines) - _NEAR
    return chain if len(chain) >= 2 and (titles or (closes and len(chain) >= 3)) else []


def _chain(lines: list[Line], candidates: Iterable[int], apart: int) -> list[int]:
    """The longest run of candidates that count 1, 2, 3 (or from 2, behind a cover), *apart* lines or more."""
    best: list[int] = []
    for first in (1, 2):
        chain: list[int] = []
        for index in candidates:
            far = not chain or index - chain[-1] >= apart
            if far and _numbers(lines[index]) == first + len(chain):
                chain.append(index)
        best = max(best, chain, key=len)
    return best


def _beside_numbers(lines: list[Line], numbers: list[int]) -> set[int]:
    return {*numbers, *_titles(lines, numbers)}


def _titles(lines: list[Line], numbers: list[int]) -> set[int]:
    """Running titles: words that stand directly beside at least two page numbers, and half of them."""
    seats: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index in numbers:
        for step in (-1, 1):
            beside = index + step
            if 0 <= beside < len(lines) and _has_words(lines[beside].text):
                seats[step, lines[beside].text.strip()].append(beside)
    titles: set[int] = set()
    for (_, words), indices in seats.items():
        if len(indices) >= max(2, len(numbers) // 2):
            titles.update(indices)
            titles.update(_at_the_ends(lines, words, titles))
    return titles


def _at_the_ends(lines: list[Line], words: str, known: set[int]) -> set[int]:
    """The running title of the first page, above a cover that says the same; of the last page, below it."""
    same = [index for index, line in enumerate(lines) if line.text.strip() == words]
    others = [index for index in same if index not in known]
    first = {0} if others[:1] == [0] and len(others) > 1 and others[1] <= _COVER else set()
    return first | ({same[-1]} if same[-1] == len(lines) - 1 else set())


# ------------------------------------------------------------------ without either


def _unpaged(lines: list[Line]) -> set[int]:
    """The file's first or last line where it comes at least three times, each time below other words."""
    found: set[int] = set()
    for words in {lines[0].text.strip(), lines[-1].text.strip()}:
        same = [index for index, line in enumerate(lines) if line.text.strip() == words]
        if len(same) >= 3 and _has_words(words) and words[-1] not in ".:;,":
            above = [_above(lines, index) for index in same if index]
            if len(set(above)) == len(above):
                found.update(_below_cover(lines, same))
    return found


def _above(lines: list[Line], index: int) -> str:
    """The nearest line above that has words."""
    wordy = (lines[n].text.strip() for n in range(index - 1, max(-1, index - 20), -1) if _has_words(lines[n].text))
    return next(wordy, "")


def _below_cover(lines: list[Line], same: list[int]) -> set[int]:
    """Of the repeated lines those that are no words of the cover and name nobody below a signature's date."""
    body = {index for index in same if index > _COVER and not _signs(lines, index)}
    first = {0} if same[0] == 0 and len(same) > 1 and same[1] <= _COVER else set()
    last = {same[-1]} if same[-1] == len(lines) - 1 and not _signs(lines, same[-1]) else set()
    return body | first | last


def _signs(lines: list[Line], index: int) -> bool:
    return any(_SIGNED.search(line.text) for line in lines[max(0, index - 3) : index])


def _has_words(text: str) -> bool:
    return len(text.strip()) <= _LONGEST and any(sign.isalnum() for sign in text)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))
