"""Which authority carried on with what another had done: merged, divided, or parts of it moved.

``data/successions.csv`` holds what we are sure of from public knowledge, one row for each authority that gave and each
that took; it is far from all. Both are ids of the list of authorities. A change of name alone is in that list; it is
here only where the list has two ids for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, get_args

from maalplan.normalize.authorities import rows_of

SuccessionKind: TypeAlias = Literal["merged", "split", "part", "renamed"]
"""``merged``: the old one went into the new one, whole; ``split``: it was divided, and the new one is a part of it;
``part``: some of its tasks went to the new one, and it went on; ``renamed``: the same one with another id."""
_LONGEST_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Succession:
    """Of the authority *old*, *new* took all or some tasks; ``year``: the one in which that took effect."""

    old: str
    new: str
    year: int
    kind: SuccessionKind


@cache
def successions() -> tuple[Succession, ...]:
    """All that we know of, in the order of the list."""
    kinds = {str(kind): kind for kind in get_args(SuccessionKind)}
    return tuple(
        Succession(row["old"], row["new"], int(row["year"]), kinds[row["kind"]]) for row in rows_of("successions.csv")
    )


def successors_of(agency: str, year: int | None = None) -> tuple[Succession, ...]:
    """Who took tasks of the authority with the id *agency*, in *year* or later.

    >>> [one.new for one in successors_of("modst", 2019)]
    ['oes', 'medst']
    >>> successors_of("modst", 2021)
    ()
    """
    return tuple(one for one in _by_old().get(agency, ()) if year is None or one.year >= year)


def predecessors_of(agency: str, year: int | None = None) -> tuple[Succession, ...]:
    """Whose tasks the authority with the id *agency* took, in *year* or before.

    >>> [one.old for one in predecessors_of("kfst", 2011)]
    ['konkurrencestyrelsen', 'forbrugerstyrelsen']
    """
    return tuple(one for one in successions() if one.new == agency and (year is None or one.year <= year))


def way_from(old: str, new: str, years: tuple[int, int]) -> tuple[Succession, ...]:
    """How tasks came from the authority *old* to the authority *new* in these years, both inclusive: the shortest way
    that the list knows, empty where it knows none.

    >>> [(one.new, one.kind) for one in way_from("naer", "lbst", (2016, 2019))]
    [('lfst', 'renamed'), ('lbst', 'split')]
    """
    ways: list[tuple[Succession, ...]] = [()]
    for _ in range(_LONGEST_CHAIN):
        ways = [longer for way in ways for longer in _one_further(way, old, years)]
        found = next((way for way in ways if way[-1].new == new), None)
        if found:
            return found
    return ()


@cache
def _by_old() -> dict[str, tuple[Succession, ...]]:
    found: dict[str, tuple[Succession, ...]] = {}
    for one in successions():
        found[one.old] = (*found.get(one.old, ()), one)
    return found


def _one_further(way: tuple[Succession, ...], old: str, years: tuple[int, int]) -> Iterator[tuple[Succession, ...]]:
    at, since = (way[-1].new, way[-1].year) if way else (old, years[0])
    for one in successors_of(at, since):
        if one.year <= years[1]:
            yield (*way, one)
