"""A status sheet that came back, beside the plan that it asks about: one of them may have been changed since."""

from __future__ import annotations

from dataclasses import replace

from maalplan import sheet_findings as findings
from maalplan.followup.linking import plain
from maalplan.model import Finding, FollowUpReport, Goal, Milestone, Outcome, Plan


def against_plan(report: FollowUpReport, plan: Plan) -> FollowUpReport:
    """*report*, which is tied to *plan*, with findings on rows that the plan words otherwise, and on milestones of the
    plan (goals, where they have none) that no row is on."""
    goals = {goal.id: goal for goal in plan.goals}
    points = {point.id: point for goal in plan.goals for point in goal.milestones}
    said = [found for one in report.outcomes if (found := _differs(one, goals, points)) is not None]
    on = {one.milestone or one.goal for one in report.outcomes}
    missing = [name for id_, name in _asked(plan) if id_ not in on]
    told = " ".join(one.message for one in report.findings if one.code == "sheet-row-missing")
    if missing and not told:
        said.append(findings.sheet_row_missing(missing))
    return replace(report, findings=(*report.findings, *said))


def _differs(one: Outcome, goals: dict[str, Goal], points: dict[str, Milestone]) -> Finding | None:
    goal, point = goals.get(one.goal or ""), points.get(one.milestone or "")
    same_goal = goal is None or not one.goal_title or plain(goal.title) == plain(one.goal_title)
    same_point = point is None or plain(point.text) == plain(one.milestone_text)
    if same_goal and same_point:
        return None
    name = ": ".join(filter(None, (one.goal_title, one.milestone_text)))
    return findings.sheet_not_as_plan(name, one.source)


def _asked(plan: Plan) -> list[tuple[str, str]]:
    """Id and words of what a status sheet of *plan* asks for."""
    found = []
    for goal in plan.goals:
        name = " ".join(filter(None, (goal.number, goal.title)))
        found += [(point.id, f"{name}: {point.text}") for point in goal.milestones] or [(goal.id, name)]
    return found
