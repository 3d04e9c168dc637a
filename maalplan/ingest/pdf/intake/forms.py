"""What is filled into a form, or written onto a page as an annotation, made part of the page."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from maalplan.errors import Unsupported
from maalplan.ingest.pdf.intake.state import first_text
from maalplan.ingest.pdf.pdfium.opened import open_pdf

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_ASKED_FOR = "Adobe Reader"
"""What the page of a form that only Adobe's programs show asks for, whatever its language."""
_SHORT = 1500
"""A page that only asks for it has no more characters."""


def flattened(data: bytes, passwords: Sequence[str]) -> bytes | None:
    """The PDF *data*, no longer encrypted, with what was filled in and written on made part of its pages; None where
    nothing was.

    :raises Unsupported: it is a form that its own pages do not show (XFA).
    """
    stream = io.BytesIO()
    with open_pdf(data, passwords) as document:
        _refuse_hidden_form(document)
        document.init_forms()
        flat = [_flatten(document, index) for index in range(len(document))]
        if not any(flat):
            return None
        from pypdfium2 import raw

        document.save(stream, flags=raw.FPDF_REMOVE_SECURITY)
    return stream.getvalue()


def _refuse_hidden_form(document: PdfDocument) -> None:
    from pypdfium2 import raw

    if document.get_formtype() not in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        return
    text = first_text(document)
    if not text.strip() or (_ASKED_FOR in text and len(text) < _SHORT):
        raise Unsupported(
            "This is a form (XFA) that only Adobe's programs show; open it in Adobe Reader and print it to a new PDF."
        )


def _flatten(document: PdfDocument, index: int) -> bool:
    """Make what is written on a page part of it; whether there was anything."""
    from pypdfium2 import PdfiumError, raw

    try:
        page = document[index]
    except PdfiumError:
        return False
    try:
        count = raw.FPDFPage_GetAnnotCount(page)
        silent = [at for at in range(count) if not _has_words(document, page, at)]
        if len(silent) == count:
            return False
        # What has no words would leave its frames and colours, which look like the lines of a table.
        for at in reversed(silent):
            raw.FPDFPage_RemoveAnnot(page, at)
        return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)
    finally:
        page.close()


def _has_words(document: PdfDocument, page: PdfPage, at: int) -> bool:
    """Whether the annotation at *at* is a text written on the page, or a field with something filled in."""
    from pypdfium2 import raw

    annotation = raw.FPDFPage_GetAnnot(page, at)
    if not annotation:
        return False
    try:
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET and document.formenv is not None:
            return _is_filled(document, annotation)
        return bool(kind == raw.FPDF_ANNOT_FREETEXT)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _is_filled(document: PdfDocument, annotation: ctypes.Structure) -> bool:
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return bool(raw.FPDFAnnot_IsChecked(document.formenv, annotation))
    if kind == raw.FPDF_FORMFIELD_SIGNATURE:
        return True
    # The length is in bytes of UTF-16, with the NUL at its end.
    return bool(raw.FPDFAnnot_GetFormFieldValue(document.formenv, annotation, None, 0) > 2)
