"""What changed from one plan to another: align, then compare, then say.

:mod:`~maalplan.diff.align` finds which goals and milestones are the same, :mod:`~maalplan.diff.compare` what differs in
them, :mod:`~maalplan.diff.rows` says it. Nothing here knows files.
"""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.diff.thresholds import CHOSEN, Thresholds
from maalplan.model import SCHEMA_VERSION, FolderDiff, Goal, Plan, PlanDiff

__all__ = ["Thresholds", "diff_folders", "diff_plans"]


def diff_plans(old: Plan, new: Plan, *, thresholds: Thresholds = CHOSEN) -> PlanDiff:
    """*old* and *new* side by side; every goal and milestone of both stands in exactly one row.

    ``diff_plans(a, a)`` has no change, and ``diff_plans(b, a)`` is the mirror of ``diff_plans(a, b)``. Goals are found
    by what they say; *thresholds* are the figures that decide from where on two are the same.

    >>> import maalplan
    >>> old, new = (maalplan.read_plan(f"samples/plans/{name}") for name in ("slks-2024.txt", "slks-2025.docx"))
    >>> diff = maalplan.diff_plans(old, new)
    >>> diff.summary.added, diff.summary.removed, diff.summary.changed
    (4, 2, 3)
    >>> changed = (one for row in diff.goals for milestone in row.milestones for one in milestone.changes)
    >>> next((one.field, one.direction, one.effect) for one in changed if one.effect)
    ('deadline', 'earlier', 'tightened')
    """
    from maalplan.diff.align import align
    from maalplan.diff.plan_facts import plan_changes
    from maalplan.diff.rows import Rows, summary

    found = align(new, old, thresholds).turned() if _goes_first(new, old) else align(old, new, thresholds)
    rows = Rows(old, new, found).goals()
    return PlanDiff(
        schema_version=SCHEMA_VERSION,
        old=old,
        new=new,
        changes=plan_changes(old, new),
        goals=rows,
        summary=summary(rows),
    )


def diff_folders(old: Sequence[Plan], new: Sequence[Plan], *, thresholds: Thresholds = CHOSEN) -> FolderDiff:
    """Two sets of plans side by side, paired by their agencies; a pair that was guessed is a finding.

    >>> import maalplan
    >>> report = maalplan.convert("samples/plans", "out")
    >>> plans = maalplan.read_plans("out")
    >>> diff = maalplan.diff_folders(*([plan for plan in plans if plan.year == year] for year in (2024, 2025)))
    >>> [(pair.old.id, pair.new.id) for pair in diff.pairs], len(diff.only_new)
    ([('ens-2024', 'ens-2025'), ('slks-2024', 'slks-2025')], 5)
    """
    from maalplan.diff.pairing import pair_plans

    found = pair_plans(old, new)
    return FolderDiff(
        schema_version=SCHEMA_VERSION,
        pairs=tuple(diff_plans(one, other, thresholds=thresholds) for one, other in found.pairs),
        only_old=tuple(plan.id for plan in found.only_old),
        only_new=tuple(plan.id for plan in found.only_new),
        findings=found.findings,
    )


def _goes_first(one: Plan, other: Plan) -> bool:
    """An order of plans by what they say: among equally good assignments the same is taken whichever plan is old."""
    return _key(one) < _key(other)


def _key(plan: Plan) -> tuple[int, str, tuple[tuple[str, ...], ...]]:
    return plan.year or 0, plan.id, tuple(_texts(goal) for goal in plan.goals)


def _texts(goal: Goal) -> tuple[str, ...]:
    return (goal.title or "", goal.description or "", *(milestone.text for milestone in goal.milestones))
