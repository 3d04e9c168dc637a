"""A second opinion on a damaged PDF, by pdfminer: how many pages there are, and which of them use which objects."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage


def pages_walked(data: bytes, passwords: Sequence[str]) -> int:
    """How many pages pdfminer finds in the PDF *data*; 0 where it cannot read it."""
    return sum(1 for _ in _pages(data, passwords))


def pages_with(data: bytes, objects: frozenset[int], passwords: Sequence[str]) -> tuple[int, ...]:
    """The pages, from 1, that show one of *objects* (by number) or a part of it; as far as pdfminer can say."""
    pages = enumerate(_pages(data, passwords), start=1)
    return tuple(number for number, page in pages if not objects.isdisjoint(_objects_of(page)))


def _pages(data: bytes, passwords: Sequence[str]) -> Iterator[PDFPage]:
    """The pages as far as they can be read. On broken files pdfminer raises nearly every kind of exception."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    for password in ("", *passwords):
        try:
            yield from PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)), password))
        except PDFPasswordIncorrect:
            continue
        except Exception:
            return
        return


def _objects_of(page: PDFPage) -> frozenset[int]:
    """The numbers of all objects that *page* uses."""
    from pdfminer.pdftypes import PDFObjRef, PDFStream

    numbers: set[int] = set()
    waiting: list[Any] = [page.attrs.get("Contents"), page.resources]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, PDFObjRef):
            if thing.objid in numbers:
                continue
            numbers.add(thing.objid)
            thing = _resolved(thing)
        if isinstance(thing, PDFStream):
            thing = thing.attrs
        if isinstance(thing, dict):
            waiting += [value for key, value in thing.items() if key != "Parent"]
        elif isinstance(thing, list):
            waiting += thing
    return frozenset(numbers)


def _resolved(reference: Any) -> Any:
    try:
        return reference.resolve()
    except Exception:
        return None
