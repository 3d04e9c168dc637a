"""The pages as pdfplumber sees them, the reference for our own reading. The one file that knows that library."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from maalplan.errors import Damaged, Encrypted, MaalplanError
from maalplan.ingest.pdf.marks import UNKNOWN
from maalplan.ingest.pdf.pdfium.frame import frame_of
from maalplan.ingest.pdf.seen import Seen
from maalplan.ingest.pdf.shown import Box, Edge, Shape
from maalplan.ingest.pdf.words import Char, words_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF


@contextmanager
def opened(data: bytes, passwords: Sequence[str] = ()) -> Iterator[PDF]:
    """The PDF *data*, opened with one of *passwords* where it asks for one; closed at the end.

    :raises Encrypted: it asks for another password.
    :raises Damaged: it cannot be opened, or something in it cannot be read while it is open.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        pdf = _first_that_opens(data, ("", *passwords))
        try:
            yield pdf
        finally:
            pdf.close()
    except MaalplanError:
        raise
    except Exception as error:
        raise _translated(error) from error


def _first_that_opens(data: bytes, passwords: Sequence[str]) -> PDF:
    import pdfplumber

    for password in passwords[:-1]:
        try:
            return pdfplumber.open(io.BytesIO(data), password=password)
        except Exception as error:
            if not isinstance(_translated(error), Encrypted):
                raise
    return pdfplumber.open(io.BytesIO(data), password=passwords[-1])


def _translated(error: Exception) -> MaalplanError:
    """What pdfminer met, in our words. It raises nearly every kind of exception on broken files."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    causes = (error, error.__cause__, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return Encrypted("The PDF asks for a password; give it with --password.")
    return Damaged(
        "The PDF is damaged and cannot be read; fetch it again, or open it in a PDF reader and save it anew."
    )


def seen_by_pdfplumber(pdf: PDF, index: int) -> Seen:
    """The page at *index*, counted from 0; what was read of it is forgotten again."""
    page = pdf.pages[index]
    shown = _shown_part(page)
    left, top, right, bottom = shown
    seen = Seen(
        width=right - left,
        height=bottom - top,
        words=words_of(_char(char, left, top) for char in page.chars if _is_inside(char, shown)),
        shapes=tuple(_shape(shape, left, top) for shape in (*page.lines, *page.rects, *page.curves)),
        pictures=tuple(_box(picture, left, top) for picture in page.images),
    )
    page.close()
    return seen


def _shown_part(page: Page) -> Box:
    """What is shown of the paper, in pdfplumber's coordinates. Its own box for that is not turned with the page."""
    from pdfminer.pdftypes import resolve_all

    paper = page.page_obj.mediabox
    cut = page.page_obj.attrs.get("CropBox")
    asked = [float(value) for value in resolve_all(cut)] if cut else paper
    crop = (
        max(paper[0], min(asked[0], asked[2])),
        max(paper[1], min(asked[1], asked[3])),
        min(paper[2], max(asked[0], asked[2])),
        min(paper[3], max(asked[1], asked[3])),
    )
    x0, top, x1, bottom = frame_of(tuple(paper), page.rotation // 90).box(*crop)
    x, y = float(page.mediabox[0]), float(page.mediabox[1])
    return x0 + x, top + y, x1 + x, bottom + y


def _box(item: dict[str, Any], left: float, top: float) -> Box:
    return item["x0"] - left, item["top"] - top, item["x1"] - left, item["bottom"] - top


def _shape(shape: dict[str, Any], left: float, top: float) -> Shape:
    from pdfplumber.utils.geometry import obj_to_edges

    edges = (_edge(edge, left, top) for edge in obj_to_edges(shape) if edge["orientation"])
    outlined = bool(shape.get("stroke"))
    return Shape(shape["object_type"], _box(shape, left, top), tuple(edges), outlined)


def _edge(edge: dict[str, Any], left: float, top: float) -> Edge:
    x0, y0, x1, y1 = _box(edge, left, top)
    return Edge(x0, y0, y1, upright=True) if edge["orientation"] == "v" else Edge(y0, x0, x1, upright=False)


def _is_inside(char: dict[str, Any], box: Box) -> bool:
    across = (char["x0"] + char["x1"]) / 2
    down = (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _char(char: dict[str, Any], left: float, top: float) -> Char:
    box = _box(char, left, top)
    rise = char["matrix"][5] - char["y0"]
    return Char(
        text=UNKNOWN if char["text"].startswith("(cid:") else char["text"],
        box=box,
        baseline=box[3] - rise if char["upright"] else box[3],
        size=char["size"],
        font=char["fontname"],
        upright=char["upright"],
    )
