"""Labels of automatic lists: what is printed before a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

BULLET = "•"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
HIGHEST_ROMAN = 3999
HIGHEST_LETTER = 780
"""Thirty letters; above this, and above the highest roman number, figures are printed."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, and which list and level it belongs to."""

    text: str
    bullet: bool
    list_id: str
    depth: int
    glued: bool = False


def printed(number: int, form: str) -> str:
    """*number* in a format of Word's.

    >>> printed(4, "decimal"), printed(4, "decimalZero"), printed(28, "lowerLetter"), printed(4, "upperRoman")
    ('4', '04', 'bb', 'IV')
    """
    forms = {
        "decimalZero": f"{number:02d}",
        "lowerLetter": _letters(number),
        "upperLetter": _letters(number).upper(),
        "lowerRoman": _roman(number),
        "upperRoman": _roman(number).upper(),
        "ordinal": f"{number}.",
        "numberInDash": f"- {number} -",
        "none": "",
    }
    return forms.get(form, str(number))


def _letters(number: int) -> str:
    if not 0 < number <= HIGHEST_LETTER:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number <= HIGHEST_ROMAN:
        return str(number)
    digits = []
    for size, digit in ROMAN:
        digits.append(digit * (number // size))
        number %= size
    return "".join(digits)
