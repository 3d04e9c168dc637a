"""Documents whose right plan is known, and how near to it a plan comes that was read from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from maalplan.model.meant import Deadline, FollowUp, Signature, Target
from maalplan.model.run import Failure

# ------------------------------------------------------------------ what is right


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a field should hold: any of ``readings`` is right (of the types that :class:`~maalplan.model.Plan` has
    there), the first one before all; null says that nothing should stand there. It is not ``counted`` where the
    document has lost it."""

    readings: tuple[Any, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class WantedTarget:
    """A figure that should be found; one that is ``optional`` neither earns nor costs."""

    target: Target
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WantedMilestone:
    """A milestone that should be found by any of ``texts``; ``lost`` where the document does not show it any more.

    ``targets`` is null where they are not counted; ``inside`` are items of a list in its text, which cost nothing where
    they are given as milestones of their own.
    """

    texts: tuple[str, ...]
    fields: dict[str, Wanted]
    targets: tuple[WantedTarget, ...] | None
    inside: tuple[str, ...] = ()
    lost: bool = False


@dataclass(frozen=True, slots=True)
class WantedGoal:
    """A goal that should be found, by its fields as plans have them."""

    fields: dict[str, Wanted]
    milestones: tuple[WantedMilestone, ...]


@dataclass(frozen=True, slots=True)
class WantedFollowUp:
    """A follow-up that should be found: its occasion holds one of ``occasions``, its scale is one of ``scales``."""

    occasions: tuple[str, ...]
    when: Deadline
    scales: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WantedPlan:
    """The right plan of a document. ``agency``, ``acronym`` and ``ministry`` among its ``fields`` are names;
    ``follow_ups`` and ``signatures`` are null where they are not counted; ``optional_follow_ups`` cost nothing."""

    fields: dict[str, Wanted]
    goals: tuple[WantedGoal, ...]
    follow_ups: tuple[WantedFollowUp, ...] | None = ()
    optional_follow_ups: tuple[FollowUp, ...] = ()
    signatures: tuple[Signature, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """A document whose right plan is known: ``file`` is its name in the folder ``docs``; documents with the same
    ``content`` tell the same plan."""

    id: str
    file: str
    content: str
    tags: dict[str, str]
    plan: WantedPlan


# ------------------------------------------------------------------ how near a plan comes to it


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one thing is right. ``name`` is ``goals``, ``milestones``, a field (``goal.title``,
    ``milestone.deadline``, ``plan.year``), or ``fields``: all fields of goals and plan, deadlines and targets.

    Of ``counted`` things ``right`` are so; ``wanted`` should have been found, ``given`` were. ``share`` is right of
    counted, ``precision`` right of given, ``recall`` right of wanted, ``f1`` of both: null where there is nothing.
    """

    name: str
    right: int
    counted: int
    wanted: int
    given: int
    share: float | None
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not right: ``wanted`` should stand there and ``given`` does, as plans have it; null is nothing.

    ``path`` is the place in the truth (``goals/2/milestones/0/deadline``, from 0; ``+1`` is the place in the plan of
    what should not be there), ``measure`` what it counts for, ``goal`` its number and title, ``milestone`` its text.
    """

    path: str
    measure: str
    goal: str | None
    milestone: str | None
    wanted: Any
    given: Any


@dataclass(frozen=True, slots=True)
class MeasuredDocument:
    """One document: what is right of its plan; ``error`` says why there is none, and then nothing is right."""

    id: str
    file: str
    tags: dict[str, str]
    perfect: bool
    measures: tuple[Measure, ...]
    differences: tuple[Difference, ...]
    error: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Documents, read anew and held against what is known of them; ``measures`` are of all together."""

    schema_version: str
    documents: tuple[MeasuredDocument, ...]
    perfect: int
    measures: tuple[Measure, ...] = field(default=())
