"""Two tellings of the same words, laid beside each other: which word of the one is which of the other.

Words that stand in a row in both, and in that row once alone, are the same; between two such rows the search begins
anew, with shorter rows. A word that stands often is so told by its neighbours. What was moved, as the rest of a cell
behind a page break, is found by rows that are left over in both. Words that are not surely the same are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import Final, NamedTuple, TypeAlias

_SIZES: Final = (6, 3, 1)
"""Words of the rows that are looked for, the longest first."""
_SMALL: Final = 40_000
"""Pairs of words, of which all are looked at."""
_LONG: Final = 3
"""Words of a row that is believed by itself; of one that was moved, a word more."""
_NEAR: Final = 3
"""Words that one telling has alone (a number, a page's header), across which a row still has a neighbour."""
_GLUED: Final = 4
"""Letters of words that may be written apart in one telling and together in the other."""
_NOTE: Final = 2
"""Digits of a note's mark, which may stand behind a word."""

Pair: TypeAlias = tuple[int, int]


class _Field(NamedTuple):
    """A stretch of the one telling, and one of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def aligned(one: Sequence[str], other: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Of the words of *one* that are surely found in *other*, which they are there: several where a word is cut.

    >>> aligned("Mål 1 Planen er klar Q4".split(), "Side 2 Mål 1 a Plan en er klar Q4".split())
    {0: (2,), 1: (3,), 2: (5, 6), 3: (7,), 4: (8,), 5: (9,)}
    >>> aligned(["Q4"], ["Q4", "og", "Q4"])
    {}
    """
    whole = _Field(0, len(one), 0, len(other))
    pairs = _in_order(one, other, whole)
    pairs = sorted([*pairs, *(pair for gap in _between(whole, pairs) for pair in _glued(one, other, gap))])
    held = _held(pairs)
    found: dict[int, tuple[int, ...]] = {}
    for at, there in sorted([*held, *_moved(one, other, held)]):
        found[at] = (*found.get(at, ()), there)
    return found


# ------------------------------------------------------------------ in the same order


def _in_order(one: Sequence[str], other: Sequence[str], whole: _Field) -> list[Pair]:
    """The words that are the same and stand in the same order."""
    found: list[Pair] = []
    fields = [(whole, 0)]
    while fields:
        field, size = fields.pop()
        if field.start == field.end or field.other_start == field.other_end:
            continue
        if size == len(_SIZES):
            found += _all_looked_at(one, other, field)
            continue
        same = _grown(one, other, field, _anchors(one, other, field, _SIZES[size]))
        found += same
        fields += [(between, size if same else size + 1) for between in _between(field, same)]
    return sorted(found)


def _anchors(one: Sequence[str], other: Sequence[str], field: _Field, size: int) -> list[Pair]:
    """The rows of *size* words that stand once in each stretch, in the same order: their first words."""
    here = _once(one, range(field.start, field.end), size)
    there = _once(other, range(field.other_start, field.other_end), size)
    return _rising(sorted((at, there[row]) for row, at in here.items() if row in there))


def _once(words: Sequence[str], stretch: range, size: int) -> dict[tuple[str, ...], int]:
    """Where the rows of *size* words begin that stand in *stretch* once alone."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(stretch.start, stretch.stop - size + 1):
        rows[tuple(words[start : start + size])].append(start)
    return {row: starts[0] for row, starts in rows.items() if len(starts) == 1}


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The most of *pairs*, whose first numbers rise, whose second numbers rise too.

    >>> _rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)])
    [(1, 1), (2, 2), (4, 3)]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [there]
        last[place : place + 1] = [number]
    kept: list[Pair] = []
    number = last[-1] if last else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _grown(one: Sequence[str], other: Sequence[str], field: _Field, anchors: Iterable[Pair]) -> list[Pair]:
    """*anchors* with the words that are the same behind and before them."""
    found: list[Pair] = []
    at, there = field.start, field.other_start
    for begin, other_begin in anchors:
        if begin < at or other_begin < there:
            continue
        back = _common(reversed(one[at:begin]), reversed(other[there:other_begin]))
        on = _common(one[begin : field.end], other[other_begin : field.other_end])
        found += ((begin + step, other_begin + step) for step in range(-back, on))
        at, there = begin + on, other_begin + on
    return found


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words are the same from the beginning.

    >>> _common(["Mål", "1", "er"], ["Mål", "1", "og"])
    2
    """
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(field: _Field, pairs: Iterable[Pair]) -> Iterator[_Field]:
    """What of *field* stands between *pairs*."""
    ends = [(field.start - 1, field.other_start - 1), *pairs, (field.end, field.other_end)]
    for (at, there), (to, other_to) in pairwise(ends):
        if at + 1 < to and there + 1 < other_to:
            yield _Field(at + 1, to, there + 1, other_to)


def _all_looked_at(one: Sequence[str], other: Sequence[str], field: _Field) -> Iterator[Pair]:
    """What is the same where no row of words stands once alone."""
    here, there = one[field.start : field.end], other[field.other_start : field.other_end]
    if len(here) * len(there) > _SMALL:
        return
    for at, other_at, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        for step in range(size):
            yield field.start + at + step, field.other_start + other_at + step


# ------------------------------------------------------------------ cut and glued


def _glued(one: Sequence[str], other: Sequence[str], field: _Field) -> Iterator[Pair]:
    """Words of *field* that are written apart in one telling and together in the other, or have a note's mark there."""
    at, there = field.start, field.other_start
    if (field.end - at) * (field.other_end - there) > _SMALL:
        return
    while at < field.end:
        for other_at in range(there, field.other_end):
            to, other_to = _until_same(one, other, at, other_at, field)
            if to > at:
                yield from _all_to_all(range(at, to), range(other_at, other_to))
                at, there = to - 1, other_to
                break
        at += 1


def _until_same(one: Sequence[str], other: Sequence[str], at: int, there: int, field: _Field) -> Pair:
    """Where the words end that are the same letters from *at* and *there* on; *at* itself where they are not."""
    word, other_word = one[at], other[there]
    to, other_to = at + 1, there + 1
    if _has_note(word, other_word):
        return to, other_to
    while word != other_word:
        if other_word.startswith(word) and to < field.end:
            word, to = word + one[to], to + 1
        elif word.startswith(other_word) and other_to < field.other_end:
            other_word, other_to = other_word + other[other_to], other_to + 1
        else:
            return at, there
    return (to, other_to) if len(word) >= _GLUED else (at, there)


def _has_note(word: str, other: str) -> bool:
    """Whether *other* is *word* and behind it the mark of a note."""
    mark = other[len(word) :]
    return word.isalpha() and other.startswith(word) and mark.isdigit() and len(mark) <= _NOTE


def _all_to_all(here: range, there: range) -> Iterator[Pair]:
    """One word to all of the other's; of several to several each to the one that stands as far on."""
    for step in range(max(len(here), len(there))):
        yield here[min(step, len(here) - 1)], there[min(step, len(there) - 1)]


# ------------------------------------------------------------------ what is believed


def _held(pairs: Iterable[Pair]) -> list[Pair]:
    """Those of *pairs* that stand in a long row, or next to one that is held."""
    rows = _rows(pairs)
    held = [len(row) >= _LONG for row in rows]
    for way in (range(1, len(rows)), range(len(rows) - 2, -1, -1)):
        for number in way:
            beside = number - way.step
            first, second = sorted((beside, number))
            held[number] = held[number] or (held[beside] and _is_near(rows[first][-1], rows[second][0]))
    return [pair for row, is_held in zip(rows, held, strict=True) if is_held for pair in row]


def _is_near(first: Pair, second: Pair) -> bool:
    return second[0] - first[0] - 1 <= _NEAR and second[1] - first[1] - 1 <= _NEAR


def _rows(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """*pairs* in rows: each the next of the one before, in both tellings."""
    rows: list[list[Pair]] = []
    for at, there in pairs:
        if rows and at - rows[-1][-1][0] <= 1 and there - rows[-1][-1][1] <= 1:
            rows[-1].append((at, there))
        else:
            rows.append([(at, there)])
    return rows


# ------------------------------------------------------------------ moved


def _moved(one: Sequence[str], other: Sequence[str], held: Iterable[Pair]) -> set[Pair]:
    """Rows of words that are left in both tellings, and stand in each once alone."""
    pairs = list(held)
    here = _once_in(one, _left(len(one), {at for at, _ in pairs}))
    there = _once_in(other, _left(len(other), {there for _, there in pairs}))
    return {(at + step, there[row] + step) for row, at in here.items() if row in there for step in range(len(row))}


def _left(length: int, taken: set[int]) -> list[range]:
    """The stretches of what is not *taken*."""
    ends = [-1, *sorted(taken), length]
    return [range(first + 1, last) for first, last in pairwise(ends) if first + 1 < last]


def _once_in(words: Sequence[str], stretches: Iterable[range]) -> dict[tuple[str, ...], int]:
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    size = _LONG + 1
    for stretch in stretches:
        for start in range(stretch.start, stretch.stop - size + 1):
            rows[tuple(words[start : start + size])].append(start)
    return {row: starts[0] for row, starts in rows.items() if len(starts) == 1}
