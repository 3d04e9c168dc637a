"""What is true of a labelled pair of plans, by ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from maalplan.model import Deadline, Goal, Milestone, Plan

Ids: TypeAlias = tuple[str | None, str | None]
"""A goal or milestone of the old plan and the same one of the new plan; None where there is none."""

TEXTS = ("title", "description", "focus_area", "criterion", "remarks", "responsible")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Truth:
    """What is the same in both plans, and what of it changed.

    ``goals`` and ``milestones`` hold every id of both plans once; a pair of milestones whose goals are not the same is
    one that moved. ``*_changes`` and ``moved`` are keyed by the pairs with two ids; a ``moved`` of None is a matter of
    taste. ``directions`` is keyed by pair and field: later, earlier, raised, lowered. ``split``: new → old; ``merged``:
    old → new. ``optional``: fields that differ in no more than the agency's own name. ``unscored``: ids of milestones
    of which the truth says nothing. ``statuses``: where they are told and not concluded.
    """

    goals: tuple[Ids, ...]
    milestones: tuple[Ids, ...]
    goal_changes: dict[Ids, frozenset[str]] = field(default_factory=dict)
    milestone_changes: dict[Ids, frozenset[str]] = field(default_factory=dict)
    directions: dict[tuple[Ids, str], str] = field(default_factory=dict)
    moved: dict[Ids, bool | None] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    milestones_split: dict[str, str] = field(default_factory=dict)
    milestones_merged: dict[str, str] = field(default_factory=dict)
    optional: dict[Ids, frozenset[str]] = field(default_factory=dict)
    unscored: frozenset[str] = frozenset()
    statuses: dict[Ids, str] = field(default_factory=dict)

    def status(self, pair: Ids) -> str:
        """The status of a goal's row: a goal is changed when a field of it or one of its milestones is."""
        if pair in self.statuses:
            return self.statuses[pair]
        if None in pair:
            return "added" if pair[0] is None else "removed"
        same = not self.goal_changes[pair] and all(
            not self.milestone_changes.get(one, frozenset()) and self.at_home(one)
            for one in self.milestones
            if goal_of(one[0]) == pair[0] or goal_of(one[1]) == pair[1]
        )
        return "unchanged" if same else "changed"

    def at_home(self, pair: Ids) -> bool:
        """Whether a milestone is in both plans, and in goals that are the same."""
        return None not in pair and (goal_of(pair[0]), goal_of(pair[1])) in self.goals

    def elsewhere(self) -> set[Ids]:
        """The milestones that went to a goal which is not the one that they came from."""
        return {pair for pair in self.milestones if None not in pair and not self.at_home(pair)}


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two plans and what is true of them; ``why`` says what is hard."""

    name: str
    why: str
    old: Plan
    new: Plan
    truth: Truth


def goal_of(milestone: str | None) -> str | None:
    """The id of the goal that a milestone's id is made of."""
    return milestone.rsplit("/", 1)[0] if milestone else None


def without_years(text: str | None) -> str | None:
    """The words, with every year hidden: the year alone is no change.

    >>> without_years("Opgøres i årsrapporten for 2024.")
    'Opgøres i årsrapporten for ….'
    """
    return _YEAR.sub("…", text) if text else None


def changed_fields(old: Goal, new: Goal) -> frozenset[str]:
    """The fields of a goal that say something else, but for the year."""
    texts = {name for name in TEXTS if without_years(getattr(old, name)) != without_years(getattr(new, name))}
    extra = {
        label: (without_years(old.extra.get(label)), without_years(new.extra.get(label)))
        for label in old.extra.keys() | new.extra.keys()
    }
    if any(one != other for one, other in extra.values()):
        texts.add("extra")
    if old.weight != new.weight:
        texts.add("weight")
    return frozenset(texts)


def seen_changes(old: Plan, new: Plan, pairs: Iterable[Ids]) -> dict[Ids, frozenset[str]]:
    """What differs in the values of milestones, pair by pair: text (but for years), deadline (as a day of the plan's
    year), targets (but for their words)."""
    points = {one.id: one for plan in (old, new) for goal in plan.goals for one in goal.milestones}
    return {pair: frozenset(_differing(points[str(pair[0])], points[str(pair[1])], old, new)) for pair in pairs}


