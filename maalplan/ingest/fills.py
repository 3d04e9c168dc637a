"""The colour behind the words of a cell, as formats write it."""

from __future__ import annotations

import re

_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})", re.IGNORECASE)
_NAMES = {
    "green": "008000",
    "lime": "00FF00",
    "limegreen": "32CD32",
    "lightgreen": "90EE90",
    "yellow": "FFFF00",
    "gold": "FFD700",
    "orange": "FFA500",
    "red": "FF0000",
    "crimson": "DC143C",
    "tomato": "FF6347",
}
_STYLE = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_FAINT = 0.15
"""What is less colourful than this, of 1, only sets a row apart."""


def as_fill(words: str | None) -> str | None:
    """The colour that *words* name as six hex digits; None for none, for greys and for faint tints.

    >>> as_fill("#92d050"), as_fill("rgb(255, 0, 0)"), as_fill("yellow")
    ('92D050', 'FF0000', 'FFFF00')
    >>> as_fill("auto"), as_fill("D9D9D9"), as_fill(None)
    (None, None, None)
    """
    text = (words or "").strip()
    if match := _HEX.fullmatch(text):
        found = match[1].upper()
    elif match := _SHORT.fullmatch(text):
        found = "".join(digit * 2 for digit in match.groups()).upper()
    elif match := _RGB.match(text):
        found = "".join(f"{min(255, int(part)):02X}" for part in match.groups())
    else:
        found = _NAMES.get(text.lower(), "")
    return found if found and _is_colourful(found) else None


def fill_of_style(style: str) -> str | None:
    """The colour behind an element whose ``style`` is given.

    >>> fill_of_style("padding: 2pt; background-color: #FFC000")
    'FFC000'
    """
    match = _STYLE.search(style)
    return as_fill(match[1].split(" url(")[0]) if match else None


def _is_colourful(fill: str) -> bool:
    parts = [int(fill[n : n + 2], 16) for n in (0, 2, 4)]
    return max(parts) - min(parts) > _FAINT * max(parts)
