"""The goals of a plan, judged field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maalplan.model import Difference, Goal, WantedGoal
from maalplan.review.measured.judged import GOAL_FIELDS, Judged, Part, judged_field, judged_list
from maalplan.review.measured.milestones import judged_milestones
from maalplan.review.measured.pairing import paired_goals


def judged_goals(wanted: Sequence[WantedGoal], given: Sequence[Goal]) -> Iterator[Judged]:
    """The judgements on goals, milestones and what is in them. A goal that was not found is wrong in every field; the
    milestones of one that should not be there should not be there either."""
    pairs = paired_goals(wanted, given)
    yield judged_list("goals", len(pairs), len(wanted), len(given), _said(wanted, given, pairs))
    for place, goal in enumerate(wanted):
        found = given[pairs[place]] if place in pairs else None
        part = Part(f"goals/{place}", _name_wanted(goal))
        yield from _fields(goal, found, part)
        milestones = () if found is None else found.milestones
        yield from judged_milestones(goal.milestones, milestones, part, there=found is not None)
    for place in _invented(given, pairs):
        yield judged_list("milestones", 0, 0, len(given[place].milestones))


def _fields(wanted: WantedGoal, given: Goal | None, part: Part) -> Iterator[Judged]:
    for name in GOAL_FIELDS:
        value = getattr(given, name, None)
        found = judged_field(f"goal.{name}", wanted.fields[name], value, part, there=given is not None)
        yield from () if found is None else (found,)


def _said(wanted: Sequence[WantedGoal], given: Sequence[Goal], pairs: dict[int, int]) -> Iterator[Difference]:
    for place, goal in enumerate(wanted):
        if place not in pairs:
            name = _name_wanted(goal)
            yield Difference(f"goals/{place}", "goals", name, None, name, None)
    for place in _invented(given, pairs):
        name = _name(given[place].number, given[place].title)
        yield Difference(f"goals/+{place}", "goals", name, None, None, name)


def _invented(given: Sequence[Goal], pairs: dict[int, int]) -> list[int]:
    taken = set(pairs.values())
    return [place for place in range(len(given)) if place not in taken]


def _name_wanted(goal: WantedGoal) -> str:
    return _name(goal.fields["number"].readings[0], goal.fields["title"].readings[0])


def _name(number: str | None, title: str | None) -> str:
    """What a goal is called: its number and title, as far as it has them."""
    return " ".join(filter(None, (number, title))) or "?"
