"""What Word prints on every page: the lines of headers and footers, and the marks set across the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maalplan.ingest.word.names import VML, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_GAPS = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("ptab"): "\t"}


def head_lines(parts: Iterable[_Element]) -> Iterator[str]:
    """Each paragraph of *parts*, headers and footers, cut at tabs; a watermark is a line of its own. Deleted words are
    left out."""
    for part in parts:
        for shape in part.iter(f"{{{VML}}}textpath"):
            yield shape.get("string", "")
        for paragraph in part.iter(w("p")):
            yield from "".join(_words(paragraph)).split("\t")


def _words(paragraph: _Element) -> Iterator[str]:
    """The words of a paragraph, without those of paragraphs inside it (text boxes), which are lines of their own."""
    for element in paragraph.iter(w("t"), *_GAPS):
        if next(element.iterancestors(w("p"))) is paragraph:
            yield element.text or "" if element.tag == w("t") else _GAPS[element.tag]
