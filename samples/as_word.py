"""A sample as a Word document of the kind that a Danish ministry keeps.

Danish heading styles and language, a cover, a contents field, one table per goal with real lists in its
cells, signatures over a line, page numbers in the footer. The bytes are the same at every call.
"""

from __future__ import annotations

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from samples.content import COLUMNS, Goal, Milestone, Sample
from samples.word_parts import add_list, bold, fixed_bytes, list_of_contents, prepare, shade

WIDTHS = (Cm(3.4), Cm(4.6), Cm(5.4), Cm(3.4))
LINE = "_" * 40


def as_word(sample: Sample) -> bytes:
    """The document's bytes."""
    document = Document()
    prepare(document, sample.title, sample.document.cover[2])
    _cover(document, sample)
    list_of_contents(document, sample.contents())
    for heading, chapter, goals in sample.chapters():
        document.add_heading(heading, level=1).paragraph_format.page_break_before = True
        for part in chapter.body:
            _part(document, part)
        for goal in goals:
            _goal(document, sample, goal)
    _signatures(document, sample)
    return fixed_bytes(document)


def _cover(document: WordDocument, sample: Sample) -> None:
    ministry, title, agency, date = sample.document.cover
    top = document.add_paragraph()
    bold(top, ministry)
    top.paragraph_format.space_after = Pt(150)
    document.add_paragraph(title, style="Title")
    document.add_paragraph(agency, style="Subtitle")
    document.add_paragraph(date)


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
        bold(cell.paragraphs[0], head)
        shade(cell, "D9E2EF")
    top = len(heads)
    for column, name in enumerate(COLUMNS):
        bold(table.cell(top, column).paragraphs[0], name)
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
            bold(paragraph, label + colon)
        paragraph.add_run(rest if labelled else words)


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
