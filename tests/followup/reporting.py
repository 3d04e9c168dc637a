"""Reports told in few words, for tests of what became of plans."""

from __future__ import annotations

from dataclasses import replace

from maalplan.model import Agency, FollowUpReport, Goal, Milestone, Outcome, Plan, Rating, Source


def on(goal: Goal, rating: Rating, comment: str | None = None, **fields: object) -> Outcome:
    """The verdict on a goal."""
    made = Outcome(scope=goal.scope, goal_number=goal.number, goal_title=goal.title, rating=rating, comment=comment)
    return replace(made, **fields)  # type: ignore[arg-type]


def on_point(goal: Goal, milestone: Milestone, rating: Rating, comment: str | None = None, **fields: object) -> Outcome:
    """The verdict on a milestone of a goal."""
    words = {"milestone_number": milestone.number, "milestone_text": milestone.text}
    return replace(on(goal, rating, comment), **words, **fields)  # type: ignore[arg-type]


def report(plan: Plan, occasion: str | None, *outcomes: Outcome, year: int | None = None) -> FollowUpReport:
    """A report on *plan*."""
    name = f"{plan.agency.id}-{plan.year}-{occasion}"
    return FollowUpReport(
        schema_version="1.2",
        agency=Agency(plan.agency.id, plan.agency.name),
        year=year or plan.year,
        occasion=occasion,
        outcomes=outcomes,
        source=Source(f"{name}.docx", "0" * 64, "application/octet-stream", None, "test"),
    )
