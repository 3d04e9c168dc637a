"""Every page of a PDF, looked at by the engine that was asked for, or by text recognition where it has no text.

pdfium is asked first. Where it cannot load a page, pdfplumber looks at that page alone. A page that is a picture, or
whose text is no Danish, is recognised; where an earlier program did that and left its words under the picture,
these are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from maalplan.errors import MaalplanError, NotADocument, NotRecognised, TooLarge
from maalplan.ingest.pdf import plumber
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from maalplan.ingest.pdf.pdfium.page import seen_by_pdfium
from maalplan.ingest.pdf.seen import view_of
from maalplan.ingest.pdf.shown import PageView, Word
from maalplan.limits import PDF_PAGES
from maalplan.model import AS_USUAL, ReadOptions

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_SAMPLE = 60
"""About so many words of a page show whether they are words."""
_HEAD = 1024
"""Within so many bytes a PDF must say that it is one."""


def pages_shown(data: bytes, options: ReadOptions = AS_USUAL) -> Iterator[PageView]:
    """Every page of the PDF *data*, in order; each is closed before the next is looked at.

    :raises NotADocument: *data* is no PDF.
    :raises Encrypted: it asks for a password that ``options`` does not have.
    :raises Damaged: it cannot be opened, or has no pages.
    :raises TooLarge: it has more pages, or more on one of them, than is read.
    :raises NotRecognised: text recognition is asked for, and not installed.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise NotADocument(
            "This is no PDF file, whatever its name says; open it where it came from and save it as PDF."
        )
    with open_pdf(data, options.passwords) as document:
        if len(document) > PDF_PAGES:
            raise TooLarge(f"The PDF has more than {PDF_PAGES} pages; print those of the plan alone to a new PDF.")
        views = (
            _by_pdfplumber(data, options) if options.pdf_engine == "pdfplumber" else _by_pdfium(document, data, options)
        )
        for view in views:
            yield _readable(view, document, options)


def _by_pdfplumber(data: bytes, options: ReadOptions) -> Iterator[PageView]:
    with plumber.opened(data, options.passwords) as pdf:
        for index in range(len(pdf.pages)):
            yield view_of(plumber.seen_by_pdfplumber(pdf, index), index + 1, "pdfplumber")


def _by_pdfium(document: PdfDocument, data: bytes, options: ReadOptions) -> Iterator[PageView]:
    from pypdfium2 import PdfiumError

    for index in range(len(document)):
        try:
            yield view_of(seen_by_pdfium(document, index), index + 1, "pdfium")
        except PdfiumError:
            yield _second_look(data, index, options)


def _second_look(data: bytes, index: int, options: ReadOptions) -> PageView:
    """The page at *index* as pdfplumber sees it; without anything on it where that cannot read it either."""
    try:
        with plumber.opened(data, options.passwords) as pdf:
            return view_of(plumber.seen_by_pdfplumber(pdf, index), index + 1, "pdfplumber")
    except MaalplanError:
        return PageView(number=index + 1, width=595.0, height=842.0, words=(), grids=(), engine="none")


# ------------------------------------------------------------------ pictures


def _readable(view: PageView, document: PdfDocument, options: ReadOptions) -> PageView:
    """*view*, its words recognised in its picture where the file has none that can be read."""
    if options.ocr == "always":
        return _recognised(view, document)
    if _is_settled(view, options):
        return view
    if view.pictured and view.hidden and _is_danish(view.hidden):
        return replace(view, words=view.hidden, hidden=())
    if options.ocr == "never" or not (view.pictured or view.words):
        return view
    try:
        recognised = _recognised(view, document)
    except NotRecognised:
        return view
    return recognised if recognised.words or not view.words else view


def _is_settled(view: PageView, options: ReadOptions) -> bool:
    """Whether there is nothing else to read, or the words are those that the page shows."""
    if options.ocr == "never" and not (view.pictured and view.hidden):
        return True
    return bool(view.words) and not _is_misread(view)


def _is_misread(view: PageView) -> bool:
    """Whether the words in the file are not those that the page shows: glyphs without letters, or what an earlier
    recognition, in another language, left over a scan."""
    from maalplan.ingest.pdf.scan import looks_broken

    some = view.words[:: max(1, len(view.words) // _SAMPLE)]
    return not _is_danish(view.words) if view.pictured else looks_broken(word.text for word in some)


def _is_danish(words: tuple[Word, ...]) -> bool:
    from maalplan.ingest.pdf.scan import reads_danish

    return reads_danish(word.text for word in words)


def _recognised(view: PageView, document: PdfDocument) -> PageView:
    from maalplan.ingest.pdf import scan

    page = document[view.number - 1]
    try:
        return scan.recognised(scan.rendered(page), view.number, view.width, view.height)
    finally:
        page.close()
