"""What a line shows by its shape alone: a list mark, a drawn line, an entry of a contents list."""

from __future__ import annotations

import re

BULLETS = "•‣▪●○◦∙·■□▫◆◇►▶➢➤✓✔⁃◾◽"
"""Glyphs that are bullets wherever they open a line."""
DASHES = "-–—*"
"""Characters that are bullets when a space and words follow."""

_INVISIBLE = "[ \\t\u00a0\u200b\u200c\u200d\ufeff\u00ad]*"
_GLYPH = re.compile(f"([{BULLETS}\ue000-\uf8ff]){_INVISIBLE}")
_DASH = re.compile(f"([{re.escape(DASHES)}])[ \\t\u00a0]{_INVISIBLE}(?=[^\\s{re.escape(DASHES)}])")
_O_BULLET = re.compile(r"(o)(?:\t\s*(?=\S)|[ \u00a0]+(?=[^\W_]))")
_NUMBER = re.compile(r"(\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5})[.)]|\d{1,3}\.\))[ \t\u00a0]+(?=\S)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvt|kvartal|halvår|tertial|års|udgave|version)",
    re.IGNORECASE,
)
_DRAWN = frozenset("_-–—=*.…+|─━│┃┌┐└┘├┤┬┴┼═║ \t\u00a0")
_LEADER = " \t\u00a0.…·_"


def bullet(text: str) -> tuple[str, int] | None:
    """The bullet that opens *text*, and where the words behind it begin; None without one.

    Dashes stay as printed; glyphs of a symbol font are shown as ``•``. A bullet that was typed behind a
    bullet is passed over.

    >>> bullet("• Forslag er implementeret")
    ('•', 2)
    >>> bullet("- Omstilling af sundhedsvæsenet")
    ('-', 2)
    >>> bullet("-") is None
    True
    """
    found = _GLYPH.match(text) or _DASH.match(text) or _O_BULLET.match(text)
    if found is None:
        return None
    end = found.end()
    while again := _GLYPH.match(text, end):
        end = again.end()
    mark = found.group(1)
    return ("•" if "\ue000" <= mark <= "\uf8ff" else mark), end


def number_mark(text: str) -> tuple[str, int] | None:
    """The number or letter that opens a list item, and where its words begin; None for an ordinal or a date.

    >>> number_mark("1) Sygefraværet er højst 7,3 dage")
    ('1)', 3)
    >>> number_mark("1. kvartal 2025") is None
    True
    """
    found = _NUMBER.match(text)
    if found is None or is_ordinal(text):
        return None
    return found.group(1), found.end()


def is_ordinal(text: str) -> bool:
    """Whether *text* opens with a date or an ordinal (``16. november``, ``2. halvår``), not with a list number."""
    return _ORDINAL.match(text) is not None


def is_rule(text: str) -> bool:
    """Whether *text* is a drawn line: ``______``, ``------``, ``+----+----+``; dots only when there are many.

    >>> is_rule("_____   _____"), is_rule("..."), is_rule("- 3 -")
    (True, False, False)
    """
    drawn = sum(1 for sign in text if sign not in " \t\u00a0") if _DRAWN.issuperset(text) else 0
    return drawn >= (6 if _is_dots(text) else 3)


def _is_dots(text: str) -> bool:
    return not set(text) - set("….* \t\u00a0")


def is_contents(text: str) -> bool:
    """Whether *text* is words, a dotted leader and a page number.

    >>> is_contents("2. Koncernfælles mål ..... 4"), is_contents("Lov nr. 403")
    (True, False)
    """
    line = text.rstrip()
    words = line.rstrip("0123456789")
    if not 1 <= len(line) - len(words) <= 4:
        return False
    before = words.rstrip(_LEADER)
    leader = words[len(before) :]
    return bool(before) and leader.count(".") + leader.count("·") + 3 * leader.count("…") >= 3
