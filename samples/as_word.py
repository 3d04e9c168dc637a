"""A sample as a Word document of the kind that a Danish ministry keeps.

Danish heading styles and language, a cover, a contents field, one table per goal with real lists in its
cells, signatures over a line, page numbers in the footer. The bytes are the same at every call.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.content import COLUMNS, Goal, Milestone, Sample
from samples.word_parts import (
    DANISH_IDS,
    add_field,
    add_list,
    begin_field,
    contents_style,
    end_field,
    language,
    rename_style,
    shade,
)

BLUE = RGBColor(0x1F, 0x3A, 0x5F)
WIDTHS = (Cm(3.4), Cm(4.6), Cm(5.4), Cm(3.4))
LINE = "_" * 40
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every member of the archive, so that the bytes do not change with the clock."""


def as_word(sample: Sample) -> bytes:
    """The document's bytes."""
    document = Document()
    _prepare(document, sample)
    _cover(document, sample)
    _contents(document, sample)
    for heading, chapter, goals in sample.chapters():
        document.add_heading(heading, level=1).paragraph_format.page_break_before = True
        for part in chapter.body:
            _part(document, part)
        for goal in goals:
            _goal(document, sample, goal)
    _signatures(document, sample)
    return _bytes(document)


def _prepare(document: WordDocument, sample: Sample) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = sample.title, sample.document.cover[2], "da-DK"
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
    section.header.paragraphs[0].text = f"{sample.document.cover[2]} – {sample.title}"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Side ")
    add_field(footer, "PAGE", "2")


def _cover(document: WordDocument, sample: Sample) -> None:
    ministry, title, agency, date = sample.document.cover
    top = document.add_paragraph()
    _bold(top, ministry)
    top.paragraph_format.space_after = Pt(150)
    document.add_paragraph(title, style="Title")
    document.add_paragraph(agency, style="Subtitle")
    document.add_paragraph(date)


def _contents(document: WordDocument, sample: Sample) -> None:
    document.add_paragraph("Indhold", style="TOC Heading").paragraph_format.page_break_before = True
    lines = sample.contents()
    for number, (heading, page) in enumerate(lines):
        line = document.add_paragraph(style="toc 1")
        if number == 0:
            begin_field(line, 'TOC \\o "1-1" \\h \\z')
        line.add_run(f"{heading}\t{page}")
        if number == len(lines) - 1:
            end_field(line)


def _part(document: WordDocument, part: str | tuple[str, ...]) -> None:
    if isinstance(part, str):
        document.add_paragraph(part)
        return
    mark = add_list(document, "bullets")
    for item in part:
        mark(document.add_paragraph(item, style="List Paragraph"), 0)


def _goal(document: WordDocument, sample: Sample, goal: Goal) -> None:
    look = sample.document.look
    heads = [f"Mål {goal.number}"] if look.title_row else []
    if not look.title_row:
        document.add_heading(f"Mål {goal.number}", level=2)
    parts = [[m] for m in goal.milestones] if look.rows else [list(goal.milestones)]
    table = document.add_table(rows=len(heads) + 1 + len(parts), cols=len(COLUMNS), style="Table Grid")
    _size(table)
    for head in heads:
        cell = table.cell(0, 0).merge(table.cell(0, len(COLUMNS) - 1))
        _bold(cell.paragraphs[0], head)
        shade(cell, "D9E2EF")
    top = len(heads)
    for column, name in enumerate(COLUMNS):
        _bold(table.cell(top, column).paragraphs[0], name)
        shade(table.cell(top, column), "EEF2F7")
    last = len(table.rows) - 1
    for column in (0, 1, 3) if len(parts) > 1 else ():
        table.cell(top + 1, column).merge(table.cell(last, column))
    _fill(table.cell(top + 1, 0), (goal.title,))
    _fill(table.cell(top + 1, 1), goal.aim)
    _fill(table.cell(top + 1, 3), sample.remarks(goal))
    marks = sample.printed(goal).marks
    mark = add_list(document, marks)
    for row, milestones in enumerate(parts, top + 1):
        cell = table.cell(row, 2)
        _fill(cell, (goal.criterion,) if goal.criterion and row == top + 1 else ())
        for milestone in milestones:
            for level, paragraph in _points(cell, milestone, listed=marks != "paragraph"):
                mark(paragraph, level)
    document.add_paragraph().paragraph_format.space_after = Pt(4)


def _points(cell: _Cell, milestone: Milestone, *, listed: bool) -> list[tuple[int, Paragraph]]:
    """The paragraphs of a milestone, each with its depth in the list."""
    paragraphs = []
    for level, words in ((0, milestone.lead), *((1, sub) for sub in milestone.subs)):
        empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
        paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
        paragraph.add_run(words)
        paragraph.style = "List Paragraph" if listed else "Normal"
        paragraphs.append((level, paragraph))
    return paragraphs


def _fill(cell: _Cell, paragraphs: tuple[str, ...]) -> None:
    for number, words in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        label, colon, rest = words.partition(": ")
        labelled = bool(colon) and label.isalpha()
        if labelled:
            _bold(paragraph, label + colon)
        paragraph.add_run(rest if labelled else words)


def _bold(paragraph: Paragraph, words: str) -> None:
    paragraph.add_run(words).bold = True


def _size(table: Table) -> None:
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = width


def _signatures(document: WordDocument, sample: Sample) -> None:
    blocks = sample.signers()
    if not sample.document.look.beside:
        for block in blocks:
            for number, words in enumerate((LINE, *block)):
                line = document.add_paragraph(words)
                line.paragraph_format.space_before = Pt(40 if number == 0 else 0)
                line.paragraph_format.space_after = Pt(2)
        return
    document.add_paragraph()
    table = document.add_table(rows=1, cols=len(blocks))
    for cell, block in zip(table.rows[0].cells, blocks, strict=True):
        _fill(cell, ("_" * 30, *block))
        for line in cell.paragraphs:
            line.paragraph_format.space_after = Pt(2)


def _bytes(document: WordDocument) -> bytes:
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()
