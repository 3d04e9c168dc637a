"""PDFs written object by object, for what no library would write."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from tests.ingest.odd_pdfs import edited, plan

PLAN = plan(1)
"""A plan of one page, with one goal."""

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def raw(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of *objects* by number, with a sound table of them."""
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % count
    for number in range(count):
        at = offsets.get(number)
        out += b"0000000000 65535 f \n" if at is None else b"%010d 00000 n \n" % at
    return bytes(out) + b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object; *more* stands in its dictionary."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), more, content)


def packed(content: bytes, more: bytes = b"", times: int = 1) -> bytes:
    """The same, packed so many *times*."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%b] %b" % (b"/FlateDecode " * times, more))


def one_page(content: bytes, page: bytes = b"/MediaBox [0 0 595 842]", fonts: bytes = b"", **more: bytes) -> bytes:
    """A PDF of one page that shows the stream object *content*; *more* are further objects: ``o7`` is number 7."""
    resources = b"/Resources << /Font << /F 5 0 R %b >> /XObject << /X 6 0 R /Y 7 0 R >> >>" % fonts
    return raw(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %b %b >>" % (page, resources),
            4: content,
            5: HELVETICA,
            **{int(name[1:]): made for name, made in more.items()},
        }
    )


WORDS = (
    b"BT /F 18 Tf 60 780 Td (M\xe5l- og resultatplan 2025) Tj ET BT /F 11 Tf 60 750 Td (Statens Serum Institut) Tj ET "
    b"BT /F 15 Tf 60 700 Td (M\xe5l 1: Beredskab) Tj ET BT /F 11 Tf 60 680 Td (M\xe5lepunkter:) Tj ET "
    b"BT /F 11 Tf 60 660 Td (\x95 Handleplanen er godkendt af departementet \\(Q2\\).) Tj ET\n"
)
"""What a page of a plan shows."""


def showing(extra: bytes, **more: Any) -> bytes:
    """A plan of one page on which *extra* is drawn too."""
    return one_page(stream(WORDS + extra), **more)


def changed(change: Callable[[Any], object]) -> bytes:
    """The plan after *change*, which is given the document of pikepdf."""
    return edited(PLAN, change)
