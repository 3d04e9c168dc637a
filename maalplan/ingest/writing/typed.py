"""List marks that were typed: ``• …``, ``1) …``, ``a) …``, ``– …``.

A full stop behind a number is an ordinal as often as it is a mark (``1. kvartal``), so the words that follow,
or the neighbours, must bear the mark out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from maalplan.ingest.writing.labels import BULLET

GLYPH = re.compile(r"(?:[•·∙●○◦▪■□◻▸►‣⁃→➢➔❑❖✓\uf000-\uf0ff]\s*|[o§Øüvq]\t\s*)(?=\S)")
DASH = re.compile(r"([-–—‒−*])[ \t\u00a0]+(?=\S)")
NUMBER = re.compile(
    r"(?P<mark>\(?(?P<number>\d{1,2})\)|(?P<dotted>\d{1,2})\.|\(?(?P<roman>[ivx]{1,4})\)|\(?(?P<letter>[a-zæøå])\)"
    r"|(?P<dotted_letter>[a-z])\.)(?P<space>\s*)(?=\S)"
)
ORDINAL = re.compile(
    r"(?:kvartal|kvt|kv\b|halvår|tertial|del\b"
    r"|(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b)",
    re.IGNORECASE,
)
"""Words before which a number is an ordinal, also where somebody wrote them large."""
ROMAN_VALUES = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class TypedMark:
    """A mark at the start of a text that ends, with the space behind it, at offset ``end``.

    ``form`` is what marks of the same list have in common, ``number`` its place in that list where it has one.
    One that is not ``sure`` is a mark only beside a neighbour.
    """

    text: str
    end: int
    form: str
    number: int | None = None
    sure: bool = True

    def beside(self, other: TypedMark | None) -> bool:
        """Whether *other* is the mark right before or behind this one in a list."""
        if other is None or other.form != self.form or self.number is None or other.number is None:
            return False
        return abs(self.number - other.number) == 1


def typed_mark(text: str) -> TypedMark | None:
    """The list mark with which *text* starts, None for none.

    >>> typed_mark("•\\tHøj faglighed").text, typed_mark("1) Der er afholdt et møde").text
    ('•', '1)')
    >>> typed_mark("1. kvartal 2025"), typed_mark("-"), typed_mark("2025. Et år"), typed_mark("3.1 Drift")
    (None, None, None, None)
    """
    glyph = GLYPH.match(text)
    if glyph:
        return TypedMark(BULLET, glyph.end(), BULLET)
    dash = DASH.match(text)
    if dash:
        return TypedMark(dash[1], dash.end(), "dash")
    number = NUMBER.match(text)
    return _numbered(number, text[number.end() :]) if number else None


def _numbered(match: re.Match[str], rest: str) -> TypedMark | None:
    mark, spaced = match["mark"], bool(match["space"])
    form = re.sub(r"\w+", "", mark)
    if match["roman"] in ROMAN_VALUES:
        kind, number = "roman", ROMAN_VALUES[match["roman"]]
    elif match["number"] or match["dotted"]:
        kind, number = "number", int(match["number"] or match["dotted"])
    elif match["letter"] or match["dotted_letter"]:
        kind, number = "letter", ord(match["letter"] or match["dotted_letter"]) - ord("a") + 1
    else:
        return None
    dotted = form == "."
    if dotted and (ORDINAL.match(rest) or (not spaced and not rest[0].isalpha())):
        return None
    if not dotted and not spaced and not rest[0].isupper():
        return None
    sure = not dotted or "\t" in match["space"] or (spaced and kind == "number" and rest[0].isupper())
    return TypedMark(mark, match.end(), kind + form, number, sure)
