"""Which thresholds ``maalplan diff`` should have: ``python -m benchmarks.sweep``.

Every field of :class:`maalplan.diff.Thresholds` is moved over a range while the others stay, on the labelled pairs of
``benchmarks/pairs/tune``, on plans of agencies that have nothing to do with one another, on plans in which a goal came
under the title of another one that went, and on edited samples; the best value is kept, and so on from field to field
until none moves. What counts is the mean of a value and its two neighbours, so that a lucky single value does not win
over the middle of a plateau, and a value is only left for one that is better by more than ``WORTH_IT``. The values in
force are rounded within their plateaus. The pairs in ``held-out`` are scored once, at the end, with what was chosen.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import cache

from benchmarks.alignment import MEASURES, SETS, Tally, total
from benchmarks.alignment_found import found_by_us
from benchmarks.pairs.truth import LabelledPair
from maalplan.diff import Thresholds, diff_plans

STEPS = (0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.2, 1.35, 1.5, 1.7)
ROUNDS = 4
WORTH_IT = 0.002
FLAT = 0.01
"""A value is on the plateau when it scores no worse than the chosen one by more than this."""
SEEN = {"tune": 0.6, "samples": 0.2, "namesakes": 0.2}
"""The sets that the sweep sees, and what each counts."""
RELATIONS = ("milestones elsewhere", "goals split or merged", "milestones split or merged")


@dataclass(frozen=True, slots=True)
class Marks:
    """What one setting scores: rows of goals, rows of milestones, what was split, merged or went elsewhere."""

    goals: float
    milestones: float
    relations: float

    @property
    def all(self) -> float:
        """The one number that is compared: relations are few, and count half."""
        return (2 * self.goals + 2 * self.milestones + self.relations) / 5


def marks(thresholds: Thresholds, name: str) -> Marks:
    """What *thresholds* score on the set *name*."""
    pairs = _pairs(name)
    tallies = total((pair.truth, found_by_us(diff_plans(pair.old, pair.new, thresholds=thresholds))) for pair in pairs)
    relations = sum((tallies[one] for one in RELATIONS), Tally())
    return Marks(tallies["goal rows"].f1, tallies["milestone rows"].f1, relations.f1)


@cache
def _pairs(name: str) -> list[LabelledPair]:
    """The pairs of a set; those for choosing together with plans of which nothing may be paired."""
    return SETS[name]() + (SETS["strangers"]() if name == "tune" else [])


def seen(thresholds: Thresholds) -> dict[str, Marks]:
    """What *thresholds* score on the sets that the sweep sees."""
    return {name: marks(thresholds, name) for name in SEEN}


def worth(scored: dict[str, Marks]) -> float:
    """The one number of both sets."""
    return sum(share * scored[name].all for name, share in SEEN.items())


# -------------------------------------------------------------------- the sweep


@dataclass(frozen=True, slots=True)
class Row:
    """One field over its range: the values, and what each scores."""

    field: str
    values: tuple[float, ...]
    scored: tuple[dict[str, Marks], ...]

    @property
    def worths(self) -> tuple[float, ...]:
        """The one number of each value."""
        return tuple(worth(one) for one in self.scored)

    def smooth(self, at: int) -> float:
        """The mean of the value and its neighbours."""
        near = self.worths[max(0, at - 1) : at + 2]
        return sum(near) / len(near)

    def better(self, now: float) -> float:
        """The value to take: the one in force, if no other is clearly better."""
        here = self.values.index(now)
        best = max(range(len(self.values)), key=lambda at: (self.smooth(at), -abs(at - here)))
        return self.values[best] if self.smooth(best) > self.smooth(here) + WORTH_IT else now

    def plateau(self, value: float) -> tuple[float, float]:
        """From where to where the score is as good as that of *value*, or nearly so."""
        first = last = self.values.index(value)
        least = self.worths[first] - FLAT
        while first > 0 and self.worths[first - 1] >= least:
            first -= 1
        while last + 1 < len(self.values) and self.worths[last + 1] >= least:
            last += 1
        return self.values[first], self.values[last]


def values_of(now: float) -> tuple[float, ...]:
    """The values that are tried around *now*; a share stays below 1.

    >>> values_of(0.5)
    (0.2, 0.275, 0.35, 0.4, 0.45, 0.475, 0.5, 0.525, 0.55, 0.6, 0.675, 0.75, 0.85)
    """
    tried = (round(now * step, 4) for step in STEPS)
    return tuple(sorted({value for value in tried if now >= 1 or value < 1} | {now}))


class Sweep:
    """Settings scored by several processes, each once."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self._known: dict[Thresholds, dict[str, Marks]] = {}

    def rows(self, thresholds: Thresholds, names: Sequence[str]) -> Iterator[Row]:
        """Each field over its range, the others as in *thresholds*."""
        tried = {
            name: [replace(thresholds, **{name: value}) for value in values_of(getattr(thresholds, name))]
            for name in names
        }
        asked = [one for settings in tried.values() for one in settings if one not in self._known]
        asked = list(dict.fromkeys(asked))
        self._known |= zip(asked, self._pool.map(seen, asked, chunksize=2), strict=True)
        for name, settings in tried.items():
            yield Row(name, tuple(getattr(one, name) for one in settings), tuple(self._known[one] for one in settings))

    def climbed(self, thresholds: Thresholds, names: Sequence[str]) -> Thresholds:
        """The setting from which no single field should move, said step by step."""
        for turn in range(ROUNDS):
            before = thresholds
            for name in names:
                row = next(self.rows(thresholds, [name]))
                better = row.better(getattr(thresholds, name))
                if better != getattr(thresholds, name):
                    print(f"round {turn + 1}: {name} {getattr(thresholds, name)} -> {better}", flush=True)
                    thresholds = replace(thresholds, **{name: better})
            if thresholds == before:
                break
        return thresholds


