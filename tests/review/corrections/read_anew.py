"""Plans as another version of the tool might read the same document: blocks numbered otherwise, places less exact,
milestones put together or left out, other ids. Each part knows which parts of the first reading it has the words of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from maalplan.findings import unplaced_text
from maalplan.model import PARAGRAPH, Goal, Milestone, Place, Plan, Quote

Origins = dict[str, frozenset[str]]
"""JSON pointer of a part of the second reading → the pointers of those of the first whose words it has."""


@dataclass(frozen=True, slots=True)
class ReadAnew:
    """A second reading, and where its parts come from."""

    plan: Plan
    origins: Origins


@dataclass(frozen=True, slots=True)
class Manner:
    """How the second reading differs."""

    shift: int = 0
    no_boxes: bool = False
    no_lines: bool = False
    merge: float = 0.0
    drop: float = 0.0
    unsaid: bool = False
    """Words of what is left out are not said to be in no field."""
    other_ids: bool = False
    no_numbers: bool = False


def read_anew(plan: Plan, manner: Manner, random: Random) -> ReadAnew:
    """*plan* as it is read in that *manner*."""
    goals: list[Goal] = []
    origins: Origins = {}
    lost: list[Quote] = []
    for n, goal in enumerate(plan.goals):
        if random.random() < manner.drop:
            lost += [words for part in (goal, *goal.milestones) for words in part.quotes.values()]
            continue
        number = len(goals)
        origins[f"/goals/{number}"] = frozenset({f"/goals/{n}"})
        milestones = _milestones(goal, f"/goals/{n}", manner, random, lost)
        for k, (_, told) in enumerate(milestones):
            origins[f"/goals/{number}/milestones/{k}"] = told
        goals.append(replace(_placed(goal, manner), milestones=tuple(one for one, _ in milestones)))
    named = [_named(goal, n, manner, plan) for n, goal in enumerate(goals)]
    said = () if manner.unsaid else tuple(unplaced_text(words.text, _places(words.places, manner)) for words in lost)
    return ReadAnew(replace(plan, goals=tuple(named), findings=(*plan.findings, *said)), origins)


def _milestones(
    goal: Goal, path: str, manner: Manner, random: Random, lost: list[Quote]
) -> list[tuple[Milestone, frozenset[str]]]:
    found: list[tuple[Milestone, frozenset[str]]] = []
    for k, one in enumerate(goal.milestones):
        own = frozenset({f"{path}/milestones/{k}"})
        if random.random() < manner.drop:
            lost += one.quotes.values()
            continue
        if found and random.random() < manner.merge:
            before, told = found.pop()
            found.append((_together(before, _placed(one, manner)), told | own))
        else:
            found.append((_placed(one, manner), own))
    return found


def _together(one: Milestone, other: Milestone) -> Milestone:
    words = Quote(
        one.quotes["text"].text + PARAGRAPH + other.quotes["text"].text,
        (*one.quotes["text"].places, *other.quotes["text"].places),
    )
    text = f"{one.text} {other.text}"
    return replace(one, text=text, quotes=one.quotes | {"text": words}, source=(*one.source, *other.source))


def _placed(part: Any, manner: Manner) -> Any:
    quotes = {name: _quote(words, manner) for name, words in part.quotes.items()}
    if manner.no_numbers:
        quotes.pop("number", None)
    return replace(part, quotes=quotes, source=_places(part.source, manner))


def _quote(words: Quote, manner: Manner) -> Quote:
    return Quote(words.text, _places(words.places, manner))


def _places(places: Sequence[Place], manner: Manner) -> tuple[Place, ...]:
    return tuple(
        replace(
            place,
            block=None if place.block is None else place.block + manner.shift,
            bbox=None if manner.no_boxes else place.bbox,
            lines=None if manner.no_lines else place.lines,
        )
        for place in places
    )


def _named(goal: Goal, n: int, manner: Manner, plan: Plan) -> Goal:
    """The goal with ids as the tool gives them in the second reading."""
    start = "ukendt-0000" if manner.other_ids else plan.id
    goal_id = f"{start}/{goal.scope}/{'n' + str(n + 1) if manner.other_ids or not goal.number else goal.number}"
    milestones = (replace(one, id=f"{goal_id}/{k}") for k, one in enumerate(goal.milestones, start=1))
    return replace(goal, id=goal_id, milestones=tuple(milestones))
