"""From the body of an OpenDocument text to drafts, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maalplan.ingest.odt.inline import Inline
from maalplan.ingest.odt.names import names, q
from maalplan.ingest.odt.tables import read_grid
from maalplan.ingest.writing.drafts import Para, Rule
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from maalplan.ingest.odt.inline import Story
    from maalplan.ingest.odt.lists import Lists, Nest
    from maalplan.ingest.odt.styles import ParagraphLook
    from maalplan.ingest.writing.drafts import Draft
    from maalplan.ingest.writing.labels import Label

INDEXES = names("text", "table-of-content illustration-index table-index object-index user-index alphabetical-index")
PARAGRAPHS = names("text", "p h")
CHANGES = names("text", "change-start change-end")
LISTED = PARAGRAPHS | names("text", "list")
DEEPEST_HEADING = 9


class Walker:
    """Reads containers of paragraphs and tables: the body, a cell, a text box, a footnote."""

    def __init__(self, story: Story, lists: Lists) -> None:
        self._story = story
        self._lists = lists
        self._indexes = 0
        """How many contents lists we stand in."""

    def blocks(self, container: _Element) -> tuple[Draft, ...]:
        """What stands in the container."""
        return tuple(self._blocks(container))

    def _blocks(self, container: _Element) -> Iterator[Draft]:
        for child in container:
            yield from self._block(child, None)

    def _block(self, child: _Element, nest: Nest | None, starts: bool = False) -> Iterator[Draft]:
        """*nest*: the list that the element stands in; *starts*: it is the first paragraph of an item."""
        if child.tag in CHANGES:
            self._story.mark_change(child)
        if not self._story.is_shown(child):
            return
        if child.tag in PARAGRAPHS:
            yield from self._paragraph(child, nest, starts)
            return
        handler = HANDLERS.get(child.tag)
        yield from self._blocks(child) if handler is None else handler(self, child, nest)

    def list(self, element: _Element, outer: Nest | None) -> Iterator[Draft]:
        """``text:list``."""
        nest = self._lists.open(element, outer)
        for item in element:
            starts = item.tag == q("text:list-item")
            for child in item:
                yield from self._block(child, nest, starts)
                starts = starts and child.tag not in PARAGRAPHS
                if child.tag in LISTED:
                    # Only what opens the list goes on where an earlier one ended.
                    nest = replace(nest, goes_on=False)

    def numbered(self, element: _Element, _: Nest | None) -> Iterator[Draft]:
        """``text:numbered-paragraph``: a list item on its own."""
        nest = self._lists.numbered(element)
        for child in element:
            yield from self._block(child, nest, True)

    def index(self, element: _Element, _: Nest | None) -> Iterator[Draft]:
        """``text:table-of-content`` and the like."""
        self._indexes += 1
        yield from self._blocks(element)
        self._indexes -= 1

    def table(self, element: _Element, _: Nest | None) -> Iterator[Draft]:
        """``table:table``."""
        if self._story.styles.starts_page("table", element.get(q("table:style-name"))):
            yield Rule()
        grid = read_grid(element, self.blocks)
        if grid is not None:
            yield grid

    def _paragraph(self, paragraph: _Element, nest: Nest | None, starts: bool) -> Iterator[Draft]:
        look = self._story.styles.paragraph(paragraph.get(q("text:style-name")))
        if look.break_before:
            yield Rule()
        inline = Inline(self._story, look.look)
        ink = inline.read(paragraph)
        label = self._label(paragraph, look, nest, starts)
        words = ink.cut(0, len(ink.text))
        if words.text:
            level = self._level(paragraph, look)
            contents = self._indexes > 0 and not level
            yield Para(
                ink=words,
                level=level,
                label=label,
                role="contents" if contents else look.role,
                leader=look.leader,
                indent=look.indent,
            )
        elif inline.ruled or look.bordered:
            yield Rule()
        for box in inline.boxes:
            yield from self.blocks(box)
        if look.break_after:
            yield Rule()

    def _level(self, paragraph: _Element, look: ParagraphLook) -> int:
        if paragraph.tag == q("text:h"):
            return max(1, min(whole(paragraph.get(q("text:outline-level")), 1), DEEPEST_HEADING))
        parent = paragraph.getparent()
        if self._indexes and parent is not None and parent.tag == q("text:index-title"):
            return 1
        return min(look.level, DEEPEST_HEADING)

    def _label(self, paragraph: _Element, look: ParagraphLook, nest: Nest | None, starts: bool) -> Label | None:
        """The label of a paragraph; asking for it counts it."""
        if nest is not None:
            item = paragraph.getparent() if starts else None
            if item is None:
                return None
            return self._lists.label(nest, item.get(q("text:style-override")), item.get(q("text:start-value")))
        if paragraph.tag != q("text:h") or paragraph.get(q("text:is-list-header")) == "true" or look.unlisted:
            return None
        restarts = paragraph.get(q("text:restart-numbering")) == "true"
        start = paragraph.get(q("text:start-value"), "1") if restarts else None
        return self._lists.heading(self._level(paragraph, look), start)


HANDLERS: dict[str, Callable[[Walker, _Element, Nest | None], Iterator[Draft]]] = {
    q("text:list"): Walker.list,
    q("text:numbered-paragraph"): Walker.numbered,
    q("table:table"): Walker.table,
    **dict.fromkeys(INDEXES, Walker.index),
}
