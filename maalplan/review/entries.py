"""Which values of a plan are shown, each with its quote and the JSON pointer to it in the plan's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from maalplan.model import FollowUp, Goal, Milestone, Plan, Quote, ReviewedValue, Signature

_PLAN: Final = (*("title", "document_type", "agency", "ministry", "year", "period", "published", "version"),)
_GOAL: Final = (
    *("number", "title", "scope", "section", "description", "focus_area", "criterion"),
    *("remarks", "weight", "responsible"),
)
_MILESTONE: Final = ("number", "text", "deadline", "targets", "weight")
_FOLLOW_UP: Final = ("occasion", "when", "scale")
_SIGNATURE: Final = ("name", "title", "organisation", "place", "date")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a plan, before it has a number; ``name`` is the label of an ``extra``."""

    path: str
    field: str
    value: ReviewedValue
    quote: Quote | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The values that belong together, and the groups below them."""

    kind: Literal["plan", "goal", "milestone", "signature", "follow_up"]
    path: str
    id: str | None
    values: tuple[Value, ...]
    groups: tuple[Group, ...] = ()


def whole_of(plan: Plan) -> Group:
    """What is said of the plan itself."""
    return Group("plan", "", plan.id, tuple(_values(plan, _PLAN, "")))


def goals_of(plan: Plan) -> tuple[Group, ...]:
    """The goals, each with its milestones."""
    return tuple(_goal(goal, f"/goals/{number}") for number, goal in enumerate(plan.goals))


def follow_ups_of(plan: Plan) -> tuple[Group, ...]:
    """When and how the goals are followed up."""
    paths = ((f"/follow_ups/{number}", one) for number, one in enumerate(plan.follow_ups))
    return tuple(Group("follow_up", path, None, tuple(_values(one, _FOLLOW_UP, path))) for path, one in paths)


def signatures_of(plan: Plan) -> tuple[Group, ...]:
    """Who signed."""
    paths = ((f"/signatures/{number}", one) for number, one in enumerate(plan.signatures))
    return tuple(Group("signature", path, None, tuple(_values(one, _SIGNATURE, path))) for path, one in paths)


def _goal(goal: Goal, path: str) -> Group:
    milestones = ((f"{path}/milestones/{number}", one) for number, one in enumerate(goal.milestones))
    return Group(
        "goal",
        path,
        goal.id,
        (*_values(goal, _GOAL, path), *_extra(goal.extra, goal.quotes, path)),
        tuple(
            Group(
                "milestone",
                below,
                one.id,
                (*_values(one, _MILESTONE, below), *_extra(one.extra, one.quotes, below)),
            )
            for below, one in milestones
        ),
    )


def _values(
    holder: Plan | Goal | Milestone | FollowUp | Signature, fields: Iterable[str], path: str
) -> Iterator[Value]:
    for field in fields:
        value = getattr(holder, field)
        if value is not None and value != ():
            yield Value(f"{path}/{field}", field, value, holder.quotes.get(field))


def _extra(extra: Mapping[str, str], quotes: Mapping[str, Quote], path: str) -> Iterator[Value]:
    for name, value in extra.items():
        pointed = name.replace("~", "~0").replace("/", "~1")
        yield Value(f"{path}/extra/{pointed}", "extra", value, quotes.get(f"extra/{name}"), name)
