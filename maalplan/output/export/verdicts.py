"""Verdicts in words."""

from __future__ import annotations

from maalplan.model import FollowUpReport, Lang, Outcome
from maalplan.output.rating_words import rating_word


def is_closed(outcome: Outcome | None) -> bool:
    """Whether there is nothing left to wait for: it was met, or dropped by agreement. What is green is on its way."""
    return outcome is not None and outcome.rating in ("met", "dropped")


def verdict_text(outcome: Outcome, report: FollowUpReport, lang: Lang) -> str:
    """The verdict, and where it was given: »gul (udgiftsopfølgning 2)«."""
    return rating_word(outcome.rating, lang) + (f" ({report.occasion})" if report.occasion else "")
