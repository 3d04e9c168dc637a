"""How well two plans are compared, on the labelled pairs: ``python -m benchmarks.alignment``.

One line per measure and set: hits, how many there are, how many were said, and F1. ``--failures`` tells what went
wrong in words.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.alignment_found import Found, found_by_us
from benchmarks.pairs.edits import edited_samples, strangers
from benchmarks.pairs.namesakes import namesakes
from benchmarks.pairs.told import held_out, tune
from benchmarks.pairs.truth import Ids, LabelledPair, Truth
from maalplan.diff import diff_plans
from maalplan.model import Plan

MEASURES = (
    "goal pairs",
    "goal rows",
    "goal status",
    "goal changes",
    "moved",
    "milestone pairs",
    "milestone rows",
    "milestone status",
    "milestone changes",
    "directions",
    "milestones elsewhere",
    "goals split or merged",
    "milestones split or merged",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many there are, how many were said."""

    hits: int = 0
    there: int = 0
    said: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.there + other.there, self.said + other.said)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to say and nothing was said."""
        return 2 * self.hits / (self.there + self.said) if self.there + self.said else 1.0


Tallies: TypeAlias = dict[str, Tally]


def score(truth: Truth, found: Found) -> Tallies:
    """Every measure of one pair of plans; what the comparison cannot say counts as not said."""
    goals, milestones = frozenset(truth.goals), frozenset(truth.milestones)
    same_goals, same = _both(goals), _both(milestones)
    return {
        "goal pairs": _sets(same_goals, _both(found.goals)),
        "goal rows": _sets(goals, found.goals),
        "goal status": _goal_statuses(truth, found),
        "goal changes": _sets(_fields(truth.goal_changes, truth), _fields(found.goal_changes, truth)),
        "moved": _moved(truth, found),
        "milestone pairs": _sets(same, _both(found.milestones)),
        "milestone rows": _sets(milestones, found.milestones),
        "milestone status": _sets(
            _statuses(milestones, truth.milestone_changes, truth),
            _statuses(found.milestones, found.milestone_changes, truth),
        ),
        "milestone changes": _sets(_fields(truth.milestone_changes, truth), _fields(found.milestone_changes, truth)),
        "directions": _directions(truth, found),
        "milestones elsewhere": _sets(truth.elsewhere(), _elsewhere(found)),
        "goals split or merged": _sets(
            _links(truth.split) | _links(truth.merged), _links(found.split) | _links(found.merged)
        ),
        "milestones split or merged": _sets(
            _links(truth.milestones_split) | _links(truth.milestones_merged),
            _links(found.milestones_split) | _links(found.milestones_merged),
        ),
    }


def _sets(there: Iterable[object], said: Iterable[object]) -> Tally:
    there, said = frozenset(there), frozenset(said)
    return Tally(len(there & said), len(there), len(said))


def _both(pairs: Iterable[Ids]) -> frozenset[Ids]:
    return frozenset(pair for pair in pairs if None not in pair)


def _fields(changes: dict[Ids, frozenset[str]], truth: Truth) -> frozenset[object]:
    return frozenset((pair, name) for pair in changes for name in _sure(changes, pair, truth))


def _sure(changes: dict[Ids, frozenset[str]], pair: Ids, truth: Truth) -> frozenset[str]:
    """What changed, without what is a matter of taste."""
    return changes.get(pair, frozenset()) - truth.optional.get(pair, frozenset())


def _statuses(pairs: Iterable[Ids], changes: dict[Ids, frozenset[str]], truth: Truth) -> frozenset[object]:
    return frozenset((pair, None if None in pair else bool(_sure(changes, pair, truth))) for pair in pairs)


def _goal_statuses(truth: Truth, found: Found) -> Tally:
    """The status of goals; but for those where a matter of taste decides it."""
    taste = {one if one in truth.goals else _goals(one) for one, names in truth.optional.items() if names}
    there = {(pair, truth.status(pair)) for pair in truth.goals if pair not in taste}
    return _sets(there, {(pair, status) for pair, status in found.statuses.items() if pair not in taste})


def _links(links: dict[str, str] | None) -> frozenset[object]:
    return frozenset((links or {}).items())


def _moved(truth: Truth, found: Found) -> Tally:
    """Of the goals that are the same, and where it is no matter of taste: which moved."""
    sure = {pair: gone for pair, gone in truth.moved.items() if gone is not None}
    said = found.moved or {}
    return _sets(
        {pair for pair, gone in sure.items() if gone},
        {pair for pair, gone in said.items() if gone and sure.get(pair, True) is not None and pair in sure},
    )


def _directions(truth: Truth, found: Found) -> Tally:
    """Of the values whose way the truth tells: how many were said, and rightly."""
    said = {key: way for key, way in (found.directions or {}).items() if key in truth.directions}
    return _sets(truth.directions.items(), said.items())


def _elsewhere(found: Found) -> set[Ids]:
    return {pair for pair in _both(found.milestones) if _goals(pair) not in found.goals}


def _goals(pair: Ids) -> Ids:
    old, new = pair
    return (old.rsplit("/", 1)[0] if old else None, new.rsplit("/", 1)[0] if new else None)


# -------------------------------------------------------------------- failures


def failures(pair: LabelledPair, found: Found) -> Iterator[str]:
    """What is wrong, in the words of the plans."""
    words = _words(pair.old) | _words(pair.new)
    truth = pair.truth
    for kind, there, said in (
        ("goal", frozenset(truth.goals), found.goals),
        ("milestone", frozenset(truth.milestones), found.milestones),
    ):
        for one, other in sorted(_both(there - said), key=str):
            yield f"{kind} missed: {words[str(one)]}  ≠  {words[str(other)]}"
        for one, other in sorted(_both(said - there), key=str):
            yield f"{kind} wrongly paired: {words[str(one)]}  =  {words[str(other)]}"
    yield from _wrong_facts(truth, found, words)


def _wrong_facts(truth: Truth, found: Found, words: dict[str, str]) -> Iterator[str]:
    for there, said in ((truth.goal_changes, found.goal_changes), (truth.milestone_changes, found.milestone_changes)):
        for pair in sorted(there.keys() & said.keys(), key=str):
            one, other = _sure(there, pair, truth), _sure(said, pair, truth)
            if one != other:
                yield f"changes: {words[str(pair[1])]}: {sorted(one)}, said {sorted(other)}"
    for pair, moved in truth.moved.items():
        if moved is not None and found.moved is not None and found.moved.get(pair, moved) != moved:
            yield f"moved: {words[str(pair[1])]}: {moved}"
    yield from _wrong_ways(truth, found, words)
    yield from _wrong_links(truth, found, words)


def _wrong_ways(truth: Truth, found: Found, words: dict[str, str]) -> Iterator[str]:
    said = found.directions or {}
    for key, way in truth.directions.items():
        if key[0] in found.milestones and said.get(key) != way:
            yield f"direction: {words[str(key[0][1])]}: {key[1]} {way}, said {said.get(key)}"


def _wrong_links(truth: Truth, found: Found, words: dict[str, str]) -> Iterator[str]:
    for name in ("split", "merged", "milestones_split", "milestones_merged"):
        there_links, said_links = _links(getattr(truth, name)), _links(getattr(found, name))
        for what, links in (("missed", there_links - said_links), ("invented", said_links - there_links)):
            for link in sorted(links, key=str):
                yield f"{name} {what}: " + "  ~  ".join(words[one] for one in _both_ids(link))


def _both_ids(link: object) -> tuple[str, str]:
    assert isinstance(link, tuple)
    return link


def _words(plan: Plan) -> dict[str, str]:
    goals = {goal.id: f"[{goal.number or '-'}] {goal.title or goal.description}" for goal in plan.goals}
    return goals | {one.id: one.text for goal in plan.goals for one in goal.milestones}


# ----------------------------------------------------------------- the command


def total(pairs: Iterable[tuple[Truth, Found]]) -> Tallies:
    """The tallies of all pairs together."""
    found: dict[str, Tally] = defaultdict(Tally)
    for truth, one in pairs:
        for name, tally in score(truth, one).items():
            found[name] += tally
    return dict(found)


def by_us(pair: LabelledPair) -> Found:
    """What ``maalplan diff`` finds in *pair*."""
    return found_by_us(diff_plans(pair.old, pair.new))


SETS: dict[str, Callable[[], list[LabelledPair]]] = {
    "tune": tune,
    "held-out": held_out,
    "samples": edited_samples,
    "strangers": strangers,
    "namesakes": namesakes,
}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alignment", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--failures", action="store_true", help="tell what went wrong, in the words of the plans")
    parser.add_argument("--only", choices=sorted(SETS), help="one set of pairs")
    options = parser.parse_args()
    for name in (options.only,) if options.only else SETS:
        pairs = SETS[name]()
        found = [(pair, by_us(pair)) for pair in pairs]
        print(f"\n{name}: {len(pairs)} pairs of plans")
        tallies = total((pair.truth, one) for pair, one in found)
        for measure in MEASURES:
            tally = tallies[measure]
            print(f"  {measure:28} {tally.hits:5}/{tally.there:<5} said {tally.said:<5} F1 {tally.f1:.3f}")
        for pair, one in found if options.failures else ():
            lines = list(failures(pair, one))
            print(
                "\n".join([f"\n{pair.name}: {pair.why}", *(f"    {line}" for line in lines)]) if lines else "", end=""
            )


if __name__ == "__main__":
    main()
