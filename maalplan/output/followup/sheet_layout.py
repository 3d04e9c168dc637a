"""The columns of a status sheet, their headings, and what stands in each of them for a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from maalplan.model import Agency, Lang, StatusRow

COLUMNS: Final[Mapping[str, tuple[str, str, float]]] = {
    "agency": ("Styrelse", "Agency", 15),
    "goal_number": ("Målnr.", "Goal no.", 8),
    "goal": ("Mål", "Goal", 24),
    "number": ("Nr.", "No.", 6),
    "milestone": ("Målepunkt", "Milestone", 42),
    "deadline": ("Frist", "Deadline", 11),
    "deadline_text": ("Frist, som skrevet", "Deadline as written", 15),
    "targets": ("Krav", "Targets", 16),
    "due": ("Forfald", "Due", 13),
    "last": ("Seneste status", "Last status", 19),
    "status": ("Status", "Status", 17),
    "comment": ("Kommentar", "Comment", 42),
    "id": ("maalplan-id", "maalplan-id", 20),
}
"""The columns in their order: heading in Danish and in English, width in letters. The last one is hidden."""
FILLED_IN: Final = ("status", "comment")
"""The columns that people write in."""
LOCKED: Final = ("agency", "goal_number", "goal", "number", "milestone", "deadline", "deadline_text", "targets")
"""The columns that come back as they were sent."""

_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "sheet": ("Status", "Status"),
    "whole goal": ("(hele målet)", "(the whole goal)"),
    "overdue": ("Overskredet", "Overdue"),
    "soon": ("Forfalder inden 30 dage", "Due within 30 days"),
    "how": (
        "Vælg en status i kolonnen »Status« (klik i feltet, og brug pilen), og skriv i »Kommentar«, hvad der er nået. "
        "Kun de lyseblå felter kan udfyldes.",
        "Choose a status in the column “Status” (click the field, use its arrow), and write in “Comment” what was "
        "reached. Only the light blue fields can be filled in.",
    ),
    "back": (
        "Gem som Excel-fil (.xlsx), og send den retur: den læses maskinelt, så lad ark, rækker og kolonner stå.",
        "Save as an Excel file (.xlsx) and send it back: it is read by machine, so leave sheets, rows and columns.",
    ),
    "scale": ("Skala: {}", "Scale: {}"),
    "made": ("Opgjort {}", "As of {}"),
    "filled": ("Udfyldt: {} af {}", "Filled in: {} of {}"),
    "choose": ("Vælg fra listen", "Choose from the list"),
    "choices": (
        "Status skal være en af disse: {}. Skriv forklaringer i kolonnen Kommentar.",
        "The status must be one of: {}. Write explanations in the column Comment.",
    ),
}


def label(key: str, lang: Lang) -> str:
    """The words of a label."""
    return _LABELS[key][lang == "en"]


def heading(role: str, lang: Lang) -> str:
    """The heading of a column."""
    danish, english, _ = COLUMNS[role]
    return english if lang == "en" else danish


def role_of(words: str) -> str | None:
    """The column that has these words as its heading, in either language.

    >>> role_of(" status "), role_of("Deadline"), role_of("Økonomi")
    ('status', 'deadline', None)
    """
    return _ROLES.get(" ".join(words.split()).casefold())


def is_whole_goal(words: str) -> bool:
    """Do the words in the column of milestones say that there is none?

    >>> is_whole_goal("(Hele målet)"), is_whole_goal("Kortet er lavet.")
    (True, False)
    """
    return " ".join(words.split()).casefold() in _LABELS["whole goal"]


_ROLES: Final = {words.casefold(): role for role, column in COLUMNS.items() for words in column[:2]}


def agency_words(agency: Agency) -> str:
    """What a reader knows an authority by."""
    return agency.name or agency.acronym or agency.id


def day_words(iso: str) -> str:
    """An ISO date as Danes write it.

    >>> day_words("2025-06-30")
    '30-06-2025'
    """
    return "-".join(reversed(iso.split("-")))


def shown(row: StatusRow, agency: Agency) -> dict[str, str | None]:
    """What a row shows in the columns that come back as they were sent; null where it shows nothing of its own.

    The deadline is an ISO date.
    """
    due = row.deadline
    return {
        "agency": agency_words(agency),
        "goal_number": row.goal_number,
        "goal": row.goal_words,
        "number": row.milestone_number if row.milestone else None,
        "milestone": row.milestone_text,
        "deadline": due.end if due else None,
        "deadline_text": due.text if due else None,
        "targets": "\n".join(row.targets) or None,
    }
