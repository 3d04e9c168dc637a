"""What a cell shows to a Danish reader."""

from __future__ import annotations

import datetime as dt
from typing import Any

from maalplan.model import CellKind

_TRUTHS = {True: "SAND", False: "FALSK"}


def shown(value: Any, data_type: str, number_format: str = "General") -> tuple[str, CellKind]:
    """The words that a value shows, and its kind; *data_type* and *number_format* as the file has them.

    >>> shown("Grøn", "s"), shown(0.8, "n", "0%"), shown(12.5, "n"), shown(3.0, "n")
    (('Grøn', 'text'), ('80 pct.', 'number'), ('12,5', 'number'), ('3', 'number'))
    >>> shown(dt.datetime(2025, 12, 31), "d"), shown("#REF!", "e"), shown(True, "b")
    (('31-12-2025', 'day'), ('#REF!', 'error'), ('SAND', 'truth'))
    """
    if data_type == "e":
        return str(value), "error"
    if isinstance(value, bool):
        return _TRUTHS[value], "truth"
    if isinstance(value, int | float):
        share = "%" in number_format
        return _figure(value * 100 if share else value) + (" pct." if share else ""), "number"
    if isinstance(value, dt.datetime | dt.date):
        return _day(value), "day"
    return str(value).replace("\r\n", "\n").replace("\r", "\n"), "text"


def _figure(value: float) -> str:
    """A number with a decimal comma, as many places as a sheet shows."""
    return f"{value:.10g}".replace(".", ",")


def _day(value: dt.date) -> str:
    """A day, with its time where it has one."""
    words = f"{value:%d-%m-}{value.year:04d}"
    return f"{words} {value:%H:%M}" if isinstance(value, dt.datetime) and value.time() != dt.time() else words
