"""In which goals words stand. An index is made anew when plans change, from what was kept of each plan, and is then
only read: threads may share it."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from maalplan.model import Goal, Milestone, Plan
from maalplan.serve.search.words import stem, tokens

EXACT, INFLECTED, BEGUN, INSIDE = 1.0, 0.9, 0.7, 0.4
"""What it counts that a word is the one asked for, another form of it, begins with it, or has it inside."""
_SHORTEST_BEGIN: Final = 2
_SHORTEST_STEM: Final = 4
"""Letters of a stem with which other words may begin, and which may stand inside a compound."""


class FieldText(NamedTuple):
    """The text of a field; ``milestone`` is the place of the milestone that has it, null for the goal's own."""

    field: str
    text: str
    milestone: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GoalWords:
    """The words of a goal, each once: those of its title apart."""

    title: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A goal of a plan, by its place from 0."""

    plan: Plan
    place: int

    @property
    def goal(self) -> Goal:
        """The goal."""
        return self.plan.goals[self.place]


@dataclass(frozen=True, slots=True)
class Index:
    """All goals, by number, and in which of them each word stands, in its title and elsewhere."""

    entries: tuple[Entry, ...] = ()
    in_title: Mapping[str, array[int]] = field(default_factory=dict)
    elsewhere: Mapping[str, array[int]] = field(default_factory=dict)
    known: Sequence[str] = ()
    by_stem: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def matching(self, word: str) -> dict[str, float]:
        """The words that are meant by *word*, each with what it counts."""
        found: dict[str, float] = {}
        own = stem(word)
        if len(own) >= _SHORTEST_STEM:
            found |= {one: INSIDE for one in self.known if own in one}
            found |= dict.fromkeys(self.beginning(own), BEGUN)
        if len(word) >= _SHORTEST_BEGIN:
            found |= dict.fromkeys(self.beginning(word), BEGUN)
        found |= dict.fromkeys(self.by_stem.get(own, ()), INFLECTED)
        if word in self.in_title or word in self.elsewhere:
            found[word] = EXACT
        return found

    def beginning(self, head: str) -> Iterator[str]:
        """The words that begin with *head*."""
        at = bisect_left(self.known, head)
        while at < len(self.known) and self.known[at].startswith(head):
            yield self.known[at]
            at += 1


def index_of(plans: Iterable[tuple[Plan, Sequence[GoalWords]]]) -> Index:
    """The index of plans, each with the words of its goals in their order."""
    entries: list[Entry] = []
    in_title: dict[str, array[int]] = {}
    elsewhere: dict[str, array[int]] = {}
    for plan, goals in plans:
        for place, words in enumerate(goals):
            for where, own in ((in_title, words.title), (elsewhere, words.others)):
                for word in own:
                    where.setdefault(word, array("I")).append(len(entries))
            entries.append(Entry(plan, place))
    known = sorted(in_title.keys() | elsewhere.keys())
    by_stem: dict[str, list[str]] = {}
    for word in known:
        by_stem.setdefault(stem(word), []).append(word)
    return Index(tuple(entries), in_title, elsewhere, known, {own: tuple(words) for own, words in by_stem.items()})


def goal_words(plan: Plan) -> tuple[GoalWords, ...]:
    """The words of each goal of *plan*, with those of its milestones."""
    return tuple(_goal_words(goal) for goal in plan.goals)


def field_texts(goal: Goal) -> Iterator[FieldText]:
    """All texts of a goal and its milestones, in their order, the title first."""
    for name in ("title", "description", "focus_area", "criterion"):
        yield from _field(name, getattr(goal, name))
    for place, milestone in enumerate(goal.milestones):
        yield from _milestone(place, milestone)
    for name in ("remarks", "responsible"):
        yield from _field(name, getattr(goal, name))
    yield from (FieldText("extra", _composed(text), name=label) for label, text in goal.extra.items())


def _goal_words(goal: Goal) -> GoalWords:
    title: dict[str, None] = {}
    others: dict[str, None] = {}
    for one in field_texts(goal):
        into = title if one.field == "title" else others
        into.update((token.word, None) for token in tokens(one.text))
    return GoalWords(tuple(title), tuple(others))


def _milestone(place: int, milestone: Milestone) -> Iterator[FieldText]:
    yield FieldText("text", _composed(milestone.text), place)
    for label, text in milestone.extra.items():
        yield FieldText("extra", _composed(text), place, label)


def _field(name: str, text: str | None) -> Iterator[FieldText]:
    if text:
        yield FieldText(name, _composed(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
