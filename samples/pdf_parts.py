"""What the samples in PDF share: pages with heads and numbers, styles, ruled tables, bytes that stay the same."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

BLUE, PALE, RULED = colors.HexColor("#1F3A5F"), colors.HexColor("#E3EAF3"), colors.HexColor("#5A6B80")
MARGIN = 1.8 * cm

Styles = dict[str, ParagraphStyle]


class Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Tells the contents list where each chapter starts."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # reportlab's name
        if isinstance(flowable, Paragraph) and flowable.style.name == "chapter":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


class Ruled(Table):  # type: ignore[misc]  # reportlab has no types
    """Closes the frame on both sides of a page break, as Word does."""

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if len(parts) > 1:
            repeated = int(self.repeatRows)
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), 0.6, RULED)])
            parts[1].setStyle([("LINEABOVE", (0, repeated), (-1, repeated), 0.6, RULED)])
        return parts


def styles_of(font: str) -> Styles:
    """The styles of all text, in Helvetica or Vera."""
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
        ParagraphStyle("part", style("", 11), fontName=bold, textColor=BLUE, spaceAfter=4, spaceBefore=6),
        ParagraphStyle("inner", style("", 10), fontName=bold, spaceAfter=3, spaceBefore=4),
        ParagraphStyle("centre", cell, fontName=bold, alignment=TA_CENTER),
        style("toc", 11, spaceAfter=6),
    ]
    return {made_style.name: made_style for made_style in made}


def contents(styles: Styles) -> Iterator[Flowable]:
    """A page with the list of contents."""
    yield Paragraph("Indhold", styles["contents"])
    yield TableOfContents(levelStyles=[styles["toc"]], dotsMinLevel=0)
    yield PageBreak()


def printed(title: str, author: str, styles: Styles, story: Iterable[Flowable]) -> bytes:
    """A document of *story*, with *author* and *title* in the head of every page but the cover."""
    out = io.BytesIO()
    pages = Pages(out, pagesize=A4, invariant=1, title=title, author=author, lang="da-DK")
    frame = Frame(MARGIN, 2 * cm, A4[0] - 2 * MARGIN, A4[1] - 4.2 * cm, 0, 0, 0, 0)

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont(styles["body"].fontName, 8)
        canvas.drawString(MARGIN, A4[1] - 1.3 * cm, f"{author} – {title}")
        canvas.drawCentredString(A4[0] / 2, 1.1 * cm, f"Side {document.page}")

    pages.addPageTemplates([PageTemplate("cover", [frame]), PageTemplate("inner", [frame], onPage=furniture)])
    pages.multiBuild(list(story))
    return out.getvalue()
