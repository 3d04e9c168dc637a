"""What is to be seen of a document, for those who lay a plan beside it: page pictures, lines or blocks."""

from __future__ import annotations

from dataclasses import replace

from maalplan.ingest import detect, read_document
from maalplan.ingest.detect import Kind
from maalplan.model import AS_USUAL, ReadOptions, Sight


def seen(data: bytes, path: str, options: ReadOptions = AS_USUAL, *, pictures: bool = False) -> Sight:
    """What is to be seen of the document in *data*: of a PDF its pages, of a plain text its lines, of any other its
    blocks. With *pictures*, a document for word processors is shown as pages too where LibreOffice is installed.

    Raises what :func:`~maalplan.ingest.read_document` raises.
    """
    kind = detect(data)
    if kind is Kind.PDF:
        from maalplan.ingest.pdf.pictures import page_pictures

        return Sight(pages=tuple(page_pictures(data, options.passwords)))
    if kind is Kind.TEXT:
        return Sight(lines=_lines(data))
    if kind is Kind.ENCRYPTED:
        from maalplan.ingest.locked import unlocked

        return seen(unlocked(data, options.passwords), path, options, pictures=pictures)
    blocks = read_document(data, path, options).blocks
    return _printed(data, kind, Sight(blocks=blocks)) if pictures else Sight(blocks=blocks)


def _lines(data: bytes) -> tuple[str, ...]:
    from maalplan.ingest.bounds import check_bytes, check_letters
    from maalplan.ingest.encoding import decode

    check_bytes(data)
    text, _ = decode(data)
    check_letters(len(text))
    return tuple(line.replace("\f", "").replace("\v", " ") for line in text.split("\n"))


def _printed(data: bytes, kind: Kind, sight: Sight) -> Sight:
    """*sight* with the pages that LibreOffice prints of the document."""
    from maalplan.ingest.printing import is_printed, printed_pages

    if not is_printed(kind):
        return sight
    pages = printed_pages(data, kind)
    return replace(sight, pages=pages, unprinted=not pages)
