"""Danish figures and number words → numbers. ``12,5`` is twelve and a half, ``1.234`` one thousand and more."""

from __future__ import annotations

import re

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+|½)?|½)"
"""A figure as Danes print it: ``918.980``, ``918 980``, ``12,5``, ``2½``."""

NUMBER_WORDS = {
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
}
"""``en`` and ``et`` are not among them: they are articles."""

NUMBER_WORD = rf"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
MOST_DIGITS = 15
"""What is longer is a number on a list of something, and floating point would not keep its last digits."""
WHOLE = re.compile(rf"([+\-−–]?){NUMBER}")


def as_number(words: str) -> float | None:
    """The number that *words* are, or null where they are anything else.

    >>> as_number("1.295.380"), as_number("12,5"), as_number("2½"), as_number("fem")
    (1295380.0, 12.5, 2.5, 5.0)
    >>> as_number("2.0") is None and as_number("12.34") is None and as_number("1" * 16) is None
    True
    """
    text = words.strip()
    if text.lower() in NUMBER_WORDS:
        return float(NUMBER_WORDS[text.lower()])
    match = WHOLE.fullmatch(text)
    if match is None:
        return None
    sign = -1.0 if match[1] in ("-", "−", "–") else 1.0
    digits = re.sub(r"[.\s]", "", text[len(match[1]) :]).replace(",", ".")
    if len(digits) > MOST_DIGITS:
        return None
    half = digits.endswith("½")
    return sign * (float(digits.rstrip("½") or 0) + 0.5 * half)
