"""All words of a plan, each with the goal and milestone that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maalplan.check.rule import Spot
from maalplan.model import Goal, Milestone, Place, Plan

_FIELDS = ("section", "title", "description", "focus_area", "criterion", "remarks", "responsible")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one field."""

    field: str
    text: str
    goal: Goal | None = None
    milestone: Milestone | None = None
    source: tuple[Place, ...] | None = None

    def spot(self, **arguments: str | float) -> Spot:
        """A spot at these words."""
        return Spot(goal=self.goal, milestone=self.milestone, quote=self.text, arguments=arguments, source=self.source)


def words_of(plan: Plan) -> Iterator[Words]:
    """The words of every field of *plan* in the order of the document: its front, its goals, its signatures."""
    if plan.title:
        yield Words("title", plan.title, source=_places(plan, "title"))
    for goal in plan.goals:
        yield from _of_goal(goal)
    for follow_up in plan.follow_ups:
        if follow_up.when:
            yield Words("follow_up", f"{follow_up.occasion}: {follow_up.when.text}", source=_quoted(follow_up.quotes))
    for signature in plan.signatures:
        parts = (signature.name, signature.title, signature.organisation, signature.place)
        yield Words("signature", ", ".join(filter(None, parts)), source=signature.source)


def _of_goal(goal: Goal) -> Iterator[Words]:
    for name in _FIELDS:
        text = getattr(goal, name)
        if text:
            quote = goal.quotes.get(name)
            yield Words(name, text, goal, source=quote.places if quote else None)
    for text in goal.extra.values():
        yield Words("extra", text, goal)
    for milestone in goal.milestones:
        yield Words("text", milestone.text, goal, milestone)
        for text in milestone.extra.values():
            yield Words("extra", text, goal, milestone)


def _places(plan: Plan, field: str) -> tuple[Place, ...]:
    quote = plan.quotes.get(field)
    return quote.places if quote else ()


def _quoted(quotes: object) -> tuple[Place, ...]:
    """The places of the first of *quotes* (field → quote)."""
    assert isinstance(quotes, dict)
    return next((quote.places for quote in quotes.values()), ())
