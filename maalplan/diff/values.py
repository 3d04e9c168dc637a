"""Deadlines, figures and weights as what they are: compared as days and numbers, from the plan's own year on."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, TypeVar

from maalplan.diff.senses import DAYS, Sense, is_vague, sense_of
from maalplan.model import Change, Deadline, Direction, Effect, Milestone, Target, Weight

Day: TypeAlias = tuple[int, int, int] | None
"""Years after the plan's, month, day; 31 for the last day of a month, so that leap years do not matter."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NONE = re.compile(r"\b(?:ikke|ingen|intet|uden)\b")
_MARGIN = 1e-9
_ROUNDED = 0.1
"""How far times of other units may lie apart and be the same: 30 days and a month."""
_MEASURES = frozenset("percent percentage_point DKK day working_day week month year hour minute fte point".split())
"""Units that are no counted noun."""


def relative_day(iso: str | None, year: int | None) -> Day:
    """A day of the calendar as it lies to the plan's year.

    >>> relative_day("2024-02-29", 2024) == relative_day("2025-02-28", 2025)
    True
    """
    if iso is None:
        return None
    day = date.fromisoformat(iso)
    last = monthrange(day.year, day.month)[1]
    return day.year - (year or 0), day.month, 31 if day.day == last else day.day


def relative_window(deadline: Deadline | None, year: int | None) -> tuple[Day, Day] | None:
    """The window of a deadline as it lies to the plan's year."""
    return None if deadline is None else (relative_day(deadline.start, year), relative_day(deadline.end, year))


def relative_deadline(milestone: Milestone, year: int | None) -> tuple[Day, Day] | None:
    """The window of a milestone's deadline as it lies to the plan's year."""
    return relative_window(milestone.deadline, year)


def target_key(targets: Iterable[Target], year: int | None) -> tuple[object, ...]:
    """What *targets* ask, in whatever order they stand."""
    return tuple(
        sorted(
            (
                one.comparator,
                one.value,
                one.upper or 0.0,
                (one.unit or "").casefold(),
                0 if one.year is None else one.year - (year or 0),
            )
            for one in targets
        )
    )


def deadline_change(old: Deadline | None, new: Deadline | None, years: tuple[int | None, int | None]) -> Change | None:
    """How the window moved in relation to the plans' *years* (old, new); null where it did not.

    A later day asks less; but not where it is the same day of the calendar, named a year ahead in the old plan.
    """
    first, second = (years[0], years[1]) if None not in years else (0, 0)
    before, after = relative_window(old, first), relative_window(new, second)
    if before == after:
        return None
    if old is None or new is None or before is None or after is None:
        return Change("deadline", old, new, None, "tightened" if old is None else "softened")
    ends = (before[1] or before[0], after[1] or after[0])
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return Change("deadline", old, new)
    later = ends[1] > ends[0]
    same_day = (old.end or old.start) == (new.end or new.start)
    effect: Effect | None = None if same_day else "softened" if later else "tightened"
    return Change("deadline", old, new, "later" if later else "earlier", effect)


def weight_change(old: Weight | None, new: Weight | None) -> Change | None:
    """How a weight changed; null where it did not."""
    if old == new:
        return None
    direction: Direction | None = None
    if old is not None and new is not None and old.unit == new.unit:
        direction = "raised" if new.value > old.value else "lowered"
    return Change("weight", old, new, direction)


def targets_change(old: Milestone, new: Milestone, years: tuple[int | None, int | None]) -> Change | None:
    """How the figures changed, whatever their order; null where they did not."""
    first, second = (years[0], years[1]) if None not in years else (0, 0)
    if target_key(old.targets, first) == target_key(new.targets, second):
        return None
    pairs = _partners(old.targets, new.targets)
    steps = [_step((one, old), (other, new)) for one, other in pairs]
    directions: set[Direction] = {direction for direction, _ in steps if direction}
    effects: set[Effect] = {effect for _, effect in steps if effect}
    fewer = _is_gone(old, new) - _is_gone(new, old)
    if fewer:
        effects.add("softened" if fewer > 0 else "tightened")
    return Change("targets", old.targets, new.targets, _only(directions), _only(effects))


def _is_gone(old: Milestone, new: Milestone) -> int:
    """1 where *old* has more figures than *new*, and one of them is nowhere in its words, nor a »none« in its place."""
    figures = set(_FIGURE.findall(new.text))
    lost = any(not figures >= set(_FIGURE.findall(target.text)) for target in old.targets)
    return int(len(old.targets) > len(new.targets) and lost and not _NONE.search(new.text.casefold()))


_T = TypeVar("_T")


def _only(found: set[_T]) -> _T | None:
    return next(iter(found)) if len(found) == 1 else None


def _partners(old: tuple[Target, ...], new: tuple[Target, ...]) -> list[tuple[Target, Target]]:
    """Each figure that changed with the one that took its place: those of one unit first, then the rest in order."""
    gone = [one for one in old if not any(_same(one, other) for other in new)]
    come = [one for one in new if not any(_same(one, other) for other in old)]
    found = []
    for one in tuple(gone):
        other = next((other for other in come if other.unit == one.unit), None)
        if other is not None:
            gone.remove(one)
            come.remove(other)
            found.append((one, other))
    return [*found, *zip(gone, come, strict=False)]


def _same(one: Target, other: Target) -> bool:
    return target_key((one,), None if one.year is None else one.year) == target_key(
        (other,), None if other.year is None else other.year
    )


def _step(old: tuple[Target, Milestone], new: tuple[Target, Milestone]) -> tuple[Direction | None, Effect | None]:
    """Where a figure went, each with its milestone, and what that means."""
    one, other = old[0], new[0]
    if not _comparable(one.unit, other.unit):
        return None, None
    senses = sense_of(*old), sense_of(*new)
    gap = _size(other) - _size(one)
    if abs(gap) <= (_MARGIN if one.unit == other.unit else _ROUNDED) * max(1.0, abs(_size(one))):
        return None, _looser(one, other, senses) or _turned(_looser(other, one, senses[::-1]))
    direction: Direction = "raised" if gap > 0 else "lowered"
    known = {sense for sense in senses if sense}
    if len(known) != 1:
        return direction, None
    return direction, "tightened" if (gap > 0) == (known == {"floor"}) else "softened"


def _looser(old: Target, new: Target, senses: tuple[Sense | None, Sense | None]) -> Effect | None:
    """Softened where the same figure is only about, or only up to, what it was."""
    if new.comparator == "about" != old.comparator or senses == ("floor", "ceiling"):
        return "softened"
    return "softened" if is_vague(new) and not is_vague(old) else None


def _turned(effect: Effect | None) -> Effect | None:
    return None if effect is None else "tightened"


def _comparable(old: str | None, new: str | None) -> bool:
    """Whether figures of these units can be compared: the same one, times, or two names of what is counted."""
    if old in DAYS and new in DAYS:
        return True
    return (old or "").casefold() == (new or "").casefold() or not {old, new} & _MEASURES


def _size(target: Target) -> float:
    """The figure, times in days; of a range its middle, so that one that is only wider has no direction."""
    value = target.value if target.upper is None else (target.value + target.upper) / 2
    return value * DAYS.get(target.unit or "", 1.0)