# --------------------------------------------------------------------- the table


def in_short(rows: Sequence[Row], chosen: Thresholds) -> Iterator[str]:
    """All fields: what was chosen, from where to where it is as good, what it scores, and what far values would."""
    yield f"| field | chosen | as good within {FLAT} | in all: at 0.55 times it | chosen | at 1.5 times it |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        value = getattr(chosen, row.field)
        low, high = row.plateau(value)
        here = row.values.index(value)
        scores = " | ".join(
            f"{row.worths[at]:.3f}" for at in (max(0, here - 5), here, min(here + 5, len(row.values) - 1))
        )
        yield f"| {row.field} | {value:g} | {low:g} to {high:g} | {scores} |"


def in_full(rows: Sequence[Row], chosen: Thresholds) -> Iterator[str]:
    """All fields, a table each."""
    for row in rows:
        yield from _table(row, getattr(chosen, row.field))


def _table(row: Row, chosen: float) -> Iterator[str]:
    low, high = row.plateau(chosen)
    yield f"\n**{row.field}** = {chosen:g}; as good within {FLAT} from {low:g} to {high:g}\n"
    yield "| value | goals | milestones | relations | samples | in all |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    for value, scored, worth_of in zip(row.values, row.scored, row.worths, strict=True):
        tune = scored["tune"]
        mark = " ◀" if value == chosen else ""
        yield (
            f"| {value:g}{mark} | {tune.goals:.3f} | {tune.milestones:.3f} | {tune.relations:.3f} "
            f"| {scored['samples'].all:.3f} | {worth_of:.3f} |"
        )


def held_out(thresholds: Thresholds) -> Iterator[str]:
    """What *thresholds* score on the pairs that the sweep has not seen."""
    pairs = _pairs("held-out")
    tallies = total((pair.truth, found_by_us(diff_plans(pair.old, pair.new, thresholds=thresholds))) for pair in pairs)
    for measure in MEASURES:
        tally = tallies[measure]
        yield f"| {measure} | {tally.hits} | {tally.there} | {tally.said} | {tally.f1:.3f} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--stay", action="store_true", help="only show the neighbourhood of the values in force")
    parser.add_argument("--short", action="store_true", help="one line for each field")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes")
    options = parser.parse_args()
    now = Thresholds()
    names = [field.name for field in fields(Thresholds) if isinstance(getattr(now, field.name), float)]
    with ProcessPoolExecutor(options.jobs) as pool:
        sweep = Sweep(pool)
        chosen = now if options.stay else sweep.climbed(now, names)
        rows = list(sweep.rows(chosen, names))
    print("\n".join(in_short(rows, chosen)) if options.short else "\n".join(in_full(rows, chosen)))
    print(f"\nin force: {worth(seen(now)):.4f}   chosen: {worth(seen(chosen)):.4f}   {chosen}")
    print("\nheld out, seen once:\n\n| measure | right | there | said | F1 |\n| --- | ---: | ---: | ---: | ---: |")
    print("\n".join(held_out(chosen)))


if __name__ == "__main__":
    main()
