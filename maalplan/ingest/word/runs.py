"""From the inside of a paragraph to its words: every element is read, knowingly left out, or looked into.

python-docx' own ``paragraph.text`` leaves out tracked insertions, content controls and text boxes; the page
shows them, so the XML is walked here. What is not named below is looked into, so that words in an element
nobody thought of are found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from maalplan.ingest.word.names import COMPATIBILITY, MATH, OFFICE, VML, chosen, switch, value, w
from maalplan.ingest.word.styles import Styles, points
from maalplan.ingest.writing.ink import PAGE, Ink, InkWell
from maalplan.ingest.writing.labels import printed
from maalplan.ingest.writing.symbols import ONE_CHARACTER, readable, shown
from maalplan.model import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from maalplan.ingest.word.styles import ParagraphLook

LEFT_OUT = frozenset(
    {w(name) for name in ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt")}
    | {f"{{{MATH}}}{name}" for name in ("rPr", "ctrlPr")}
)
"""What the page does not show: tracked deletions, and properties."""


@dataclass(slots=True)
class Field:
    """A field that is open: its code, and whether its result has begun."""

    code: str = ""
    shown: bool = False


class NoteReference(NamedTuple):
    """A reference to a footnote or endnote, with its mark as printed."""

    mark: str
    kind: str
    note_id: str


@dataclass(slots=True)
class NoteCounter:
    """Footnotes and endnotes are counted apart, in reading order."""

    forms: dict[str, tuple[str, int]]
    """Per kind the number format and the first number."""
    found: list[NoteReference] = field(default_factory=list)
    _counted: dict[str, int] = field(default_factory=dict)

    def refer(self, kind: str, note_id: str, mark: str | None = None) -> str:
        """The mark of the next note of *kind*; *mark* where the author set one, which is not counted."""
        if mark is None:
            form, start = self.forms[kind]
            number = self._counted.get(kind, start)
            self._counted[kind] = number + 1
            mark = printed(number, form)
        self.found.append(NoteReference(mark, kind, note_id))
        return mark


@dataclass(slots=True)
class Story:
    """What runs on from paragraph to paragraph."""

    styles: Styles
    notes: NoteCounter
    fields: list[Field] = field(default_factory=list)
    contents: int = 0
    """How many contents lists (content controls) we stand in."""

    def in_contents(self) -> bool:
        """Whether what is read now is made by a contents list."""
        return self.contents > 0 or any(f.code.split()[:1] == ["TOC"] for f in self.fields)

    def in_code(self) -> bool:
        """Whether what is read now is the code of a field, which the page does not show."""
        return any(not f.shown for f in self.fields)


class Look(NamedTuple):
    """What the words of a run look like."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False
    size: float = 0.0
    font: str | None = None


