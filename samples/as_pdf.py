"""A sample as a PDF: cover, contents with dots, ruled tables, lists in cells, headers and page numbers.

The bytes are the same at every call (reportlab's invariant mode).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import cm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from samples.content import COLUMNS, Goal, Milestone, Sample, mark
from samples.pdf_parts import PALE, RULED, Ruled, Styles, contents, printed, styles_of

WIDTHS = (3.7 * cm, 4.6 * cm, 5.5 * cm, 3.6 * cm)
LEAST = 80
"""Points that must be left on a page for a goal to start on it where tables run over."""


def as_pdf(sample: Sample) -> bytes:
    """The document's bytes."""
    styles = styles_of(sample.document.look.font)
    story = [*_front(sample, styles), *_chapters(sample, styles), *_signatures(sample, styles)]
    return printed(sample.title, sample.document.cover[2], styles, story)


def _front(sample: Sample, styles: Styles) -> Iterator[Flowable]:
    ministry, title, agency, date = sample.document.cover
    yield NextPageTemplate("inner")
    for words, style in ((ministry, "ministry"), (title, "title"), (agency, "agency"), (date, "body")):
        yield Paragraph(words, styles[style])
    yield PageBreak()
    yield from contents(styles)


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
    yield Ruled([*head, *rows], WIDTHS, style=TableStyle(style), repeatRows=repeat, splitInRow=int(look.run_over))


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
