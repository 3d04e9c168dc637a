"""A sample as a PDF: cover, contents with dots, ruled tables, lists in cells, headers and page numbers.

The bytes are the same at every call (reportlab's invariant mode).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from samples.content import COLUMNS, Goal, Milestone, Sample, mark

BLUE, PALE, RULED = colors.HexColor("#1F3A5F"), colors.HexColor("#E3EAF3"), colors.HexColor("#5A6B80")
WIDTHS = (3.7 * cm, 4.6 * cm, 5.5 * cm, 3.6 * cm)
MARGIN = 1.8 * cm
LEAST = 80
"""Points that must be left on a page for a goal to start on it where tables run over."""

Styles = dict[str, ParagraphStyle]


class _Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Tells the contents list where each chapter starts."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        if isinstance(flowable, Paragraph) and flowable.style.name == "chapter":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


class _Ruled(Table):  # type: ignore[misc]  # reportlab has no types
    """Closes the frame on both sides of a page break, as Word does."""

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if len(parts) > 1:
            repeated = int(self.repeatRows)
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), 0.6, RULED)])
            parts[1].setStyle([("LINEABOVE", (0, repeated), (-1, repeated), 0.6, RULED)])
        return parts


def as_pdf(sample: Sample) -> bytes:
    """The document's bytes."""
    styles = _styles(sample.document.look.font)
    out = io.BytesIO()
    pages = _Pages(out, pagesize=A4, invariant=1, title=sample.title, author=sample.document.cover[2], lang="da-DK")
    frame = Frame(MARGIN, 2 * cm, A4[0] - 2 * MARGIN, A4[1] - 4.2 * cm, 0, 0, 0, 0)

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont(styles["body"].fontName, 8)
        canvas.drawString(MARGIN, A4[1] - 1.3 * cm, f"{sample.document.cover[2]} – {sample.title}")
        canvas.drawCentredString(A4[0] / 2, 1.1 * cm, f"Side {document.page}")

    pages.addPageTemplates([PageTemplate("cover", [frame]), PageTemplate("inner", [frame], onPage=furniture)])
    pages.multiBuild([*_front(sample, styles), *_chapters(sample, styles), *_signatures(sample, styles)])
    return out.getvalue()


def _styles(font: str) -> Styles:
    bold = {"Helvetica": "Helvetica-Bold", "Vera": "VeraBd"}[font]
    if font == "Vera" and "Vera" not in pdfmetrics.getRegisteredFontNames():
        for name in ("Vera", "VeraBd"):
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
        pdfmetrics.registerFontFamily("Vera", "Vera", "VeraBd", "Vera", "VeraBd")
    size = 8.5 if font == "Helvetica" else 7.5

    def style(name: str, points: float, **more: Any) -> ParagraphStyle:
        leading = round(points * 1.25, 1)
        return ParagraphStyle(
            name,
            fontName=font,
            fontSize=points,
            leading=leading,
            bulletFontName=font,
            bulletFontSize=points,
            splitLongWords=0,
            **more,
        )

    body = style("body", 10, spaceAfter=7)
    cell = style("cell", size)
    made = [
        body,
        cell,
        ParagraphStyle("head", cell, fontName=bold),
        ParagraphStyle("item", body, leftIndent=16, bulletIndent=4, spaceAfter=3),
        ParagraphStyle("point", cell, leftIndent=9, spaceBefore=2),
        ParagraphStyle("sub", cell, leftIndent=18, bulletIndent=9, spaceBefore=1),
        style("ministry", 13, spaceAfter=170),
        ParagraphStyle("title", style("", 26), fontName=bold, textColor=BLUE, spaceAfter=12),
        style("agency", 17, spaceAfter=30),
        ParagraphStyle("chapter", style("", 16), fontName=bold, textColor=BLUE, spaceAfter=10, spaceBefore=12),
        ParagraphStyle("contents", style("", 16), fontName=bold, textColor=BLUE, spaceAfter=10),
        ParagraphStyle("goal", style("", 12), fontName=bold, textColor=BLUE, spaceAfter=5, spaceBefore=4),
        ParagraphStyle("centre", cell, fontName=bold, alignment=TA_CENTER),
        style("toc", 11, spaceAfter=6),
    ]
    return {made_style.name: made_style for made_style in made}