class Inline:
    """Reads the inside of one paragraph (or of several that a deleted paragraph mark makes one)."""

    def __init__(self, story: Story, look: ParagraphLook) -> None:
        self.boxes: list[_Element] = []
        self.ruled = False
        self.in_contents = False
        """Whether all words belong to a contents list."""
        self._story = story
        self._paragraph = look
        self._plain = Look(bold=look.bold, size=look.size)
        self._look = self._plain
        self._well = InkWell()
        self._outside = False
        self._inside = False
        self._own_mark: tuple[str, str] | None = None

    def read(self, *paragraphs: _Element) -> Ink:
        """The words of the paragraph."""
        for paragraph in paragraphs:
            self._children(paragraph)
        # The code of a field ends in its paragraph; where its end is lost, the rest of the document is no code.
        self._story.fields = [f for f in self._story.fields if f.shown]
        self.in_contents = self._inside and not self._outside
        return self._well.dry()

    def _children(self, element: _Element) -> None:
        for child in element:
            handler = HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif child.tag not in LEFT_OUT:
                self._children(child)

    def _write(self, text: str) -> None:
        look = self._look
        if look.hidden or self._story.in_code():
            return
        if self._own_mark is not None:
            kind, note_id = self._own_mark
            self._own_mark = None
            self._well.refer(self._story.notes.refer(kind, note_id, text.strip()))
            return
        self._well.write(text, look.bold, look.raised, look.size)
        if not text.isspace():
            inside = self._story.in_contents()
            self._inside |= inside
            self._outside |= not inside

    def run(self, element: _Element) -> None:
        """``w:r``: words in one look."""
        outer, self._look = self._look, self._look_of(element.find(w("rPr")))
        self._children(element)
        self._look = outer

    def _look_of(self, properties: _Element | None) -> Look:
        if properties is None:
            return self._plain
        style = self._story.styles.run(value(properties, w("rStyle")))
        position = value(properties, w("vertAlign"))
        fonts = properties.find(w("rFonts"))
        return Look(
            bold=_toggled(properties, "b", self._paragraph.bold, style.bold),
            hidden=_toggled(properties, "vanish", self._paragraph.hidden, style.hidden)
            or (style.placeholder and _asks_for_words(properties)),
            raised=style.raised if position is None else position == "superscript",
            size=points(value(properties, w("sz"))) or style.size or self._paragraph.size,
            font=None if fonts is None else fonts.get(w("ascii")),
        )

    def text(self, element: _Element) -> None:
        """``w:t``, ``m:t``: words."""
        self._write(readable((element.text or "").translate(ONE_CHARACTER), self._look.font))

    def tab(self, _: _Element) -> None:
        """``w:tab``, ``w:ptab``."""
        self._write("\t")

    def hyphen(self, _: _Element) -> None:
        """``w:noBreakHyphen``."""
        self._write("-")

    def symbol(self, element: _Element) -> None:
        """``w:sym``: one glyph of a symbol font."""
        code = element.get(w("char"), "")
        if all(char in "0123456789abcdefABCDEF" for char in code) and 0 < len(code) <= 4:
            self._write(shown(int(code, 16), element.get(w("font"))))

    def line_break(self, element: _Element) -> None:
        """``w:br``, ``w:cr``: a line end that the author set, or the end of the page."""
        self._write(PAGE if element.get(w("type")) == "page" else BREAK)

    def field_mark(self, element: _Element) -> None:
        """``w:fldChar``: where a field begins, its code ends and its result ends. Hidden ones count as well."""
        kind, fields = element.get(w("fldCharType")), self._story.fields
        if kind == "begin":
            fields.append(Field())
        elif kind == "separate" and fields:
            fields[-1].shown = True
        elif kind == "end" and fields:
            fields.pop()

    def field_code(self, element: _Element) -> None:
        """``w:instrText``: not shown, but it tells what the field is."""
        if self._story.fields and not self._story.fields[-1].shown:
            self._story.fields[-1].code += element.text or ""

    def simple_field(self, element: _Element) -> None:
        """``w:fldSimple``: a field whose code is an attribute."""
        self._story.fields.append(Field(element.get(w("instr"), ""), shown=True))
        depth = len(self._story.fields)
        self._children(element)
        del self._story.fields[depth - 1 :]

    def note(self, element: _Element) -> None:
        """``w:footnoteReference``, ``w:endnoteReference``."""
        if self._look.hidden or self._story.in_code():
            return
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        note_id = element.get(w("id"), "")
        if element.get(w("customMarkFollows"), "0") in {"1", "true", "on"}:
            self._own_mark = (kind, note_id)
        else:
            self._well.refer(self._story.notes.refer(kind, note_id))

    def alternate(self, element: _Element) -> None:
        """``mc:AlternateContent``: the same thing in two ways, of which one is read."""
        branch = chosen(element)
        if branch is not None:
            self._children(branch)

    def box(self, element: _Element) -> None:
        """``w:txbxContent``: a text box, read after the paragraph."""
        if not self._look.hidden:
            self.boxes.append(element)

    def rectangle(self, element: _Element) -> None:
        """``v:rect``: a horizontal line, or a frame around something."""
        self.ruled |= element.get(f"{{{OFFICE}}}hr") in {"t", "true"}
        self._children(element)


def _toggled(properties: _Element, name: str, by_paragraph: bool, by_character: bool) -> bool:
    """A toggle: said of the run itself it holds; two styles that both turn it on turn it off again."""
    own = switch(properties, w(name))
    return by_paragraph != by_character if own is None else own


def _asks_for_words(run: _Element) -> bool:
    """Whether the content control around says that it shows a prompt ("Klik her …"): that is an empty value."""
    controls = run.iterancestors(w("sdt"))
    return any(switch(control.find(w("sdtPr")), w("showingPlcHdr")) for control in controls)


HANDLERS: dict[str, Callable[[Inline, _Element], None]] = {
    w("r"): Inline.run,
    w("t"): Inline.text,
    f"{{{MATH}}}t": Inline.text,
    w("tab"): Inline.tab,
    w("ptab"): Inline.tab,
    w("br"): Inline.line_break,
    w("cr"): Inline.line_break,
    w("noBreakHyphen"): Inline.hyphen,
    w("sym"): Inline.symbol,
    w("fldChar"): Inline.field_mark,
    w("instrText"): Inline.field_code,
    w("fldSimple"): Inline.simple_field,
    w("footnoteReference"): Inline.note,
    w("endnoteReference"): Inline.note,
    f"{{{COMPATIBILITY}}}AlternateContent": Inline.alternate,
    w("txbxContent"): Inline.box,
    f"{{{VML}}}rect": Inline.rectangle,
}
