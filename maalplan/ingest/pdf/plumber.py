"""The pages as pdfplumber shows them. The one file that knows that library."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from maalplan.errors import Damaged, Encrypted, MaalplanError, NotADocument
from maalplan.ingest.pdf.marks import UNKNOWN
from maalplan.ingest.pdf.ruling import ruling_of
from maalplan.ingest.pdf.shown import PageView
from maalplan.ingest.pdf.words import Char, drawn_bullets, words_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_HEAD = 1024
"""Within so many bytes a PDF must say that it is one."""

_LARGE = 0.4
"""A picture of more than this share of the page may be a scan of it."""


def pages_shown(data: bytes) -> Iterator[PageView]:
    """Every page of the PDF *data*, in order; each is closed before the next is looked at.

    :raises NotADocument: *data* is no PDF.
    :raises Encrypted: it asks for a password.
    :raises Damaged: it cannot be opened, a page of it cannot be read, or it has no pages.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise NotADocument(
            "This is no PDF file, whatever its name says; open it where it came from and save it as PDF."
        )
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pdf = _opened(data)
    try:
        yield from _views(pdf)
    except MaalplanError:
        raise
    except Exception as error:
        raise _translated(error) from error
    finally:
        pdf.close()


def _opened(data: bytes) -> PDF:
    import pdfplumber

    try:
        return pdfplumber.open(io.BytesIO(data))
    except Exception as error:
        raise _translated(error) from error


def _views(pdf: PDF) -> Iterator[PageView]:
    pages = pdf.pages
    if not pages:
        raise Damaged("The PDF opens but has no pages; fetch it again, or open it in a PDF reader and save it anew.")
    for number, page in enumerate(pages, start=1):
        view = _view(page, number)
        page.close()
        yield view


def _translated(error: Exception) -> MaalplanError:
    """What pdfminer met, in our words. It raises nearly every kind of exception on broken files."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    causes = (error, error.__cause__, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return Encrypted("The PDF asks for a password; save a copy without one and convert that.")
    return Damaged(
        "The PDF is damaged and cannot be read; fetch it again, or open it in a PDF reader and save it anew."
    )


def _view(page: Page, number: int) -> PageView:
    words = words_of(_char(char) for char in page.chars if _on_page(char, page))
    shapes = [(shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in (*page.curves, *page.rects)]
    grids, rules = ruling_of(page)
    return PageView(
        number=number,
        width=float(page.width),
        height=float(page.height),
        words=(*words, *drawn_bullets(shapes, words)),
        grids=grids,
        rules=rules,
        pictured=any(_share(picture, page) > _LARGE for picture in page.images),
    )


def _share(picture: dict[str, Any], page: Page) -> float:
    return float(picture["width"] * picture["height"] / (page.width * page.height))


def _on_page(char: dict[str, Any], page: Page) -> bool:
    across = (char["x0"] + char["x1"]) / 2
    down = (char["top"] + char["bottom"]) / 2
    return bool(page.bbox[0] <= across <= page.bbox[2] and page.bbox[1] <= down <= page.bbox[3])


def _char(char: dict[str, Any]) -> Char:
    rise = char["matrix"][5] - char["y0"]
    return Char(
        text=UNKNOWN if char["text"].startswith("(cid:") else char["text"],
        box=(char["x0"], char["top"], char["x1"], char["bottom"]),
        baseline=char["bottom"] - rise if char["upright"] else char["bottom"],
        size=char["size"],
        font=char["fontname"],
        upright=char["upright"],
    )
