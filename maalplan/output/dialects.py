"""The two ways in which the tables are written as CSV, and what keeps a spreadsheet from evaluating words.

``standard`` is for programs: UTF-8, comma, decimal point, every word as it stands. ``excel-da`` is for a double click
in Danish Excel: a byte order mark, semicolons, a decimal comma, no thousands separator. Dates are ISO dates in both,
which spreadsheets take for dates in every language.

A spreadsheet that opens a CSV file takes a cell for a formula where it opens with ``=``, ``@``, ``+`` or ``-`` (East
Asian settings: also with their full-width forms) and can be parsed as one. In ``excel-da`` such a cell gets an
apostrophe in front, which a spreadsheet shows, and which makes it text for good: it stays text when the file is saved
and opened again. Left as they are:

- a plain number (``-5``, ``+2,5 %``): it is taken for that number;
- signs without an operand (``-``, ``--``), and what opens with ``+/``, which no spreadsheet can parse (``+/- 5 pct.``);
- a dash before running words (``- almen praksis``): two words that name nothing cannot be evaluated, so Excel shows
  the words or ``#NAME?``, and computes nothing. This holds for letters, figures inside them, spaces, commas, full
  stops, hyphens and question marks alone; a parenthesis, a quotation mark, ``!``, ``|`` or another sign may
  call a function or reach another program, and such words get the apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

DialectName: TypeAlias = Literal["standard", "excel-da"]

APOSTROPHE: Final = "'"
"""What stands before words that a spreadsheet would evaluate."""
_OPENERS: Final = frozenset("=@+-")
_PASSED_OVER: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*"
)
"""White space, control characters and letters without a width, which may be dropped before a cell is looked at."""
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)*\s?%?")
_SIGNS: Final = re.compile(r"[-+–—/ ]*")
_PROSE: Final = re.compile(r"[-+]+\s+(?!SAND\b|FALSK\b|TRUE\b|FALSE\b)[^\W\d_]{2,}[,.]? [^\W\d_]{2,}[\w ,.?–-]*", re.I)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to write CSV; ``opening`` are bytes before the header, ``neutralised`` whether words that a spreadsheet
    would evaluate get an apostrophe."""

    name: DialectName
    delimiter: str
    decimal: str
    opening: bytes = b""
    neutralised: bool = False


STANDARD: Final = Dialect("standard", ",", ".")
EXCEL_DA: Final = Dialect("excel-da", ";", ",", "\ufeff".encode(), neutralised=True)
DIALECTS: Final[Mapping[DialectName, Dialect]] = MappingProxyType({one.name: one for one in (STANDARD, EXCEL_DA)})


def is_evaluated(text: str) -> bool:
    """Whether a spreadsheet may evaluate a cell with *text*, instead of showing it.

    >>> [is_evaluated(text) for text in ("=1+1", "@SUM(A1)", "-2+3", "＝1+1", "- HYPERLINK(A1)")]
    [True, True, True, True, True]
    >>> [is_evaluated(text) for text in ("-", "+/- 5 pct.", "- almen praksis", "-5", "Q1 = Q2")]
    [False, False, False, False, False]
    """
    bare = _bare(unicodedata.normalize("NFKC", _bare(text)))
    if text[:1] in ("\t", "\r"):
        return bool(bare)
    if bare[:1] not in _OPENERS:
        return False
    if bare[0] in "=@":
        return True
    return not (bare.startswith("+/") or any(form.fullmatch(bare) for form in (_NUMBER, _SIGNS, _PROSE)))


def _bare(text: str) -> str:
    return _PASSED_OVER.sub("", text, count=1)
