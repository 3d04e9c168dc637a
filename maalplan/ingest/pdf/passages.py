"""Lines to passages: paragraphs and list items, each line end judged to be the layout's or the author's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from maalplan.ingest.pdf.lines import Line, both_centred, finished, holds, is_drawn, opens_lower
from maalplan.ingest.pdf.marks import Mark, marks_of
from maalplan.ingest.pdf.record import record
from maalplan.model import BREAK, WRAP, TextKind

_USUAL_LEADING = 1.2
"""From line to line, in sizes, where a document shows no wrapped line."""
_TIGHTEST, _LOOSEST = 0.9, 2.1
"""What can be the distance of wrapped lines, in sizes."""
_HALF_SIZE = 0.5
"""Sizes of type that differ by less than this are the same."""
_RAGGED = 0.4
"""Share of the column that a wrapped line of an unfinished sentence may leave empty."""
_STOP = re.compile(r"(?:\w{4,}|\))[.;]$")
"""Ends a sentence; shorter words with a stop are mostly abbreviated."""
_SEVERAL = 4
"""So many words make a line that can be the beginning of a sentence."""


@record
class Passage:
    """Lines that form one block.

    ``ends`` has what stands between them: :data:`WRAP`, :data:`BREAK`, or nothing inside a word that was cut.
    """

    lines: tuple[Line, ...]
    ends: tuple[str, ...] = ()
    kind: TextKind = "paragraph"
    mark: Mark | None = None
    level: int = 0
    block: tuple[int, ...] | None = None
    """Its element's path in the structure tree, where that told which lines it has."""

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How lines follow each other in a part of a document.

    ``leading``: size → distance of the baselines of wrapped lines; ``spaced``: paragraphs are set apart by more.
    """

    leading: Mapping[float, float] = field(default_factory=dict)
    spaced: bool = True

    def excess(self, above: Line, below: Line) -> float:
        """By how many points the two are farther apart than wrapped lines are."""
        return below.baseline - above.baseline - self._leading(below.size)

    def _leading(self, size: float) -> float:
        if not self.leading:
            return _USUAL_LEADING * size
        nearest = min(self.leading, key=lambda known: abs(known - size))
        return self.leading[nearest] * (1 if abs(nearest - size) <= _HALF_SIZE else size / nearest)


def rhythm_of(columns: Iterable[Sequence[Line]]) -> Rhythm:
    """The rhythm that the lines of *columns* show, each column from top to bottom."""
    pitches: defaultdict[float, list[float]] = defaultdict(list)
    willed: list[tuple[Line, Line]] = []
    for above, below in (pair for lines in columns for pair in pairwise(lines) if _comparable(*pair)):
        if holds(above, below):
            willed.append((above, below))
        else:
            pitches[round(below.size, 1)].append(below.baseline - above.baseline)
    leading = {size: sorted(found)[len(found) // 4] for size, found in pitches.items()}
    rhythm = Rhythm(leading)
    roomy = [rhythm.excess(above, below) > _unsure(below) for above, below in willed]
    return replace(rhythm, spaced=sum(roomy) >= 0.3 * len(roomy))


def _comparable(above: Line, below: Line) -> bool:
    pitch = below.baseline - above.baseline
    same = above.page == below.page and abs(above.size - below.size) <= _HALF_SIZE
    return same and _TIGHTEST * below.size <= pitch <= _LOOSEST * below.size


def _unsure(line: Line) -> float:
    """Points by which the distance of wrapped lines may differ: browsers round to pixels."""
    return max(1.3, 0.14 * line.size)


def passages_of(
    lines: Sequence[Line], rhythm: Rhythm, unmarked: Iterable[int] = (), shapes: Collection[str] = ()
) -> list[Passage]:
    """The passages that the lines of one column form.

    Lines *unmarked* (headings) are never list items; numbers of the *shapes* given are known to be marks here.
    """
    marks = marks_of(lines, shapes)
    for index in unmarked:
        marks.pop(index, None)
    result: list[Passage] = []
    for index, line in enumerate(lines):
        end = line_end(result[-1], line, rhythm) if result and index not in marks else None
        if end is not None:
            last = result[-1]
            result[-1] = Passage((*last.lines, line), (*last.ends, end), last.kind, last.mark)
        else:
            mark = marks.get(index)
            result.append(Passage((line,), kind="item" if mark else "paragraph", mark=mark))
    return nested([sentence_by_sentence(passage) for passage in result])


def line_end(passage: Passage, line: Line, rhythm: Rhythm) -> str | None:
    """What stands between *passage* and the next *line*: WRAP, BREAK, nothing inside a word, or None
    where a new passage begins."""
    above = passage.lines[-1]
    if above.cut:
        return ""
    if abs(above.size - line.size) > _HALF_SIZE or is_drawn(above) != is_drawn(line):
        return None
    if above.page == line.page and _set_apart(above, line, rhythm):
        return None
    if not holds(above, line):
        return None if _begins_anew(passage, line) else WRAP
    if _runs_on(passage, line):
        return WRAP
    return BREAK if _author_broke(passage, line, rhythm) else None


def _set_apart(above: Line, line: Line, rhythm: Rhythm) -> bool:
    """Whether there is more between the lines than between wrapped ones, or *line* is no longer below."""
    excess = rhythm.excess(above, line)
    if line.baseline <= above.baseline or excess > 0.6 * line.size:
        return True
    return excess > _unsure(line) and (finished(above) or holds(above, line) or not opens_lower(line))


def _begins_anew(passage: Passage, line: Line) -> bool:
    """Whether *line* opens a passage although the line before was full."""
    above = passage.lines[-1]
    if passage.bold and not line.words[0].bold:
        return not (finished(above) or opens_lower(line))
    if finished(above) and (above.page != line.page or _turns_bold(above, line)) and not opens_lower(line):
        return True
    shift = 0.5 * line.size
    if both_centred(above, line):
        return False
    if passage.mark:
        hung = len(passage.lines) > 1 and above.x0 > passage.mark.x0 + shift
        return line.x0 < passage.mark.x0 - shift or (hung and line.x0 < above.x0 - shift)
    outdented = len(passage.lines) > 1 and line.x0 < above.x0 - shift
    indented = line.x0 > above.x0 + shift and finished(above)
    return outdented or indented


def _turns_bold(above: Line, line: Line) -> bool:
    return line.words[0].bold and not above.words[-1].bold


def _runs_on(passage: Passage, line: Line) -> bool:
    """Whether *line* goes on although the one before had room: over a page break, inside a word, inside an item."""
    above = passage.lines[-1]
    if above.page != line.page and opens_lower(line) and not finished(above):
        return True
    if above.words[-1].text.endswith("-") and opens_lower(line) and len(above.words[-1].text) > 1:
        return True
    if above.words[-1].text == "og" and above.page == line.page:
        return True
    if finished(above) or above.right - above.x1 >= _RAGGED * (above.right - above.left):
        return False
    if passage.mark:
        return line.x0 > passage.mark.x0 + 0.5 * line.size
    begin = passage.lines[-1].x0 if len(passage.lines) > 1 else line.x0
    return opens_lower(line) and len(above.words) >= _SEVERAL and abs(line.x0 - begin) <= 0.5 * line.size


def _author_broke(passage: Passage, line: Line, rhythm: Rhythm) -> bool:
    """Whether a line end that nothing forced is one inside the passage."""
    above = passage.lines[-1]
    if above.page != line.page or line.words[0].bold != above.words[-1].bold:
        return False
    if passage.mark:
        hung = [line.x0 for line in passage.lines[1:]] or [passage.mark.text_x]
        return line.x0 > max(passage.mark.x0 + 0.5 * line.size, hung[-1] - 0.25 * line.size)
    aligned = abs(line.x0 - above.x0) <= 0.5 * line.size or both_centred(above, line)
    return rhythm.spaced and aligned


def sentence_by_sentence(passage: Passage) -> Passage:
    """*passage*, a line end of the author after every sentence where all of several sentences end with a line, and
    one of them plainly at the author's will or no other in the middle of a line."""
    if len(passage.lines) < 2:
        return passage
    closing = [
        _ends_sentence(above) and _opens_sentence(below.words[0].text) for above, below in pairwise(passage.lines)
    ]
    if not any(closing):
        return passage
    sure = any(end == BREAK and closes for end, closes in zip(passage.ends, closing, strict=True))
    if sum(closing) < (1 if sure else 2) or any(_has_stop_inside(line) for line in passage.lines):
        return passage
    ends = tuple(BREAK if closes and end else end for end, closes in zip(passage.ends, closing, strict=True))
    return replace(passage, ends=ends)


