"""A plan as a Word document: a cover, a table in the four-column form for each goal, signatures.

Milestones are a real numbered list; where they have a column of their own (Frist, Vægt), each has a row.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any, Final

from maalplan.model import Plan
from maalplan.output.export.printed import PrintedGoal, PrintedMilestone, PrintedPlan, printed
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.export.xml_text import fitting

_WIDTHS: Final = {"Titel": 4.2, "Mål": 6.2, "Målepunkt": 8.4, "Bemærkninger": 5.0}
_NARROW: Final = 2.6
"""Of columns, in parts of the page's width; all others are narrow."""
_PAGE: Final = (29.7, 21.0, 1.8)
"""Width, height and margin in centimetres: A4 across."""
_LINE: Final = "_" * 30
_MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The same in every document, so that equal plans give equal bytes."""
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii".split()
_NUMBERED: Final = 9000
"""Ids of our own lists begin here."""


def to_docx(plans: Sequence[Plan], _wishes: Wishes) -> Files:
    """A document for each of *plans*, by its id."""
    return {f"{plan.id}.docx": plan_to_docx(plan) for plan in sorted(plans, key=lambda plan: plan.id)}


def plan_to_docx(plan: Plan) -> bytes:
    """*plan* as a Word document; the same plan gives the same bytes."""
    writer = _Writer(printed(plan))
    writer.write()
    return writer.finished()


class _Writer:
    """A document in the making."""

    def __init__(self, plan: PrintedPlan) -> None:
        from docx import Document

        self._plan = plan
        self._document: Any = Document()
        self._lists = 0

    def write(self) -> None:
        """The whole plan, in order."""
        self._prepare()
        self._cover()
        for chapter in self._plan.chapters:
            if chapter.heading:
                self._document.add_heading(fitting(chapter.heading), level=chapter.level)
            for goal in chapter.goals:
                self._goal(goal)
        self._agreement()

    def finished(self) -> bytes:
        """The document as a file."""
        saved, out = io.BytesIO(), io.BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                member = zipfile.ZipInfo(name, _LONG_AGO)
                member.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(member, old.read(name))
        return out.getvalue()

    # -------------------------------------------------------------- the frame

    def _prepare(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = fitting(self._plan.title)[:255], "", ""
        properties.language = "da-DK"
        properties.created = properties.modified = _MADE
        for language in self._document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")):
            language.set(qn("w:val"), "da-DK")
        font = self._document.styles["Normal"].font
        font.name, font.size = "Calibri", Pt(10)
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(_PAGE[0]), Cm(_PAGE[1])
        section.left_margin = section.right_margin = Cm(_PAGE[2])

    def _cover(self) -> None:
        plan = self._plan
        if plan.draft:
            self._document.add_paragraph().add_run("UDKAST").bold = True
        if plan.ministry:
            self._document.add_paragraph().add_run(fitting(plan.ministry)).bold = True
        self._document.add_paragraph(fitting(plan.title), style="Title")
        if plan.agency:
            self._document.add_paragraph(fitting(plan.agency), style="Subtitle")
        for line in filter(None, (plan.date, plan.period)):
            self._document.add_paragraph(fitting(line))

    def _agreement(self) -> None:
        if self._plan.follow_ups:
            self._document.add_heading("Opfølgning", level=1)
            for line in self._plan.follow_ups:
                self._document.add_paragraph(fitting(line), style="List Bullet")
        if self._plan.signatures:
            self._document.add_heading("Underskrifter", level=1)
            for block in self._plan.signatures:
                self._document.add_paragraph()
                for line in (_LINE, *block):
                    self._document.add_paragraph(fitting(line))

    # -------------------------------------------------------------- a goal

    def _goal(self, goal: PrintedGoal) -> None:
        if goal.heading:
            self._document.add_heading(fitting(goal.heading), level=3)
        columns, count = goal.columns, len(goal.milestones)
        rows = max(count, 1) if goal.own else 1
        table = self._document.add_table(rows=rows + 1, cols=len(columns), style="Table Grid")
        self._size(table, columns)
        for column, name in enumerate(columns):
            table.cell(0, column).paragraphs[0].add_run(fitting(name)).bold = True
        if rows > 1:
            for column in (0, 1, len(columns) - 1):
                table.cell(1, column).merge(table.cell(rows, column))
        _fill(table.cell(1, 0), [("", goal.title)])
        _fill(table.cell(1, 1), goal.aim)
        _fill(table.cell(1, len(columns) - 1), [("", words) for words in goal.remarks])
        if goal.criterion:
            _fill(table.cell(1, 2), [("", goal.criterion)])
        listed = self._list(goal.milestones)
        for place, milestone in enumerate(goal.milestones):
            row = 1 + place if goal.own else 1
            _milestone(table.cell(row, 2), milestone, listed)
            for column, words in enumerate(milestone.beside, start=3):
                _fill(table.cell(row, column), [("", words)])
        self._document.add_paragraph()

    def _size(self, table: Any, columns: Sequence[str]) -> None:
        """The widths of the columns; no row is cut by a page's end, and the heads stand on every page."""
        from docx.oxml import OxmlElement
        from docx.shared import Cm

        table.autofit = False
        parts = [_WIDTHS.get(name, _NARROW) for name in columns]
        for column, part in zip(table.columns, parts, strict=True):
            width = Cm((_PAGE[0] - 2 * _PAGE[2]) * part / sum(parts))
            column.width = width
            for cell in column.cells:
                cell.width = width
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _list(self, milestones: Sequence[PrintedMilestone]) -> int | None:
        """A new numbering for *milestones*; null where their marks are no row of numbers or letters."""
        marks = [milestone.mark for milestone in milestones]
        count = len(marks)
        kinds = {
            ("decimal", "%1."): [f"{place}." for place in range(1, count + 1)],
            ("lowerLetter", "%1)"): [f"{letter})" for letter in ascii_lowercase[:count]],
            ("lowerRoman", "%1)"): [f"{number})" for number in _ROMAN[:count]],
        }
        kind = next((kind for kind, whole in kinds.items() if whole == marks), None)
        return self._numbering(*kind) if kind and marks else None

    def _numbering(self, number: str, text: str) -> int:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        self._lists += 1
        own = _NUMBERED + self._lists
        numbering = self._document.part.numbering_part.element
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{number}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl>'
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{own}">{level}</w:abstractNum>')
        numbering.insert(len(numbering.findall(qn("w:abstractNum"))), abstract)
        used = parse_xml(f'<w:num {nsdecls("w")} w:numId="{own}"><w:abstractNumId w:val="{own}"/></w:num>')
        numbering.append(used)
        return own


def _milestone(cell: Any, milestone: PrintedMilestone, listed: int | None) -> None:
    paragraph = _next(cell)
    first, *more = milestone.text.split("\n")
    paragraph.add_run(fitting(first if listed else f"{milestone.mark} {first}"))
    if listed is not None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = listed
    for words in more:
        _next(cell).add_run(fitting(words))


def _fill(cell: Any, paragraphs: Sequence[tuple[str, str]]) -> None:
    """Paragraphs into a cell, their labels in bold."""
    for label, words in paragraphs:
        if label or words:
            paragraph = _next(cell)
            if label:
                paragraph.add_run(fitting(f"{label}: ")).bold = True
            paragraph.add_run(fitting(words))


def _next(cell: Any) -> Any:
    """The paragraph to write to: the cell's first where it is empty, else a new one."""
    first = cell.paragraphs[0]
    return first if len(cell.paragraphs) == 1 and not first.text else cell.add_paragraph()
