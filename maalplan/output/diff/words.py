"""A diff in words: labels, names, values and what is said of a row as a whole; Danish, or English where asked for.

All that shows a diff to people (text, workbook, page) says it with these words.
"""

from __future__ import annotations

from maalplan.model import Lang
from maalplan.output.diff.labels import label
from maalplan.output.diff.names import (
    ShownStatus,
    agency_name,
    count_word,
    count_words,
    diff_title,
    effect_word,
    effects_word,
    plan_years,
    shown_status,
    shown_word,
    side_names,
    status_key,
    status_word,
    two_agencies,
)
from maalplan.output.diff.notes import Teller, notes, teller
from maalplan.output.diff.values import Said, change_note, date_text, direction_words, said, value_text

__all__ = [
    "Lang",
    "Said",
    "ShownStatus",
    "Teller",
    "agency_name",
    "change_note",
    "count_word",
    "count_words",
    "date_text",
    "diff_title",
    "direction_words",
    "effect_word",
    "effects_word",
    "label",
    "notes",
    "plan_years",
    "said",
    "shown_status",
    "shown_word",
    "side_names",
    "status_key",
    "status_word",
    "teller",
    "two_agencies",
    "value_text",
]
