"""Verdicts in words."""

from __future__ import annotations

from typing import Final

from maalplan.model import FollowUpReport, Lang, Outcome, Rating

_RATINGS: Final[dict[Lang, dict[Rating, str]]] = {
    "da": {
        "met": "opfyldt",
        "partly_met": "delvist opfyldt",
        "not_met": "ikke opfyldt",
        "green": "grøn",
        "yellow": "gul",
        "red": "rød",
        "dropped": "udgået",
        "unknown": "ikke vurderet",
    },
    "en": {
        "met": "met",
        "partly_met": "partly met",
        "not_met": "not met",
        "green": "green",
        "yellow": "yellow",
        "red": "red",
        "dropped": "dropped",
        "unknown": "not judged",
    },
}


def rating_text(rating: Rating, lang: Lang) -> str:
    """What a rating is called.

    >>> rating_text("partly_met", "da"), rating_text("yellow", "en")
    ('delvist opfyldt', 'yellow')
    """
    return _RATINGS[lang][rating]


def is_closed(outcome: Outcome | None) -> bool:
    """Whether there is nothing left to wait for: it was met, or dropped by agreement. What is green is on its way."""
    return outcome is not None and outcome.rating in ("met", "dropped")


def verdict_text(outcome: Outcome, report: FollowUpReport, lang: Lang) -> str:
    """The verdict, and where it was given: »gul (udgiftsopfølgning 2)«."""
    return rating_text(outcome.rating, lang) + (f" ({report.occasion})" if report.occasion else "")
