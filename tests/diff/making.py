"""Plans told in few words, for tests of what is compared."""

from __future__ import annotations

from dataclasses import replace

from maalplan.diff import diff_plans
from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Deadline,
    Goal,
    GoalRow,
    Milestone,
    Period,
    Plan,
    PlanDiff,
    Scope,
    Source,
)
from maalplan.normalize.deadlines import as_deadline
from maalplan.normalize.targets import as_targets


def point(text: str, **fields: object) -> Milestone:
    """A milestone with the figures that its words give; its plan gives it its deadline."""
    return replace(Milestone(id="", number="", text=text, targets=as_targets(text)), **fields)  # type: ignore[arg-type]


def goal(
    number: str | None, title: str | None, *milestones: str | Milestone, scope: Scope = "agency", **fields: object
) -> Goal:
    """A goal; milestones are words, or made already."""
    made = tuple(one if isinstance(one, Milestone) else point(one) for one in milestones)
    return replace(Goal(id="", scope=scope, number=number, title=title, milestones=made), **fields)  # type: ignore[arg-type]


def plan(year: int | None, *goals: Goal, agency: str = "ssi", name: str = "Statens Serum Institut") -> Plan:
    """A plan with the ids that its goals' places and numbers give; deadlines are read again for its year."""
    key = f"{agency}-{year or '0000'}"
    return Plan(
        schema_version=SCHEMA_VERSION,
        id=key,
        agency=Agency(agency, name, agency.upper()),
        year=year,
        source=Source(path=f"{key}.txt", sha256="", media_type="text/plain", pages=None, parser="text"),
        goals=tuple(
            _named(one, f"{key}/{one.scope}/{one.number or f'n{place}'}", year) for place, one in enumerate(goals, 1)
        ),
    )


def _named(one: Goal, key: str, year: int | None) -> Goal:
    milestones = tuple(
        replace(milestone, id=f"{key}/{place}", number=str(place), deadline=_deadline(milestone, year))
        for place, milestone in enumerate(one.milestones, 1)
    )
    return replace(one, id=key, milestones=milestones)


def _deadline(milestone: Milestone, year: int | None) -> Deadline | None:
    return milestone.deadline or as_deadline(milestone.text, Period(f"{year}-01-01", f"{year}-12-31") if year else None)


def pairs_of(diff: PlanDiff) -> set[tuple[str | None, str | None]]:
    """The rows' goals as (number in the old plan, number in the new)."""
    return {(_last(row.old), _last(row.new)) for row in diff.goals}


def row_of(diff: PlanDiff, new: str) -> GoalRow:
    """The row of the new goal of that number."""
    return next(row for row in diff.goals if _last(row.new) == new)


def only_row(old: Goal, new: Goal) -> GoalRow:
    """The row of two plans of one goal each, of 2024 and 2025."""
    (row,) = diff_plans(plan(2024, old), plan(2025, new)).goals
    return row


def _last(key: str | None) -> str | None:
    return None if key is None else key.rpartition("/")[2]
