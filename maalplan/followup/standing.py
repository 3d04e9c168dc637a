"""What was last said of each goal and milestone of a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from maalplan.followup.linking import linked, plan_for
from maalplan.model import FollowUpReport, Outcome, Plan

ANNUAL: Final = "årsrapport"
"""The occasion that has the last word on a year."""


def reports_on(plan: Plan, reports: Iterable[FollowUpReport], plans: Iterable[Plan] = ()) -> tuple[FollowUpReport, ...]:
    """Those of *reports* that are on *plan*, as :func:`in_order` puts them.

    *plans* are all that may be meant (*plan* alone, if none is given): of each report only one of them is.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> texts = ("Årsrapport 2024 for Energistyrelsen\\n\\nMål 1: Økonomistyring – Opfyldt\\n",
    ...          "Status 2024 for Energistyrelsen\\n\\nMål 1: Økonomistyring – Gul\\n")
    >>> reports = maalplan.reports_on(plan, [maalplan.read_follow_up(text.encode()) for text in texts])
    >>> [report.occasion for report in reports]
    ['status', 'årsrapport']
    """
    meant = tuple(plans) or (plan,)
    return in_order(plan, [report for report in reports if plan_for(report, meant) is plan])


def in_order(plan: Plan, own: Iterable[FollowUpReport]) -> tuple[FollowUpReport, ...]:
    """The reports on *plan*, tied to its goals, the earliest first: by the year that they are on; within a year annual
    reports come last, others by when the plan says that they are due, else as given."""
    due = {one.occasion: one.when.end or "" for one in plan.follow_ups if one.when}
    first = plan.year or 0
    ordered = sorted(
        own, key=lambda report: (report.year or first, is_annual(report), due.get(report.occasion or "", ""))
    )
    return tuple(linked(report, plan) for report in ordered)


def moments(plan: Plan, reports: Iterable[FollowUpReport]) -> tuple[int, ...]:
    """When each of *reports* was given, as a number; they are tied to *plan*, the earliest first.

    The annual reports on one year share one: a sheet on milestones and a report on goals are parts of one account,
    neither of which takes the place of the other, in whatever order they are given.
    """
    annual: dict[int | None, int] = {}
    return tuple(
        annual.setdefault(report.year or plan.year, place) if is_annual(report) else place
        for place, report in enumerate(reports)
    )


def day_of(date: dt.date) -> dt.date:
    """*date* without its time of day: a ``datetime`` is a ``date`` too, and does not compare with one."""
    return date.date() if isinstance(date, dt.datetime) else date


def is_annual(report: FollowUpReport) -> bool:
    """Whether it is the report that judges the whole year."""
    return report.occasion == ANNUAL


def subject_of(outcome: Outcome) -> str | None:
    """The id of the milestone, or else of the goal, that *outcome* is on; None where it was not found in the plan."""
    return outcome.milestone or (outcome.goal if outcome.milestone_text is None else None)


def last_said(reports: Iterable[FollowUpReport]) -> dict[str, Outcome]:
    """Id of a goal or milestone → the last outcome on it; *reports* are tied to one plan, the earliest first.

    What only says that nothing is known yet (`unknown`) does not take the place of a verdict.

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> text = "Årsrapport 2024 for Energistyrelsen\\n\\nMål 1: Økonomistyring – Opfyldt\\n"
    >>> said = maalplan.last_said(maalplan.reports_on(plan, [maalplan.read_follow_up(text.encode())]))
    >>> {goal.id: said[goal.id].rating for goal in plan.goals if goal.id in said}
    {'ens-2024/ministry/1': 'met'}
    """
    said: dict[str, Outcome] = {}
    for outcome in (outcome for report in reports for outcome in report.outcomes):
        key = subject_of(outcome)
        if key and (outcome.rating != "unknown" or key not in said):
            said[key] = outcome
    return said
