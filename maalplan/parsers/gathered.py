"""List marks that an extraction gathered away from their items → back before them.

Some makers of PDFs draw the marks of a page's lists after its words: the text then has them in one run, line by line,
mostly at the end of the page. The entries of the lists are still there in order. Marks go back when they and the
entries come out even; a single mark on a line of its own belongs to the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from maalplan.model import Block, Text
from maalplan.parsers.landmarks import Landmarks
from maalplan.parsers.line_kinds import UNFINISHED
from maalplan.parsers.sentences import SENTENCE_END

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\)?")
_LONGEST_CHAPTER = 60
_FIRST = frozenset({"1", "a", "i"})
_OUTLINED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÆØÅ]")


def regathered(blocks: Sequence[Block], marks: Landmarks) -> list[Block]:
    """*blocks* with marks from lines of their own before the words that they belong to, where that is clear."""
    out = list(blocks)
    runs = list(_runs(out))
    gone: set[int] = set()
    done = 0
    for start, after in runs:
        if after - start == 1 and start and _is_unfinished(out[start - 1]):
            continue  # the figure ends the sentence before it
        seats = _seats(out, (done, start, after), marks)
        if seats:
            for seat, mark in zip(seats, range(start, after), strict=True):
                out[seat] = _marked(out[seat], _mark(out[mark]) or "")
            gone.update(range(start, after))
        done = after
    return [block for n, block in enumerate(out) if n not in gone]


def _mark(block: Block) -> str | None:
    """The list mark that is all that a line holds."""
    if not isinstance(block, Text) or block.kind != "line":
        return None
    if block.mark and not block.text:
        return block.mark
    return block.text.strip() if not block.mark and _NUMBERED.fullmatch(block.text.strip()) else None


def _is_unfinished(block: Block) -> bool:
    """Does a line end inside a sentence ("på en skala fra 1 til")?"""
    return isinstance(block, Text) and block.kind == "line" and bool(UNFINISHED.search(block.text.rstrip()))


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """(first, after) of the lines that hold nothing but a mark, as long as they follow each other."""
    n = 0
    while n < len(blocks):
        start = n
        while n < len(blocks) and _mark(blocks[n]):
            n += 1
        if n > start:
            yield start, n
        n += 1


def _marked(block: Block, mark: str) -> Block:
    assert isinstance(block, Text)  # a seat is a line
    return replace(block, mark=mark)


def _seats(blocks: Sequence[Block], run: tuple[int, int, int], marks: Landmarks) -> list[int]:
    """The lines to which the marks from ``start`` to before ``after`` belong; ``done``: where the last marks ended."""
    done, start, after = run
    if after - start == 1:
        line = blocks[after] if after < len(blocks) else None
        follows = isinstance(line, Text) and line.kind == "line" and not line.mark and not line.text[:1].islower()
        if follows and isinstance(line, Text) and not _ends_list(line, marks):
            return [after]
    wanted = [_mark(block) or "" for block in blocks[start:after]]
    before = _matched(wanted, list(_groups(blocks, done, start, marks)))
    if before:
        return before
    behind = list(_groups(blocks, after, len(blocks), marks))[:1]
    near = [behind[0].entries[: len(wanted)]] if behind else []
    return near[0] if near and len(near[0]) == len(wanted) and near[0][-1] - after < 3 * len(wanted) else []


@dataclass(slots=True)
class _Group:
    """The entries of one list, as places of their first lines; ``goes_on``: it began on the page before."""

    entries: list[int] = field(default_factory=list)
    goes_on: bool = False


def _groups(blocks: Sequence[Block], start: int, after: int, marks: Landmarks) -> Iterator[_Group]:
    """What may be lists from *start* to before *after*: the lines behind a colon, or behind a label."""
    group: _Group | None = _Group(goes_on=True) if start else None
    last: Text | None = None
    for n in range(start, after):
        line = blocks[n]
        if not isinstance(line, Text):
            break
        if line.kind != "line":
            continue
        if _ends_list(line, marks):
            if group and group.entries:
                yield group
            group = _Group() if _opens_list(line, marks) else None
        elif group is not None and not line.mark and _begins(line, last):
            group.entries.append(n)
        last = line
    if group and group.entries:
        yield group


def _opens_list(line: Text, marks: Landmarks) -> bool:
    label = marks.words.role(line.text) if marks.is_label(line.text) else marks.run_in_role(line.text)
    return line.text.rstrip().endswith(":") or label == "milestones"


def _ends_list(line: Text, marks: Landmarks) -> bool:
    text = line.text.rstrip()
    if text.endswith(":") or marks.is_landmark(line) or marks.ends_table(line) or _OUTLINED.match(text):
        return True
    return len(text) <= _LONGEST_CHAPTER and not SENTENCE_END.search(text) and marks.words.chapter(text) is not None


def _begins(line: Text, last: Text | None) -> bool:
    """Does *line* begin an entry: in upper case, behind words that were finished or had room?"""
    if line.text[:1].islower() or line.text[:1] in "(,":
        return False
    return last is None or bool(SENTENCE_END.search(last.text.rstrip())) or len(last.text) < 60


def _matched(wanted: Sequence[str], groups: Sequence[_Group]) -> list[int]:
    """The entries of those groups that use up the marks, the first ones that do; nothing when none do."""

    @cache
    def way(mark: int, group: int) -> tuple[int, ...] | None:
        """The groups, from *group* on, that use up the marks from *mark* on."""
        if mark == len(wanted):
            return ()
        if group == len(groups):
            return None
        size = len(groups[group].entries)
        if mark + size <= len(wanted) and _is_list(wanted[mark : mark + size], goes_on=groups[group].goes_on):
            rest = way(mark + size, group + 1)
            if rest is not None:
                return (group, *rest)
        return way(mark, group + 1)

    return [entry for group in way(0, 0) or () for entry in groups[group].entries]


def _is_list(wanted: Sequence[str], *, goes_on: bool) -> bool:
    """Do marks count from the first on, all of one kind?"""
    bare = [mark.strip("().") for mark in wanted]
    if not any(mark.isalnum() for mark in bare):
        return len(set(wanted)) == 1
    restarts = [mark in _FIRST for mark in bare]
    return all(mark.isalnum() for mark in bare) and not any(restarts[1:]) and (restarts[0] or goes_on)
