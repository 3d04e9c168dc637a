"""Which words of a text differ from those of another: the marks that a reader sees in a sentence.

Whole words are marked, never letters: ``85`` against ``80`` is one deletion and one insertion, and so is
``30. juni`` against ``1. juli``. Equal words are kept as equal only where they help a reader: a lone »og« between
two rewritten stretches is marked with them. A year that moved on with the plans is no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, Literal, NamedTuple, TypeAlias

MarkKind: TypeAlias = Literal["same", "deleted", "inserted", "before", "after"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that both have, only the old one, or only the new one; ``before`` and ``after`` are a year that
    moved on with the plans, in the old and in the new one."""

    kind: MarkKind
    text: str


_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_TOKEN = re.compile(
    rf"\d{{1,2}}\.\s?(?i:{_MONTHS})\b"  # a day is one thing to a reader
    r"|\d{1,3}(?:[  ]\d{3})+(?:,\d+)?(?!\w)"  # 1 200 000
    r"|\d+(?:[.,:/]\d+)+(?!\w)"  # 12,5; 1.234; 31.12.2025; 2025/26
    r"|\d{1,2}\.(?=\s[^\W\dA-ZÆØÅ])"  # 3. kvartal
    r"|\w+(?:[-./'’&]\w+)*-?"  # AMR-området, f.eks, Q2/Q3, mål-
    r"|[^\w\s]"
)
_FUNCTION_WORDS: Final = frozenset(
    (
        "af at de dem den denne der deres det dette disse ds en er et for fra gennem have har havde hen herunder hos i"
        " ind inden med men mod ned når og også om omkring op over pr på samt sig sin sine sit skal som så til ud under"
        " ved vil være været via vores bliver blev blive kan efter eller end hvor hvis jf mv m.v f.eks mellem"
    ).split()
)
_CONTENT_WEIGHT: Final = 3
"""An equal word that carries meaning stays unless three times as much around it was rewritten."""
_MOST_PAIRS: Final = 60_000
"""Pairs of equal words up to which words are compared; beyond it whole sentences are, so that no text is slow."""
_SENTENCE_ENDS: Final = frozenset(".;:!?")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=^FL)\d\d$", re.I)
"""A year in a word: 2025, 31.12.2025, 2022-2025, FL25."""
_YEARS_AROUND: Final = 20
"""Years from the plan's up to which a figure of four digits is taken for a year."""


_DIFFERENCE: Final[tuple[MarkKind, ...]] = ("deleted", "inserted")
_YEAR_ON: Final[tuple[MarkKind, ...]] = ("before", "after")
_GROUPS: Final[dict[MarkKind, tuple[MarkKind, ...]]] = {
    "same": ("same",),
    **dict.fromkeys(_DIFFERENCE, _DIFFERENCE),
    **dict.fromkeys(_YEAR_ON, _YEAR_ON),
}
"""Kinds that stand together as one difference, in their order."""


class _Word(NamedTuple):
    text: str
    gap: str
    """The white space behind it."""


