"""What a status sheet asks for: the occasion, the scale, and a row for each milestone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from maalplan.findings import shorten
from maalplan.followup.counting import what_counts
from maalplan.followup.standing import ANNUAL, day_of, reports_on
from maalplan.model import (
    Choice,
    DueSign,
    FollowUp,
    FollowUpReport,
    Goal,
    Milestone,
    Outcome,
    Plan,
    Rating,
    StatusPlan,
    StatusRow,
    StatusSheet,
    Target,
)

STATUS: Final = "status"
"""The occasion of a plan that names none."""
SOON: Final = dt.timedelta(days=30)
_TRAFFIC_LIGHT: Final = ("grøn", "gul", "rød")
_FULFILMENT: Final = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
_DROPPED: Final = "udgået"
_OF_THE_YEAR: Final = ("års", "slut", "endelig", "virksomhedsregnskab")
"""How the names of occasions begin that look back on the whole year."""
_SETTLED: Final[frozenset[Rating]] = frozenset({"met", "dropped"})
"""What was said of a milestone whose deadline is of no matter any more."""


def status_sheet(
    plans: Iterable[Plan], day: dt.date, occasion: str | None = None, reports: Iterable[FollowUpReport] = ()
) -> StatusSheet:
    """The status sheet of *plans*, as of *day*: rows by their deadlines, those without one last.

    *occasion* is that of the follow-up, else each plan's own next one; *reports* are earlier follow-ups, of which the
    last word on each milestone is shown.

    >>> import datetime as dt
    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2025.pdf")
    >>> sheet = maalplan.status_sheet([plan], dt.date(2025, 9, 1))
    >>> sheet.plans[0].occasion, [choice.words for choice in sheet.plans[0].choices]
    ('udgiftsopfølgning 2', ['grøn', 'gul', 'rød', 'udgået'])
    >>> len(sheet.rows), sum(row.due == "overdue" for row in sheet.rows)
    (16, 3)
    """
    own, earlier, on = tuple(plans), tuple(reports), day_of(day)
    rows = [row for plan in own for row in _rows(plan, on, _last_words(plan, reports_on(plan, earlier, own)))]
    rows.sort(key=lambda row: (_end(row) is None, _end(row) or ""))
    return StatusSheet(tuple(_asked(plan, occasion_of(plan, on, occasion)) for plan in own), tuple(rows), str(on))


def occasion_of(plan: Plan, day: dt.date, named: str | None = None) -> FollowUp:
    """The follow-up that is asked for: the plan's of that name; where none is named the first that is not over on
    *day*, else its last; and where it has none, a status, or the annual report once the plan's year is over.

    A name may be a part of the plan's own; one that the plan does not know is an occasion all the same.
    """
    dated = sorted((one for one in plan.follow_ups if one.when and one.when.end), key=_when)
    known = dated or list(plan.follow_ups)
    if named is not None:
        same = [one for one in known if named.casefold() == one.occasion.casefold()]
        alike = same or [one for one in known if named.casefold() in one.occasion.casefold()]
        return alike[0] if alike else FollowUp(" ".join(named.casefold().split()))
    ahead = [one for one in dated if _when(one) >= day.isoformat()]
    if ahead or known:
        return ahead[0] if ahead else known[-1]
    return FollowUp(ANNUAL if _is_over(plan, day) else STATUS)


def scale_of(follow_up: FollowUp) -> tuple[Choice, ...]:
    """What can be answered: the follow-up's own scale, else a traffic light, or for the annual report degrees of
    fulfilment; and always that a milestone was dropped.

    >>> [choice.words for choice in scale_of(FollowUp("status"))]
    ['grøn', 'gul', 'rød', 'udgået']
    """
    from maalplan.normalize.outcomes import as_rating

    usual = _FULFILMENT if follow_up.occasion.casefold().startswith(_OF_THE_YEAR) else _TRAFFIC_LIGHT
    words = tuple(dict.fromkeys(follow_up.scale)) or usual
    choices = tuple(Choice(one, as_rating(one) or "unknown") for one in words)
    return choices if any(one.rating == "dropped" for one in choices) else (*choices, Choice(_DROPPED, "dropped"))


def _when(follow_up: FollowUp) -> str:
    return (follow_up.when.end if follow_up.when else None) or ""


def _is_over(plan: Plan, day: dt.date) -> bool:
    end = plan.period.end if plan.period else f"{plan.year}-12-31" if plan.year else None
    return end is not None and end < day.isoformat()


def _asked(plan: Plan, follow_up: FollowUp) -> StatusPlan:
    return StatusPlan(plan.id, plan.agency, plan.year, follow_up.occasion, scale_of(follow_up))


# ------------------------------------------------------------------ rows


def _rows(plan: Plan, day: dt.date, said: Mapping[str, tuple[str | None, Rating]]) -> Iterator[StatusRow]:
    for goal in plan.goals:
        for point in goal.milestones or (None,):
            last, rating = said.get(point.id if point else goal.id) or said.get(goal.id) or (None, "unknown")
            row = _row(plan, goal, point)
            due = None if rating in _SETTLED else _due(_end(row), day)
            yield replace(row, last=last, last_rating=rating, due=due)


def _row(plan: Plan, goal: Goal, point: Milestone | None) -> StatusRow:
    about = next(filter(None, (goal.title, goal.description, goal.criterion, goal.number)), "")
    row = StatusRow(
        id=goal.id,
        plan=plan.id,
        goal=goal.id,
        scope=goal.scope,
        goal_words=shorten(about),
        section=goal.section,
        goal_number=goal.number,
        goal_title=goal.title,
    )
    if point is None:
        return row
    return replace(
        row,
        id=point.id,
        milestone=point.id,
        milestone_number=point.number,
        milestone_text=point.text,
        deadline=point.deadline,
        targets=tuple(map(_target_words, point.targets)),
    )


def _target_words(target: Target) -> str:
    return target.text if target.year is None else f"{target.year}: {target.text}"


def _end(row: StatusRow) -> str | None:
    return row.deadline.end if row.deadline else None


def _due(end: str | None, day: dt.date) -> DueSign | None:
    """What *day* says of a deadline.

    >>> _due("2025-06-30", dt.date(2025, 7, 1)), _due("2025-06-30", dt.date(2025, 5, 31))
    ('overdue', 'soon')
    >>> _due("2025-06-30", dt.date(2025, 5, 30)), _due("2025-06-30", dt.date(2025, 6, 30))
    (None, 'soon')
    """
    if end is None:
        return None
    if end < day.isoformat():
        return "overdue"
    return "soon" if end <= (day + SOON).isoformat() else None


def _last_words(plan: Plan, reports: Collection[FollowUpReport]) -> dict[str, tuple[str | None, Rating]]:
    """Id of a goal or milestone → what counts of what was said of it, with the occasion, and its meaning."""
    told = {id(outcome): report for report in reports for outcome in report.outcomes}
    return {
        key: (_with_occasion(outcome, told[id(outcome)]), outcome.rating)
        for key, outcome in what_counts(plan, tuple(reports)).items()
    }


def _with_occasion(outcome: Outcome, report: FollowUpReport) -> str | None:
    words = outcome.rating_text
    return f"{words}\n({report.occasion})" if words and report.occasion else words
