"""Reports of one name on one plan that disagree: a sheet that came back twice, a report and its correction."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.findings import reports_disagree
from maalplan.followup.standing import subject_of
from maalplan.model import Finding, FollowUpReport, Plan, Rating


def disagreements(plan: Plan, reports: Sequence[FollowUpReport]) -> tuple[Finding, ...]:
    """One finding for each name and year that several of *reports* have, where these judge a goal or milestone
    differently; *reports* are tied to *plan*, the earliest first, so that the last of them counts.

    That something is not judged yet is no verdict, and differs from none.
    """
    alike: dict[tuple[str | None, int | None], list[FollowUpReport]] = {}
    for report in reports:
        alike.setdefault((report.occasion, report.year or plan.year), []).append(report)
    found: list[Finding] = []
    for (occasion, year), group in alike.items():
        count = _judged_differently(group)
        if count:
            name = " ".join(str(part) for part in (occasion or "status", year) if part)
            *earlier, last = [report.source.path or "?" for report in group]
            found.append(reports_disagree(plan.id, name, count, last, tuple(dict.fromkeys(earlier))))
    return tuple(found)


def _judged_differently(reports: Sequence[FollowUpReport]) -> int:
    """How many goals and milestones have more than one rating in *reports*."""
    ratings: dict[str, set[Rating]] = {}
    for report in reports:
        for outcome in report.outcomes:
            key = subject_of(outcome)
            if key and outcome.rating != "unknown":
                ratings.setdefault(key, set()).add(outcome.rating)
    return sum(len(own) > 1 for own in ratings.values())
