"""What is to be seen of a document, for those who lay a plan beside it: page pictures, lines or blocks."""

from __future__ import annotations

from maalplan.ingest import detect, read_document
from maalplan.ingest.detect import Kind
from maalplan.model import AS_USUAL, ReadOptions, Sight


def seen(data: bytes, path: str, options: ReadOptions = AS_USUAL) -> Sight:
    """What is to be seen of the document in *data*: of a PDF its pages, of a plain text its lines, of any other its
    blocks.

    Raises what :func:`~maalplan.ingest.read_document` raises.
    """
    kind = detect(data)
    if kind is Kind.PDF:
        from maalplan.ingest.pdf.pictures import page_pictures

        return Sight(pages=tuple(page_pictures(data, options.passwords)))
    if kind is Kind.TEXT:
        from maalplan.ingest.bounds import check_bytes, check_letters
        from maalplan.ingest.encoding import decode

        check_bytes(data)
        text, _ = decode(data)
        check_letters(len(text))
        return Sight(lines=tuple(line.replace("\f", "").replace("\v", " ") for line in text.split("\n")))
    return Sight(blocks=read_document(data, path, options).blocks)