def taken_apart(passages: Sequence[Passage]) -> list[Passage]:
    """The *passages* of a cell, each sentence one of its own where all end with a line, and most plainly by will."""
    if len(passages) < 2 or any(passage.mark for passage in passages):
        return list(passages)
    ended = all(_ends_sentence(passage.lines[-1]) for passage in passages)
    if not ended or any(_has_stop_inside(line) for passage in passages for line in passage.lines):
        return list(passages)
    return [part for passage in passages for part in _sentences(passage)]


def _sentences(passage: Passage) -> list[Passage]:
    parts = [replace(passage, lines=passage.lines[:1], ends=())]
    for end, (above, line) in zip(passage.ends, pairwise(passage.lines), strict=True):
        if end == WRAP and _ends_sentence(above) and _opens_sentence(line.words[0].text):
            parts.append(replace(passage, lines=(line,), ends=()))
        else:
            parts[-1] = replace(parts[-1], lines=(*parts[-1].lines, line), ends=(*parts[-1].ends, end))
    return parts


def _has_stop_inside(line: Line) -> bool:
    if "." not in line.text and ";" not in line.text:
        return False
    return any(_STOP.search(one.text) and _opens_sentence(two.text) for one, two in pairwise(line.words))


def _ends_sentence(line: Line) -> bool:
    """Whether *line* closes a sentence; a colon leads into the next."""
    return finished(line) and not line.text.endswith(":")


def _opens_sentence(text: str) -> bool:
    return text[:1].isupper()


def nested(passages: Sequence[Passage]) -> list[Passage]:
    """*passages* with the depth of every item, told from where the marks stand."""
    result = []
    depths: list[float] = []
    for passage in passages:
        if passage.mark is None:
            depths = [] if not depths or passage.lines[0].x0 <= depths[0] else depths
            result.append(passage)
            continue
        near = 0.6 * passage.lines[0].size
        depths = [x0 for x0 in depths if x0 <= passage.mark.x0 + near]
        if not depths or passage.mark.x0 > depths[-1] + near:
            depths.append(passage.mark.x0)
        result.append(
            Passage(passage.lines, passage.ends, passage.kind, passage.mark, level=len(depths), block=passage.block)
        )
    return result
