"""Who met what: plans and what was reported back on them, put together.

The names are those of the scoreboard file (``maalplan schema scoreboard``). Every goal and milestone of a plan stands
in exactly one row, also where nobody has said anything of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model.meant import Agency, Deadline, Target, Weight
from maalplan.model.outcomes import Rating, Score
from maalplan.model.said import Scope
from maalplan.model.shown import Finding

Verdict: TypeAlias = Literal["met", "partly_met", "not_met", "dropped", "unknown", "light_only", "not_reported"]
"""What became of a goal or milestone, by the last report that judges it.

``unknown``: reports tell of it and do not judge it (»ikke opgjort«); ``light_only``: nothing but a traffic light is
known, which says how it goes and not how it went; ``not_reported``: no report names it.
"""
Basis: TypeAlias = Literal["report", "milestones"]
"""Whether a report says the verdict on a goal, or it was concluded from those on its milestones."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many goals, or milestones, there are of each verdict.

    ``judged`` are those that are met, partly met or not met; ``share_met`` is met of judged, null where none is judged.
    """

    total: int = 0
    met: int = 0
    partly_met: int = 0
    not_met: int = 0
    dropped: int = 0
    unknown: int = 0
    light_only: int = 0
    not_reported: int = 0
    judged: int = 0
    share_met: float | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Points that were reached of those that could be, over the goals whose reports give both."""

    reached: float
    possible: float
    goals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGroup:
    """The counts of some plans, or of some of their goals and milestones; what it is not grouped by is null.

    ``quarter`` is that of a milestone's last day (``2025-Q2``); goals are not counted by it.
    """

    ministry: str | None = None
    agency: str | None = None
    name: str | None = None
    year: int | None = None
    scope: Scope | None = None
    quarter: str | None = None
    plans: int = 0
    goals: Tally
    milestones: Tally
    overdue: int = 0
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class SaidStatus:
    """What one report says of a goal or milestone; ``report`` is its place in the plan's ``reports``, from 0."""

    report: int
    occasion: str | None
    rating: Rating
    rating_text: str | None = None
    score: Score | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredMilestone:
    """A milestone of a plan with all that was said of it, the earliest report first; ``counting`` is the place of what
    counts in it, from 0.

    ``overdue``: its last day is past, and neither it nor, where it is not judged itself, its goal is met or dropped.
    """

    id: str
    number: str
    text: str
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    weight: Weight | None = None
    verdict: Verdict
    overdue: bool = False
    comment: str | None = None
    statuses: tuple[SaidStatus, ...] = ()
    counting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredGoal:
    """A goal of a plan with all that was said of it, the earliest report first; ``counting`` is the place of what
    counts in it, from 0. ``basis`` is null without a verdict."""

    id: str
    scope: Scope
    number: str | None = None
    title: str | None = None
    description: str | None = None
    weight: Weight | None = None
    verdict: Verdict
    basis: Basis | None = None
    comment: str | None = None
    statuses: tuple[SaidStatus, ...] = ()
    counting: int | None = None
    milestones: tuple[ScoredMilestone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredReport:
    """A report that counts: ``outcomes`` are its verdicts."""

    occasion: str | None
    year: int | None
    path: str
    outcomes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseReport:
    """A report on none of the plans."""

    agency: Agency
    year: int | None
    occasion: str | None
    path: str
    outcomes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseOutcome:
    """A verdict on what was not found in the plan; ``report`` is its place in the plan's ``reports``, from 0."""

    report: int
    goal_number: str | None
    goal_title: str | None
    milestone_text: str | None
    rating: Rating
    rating_text: str | None
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPlan:
    """A plan, the reports on it (the earliest first) and its goals, in the order of the plan.

    ``weighted_share`` is the weight of the goals that are met, of the weight of those that are judged; null where not
    every goal has a weight of one unit, or none is judged.
    """

    id: str
    title: str | None
    agency: Agency
    ministry: str | None
    year: int | None
    reports: tuple[ScoredReport, ...] = ()
    goals: tuple[ScoredGoal, ...] = ()
    not_in_plan: tuple[LooseOutcome, ...] = ()
    counts: ScoreGroup
    weighted_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoreboard:
    """Plans and outcomes together; ``date`` is the day (ISO) on which it is looked at what is overdue."""

    schema_version: str
    date: str
    plans: tuple[ScoredPlan, ...] = ()
    total: ScoreGroup
    by_agency: tuple[ScoreGroup, ...] = ()
    by_year: tuple[ScoreGroup, ...] = ()
    by_agency_and_year: tuple[ScoreGroup, ...] = ()
    by_ministry: tuple[ScoreGroup, ...] = ()
    by_ministry_and_year: tuple[ScoreGroup, ...] = ()
    by_scope: tuple[ScoreGroup, ...] = ()
    by_quarter: tuple[ScoreGroup, ...] = ()
    plans_without_report: tuple[str, ...] = ()
    reports_without_plan: tuple[LooseReport, ...] = ()
    findings: tuple[Finding, ...] = ()
