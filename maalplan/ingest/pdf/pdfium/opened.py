"""A PDF, opened with pdfium; whatever goes wrong is told in our words, once."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from maalplan.errors import Damaged, Encrypted, MaalplanError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = RLock()
"""pdfium serves one thread at a time."""


@contextmanager
def open_pdf(data: bytes, passwords: Sequence[str] = ()) -> Iterator[PdfDocument]:
    """The document in *data*, which has at least one page; it is closed at the end.

    :param passwords: tried in turn where the document asks for one.
    :raises Encrypted: it asks for a password, and none of these opens it; or a password alone does not open it.
    :raises Damaged: it cannot be read, or has no pages.
    """
    with _ONE_AT_A_TIME:
        document = _opened(data, passwords)
        try:
            yield document
        finally:
            document.close()


def _opened(data: bytes, passwords: Sequence[str]) -> PdfDocument:
    from pypdfium2 import PdfDocument, raw

    logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
    code = raw.FPDF_ERR_SUCCESS
    for password in (None, *passwords):
        # The handle is asked for here and not by PdfDocument, which takes an old error for that of a document
        # without pages.
        handle = raw.FPDF_LoadMemDocument64(
            data, len(data), None if password is None else password.encode("utf-8", "surrogateescape") + b"\0"
        )
        if handle:
            document = PdfDocument(handle)
            if len(document):
                return document
            document.close()
            code = raw.FPDF_ERR_SUCCESS
            break
        code = raw.FPDF_GetLastError()
        if code != raw.FPDF_ERR_PASSWORD:
            break
    raise _translated(code, tried=bool(passwords))


def _translated(code: int, *, tried: bool) -> MaalplanError:
    """What to say of pdfium's error *code*."""
    from pypdfium2 import raw

    if code == raw.FPDF_ERR_PASSWORD:
        if tried:
            return Encrypted("None of the passwords given opens the PDF; give its own with --password.")
        return Encrypted("The PDF asks for a password; give it with --password.")
    if code == raw.FPDF_ERR_SECURITY:
        return Encrypted(
            "The PDF is locked in a way that no password opens (a certificate, or rights management); "
            "open it where you have the right to, and print it to a new PDF."
        )
    if code == raw.FPDF_ERR_SUCCESS:
        return Damaged("The PDF opens but has no pages; fetch it again, or open it in a PDF reader and save it anew.")
    return Damaged(
        "The PDF is damaged and cannot be read; fetch it again, or open it in a PDF reader and save it anew."
    )
