"""The sheets of the workbook of plans: their columns, in the order in which people read them.

Every column of the flat tables stands on its sheet; those that the workbook adds are ``doubts`` (how many findings
stand at the row), ``place``, and all of the findings and of the corrections.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

WORKBOOK: Final = "maalplan.xlsx"
"""The name of the file."""


_PLACE: Final = 36
"""Of the place in the document: on one line, as LibreOffice breaks no line of what leads somewhere."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: (column, width in letters) of what is printed, then of the rest."""

    name: str
    printed: tuple[tuple[str, float], ...]
    others: tuple[tuple[str, float], ...]

    @property
    def columns(self) -> tuple[tuple[str, float], ...]:
        """All columns."""
        return self.printed + self.others


PLANS: Final = Layout(
    "plans",
    (
        ("plan_id", 15),
        ("agency", 28),
        ("acronym", 12),
        ("ministry", 28),
        ("year", 7),
        ("document_type", 19),
        ("title", 28),
        ("published", 11),
        ("version", 12),
        ("period_start", 12),
        ("period_end", 12),
        ("goals", 9),
        ("milestones", 13),
        ("coverage", 10),
        ("findings", 10),
        ("source", 32),
    ),
    (("agency_id", 15),),
)

GOALS: Final = Layout(
    "goals",
    (
        ("goal_id", 22),
        ("agency", 22),
        ("year", 7),
        ("number", 7),
        ("title", 28),
        ("description", 46),
        ("focus_area", 18),
        ("criterion", 24),
        ("remarks", 20),
        ("weight", 8),
        ("weight_unit", 10),
        ("responsible", 16),
        ("milestones", 13),
        ("doubts", 10),
        ("place", _PLACE),
    ),
    (("extra", 30), ("section", 22), ("scope", 16), ("ministry", 24), ("page", 7), ("plan_id", 15)),
)

MILESTONES: Final = Layout(
    "milestones",
    (
        ("goal_id", 22),
        ("agency", 20),
        ("year", 7),
        ("goal_number", 8),
        ("goal_title", 24),
        ("number", 7),
        ("text", 56),
        ("deadline_text", 17),
        ("deadline_end", 12),
        ("comparator", 11),
        ("value", 12),
        ("upper", 9),
        ("unit", 16),
        ("doubts", 10),
        ("place", _PLACE),
    ),
    (
        ("deadline_start", 12),
        ("targets", 28),
        ("weight", 8),
        ("weight_unit", 10),
        ("scope", 16),
        ("ministry", 24),
        ("page", 7),
        ("milestone_id", 25),
        ("plan_id", 15),
    ),
)

FINDINGS: Final = Layout(
    "findings",
    (
        ("plan_id", 15),
        ("agency", 24),
        ("year", 7),
        ("severity", 15),
        ("about", 30),
        ("message", 60),
        ("goal_id", 22),
        ("place", _PLACE),
    ),
    (("code", 24),),
)

CORRECTIONS: Final = Layout(
    "corrections",
    (
        ("plan_id", 15),
        ("agency", 24),
        ("year", 7),
        ("corrected_goal", 28),
        ("corrected_part", 40),
        ("action", 14),
        ("field", 18),
        ("was", 40),
        ("now", 40),
        ("by", 18),
        ("when", 12),
        ("why", 30),
    ),
    (("correction_id", 38),),
)

LAYOUTS: Final = (PLANS, GOALS, MILESTONES, FINDINGS, CORRECTIONS)
"""All sheets, in their order; the last is there only where plans were corrected."""

CORRECTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "plans": (
        *("agency", "acronym", "ministry", "year", "document_type", "title", "published", "version"),
        *("period_start", "period_end", "agency_id"),
    ),
    "goals": (
        *("number", "title", "description", "focus_area", "criterion", "remarks", "weight", "weight_unit"),
        *("responsible", "extra", "section", "scope"),
    ),
    "milestones": (
        *("number", "text", "deadline_text", "deadline_end", "comparator", "value", "upper", "unit"),
        *("deadline_start", "targets", "weight", "weight_unit"),
    ),
}
"""The columns of each sheet that people may correct in the workbook itself: what a row says of its own plan, goal or
milestone."""

COLUMNS_OF_FIELD: Final[Mapping[str, tuple[str, ...]]] = {
    "agency": ("agency", "acronym", "agency_id"),
    "period": ("period_start", "period_end"),
    "deadline": ("deadline_text", "deadline_start", "deadline_end"),
    "targets": ("comparator", "value", "upper", "unit", "targets"),
    "weight": ("weight", "weight_unit"),
}
"""The columns that show a field of the plan; of other fields it is the one of the same name."""
