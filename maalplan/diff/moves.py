"""Which goals have another number, scope, section or place than before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from maalplan.diff.compare import Comparer
from maalplan.model import Goal


def moved(pairs: Sequence[tuple[int, Goal, int, Goal]], comparer: Comparer) -> frozenset[int]:
    """The old places of the goals that moved, of *pairs* (old place, old goal, new place, new goal).

    A goal moved when its number, its scope or its section is another; without numbers, when the goals around it kept
    their order and it did not. A heading that was only reworded moves nothing.
    """
    renamed = _renamed_sections(pairs, comparer)
    unnumbered = [(place, new_place) for place, old, new_place, new in pairs if not (old.number and new.number)]
    return _out_of_order(unnumbered) | {
        place
        for place, old, _, new in pairs
        if old.scope != new.scope
        or (old.number and new.number and _number(old.number) != _number(new.number))
        or _other_section(old, new, comparer, renamed)
    }


def _number(number: str) -> str:
    return "".join(number.split()).rstrip(".):").casefold()


def _section(goal: Goal, comparer: Comparer) -> str:
    return comparer.old.plain(goal.section)


def _other_section(old: Goal, new: Goal, comparer: Comparer, renamed: frozenset[tuple[str, str]]) -> bool:
    before, after = _section(old, comparer), _section(new, comparer)
    return bool(before and after) and before != after and (before, after) not in renamed


def _renamed_sections(pairs: Sequence[tuple[int, Goal, int, Goal]], comparer: Comparer) -> frozenset[tuple[str, str]]:
    """Headings that took one another's place: most goals under the one stand under the other now, and neither has
    a heading of its own name on the other side."""
    counts = Counter((_section(old, comparer), _section(new, comparer)) for _, old, _, new in pairs)
    befores, afters = {before for before, _ in counts}, {after for _, after in counts}
    goes: dict[str, int] = defaultdict(int)
    comes: dict[str, int] = defaultdict(int)
    for (before, after), count in counts.items():
        goes[before] += count
        comes[after] += count
    return frozenset(
        (before, after)
        for (before, after), count in counts.items()
        if before not in afters and after not in befores and 2 * count > goes[before] and 2 * count > comes[after]
    )


def _out_of_order(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Of pairs of an old and a new place the old ones that some longest run in both orders leaves out."""
    ordered = sorted(places)
    ends = _runs([new for _, new in ordered])
    starts = _runs([-new for _, new in reversed(ordered)])[::-1]
    longest = max(ends, default=0)
    inside = [end for end, start in zip(ends, starts, strict=True) if end + start - 1 == longest]
    alone = {end for end, count in Counter(inside).items() if count == 1}
    return frozenset(
        old
        for (old, _), end, start in zip(ordered, ends, starts, strict=True)
        if end + start - 1 != longest or end not in alone
    )


def _runs(values: Sequence[int]) -> list[int]:
    """For each value the length of the longest rising run that ends with it."""
    lengths: list[int] = []
    for place, value in enumerate(values):
        before = (lengths[other] for other in range(place) if values[other] < value)
        lengths.append(1 + max(before, default=0))
    return lengths
