"""Names of elements and attributes in WordprocessingML, and how single values are read off them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"

OFF = frozenset({"0", "false", "off", "none"})


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace: ``w("p")``."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")


def value(element: _Element | None, *names: str) -> str | None:
    """``w:val`` of the element reached from *element* through *names*, each a child of the one before."""
    for name in names:
        if element is None:
            return None
        element = element.find(name)
    return None if element is None else element.get(VAL)


def switch(element: _Element | None, name: str) -> bool | None:
    """Whether the on/off property *name* is set in *element*; None where it says nothing.

    A property without a value is on: ``<w:b/>``.
    """
    found = None if element is None else element.find(name)
    return None if found is None else found.get(VAL, "1").lower() not in OFF


def chosen(alternate: _Element) -> _Element | None:
    """The branch of ``mc:AlternateContent`` that is read: the first choice with words in it, else the fallback.

    The branches show the same thing in two ways, so that reading both would double the words.
    """
    choices = alternate.findall(f"{{{COMPATIBILITY}}}Choice")
    fallback = alternate.find(f"{{{COMPATIBILITY}}}Fallback")
    for choice in choices:
        if next(choice.iter(w("t")), None) is not None:
            return choice
    return fallback if fallback is not None else next(iter(choices), None)
