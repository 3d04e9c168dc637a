"""What a row of the workbook says of a plan, a goal or a milestone: its row of the flat tables as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from maalplan.model import Lang, Target
from maalplan.output.growing import Plain
from maalplan.output.plans.labels import word
from maalplan.output.rows import Row
from maalplan.output.rows import Value as Flat
from maalplan.output.workbook import Day

DAYS: Final = frozenset(("period_start", "period_end", "deadline_start", "deadline_end"))
"""The columns of days."""
WORDS: Final = frozenset(("scope", "version", "comparator", "unit", "weight_unit"))
"""The columns of words of the schema; of units there are others."""
FIGURES: Final = frozenset(("year", "weight", "value", "upper"))
"""The columns of figures that may be corrected."""


def spoken(row: Row, lang: Lang) -> dict[str, Plain]:
    """*row* of a flat table with its values as people read them; of lists and objects see below.

    >>> spoken({"unit": "DKK", "value": 5.0, "deadline_end": None}, "da")
    {'unit': 'kr.', 'value': 5.0, 'deadline_end': None}
    """
    return {name: _value(name, value, lang) for name, value in row.items()}


def extra_words(extra: Mapping[str, str]) -> str | None:
    """The other fields of a goal, a line each."""
    return "\n".join(f"{name}: {words}" for name, words in extra.items()) or None


def targets_words(targets: Iterable[Target]) -> str | None:
    """The words of all targets, a line each."""
    return "\n".join(map(_target_words, targets)) or None


def _value(name: str, value: Flat, lang: Lang) -> Plain:
    if isinstance(value, str):
        return Day(value) if name in DAYS else word(name, value, lang) if name in WORDS else value
    return value


def _target_words(target: Target) -> str:
    return target.text if target.year is None else f"{target.year}: {target.text}"
