"""How a plan says that its goals are followed up."""

from __future__ import annotations

import pytest

from maalplan.model import Block
from maalplan.parsers.follow_up import read_follow_ups
from tests.parsers.making import WORDS, heading, item, paragraph, table

Told = tuple[str, str, str | None]
INTRODUCED = paragraph("Opfølgning på målene følger det aftalte årshjul og foregår to gange:")


def told(*blocks: Block) -> list[Told]:
    return [
        (f.occasion.text, f.when.text, " ".join(f.scale.text.split()) if f.scale else None)
        for f in read_follow_ups(blocks, WORDS)
    ]


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        (
            "I forlængelse af udgiftsopfølgning 2 i efteråret 2025, hvor der bestilles en status på målene. "
            "Målopfyldelse vurderes ud fra en ”trafiklys-model”.",
            [("udgiftsopfølgning 2", "efteråret 2025", "”trafiklys-model”")],
            "the model stands in the next sentence",
        ),
        (
            "I forlængelse af årsrapporten i marts 2026, hvor målene opgøres som ”opfyldt”, ”delvist\nopfyldt” eller "
            "”ikke opfyldt”.",
            [("årsrapporten", "marts 2026", "”opfyldt”, ”delvist opfyldt” eller ”ikke opfyldt”")],
            "verdicts in quotes, one of them wrapped",
        ),
        (
            "I forbindelse med halvårsstatus i august 2025, hvor hvert mål får farven grøn, gul eller rød.",
            [("halvårsstatus", "august 2025", "grøn, gul eller rød")],
            "colours",
        ),
        ("Årsrapporten for 2025 ligger senest 1. april.", [("Årsrapporten", "senest 1. april", None)], "with a limit"),
        ("Ultimo august 2025 afholdes statusmøde.", [("statusmøde", "Ultimo august 2025", None)], "the time first"),
        ("Årsrapporten for 2025.", [], "a mention without a time"),
        ("Opfølgning sker løbende.", [], "no occasion"),
    ],
)
def test_announced_items(words: str, expected: list[Told], why: str) -> None:
    assert told(INTRODUCED, item(words)) == expected, why


def test_two_occasions_in_a_sentence() -> None:
    words = (
        "Der følges op på målene ved midtvejsstatussen i februar 2019 og ved den endelige afrapportering senest "
        "15. april 2019, hvor målene vurderes som helt, delvist eller ikke opfyldt."
    )
    assert told(paragraph(words)) == [
        ("midtvejsstatussen", "februar 2019", None),
        ("endelige afrapportering", "senest 15. april 2019", "helt, delvist eller ikke opfyldt"),
    ]


CALENDAR = paragraph("Årshjulet for styringsdialogen ser således ud:")


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (
            [CALENDAR, table(["Maj 2025", "Halvårsstatus"], ["Februar 2026", "Endelig opgørelse"])],
            "a calendar of meetings",
        ),
        (
            [CALENDAR, paragraph("Maj 2025"), paragraph("Halvårsstatus"), paragraph("Februar 2026 Endelig opgørelse")],
            "a calendar whose table an extraction lost",
        ),
        (
            [
                heading("2. Koncernfælles mål"),
                heading("Mål 1"),
                item("Årsrapporten er afleveret i marts 2025 (status)."),
            ],
            "a milestone",
        ),
        ([paragraph("Der afrapporteres på indfrielsen af målene i årsrapporten for 2025.")], "no time"),
        ([paragraph("Økonomirapporten blev offentliggjort i marts 2025.")], "not about the goals"),
    ],
)
def test_no_follow_up(blocks: list[Block], why: str) -> None:
    assert told(*blocks) == [], why


def test_items_below_a_calendar_are_read_when_they_are_announced_anew() -> None:
    found = told(
        paragraph("Årshjulet ser således ud:"),
        paragraph("Maj 2025 Møde"),
        paragraph("Status på målene gives ved følgende lejligheder i året:"),
        item("Ved halvårsstatus i august 2025."),
    )
    assert found == [("halvårsstatus", "august 2025", None)]


def test_a_chapter_on_follow_up_announces_all_its_words() -> None:
    assert told(heading("5. Opfølgning"), paragraph("Kvartalsopfølgning 3 afleveres i oktober 2025.")) == [
        ("Kvartalsopfølgning 3", "oktober 2025", None)
    ]


def test_what_is_said_of_all_goals_is_read_behind_the_last_goal() -> None:
    blocks = [
        heading("Årets mål"),
        heading("Mål 1: Veje", 2),
        item("Årsrapporten er udgivet i marts 2025."),
        paragraph("Der følges op på målene i udgiftsopfølgning 2 i efteråret 2025."),
        heading("Underskrift"),
    ]
    assert told(*blocks) == [("udgiftsopfølgning 2", "efteråret 2025", None)]