class _Piece(NamedTuple):
    """Words ``old[i1:i2]`` against ``new[j1:j2]``."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


def word_marks(old: str, new: str, years: tuple[int, int] | None = None) -> tuple[Mark, ...]:
    """The stretches of *old* and *new* in reading order, a deletion before the insertion that takes its place.

    What is same, deleted and before joins to *old*, what is same, inserted and after to *new*, word for word and space
    for space (:func:`old_side`, :func:`new_side`). No two neighbours are of one kind, none is empty. *years* are those
    of the two plans: a year that moved on as they did is ``before`` and ``after``, and no deletion and insertion.

    >>> [(mark.kind, mark.text) for mark in word_marks("mindst 85 pct.", "mindst 80 pct.")]
    [('same', 'mindst '), ('deleted', '85'), ('inserted', '80'), ('same', ' pct.')]
    """
    before, after = _words(old), _words(new)
    was, now = [word.text for word in before], [word.text for word in after]
    pieces = _compared(was, now)
    if years is not None and years[0] != years[1]:
        pieces = _compared(_moved_on(was, pieces, years), now)
    return tuple(_joined(_stretches(_without_islands(pieces, before, after), before, after)))


def old_side(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """What stands in the old text, where a year that moved on is as all that is same."""
    return _plain(mark for mark in marks if mark.kind not in ("inserted", "after"))


def new_side(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """What stands in the new text, where a year that moved on is as all that is same."""
    return _plain(mark for mark in marks if mark.kind not in ("deleted", "before"))


def _plain(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """*marks* of one side with a year that moved on as part of what is same."""
    kinds = ((mark.kind if mark.kind in _DIFFERENCE else "same", mark.text) for mark in marks)
    groups = groupby(kinds, key=itemgetter(0))
    return tuple(Mark(kind, "".join(text for _, text in group)) for kind, group in groups)


def year_moved_on(text: str, years: tuple[int, int]) -> str:
    """*text* of the old plan with its years as far on as the plans' *years* are apart.

    >>> year_moved_on("Mål for 2024 og 2030", (2024, 2025)), year_moved_on("2024-2025", (2024, 2026))
    ('Mål for 2025 og 2031', '2026-2027')
    """
    apart = years[1] - years[0]

    def moved(found: re.Match[str]) -> str:
        year = int(found.group())
        if year < 100:
            return f"{(year + apart) % 100:02}"
        return str(year + apart) if abs(year - years[0]) <= _YEARS_AROUND else found.group()

    return _YEAR.sub(moved, text)


def _moved_on(words: Sequence[str], pieces: Iterable[_Piece], years: tuple[int, int]) -> list[str]:
    """*words* of the old text as they are to be compared: those that stand in both texts as they are, years in others
    as they would be now."""
    kept = {place for piece in pieces if piece.same for place in range(piece.i1, piece.i2)}
    return [word if place in kept else year_moved_on(word, years) for place, word in enumerate(words)]


def _words(text: str) -> list[_Word]:
    """The words of *text*; white space that opens it is behind an empty word."""
    found = list(_TOKEN.finditer(text))
    starts = [match.start() for match in found] + [len(text)]
    lead = [_Word("", text[: starts[0]])] if starts[0] else []
    return lead + [
        _Word(match.group(), text[match.end() : behind]) for match, behind in zip(found, starts[1:], strict=True)
    ]


# ------------------------------------------------------------------ comparing


def _compared(a: Sequence[str], b: Sequence[str]) -> list[_Piece]:
    """All words of *a* and *b* as equal and different pieces, in order."""
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    a_end, b_end = len(a) - tail, len(b) - tail
    middle = _middle(a[head:a_end], b[head:b_end])
    return [
        _Piece(True, 0, head, 0, head),
        *(_shifted(piece, head, head) for piece in middle),
        _Piece(True, a_end, len(a), b_end, len(b)),
    ]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _middle(a: Sequence[str], b: Sequence[str]) -> list[_Piece]:
    if _cheap(a, b):
        return _matched(a, b)
    ends_a, ends_b = _sentence_ends(a), _sentence_ends(b)
    sentences_a, sentences_b = _sentences(a, ends_a), _sentences(b, ends_b)
    if not _cheap(sentences_a, sentences_b):
        return [_Piece(False, 0, len(a), 0, len(b))]
    found: list[_Piece] = []
    for same, i1, i2, j1, j2 in _matched(sentences_a, sentences_b):
        piece = _Piece(same, ends_a[i1], ends_a[i2], ends_b[j1], ends_b[j2])
        found += [piece] if same else _within(piece, a, b)
    return found


def _within(piece: _Piece, a: Sequence[str], b: Sequence[str]) -> list[_Piece]:
    """The words of sentences that differ, where they are few enough to be compared."""
    part_a, part_b = a[piece.i1 : piece.i2], b[piece.j1 : piece.j2]
    if not _cheap(part_a, part_b):
        return [piece]
    return [_shifted(inner, piece.i1, piece.j1) for inner in _matched(part_a, part_b)]


def _cheap(a: Sequence[Hashable], b: Sequence[Hashable]) -> bool:
    in_b = Counter(b)
    return sum(count * in_b[word] for word, count in Counter(a).items()) <= _MOST_PAIRS


def _matched(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[_Piece]:
    opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [_Piece(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in opcodes]


def _sentence_ends(words: Sequence[str]) -> list[int]:
    """Where sentences begin and end, from 0 to the number of words."""
    inner = [place for place, word in enumerate(words, start=1) if word in _SENTENCE_ENDS]
    return [0, *(place for place in inner if place < len(words)), len(words)]


def _sentences(words: Sequence[str], ends: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in pairwise(ends)]


def _shifted(piece: _Piece, by_old: int, by_new: int) -> _Piece:
    return _Piece(piece.same, piece.i1 + by_old, piece.i2 + by_old, piece.j1 + by_new, piece.j2 + by_new)


# ------------------------------------------------------------------ readable


def _without_islands(pieces: Iterable[_Piece], before: Sequence[_Word], after: Sequence[_Word]) -> list[_Piece]:
    """Differences with the equal words between them that are too few to help a reader made part of them."""
    kept: list[_Piece] = []
    for piece in pieces:
        kept.append(piece)
        while len(kept) >= 3 and _is_island(kept[-3:], before, after):
            left, _, right = kept[-3:]
            kept[-3:] = [_Piece(False, left.i1, right.i2, left.j1, right.j2)]
    return kept


def _is_island(three: Sequence[_Piece], before: Sequence[_Word], after: Sequence[_Word]) -> bool:
    left, between, right = three
    if left.same or not between.same or right.same:
        return False
    deleted = left.i2 > left.i1, right.i2 > right.i1
    inserted = left.j2 > left.j1, right.j2 > right.j1
    if not (all(deleted) or all(inserted)) or not (any(deleted) and any(inserted)):
        return False  # words that were only added, or one taken out and one put in, stand clear by themselves
    weight = sum(map(_weight, before[between.i1 : between.i2]))
    return weight <= min(_size(left, before, after), _size(right, before, after))


def _weight(word: _Word) -> int:
    """What an equal word helps a reader: punctuation nothing, words that carry meaning most."""
    if not word.text[:1].isalnum():
        return 0
    return len(word.text) * (1 if word.text.lower() in _FUNCTION_WORDS else _CONTENT_WEIGHT)


def _size(piece: _Piece, before: Sequence[_Word], after: Sequence[_Word]) -> int:
    """Letters deleted or inserted, whichever are more."""
    return max(
        sum(len(word.text) for word in before[piece.i1 : piece.i2]),
        sum(len(word.text) for word in after[piece.j1 : piece.j2]),
    )


def _stretches(pieces: Iterable[_Piece], before: Sequence[_Word], after: Sequence[_Word]) -> Iterator[Mark]:
    for piece in pieces:
        if piece.same:
            for old, new in zip(before[piece.i1 : piece.i2], after[piece.j1 : piece.j2], strict=True):
                if old.text == new.text:
                    yield Mark("same", old.text)
                else:
                    yield from (Mark("before", old.text), Mark("after", new.text))
                yield from _gap(old.gap, new.gap)
        else:
            yield from _replaced(before[piece.i1 : piece.i2], after[piece.j1 : piece.j2])


def _replaced(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[Mark]:
    """The words of a difference; the white space behind both, where equal, is none."""
    gap = old[-1].gap if old and new and old[-1].gap == new[-1].gap else ""
    yield Mark("deleted", "".join(word.text + word.gap for word in old).removesuffix(gap))
    yield Mark("inserted", "".join(word.text + word.gap for word in new).removesuffix(gap))
    yield Mark("same", gap)


def _gap(old: str, new: str) -> Iterator[Mark]:
    if old == new:
        yield Mark("same", old)
    else:
        yield Mark("deleted", old)
        yield Mark("inserted", new)


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Neighbours of one kind as one mark; in a difference all that is deleted stands before all that is inserted."""
    for kinds, group in groupby((mark for mark in marks if mark.text), key=lambda mark: _GROUPS[mark.kind]):
        of_group = tuple(group)
        texts = {kind: "".join(mark.text for mark in of_group if mark.kind == kind) for kind in kinds}
        yield from (Mark(kind, text) for kind, text in texts.items() if text)
