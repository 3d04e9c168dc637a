"""From the inside of a paragraph to its words: every element is read, knowingly left out, or looked into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from maalplan.ingest.odt.names import names, q
from maalplan.ingest.writing.ink import Ink, InkWell
from maalplan.ingest.writing.symbols import ONE_CHARACTER, readable
from maalplan.ingest.writing.values import whole
from maalplan.model import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from maalplan.ingest.odt.styles import Look, Styles

LEFT_OUT = (
    names("office", "annotation annotation-end forms binary-data event-listeners dde-source")
    | names("svg", "title desc")
    | names("draw", "image object object-ole plugin applet enhanced-geometry glue-point contour-polygon contour-path")
    | names("text", "tracked-changes change number ruby-text placeholder script hidden-paragraph note-citation")
    | names("text", "sequence-decls variable-decls user-field-decls dde-connection-decls section-source")
    | names("text", "alphabetical-index-auto-mark-file table-of-content-source illustration-index-source")
    | names("text", "table-index-source object-index-source user-index-source alphabetical-index-source")
    | names("text", "bibliography-source")
)
"""What the page does not show: comments, tracked deletions, declarations, prompts, descriptions of pictures."""

SHAPES = names(
    "draw", "frame g custom-shape rect ellipse circle polygon polyline path regular-polygon caption connector a"
)
"""What words can stand in that are set apart from the paragraph; ``draw:a`` is a link around such."""

LIVE = names("text", "date time file-name modification-date modification-time print-date print-time")
"""Fields that show what is so when the file is written, unless they say that they are fixed."""

WHITE = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1000


class NoteReference(NamedTuple):
    """A reference to a footnote or endnote with its mark as printed, and what stands in the note."""

    mark: str
    body: _Element


@dataclass(slots=True)
class Story:
    """What runs on from paragraph to paragraph."""

    styles: Styles
    deletions: frozenset[str] = frozenset()
    """The ids of tracked deletions."""
    just_made: bool = False
    """The file was made from another one by a program: what its live fields show, the author never saw."""
    notes: list[NoteReference] = field(default_factory=list)
    open_deletions: set[str] = field(default_factory=set)
    """Deletions that we stand in, where the file keeps deleted words in their place."""

    def mark_change(self, element: _Element) -> None:
        """``text:change-start``, ``text:change-end``."""
        change = element.get(q("text:change-id"), "")
        if element.tag == q("text:change-end"):
            self.open_deletions.discard(change)
        elif change in self.deletions:
            self.open_deletions.add(change)

    def is_shown(self, element: _Element) -> bool:
        """Whether the page shows what is in the element, as far as the element says."""
        if element.tag in LEFT_OUT or not isinstance(element.tag, str) or is_hidden(element):
            return False
        return not (self.just_made and element.tag in LIVE and element.get(q("text:fixed")) != "true")


def deletions(text: _Element) -> frozenset[str]:
    """The ids of the tracked deletions in a document."""
    regions = text.findall(f"{q('text:tracked-changes')}/{q('text:changed-region')}")
    deleted = [region for region in regions if region.find(q("text:deletion")) is not None]
    return frozenset(region.get(name, "") for region in deleted for name in (q("text:id"), q("xml:id"))) - {""}


class Inline:
    """Reads the inside of one paragraph."""

    def __init__(self, story: Story, look: Look) -> None:
        self.boxes: list[_Element] = []
        self.ruled = False
        self._story = story
        self._look = look
        self._well = InkWell()
        self._behind_space = True

    def read(self, paragraph: _Element) -> Ink:
        """The words of the paragraph."""
        if not _hides_itself(paragraph):
            self._inside(paragraph)
        return self._well.dry()

    def _inside(self, element: _Element) -> None:
        self._text(element.text)
        for child in element:
            handler = HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif child.tag in SHAPES:
                self.shape(child)
            elif self._story.is_shown(child):
                self._inside(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        """Words of the XML, in which white space is one space however much it is."""
        if not text:
            return
        text = WHITE.sub(" ", text)
        if self._behind_space:
            text = text.removeprefix(" ")
        if text:
            self._behind_space = text.endswith(" ")
            self._write(readable(text.translate(ONE_CHARACTER), self._look.font))

    def _write(self, text: str) -> None:
        if not self._look.hidden and not self._story.open_deletions:
            self._well.write(text, self._look.bold, self._look.raised, self._look.size)

    def span(self, element: _Element) -> None:
        """``text:span``: words in one look."""
        outer, self._look = self._look, self._story.styles.run(element.get(q("text:style-name")), self._look)
        self._inside(element)
        self._look = outer

    def spaces(self, element: _Element) -> None:
        """``text:s``: spaces that count."""
        self._mark(" " * max(1, min(whole(element.get(q("text:c")), 1), MOST_SPACES)))

    def tab(self, _: _Element) -> None:
        """``text:tab``."""
        self._mark("\t")

    def line_break(self, _: _Element) -> None:
        """``text:line-break``: a line end that the author set."""
        self._mark(BREAK)

    def _mark(self, text: str) -> None:
        self._behind_space = False
        self._write(text)

    def note(self, element: _Element) -> None:
        """``text:note``: a reference, and the note itself."""
        body, citation = element.find(q("text:note-body")), element.find(q("text:note-citation"))
        if self._look.hidden or self._story.open_deletions or body is None:
            return
        printed = "" if citation is None else citation.get(q("text:label")) or "".join(map(str, citation.itertext()))
        mark = printed.strip() or str(len(self._story.notes) + 1)
        self._well.refer(mark)
        self._story.notes.append(NoteReference(mark, body))

    def shape(self, element: _Element) -> None:
        """``draw:frame`` and the like: words in it are read after the paragraph."""
        if not self._look.hidden:
            self.boxes.append(element)

    def change(self, element: _Element) -> None:
        """``text:change-start``, ``text:change-end``: where a tracked change begins and ends."""
        self._story.mark_change(element)

    def line(self, _: _Element) -> None:
        """``draw:line``: a drawn line."""
        self.ruled = True


def is_hidden(element: _Element) -> bool:
    """Whether a field or section says that it is not shown now."""
    if element.get(q("text:display")) == "none":
        return True
    if element.tag == q("loext:content-control"):
        return element.get(q("loext:showing-place-holder")) == "true"
    return element.get(q("text:is-hidden")) == "true"


def _hides_itself(paragraph: _Element) -> bool:
    return any(is_hidden(field) for field in paragraph.iter(q("text:hidden-paragraph")))


HANDLERS: dict[str, Callable[[Inline, _Element], None]] = {
    q("text:span"): Inline.span,
    q("text:s"): Inline.spaces,
    q("text:tab"): Inline.tab,
    q("text:line-break"): Inline.line_break,
    q("text:note"): Inline.note,
    q("text:change-start"): Inline.change,
    q("text:change-end"): Inline.change,
    q("draw:line"): Inline.line,
}
