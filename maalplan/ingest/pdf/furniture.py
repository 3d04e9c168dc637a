"""Page headers, footers and page numbers, found by what repeats at the same place from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from maalplan.ingest.pdf.lines import Line

Side = Literal["top", "bottom"]

_MARGIN = 0.16
"""Share of a page's height, at the top and at the bottom, in which furniture stands."""
_NEAR = 4.0
"""Points by which its place may differ from page to page."""
_NUMBERING = re.compile(r"(?:side|page|s\.|p\.|af|of|[-–—|/.()#\s])*", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+[|·–-]\s+(\d+)$")
_DIGITS = re.compile(r"\d+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_SMALL, _APART, _MOST = 0.92, 2.5, 0.6
"""Of a running head whose words differ: its size as a share of the text's, how many sizes it is away from that, and
the share of the pages that have one."""
_SMALLER = 0.8
"""A running head is set in type of at most this share of the heading's size."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of a page outside its tables, from top to bottom, and how far its tables reach."""

    page: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[float, float] | None = None


def furniture(pages: Sequence[Rows]) -> set[Line]:
    """The lines that are page header, footer or page number.

    Such a line is the outermost of its page; it stands on several pages at the same place with the same words,
    or with a number that counts the pages; and no other text ever stands at that place.
    """
    found: set[Line] = set()
    sides: tuple[Side, ...] = ("top", "bottom")
    for side in sides:
        while True:
            more = _outermost_repeated(pages, side, found)
            if not more:
                break
            found |= more
        found |= _echoes(pages, side, found)
        found |= _small_and_apart(pages, side, found)
    return found


def _small_and_apart(pages: Sequence[Rows], side: Side, known: set[Line]) -> set[Line]:
    """Running heads that differ from page to page, as those of left and right pages and of chapters do: at the same
    place on most pages, in smaller type than the text, and well away from it."""
    outer = [(page, line) for page in pages if (line := _outermost(page, side, known))]
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines if line not in known)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    small = [(page, line) for page, line in outer if line.size <= _SMALL * body and _is_apart(page, line, known)]
    enough = [group for group in _at_one_place(small, side) if len(group) >= _MOST * len(pages)]
    return {line for group in enough for _, line in group}


def _is_apart(page: Rows, line: Line, known: set[Line]) -> bool:
    """Whether there is more between *line* and the rest of the page than between its paragraphs."""
    ends = [other.baseline for other in page.lines if other is not line and other not in known]
    ends += page.tables or ()
    return all(abs(end - line.baseline) >= _APART * line.size for end in ends)


def _echoes(pages: Sequence[Rows], side: Side, known: set[Line]) -> set[Line]:
    """Running heads that say what a heading on their page says, in smaller type."""
    outer = [(page, line) for page in pages if (line := _outermost(page, side, known))]
    return {line for page, line in outer if any(_echoes_heading(line, other) for other in page.lines)}


def _echoes_heading(line: Line, heading: Line) -> bool:
    words, said = line.text.casefold().split(), heading.text.casefold().split()
    starts = range(len(words) - len(said) + 1)
    return line.size <= _SMALLER * heading.size and any(words[at : at + len(said)] == said for at in starts)


def _outermost_repeated(pages: Sequence[Rows], side: Side, known: set[Line]) -> set[Line]:
    groups: defaultdict[str, list[tuple[Rows, Line]]] = defaultdict(list)
    for page in pages:
        if line := _outermost(page, side, known):
            groups[_key(line)].append((page, line))
    others = [members[0] for members in groups.values() if len(members) == 1]
    found: set[Line] = set()
    for words, members in groups.items():
        for group in _at_one_place(members, side):
            if _repeats(words, group, len(pages), side) and _alone(group, others, side):
                found |= {line for _, line in group}
    return found


def _key(line: Line) -> str:
    return _DIGITS.sub("#", _number_last(line).casefold())


def _number_last(line: Line) -> str:
    """The words of *line*; a number in front of them is put behind, as pages on the left and on the right differ."""
    if (roman := line.text.strip("-–. ").casefold()) in _ROMAN:
        return str(_ROMAN.index(roman) + 1)
    first, _, rest = line.text.partition(" ")
    if first.isdecimal() and rest:
        return f"{rest.lstrip('|·–- ')} {first}"
    return _SEPARATED.sub(r" \1", line.text) if line.text[-1].isdecimal() else line.text


def _outermost(page: Rows, side: Side, known: set[Line]) -> Line | None:
    """The first or last line of *page* that is not furniture, where it stands in the margin beyond all tables."""
    inwards = page.lines if side == "top" else reversed(page.lines)
    line = next((line for line in inwards if line not in known), None)
    if line is None or _offset(page, line, side) > _MARGIN * page.height:
        return None
    if page.tables and (line.box[3] > page.tables[0] if side == "top" else line.box[1] < page.tables[1]):
        return None
    return line


def _offset(page: Rows, line: Line, side: Side) -> float:
    return line.baseline if side == "top" else page.height - line.baseline


def _at_one_place(members: Iterable[tuple[Rows, Line]], side: Side) -> list[list[tuple[Rows, Line]]]:
    placed = sorted(((_offset(page, line, side), page, line) for page, line in members), key=lambda entry: entry[0])
    groups: list[list[tuple[Rows, Line]]] = []
    begins = 0.0
    for offset, page, line in placed:
        if groups and offset - begins <= _NEAR:
            groups[-1].append((page, line))
        else:
            groups.append([(page, line)])
            begins = offset
    return [group for group in groups if len(group) > 1]


def _repeats(words: str, group: Sequence[tuple[Rows, Line]], pages: int, side: Side) -> bool:
    """Whether the group's lines say the same, or count their pages; headings that count open pages at times, but
    do not close them."""
    numbering = _NUMBERING.fullmatch(words) is not None
    if "#" in words and _counts_pages(group):
        return numbering or (len(group) > (2 if side == "top" else 1) and not any(line.bold for _, line in group))
    same = len({line.text for _, line in group}) == 1
    return same and not numbering and len(group) >= (2 if pages <= 5 else 3)


def _counts_pages(group: Sequence[tuple[Rows, Line]]) -> bool:
    """Whether one of the numbers rises with the page and all others stay."""
    numbers = [[int(number) for number in _DIGITS.findall(_number_last(line))] for _, line in group]
    offsets = [
        {numbers[index][place] - page.page for index, (page, _) in enumerate(group)} for place in range(len(numbers[0]))
    ]
    rising = [place for place, values in enumerate(offsets) if len(values) == 1]
    others = [{row[place] for row in numbers} for place in range(len(offsets)) if place not in rising]
    return len(rising) == 1 and all(len(values) == 1 for values in others)


def _alone(group: Sequence[tuple[Rows, Line]], others: Iterable[tuple[Rows, Line]], side: Side) -> bool:
    """Whether next to no page has other words at the group's place: where text begins, anything may repeat."""
    place = _offset(*group[0], side)
    strangers = sum(abs(_offset(page, line, side) - place) < line.size for page, line in others)
    return strangers * 3 <= len(group) and (strangers == 0 or len(group) > 2)
