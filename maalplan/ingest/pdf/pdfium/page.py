"""A page as pdfium sees it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from maalplan.errors import TooLarge
from maalplan.ingest.pdf.pdfium.calls import address_of, calls
from maalplan.ingest.pdf.pdfium.frame import Frame, frame_of
from maalplan.ingest.pdf.pdfium.letters import letters_of
from maalplan.ingest.pdf.pdfium.shapes import drawing_of
from maalplan.ingest.pdf.pdfium.tags import tags_of
from maalplan.ingest.pdf.seen import Seen
from maalplan.limits import PAGE_LETTERS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


def seen_by_pdfium(document: PdfDocument, index: int) -> Seen:
    """The page at *index*, counted from 0, of *document*; it is closed again.

    :raises pypdfium2.PdfiumError: pdfium cannot load it.
    :raises TooLarge: more letters stand on it than are read.
    """
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            handle, letters_at, frame = address_of(page.raw), address_of(text_page.raw), _frame(page)
            _check_letters(calls().count_chars(letters_at), index + 1)
            drawing = drawing_of(handle, frame)
            letters = letters_of(letters_at, frame, drawing)
            turns = letters.turns
            if turns:
                frame = frame.turned(turns)
                drawing = drawing_of(handle, frame)
                letters = letters_of(letters_at, frame, drawing)
            return Seen(
                width=frame.width,
                height=frame.height,
                words=letters.words,
                shapes=tuple(drawing.shapes),
                paints=tuple(drawing.paints),
                pictures=tuple(drawing.pictures),
                hidden=letters.hidden,
                aside=letters.slanted,
                turns=turns,
                tags=tags_of(page.raw),
            )
        finally:
            text_page.close()
    finally:
        page.close()


def _check_letters(count: int, number: int) -> None:
    if count > PAGE_LETTERS:
        raise TooLarge(
            f"More than {PAGE_LETTERS} letters stand on page {number}; print the pages of the plan alone to a new PDF."
        )


def _frame(page: PdfPage) -> Frame:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return frame_of((box.left, box.bottom, box.right, box.top), page.get_rotation() // 90)
