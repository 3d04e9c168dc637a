"""From the body of a Word file to drafts, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maalplan.ingest.word.names import COMPATIBILITY, chosen, switch, value, w
from maalplan.ingest.word.numbering import Numbering
from maalplan.ingest.word.runs import Inline, Story
from maalplan.ingest.word.styles import has_border, has_leader, heading_level, left_indent
from maalplan.ingest.word.tables import read_grid
from maalplan.ingest.writing.drafts import Draft, Para, Rule
from maalplan.ingest.writing.ink import PAGE
from maalplan.ingest.writing.labels import BULLET, Label
from maalplan.ingest.writing.values import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from maalplan.ingest.word.styles import ParagraphLook
    from maalplan.ingest.writing.ink import Ink

THROUGH = frozenset(w(name) for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements around paragraphs, rows and cells that the page does not show."""
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"


class Walker:
    """Reads containers of paragraphs and tables: the body, a cell, a text box, a footnote."""

    def __init__(self, story: Story, numbering: Numbering) -> None:
        self._story = story
        self._numbering = numbering
        self._joined: list[_Element] = []
        """Paragraphs whose end was deleted with changes tracked: their words go on in the next one."""

    def blocks(self, container: _Element) -> tuple[Draft, ...]:
        """What stands in the container."""
        outer, self._joined = self._joined, []
        found = [*self._blocks(container), *self._ended()]
        self._joined = outer
        return tuple(found)

    def _ended(self) -> Iterator[Draft]:
        """The words that no paragraph follows."""
        if self._joined:
            yield from self._paragraph(self._joined.pop(), ended=True)

    def _blocks(self, container: _Element) -> Iterator[Draft]:
        for child in container:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._ended()
                grid = read_grid(child, members, self.blocks)
                if grid is not None:
                    yield grid
            elif child.tag == w("sdt"):
                yield from self._control(child)
            elif child.tag in THROUGH:
                yield from self._blocks(child)
            elif child.tag == ALTERNATE and (branch := chosen(child)) is not None:
                yield from self._blocks(branch)

    def _control(self, control: _Element) -> Iterator[Draft]:
        gallery = value(control.find(w("sdtPr")), w("docPartObj"), w("docPartGallery")) or ""
        contents = gallery.lower() in {"table of contents", "indholdsfortegnelse"}
        self._story.contents += contents
        for content in control.findall(w("sdtContent")):
            yield from self._blocks(content)
        self._story.contents -= contents

    def _paragraph(self, paragraph: _Element, ended: bool = False) -> Iterator[Draft]:
        properties = paragraph.find(w("pPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        if not ended and mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None):
            self._joined.append(paragraph)
            return
        parts, self._joined = [*self._joined, paragraph], []
        look = self._story.styles.paragraph(value(properties, w("pStyle")))
        inline = Inline(self._story, look)
        ink = inline.read(*parts)
        hidden = look.hidden if (own := switch(mark, w("vanish"))) is None else own
        pieces = ink.split(PAGE)
        yield from self._before(properties, look)
        label = None if not pieces and (hidden or ended) else self._label(properties, look)
        if pieces:
            yield from _with_breaks(ink, [self._para(piece, properties, look, inline) for piece in pieces], label)
        elif PAGE in ink.text or inline.ruled or look.bordered or has_border(properties):
            yield Rule()
        for box in inline.boxes:
            yield from self.blocks(box)
        if properties is not None and _new_section(properties.find(w("sectPr"))):
            yield Rule()

    def _before(self, properties: _Element | None, look: ParagraphLook) -> Iterator[Rule]:
        own = switch(properties, w("pageBreakBefore"))
        if look.new_page if own is None else own:
            yield Rule()

    def _para(self, ink: Ink, properties: _Element | None, look: ParagraphLook, inline: Inline) -> Para:
        outline = value(properties, w("outlineLvl"))
        level = look.level if outline is None else heading_level(outline)
        if level and self._story.fields and inline.in_contents:
            # A heading cannot stand in a contents list: the end of the list's field is lost.
            self._story.fields.clear()
        contents = inline.in_contents and not level
        indent = left_indent(properties)
        return Para(
            ink=ink,
            level=level,
            role="contents" if contents else look.role,
            leader=look.leader or has_leader(properties),
            indent=look.indent if indent is None else indent,
        )

    def _label(self, properties: _Element | None, look: ParagraphLook) -> Label | None:
        """The label of a paragraph in a list; asking for it counts it."""
        numbers = None if properties is None else properties.find(w("numPr"))
        list_id = value(numbers, w("numId")) or look.list_id
        if list_id is None:
            return Label(BULLET, True, "", max(1, look.list_depth)) if look.bulleted else None
        if list_id == "0":
            return None
        level = value(numbers, w("ilvl"))
        if level is None:
            by_style = self._numbering.level_of(list_id, look.style_ids)
            at = by_style if by_style is not None else look.list_level or 0
        else:
            at = whole(level, 0)
        label = self._numbering.label(list_id, at)
        if label is None or look.list_depth <= label.depth:
            return label
        return replace(label, depth=look.list_depth)


def members(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table, or the cells of a row, also those in content controls and tracked insertions."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in THROUGH or child.tag == w("sdt"):
            yield from members(child, name)


def _with_breaks(ink: Ink, paras: list[Para], label: Label | None) -> Iterator[Draft]:
    """The pieces of a paragraph that page breaks cut, with the breaks; the label stands before the first."""
    if ink.text.lstrip(" \t\v").startswith(PAGE):
        yield Rule()
    for number, para in enumerate(paras):
        if number:
            yield Rule()
        yield replace(para, label=None if number else label)
    if ink.text.rstrip(" \t\v").endswith(PAGE):
        yield Rule()


def _new_section(section: _Element | None) -> bool:
    """Whether a section ends here with more than a change of columns or margins."""
    return section is not None and value(section, w("type")) != "continuous"
