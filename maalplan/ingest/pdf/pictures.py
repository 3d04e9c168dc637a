"""The pages of a PDF as pictures, each with its words and their boxes, in the frame that places have."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from maalplan.errors import MaalplanError
from maalplan.ingest.pdf.intake import taken_in
from maalplan.ingest.pdf.pdfium.opened import open_pdf
from maalplan.ingest.pdf.pdfium.page import seen_by_pdfium
from maalplan.ingest.pdf.scan.rendering import is_too_large
from maalplan.ingest.pdf.shown import Tag
from maalplan.ingest.pdf.turned import box_turned
from maalplan.limits import DRAWN_PAGES
from maalplan.model import PagePicture, PageWord

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

MEDIA_TYPE = "image/webp"
WIDE = 1100
"""Pixels across: small print can be read, and six pages stay well under a megabyte."""
_TALLEST = 4 * WIDE
"""Pixels down; a page that is longer is drawn smaller."""
_PRINT = 90_000
"""Bytes up to which a page is kept without loss: print is smaller so, and crisper; photographs and scans are larger."""
_QUALITY = 55
"""WebP's, of other pages; below it letters fray."""


def page_pictures(data: bytes, passwords: Sequence[str] = ()) -> Iterator[PagePicture]:
    """Every page of the PDF *data*, in order, as it is shown: turned and cut as the file says.

    A page that cannot be drawn, is larger than any paper or comes behind very many others has no picture.

    :raises maalplan.errors.MaalplanError: the file cannot be opened.
    """
    taken = taken_in(data, passwords)
    with open_pdf(taken.data, passwords) as document:
        for index in range(len(document)):
            yield _picture(document, index)


def _picture(document: PdfDocument, index: int) -> PagePicture:
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
        try:
            width, height = page.get_size()
            is_drawn = index < DRAWN_PAGES and not is_too_large(page)
            drawn, pixels = _drawn(page, width, height) if is_drawn else (b"", (0, 0))
        finally:
            page.close()
    except PdfiumError:
        return PagePicture(index + 1, 595.0, 842.0, (0, 0), MEDIA_TYPE, b"")
    return PagePicture(index + 1, width, height, pixels, MEDIA_TYPE, drawn, _words(document, index))


def _drawn(page: Any, width: float, height: float) -> tuple[bytes, tuple[int, int]]:
    scale = min(WIDE / max(width, 1.0), _TALLEST / max(height, 1.0))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    whole = _encoded(picture, lossless=True)
    data = whole if len(whole) <= _PRINT else min(whole, _encoded(picture, quality=_QUALITY), key=len)
    return data, picture.size


def _encoded(picture: Image.Image, **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", method=4, **how)
    return file.getvalue()


def _words(document: PdfDocument, index: int) -> tuple[PageWord, ...]:
    """The words on the page as it is shown, none where they cannot be read: places are then as wide as they are."""
    from pypdfium2 import PdfiumError

    try:
        seen = seen_by_pdfium(document, index)
    except (PdfiumError, MaalplanError):
        return ()
    paths = dict(_paths(seen.tags))
    return tuple(
        PageWord(
            word.text,
            box_turned(word.box, seen.width, seen.height, -seen.turns) if seen.turns else word.box,
            () if word.content is None else paths.get(word.content, ()),
        )
        for word in (*seen.words, *seen.hidden)
    )


def _paths(tags: Iterable[Tag]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Of each piece of marked content the path of the element that it is in."""
    for tag in tags:
        for inner in tag.content:
            if isinstance(inner, int):
                yield inner, tag.path
            else:
                yield from _paths((inner,))
