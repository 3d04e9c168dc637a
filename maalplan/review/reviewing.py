"""A plan and what is to be seen of its document, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from maalplan.findings import CORRECTED
from maalplan.model import Finding, Place, Plan, Review, Sight, Unseen
from maalplan.output.plans.doubts import at_goals
from maalplan.review.drawing import Drawing
from maalplan.review.entries import follow_ups_of, goals_of, signatures_of, whole_of
from maalplan.review.marking import UNPLACED, Marking

_Told: TypeAlias = tuple[tuple[int, Finding], ...]
_Spot: TypeAlias = tuple[int, int]
"""The block and the row of a place."""
_OWN: Final = ("number", "title", "description")
"""Fields that a goal shares with no other: its section and scope stand above several."""


def reviewed(plan: Plan, sight: Sight | None, unseen: Unseen | None = None, said: str | None = None) -> Review:
    """*plan* with each value's place in what is to be seen of its document.

    Without *sight* the quotes stand alone; *unseen* then says why, and *said* what to do about it.
    """
    marking = Marking(sight)
    at, loose = _findings(plan)
    whole = marking.part(whole_of(plan), loose)
    goals = tuple(marking.part(group, told) for group, told in zip(goals_of(plan), at, strict=True))
    follow_ups = tuple(map(marking.part, follow_ups_of(plan)))
    signatures = tuple(map(marking.part, signatures_of(plan)))
    drawing = None if marking.streams is None else Drawing(marking.streams, marking.marked.values())
    return Review(
        plan=plan,
        whole=whole,
        goals=goals,
        follow_ups=follow_ups,
        signatures=signatures,
        marks=marking.marks(),
        pages=drawing.pages() if drawing else (),
        lines=drawing.lines() if drawing else (),
        blocks=drawing.blocks() if drawing else (),
        unseen=unseen,
        said=said,
        unprinted=sight is not None and sight.unprinted,
    )


def _findings(plan: Plan) -> tuple[list[_Told], _Told]:
    """The findings at each goal, each at the first that it is about, or below whose beginning its words stand; and
    those that are about none. They are numbered as in the plan. Corrections stand at their values by themselves."""
    left = {number: finding for number, finding in enumerate(plan.findings) if finding.code != CORRECTED}
    at: list[dict[int, Finding]] = []
    for findings in at_goals(plan):
        at.append({number: finding for number, finding in left.items() if finding in findings})
        left = {number: finding for number, finding in left.items() if finding not in findings}
    begins = _begins(plan)
    for number, finding in tuple(left.items()):
        above = _goal_above(finding, begins) if finding.code == UNPLACED else None
        if above is not None:
            at[above][number] = left.pop(number)
    return [tuple(sorted(own.items())) for own in at], tuple(left.items())


def _begins(plan: Plan) -> list[tuple[_Spot, int]]:
    """Where each goal begins, in the order of the document, with its place among the plan's goals."""
    spots = []
    for number, goal in enumerate(plan.goals):
        own = [goal.quotes[field] for field in _OWN if field in goal.quotes]
        places = [place for quote in own for place in quote.places] or list(goal.source[:1])
        spots += [(min(map(_spot, places)), number)] if places else []
    return sorted(spots)


def _goal_above(finding: Finding, begins: Sequence[tuple[_Spot, int]]) -> int | None:
    """The goal that begins last before the words of *finding*; null where none does."""
    if not any(place.block for place in finding.source):
        return None
    spot = min(_spot(place) for place in finding.source if place.block)
    return next((number for begin, number in reversed(begins) if begin <= spot), None)


def _spot(place: Place) -> _Spot:
    return place.block or 0, place.row or 0
