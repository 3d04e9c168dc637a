"""What was found to be right and what not, one judgement each; and all of them, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from maalplan.model import Difference, Measure, Wanted
from maalplan.review.measured.plain import comparable

PLAN_FIELDS: Final = (
    *("title", "document_type", "agency", "acronym", "ministry", "year", "period", "published", "version"),
    *("signatures", "follow_ups"),
)
GOAL_FIELDS: Final = (
    *("scope", "section", "number", "title", "description", "focus_area", "criterion", "remarks", "weight"),
    *("responsible", "extra"),
)
MILESTONE_FIELDS: Final = ("number", "deadline", "targets", "weight", "extra")
FIELDS: Final = "fields"
"""The name of what all fields are together."""

NAMES: Final = (
    "goals",
    "milestones",
    FIELDS,
    *(f"goal.{name}" for name in GOAL_FIELDS),
    *(f"milestone.{name}" for name in MILESTONE_FIELDS),
    *(f"plan.{name}" for name in PLAN_FIELDS),
)
"""What is measured, in the order in which it is shown."""

_TOGETHER: Final = {
    *("milestone.deadline", "milestone.targets"),
    *(name for name in NAMES if name.startswith(("goal.", "plan."))),
}
"""What ``fields`` are: a milestone's number is often only its place, and the rest of it is rare."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where something stands: its ``path`` in the truth, and what the goal and the milestone are called."""

    path: str
    goal: str | None = None
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are ``right`` of those ``counted``; ``wanted`` should be there, ``given`` are."""

    right: int = 0
    counted: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.counted + other.counted,
            self.wanted + other.wanted,
            self.given + other.given,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of one thing, and what is to be said of it."""

    name: str
    counts: Counts
    differences: tuple[Difference, ...] = ()


def judged_list(name: str, right: int, wanted: int, given: int, differences: Iterable[Difference] = ()) -> Judged:
    """The judgement on a list: *right* of its entries stand on both sides."""
    return Judged(name, Counts(right, max(wanted, given), wanted, given), tuple(differences))


def judged_field(name: str, wanted: Wanted, given: Any, part: Part, *, there: bool = True) -> Judged | None:
    """The judgement on one field, *name* being ``goal.title`` or the like; None where it neither earns nor costs:
    nothing is wanted and nothing given, or nothing would do too and what is given is as right.

    *there* says whether the part that it belongs to was found; else the field is wrong, and nothing more to be said.
    """
    field = name.rpartition(".")[2]
    right = [comparable(field, reading) for reading in wanted.readings]
    found = comparable(field, given)
    if not wanted.counted or (None in right and found in (None, *right)):
        return None
    fits = there and found in right
    counts = Counts(int(fits), 1, int(right[0] is not None), int(found is not None))
    said: tuple[Difference, ...] = ()
    if there and not fits:
        path = f"{part.path}/{field}".lstrip("/")
        said = (Difference(path, name, part.goal, part.milestone, wanted.readings[0], given),)
    return Judged(name, counts, said)


def counted(judgements: Iterable[Judged]) -> dict[str, Counts]:
    """The counts by their names."""
    found: dict[str, Counts] = defaultdict(Counts)
    for one in judgements:
        found[one.name] += one.counts
    return dict(found)


def measures_of(found: Mapping[str, Counts]) -> tuple[Measure, ...]:
    """*found* as measures, in the order of :data:`NAMES`, with that of all fields together."""
    together = sum((counts for name, counts in found.items() if name in _TOGETHER), Counts())
    known = {**found, FIELDS: together}
    return tuple(_measure(name, known[name]) for name in NAMES if name in known)


def _measure(name: str, counts: Counts) -> Measure:
    precision, recall = _ratio(counts.right, counts.given), _ratio(counts.right, counts.wanted)
    return Measure(
        name=name,
        right=counts.right,
        counted=counts.counted,
        wanted=counts.wanted,
        given=counts.given,
        share=_ratio(counts.right, counts.counted),
        precision=precision,
        recall=recall,
        f1=_ratio(2 * counts.right, counts.given + counts.wanted),
    )


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
