"""A day, as an option is given it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import click

_DANISH: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
"""Day, month, year: Danish days are never written the other way round."""


class _Day(click.ParamType[dt.date]):
    """An ISO date, or a day as it is written in Danish: ``2025-07-01``, ``1.7.2025``, ``1/7-2025``."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day.

        Raises:
            click.BadParameter: it is none.
        """
        if isinstance(value, dt.date):
            return value
        written = str(value).strip()
        danish = _DANISH.fullmatch(written)
        try:
            if danish is not None:
                return dt.date(int(danish[3]), int(danish[2]), int(danish[1]))
            return dt.date.fromisoformat(written)
        except ValueError:
            self.fail(f"{written!r} is no day: write it as 2025-07-01 or 1.7.2025.", param, ctx)


DAY: Final = _Day()


def today() -> dt.date:
    """The day where the program runs."""
    return dt.datetime.now(dt.UTC).astimezone().date()
