"""What was said of a goal or milestone → the verdict on it.

A traffic light says how a goal goes and not how it went: it is never taken for a verdict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from maalplan.model import Basis, Deadline, Rating, SaidStatus, ScoredMilestone, Verdict

_VERDICTS: Final[Mapping[Rating, Verdict]] = {
    "met": "met",
    "partly_met": "partly_met",
    "not_met": "not_met",
    "dropped": "dropped",
    "unknown": "unknown",
}
"""The ratings that are verdicts; the others are lights."""
JUDGED: Final[frozenset[Verdict]] = frozenset({"met", "partly_met", "not_met"})
_DONE: Final[frozenset[Verdict]] = frozenset({"met", "dropped"})
_DECIDED: Final = JUDGED | {"dropped"}


def counting_of(statuses: Sequence[SaidStatus]) -> int | None:
    """The place of what counts of what was said, the earliest first: the last verdict; else that there is none
    (`unknown`); else the last light. It is what :func:`maalplan.followup.last_said` gives, where lights do not count.
    """
    verdicts = [n for n, one in enumerate(statuses) if one.rating in _VERDICTS]
    known = [n for n in verdicts if statuses[n].rating != "unknown"]
    said = known or verdicts or range(len(statuses))
    return said[-1] if said else None


def verdict_of(statuses: Sequence[SaidStatus]) -> Verdict:
    """The verdict in what was said, the earliest first.

    >>> verdict_of([SaidStatus(0, "status", "green")]), verdict_of([])
    ('light_only', 'not_reported')
    """
    counting = counting_of(statuses)
    return "not_reported" if counting is None else _VERDICTS.get(statuses[counting].rating, "light_only")


def goal_verdict(
    own: Sequence[SaidStatus], milestones: Sequence[ScoredMilestone], moments: Sequence[int]
) -> tuple[Verdict, Basis | None]:
    """The verdict on a goal: what is said of it, unless a later report judges its milestones alone; and its basis.

    *moments* says of each report when it was given (:func:`~maalplan.followup.standing.moments`). Without a verdict it
    is said whether anything is known of the goal or of its milestones.
    """
    said, concluded = verdict_of(own), concluded_from([one.verdict for one in milestones])
    below = [status for one in milestones for status in one.statuses]
    if concluded is not None and _last_verdict(below, moments) > _last_word(own, moments):
        return concluded, "milestones"
    if said in _DECIDED:
        return said, "report"
    known = {said, *(one.verdict for one in milestones if not _is_passed_over(one))}
    if "light_only" in known and not known & (JUDGED | {"unknown"}):
        return "light_only", None  # dropped ones are left out here too
    known |= {one.verdict for one in milestones}
    if known & (_DECIDED | {"unknown"}):
        return "unknown", None
    return ("light_only" if "light_only" in known else "not_reported"), None


def concluded_from(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a goal by those on its milestones, where it is certain: met where all are, not met where none is,
    not even partly, else partly met. Dropped ones are left out; None where those that are not judged may turn it.

    >>> concluded_from(["met", "dropped"]), concluded_from(["met", "not_met", "unknown"])
    ('met', 'partly_met')
    >>> concluded_from(["met", "unknown"]) is None
    True
    """
    left = {verdict for verdict in verdicts if verdict != "dropped"}
    if not left:
        return "dropped" if verdicts else None
    if "partly_met" in left or {"met", "not_met"} <= left:
        return "partly_met"
    return next(iter(left)) if len(left) == 1 and left <= JUDGED else None


def _is_passed_over(milestone: ScoredMilestone) -> bool:
    """Was there room to say something of it, and nobody did, as in a status sheet half filled in?"""
    return milestone.verdict == "unknown" and not any(
        one.rating_text for one in milestone.statuses if one.rating == "unknown"
    )


def _last_verdict(statuses: Sequence[SaidStatus], moments: Sequence[int]) -> int:
    """When it was last said what became of it; -1 where it was not."""
    return max((moments[one.report] for one in statuses if _VERDICTS.get(one.rating) in _DECIDED), default=-1)


def _last_word(statuses: Sequence[SaidStatus], moments: Sequence[int]) -> int:
    """When there was last a verdict, or words for that there is none yet (»Ikke opgjort«)."""
    told = (one for one in statuses if one.rating in _VERDICTS and (one.rating != "unknown" or one.rating_text))
    return max((moments[one.report] for one in told), default=-1)


def is_overdue(deadline: Deadline | None, verdict: Verdict, goal: Verdict, date: dt.date) -> bool:
    """Whether a milestone of this *verdict* should have been reached before *date*, and was not: where it is not judged
    itself, a *goal* that is met or dropped needs it no more."""
    day = last_day(deadline)
    done = verdict in _DONE or (verdict not in JUDGED and goal in _DONE)
    return day is not None and day < date and not done


def last_day(deadline: Deadline | None) -> dt.date | None:
    """The last day of a deadline; None where there is none, or a person wrote what is no day."""
    if deadline is None or deadline.end is None:
        return None
    try:
        return dt.date.fromisoformat(deadline.end)
    except ValueError:
        return None
