"""The plans of an agency, and before its first those of the agency from which it took over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maalplan import findings
from maalplan.diff import diff_plans
from maalplan.model import Finding, Plan
from maalplan.normalize.successions import Succession, predecessors_of


def line_of(groups: Mapping[str, Sequence[Plan]], agency: str) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """The plans of *agency*, which has some in *groups*, with those of its predecessors before them; and a finding for
    each of these.

    Of several agencies that were merged into one, the one with the most goals in common goes before it.
    """
    plans, said = list(groups[agency]), list[Finding]()
    at, seen = agency, {agency}
    while (found := _before(groups, at, plans)) is not None and found[0].old not in seen:
        succession, earlier = found
        said.append(findings.plans_of_predecessor(succession.old, at, succession.year))
        plans += earlier
        at = succession.old
        seen.add(at)
    return tuple(plans), tuple(said)


def _before(
    groups: Mapping[str, Sequence[Plan]], agency: str, plans: Sequence[Plan]
) -> tuple[Succession, list[Plan]] | None:
    """From whom the agency took over before its first plan, with the plans from before; null where none are known."""
    dated = [(plan.year, plan.id, plan) for plan in plans if plan.year is not None]
    if not dated:
        return None
    year, _, first = min(dated, key=lambda one: one[:2])
    candidates = [
        (succession, earlier)
        for succession in predecessors_of(agency, year)
        if succession.kind != "part" and (earlier := _earlier(groups.get(succession.old, ()), year))
    ]
    return max(candidates, key=lambda one: _in_common(one[1], first), default=None)


def _earlier(plans: Sequence[Plan], year: int) -> list[Plan]:
    return [plan for plan in plans if plan.year is not None and plan.year < year]


def _in_common(earlier: Sequence[Plan], first: Plan) -> int:
    """How many goals of the newest of the *earlier* plans are in the *first* plan too."""
    newest = max(earlier, key=lambda plan: (plan.year or 0, plan.id))
    counts = diff_plans(newest, first).summary
    return counts.unchanged + counts.changed
