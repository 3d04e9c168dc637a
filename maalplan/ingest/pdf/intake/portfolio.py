"""Files attached to a PDF, and portfolios: PDFs that are but the cover of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.errors import Unsupported
from maalplan.findings import shorten
from maalplan.ingest.pdf.intake.state import first_text
from maalplan.ingest.pdf.pdfium.opened import open_pdf

_HEAD = 1024
_READERS = ("Acrobat", "Adobe Reader")
"""Programs that the cover of a portfolio asks for."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The files attached to a PDF: the names of all, with the content of those that are PDFs."""

    names: tuple[str, ...]
    pdfs: tuple[tuple[str, bytes], ...]
    asks_for_acrobat: bool
    """Its one page asks the reader to open it in another program."""


def attached_to(data: bytes, passwords: Sequence[str]) -> Attached:
    """What is attached to the PDF *data*. Raises as :func:`~maalplan.ingest.pdf.pdfium.opened.open_pdf`."""
    from pypdfium2 import PdfiumError

    names, pdfs = [], []
    with open_pdf(data, passwords) as document:
        for index in range(document.count_attachments()):
            try:
                attachment = document.get_attachment(index)
                name = attachment.get_name()
                content = bytes(attachment.get_data())
            except PdfiumError:
                continue
            names.append(name or "?")
            if b"%PDF-" in content[:_HEAD]:
                pdfs.append((name, content))
        cover = first_text(document) if len(document) == 1 else ""
    return Attached(tuple(names), tuple(pdfs), any(name in cover for name in _READERS))


def the_one_pdf(attached: Attached) -> tuple[str, bytes]:
    """Name and content of the one PDF of a portfolio.

    :raises Unsupported: it holds none, or several.
    """
    if len(attached.pdfs) == 1:
        return attached.pdfs[0]
    held = f"{len(attached.names)} files" if len(attached.names) > 1 else "a file"
    names = shorten(", ".join(attached.names))
    raise Unsupported(f"The PDF is a portfolio of {held} ({names}); save the plan from it as a file, and give that.")
