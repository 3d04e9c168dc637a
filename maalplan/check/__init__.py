"""What a planner should mend in a plan before it is signed: rules, each of which knows one kind of slip.

:data:`RULES` are all of them, in the order in which they are said of one goal. A rule looks at the plan alone
(``measures``, ``deadlines``, ``weights``, ``orderly``, ``left_over``, ``signing``, ``reading``), at last year's plan
(``last_year``), or at the ministry's other plans (``shared``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from maalplan.check import deadlines, last_year, left_over, measures, orderly, reading, shared, signing, weights
from maalplan.check.rule import Case, Rule
from maalplan.model import CheckCounts, CheckedGoal, CheckedPlan, CheckResult, Plan, PlanDiff, Remark

__all__ = ["RULES", "Rule", "check_plan", "of_one_ministry"]

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *orderly.RULES,
    *measures.RULES,
    *deadlines.RULES,
    *weights.RULES,
    *left_over.RULES,
    *last_year.RULES,
    *shared.RULES,
    *signing.RULES,
)

_OF_WHOLE_PLANS = frozenset(
    {
        "goal-dropped",
        "no-follow-up",
        "number-missing",
        "shared-goal-missing",
        "shared-milestone-missing",
        "weights-incomplete",
        "weights-not-hundred",
    }
)
"""Codes of what is missing somewhere in a plan, and not in an addendum to it."""


def check_plan(
    plan: Plan, last_year: Plan | None = None, ministry: Sequence[Plan] = (), rules: Iterable[Rule] = RULES
) -> CheckResult:
    """What *rules* find in *plan*: remarks on the plan first, then on each goal and its milestones in document order.

    *last_year* is the agency's plan of the year before; of *ministry*, those plans count that are of the same ministry
    and year, and of another agency. An addendum holds some goals of a plan: what concerns all of them is not said.

    >>> import maalplan
    >>> result = maalplan.check_plan(maalplan.read_plan("samples/plans/fvst-2025.pdf"))
    >>> [(remark.code, remark.urgency, remark.quote) for remark in result.remarks]
    [('deadline-beyond-plan', 'consider', 'Overvågningen af vilde fugle er gennemført i vinteren 2025/26.')]
    """
    from maalplan.diff.versions import is_addendum

    others = of_one_ministry(plan, ministry)
    case = Case(plan, _since(last_year, plan), tuple(_shared(other, plan) for other in others))
    applied = (one for one in rules if one.code not in _OF_WHOLE_PLANS) if is_addendum(plan) else rules
    remarks = sorted((remark for one in applied for remark in one.remarks(case)), key=_order(plan))
    return CheckResult(
        plan=_head(plan),
        last_year=_head(last_year) if last_year else None,
        ministry=tuple(map(_head, others)),
        goals=tuple(CheckedGoal(id=one.id, scope=one.scope, number=one.number, title=one.title) for one in plan.goals),
        remarks=tuple(remarks),
        summary=_counts(remarks),
    )


def of_one_ministry(plan: Plan, others: Iterable[Plan]) -> tuple[Plan, ...]:
    """Of *others* the plans of *plan*'s ministry and year that are of another agency: of each agency the version that
    counts, and no addendum."""
    from maalplan.diff.versions import is_addendum, latest_versions

    own = _ministries(plan)
    found = [
        other
        for other in others
        if other.year == plan.year and other.agency.id != plan.agency.id and not own.isdisjoint(_ministries(other))
    ]
    return tuple(one.chosen for one in latest_versions(found) if not is_addendum(one.chosen))


def _ministries(plan: Plan) -> set[str]:
    """What tells the ministry of *plan*: what all names of one ministry have in common, else its name and acronym."""
    from maalplan.normalize.authorities import find_ministry

    if plan.ministry is None:
        return set()
    known = find_ministry(plan.ministry.name, plan.year) if plan.ministry.name else None
    return {known.line} if known else {part for part in (plan.ministry.name, plan.ministry.acronym) if part}


def _since(old: Plan | None, new: Plan) -> PlanDiff | None:
    from maalplan.diff import diff_plans

    return None if old is None else diff_plans(old, new)


def _shared(other: Plan, plan: Plan) -> PlanDiff:
    """The shared goals of another plan beside all goals of *plan*, which may have them as its own."""
    from maalplan.diff import diff_plans

    return diff_plans(replace(other, goals=tuple(goal for goal in other.goals if goal.scope == "ministry")), plan)


def _order(plan: Plan) -> Callable[[Remark], tuple[int, int]]:
    goals = {goal.id: place for place, goal in enumerate(plan.goals, start=1)}
    milestones = {one.id: place for goal in plan.goals for place, one in enumerate(goal.milestones, start=1)}

    def order(remark: Remark) -> tuple[int, int]:
        return goals.get(remark.goal or "", 0), milestones.get(remark.milestone or "", 0)

    return order


def _head(plan: Plan) -> CheckedPlan:
    name = plan.agency.name or plan.agency.acronym
    return CheckedPlan(id=plan.id, title=plan.title, agency=name, year=plan.year, path=plan.source.path)


def _counts(remarks: Sequence[Remark]) -> CheckCounts:
    urgencies = Counter(remark.urgency for remark in remarks)
    codes = Counter(remark.code for remark in remarks)
    return CheckCounts(urgencies["must"], urgencies["should"], urgencies["consider"], dict(sorted(codes.items())))
