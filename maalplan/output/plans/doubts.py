"""Which findings stand at which goal and milestone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maalplan.model import Finding, Goal, Milestone, Place, Plan


def at_goal(plan: Plan, goal: Goal) -> tuple[Finding, ...]:
    """The findings of *plan* that are about words of *goal* or of its milestones."""
    places = [*goal.source, *(place for milestone in goal.milestones for place in milestone.source)]
    return tuple(finding for finding in plan.findings if _meet(finding.source, places))


def at_milestone(findings: Iterable[Finding], milestone: Milestone) -> tuple[Finding, ...]:
    """Those of *findings* that are about words of *milestone*."""
    return tuple(finding for finding in findings if _meet(finding.source, milestone.source))


def _meet(these: Sequence[Place], those: Sequence[Place]) -> bool:
    return any(overlap(one, other) for one in these for other in those)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share words: all that is known of both agrees, and more than the page is.

    >>> overlap(Place(page=3, block=4, row=2), Place(page=3, block=4, row=2, column=3))
    True
    >>> overlap(Place(page=3, block=4, row=2), Place(page=3, block=4, row=5)), overlap(Place(page=3), Place(page=3))
    (False, False)
    """
    if _differ(one.page, other.page) or _differ(one.block, other.block):
        return False
    if _differ(one.row, other.row) or _differ(one.column, other.column):
        return False
    if one.lines and other.lines:
        return one.lines[0] <= other.lines[1] and other.lines[0] <= one.lines[1]
    if one.bbox and other.bbox:
        return _crosses(one.bbox, other.bbox, 0) and _crosses(one.bbox, other.bbox, 1)
    return one.block is not None and other.block is not None


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _crosses(one: tuple[float, ...], other: tuple[float, ...], axis: int) -> bool:
    return one[axis] < other[axis + 2] and other[axis] < one[axis + 2]
