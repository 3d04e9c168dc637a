"""Lines of a cell to passages where the structure tree tells of its paragraphs and list items.

The tree says which lines are one; where a line inside is broken by the author is still judged by the room it had.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from maalplan.ingest.pdf.lines import Line, holds
from maalplan.ingest.pdf.marks import BULLET, DASHES, GLYPHS, Mark, marks_of
from maalplan.ingest.pdf.passages import (
    Passage,
    Rhythm,
    line_end,
    nested,
    passages_of,
    sentence_by_sentence,
    taken_apart,
)
from maalplan.ingest.pdf.shown import Word
from maalplan.ingest.pdf.tagged import Home, HomeKind, Path
from maalplan.model import BREAK, WRAP

_LONGEST_MARK = 6
"""Letters of a list mark at most."""


@dataclass(frozen=True, slots=True)
class LineTag:
    """What the tree says of a line: its ``block``, the paragraph ``part`` in that, and how many of its first words are
    the label of a list item."""

    kind: HomeKind
    block: Path
    part: Path
    label: int = 0


def line_tags(lines: Sequence[Line], homes: Mapping[int, Home]) -> tuple[LineTag | None, ...]:
    """For every line what the tree says of it, None where it says nothing; empty where a line is of several blocks,
    or one block's lines do not stand together."""
    tags = []
    for line in lines:
        found = [homes[word.content] for word in line.words if word.content is not None and word.content in homes]
        if len({home.block for home in found}) > 1:
            return ()
        tags.append(_line_tag(line, found, homes) if found else None)
    runs = [tag.block for tag, before in zip(tags, [None, *tags], strict=False) if tag and tag.block != _block(before)]
    return tuple(tags) if len(runs) == len(set(runs)) else ()


def _block(tag: LineTag | None) -> Path | None:
    return tag.block if tag else None


def _line_tag(line: Line, found: Sequence[Home], homes: Mapping[int, Home]) -> LineTag:
    body = next((home for home in found if home.kind != "label"), found[0])
    kind: HomeKind = "item" if body.kind == "label" else body.kind
    return LineTag(kind, body.block, body.part, _label(line, homes) if kind == "item" else 0)


def _label(line: Line, homes: Mapping[int, Home]) -> int:
    """How many words the label at the start of *line* has: words marked as one, or a mark with a content of its
    own."""
    count = 0
    for word in line.words:
        home = homes.get(word.content) if word.content is not None else None
        if home is None or home.kind != "label":
            break
        count += 1
    if count or len(line.words) < 2:
        return count if count < len(line.words) else 0
    first, second = line.words[:2]
    return 1 if first.content != second.content and _looks_like_mark(first) else 0


def _looks_like_mark(word: Word) -> bool:
    text = word.text
    return text in GLYPHS or text in DASHES or word.sign or (len(text) <= _LONGEST_MARK and text[-1] in ".)")


def tagged_passages(
    lines: Sequence[Line], tags: Sequence[LineTag | None], rhythm: Rhythm, shapes: Collection[str]
) -> list[Passage]:
    """The passages that the *lines* of a cell form, of which the tree says *tags*."""
    if not any(tag and tag.kind != "run" for tag in tags):
        return taken_apart(passages_of(lines, rhythm, shapes=shapes))
    marks = _marks(lines, tags, marks_of(lines, shapes))
    result: list[Passage] = []
    before: LineTag | None = None
    for index, (line, tag) in enumerate(zip(lines, tags, strict=True)):
        end = _end(result[-1], before, line, tag, rhythm) if result and index not in marks else None
        if end is not None:
            last = result[-1]
            result[-1] = replace(last, lines=(*last.lines, line), ends=(*last.ends, end))
        else:
            result.append(_opened(line, tag, marks.get(index)))
        before = tag
    whole = nested([sentence_by_sentence(passage) if BREAK in passage.ends else passage for passage in result])
    items = {tag.block for tag in tags if tag and tag.kind == "item"}
    return [replace(passage, level=_depth(passage, items)) for passage in whole]


def _depth(passage: Passage, items: Collection[Path]) -> int:
    """How deep *passage* is in its list; an item whose mark is not drawn is as deep as the *items* around it say."""
    if passage.level or passage.kind != "item" or passage.block is None:
        return passage.level
    block = passage.block
    return 1 + sum(block[:end] in items for end in range(1, len(block)))


def _opened(line: Line, tag: LineTag | None, mark: Mark | None) -> Passage:
    item = mark is not None or (tag is not None and tag.kind == "item")
    block = tag.block if tag and tag.kind != "run" else None
    return Passage((line,), kind="item" if item else "paragraph", mark=mark, block=block)


def _marks(lines: Sequence[Line], tags: Sequence[LineTag | None], seen: Mapping[int, Mark]) -> dict[int, Mark]:
    """The marks of *lines* by index: labels where the tree tells of items, elsewhere those that are
    *seen*; an item has but one."""
    marks = {}
    opened: set[Path] = set()
    for index, (line, tag) in enumerate(zip(lines, tags, strict=True)):
        mark = seen.get(index)
        if tag is None or tag.kind == "run":
            found = mark
        elif tag.block in opened:
            found = mark if tag.kind != "item" else None
        else:
            found = _labelled(line, tag.label) if tag.label else mark
        if tag is not None:
            opened.add(tag.block)
        if found is not None:
            marks[index] = found
    return marks


def _labelled(line: Line, words: int) -> Mark:
    first = line.words[0]
    text = "".join(word.text for word in line.words[:words])
    if text in DASHES:
        return Mark(text, "dash", first.x0, line.words[words].x0, words)
    if first.sign or text[0] in GLYPHS:
        return Mark(BULLET, "sign", first.x0, line.words[words].x0, words)
    return Mark(text, "number", first.x0, line.words[words].x0, words)


def _end(passage: Passage, before: LineTag | None, line: Line, tag: LineTag | None, rhythm: Rhythm) -> str | None:
    """What stands between *passage* and *line*; None where a new passage begins."""
    if before is None or tag is None or before.kind == "run" or tag.kind == "run":
        same = before is None or tag is None or before.block == tag.block
        return line_end(passage, line, rhythm) if same else None
    if before.block != tag.block:
        return None
    if before.part != tag.part:
        return BREAK
    end = line_end(passage, line, rhythm)
    if end is not None:
        return end
    return BREAK if holds(passage.lines[-1], line) else WRAP
