"""PDFs as they come in real life, for tests: a small plan, and what can be done to it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from tests.ingest.test_pdf import BODY

MILESTONES = (
    "Handleplanen er godkendt af departementet (Q2).",
    "Mindst 90 pct. af sagerne er afgjort inden for 30 dage (Q4).",
    "To møder er afholdt med kommunerne (Q3).",
)
"""One of each page's goal."""

_WIDTHS = (90, 120, 160, 100)
_RULED = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def plan(pages: int = 3, **arguments: Any) -> bytes:
    """A plan with a goal on every page, its content packed as most programs pack it.

    *arguments* are those of reportlab's canvas.
    """
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        return paged(pages, _page_of_plan, **{"pageCompression": 1, **arguments})
    finally:
        rl_config.useA85 = before


def paged(pages: int, draw: Callable[[Canvas, int], object], **arguments: Any) -> bytes:
    """A PDF of *pages*, each filled by *draw*, which is told the number, from 0."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **arguments)
    for number in range(pages):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _page_of_plan(canvas: Canvas, number: int) -> None:
    if number == 0:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(60, 780, "Mål- og resultatplan 2025")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 755, "Statens Serum Institut")
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(60, 715, f"Mål {number + 1}")
    words = (f"Tema {number + 1}", "Borgerne skal mærke det.", MILESTONES[number % len(MILESTONES)], "Ingen")
    rows = [["Titel", "Mål", "Målepunkt", "Bemærkninger"], [Paragraph(text, BODY) for text in words]]
    table = Table(rows, colWidths=_WIDTHS, style=_RULED)
    table.wrapOn(canvas, 470, 600)
    table.drawOn(canvas, 60, 600)


# ------------------------------------------------------------------ what is done to them


def cut(data: bytes, share: float) -> bytes:
    """The first *share* of *data*, as where a download broke off."""
    return data[: int(len(data) * share)]


def without_table_of_objects(data: bytes) -> bytes:
    """*data* without the table of where its objects stand."""
    return data[: data.rindex(b"xref\n", 0, data.rindex(b"startxref"))] + b"%%EOF\n"


def saved_as_text(data: bytes) -> bytes:
    """*data* as a program sends it that takes it for text, and changes its line ends."""
    return data.replace(b"\n", b"\r\n")


def renamed(data: bytes, name: bytes, other: bytes) -> bytes:
    """*data* with *other*, which is as long, in place of *name*."""
    assert len(name) == len(other)
    assert name in data
    return data.replace(name, other)


def with_count(data: bytes, count: int) -> bytes:
    """*data*, which says that it has *count* pages; as long where *count* has one digit."""
    return re.sub(rb"/Count \d+", b"/Count %d" % count, data)


def without_kid(data: bytes, page: int) -> bytes:
    """*data*, as long, in which nothing leads to *page*, counted from 1."""
    found = re.search(rb"/Kids \[ ?((?:\d+ 0 R ?)+)\]", data)
    assert found is not None
    kids = re.findall(rb"\d+ 0 R", found[1])
    left = b" ".join(kids[: page - 1] + kids[page:]).ljust(len(found[1]))
    return data[: found.start(1)] + left + data[found.end(1) :]


def with_hole(data: bytes, page: int) -> bytes:
    """*data* with zeros in the middle of what stands on *page*, counted from 1."""
    streams = [found.end() for found in re.finditer(rb">>\s*stream\r?\n", data)]
    start = streams[page - 1]
    middle = (start + data.index(b"endstream", start)) // 2
    return data[:middle] + bytes(40) + data[middle + 40 :]


def rewritten(data: bytes, **arguments: Any) -> bytes:
    """*data* as pikepdf writes it with *arguments*."""
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(stream, **arguments)
    return stream.getvalue()


def edited(data: bytes, edit: Callable[[Any], object]) -> bytes:
    """*data* after *edit*, which is given the document of pikepdf."""
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        edit(document)
        document.save(stream)
    return stream.getvalue()
