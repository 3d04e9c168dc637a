"""Makes tagged PDFs: what is drawn and what the structure tree says of it are told apart, so the tree can lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from reportlab.pdfbase.pdfmetrics import stringWidth

SIZE, LEADING, PAD = 10.0, 12.0, 4.0
HEIGHT = 842.0

Mark: TypeAlias = tuple[int, int]
"""A page, from 0, and the number of a marked content on it."""


@dataclass(frozen=True)
class Element:
    """An element of the structure tree."""

    kind: str
    kids: tuple[Element | Mark | None, ...] = ()
    spans: tuple[int, int] = (1, 1)

    def of(self, *kinds: str) -> list[Element]:
        """The elements of these *kinds* in it, from the top down, not those inside them."""
        if self.kind in kinds:
            return [self]
        return [found for kid in self.kids if isinstance(kid, Element) for found in kid.of(*kinds)]

    def marks(self) -> list[Mark]:
        """All marked content in it."""
        found: list[Mark] = []
        for kid in self.kids:
            if isinstance(kid, Element):
                found += kid.marks()
            elif kid is not None:
                found.append(kid)
        return found

    def having(self, *kids: Element | Mark | None) -> Element:
        """The element with other children."""
        return replace(self, kids=kids)


@dataclass
class Paper:
    """Pages that are drawn on; ``y`` counts down from the top of the page."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    counts: list[int] = field(default_factory=lambda: [0])
    y: float = 60.0

    def turn(self) -> None:
        """Goes on to a new page."""
        self.pages.append([])
        self.counts.append(0)
        self.y = 60.0

    def line(self, x: float, words: str, *, bold: bool = False, tagged: bool = True) -> Mark | None:
        """Draws *words* at ``y``; gives their mark, None where they are drawn without one."""
        page = len(self.pages) - 1
        number = self.counts[page]
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        begin = f"/P <</MCID {number}>> BDC" if tagged else "/Artifact BMC"
        self.pages[page].append(f"{begin} BT /{font} {SIZE} Tf 1 0 0 1 {x} {HEIGHT - self.y} Tm ({escaped}) Tj ET EMC")
        if not tagged:
            return None
        self.counts[page] += 1
        return page, number

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draws a straight line."""
        self.pages[-1].append(f"/Artifact BMC 0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S EMC")

    def paragraph(self, words: str, *, x: float = 60.0, width: float = 400.0, bold: bool = False) -> Element:
        """Draws a paragraph, wrapped where it must."""
        marks = []
        for part in wrapped(words, width, bold=bold):
            self.y += LEADING
            marks.append(self.line(x, part, bold=bold))
        self.y += LEADING / 2
        return Element("P", tuple(marks))


def wrapped(words: str, width: float, *, bold: bool = False) -> list[str]:
    """*words* as lines of *width*, broken at ``\\n`` too."""
    lines = []
    for given in words.split("\n"):
        line = ""
        for word in given.split(" "):
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, "Helvetica-Bold" if bold else "Helvetica", SIZE) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


Cell: TypeAlias = str | Sequence[str]
"""The paragraphs of a cell; those that begin with ``- `` are list items."""


def table(
    paper: Paper,
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[float],
    *,
    ruled: bool = True,
    untagged: Sequence[tuple[int, int]] = (),
    x: float = 60.0,
) -> Element:
    """Draws a table and gives what an honest tree says of it. Of the cells *untagged*, by row and column, it says
    nothing."""
    found = []
    for number, row in enumerate(rows):
        top = paper.y
        cells, bottom = [], top
        for column, cell in enumerate(row):
            paper.y = top + PAD
            left = x + sum(widths[:column])
            tagged = (number, column) not in untagged
            paragraphs = [cell] if isinstance(cell, str) else cell
            said = [
                _said(paper, words, left + PAD, widths[column] - 2 * PAD, number == 0, tagged) for words in paragraphs
            ]
            cells.append(Element("TH" if number == 0 else "TD", tuple(kid for kid in said if kid.marks())))
            bottom = max(bottom, paper.y + PAD)
        paper.y = bottom
        if ruled:
            _frame(paper, [x + sum(widths[:n]) for n in range(len(widths) + 1)], top, bottom)
        found.append(Element("TR", tuple(cells)))
    paper.y += LEADING
    return Element("Table", tuple(found))


def _said(paper: Paper, words: str, x: float, width: float, bold: bool, tagged: bool) -> Element:
    item = words.startswith("- ")
    marks: list[Mark | None] = []
    for n, line in enumerate(wrapped(words[2:] if item else words, width - (12 if item else 0), bold=bold)):
        paper.y += LEADING
        if item and n == 0:
            label = paper.line(x, "-", tagged=tagged)
        marks.append(paper.line(x + (12 if item else 0), line, bold=bold, tagged=tagged))
    known = tuple(mark for mark in marks if mark)
    if not item:
        return Element("P", known)
    return Element("L", (Element("LI", (Element("Lbl", (label,) if label else ()), Element("LBody", known))),))


def _frame(paper: Paper, sides: Sequence[float], top: float, bottom: float) -> None:
    for y in (top, bottom):
        paper.rule(sides[0], y, sides[-1], y)
    for side in sides:
        paper.rule(side, top, side, bottom)


def pdf(paper: Paper, *tops: Element, roles: str = "") -> bytes:
    """The file: what is on *paper*, with the structure tree *tops*; *roles* is the tree's role map."""
    return _Writing(paper, roles).written(Element("Document", tops))


