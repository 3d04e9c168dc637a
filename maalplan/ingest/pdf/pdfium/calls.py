"""pdfium's functions that are called for every character or drawn thing, as cheap as a call from Python can be.

The raw interface takes and gives typed pointers, which are slow to make and cannot be compared. The same functions are
bound here once more with addresses as plain numbers, so that characters of one text object are told by equal
numbers, and a whole page's characters are asked about by one ``map``. They are short, so other threads wait for them:
letting them run costs more than the call.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

Address: TypeAlias = int
"""Where something of pdfium's lies in memory; 0 or None for nothing."""

Call: TypeAlias = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Calls:
    """The functions by what they do; each name is the raw interface's without its ``FPDF``."""

    count_chars: Call
    text: Call
    char_object: Call
    char_code: Call
    char_box: Call
    char_matrix: Call
    unmapped: Call
    text_font: Call
    text_size: Call
    text_mode: Call
    font_name: Call
    font_descent: Call
    content_id: Call
    count_objects: Call
    object_at: Call
    object_type: Call
    object_matrix: Call
    object_bounds: Call
    count_in_form: Call
    object_in_form: Call
    draw_mode: Call
    fill_color: Call
    count_segments: Call
    segment_at: Call
    segment_type: Call
    segment_point: Call


_ADDRESS = ctypes.c_void_p
_OUT = ctypes.c_void_p
_INT = ctypes.c_int
_OF_CHARACTER = ()
"""Takes a text page, as a ``c_void_p``, and the number of a character; to look at them before would take as long as the
call."""
_SIGNATURES: dict[str, tuple[str, Any, tuple[Any, ...]]] = {
    "count_chars": ("FPDFText_CountChars", _INT, (_ADDRESS,)),
    "text": ("FPDFText_GetText", _INT, (_ADDRESS, _INT, _INT, _OUT)),
    "char_object": ("FPDFText_GetTextObject", _ADDRESS, _OF_CHARACTER),
    "char_code": ("FPDFText_GetUnicode", ctypes.c_uint, _OF_CHARACTER),
    "char_box": ("FPDFText_GetLooseCharBox", _INT, (_ADDRESS, _INT, _OUT)),
    "char_matrix": ("FPDFText_GetMatrix", _INT, (_ADDRESS, _INT, _OUT)),
    "unmapped": ("FPDFText_HasUnicodeMapError", _INT, _OF_CHARACTER),
    "text_font": ("FPDFTextObj_GetFont", _ADDRESS, (_ADDRESS,)),
    "text_size": ("FPDFTextObj_GetFontSize", _INT, (_ADDRESS, _OUT)),
    "text_mode": ("FPDFTextObj_GetTextRenderMode", _INT, (_ADDRESS,)),
    "font_name": ("FPDFFont_GetBaseFontName", ctypes.c_size_t, (_ADDRESS, _OUT, ctypes.c_size_t)),
    "font_descent": ("FPDFFont_GetDescent", _INT, (_ADDRESS, ctypes.c_float, _OUT)),
    "content_id": ("FPDFPageObj_GetMarkedContentID", _INT, (_ADDRESS,)),
    "count_objects": ("FPDFPage_CountObjects", _INT, (_ADDRESS,)),
    "object_at": ("FPDFPage_GetObject", _ADDRESS, (_ADDRESS, _INT)),
    "object_type": ("FPDFPageObj_GetType", _INT, (_ADDRESS,)),
    "object_matrix": ("FPDFPageObj_GetMatrix", _INT, (_ADDRESS, _OUT)),
    "object_bounds": ("FPDFPageObj_GetBounds", _INT, (_ADDRESS, _OUT, _OUT, _OUT, _OUT)),
    "count_in_form": ("FPDFFormObj_CountObjects", _INT, (_ADDRESS,)),
    "object_in_form": ("FPDFFormObj_GetObject", _ADDRESS, (_ADDRESS, ctypes.c_ulong)),
    "draw_mode": ("FPDFPath_GetDrawMode", _INT, (_ADDRESS, _OUT, _OUT)),
    "fill_color": ("FPDFPageObj_GetFillColor", _INT, (_ADDRESS, _OUT, _OUT, _OUT, _OUT)),
    "count_segments": ("FPDFPath_CountSegments", _INT, (_ADDRESS,)),
    "segment_at": ("FPDFPath_GetPathSegment", _ADDRESS, (_ADDRESS, _INT)),
    "segment_type": ("FPDFPathSegment_GetType", _INT, (_ADDRESS,)),
    "segment_point": ("FPDFPathSegment_GetPoint", _INT, (_ADDRESS, _OUT, _OUT)),
}


@cache
def calls() -> Calls:
    """The functions, bound at the first call."""
    from pypdfium2 import raw

    return Calls(**{name: bound(getattr(raw, symbol), *rest) for name, (symbol, *rest) in _SIGNATURES.items()})


def bound(function: Any, result: Any, arguments: Sequence[Any]) -> Call:
    """The raw interface's *function*, with these types; with none at all it takes what it is given as it is."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def all_of(made: Iterable[object]) -> None:
    """Makes the calls of a ``map``, for what they write to memory: a call from a loop costs twice as much."""
    deque(made, maxlen=0)


def addresses(room: ctypes.Array[Any], step: int) -> range:
    """Where every *step*-th number in *room* lies, for calls to write to."""
    size = ctypes.sizeof(room)
    start = ctypes.addressof(room)
    return range(start, start + size, step * 4)


def address_of(handle: Any) -> Address:
    """The address that a typed pointer of the raw interface holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
