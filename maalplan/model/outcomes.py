"""What was reported back on a plan's goals: as a report says it, and as it was meant.

The names of :class:`FollowUpReport` and :class:`Outcome` are those of the follow-up file (``maalplan schema
followup``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from maalplan.model.meant import Agency
from maalplan.model.said import RawFront, Scope
from maalplan.model.shown import Finding, Place, Quote, Source

Rating: TypeAlias = Literal["met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown"]
"""What a verdict means: of a scale of fulfilment, of a traffic light, or that there is none."""


@dataclass(frozen=True, slots=True)
class RawOutcome:
    """The words of one verdict, with the goal or milestone that it is on.

    ``fields`` may hold scope (the heading that says it), section, number, title, milestone_number, milestone, verdict,
    score, possible (the points that could be reached), comment. ``place`` counts the milestones of a goal from 1.
    ``fill`` is the colour (six hex digits) of a cell of verdicts without words.
    """

    scope: Scope
    fields: dict[str, Quote]
    place: int | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class RawFollowUpReport:
    """What a report says.

    ``titles`` are the lines that name it, the surest first, and ``occasion`` the words of the follow-up's name in them;
    ``plans`` the times of the plans that it names.
    """

    front: RawFront
    outcomes: tuple[RawOutcome, ...]
    titles: tuple[Quote, ...] = ()
    occasion: Quote | None = None
    plans: tuple[Quote, ...] = ()
    published: Quote | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Points that were reached, ``of`` those that could be; null where the report does not say."""

    value: float
    of: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One verdict of a report: on a goal, or on one of its milestones.

    ``goal`` and ``milestone`` are ids of the plan, where one was given and they were found in it.
    """

    scope: Scope | None = None
    section: str | None = None
    goal: str | None = None
    goal_number: str | None = None
    goal_title: str | None = None
    milestone: str | None = None
    milestone_number: str | None = None
    milestone_text: str | None = None
    rating: Rating = "unknown"
    rating_text: str | None = None
    score: Score | None = None
    comment: str | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)
    source: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpReport:
    """What was reported back on a plan: an annual report, or a status of the year."""

    schema_version: str
    agency: Agency
    year: int | None = None
    occasion: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    source: Source
    findings: tuple[Finding, ...] = ()
