"""How the figures of a milestone went over the years."""

from __future__ import annotations

from collections.abc import Sequence

from maalplan.model import Figure, MilestoneAppearance, Series, Target


def series_of(appearances: Sequence[MilestoneAppearance]) -> tuple[Series, ...]:
    """The figures of a milestone by unit, in the order in which they were first set.

    A unit of which a plan sets several figures for one year has no series: which of them went on is not known.
    """
    units = dict.fromkeys(target.unit for own in appearances for target in own.targets)
    found = ((unit, _figures(appearances, unit)) for unit in units)
    return tuple(Series(unit, figures) for unit, figures in found if figures)


def _figures(appearances: Sequence[MilestoneAppearance], unit: str | None) -> tuple[Figure, ...]:
    """The figure of each year; none where a plan has two for one."""
    found: dict[int, Figure] = {}
    for own in appearances:
        set_here = [(target.year or own.year, target) for target in own.targets if target.unit == unit]
        if len({year for year, _ in set_here}) < len(set_here):
            return ()
        found |= {year: _figure(year, target) for year, target in set_here if own.year <= year <= own.until}
    return tuple(found[year] for year in sorted(found))


def _figure(year: int, target: Target) -> Figure:
    return Figure(year, target.comparator, target.value, target.upper)
