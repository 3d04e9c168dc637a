"""The milestones of a goal, judged: whether each is there word for word, and what is in those that are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from maalplan.model import Difference, Milestone, Target, WantedMilestone, WantedTarget
from maalplan.review.measured.judged import Judged, Part, judged_field, judged_list
from maalplan.review.measured.pairing import paired_milestones
from maalplan.review.measured.plain import figure, folded, plain

_FIELDS = ("deadline", "weight", "extra")


def judged_milestones(
    wanted: Sequence[WantedMilestone], given: Sequence[Milestone], goal: Part, *, there: bool
) -> Iterator[Judged]:
    """The judgements on the milestones of a goal, *there* being whether the goal was found at all."""
    pairs = _Pairs(tuple(wanted), tuple(given))
    yield _texts(pairs, goal, there=there)
    for place, milestone in enumerate(wanted):
        if milestone.lost:
            continue
        partner = pairs.all.get(place)
        found = None if partner is None else given[partner]
        part = _part(goal, place, milestone)
        yield from _fields(milestone, found, part)
        if found is not None and not pairs.number_is_uncertain(place):
            number = judged_field("milestone.number", milestone.fields["number"], found.number, part)
            yield from () if number is None else (number,)


# ------------------------------------------------------------------ which is which


@dataclass(frozen=True)
class _Pairs:
    """The milestones of a goal and of its truth, side by side, by their places from 0."""

    wanted: tuple[WantedMilestone, ...]
    given: tuple[Milestone, ...]

    @cached_property
    def exact(self) -> dict[int, int]:
        """Those that are there word for word."""
        free = {n: plain(milestone.text) for n, milestone in enumerate(self.given)}
        found = {}
        for place, milestone in enumerate(self.wanted):
            texts = set(map(plain, milestone.texts))
            same = next((n for n, text in free.items() if not milestone.lost and text in texts), None)
            if same is not None:
                del free[same]
                found[place] = same
        return found

    @cached_property
    def all(self) -> dict[int, int]:
        """These, and those that are meant by other words."""
        left = [n for n, one in enumerate(self.wanted) if n not in self.exact and not one.lost]
        free = self._free
        near = paired_milestones([self.wanted[n] for n in left], [self.given[n] for n in free])
        return {**self.exact, **{left[one]: free[other] for one, other in near.items()}}

    @cached_property
    def _free(self) -> list[int]:
        taken = set(self.exact.values())
        return [n for n in range(len(self.given)) if n not in taken]

    @cached_property
    def _beyond(self) -> list[int]:
        """Those that are nowhere in the truth word for word, also not as items inside a milestone."""
        inside = {plain(words) for milestone in self.wanted for words in milestone.inside}
        return [n for n in self._free if plain(self.given[n].text) not in inside]

    @property
    def lost(self) -> int:
        """How many the document does not show, in whose place something else may stand."""
        return sum(milestone.lost for milestone in self.wanted)

    @property
    def too_many(self) -> int:
        """How many of those given cost."""
        return max(0, len(self._beyond) - self.lost)

    @property
    def invented(self) -> list[int]:
        """Those of them that are meant by none."""
        partners = set(self.all.values())
        strange = [n for n in self._beyond if n not in partners]
        return strange[: max(0, self.too_many - (len(self.all) - len(self.exact)))]

    def number_is_uncertain(self, place: int) -> bool:
        """Is the number of a milestone only its place, and the place another where the document lost one above it, or
        the items inside one are given as milestones?"""
        counted_on = self.wanted[place].fields["number"].readings[0] == str(place + 1)
        first_lost = next((n for n, one in enumerate(self.wanted) if one.lost), len(self.wanted))
        return counted_on and (place > first_lost or len(self._beyond) != len(self._free))


def _part(goal: Part, place: int, milestone: WantedMilestone) -> Part:
    return Part(f"{goal.path}/milestones/{place}", goal.goal, milestone.texts[0])


def _texts(pairs: _Pairs, goal: Part, *, there: bool) -> Judged:
    shown = [n for n, milestone in enumerate(pairs.wanted) if not milestone.lost]
    said = _said(pairs, shown, goal) if there else ()
    return judged_list("milestones", len(pairs.exact), len(shown), len(pairs.exact) + pairs.too_many, said)


def _said(pairs: _Pairs, shown: Sequence[int], goal: Part) -> Iterator[Difference]:
    for place in shown:
        if place not in pairs.exact:
            part, partner = _part(goal, place, pairs.wanted[place]), pairs.all.get(place)
            words = None if partner is None else pairs.given[partner].text
            yield Difference(part.path, "milestones", part.goal, part.milestone, part.milestone, words)
    for place in pairs.invented:
        words = pairs.given[place].text
        yield Difference(f"{goal.path}/milestones/+{place}", "milestones", goal.goal, words, None, words)


# ------------------------------------------------------------------ what is in it


def _fields(wanted: WantedMilestone, given: Milestone | None, part: Part) -> Iterator[Judged]:
    for name in _FIELDS:
        if name in wanted.fields:
            value = getattr(given, name, None)
            found = judged_field(f"milestone.{name}", wanted.fields[name], value, part, there=given is not None)
            yield from () if found is None else (found,)
    if wanted.targets is not None:
        yield from _targets(wanted.targets, given, part)


def _targets(wanted: Sequence[WantedTarget], given: Milestone | None, part: Part) -> Iterator[Judged]:
    """The judgement on the figures of a milestone, in any order."""
    left = list(given.targets) if given is not None else []
    needed = [one.target for one in wanted if not one.optional]
    right = sum(_taken(left, partial(_is_same, target)) for target in needed)
    for one in wanted:
        if one.optional:
            _taken(left, partial(_has_figure, one.target))
    if not needed and not left:
        return
    said: tuple[Difference, ...] = ()
    if given is not None and (left or right < len(needed)):
        should, does = tuple(needed) or None, given.targets or None
        said = (Difference(f"{part.path}/targets", "milestone.targets", part.goal, part.milestone, should, does),)
    yield judged_list("milestone.targets", right, len(needed), right + len(left), said)


def _taken(left: list[Target], fits: Callable[[Target], bool]) -> bool:
    """Take the first that *fits* out of *left*; whether there was one."""
    same = next((n for n, found in enumerate(left) if fits(found)), None)
    if same is not None:
        del left[same]
    return same is not None


def _is_same(wanted: Target, given: Target) -> bool:
    """The same comparator, figures and unit; a year counts where the truth has one."""
    return (
        wanted.comparator == given.comparator
        and _has_figure(wanted, given)
        and figure(wanted.upper) == figure(given.upper)
        and _same_unit(folded(wanted.unit), folded(given.unit))
        and wanted.year in (None, given.year)
    )


def _has_figure(wanted: Target, given: Target) -> bool:
    return figure(wanted.value) == figure(given.value)


def _same_unit(one: str, other: str) -> bool:
    """The same words, or the last of them: what is counted, with or without the word before it."""
    if not one or not other:
        return one == other
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