def _differing(one: Milestone, other: Milestone, old: Plan, new: Plan) -> Iterator[str]:
    if without_years(one.text) != without_years(other.text):
        yield "text"
    if _window(one.deadline, old.year) != _window(other.deadline, new.year):
        yield "deadline"
    if _figures(one) != _figures(other):
        yield "targets"


def _window(deadline: Deadline | None, year: int | None) -> tuple[str | None, ...]:
    days = (deadline.start, deadline.end) if deadline else (None, None)
    return tuple(f"{int(day[:4]) - (year or 0)}{day[4:]}" if day else None for day in days)


def _figures(milestone: Milestone) -> list[tuple[str, float, float, str]]:
    return sorted((one.comparator, one.value, one.upper or one.value, one.unit or "") for one in milestone.targets)


def matters_of_taste(
    old: Plan, new: Plan, goals: dict[Ids, frozenset[str]], milestones: dict[Ids, frozenset[str]]
) -> dict[Ids, frozenset[str]]:
    """Of the changes told, those of texts that differ in nothing but the name of the plan's own agency, or in hyphens
    and spaces that an extraction left."""
    things = {goal.id: goal for plan in (old, new) for goal in plan.goals}
    points = {one.id: one for goal in things.values() for one in goal.milestones}
    found = {}
    for pairs, named in ((goals, things), (milestones, points)):
        for pair, names in pairs.items():
            one, other = named[str(pair[0])], named[str(pair[1])]
            same = {
                name
                for name in names - {"weight", "extra", "deadline", "targets"}
                if _nameless(getattr(one, name), old) == _nameless(getattr(other, name), new)
            }
            found[pair] = frozenset(same)
    return found


def _nameless(text: str | None, plan: Plan) -> str:
    names = "|".join(re.escape(name) for name in (plan.agency.name, plan.agency.acronym) if name)
    words = without_years(text) or ""
    return re.sub(r"[\s-]+", "", re.sub(rf"\b({names})(s|'s)?\b", "…", words) if names else words)


# --------------------------------------------------------------------- places


def moves(pairs: Sequence[tuple[Goal, Goal]]) -> dict[Ids, bool | None]:
    """Which goals have another number, scope, section or relative place; *pairs* are in the order of the old plan.

    The new goals' order is told by their place in the ids of *pairs* (see :func:`order_of`).
    """
    old_sections, new_sections = {old.section for old, _ in pairs}, {new.section for _, new in pairs}
    found: dict[Ids, bool | None] = {}
    for old, new in pairs:
        here: bool | None = (old.scope, old.number) != (new.scope, new.number)
        if old.scope == new.scope and None in (old.number, new.number) and old.number != new.number:
            here = None
        elif not here and old.section != new.section:
            here = None if old.section not in new_sections and new.section not in old_sections else True
        found[(old.id, new.id)] = here
    return found


def out_of_order(places: Sequence[int]) -> list[bool | None]:
    """For each item of a new order (places as they come in the old one): did it leave its place among the others?

    True for what no longest run in order holds, None for what some hold and some do not.

    >>> out_of_order([1, 2, 0]), out_of_order([1, 0])
    ([False, False, True], [None, None])
    """
    ends = _runs(places)
    starts = _runs([-place for place in reversed(places)])[::-1]
    longest = max(ends, default=0)
    on = [end if end + start - 1 == longest else None for end, start in zip(ends, starts, strict=True)]
    return [True if end is None else (None if on.count(end) > 1 else False) for end in on]


def _runs(places: Sequence[int]) -> list[int]:
    """The length of the longest rising run that ends with each item."""
    lengths: list[int] = []
    for at, place in enumerate(places):
        lengths.append(1 + max((lengths[one] for one in range(at) if places[one] < place), default=0))
    return lengths


def all_moves(old: Plan, new: Plan, pairs: Sequence[tuple[Goal, Goal]]) -> dict[Ids, bool | None]:
    """Which goals of *pairs* moved: by number, scope or section, else by their place among those that did not."""
    found = moves(pairs)
    order = {goal.id: at for plan in (old, new) for at, goal in enumerate(plan.goals)}
    still = sorted((pair for pair, gone in found.items() if not gone), key=lambda pair: order[pair[0] or ""])
    shifted = out_of_order([order[pair[1] or ""] for pair in still])
    for pair, left in zip(still, shifted, strict=True):
        if found[pair] is False:
            found[pair] = left
    return found
