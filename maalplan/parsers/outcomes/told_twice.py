"""Goals that a report tells of twice: in an overview, and again where it goes into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maalplan.model import RawOutcome
from maalplan.parsers.vocabulary import label_key

_FILLED = ("number", "title", "section", "score", "possible", "comment", "milestone_number")


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells in one place; ``named``: of a goal that its own words show to be one."""

    outcome: RawOutcome
    judged: bool = False
    named: bool = False


def once_each(found: Iterable[Told]) -> tuple[RawOutcome, ...]:
    """The outcomes, each once: what is told again only fills in what was missing.

    One without a verdict counts only where its goal is named, and no other is on it.
    """
    kept: list[Told] = []
    for told in found:
        place = _told_before(kept, told.outcome)
        if place is None:
            kept.append(told)
            continue
        before = kept[place]
        if told.judged and not before.judged:
            kept[place] = replace(told, outcome=_filled(told.outcome, before.outcome))
        else:
            kept[place] = replace(before, outcome=_filled(before.outcome, told.outcome))
    return tuple(told.outcome for told in kept if told.judged or told.named)


def _told_before(kept: Sequence[Told], outcome: RawOutcome) -> int | None:
    """Where the same was told before; a goal that was told of by its one milestone is told again by its own name."""
    same = [n for n, one in enumerate(kept) if _is_same(one.outcome, outcome)]
    if same or "milestone" in outcome.fields:
        return same[0] if same else None
    of_goal = [n for n, one in enumerate(kept) if _is_of_goal(one.outcome, outcome)]
    return of_goal[0] if len(of_goal) == 1 else None


def _filled(outcome: RawOutcome, other: RawOutcome) -> RawOutcome:
    missing = {name: other.fields[name] for name in _FILLED if name in other.fields and name not in outcome.fields}
    return replace(outcome, fields=outcome.fields | missing)


def _is_same(one: RawOutcome, other: RawOutcome) -> bool:
    """Are two outcomes on the same goal, or on the same milestone of it?

    The title tells; without one the number, in the same part of the report.
    """
    return _key(one, "milestone") == _key(other, "milestone") and _is_of_goal(one, other)


def _is_of_goal(one: RawOutcome, other: RawOutcome) -> bool:
    """Are two outcomes on the same goal, or on its milestones?"""
    titles, numbers = (_key(one, "title"), _key(other, "title")), (_key(one, "number"), _key(other, "number"))
    same_number = numbers[0] == numbers[1] or not all(numbers)
    if all(titles):
        return titles[0] == titles[1] and same_number
    return all(numbers) and same_number and one.scope == other.scope and not any(titles)


def _key(outcome: RawOutcome, field: str) -> str:
    words = outcome.fields.get(field)
    return label_key(words.text) if words else ""
