"""A row that came back, beside the part of the plan that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maalplan.model import Goal, Milestone, Plan, SheetCell


@dataclass(frozen=True, slots=True)
class Given:
    """What a row says: its cells by column (those of columns that are there; null where a cell is empty), and which of
    them are ``changed`` against its *part*."""

    plan: Plan
    part: Plan | Goal | Milestone
    cells: Mapping[str, SheetCell | None]
    changed: frozenset[str]

    def is_changed(self, *columns: str) -> bool:
        """Whether any of the cells in *columns* is changed."""
        return not self.changed.isdisjoint(columns)
