"""What a cell says that a person wrote: text, a number, a day, a word of the schema. Nothing is guessed: what cannot be
taken as it stands is refused, with what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from maalplan.model import SheetCell
from maalplan.normalize.dates import as_date
from maalplan.normalize.numbers import as_number
from maalplan.output.growing import Plain
from maalplan.output.plans.labels import words_of
from maalplan.output.workbook import Day, Linked, Share, calendar_day, fitting

_SHOWN_DAY = re.compile(r"(\d\d)-(\d\d)-(\d{4})(?: \d\d:\d\d)?")
_MOST: Final = 9.99e307
"""The largest figure of a cell."""
_MOST_TYPED: Final = 1e15
"""A figure of a plan is smaller."""
_PERCENT: Final = " pct."
_OTHER_WORDS: Final[Mapping[str, str]] = {"%": "percent", "procent": "percent", "dag": "day", "dkk": "DKK"}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell is not taken, as the end of a sentence that begins with its place."""

    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words where a day is looked for."""

    text: str


def is_same(cell: SheetCell | None, expected: Plain) -> bool:
    """Does *cell* say what was written into it? Spaces do not matter, and nor does whether a number or a day is text.

    >>> is_same(SheetCell(2, 3, "12,5", "number", number=12.5), 12.5), is_same(None, None)
    (True, True)
    >>> is_same(SheetCell(2, 3, "31-12-2025", "day"), Day("2025-12-31")), is_same(SheetCell(2, 3, "Q3"), "Q2")
    (True, False)
    """
    if cell is not None and cell.kind == "error":
        return False
    if isinstance(expected, Day) and calendar_day(expected.iso) is not None:
        return cell is not None and day_in(cell) == expected.iso
    if isinstance(expected, int | float) and math.isfinite(expected):
        if abs(expected) > _MOST:
            return True  # such as no cell holds: whatever stands there is none that a person typed
        number = None if cell is None else number_in(cell)
        return number is not None and (number == expected or f"{number:.10g}" == f"{expected:.10g}")
    if cell is not None and cell.formula and not cell.text:
        return False
    return letters(cell.text if cell else "") == letters(words_shown(expected))


def words_shown(expected: Plain) -> str:
    """The words that were written into a cell; of a number none."""
    if expected is None or isinstance(expected, int | float | Share):
        return ""
    return fitting(
        expected.iso if isinstance(expected, Day) else expected.text if isinstance(expected, Linked) else expected
    )


def letters(text: str) -> str:
    """*text* as it is compared: one space between words, no empty lines.

    >>> letters(" Første  linje\\r\\n\\nanden ")
    'Første linje\\nanden'
    """
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def is_whole(text: str) -> bool:
    """Does a cell hold all of *text*, as it is?"""
    return fitting(text) == text.replace("\r\n", "\n").replace("\r", "\n")


# ------------------------------------------------------------------ what a cell says


def day_in(cell: SheetCell) -> str | None:
    """The ISO date of a cell; null where it has none.

    >>> [day_in(SheetCell(2, 3, words)) for words in ("30. juni 2025", "30-06-2025", "Q2")]
    ['2025-06-30', '2025-06-30', None]
    """
    if cell.kind == "day":
        shown = _SHOWN_DAY.fullmatch(cell.text)
        return f"{shown[3]}-{shown[2]}-{shown[1]}" if shown else None
    day = as_date(cell.text) if cell.kind == "text" else None
    return day.isoformat() if day else None


def number_in(cell: SheetCell) -> float | None:
    """The number in a cell, percent counting as such.

    >>> number_in(SheetCell(2, 3, "80 pct.", "number", number=0.8)), number_in(SheetCell(2, 3, "1.234,5"))
    (80.0, 1234.5)
    """
    if cell.kind == "number" and not cell.text.endswith(_PERCENT):
        return cell.number if cell.number is not None else as_number(cell.text)
    return as_number(cell.text.removesuffix(_PERCENT)) if cell.kind in ("text", "number") else None


def text_in(cell: SheetCell | None) -> str | Refused | None:
    """The text of a cell, a line feed where its author set one; null where there is none."""
    if cell is None or not letters(cell.text):
        return None
    if cell.kind == "day":
        return Refused(
            f"is a day ({cell.text}), which the spreadsheet may have made of other words; "
            "format the cell as text, and type it again"
        )
    if cell.kind == "number" and not (cell.number is not None and cell.text.isdigit()):
        return Refused(f"is a number ({cell.text}) where words stand; format the cell as text, and type it again")
    return letters(cell.text)


def figure_in(cell: SheetCell | None) -> float | Refused | None:
    """The number of a cell, or null."""
    if cell is None or not letters(cell.text):
        return None
    number = number_in(cell)
    if number is None or not abs(number) < _MOST_TYPED:
        return Refused(f"is no number of a plan: {cell.text}; write it as 12,5")
    return number


def when_in(cell: SheetCell | None) -> str | Words | Refused | None:
    """The ISO date of a cell, or the words in it that are none."""
    if cell is None or not letters(cell.text):
        return None
    day = day_in(cell)
    if day is not None:
        return day if calendar_day(day) else Refused("is no day of this calendar")
    return Words(letters(cell.text)) if cell.kind == "text" else Refused(f"is no day: {cell.text}")


def word_in(cell: SheetCell | None, kind: str) -> str | Refused | None:
    """The value of the schema that the word of a cell stands for; of units, others as they are.

    >>> word_in(SheetCell(2, 3, "Mindst"), "comparator"), word_in(SheetCell(2, 3, "sager"), "unit")
    ('at_least', 'sager')
    """
    text = text_in(cell)
    if text is None or isinstance(text, Refused):
        return text
    known = words_of(kind)
    found = known.get(text.casefold())
    if found is None and kind in ("unit", "weight_unit"):
        found = _OTHER_WORDS.get(text.casefold())
    if found is not None and (kind == "unit" or found in known.values()):
        return found
    if kind == "unit":
        return " ".join(text.split())
    return Refused(f"is none of its words: {text}; write one of {', '.join(known)}")


def refusal(cell: SheetCell | None) -> Refused | None:
    """Why nothing in a cell is taken, whatever its column."""
    if cell is None:
        return None
    if cell.formula:
        return Refused("is worked out by a formula; type the value itself")
    if cell.kind == "error":
        return Refused(f"shows an error ({cell.text})")
    return Refused(f"is a yes or no ({cell.text}), no value of a plan") if cell.kind == "truth" else None
