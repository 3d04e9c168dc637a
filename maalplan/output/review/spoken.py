"""The values of a plan as people read them."""

from __future__ import annotations

from maalplan.model import Agency, Lang, Ministry, Period, ReviewedValue, Version
from maalplan.model.meant import Deadline, Target, Weight
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.plans.labels import word


def spoken(field: str, value: ReviewedValue, lang: Lang) -> str:
    """A value as people read it.

    >>> spoken("period", Period("2025-01-01", "2025-12-31"), "da"), spoken("scope", "ministry", "da")
    ('1. januar 2025 – 31. december 2025', 'koncernfælles')
    """
    if isinstance(value, str):
        if field == "scope":
            return word("scope", value, lang) or value
        return date_text(value, lang) if field in ("published", "date") else value
    if isinstance(value, Agency | Ministry):
        return _party(value)
    if isinstance(value, Deadline | Weight):
        return value_text(value, lang)
    if isinstance(value, tuple):
        targets = tuple(one for one in value if isinstance(one, Target))
        return value_text(targets, lang) if targets else ", ".join(map(str, value))
    return str(value) if isinstance(value, int) else _when(value, lang)


def _party(value: Agency | Ministry) -> str:
    name = value.name or value.acronym or (value.id if isinstance(value, Agency) else "")
    return f"{name} ({value.acronym})" if value.acronym and value.acronym != name else name


def _when(value: Period | Version, lang: Lang) -> str:
    if isinstance(value, Period):
        return f"{date_text(value.start, lang)} – {date_text(value.end, lang)}"
    day = date_text(value.date, lang) if value.date else None
    return ", ".join(filter(None, (word("version", value.kind, lang), value.number, day))) or value.text
