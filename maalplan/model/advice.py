"""What a planner should mend in a plan before it is signed.

A remark holds no sentence: its code and what fills the sentence's gaps, so that the reader's language is chosen when it
is shown. The codes are those of :mod:`maalplan.check` (``maalplan check --list``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from maalplan.model.said import Scope
from maalplan.model.shown import Place

Urgency: TypeAlias = Literal["must", "should", "consider"]
"""``must``: the plan is wrong or cannot be followed up; ``should``: it says less than it could; ``consider``: it may
well be meant so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to mend: of a milestone, of a goal, or of the plan where both are null.

    ``number`` is the milestone's as printed. ``quote`` is the words that it is about, ``beside`` the words that they
    are compared with (last year's, or those of the ministry's other plans). ``arguments`` fill the gaps of the code's
    sentence: words, ISO days and numbers.
    """

    code: str
    urgency: Urgency
    goal: str | None = None
    milestone: str | None = None
    number: str | None = None
    quote: str | None = None
    beside: str | None = None
    arguments: dict[str, str | float] = field(default_factory=dict)
    source: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPlan:
    """A plan without its goals: the draft, or one that it was compared with."""

    id: str
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedGoal:
    """A goal of the draft, as the remarks on it are headed."""

    id: str
    scope: Scope
    number: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many remarks there are of each urgency, and of each code that has any."""

    must: int = 0
    should: int = 0
    consider: int = 0
    codes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What was found in one draft: remarks on the plan first, then on each goal in the order of the document."""

    plan: CheckedPlan
    last_year: CheckedPlan | None = None
    ministry: tuple[CheckedPlan, ...] = ()
    goals: tuple[CheckedGoal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    summary: CheckCounts = field(default_factory=CheckCounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found in the drafts of one call, in the order in which they were named."""

    schema_version: str
    checks: tuple[CheckResult, ...] = ()
