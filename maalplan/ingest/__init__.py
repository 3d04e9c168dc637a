"""From a file's bytes to what the document shows: :func:`read_document` picks the reader by content."""

from __future__ import annotations

from collections.abc import Callable

from maalplan.errors import Encrypted, NotADocument, Unsupported
from maalplan.ingest.detect import SUPPORTED, Kind, detect, looks_readable
from maalplan.model import Document

__all__ = ["READERS", "SUPPORTED", "Kind", "detect", "looks_readable", "read_document"]

Reader = Callable[[bytes, str], Document]


def _pdf(data: bytes, path: str) -> Document:
    from maalplan.ingest.pdf import read_pdf

    return read_pdf(data, path)


def _word(data: bytes, path: str) -> Document:
    from maalplan.ingest.word import read_word

    return read_word(data, path)


def _markup(data: bytes, path: str) -> Document:
    from maalplan.ingest.markup import read_markup

    return read_markup(data, path)


def _text(data: bytes, path: str) -> Document:
    from maalplan.ingest.text import read_text

    return read_text(data, path)


READERS: dict[Kind, Reader] = {
    Kind.PDF: _pdf,
    Kind.WORD: _word,
    Kind.HTML: _markup,
    Kind.MARKDOWN: _markup,
    Kind.TEXT: _text,
}
"""The reader of each kind; it is imported when the first file of its kind is read."""

_REMEDY = {
    Kind.ODT: "save it as .docx or PDF",
    Kind.DOC: "open it in Word or LibreOffice and save it as .docx or PDF",
    Kind.RTF: "open it in Word or LibreOffice and save it as .docx or PDF",
    Kind.SHEET: "save the plan as .docx, PDF or text",
    Kind.SLIDES: "save it as PDF",
    Kind.ZIP: "unpack it, or give the archive itself as a source",
    Kind.ARCHIVE: "unpack it and give the files",
    Kind.IMAGE: "give the document itself as .docx or PDF; words in pictures are not read",
    Kind.UNKNOWN: "give a plan as .docx, PDF, HTML, Markdown or text",
}


def read_document(data: bytes, path: str) -> Document:
    """What the document in *data* shows; *path* only goes into its source.

    Raises NotADocument for an empty file, Unsupported for a kind without a reader (with what to save it as),
    Encrypted, and whatever the reader says of a damaged one.
    """
    if not data.strip():
        raise NotADocument("is empty: there is nothing to read in it")
    kind = detect(data)
    if kind is Kind.ENCRYPTED:
        raise Encrypted("asks for a password: open it in Word and save it without one")
    reader = READERS.get(kind)
    if reader is None:
        raise Unsupported(f"is {kind.value}, which is not read: {_REMEDY[kind]}")
    return reader(data, path)
