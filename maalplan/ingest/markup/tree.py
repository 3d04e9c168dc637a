"""A web page's tree to blocks: what its elements show, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from maalplan.errors import TooLarge
from maalplan.ingest.bounds import check_blocks, check_tags
from maalplan.ingest.markup.counters import CounterStyle, ListMarks, counter_styles, list_marks
from maalplan.ingest.markup.emit import Seat, free_blocks, item_blocks
from maalplan.ingest.markup.grid import Grid, OpenCell
from maalplan.ingest.markup.words import Phrase, Words
from maalplan.model import BREAK, WRAP, Block, Place, Table, Text

WRAP_TAG = "maalplan-wrap"
"""The element that Markdown's reader puts where the source broke a line of a paragraph."""

_SKIPPED_NAMES = "script style head template svg math iframe object canvas audio video select textarea img map"
_BLOCK_NAMES = (
    "p div section article main header footer aside nav blockquote address figure figcaption center form fieldset "
    "legend details summary dl dt dd caption body html ul ol li pre hr table h1 h2 h3 h4 h5 h6"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOLD = frozenset({"b", "strong", "th"})
_HIDDEN = re.compile(r"(?<![\w-])display\s*:\s*none", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOTE_LINK = re.compile(r"#_?(?:fn|ftn|footnote)[-_:]?\d", re.IGNORECASE)
_NOTE_BACK = re.compile(r"#_?(?:fn|ftn|footnote)[-_]?ref", re.IGNORECASE)
_NOTE_ITEM = re.compile(r"_?(?:fn|ftn|footnote)[-_:]?(\d{1,3})", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\d{1,3}|\*{1,3}|[a-z]")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|10)$")
_MOST_LINES = 200
"""A list element of more lines goes on in paragraphs of its own."""
_LAST_KNOWN_LINE = 65_535
"""The parser counts source lines up to here; behind it the line ends in the text are counted alone."""


@dataclass(slots=True)
class _Item:
    """An open ``li``: where its block stands once it has words."""

    depth: int
    level: int
    mark: str | None
    note: str | None
    index: int | None = None
    lines: int = 0


@dataclass(slots=True)
class _List:
    depth: int
    marks: ListMarks


@dataclass(slots=True)
class _State:
    """What is open around the words that are being read."""

    cells: list[OpenCell] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    bold: int = 0
    links: int = 0
    fixed: int = 0
    heading: int = 0
    note: list[str] = field(default_factory=list)
    notes: int = 0


class TreeReader:
    """Walks a tree without recursion, so that no nesting is too deep, and gathers blocks and footnotes."""

    def __init__(self, styles: Mapping[str, CounterStyle]) -> None:
        self.blocks: list[Block] = []
        self.footnotes: list[tuple[str, Text]] = []
        self._styles = styles
        self._open = _State()
        self._words = Words()
        self._line = 1
        self._referenced: set[str] = set()
        self._shown = 0

    def read(self, root: etree._Element) -> None:
        """Gather the blocks of *root*."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if _skipped(element):
                    walker.skip_subtree()
                else:
                    self._start(element)
                continue
            if not _skipped(element):
                self._end(element)
            self._text(element.tail)
        self._flush()

    # -------------------------------------------------------------- events

    def _start(self, element: etree._Element) -> None:
        line = cast("int | None", element.sourceline)
        if line is not None and line < _LAST_KNOWN_LINE:
            self._line = max(self._line, line)
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
            self._start_block(tag, element)
        elif tag in {"td", "th", "tr"}:
            self._start_cell(tag, element)
        elif tag == "br":
            self._break()
        elif tag == WRAP_TAG:
            self._words.end_line(WRAP)
        self._open.bold += _is_bold(element)
        self._open.links += _is_link(element)
        self._open.notes += _is_note(element)
        self._text(element.text)

    def _start_block(self, tag: str, element: etree._Element) -> None:
        state = self._open
        if tag in {"ul", "ol"}:
            state.lists.append(_List(len(state.cells), list_marks(tag, _attributes(element), self._styles)))
        elif tag == "li":
            state.items.append(self._item(_attributes(element)))
        elif tag == "table":
            state.grids.append(Grid(self._line))
        elif tag == "hr":
            self._content.append(self._seat.rule(self._line))
        elif tag == "pre":
            state.fixed += 1
        elif tag[0] == "h" and tag[1:].isdigit():
            state.heading = int(tag[1:])

    def _start_cell(self, tag: str, element: etree._Element) -> None:
        self._flush()
        if not self._open.grids:
            return
        if tag == "tr":
            self._open.grids[-1].start_row()
        else:
            self._count()
            self._open.cells.append(self._open.grids[-1].start_cell(_attributes(element)))

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        state = self._open
        if tag in _BLOCKS or tag in {"td", "th", "tr"}:
            self._flush()
        state.bold -= _is_bold(element)
        state.links -= _is_link(element)
        if _is_note(element):
            state.notes -= 1
            if not state.notes:
                self._close_note()
        if tag in {"td", "th"} and state.grids:
            state.cells.pop()
        elif tag in _BLOCKS:
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        state = self._open
        if tag in {"ul", "ol"}:
            state.lists.pop()
        elif tag == "li":
            state.items.pop()
        elif tag == "table":
            self._close_table()
        elif tag == "pre":
            state.fixed -= 1
        elif tag[0] == "h" and tag[1:].isdigit():
            state.heading = 0

    # -------------------------------------------------------------- words

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._open.notes:
            self._open.note.append(text)
        elif self._open.fixed:
            self._fixed(text)
        else:
            self._add(text)
        self._line += text.count("\n")

    def _add(self, text: str, ahead: int = 0) -> None:
        state = self._open
        self._words.add(text, self._line + ahead, strong=state.bold > 0, linked=state.links > 0)

    def _fixed(self, text: str) -> None:
        """Words whose line ends count: an empty line ends the paragraph."""
        for ahead, line in enumerate(text.split("\n")):
            if ahead:
                self._break()
            self._add(line, ahead)

    def _break(self) -> None:
        """A line end of the author's; the second one in a row ends the paragraph."""
        if self._words.at_break:
            self._flush()
        self._words.end_line(BREAK)

    def _close_note(self) -> None:
        """What stood raised: a footnote reference, or the exponent of a unit."""
        printed = "".join(self._open.note)
        self._open.note.clear()
        mark = printed.strip(" \t\n\r\f[]()")
        if _NOTE_MARK.fullmatch(mark) and not _UNIT.search(self._words.last_words):
            self._words.note(mark)
        else:
            self._add(printed)

    # -------------------------------------------------------------- blocks

    @property
    def _content(self) -> list[Block]:
        """Where the next block goes. Stray words between the rows of a table go to its last cell."""
        state = self._open
        if len(state.grids) > len(state.cells) and state.grids[-1].cells:
            return state.grids[-1].cells[-1].content
        return state.cells[-1].content if state.cells else self.blocks

    @property
    def _seat(self) -> Seat:
        cells = self._open.cells
        return Seat(cells[0].row, cells[0].column) if cells else Seat()

    def _item(self, attributes: Mapping[str, str]) -> _Item:
        state = self._open
        depth = len(state.cells)
        level = max(1, sum(1 for one in state.lists if one.depth == depth))
        found = _NOTE_ITEM.fullmatch(attributes.get("id", ""))
        mark = state.lists[-1].marks.take(attributes) if state.lists else "•"
        return _Item(depth, level, mark, found.group(1) if found else None)

    def _flush(self) -> None:
        phrase = self._words.phrase()
        self._words = Words()
        if phrase:
            self._emit(self._without_lead_note(phrase))

    def _without_lead_note(self, phrase: Phrase) -> Phrase | None:
        """Footnotes are gathered; a raised number that nothing refers to goes back into its words."""
        self._referenced.update(mark for offset, mark in phrase.notes if offset)
        lead = next((mark for offset, mark in phrase.notes if not offset), None)
        if lead is None:
            return phrase
        rest = Phrase(phrase.text, phrase.lines, phrase.strong, tuple(note for note in phrase.notes if note[0]))
        if lead in self._referenced and not self._open.cells:
            self._keep_note(lead, rest)
            return None
        shift = len(lead) + 1
        return Phrase(
            f"{lead} {rest.text}", rest.lines, 0, tuple((offset + shift, mark) for offset, mark in rest.notes)
        )

    def _keep_note(self, mark: str, phrase: Phrase) -> None:
        self.footnotes.append((mark, self._seat.text("paragraph", phrase)))

    def _count(self) -> None:
        """One more block or cell is shown."""
        self._shown += 1
        check_blocks(self._shown)

    def _emit(self, phrase: Phrase | None) -> None:
        if phrase is None:
            return
        if not self._open.cells:
            self._count()
        state, content, seat = self._open, self._content, self._seat
        depth = len(state.cells)
        item = state.items[-1] if state.items and state.items[-1].depth == depth else None
        if item and item.note in self._referenced and item.note:
            self._keep_note(item.note, phrase)
        elif item and item.index is None:
            item.index = len(content)
            content.extend(item_blocks(phrase, seat, item.level, item.mark))
        elif item and item.index == len(content) - 1 and item.lines < _MOST_LINES:
            content[-1] = _joined(content[-1], phrase, seat)
            item.lines += len(phrase.lines)
        elif state.heading and not depth:
            content.append(seat.text("heading", phrase, state.heading))
        else:
            content.extend(free_blocks(phrase, seat, item.level if item else 0))

    def _close_table(self) -> None:
        state = self._open
        grid = state.grids.pop()
        seat = self._seat
        table = grid.table(Place(lines=(grid.line, self._line), row=seat.row, column=seat.column))
        if table is None:
            return
        if len(table.cells) == 1 and any(isinstance(block, Table) for block in table.cells[0].content):
            self._content.extend(table.cells[0].content)  # a frame around the page is no table
        else:
            self._content.append(table)


def _joined(block: Block, phrase: Phrase, seat: Seat) -> Block:
    """A further paragraph of a list element is a further line of its item."""
    if not isinstance(block, Text):
        return block
    above = Phrase(block.text, (), block.strong, block.notes)
    whole = above.joined(phrase)
    places = block.places + seat.places(phrase)
    return Text(block.kind, whole.text, places, block.level, block.mark, whole.strong, notes=whole.notes)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _style(element: etree._Element) -> str:
    return element.get("style") or ""


def _skipped(element: etree._Element) -> bool:
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    style = _style(element)
    return bool(style and _HIDDEN.search(style)) or bool(_NOTE_BACK.match(element.get("href") or ""))


def _is_bold(element: etree._Element) -> bool:
    return element.tag in _BOLD or bool(_style(element) and _BOLD_STYLE.search(_style(element)))


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and (element.get("href") or "").startswith("#")


def _is_note(element: etree._Element) -> bool:
    return element.tag == "sup" or (element.tag == "a" and bool(_NOTE_LINK.match(element.get("href") or "")))


def read_tree(page: str) -> tuple[list[Block], list[tuple[str, Text]]]:
    """The blocks and footnotes of a web page or a fragment of one; places lack their block's number.

    Raises TooLarge where the nesting is so deep that the parser gives up, for the rest would be lost, and for more
    than is read.
    """
    check_tags(page)
    # A page of any size is read: how much is too much is asked elsewhere.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = cast("etree._Element | None", etree.fromstring(page.encode("utf-8", "replace"), parser))
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge("The page nests its elements thousands deep; open it in a browser and save it as PDF.")
    if root is None:  # nothing but white space and comments
        return [], []
    reader = TreeReader(counter_styles("".join(_sheets(root))))
    reader.read(root)
    return reader.blocks, reader.footnotes


def _sheets(root: etree._Element) -> Iterator[str]:
    return (element.text or "" for element in root.iter("style"))
