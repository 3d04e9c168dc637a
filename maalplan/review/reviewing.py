"""A plan and what is to be seen of its document, put together."""

from __future__ import annotations

from maalplan.model import Finding, Plan, Review, Sight, Unseen
from maalplan.output.plans.doubts import at_goals
from maalplan.review.drawing import Drawing
from maalplan.review.entries import follow_ups_of, goals_of, signatures_of, whole_of
from maalplan.review.marking import Marking

_Told = tuple[tuple[int, Finding], ...]


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
    )


def _findings(plan: Plan) -> tuple[list[_Told], _Told]:
    """The findings at each goal, each at the first that it is about, and those that are about none; numbered as in the
    plan."""
    left = dict(enumerate(plan.findings))
    at: list[_Told] = []
    for findings in at_goals(plan):
        own = tuple((number, finding) for number, finding in left.items() if finding in findings)
        at.append(own)
        left = {number: finding for number, finding in left.items() if finding not in findings}
    return at, tuple(left.items())
