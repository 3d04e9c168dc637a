"""Tables of reports whose columns an extraction gave one after the other, or mixed → tables again.

Extractions that follow the boxes of a page (pdfminer, plain pdftotext) keep each cell whole, with empty lines around
it, and each column in its order, but not the rows. In a report the cells of a column are alike: numbers, titles that
end no sentence, verdicts, sentences on what was achieved. Where there are as many titles as verdicts they belong
together in their order; the sentences do where there are as many of these, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from maalplan.model import Block, Cell, Table, Text
from maalplan.parsers.flat_header import labels_in
from maalplan.parsers.headings import goal_heading
from maalplan.parsers.line_kinds import kind_of
from maalplan.parsers.sentences import SENTENCE_END
from maalplan.parsers.spans import whole
from maalplan.parsers.vocabulary import GOAL_CHAPTERS, Vocabulary

_NAMES = frozenset({"goal", "title"})
_LONGEST_TITLE = 110
_REACH = 400
"""Among how many blocks behind the first label the cells of a table are looked for."""
_FEWEST = 2
_STOP = re.compile(r"[.!?][”\"’)]*$")
Ends = Callable[[Text], bool]
Reflow = Callable[[Sequence[Block]], tuple[Block, ...]]
Box = list[Text]


@dataclass(slots=True)
class _Cells:
    """The cells of a table by what they are, each kind in its order."""

    labels: dict[str, Text] = field(default_factory=dict)
    numbers: list[Box] = field(default_factory=list)
    titles: list[Box] = field(default_factory=list)
    verdicts: list[Box] = field(default_factory=list)
    results: list[Box] = field(default_factory=list)
    groups: list[tuple[int, Text]] = field(default_factory=list)
    """The names of groups of goals, each with the number of titles before it."""
    weights: list[Box] = field(default_factory=list)
    turns: int = 0
    """How often a title follows a verdict, as it does in a table that was given row by row."""
    last: str = ""


def gathered_rows(blocks: Sequence[Block], words: Vocabulary, ends: Ends, reflow: Reflow) -> list[Block]:
    """*blocks* with the tables of a report put together whose cells stand column by column."""
    out: list[Block] = []
    position = 0
    while position < len(blocks):
        found = _table_at(blocks, position, words, ends, reflow) if _names_goals(blocks[position], words) else None
        if found is None:
            out.append(blocks[position])
            position += 1
            continue
        table, position, kept = found
        out += [table, *kept]
    return out


def _names_goals(block: Block, words: Vocabulary) -> bool:
    """Is a line the label of the goals, alone or with those of other columns?"""
    if not isinstance(block, Text) or block.kind != "line" or block.mark or len(block.text) > _LONGEST_TITLE:
        return False
    roles = {words.role(label.text) for label in labels_in(block, words)}
    return bool(roles & (_NAMES | {"number"})) and "milestones" not in roles


def _table_at(
    blocks: Sequence[Block], position: int, words: Vocabulary, ends: Ends, reflow: Reflow
) -> tuple[Table, int, list[Block]] | None:
    """The table whose labels begin at *position*, where its words end, and the furniture among them."""
    cells = _Cells()
    after = position
    for box, end in _boxes(blocks, position, words, ends):
        after = end
        if not _sort(box, cells, words):
            return None
    kept = [block for block in blocks[position:after] if not isinstance(block, Text) or block.kind != "line"]
    known = set(cells.labels)
    wanted = bool(_NAMES & known) and bool({"verdict", "score"} & known) and "milestones" not in known
    count = len(cells.titles)
    if not wanted or count < _FEWEST or len(cells.verdicts) != count or cells.turns >= count - 1:
        return None
    first = blocks[position]
    assert isinstance(first, Text)  # a label is a line
    return _built(cells, first, reflow), after, kept


def _boxes(blocks: Sequence[Block], start: int, words: Vocabulary, ends: Ends) -> Iterator[tuple[Box, int]]:
    """The boxes of lines from *start* up to a heading that ends the table, each with the place behind it."""
    box: Box = []
    for n in range(start, min(start + _REACH, len(blocks))):
        block = blocks[n]
        if isinstance(block, Table):
            break
        if block.kind != "line" or not block.text or (block.gap and box):
            if box:
                yield box, n
            box = []
        if block.kind != "line" or not block.text:
            continue
        if ends(block) and not _is_cell(block, words):
            break
        box.append(block)
    if box:
        yield box, n + 1 if block is box[-1] else n


def _is_cell(line: Text, words: Vocabulary) -> bool:
    """Can a line that looks like a heading stand in the table: does it name a goal or a group of goals?"""
    return goal_heading(whole(line), words) is not None or words.chapter(line.text) in GOAL_CHAPTERS - {"goals"}


def _sort(box: Box, cells: _Cells, words: Vocabulary) -> bool:
    """Take the cells that *box* holds; False where it holds what no such table does."""
    rest = list(box)
    while rest:
        taken = _lead(rest, cells, words)
        if not taken:
            break
        rest = rest[taken:]
    if not rest:
        return True
    number = next((n for n, line in enumerate(rest) if n and kind_of(line).number), None)
    if number is not None and not any(SENTENCE_END.search(line.text) for line in rest[:number]):
        return _sort(rest[:number], cells, words) and _sort(rest[number:], cells, words)
    text = " ".join(line.text.strip() for line in rest)
    if any(line.mark for line in rest):
        return False
    if SENTENCE_END.search(text) or len(text) > _LONGEST_TITLE:
        cells.results.append(rest)
        return _STOP.search(text) is not None
    cells.turns += cells.last == "verdict"
    cells.last = "title"
    cells.titles.append(rest)
    return True


def _lead(rest: Box, cells: _Cells, words: Vocabulary) -> int:
    """How many lines a label, a group, a number or a verdict takes with which *rest* begins; it is taken."""
    first = rest[0]
    if words.chapter(first.text) in ("shared", "own"):
        cells.groups.append((len(cells.titles), first))
        return 1
    labels = labels_in(first, words)
    if labels and words.verdict is not None and not words.verdict.fullmatch(first.text.strip()):
        cells.labels |= {words.role(label.text) or "extra": label for label in labels}
        return 1
    kind = kind_of(first)
    if kind.share and "weight" in cells.labels:
        cells.weights.append([first])
        return 1
    for count in (3, 2, 1):
        text = " ".join(line.text.strip() for line in rest[:count])
        if len(rest) >= count and words.verdict is not None and words.verdict.fullmatch(text):
            cells.verdicts.append(rest[:count])
            cells.last = "verdict"
            return count
    if kind.number:
        cells.numbers.append([first])
        return 1
    return 0


def _built(cells: _Cells, first: Text, reflow: Reflow) -> Table:
    """The table: a row of labels, one of each group, one of each goal."""
    count = len(cells.titles)
    judging = "verdict" if "verdict" in cells.labels else "score"
    columns = {
        "number": cells.numbers,
        "title": cells.titles,
        judging: cells.verdicts,
        "result": _parted(cells.results, count),
    }
    kept = [(name, own) for name, own in columns.items() if len(own) == count]
    names = {"title": cells.labels.get("goal") or cells.labels.get("title")}
    names["result"] = cells.labels.get("result") or cells.labels.get("remarks")
    out = [
        Cell(1, column, (_label(names.get(name) or cells.labels.get(name), name, first),))
        for column, (name, _) in enumerate(kept, start=1)
    ]
    row = 1
    for n in range(count):
        for _, group in (one for one in cells.groups if one[0] == n):
            row += 1
            out.append(Cell(row, 1, reflow([group]), column_span=len(kept)))
        row += 1
        out += [Cell(row, column, reflow(own[n])) for column, (_, own) in enumerate(kept, start=1)]
    return Table(row, len(kept), tuple(out), first.places[0], by_order=True)


def _parted(results: list[Box], count: int) -> list[Box]:
    """*results*, cut where a sentence ends with a line that had room for the next word, if that makes *count* cells."""
    width = max((len(line.text) for box in results for line in box), default=0)
    parted: list[Box] = []
    for box in results:
        parted.append(box[:1])
        for line, following in pairwise(box):
            room = len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) <= width
            if _STOP.search(line.text) and following.text[:1].isupper() and room:
                parted.append([])
            parted[-1].append(following)
    return parted if len(results) != count == len(parted) else results


def _label(label: Text | None, name: str, first: Text) -> Text:
    """The label of a column as a paragraph; one that was not found is named by what it holds."""
    if label is None:
        return Text("paragraph", {"number": "Nr.", "result": "Resultat"}[name], first.places[:1])
    return Text("paragraph", label.text, label.places[:1])
