"""Days of a plan file; one that a person wrote may hold what is no day."""

from __future__ import annotations

from datetime import date


def as_day(iso: str | None) -> date | None:
    """The day, or null for what is none.

    >>> as_day("2025-06-30"), as_day("2025-06-31")
    (datetime.date(2025, 6, 30), None)
    """
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def year_of(iso: str | None) -> int | None:
    """The year of a day.

    >>> year_of("2025-06-30"), year_of("ukendt")
    (2025, None)
    """
    day = as_day(iso)
    return day.year if day else None
