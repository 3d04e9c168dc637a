"""Signatures: who signed, for whom, where and when."""

from __future__ import annotations

import re

from maalplan.model import Quote, RawSignature, Signature
from maalplan.normalize.dates import as_date
from maalplan.normalize.text import one_line

_SPACED_SHORT_YEAR = re.compile(r"(?<=\d)\s+(?=\d\d\s*$)")


def as_signature(raw: RawSignature) -> Signature:
    """The signature that *raw* prints; each value keeps its quote, ``date`` is ISO.

    >>> as_signature(RawSignature(name=Quote("Henrik Ullum"), date=Quote("17/12 2024"))).date
    '2024-12-17'
    """
    quotes = {
        field: words
        for field in ("name", "title", "organisation", "place", "date")
        if (words := getattr(raw, field)) is not None
    }
    return Signature(
        name=as_name(raw.name),
        title=as_name(raw.title),
        organisation=as_name(raw.organisation),
        place=as_name(raw.place),
        date=as_iso_date(raw.date.text) if raw.date else None,
        source=tuple(dict.fromkeys(place for words in quotes.values() for place in words.places)),
        quotes=quotes,
    )


def as_name(words: Quote | None) -> str | None:
    """A name, title or place on one line, without the punctuation around it.

    >>> as_name(Quote("Departementschef,")), as_name(Quote("Kriminal-\\nforsorgen"))
    ('Departementschef', 'Kriminalforsorgen')
    """
    if words is None:
        return None
    return one_line(words.text).strip(" ,;:/–") or None


def as_iso_date(words: str) -> str | None:
    """The ISO date of a day written by hand; a year of two figures may stand apart.

    >>> as_iso_date("den 18/12 2024"), as_iso_date("10/3.16"), as_iso_date("18/12 24")
    ('2024-12-18', '2016-03-10', '2024-12-18')
    """
    line = one_line(words)
    found = as_date(line) or as_date(_SPACED_SHORT_YEAR.sub("-", line))
    return found.isoformat() if found else None
