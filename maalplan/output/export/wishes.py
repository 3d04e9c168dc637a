"""What is asked of an export besides its format, and what every format's writer is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from maalplan.model import FollowUpReport, Goal, Lang, Milestone, Outcome, Plan
from maalplan.output.dialects import STANDARD, Dialect
from maalplan.output.terminal import Page

_PAGE: Final = Page(100, colour=False)


@dataclass(frozen=True, slots=True)
class Followed:
    """What was reported back on a plan: ``reports`` tied to its goals, the earliest first; ``said``: id of a goal or
    milestone → the last of their outcomes on it; ``counts``: the same, as far as it still counts."""

    reports: tuple[FollowUpReport, ...] = ()
    said: Mapping[str, Outcome] = field(default_factory=dict)
    counts: Mapping[str, Outcome] = field(default_factory=dict)

    def verdict(self, goal: Goal, milestone: Milestone) -> Outcome | None:
        """What counts of what was said of *milestone*, else of its *goal*; null where nothing was."""
        return self.counts.get(milestone.id) or self.counts.get(goal.id)

    def report_of(self, outcome: Outcome) -> FollowUpReport:
        """The report in which *outcome* stands."""
        return next(report for report in self.reports if any(one is outcome for one in report.outcomes))


UNFOLLOWED: Final = Followed()


def _unheard(_line: str) -> None:
    """For who does not ask."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The language of labels; the lines of text; of what falls due only what does so after one day and before another,
    neither of these days included; how CSV is written. ``followed`` is what was reported back, by plan id, and null
    where that is not asked for. ``say`` takes lines that people should know of the files."""

    lang: Lang = "da"
    page: Page = _PAGE
    after: dt.date | None = None
    before: dt.date | None = None
    dialect: Dialect = STANDARD
    followed: Mapping[str, Followed] | None = None
    say: Callable[[str], None] = _unheard

    def followed_of(self, plan: Plan) -> Followed:
        """What was reported back on *plan*."""
        return (self.followed or {}).get(plan.id, UNFOLLOWED)


Files: TypeAlias = dict[str, bytes]
"""The bytes of each file, by its name."""
Writer: TypeAlias = Callable[[Sequence[Plan], Wishes], Files]
"""Plans to files; the same plans and wishes give the same bytes, in whatever order the plans are."""
