"""Every word of a goal section is placed, skipped with a reason, or reported."""

from __future__ import annotations

from maalplan.model import Document
from maalplan.parsers import parse
from tests.parsers.making import SOURCE, WORDS, heading, item, paragraph, table, text

BLOCKS = (
    heading("1. Indledning"),
    paragraph("Her står intet om mål."),
    heading("2. Koncernfælles mål"),
    paragraph("Målene er ikke prioriteret."),
    text("furniture", "Side 2 af 7"),
    heading("Mål 1", 2),
    table(["Titel", "Mål", "Målepunkt", "Bemærkninger"], ["Budget", "Bedre budget.", [item("Budgettet holder.")], ""]),
    paragraph("Denne sætning hører ingen steder til."),
)


def test_fates() -> None:
    entries = parse(Document(SOURCE, BLOCKS), WORDS).ledger
    assert {entry_of(entry) for entry in entries} >= {
        ("skipped", "lead-in prose", "Målene er ikke prioriteret."),
        ("skipped", "page furniture", "Side 2 af 7"),
        ("placed", "number", "1"),
        ("placed", "label", "Titel"),
        ("placed", "title", "Budget"),
        ("placed", "milestone", "Budgettet holder."),
        ("unplaced", "in no field", "Denne sætning hører ingen steder til."),
    }


def entry_of(entry: object) -> tuple[str, str, str]:
    return (entry.fate, entry.why, entry.quote.text)  # type: ignore[attr-defined]


def test_all_words_of_the_goal_sections_and_no_others() -> None:
    entries = parse(Document(SOURCE, BLOCKS), WORDS).ledger
    words = " ".join(entry.quote.text for entry in entries).split()
    assert words[:1] == ["2."]
    assert "Indledning" not in words
    expected = (
        "2. Koncernfælles mål Målene er ikke prioriteret. Side 2 af 7 Mål 1 Titel Mål Målepunkt Bemærkninger Budget"
        " Bedre budget. Budgettet holder. Denne sætning hører ingen steder til."
    )
    assert sorted(words) == sorted(expected.split())
