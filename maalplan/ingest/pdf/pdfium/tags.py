"""The structure tree of a tagged PDF, as far as it concerns one page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

from maalplan.ingest.pdf.pdfium.calls import Address, Call, bound
from maalplan.ingest.pdf.shown import Tag

_DEEPEST = 100
"""Elements that nest deeper than this are passed over."""
_CELLS = frozenset({"TD", "TH"})
_INLINE = frozenset(
    {"Span", "NonStruct", "Strong", "Em", "Quote", "Code", "Link", "Reference", "Annot", "Private", "Sub"}
)
"""These say how words are set or spoken, not what they form."""
_WORDLESS = frozenset({"Document", "Part", "Art", "Sect", "Table", "THead", "TBody", "TFoot", "L"})
"""By the standard these hold elements alone; what they hold directly is drawing, and not asked for: a document has
thousands of children, and each page shows a few of them."""
_MOST_SPANNED = 1000.0
"""A cell that spans more rows or columns than this is a mistake."""
_NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class _Calls:
    """pdfium's functions by what they do."""

    tree_of: Call
    close: Call
    count: Call
    top_at: Call
    kind: Call
    count_kids: Call
    kid_at: Call
    content_at: Call
    count_attributes: Call
    attribute_at: Call
    value_of: Call
    number_of: Call


_ADDRESS, _INT, _OUT = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_SIGNATURES: dict[str, tuple[str, Any, tuple[Any, ...]]] = {
    "tree_of": ("FPDF_StructTree_GetForPage", _ADDRESS, (_ADDRESS,)),
    "close": ("FPDF_StructTree_Close", None, (_ADDRESS,)),
    "count": ("FPDF_StructTree_CountChildren", _INT, (_ADDRESS,)),
    "top_at": ("FPDF_StructTree_GetChildAtIndex", _ADDRESS, (_ADDRESS, _INT)),
    "kind": ("FPDF_StructElement_GetType", ctypes.c_ulong, (_ADDRESS, _OUT, ctypes.c_ulong)),
    "count_kids": ("FPDF_StructElement_CountChildren", _INT, (_ADDRESS,)),
    "kid_at": ("FPDF_StructElement_GetChildAtIndex", _ADDRESS, (_ADDRESS, _INT)),
    "content_at": ("FPDF_StructElement_GetChildMarkedContentID", _INT, (_ADDRESS, _INT)),
    "count_attributes": ("FPDF_StructElement_GetAttributeCount", _INT, (_ADDRESS,)),
    "attribute_at": ("FPDF_StructElement_GetAttributeAtIndex", _ADDRESS, (_ADDRESS, _INT)),
    "value_of": ("FPDF_StructElement_Attr_GetValue", _ADDRESS, (_ADDRESS, ctypes.c_char_p)),
    "number_of": ("FPDF_StructElement_Attr_GetNumberValue", _INT, (_ADDRESS, _OUT)),
}


@cache
def _calls() -> _Calls:
    """The functions, bound at the first call with addresses as plain numbers."""
    from pypdfium2 import raw

    return _Calls(**{name: bound(getattr(raw, symbol), *rest) for name, (symbol, *rest) in _SIGNATURES.items()})


def tags_of(page: Address) -> tuple[Tag, ...]:
    """What the structure tree says of the *page*: its topmost elements that have content there; none where the PDF
    has no tree.

    An element's path counts all children, those on other pages too. Kinds of the maker's own are given as the
    standard ones that the file's role map names for them. What is in elements that are but a way of setting words
    (``Span``, ``NonStruct``, ``Link``, …) is given as in their parents.
    """
    ask = _calls()
    tree = ask.tree_of(page)
    if not tree:
        return ()
    try:
        tops: list[int | Tag] = []
        reading = _Reading(ask)
        for place in range(ask.count(tree)):
            element = ask.top_at(tree, place)
            if element:
                reading.add(element, (place,), tops)
        return tuple(top for top in tops if isinstance(top, Tag))
    finally:
        ask.close(tree)


class _Reading:
    """One walk through a tree, with the room that pdfium writes into."""

    __slots__ = ("_ask", "_names", "_number", "_room", "_seen")

    def __init__(self, ask: _Calls) -> None:
        self._ask = ask
        self._room = ctypes.create_string_buffer(_NAME_BYTES)
        self._number = ctypes.c_float()
        self._names: dict[bytes, str] = {}
        self._seen: set[Address] = set()

    def add(self, element: Address, path: tuple[int, ...], content: list[int | Tag]) -> None:
        """Puts what *element* is, or what is in it, at the end of *content*; but once: broken trees go in circles."""
        if element in self._seen:
            return
        self._seen.add(element)
        kind = self._kind(element)
        if kind in _INLINE and len(path) > 1:
            self._fill(element, kind, path, content)
            return
        own: list[int | Tag] = []
        children = self._fill(element, kind, path, own)
        if kind in _CELLS:
            rows, columns = self._span(element, b"RowSpan"), self._span(element, b"ColSpan")
            content.append(Tag(kind, path, tuple(own), rows, columns, children))
        else:
            content.append(Tag(kind, path, tuple(own), children=children))

    def _kind(self, element: Address) -> str:
        length = self._ask.kind(element, self._room, _NAME_BYTES)
        written = self._room.raw[: length - 2] if 2 < length <= _NAME_BYTES else b""
        name = self._names.get(written)
        if name is None:
            name = self._names[written] = written.decode("utf-16-le", "replace")
        return name

    def _fill(self, element: Address, kind: str, path: tuple[int, ...], content: list[int | Tag]) -> int:
        """Puts what is in *element* at the end of *content*; gives how many children it has."""
        count: int = max(0, self._ask.count_kids(element))
        kids = map(self._ask.kid_at, repeat(element, count), range(count))
        for place, kid in enumerate(kids):
            if kid:
                if len(path) < _DEEPEST:
                    self.add(kid, (*path, place), content)
            elif kind not in _WORDLESS:
                number = self._ask.content_at(element, place)
                if number >= 0:
                    content.append(number)
        return count

    def _span(self, cell: Address, name: bytes) -> int:
        ask = self._ask
        for place in range(max(0, ask.count_attributes(cell))):
            attribute = ask.attribute_at(cell, place)
            value = ask.value_of(attribute, name) if attribute else None
            if value and ask.number_of(value, ctypes.byref(self._number)):
                return int(self._number.value) if 1 <= self._number.value <= _MOST_SPANNED else 1
        return 1
