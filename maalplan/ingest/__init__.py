"""From a file's bytes to what the document shows: :func:`read_document` picks the reader by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from maalplan.errors import NotADocument, Unsupported
from maalplan.ingest.bounds import check_document
from maalplan.ingest.detect import SUPPORTED, Kind, detect, looks_readable
from maalplan.model import AS_USUAL, Document, ReadOptions, Spreadsheet

__all__ = [
    "READERS",
    "SUPPORTED",
    "Kind",
    "broken_promise",
    "detect",
    "looks_readable",
    "read_document",
    "read_spreadsheet",
]

Reader = Callable[[bytes, str, ReadOptions], Document]


def _pdf(data: bytes, path: str, options: ReadOptions) -> Document:
    from maalplan.ingest.pdf import read_pdf

    return read_pdf(data, path, options)


def _word(data: bytes, path: str, _options: ReadOptions) -> Document:
    from maalplan.ingest.word import read_word

    return read_word(data, path)


def _odt(data: bytes, path: str, _options: ReadOptions) -> Document:
    from maalplan.ingest.odt import read_odt

    return read_odt(data, path)


def _office(data: bytes, path: str, _options: ReadOptions) -> Document:
    from maalplan.ingest.office import read_office

    return read_office(data, path)


def _markup(data: bytes, path: str, _options: ReadOptions) -> Document:
    from maalplan.ingest.markup import read_markup

    return read_markup(data, path)


def _text(data: bytes, path: str, _options: ReadOptions) -> Document:
    from maalplan.ingest.text import read_text

    return read_text(data, path)


READERS: dict[Kind, Reader] = {
    Kind.PDF: _pdf,
    Kind.WORD: _word,
    Kind.ODT: _odt,
    Kind.DOC: _office,
    Kind.RTF: _office,
    Kind.HTML: _markup,
    Kind.MARKDOWN: _markup,
    Kind.TEXT: _text,
}
"""The reader of each kind; it is imported when the first file of its kind is read."""

_REMEDY = {
    Kind.SHEET: "save the plan as .docx, PDF or text",
    Kind.SLIDES: "save it as PDF",
    Kind.ZIP: "unpack it and give the files",
    Kind.ARCHIVE: "unpack it and give the files",
    Kind.IMAGE: "give the document itself as .docx or PDF; words in pictures are not read",
    Kind.XML: "give a plan as .docx, .odt, PDF, HTML, Markdown or text",
    Kind.UNKNOWN: "give a plan as .docx, .odt, PDF, HTML, Markdown or text",
}

_PROMISES = {".pdf": "PDF", ".docx": "Word", ".docm": "Word", ".odt": "OpenDocument"}
"""What the end of a file's name says that the file is."""


def read_document(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Document:
    """What the document in *data* shows, read as *options* say; *path* only goes into its source.

    Raises NotADocument for an empty file, Unsupported for a kind without a reader (with what to save it as),
    Encrypted, TooLarge, and whatever the reader says of a damaged one.
    """
    if not data.strip():
        raise NotADocument("The file is empty; check that it was saved or fetched whole.")
    kind = detect(data)
    if kind is Kind.ENCRYPTED:
        return _from_locked(data, path, options)
    reader = READERS.get(kind)
    if reader is None:
        if promise := broken_promise(path, kind.value):
            raise NotADocument(promise)
        raise Unsupported(f"This is {kind.value}, which is not read; {_REMEDY[kind]}.")
    return check_document(reader(data, path, options))


def read_spreadsheet(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Spreadsheet | None:
    """What the workbook in *data* shows; None where it is a file of another kind. Arguments and errors as of
    :func:`read_document`."""
    from maalplan.ingest.sheets import read_workbook

    kind = detect(data)
    if kind is Kind.ENCRYPTED and options.passwords:
        from maalplan.ingest.locked import unlocked

        inner = unlocked(data, options.passwords)
        if detect(inner) is not Kind.SHEET:
            return None
        workbook = read_workbook(inner, path)
        return replace(workbook, source=replace(workbook.source, sha256=hashlib.sha256(data).hexdigest()))
    return read_workbook(data, path) if kind is Kind.SHEET else None


def _from_locked(data: bytes, path: str, options: ReadOptions) -> Document:
    """What the document in *data* shows, which asks for a password; its source is the file as it is."""
    from maalplan.ingest.locked import unlocked

    document = read_document(unlocked(data, options.passwords), path, options)
    return replace(document, source=replace(document.source, sha256=hashlib.sha256(data).hexdigest()))


def broken_promise(path: str, found: str) -> str | None:
    """What to say of a file whose name promises another kind than *found*; None when it does not.

    >>> broken_promise("plan.pdf", "plain text")
    'The name says PDF, but the file is plain text; fetch or save it again.'
    >>> broken_promise("plan.txt", "a PDF") is None
    True
    """
    promised = _PROMISES.get(PurePath(path).suffix.lower(), "")
    return None if promised in found else f"The name says {promised}, but the file is {found}; fetch or save it again."
