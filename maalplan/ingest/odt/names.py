"""Names of elements and attributes in OpenDocument, and how single values are read off them."""

from __future__ import annotations

import re
from functools import cache

BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": BASE + "office:1.0",
    "style": BASE + "style:1.0",
    "text": BASE + "text:1.0",
    "table": BASE + "table:1.0",
    "draw": BASE + "drawing:1.0",
    "fo": BASE + "xsl-fo-compatible:1.0",
    "svg": BASE + "svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": BASE + "manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{1,9})?)(pt|cm|mm|in|pc|px|)")
POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "px": 0.75, "": 1.0}


@cache
def q(name: str) -> str:
    """The full name of an element or attribute: ``q("text:p")``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def names(prefix: str, locals_: str) -> frozenset[str]:
    """The full names of several elements of one namespace: ``names("text", "h p")``."""
    return frozenset(q(f"{prefix}:{local}") for local in locals_.split())


def points(length: str | None) -> float | None:
    """A length in points, None for what is no length.

    >>> points("12pt"), points("0.5in"), points("80%"), points(None)
    (12.0, 36.0, None, None)
    """
    found = LENGTH.fullmatch(length.strip()) if length else None
    return float(found[1]) * POINTS[found[2]] if found and found[1].strip("-.") else None


def share(text: str | None) -> float | None:
    """A percentage as a share of one, None for what is none.

    >>> share("80%"), share("12pt")
    (0.8, None)
    """
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?)%", text.strip()) if text else None
    return float(found[1]) / 100 if found else None
