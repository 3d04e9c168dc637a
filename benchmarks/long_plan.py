"""Plans of any length, composed of the samples' goals: ruled four-column tables whose rows run over page breaks.

``python -m benchmarks.long_plan GOALS FILE`` writes one; the bytes are the same at every call.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, cycle, islice
from pathlib import Path

from samples.as_pdf import as_pdf
from samples.content import Goal, Milestone, Sample, samples

_BASE = "ens-2025"
"""The sample with a header row that stands again on every page."""
_MILESTONES = (9, 16, 12, 19, 6, 14)
"""How many milestones goals have, in turn: some tables fit on a page, some run over one or two breaks."""


def long_plan(goals: int) -> Sample:
    """A plan of one agency with so many *goals*; 100 goals take 60 pages."""
    told = samples()
    base = next(sample for sample in told if sample.id == _BASE)
    composed = islice(_goals([goal for sample in told for goal in sample.goals]), goals)
    return replace(base, goals=tuple(composed))


def _goals(pool: list[Goal]) -> Iterator[Goal]:
    milestones = cycle(chain.from_iterable(goal.milestones for goal in pool))
    descriptions = cycle(goal.description for goal in pool)
    for number, (goal, count) in enumerate(zip(cycle(pool), cycle(_MILESTONES)), start=1):
        yield replace(
            goal,
            id=f"{_BASE}/agency/{number}",
            scope="agency",
            number=str(number),
            title=f"{goal.title} {number}",
            description="\n".join(islice(descriptions, 3)),
            milestones=tuple(
                Milestone(str(n), milestone.text) for n, milestone in enumerate(islice(milestones, count), start=1)
            ),
        )


def main() -> None:
    """The command line."""
    Path(sys.argv[2]).write_bytes(as_pdf(long_plan(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
