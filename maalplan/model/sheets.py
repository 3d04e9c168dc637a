"""A status sheet: what is asked of whom, as it is sent out and as it is known again when it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maalplan.model.meant import Agency, Deadline
from maalplan.model.outcomes import Rating
from maalplan.model.said import Scope

DueSign: TypeAlias = Literal["overdue", "soon"]
"""Is a deadline past, or within thirty days?"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A step of a scale: its words, and what they mean."""

    words: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class StatusPlan:
    """A plan whose status is asked for; ``choices`` are what can be answered, in the plan's own words."""

    id: str
    agency: Agency
    year: int | None
    occasion: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A milestone, or a goal that has none (``milestone`` is null), that is asked for.

    ``id`` is that of what is asked for; ``plan``, ``goal`` and ``milestone`` are ids too; ``goal_words`` is the goal's
    title, else what else says what it is; ``targets`` are the words of its figures; ``last`` what was said of it
    before, and ``due`` what the day on which the sheet is made says of its deadline.
    """

    id: str
    plan: str
    goal: str
    scope: Scope
    goal_words: str
    milestone: str | None = None
    section: str | None = None
    goal_number: str | None = None
    goal_title: str | None = None
    milestone_number: str | None = None
    milestone_text: str | None = None
    deadline: Deadline | None = None
    targets: tuple[str, ...] = ()
    last: str | None = None
    last_rating: Rating = "unknown"
    due: DueSign | None = None


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """What a status sheet asks for: its plans, its rows in their order, and the day on which it is made (ISO)."""

    plans: tuple[StatusPlan, ...]
    rows: tuple[StatusRow, ...]
    date: str
