"""What pdfium makes of a PDF as a whole, before its pages are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maalplan.ingest.pdf.pdfium.opened import open_pdf

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST = 100_000
"""No more pages are looked for, whatever number the file gives."""


@dataclass(frozen=True, slots=True)
class State:
    """``pages``: how many pages the file says it has; ``there``: which of them, from 0, are there; ``sound``: its
    table of objects could be used as it is; ``form``: pdfium's number for the kind of form; ``attachments``: how
    many files are attached."""

    pages: int
    there: tuple[int, ...]
    sound: bool
    form: int
    attachments: int


@dataclass(frozen=True, slots=True)
class Yield:
    """What can be had from the pages: how many characters they show, which of them, from 0, can be read, how many
    the file says there are, and which of those that can be read, counted from 1 without the others, show nothing."""

    characters: int
    pages: tuple[int, ...]
    said: int
    blank: tuple[int, ...]

    @property
    def rank(self) -> tuple[int, int, bool]:
        """The more, the better; where it is the same, the truth about the pages is better."""
        return self.characters, len(self.pages), len(self.pages) == self.said


def state_of(data: bytes, passwords: Sequence[str]) -> State:
    """The state of the PDF *data*. Raises as :func:`~maalplan.ingest.pdf.pdfium.opened.open_pdf`."""
    from pypdfium2 import raw

    with open_pdf(data, passwords) as document:
        return State(
            pages=len(document),
            there=_there(document),
            sound=bool(raw.FPDF_DocumentHasValidCrossReferenceTable(document)),
            form=document.get_formtype(),
            attachments=document.count_attachments(),
        )


def yield_of(data: bytes, passwords: Sequence[str]) -> Yield:
    """What the pages of the PDF *data* give. Raises as :func:`~maalplan.ingest.pdf.pdfium.opened.open_pdf`."""
    characters, pages, blank = 0, [], []
    with open_pdf(data, passwords) as document:
        for index in _there(document):
            shown = _shown(document, index)
            if shown is not None:
                pages.append(index)
                characters += shown[0]
                if not shown[1]:
                    blank.append(len(pages))
        return Yield(characters, tuple(pages), len(document), tuple(blank))


def first_text(document: PdfDocument) -> str:
    """The words of the first page; none where it does not load."""
    from pypdfium2 import PdfiumError

    try:
        page = document[0]
    except PdfiumError:
        return ""
    text = page.get_textpage()
    words: str = text.get_text_bounded()
    text.close()
    page.close()
    return words


def _there(document: PdfDocument) -> tuple[int, ...]:
    from pypdfium2 import raw

    size = raw.FS_SIZEF()
    pages = range(min(len(document), _MOST))
    return tuple(index for index in pages if raw.FPDF_GetPageSizeByIndexF(document, index, size))


def _shown(document: PdfDocument, index: int) -> tuple[int, int] | None:
    """How many characters and how many things a page shows; None where it does not load."""
    from pypdfium2 import PdfiumError, raw

    try:
        page = document[index]
    except PdfiumError:
        return None
    try:
        text = page.get_textpage()
        characters = text.count_chars()
        text.close()
        return characters, raw.FPDFPage_CountObjects(page)
    except PdfiumError:
        return None
    finally:
        page.close()
