"""What was reported back on the plans that are exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.cli import streams
from maalplan.model import FollowUpReport, Outcome, Plan

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Followed


def follow_ups(
    paths: Sequence[Path], plans: Sequence[Plan], chosen: Iterable[Plan]
) -> tuple[dict[str, Followed], tuple[str, ...]]:
    """What the follow-ups in *paths* say of each plan that was *chosen* of *plans*, by plan id, and a line for each
    file that cannot be read. Follow-ups and outcomes that are on none of *plans* are said.

    Raises:
        MaalplanError: there is no such file or folder, or no follow-up in any.
    """
    from maalplan.followup import follow_ups_in, plan_for, reports_on
    from maalplan.followup.counting import followed_of
    from maalplan.followup.disagreeing import disagreements

    reports, problems = follow_ups_in(paths)
    for report in reports:
        if plan_for(report, plans) is None:
            streams.say(f"{_name(report)}: there is no plan of {report.agency.id} for {report.year or 'its year'}.")
    found: dict[str, Followed] = {}
    for plan in chosen:
        own = reports_on(plan, reports, plans)
        found[plan.id] = followed_of(plan, own)
        for finding in disagreements(plan, own):
            streams.say(finding.message)
    for plan_id, followed in found.items():
        for report in followed.reports:
            _say_untied(report, plan_id)
    return found, problems


def without_persons(
    plans: Sequence[Plan], followed: Mapping[str, Followed] | None
) -> tuple[tuple[Plan, ...], dict[str, Followed] | None]:
    """*plans* and what was reported back on them, without persons."""
    from maalplan.followup.counting import followed_of
    from maalplan.output.export import persons

    shorn = tuple(map(persons.without_persons, plans))
    if followed is None:
        return shorn, None
    said = {
        plan.id: followed_of(plan, persons.reports_without_persons(followed[plan.id].reports, plan)) for plan in plans
    }
    return shorn, said


def _say_untied(report: FollowUpReport, plan_id: str) -> None:
    """Say which outcomes are on nothing that the plan has."""
    untied = [one for one in report.outcomes if one.goal is None or (one.milestone_text and one.milestone is None)]
    if untied:
        count = "1 outcome is" if len(untied) == 1 else f"{len(untied)} outcomes are"
        streams.say(f"{_name(report)}: {count} on nothing that {plan_id} has, such as {_about(untied[0])}.")


def _about(outcome: Outcome) -> str:
    words = outcome.milestone_text if outcome.goal and outcome.milestone_text else outcome.goal_title
    return f"»{words or outcome.goal_number or outcome.milestone_text or ''}«"


def _name(report: FollowUpReport) -> str:
    return report.source.path or f"{report.agency.id}-{report.year}"
