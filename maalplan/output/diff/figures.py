"""Which figures changed: the targets of both sides paired, without those that are equal."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias

from maalplan.model import Change, Direction, Target

Years: TypeAlias = tuple[int, int]
"""The years of the old and the new plan."""


@dataclass(frozen=True, slots=True)
class FigureStep:
    """A figure that changed; null on the side that has none."""

    old: Target | None
    new: Target | None

    @property
    def direction(self) -> Direction | None:
        """Where it went; null where the two cannot be compared."""
        if self.old is None or self.new is None or _unit(self.old) != _unit(self.new):
            return None
        gap = _size(self.new) - _size(self.old)
        return None if not gap else "raised" if gap > 0 else "lowered"


def figure_steps(change: Change, years: Years | None = None) -> tuple[FigureStep, ...]:
    """The figures of a change of targets that changed, in the order of the old text; last those of one side alone.

    >>> ten, four, five = Target("10", "at_most", 10.0), Target("4", "exactly", 4.0), Target("5", "exactly", 5.0)
    >>> [(step.old.text, step.new.text) for step in figure_steps(Change("targets", (ten, four), (five, ten)))]
    [('4', '5')]
    """
    apart = years[1] - years[0] if years else 0
    old, new = _targets(change.old), _targets(change.new)
    for one in tuple(old):
        equal = next((other for other in new if _asked(one, apart) == _asked(other, 0)), None)
        if equal is not None:
            old.remove(one)
            new.remove(equal)
    partners: dict[int, Target] = {}
    for alike in (3, 2, 1, 0):
        for place, one in enumerate(old):
            fits = (other for other in new if _kind(one, apart)[:alike] == _kind(other, 0)[:alike])
            if place not in partners and (partner := next(fits, None)) is not None:
                partners[place] = partner
                new.remove(partner)
    pairs = [FigureStep(old[place], partners[place]) for place in sorted(partners)]
    alone = [FigureStep(one, None) for place, one in enumerate(old) if place not in partners]
    return (*pairs, *alone, *(FigureStep(None, other) for other in new))


def went_both_ways(steps: tuple[FigureStep, ...]) -> bool:
    """Whether some figures were raised and others lowered."""
    return {"raised", "lowered"} <= {step.direction for step in steps}


def _targets(value: object) -> list[Target]:
    return list(value) if isinstance(value, tuple) else []


def _asked(target: Target, apart: int) -> Hashable:
    return target.comparator, target.value, target.upper, _unit(target), _year(target, apart)


def _kind(target: Target, apart: int) -> tuple[Hashable, ...]:
    """What makes two figures a pair, what tells most first."""
    return _unit(target), target.comparator, _year(target, apart)


def _unit(target: Target) -> str:
    return (target.unit or "").casefold()


def _year(target: Target, apart: int) -> int | None:
    """The year that a figure is of, as it would be in the new plan."""
    return None if target.year is None else target.year + apart


def _size(target: Target) -> float:
    """The figure, of a range its middle."""
    return target.value if target.upper is None else (target.value + target.upper) / 2
