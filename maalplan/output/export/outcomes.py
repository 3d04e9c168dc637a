"""What was reported back, as rows of the table ``outcomes``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maalplan.model import FollowUpReport, Outcome, Plan
from maalplan.output.export.wishes import Followed, Wishes
from maalplan.output.rows import Row, first_page


def outcome_rows(plans: Sequence[Plan], wishes: Wishes) -> list[Row]:
    """The rows of :data:`~maalplan.output.columns.OUTCOMES`: by plan id, then the earliest report first, then as it
    has them."""
    ordered = sorted(plans, key=lambda plan: plan.id)
    return [row for plan in ordered for row in _of_plan(plan, wishes.followed_of(plan))]


def _of_plan(plan: Plan, followed: Followed) -> Iterator[Row]:
    goals = {goal.id for goal in plan.goals}
    milestones = {milestone.id for goal in plan.goals for milestone in goal.milestones}
    last = {id(outcome) for key, outcome in followed.said.items() if key in goals or key in milestones}
    found = ((report, outcome) for report in followed.reports for outcome in report.outcomes)
    for place, (report, outcome) in enumerate(found, start=1):
        yield {
            "outcome_id": f"{plan.id}/outcome/{place}",
            "plan_id": plan.id,
            "goal_id": outcome.goal if outcome.goal in goals else None,
            "milestone_id": outcome.milestone if outcome.milestone in milestones else None,
            "agency": plan.agency.name,
            "year": plan.year,
            "latest": id(outcome) in last,
            **_said(report, outcome),
        }


def _said(report: FollowUpReport, outcome: Outcome) -> Row:
    score = outcome.score
    return {
        "occasion": report.occasion,
        "rating": outcome.rating,
        "rating_text": outcome.rating_text,
        "score": score.value if score else None,
        "score_of": score.of if score else None,
        "comment": outcome.comment,
        "goal_number": outcome.goal_number,
        "goal_title": outcome.goal_title,
        "milestone_number": outcome.milestone_number,
        "milestone_text": outcome.milestone_text,
        "source": report.source.path or None,
        "page": first_page(outcome.source),
    }
