"""What the workbook takes with it out of sight, so that edits of its cells are known as edits when it comes back: what
each row said of its plan, goal or milestone when it was written, as a fingerprint.

The record is a sheet of text cells: a first row that names the format and the language, then a row for each plan and
each goal with its id, its fingerprint, and those of the goal's milestones in their order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from maalplan.model import Lang
from maalplan.output.plans.layout import CORRECTABLE
from maalplan.output.rows import Row

RECORD: Final = "maalplan"
"""The name of the sheet, and the word with which its first row opens."""
FORMAT: Final = "plans-1"
"""The format of the record; one that cannot be read by these rules gets another number."""
_BYTES: Final = 5
_IN_A_CELL: Final = 1000
"""Fingerprints; a cell holds 32,767 letters."""


@dataclass(frozen=True, slots=True)
class BookRecord:
    """What a workbook was made of: the fingerprint of each plan by its id; of the goals of each plan, by theirs; and
    of the milestones of each goal, in their order."""

    lang: Lang
    plans: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    milestones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def fingerprint(row: Row, kind: str) -> str:
    """What a row of *kind* (``plans``, ``goals``, ``milestones``) says that people may correct, in ten letters."""
    said = msgspec.json.encode([_plain(row[name]) for name in CORRECTABLE[kind]])
    return hashlib.blake2b(said, digest_size=_BYTES).hexdigest()


def _plain(value: str | float | None) -> str | float | None:
    """*value* so that 5 and 5.0 are the same, whichever the plan was made with."""
    return float(value) if isinstance(value, int) else value


def first_line(lang: Lang) -> tuple[str, ...]:
    """The first row of the record."""
    return RECORD, FORMAT, lang


def plan_line(plan_id: str, row: Row) -> tuple[str, ...]:
    """The row of the record that a plan has, whose row of the flat tables is *row*."""
    return "plan", plan_id, fingerprint(row, "plans")


def goal_line(goal_id: str, row: Row, milestones: Sequence[str]) -> tuple[str, ...]:
    """The row that a goal has; *milestones* are the fingerprints of its milestones in their order."""
    cells = [" ".join(milestones[at : at + _IN_A_CELL]) for at in range(0, len(milestones), _IN_A_CELL)]
    return "goal", goal_id, fingerprint(row, "goals"), *cells


def from_record(rows: Sequence[Sequence[str]]) -> BookRecord | None:
    """What the rows of a record say; null where they are none, or of another format."""
    if not rows or tuple(rows[0][:2]) != (RECORD, FORMAT):
        return None
    plans: dict[str, str] = {}
    goals: dict[str, dict[str, str]] = {}
    milestones: dict[str, tuple[str, ...]] = {}
    current = ""
    for kind, id_, print_, *more in (row for row in rows[1:] if len(row) > 2):
        if kind == "plan":
            current = id_
            plans[id_], goals[id_] = print_, {}
        elif kind == "goal" and current:
            goals[current][id_] = print_
            milestones[id_] = tuple(" ".join(more).split())
    return BookRecord("en" if "en" in rows[0][2:3] else "da", plans, goals, milestones)
