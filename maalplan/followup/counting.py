"""What counts of what was said of a plan, where its goals and their milestones were judged at different times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from maalplan.followup.standing import last_said, moments
from maalplan.model import FollowUpReport, Goal, Outcome, Plan, Rating

if TYPE_CHECKING:
    from maalplan.output.export.wishes import Followed

_VERDICTS: Final[frozenset[Rating]] = frozenset({"met", "partly_met", "not_met", "dropped"})
"""All others are lights, or say that nothing is known yet."""
_CLOSING: Final[frozenset[Rating]] = frozenset({"met", "dropped"})


def what_counts(plan: Plan, reports: Sequence[FollowUpReport]) -> dict[str, Outcome]:
    """Id of a goal or milestone → the last outcome on it, as far as it still counts; a milestone that has none is as
    its goal is. *reports* are tied to *plan*, the earliest first.

    A later verdict on the goal takes the place of a light on its milestone, and where the goal was met or dropped, of
    any verdict on it. Where milestones are judged later than their goal, theirs count, and the goal's for the others
    alone. Annual reports on one year are of one time (:func:`~maalplan.followup.standing.moments`).

    >>> import maalplan
    >>> plan = maalplan.read_plan("samples/plans/ens-2024.docx")
    >>> texts = ("Årsrapport 2024 for Energistyrelsen\\n\\nMål 1: Økonomistyring – Opfyldt\\n",
    ...          "Status 2024 for Energistyrelsen\\n\\nMål 1: Økonomistyring – Gul\\n")
    >>> reports = maalplan.reports_on(plan, [maalplan.read_follow_up(text.encode()) for text in texts])
    >>> {key: outcome.rating for key, outcome in maalplan.what_counts(plan, reports).items()}
    {'ens-2024/ministry/1': 'met'}
    """
    said = last_said(reports)
    given = zip(moments(plan, reports), reports, strict=True)
    places = {id(outcome): moment for moment, report in given for outcome in report.outcomes}
    for goal in plan.goals:
        _settle(goal, said, places)
    return said


def followed_of(plan: Plan, reports: tuple[FollowUpReport, ...]) -> Followed:
    """What exports are given of what was reported back on *plan*; *reports* as of :func:`what_counts`."""
    from maalplan.output.export.wishes import Followed

    return Followed(reports, last_said(reports), what_counts(plan, reports))


def _settle(goal: Goal, said: dict[str, Outcome], places: dict[int, int]) -> None:
    whole = said.get(goal.id)
    if whole is None:
        return
    ids = [milestone.id for milestone in goal.milestones]
    later = [key for key in ids if key in said and places[id(said[key])] > places[id(whole)]]
    for key in ids:
        if key in said and places[id(said[key])] < places[id(whole)] and _replaces(whole, said[key]):
            del said[key]
    if whole.rating != "dropped" and any(said[key].rating != "unknown" for key in later):
        for key in ids:
            said.setdefault(key, whole)
        del said[goal.id]


def _replaces(whole: Outcome, own: Outcome) -> bool:
    """Does what was said later of the goal take the place of what was said of its milestone?"""
    if own.rating in _VERDICTS:
        return whole.rating in _CLOSING and own.rating != "dropped"
    return whole.rating != "unknown"