class _Writing:
    def __init__(self, paper: Paper, roles: str) -> None:
        self.paper, self.roles = paper, roles
        self.objects: list[str] = ["", "", ""]
        self.parents: dict[Mark, int] = {}
        self.pages = []

    def add(self, content: str) -> int:
        self.objects.append(content)
        return len(self.objects)

    def written(self, document: Element) -> bytes:
        catalog, tree, kids = 1, 2, 3
        fonts = "".join(
            f"/{name} <</Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding>> "
            for name, font in (("F1", "Helvetica"), ("F2", "Helvetica-Bold"))
        )
        for number, drawn in enumerate(self.paper.pages):
            stream = "\n".join(drawn)
            content = self.add(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
            self.pages.append(
                self.add(
                    f"<</Type /Page /Parent {kids} 0 R /MediaBox [0 0 595 {HEIGHT}] /Contents {content} 0 R "
                    f"/Resources <</Font <<{fonts}>>>> /StructParents {number}>>"
                )
            )
        root = self.element(document, tree)
        numbers = " ".join(f"{page} [{self.of_page(page)}]" for page in range(len(self.pages)))
        parents = self.add(f"<</Nums [{numbers}]>>")
        self.objects[catalog - 1] = (
            f"<</Type /Catalog /Pages {kids} 0 R /StructTreeRoot {tree} 0 R /MarkInfo <</Marked true>>>>"
        )
        self.objects[tree - 1] = (
            f"<</Type /StructTreeRoot /K {root} 0 R /ParentTree {parents} 0 R /RoleMap <<{self.roles}>>>>"
        )
        listed = " ".join(f"{page} 0 R" for page in self.pages)
        self.objects[kids - 1] = f"<</Type /Pages /Kids [{listed}] /Count {len(self.pages)}>>"
        return self.file()

    def of_page(self, page: int) -> str:
        """The parent of each marked content of *page*."""
        parents = (self.parents.get((page, mark)) for mark in range(self.paper.counts[page]))
        return " ".join("null" if parent is None else f"{parent} 0 R" for parent in parents)

    def element(self, element: Element, parent: int) -> int:
        number = self.add("")
        kids = []
        for kid in element.kids:
            if kid is None:
                kids.append(f"<</Type /StructElem /S /TD /P {number} 0 R>>")
            elif isinstance(kid, Element):
                kids.append(f"{self.element(kid, number)} 0 R")
            else:
                self.parents[kid] = number
                kids.append(f"<</Type /MCR /Pg {self.pages[kid[0]]} 0 R /MCID {kid[1]}>>")
        rows, columns = element.spans
        spans = f"/A <</O /Table /RowSpan {rows} /ColSpan {columns}>> " if element.spans != (1, 1) else ""
        self.objects[number - 1] = (
            f"<</Type /StructElem /S /{element.kind} /P {parent} 0 R {spans}/K [{' '.join(kids)}]>>"
        )
        return number

    def file(self) -> bytes:
        out = b"%PDF-1.7\n"
        places = []
        for number, content in enumerate(self.objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        return out + f"trailer <</Size {len(places) + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