def _front(sample: Sample, styles: Styles) -> Iterator[Flowable]:
    ministry, title, agency, date = sample.document.cover
    yield NextPageTemplate("inner")
    for words, style in ((ministry, "ministry"), (title, "title"), (agency, "agency"), (date, "body")):
        yield Paragraph(words, styles[style])
    yield PageBreak()
    yield Paragraph("Indhold", styles["contents"])
    yield TableOfContents(levelStyles=[styles["toc"]], dotsMinLevel=0)
    yield PageBreak()


def _chapters(sample: Sample, styles: Styles) -> Iterator[Flowable]:
    run_over = sample.document.look.run_over
    for number, (heading, chapter, goals) in enumerate(sample.chapters()):
        if number:
            yield CondPageBreak(LEAST) if run_over and goals else PageBreak()
        yield Paragraph(heading, styles["chapter"])
        for part in chapter.body:
            if isinstance(part, str):
                yield Paragraph(part, styles["body"])
            else:
                yield from (Paragraph(item, styles["item"], bulletText="•") for item in part)
        for goal in goals:
            flowables = [*_goal(sample, goal, styles), Spacer(0, 24 if run_over else 16)]
            yield from [CondPageBreak(LEAST), *flowables] if run_over else [KeepTogether(flowables)]


def _goal(sample: Sample, goal: Goal, styles: Styles) -> Iterator[Flowable]:
    look = sample.document.look
    name = f"Mål {goal.number}"
    top = 1 if look.title_row else 0
    if not top:
        yield Paragraph(name, styles["goal"])
    head = [[Paragraph(name, styles["centre"]), "", "", ""]] if top else []
    head.append([Paragraph(words, styles["head"]) for words in COLUMNS])
    parts = [[m] for m in goal.milestones] if look.rows else [list(goal.milestones)]
    rows = [["", "", _points(sample, goal, part, styles), ""] for part in parts]
    for column, paragraphs in ((0, (goal.title,)), (1, goal.aim), (3, sample.remarks(goal))):
        rows[0][column] = [Paragraph(_labelled(words), styles["cell"]) for words in paragraphs]
    if goal.criterion:
        rows[0][2] = [Paragraph(goal.criterion, styles["cell"]), *rows[0][2]]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.6, RULED),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, top), PALE),
        *([("SPAN", (0, 0), (-1, 0))] if top else []),
        *(("SPAN", (column, top + 1), (column, -1)) for column in (0, 1, 3) if len(rows) > 1),
    ]
    repeat = len(head) if look.repeat_header else 0
    yield _Ruled([*head, *rows], WIDTHS, style=TableStyle(style), repeatRows=repeat, splitInRow=int(look.run_over))


def _points(sample: Sample, goal: Goal, milestones: list[Milestone], styles: Styles) -> list[Flowable]:
    marks = sample.printed(goal).marks
    style = styles["cell" if marks == "paragraph" else "point"]
    points: list[Flowable] = []
    for milestone in milestones:
        points.append(Paragraph(milestone.lead, style, bulletText=mark(marks, milestone) or None))
        points += [Paragraph(sub, styles["sub"], bulletText="o") for sub in milestone.subs]
    return points


def _labelled(words: str) -> str:
    """A label at the start of a paragraph in bold."""
    label, colon, rest = words.partition(": ")
    return f"<b>{label}:</b> {rest}" if colon and label.isalpha() else words


def _signatures(sample: Sample, styles: Styles) -> Iterator[Flowable]:
    blocks = [["_" * 40, *lines] for lines in sample.signers()]
    columns = [[Paragraph(words, styles["body"]) for words in block] for block in blocks]
    if sample.document.look.beside:
        yield Spacer(0, 60)
        yield Table([columns], [8.7 * cm] * len(columns), style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return
    for column in columns:
        yield KeepTogether([Spacer(0, 50), *column])
