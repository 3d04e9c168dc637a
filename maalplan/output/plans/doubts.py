"""Which findings stand at which goal and milestone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from maalplan.model import Finding, Goal, Milestone, Place, Plan


def at_goals(plan: Plan) -> Iterator[tuple[Finding, ...]]:
    """For each goal of *plan*, in order, the findings that are about its words or those of its milestones.

    A place that several goals share, such as the heading above them, says nothing of one of them.
    """
    shared = Counter(place for goal in plan.goals for place in set(_places(goal)))
    told = [(finding, [place for place in finding.source if shared[place] < 2]) for finding in plan.findings]
    for goal in plan.goals:
        own = [place for place in _places(goal) if shared[place] == 1]
        yield tuple(finding for finding, places in told if _meet(places, own))


def at_milestone(findings: Iterable[Finding], milestone: Milestone) -> tuple[Finding, ...]:
    """Those of *findings* that are about words of *milestone*."""
    return tuple(finding for finding in findings if _meet(finding.source, milestone.source))


def _places(goal: Goal) -> list[Place]:
    return [*goal.source, *(place for milestone in goal.milestones for place in milestone.source)]


def _meet(these: Sequence[Place], those: Sequence[Place]) -> bool:
    return any(overlap(one, other) for one in these for other in those)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share words: all that is known of both agrees, and more than the page is.

    >>> overlap(Place(page=3, block=4, row=2), Place(page=3, block=4, row=2, column=3))
    True
    >>> overlap(Place(page=3, block=4, row=2), Place(page=3, block=4, row=5)), overlap(Place(page=3), Place(page=3))
    (False, False)
    """
    pairs = ((one.page, other.page), (one.block, other.block), (one.row, other.row), (one.column, other.column))
    if any(this is not None and that is not None and this != that for this, that in pairs):
        return False
    if one.lines and other.lines and not _crosses(one.lines, other.lines, 0):
        return False
    if one.bbox and other.bbox:
        return _crosses(one.bbox, other.bbox, 0) and _crosses(one.bbox, other.bbox, 1)
    return (one.block is not None and other.block is not None) or bool(one.lines and other.lines)


def _crosses(one: Sequence[float], other: Sequence[float], axis: int) -> bool:
    """Whether two spans meet; both have their beginnings, then their ends, for each *axis*."""
    end = axis + len(one) // 2
    return one[axis] <= other[end] and other[axis] <= one[end]
