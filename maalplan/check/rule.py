"""What a rule is: a small function that says where a plan should be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from maalplan.model import Goal, Milestone, Place, Plan, PlanDiff, Remark, Urgency


@dataclass(frozen=True, slots=True)
class Case:
    """A draft; ``since`` compares last year's plan (old) with it (new), ``beside`` the shared goals of each other
    agency of its ministry (old) with it (new)."""

    plan: Plan
    since: PlanDiff | None = None
    beside: tuple[PlanDiff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a rule has something to say, and about which words; a :class:`~maalplan.model.Remark` to be."""

    goal: Goal | None = None
    milestone: Milestone | None = None
    quote: str | None = None
    beside: str | None = None
    arguments: dict[str, str | float] = field(default_factory=dict)
    source: tuple[Place, ...] | None = None
    """Null: that of the milestone, or of the goal."""


Finder = Callable[[Case], Iterable[Spot]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of remark: its stable code, how urgent it is, what it means, and the function that finds it."""

    code: str
    urgency: Urgency
    meaning: str
    find: Finder

    def remarks(self, case: Case) -> Iterator[Remark]:
        """Its remarks on the draft."""
        for spot in self.find(case):
            yield Remark(
                code=self.code,
                urgency=self.urgency,
                goal=spot.goal.id if spot.goal else None,
                milestone=spot.milestone.id if spot.milestone else None,
                number=spot.milestone.number if spot.milestone else None,
                quote=spot.quote or None,
                beside=spot.beside or None,
                arguments=spot.arguments,
                source=_source(spot),
            )


def rule(code: str, urgency: Urgency) -> Callable[[Finder], Rule]:
    """Make a rule of a function; its docstring is the rule's documentation."""

    def made(find: Finder) -> Rule:
        return Rule(code, urgency, " ".join((find.__doc__ or "").split()), find)

    return made


def of_milestone(goal: Goal, milestone: Milestone, quote: str | None = None, **arguments: str | float) -> Spot:
    """A spot in a milestone: its words, or those of them in *quote*."""
    return Spot(goal=goal, milestone=milestone, quote=quote or milestone.text, arguments=arguments)


def milestones(plan: Plan) -> Iterator[tuple[Goal, Milestone]]:
    """Every milestone of *plan* with its goal, in the order of the document."""
    return ((goal, milestone) for goal in plan.goals for milestone in goal.milestones)


def _source(spot: Spot) -> tuple[Place, ...]:
    if spot.source is not None:
        return spot.source
    if spot.milestone is not None and spot.milestone.source:
        return spot.milestone.source
    return _head(spot.goal) if spot.goal else ()


def _head(goal: Goal) -> tuple[Place, ...]:
    """Where a goal's own words begin; its heading above may stand far from it."""
    named = (goal.quotes[name].places for name in ("title", "number", "description") if name in goal.quotes)
    return next(named, goal.source)[:1]
