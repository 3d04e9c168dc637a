"""What a paragraph style is for, by the name that it has in the programs of several countries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Role: TypeAlias = Literal["", "title", "subtitle", "contents"]

HEADING = re.compile(r"(?:heading|overskrift|rubrik|überschrift)\s*(\d)\b")
CONTENTS_HEADING = re.compile(
    r"(?:toc|contents) heading|overskrift til indholdsfortegnelse|indholdsfortegnelsesoverskrift"
)
CONTENTS = re.compile(
    r"(?:toc|contents|indholdsfortegnelse|inhaltsverzeichnis|innehåll)\s*\d\b|table of figures|figuroversigt"
)
TITLE = re.compile(r"(?:title|titel)$|forside|cover")
SUBTITLE = re.compile(r"(?:subtitle|undertitel)$")


def tidy(name: str) -> str:
    """The name of a style as it is compared: in lower case, with single spaces."""
    return " ".join(name.lower().split())


def role_of(names: Sequence[str]) -> Role:
    """What a style is for beside headings and running text; *names*: its own and those of the styles below it.

    >>> role_of(["forside titel", "normal"]), role_of(["toc 1"]), role_of(["overskrift 1"])
    ('title', 'contents', '')
    """
    if any(SUBTITLE.match(name) for name in names):
        return "subtitle"
    if any(TITLE.match(name) for name in names):
        return "title"
    return "contents" if any(CONTENTS.match(name) for name in names) else ""


def heads_contents(name: str) -> bool:
    """Whether a style of this name is for the heading above a contents list."""
    return CONTENTS_HEADING.match(name) is not None


def heading_number(name: str) -> int | None:
    """The level in the name of a style for headings.

    >>> heading_number("overskrift 2"), heading_number("brødtekst")
    (2, None)
    """
    found = HEADING.match(name)
    return int(found[1]) if found else None
