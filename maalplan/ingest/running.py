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

from maalplan.ingest.shapes import bullet


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
_APART_NUMBER = re.compile(r"(?:[ \t]{3}|[|·•][ \t]?)(\d{1,3})$")
_APART_FIRST = re.compile(r"(\d{1,3})(?:[ \t]{3}|[ \t]?[|·•])")
_LONGEST = 140
_NEAR = 2
_APART = 12
_COVER = 12
_BODY_TITLES = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


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
    wordy = [[index for index in page if _has_words(lines[index].text)] for page in pages]
    kept: set[int] = set()
    for depth in range(_NEAR):
        kept |= _edge([page[depth] for page in wordy if len(page) > depth], depth, (lines, kept, len(pages)), -1)
        kept |= _edge([page[-1 - depth] for page in wordy if len(page) > depth], depth, (lines, kept, len(pages)), 1)
    return kept - _cover(lines, kept, pages[0])


def _edge(seats: list[int], depth: int, known: tuple[list[Line], set[int], int], outward: int) -> set[int]:
    """Of the lines at one edge of all pages those that repeat. A line further in counts when what stands outside
    of it is furniture, too, or when it is the first line of the file once more."""
    lines, kept, pages = known
    alike: dict[str, list[int]] = defaultdict(list)
    for index in seats:
        outermost = not depth or _outside(lines, index, outward) in kept
        if outermost or lines[index].text.strip() == lines[0].text.strip():
            alike[_shape(lines[index].text)].append(index)
    return {
        index
        for indices in alike.values()
        if _on_most_pages(lines, indices, pages) and _repeats(lines, indices) and not _in_the_body(lines, indices)
        for index in indices
    }


def _outside(lines: list[Line], index: int, outward: int) -> int:
    """The nearest line with words towards the edge of the page."""
    index += outward
    while 0 <= index < len(lines) and not _has_words(lines[index].text):
        index += outward
    return index


def _in_the_body(lines: list[Line], indices: list[int]) -> bool:
    """Whether the words come so often away from the page edges that they are a label and no running title."""
    words = lines[indices[-1]].text.strip()
    everywhere = [index for index, line in enumerate(lines) if line.page > 1 and line.text.strip() == words]
    return len(set(everywhere) - set(indices)) * 2 > len(indices) + 1


def _on_most_pages(lines: list[Line], indices: list[int], pages: int) -> bool:
    """Whether the lines stand on at least half of the pages, one after another (or on every second page)."""
    steps = {lines[b].page - lines[a].page for a, b in pairwise(indices)}
    if steps == {2}:
        return len(indices) >= 3
    return steps == {1} and len(indices) >= max(2, pages // 2)


def _repeats(lines: list[Line], indices: list[int]) -> bool:
    """Whether the lines are the same words, or page numbers (alone or beside a title) that count up."""
    words = [lines[index].text.strip() for index in indices]
    if len(set(words)) == 1:
        return any(sign.isalpha() for sign in words[0]) and bullet(words[0]) is None
    numbers = [_numbers(lines[index]) or _set_apart(text) for index, text in zip(indices, words, strict=True)]
    steps = [lines[b].page - lines[a].page for a, b in pairwise(indices)]
    return [b - a if a and b else 0 for a, b in pairwise(numbers)] == steps


def _set_apart(text: str) -> int | None:
    """A number that stands apart from the title on its line."""
    found = _APART_NUMBER.search(text) or _APART_FIRST.match(text)
    return int(found.group(1)) if found else None


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
    cover = {word for line in lines[:_COVER] for word in _LONG_WORD.findall(line.text.casefold())}
    titled = _chain(lines, [index for index in bare if _is_titled(lines, index, cover)], _APART)
    if len(titled) >= 2 and not set(titled) <= set(chain):
        chain = titled  # numbers of rows count up, too
    titles = any(_is_running(lines[index].text.strip(), cover) for index in _titles(lines, chain))
    closes = bool(chain) and chain[-1] >= len(lines) - _NEAR
    return chain if len(chain) >= 2 and (titles or (closes and len(chain) >= 3)) else []


def _is_titled(lines: list[Line], index: int, cover: set[str]) -> bool:
    """Whether a number stands directly beside words that can be a running title."""
    beside = (lines[n].text.strip() for n in (index - 1, index + 1) if 0 <= n < len(lines))
    return any(_has_words(words) and _is_running(words, cover) for words in beside)


def _is_running(words: str, cover: set[str]) -> bool:
    """Whether words can be a running title: they name a year, or something of which the *cover* has a word."""
    if words[:1].islower():
        return False
    return _YEAR.search(words) is not None or not cover.isdisjoint(_LONG_WORD.findall(words.casefold()))


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
    """The file's first or last line where it comes at least three times, pages apart, each time below other words.

    A label does so, too, in a file that begins with it; so the words must also be on the cover a second time, or
    name a year.
    """
    found: set[int] = set()
    for words in {lines[0].text.strip(), lines[-1].text.strip()}:
        same = [index for index, line in enumerate(lines) if line.text.strip() == words]
        named = sum(index <= _COVER for index in same) > 1 or _YEAR.search(words) is not None
        if len(same) >= 3 and named and _is_title(words) and _pages_apart(lines, same):
            found.update(_below_cover(lines, same))
    return found


def _is_title(words: str) -> bool:
    return _has_words(words) and words[-1] not in ".:;," and bullet(words) is None


def _pages_apart(lines: list[Line], same: list[int]) -> bool:
    """Whether the lines stand below different words, and behind the cover at least a dozen lines apart."""
    above = [_above(lines, index) for index in same if index]
    body = [index for index in same if index > _COVER and not _signs(lines, index)]
    if len(body) < _BODY_TITLES:
        return False
    return len(set(above)) >= min(len(above), max(3, len(above) - 1)) and all(
        b - a >= _APART for a, b in pairwise(body)
    )


def _above(lines: list[Line], index: int) -> str:
    """The nearest line above that has words."""
    wordy = (lines[n].text.strip() for n in range(index - 1, max(-1, index - 20), -1) if _has_words(lines[n].text))
    return next(wordy, "")


def _below_cover(lines: list[Line], same: list[int]) -> set[int]:
    """Of the repeated lines those that are no words of the cover and name nobody below a signature's date."""
    body = {index for index in same if index > _COVER and not _signs(lines, index)}
    closes = same[-1] == len(lines) - 1 and not _signs(lines, same[-1])
    first: set[int] = set()
    if same[0] == 0 and same[1] <= _COVER:
        first = {same[1] if closes else 0}  # a running title below the pages comes after the cover's, one above before
    last = {same[-1]} if closes else set()
    return body | first | last


def _signs(lines: list[Line], index: int) -> bool:
    return any(_YEAR.search(line.text) for line in lines[max(0, index - 3) : index])


def _has_words(text: str) -> bool:
    return len(text.strip()) <= _LONGEST and any(sign.isalnum() for sign in text)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))
