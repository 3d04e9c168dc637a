"""What the samples in Word share: a Danish document, lists, fields, contents, bytes that stay the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from samples.content import Marks

BLUE = RGBColor(0x1F, 0x3A, 0x5F)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every member of the archive, so that the bytes do not change with the clock."""

DANISH_IDS = {
    "Heading1": "Overskrift1",
    "Heading2": "Overskrift2",
    "Title": "Titel",
    "Subtitle": "Undertitel",
    "ListParagraph": "Listeafsnit",
    "TOCHeading": "Overskrift",
    "Header": "Sidehoved",
    "Footer": "Sidefod",
    "TableGrid": "Tabel-Gitter",
}
"""Style ids as a Danish Word writes them; the names inside the file stay English."""

LEVELS: dict[Marks, tuple[tuple[str, str], tuple[str, str]]] = {
    "bullets": (("bullet", "•"), ("bullet", "o")),
    "numbers": (("decimal", "%1."), ("lowerLetter", "%2)")),
    "letters": (("lowerLetter", "%1)"), ("lowerRoman", "%2.")),
}


def language(document: WordDocument, code: str) -> None:
    """Set the language of all text."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for element in defaults.iter(qn("w:lang")):
        element.set(qn("w:val"), code)


def rename_style(document: WordDocument, old: str, new: str) -> None:
    """Give a style another id, and all that refer to it."""
    for element in document.styles.element.iter():
        for name in (qn("w:styleId"), qn("w:val")):
            if element.get(name) == old and element.tag != qn("w:name"):
                element.set(name, new)


def contents_style(document: WordDocument, width: float) -> None:
    """Add the style of a contents line: dots up to the page number at *width* cm."""
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), "Indholdsfortegnelse1")
    style.base_style = document.styles["Normal"]
    style.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field; its result follows in the next runs."""
    _field_mark(paragraph, "begin")
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    paragraph.add_run()._r.append(words)
    _field_mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close the field."""
    _field_mark(paragraph, "end")


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A whole field with the result that Word showed last."""
    begin_field(paragraph, instruction)
    paragraph.add_run(result)
    end_field(paragraph)


def _field_mark(paragraph: Paragraph, kind: str) -> None:
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(char)


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell's background."""
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{colour}"/>'))


def add_list(document: WordDocument, marks: Marks) -> Callable[[Paragraph, int], None]:
    """Start a list; what comes back makes a paragraph an item of it, at a depth from 0.

    Every list is a numbering of its own, so that numbers start again.
    """
    if marks == "paragraph":
        return lambda _paragraph, _level: None
    numbering = document.part.numbering_part.element
    ids = [int(element.get(qn("w:numId"))) for element in numbering.findall(qn("w:num"))]
    number = max(ids, default=0) + 1
    abstract = 1000 + number
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{227 + 227 * depth}" w:hanging="227"/></w:pPr></w:lvl>'
        for depth, (kind, text) in enumerate(LEVELS[marks])
    )
    numbering.insert(
        len(numbering.findall(qn("w:abstractNum"))),
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f"{levels}</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )

    def mark(paragraph: Paragraph, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    return mark


def prepare(document: WordDocument, title: str, author: str) -> None:
    """Danish names, language, fonts, margins, the pages' head and foot; *title* and *author* stand in the head."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, author, "da-DK"
    properties.comments = ""
    properties.created = properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    language(document, "da-DK")
    for old, new in DANISH_IDS.items():
        rename_style(document, old, new)
    contents_style(document, 16.8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    subtitle = document.styles["Subtitle"].font
    subtitle.name, subtitle.size, subtitle.italic = "Calibri", Pt(16), False
    for name, size in (("Heading 1", 16), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), BLUE
        style.paragraph_format.keep_with_next = True
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = f"{author} – {title}"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Side ")
    add_field(footer, "PAGE", "2")


def list_of_contents(document: WordDocument, lines: Sequence[tuple[str, int]]) -> None:
    """A page of contents: headings and page numbers, as the result of a field."""
    document.add_paragraph("Indhold", style="TOC Heading").paragraph_format.page_break_before = True
    for number, (heading, page) in enumerate(lines):
        line = document.add_paragraph(style="toc 1")
        if number == 0:
            begin_field(line, 'TOC \\o "1-1" \\h \\z')
        line.add_run(f"{heading}\t{page}")
        if number == len(lines) - 1:
            end_field(line)


def bold(paragraph: Paragraph, words: str) -> None:
    """Add *words* in bold."""
    paragraph.add_run(words).bold = True


def fixed_bytes(document: WordDocument) -> bytes:
    """The document's bytes, the same at every call."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()
