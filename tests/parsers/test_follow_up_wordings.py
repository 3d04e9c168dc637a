"""Follow-up in words of many agencies: occasion, time and scale."""

from __future__ import annotations

import pytest

from maalplan.model import Block, Period
from maalplan.normalize.follow_ups import as_follow_up
from maalplan.parsers.follow_up import read_follow_ups
from tests.parsers.making import WORDS, heading, item, paragraph, table

PLAN = Period("2025-01-01", "2025-12-31")
CHAPTER = heading("6. Opfølgning")
INTRODUCED = paragraph("Opfølgning på målene sker således:")

# "occasion; start..end; scale"
IN_A_CHAPTER = [
    (
        "Der foretages kvartalsvise opfølgninger på målene i april, juli og oktober 2025.",
        ["kvartalsvise opfølgninger; 2025-04-01..2025-10-31; "],
    ),
    (
        "Halvårsopfølgningen afleveres senest 1. september 2025. Målene angives som grønne, gule eller røde.",
        ["halvårsopfølgning; ..2025-09-01; grøn, gul, rød"],
    ),
    (
        "Målopfyldelsen opgøres endeligt i årsrapporten, der offentliggøres i april 2026. Hvert mål gives en "
        "karakter: fuldt opfyldt, delvist opfyldt, ikke opfyldt.",
        ["årsrapport; 2026-04-01..2026-04-30; fuldt opfyldt, delvist opfyldt, ikke opfyldt"],
    ),
    (
        "I forbindelse med 1. økonomiopfølgning i maj gives en status på alle mål.",
        ["1. økonomiopfølgning; 2025-05-01..2025-05-31; "],
    ),
    (
        "Der gives en skriftlig status til departementet ultimo august 2025, hvor målene får en trafiklysvurdering.",
        ["skriftlig status; 2025-08-21..2025-08-31; grøn, gul, rød"],
    ),
    ("Opfølgning sker løbende på kontaktmøder mellem styrelsen og departementet.", []),
    ("Styrelsen afrapporterer på målene i årsrapporten for 2025.", []),
    ("Udgiftsopfølgning 1, 2 og 3 indeholder en status på målene.", []),
    ("Direktørens resultatløn udmøntes på baggrund af målopfyldelsen i marts 2026.", []),
    (
        "Midtvejsevaluering af planens mål finder sted i juni 2025, og slutevaluering finder sted i januar 2026.",
        ["midtvejsevaluering; 2025-06-01..2025-06-30; ", "slutevaluering; 2026-01-01..2026-01-31; "],
    ),
    (
        "Halvårsstatus fremsendes den 15. august 2025, og årsstatus fremsendes senest den 1. februar 2026.",
        ["halvårsstatus; ..2025-08-15; ", "årsstatus; ..2026-02-01; "],
    ),
    (
        "Ved rammeredegørelsen i september vurderes det enkelte mål som ”på sporet”, ”i risiko” eller ”ikke på "
        "sporet”.",
        ["rammeredegørelse; 2025-09-01..2025-09-30; på sporet, i risiko, ikke på sporet"],
    ),
    ("Der følges op på målene i forbindelse med grundbudgettet.", []),
    (
        "Koncernledelsen behandler en status for målene primo september 2025. Status angives på en skala fra 1 til 5.",
        ["status; 2025-09-01..2025-09-10; "],
    ),
    (
        "I september 2025 udarbejdes en midtvejsrapport, som beskriver status på målene.",
        ["midtvejsrapport; 2025-09-01..2025-09-30; "],
    ),
    (
        "Den endelige målopfyldelse fremgår af virksomhedsregnskabet, som foreligger senest den 15. marts 2026 "
        "(opfyldt / delvist opfyldt / ikke opfyldt).",
        ["virksomhedsregnskab; ..2026-03-15; opfyldt, delvist opfyldt, ikke opfyldt"],
    ),
    (
        "Målene følges op ved en halvårsevaluering medio august. Her farvemarkeres målene med grøn, gul, orange "
        "eller rød.",
        ["halvårsevaluering; 2025-08-11..2025-08-20; grøn, gul, orange, rød"],
    ),
    ("Målene drøftes på direktionsmøder i løbet af året.", []),
    (
        "I årsrapporten for 2025, der afleveres i marts 2026, redegøres for målene, der kategoriseres som "
        "»indfriet«, »delvist indfriet« eller »ikke indfriet«.",
        ["årsrapport; 2026-03-01..2026-03-31; indfriet, delvist indfriet, ikke indfriet"],
    ),
    (
        "Første afrapportering sker pr. 1. maj 2025, anden afrapportering sker pr. 1. september 2025.",
        ["afrapportering; ..2025-05-01; ", "afrapportering; ..2025-09-01; "],
    ),
    ("Efter 2. kvartal gennemføres en halvårsopfølgning, hvor forventet målopfyldelse angives i procent.", []),
]
ITEMS = [
    (
        "Årsrapport 2025 (marts 2026), hvor målene vurderes som ”Fuldt opfyldt”, ”Delvist opfyldt” eller ”Ikke "
        "opfyldt”.",
        ["årsrapport; 2026-03-01..2026-03-31; Fuldt opfyldt, Delvist opfyldt, Ikke opfyldt"],
    ),
    ("Midtvejsstatus pr. 30. juni 2025 med farverne grøn/gul/rød.", ["midtvejsstatus; ..2025-06-30; grøn, gul, rød"]),
    (
        "Tertialrapport 1 (maj 2025) | Tertialrapport 2 (september 2025) | Årsrapport (marts 2026) – målene "
        "vurderes som opfyldt, delvist opfyldt eller ikke opfyldt",
        [
            "tertialrapport 1; 2025-05-01..2025-05-31; ",
            "tertialrapport 2; 2025-09-01..2025-09-30; ",
            "årsrapport; 2026-03-01..2026-03-31; opfyldt, delvist opfyldt, ikke opfyldt",
        ],
    ),
    ("Kvartalsrapportering for 3. kvartal i oktober 2025", ["kvartalsrapportering; 2025-10-01..2025-10-31; "]),
    (
        "Statusrapport 1: april 2025 | Statusrapport 2: oktober 2025",
        ["statusrapport 1; 2025-04-01..2025-04-30; ", "statusrapport 2; 2025-10-01..2025-10-31; "],
    ),
]


def told(*blocks: Block) -> list[str]:
    """The follow-ups of *blocks*, a line each."""
    found = (as_follow_up(raw, PLAN) for raw in read_follow_ups(blocks, WORDS))
    return [
        f"{f.occasion}; {f.when.start or ''}..{f.when.end}; {', '.join(f.scale)}"
        for f in found
        if f is not None and f.when
    ]


@pytest.mark.parametrize(("words", "expected"), IN_A_CHAPTER)
def test_in_a_chapter(words: str, expected: list[str]) -> None:
    assert told(CHAPTER, *map(paragraph, words.split(" | "))) == expected


@pytest.mark.parametrize(("words", "expected"), ITEMS)
def test_items(words: str, expected: list[str]) -> None:
    assert told(INTRODUCED, *map(item, words.split(" | "))) == expected


@pytest.mark.xfail(reason="a table of occasions reads like a calendar of meetings", strict=True)
def test_table_of_occasions() -> None:
    rows = table(["Opfølgning", "Tidspunkt"], ["Halvårsopfølgning", "August 2025"], ["Årsrapport", "Marts 2026"])
    assert told(CHAPTER, rows) == [
        "halvårsopfølgning; 2025-08-01..2025-08-31; ",
        "årsrapport; 2026-03-01..2026-03-31; ",
    ]
