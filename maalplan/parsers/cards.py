"""Records whose labels stand on lines of their own, below no heading of a goal → cards.

"Nr." / "2.1" / "Mål" / "Sikker drift" / "Milepæle" / …: each record begins with the same label, which names the
goal, and what stands below a label is its words. As a table of labels and words it opens its goal by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import Block, Cell, Place, Table, Text
from maalplan.parsers.headings import read_heading
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import Vocabulary, label_key

_OPENING = frozenset({"number", "title", "goal"})
_TOLD = frozenset({"milestones", "verdict", "score"})
"""What a record tells: the milestones of a plan, or the verdict of a report."""
_LEAST_LABELS = 3


def carded(blocks: Sequence[Block], words: Vocabulary) -> tuple[Block, ...]:
    """*blocks* with each record of labels and words as a table of two columns."""
    starts = _starts(blocks, words)
    if not starts:
        return tuple(blocks)
    out: list[Block] = list(blocks[: starts[0]])
    for start, following in zip(starts, [*starts[1:], len(blocks)], strict=True):
        after = next((n for n in range(start, following) if not _is_inside(blocks[n])), following)
        own = blocks[start:after]
        out.append(_card([block for block in own if _is_words(block)], words))
        out += [block for block in own if not _is_words(block)]
        out += blocks[after:following]
    return tuple(out)


def _starts(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Where records begin: at the label that comes first, each time; nowhere when goals have headings."""
    labels = [n for n, block in enumerate(blocks) if _role(block, words)]
    opening = [n for n in labels if _role(blocks[n], words) in _OPENING]
    if not opening:
        return []
    key = _key(blocks[next((n for n in opening if _role(blocks[n], words) == "number"), opening[0])])
    starts = [n for n in labels if _key(blocks[n]) == key]
    ends = [*starts[1:], len(blocks)]
    roles = [[_role(blocks[n], words) for n in labels if a <= n < b] for a, b in zip(starts, ends, strict=True)]
    if any(n and _opens_goal(blocks[n - 1], words) for n in starts):
        return []
    return starts if all(_names_itself(own) for own in roles) or _is_series(blocks, roles, words) else []


def _names_itself(roles: Sequence[str | None]) -> bool:
    """Does a record begin with its number, then its name, and tell its milestones?"""
    return (
        roles[0] == "number"
        and len(roles) > 1
        and roles[1] in ("goal", "title")
        and not _TOLD.isdisjoint(role or "" for role in roles)
    )


def _is_series(blocks: Sequence[Block], roles: Sequence[Sequence[str | None]], words: Vocabulary) -> bool:
    """Are there several records of several labels, and no headings of goals?"""
    rich = len(roles) > 1 and all(len(own) >= _LEAST_LABELS for own in roles)
    told = any(not _TOLD.isdisjoint(role or "" for role in own) for own in roles)
    return rich and told and not any(_opens_goal(block, words) for block in blocks)


def _key(block: Block) -> str:
    return label_key(block.text) if isinstance(block, Text) else ""


def _role(block: Block, words: Vocabulary) -> str | None:
    """The field of a label that is a paragraph of its own."""
    own = isinstance(block, Text) and block.kind == "paragraph" and block.text[:1].isupper()
    return words.role(block.text) if own and isinstance(block, Text) else None


def _opens_goal(block: Block, words: Vocabulary) -> bool:
    return isinstance(block, Text) and block.kind == "heading" and read_heading(whole(block), words).goal


def _is_inside(block: Block) -> bool:
    """Does a record go on with *block*? Page furniture and page breaks do not end it."""
    passing = isinstance(block, Text) and (block.kind == "furniture" or (block.kind == "rule" and not block.text))
    return passing or _is_words(block)


def _is_words(block: Block) -> bool:
    return isinstance(block, Text) and block.kind in ("paragraph", "item")


def _card(blocks: Sequence[Block], words: Vocabulary) -> Table:
    cells: list[Cell] = []
    row = 0
    for block in blocks:
        if _role(block, words):
            row += 1
            cells.append(Cell(row, 1, (block,)))
        elif cells[-1].column == 1:
            cells.append(Cell(row, 2, (block,)))
        else:
            cells[-1] = replace(cells[-1], content=(*cells[-1].content, block))
    return Table(row, 2, tuple(cells), _place(blocks))


def _place(blocks: Sequence[Block]) -> Place:
    places = [place for block in blocks if isinstance(block, Text) for place in block.places]
    lines = [number for place in places for number in place.lines or ()]
    return replace(places[0], lines=(min(lines), max(lines))) if lines else places[0]
