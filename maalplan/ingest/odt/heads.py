"""What an OpenDocument text prints on every page: the lines of headers and footers, and the marks across the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maalplan.ingest.odt.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_HEADS = tuple(q(f"style:{part}{which}") for part in ("header", "footer") for which in ("", "-left", "-first"))


def head_lines(roots: Iterable[_Element]) -> Iterator[str]:
    """Each paragraph of the headers and footers in the page styles of *roots*, cut at tabs; a mark across the page is a
    shape in a header, with a paragraph."""
    for root in roots:
        for head in root.iter(*_HEADS):
            for paragraph in head.iter(q("text:p"), q("text:h")):
                yield from "".join(_words(paragraph)).split("\t")


def _words(element: _Element) -> Iterator[str]:
    """The words of *element*, without those of paragraphs inside it, which are lines of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in (q("text:tab"), q("text:s"), q("text:line-break")):
            yield "\t" if child.tag == q("text:tab") else " "
        elif child.tag != q("text:p"):
            yield from _words(child)
        yield child.tail or ""
