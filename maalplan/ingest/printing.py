"""Documents for word processors have no pages until they are printed: LibreOffice, where it is installed, prints them
to a PDF, of which pictures are made.

It runs as it does for old Word documents: out of sight, without macros, links and network, within a time.
"""

from __future__ import annotations

import logging
from typing import Final

from maalplan.errors import MaalplanError
from maalplan.ingest.detect import Kind
from maalplan.ingest.office import convert, find_office
from maalplan.limits import PRINT_SECONDS
from maalplan.model import PagePicture

log = logging.getLogger(__name__)

_SUFFIXES: Final = {Kind.WORD: ".docx", Kind.ODT: ".odt", Kind.DOC: ".doc"}
"""Not rich text: of that LibreOffice shows pictures that lie elsewhere on the machine, whatever its settings say."""
_MEDIA: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/vnd.ms-word",
    "application/msword",
    "application/vnd.oasis.opendocument.text",
)
"""How the media types of these kinds begin."""


def is_printed(kind: Kind) -> bool:
    """Whether pages are printed of documents of this *kind*: LibreOffice is installed, and prints them."""
    return kind in _SUFFIXES and find_office() is not None


def has_pages(media_type: str) -> bool:
    """As :func:`is_printed`, of a document whose media type is known.

    >>> has_pages("text/html")
    False
    """
    return media_type.startswith(_MEDIA) and find_office() is not None


def printed_pages(data: bytes, kind: Kind) -> tuple[PagePicture, ...]:
    """The pages of the document *data*, of a *kind* that :func:`is_printed`; none where LibreOffice makes none."""
    from maalplan.ingest.pdf.pictures import page_pictures

    program = find_office()
    if program is None:
        return ()
    suffix = ".fodt" if kind is Kind.ODT and not data.startswith(b"PK") else _SUFFIXES[kind]
    try:
        made = convert(data, suffix, program, PRINT_SECONDS, to="pdf")
        return () if made is None else tuple(page_pictures(made))
    except MaalplanError as error:
        log.debug("no pages: %s", error.message)
        return ()
