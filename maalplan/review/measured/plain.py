"""Values as they are compared with a truth: what only looks different is the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final

from maalplan.model import Deadline, Period, Version, Weight

_QUOTES: Final = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛´`", "'")})
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_ENDS: Final = (",", ";")
_PRECISION: Final = 4
"""Decimals of a figure that count."""


def plain(text: str) -> str:
    """*text* after NFC, with white space collapsed, one kind of quote and of dash, and no last comma or semicolon.

    >>> plain("Mål –  og  “resultat”;")
    'Mål - og "resultat"'
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTES)
    spaced = " ".join(_DASHES.sub("-", visible).split())
    return spaced[:-1].rstrip() if spaced.endswith(_ENDS) else spaced


def folded(text: str | None) -> str:
    """*text* likewise, in lower case; nothing is an empty text."""
    return plain(text or "").lower()


def plain_number(text: str) -> str | None:
    """A number without the punctuation around it.

    >>> plain_number("3.1."), plain_number("(a)"), plain_number(".")
    ('3.1', 'a', None)
    """
    return plain(text).lstrip("(").rstrip(" .:)") or None


def figure(value: float | None) -> float | None:
    """A figure to the precision that counts."""
    return None if value is None else round(value, _PRECISION)


def comparable(field: str, value: Any) -> Hashable:
    """What counts of the *value* of a plan's *field*; None where it says nothing.

    >>> comparable("weight", Weight(15, "percent")), comparable("extra", {"Baggrund:": "Ny lov;"})
    ((15, 'percent'), (('baggrund', 'Ny lov'),))
    >>> comparable("document_type", "Mål- og Resultatplan")
    'mål- og resultatplan'
    """
    match value:
        case None:
            return None
        case Weight():
            return figure(value.value), value.unit
        case Deadline() | Period():
            return value.start, value.end
        case Version():
            return value.kind, value.number, value.date
        case Mapping():
            return _labelled(value)
    return _KINDS.get(field, plain)(str(value))


def _labelled(fields: Mapping[str, str]) -> Hashable:
    found = ((plain(label).rstrip(":").lower(), plain(words)) for label, words in fields.items() if words)
    return tuple(sorted(found)) or None


_KINDS: Final[Mapping[str, Callable[[str], Hashable]]] = {"number": plain_number, "document_type": folded}
"""How words of certain fields are compared."""
