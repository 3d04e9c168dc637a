from __future__ import annotations

import re
from dataclasses import replace

import pytest

from maalplan import findings
from maalplan.model import Change, Deadline, FolderDiff, GoalRow, MilestoneRow, PlanDiff, Summary
from maalplan.output.diff.rows import only_rows
from maalplan.output.diff.text import diff_to_text
from tests.output.diff_examples import (
    DIFF,
    EQUAL,
    FOLDER,
    OF_TWO,
    OF_TWO_CHANGED,
    TO_NEW_GOAL,
    goal,
    milestones,
    plan,
    point,
)

SHOWN = """\
Statens Serum Institut: 2024 → 2025
Mål: 1 nyt, 1 udgået, 2 ændrede, 3 uændrede; heraf 3 flyttede, 1 lempet
Målepunkter: 2 nye, 1 udgået, 2 ændrede, 1 flyttet, 4 uændrede; heraf 2 lempede

Lempet (3)
  Mål 1 »Overvågning af smitte«
    Kriterium: Målet er opnået, når planen er [-implementeret-]{+igangsat+}:
      (lempet)
  Mål 1 »Overvågning af smitte«, målepunkt 1 »Øvelsen er holdt (Q4).«
    Frist: Q2 (senest 30. juni 2024) → Q4 (senest 31. december 2025) (senere,
      lempet)
  Mål 1 »Overvågning af smitte«, målepunkt 2 »Der er svar på mindst 80 pct. af
    prøverne.«
    Måltal: mindst [-85-]{+80+} pct. (sænket, lempet)

Planerne
  Ministerium: {+Indenrigs- og+} Sundhedsministeriet
  Periode: 1. januar [-2024-]{+2025+} – 31. december [-2024-]{+2026+}

Nye mål (1)
  Mål 6 »Influenza« (styrelsens eget)
    Delt ud fra mål 1 »Overvågning af smitte«
    Målepunkt 1: Ugetal er udgivet hver torsdag.

Udgåede mål (1)
  Mål »Kommunikation« (nr. 5 i 2024, styrelsens eget)
    Lagt ind i mål 2 »Kapløbet om laboratorier«
    Målepunkt 1: Hjemmesiden er fornyet.

Ændrede mål (2)
  Mål 1 »Overvågning af smitte« (styrelsens eget) – lempet
    Delt: en del er nu mål 6 »Influenza«
    Kriterium: Målet er opnået, når planen er [-implementeret-]{+igangsat+}:
      (lempet)
    Vægt: 15 pct. → 12,5 pct. (sænket)
    Øvrigt: Baggrund: Aftalt i 2024
    Målepunkt 1: Øvelsen er holdt ([-Q2-]{+Q4+}).
      Frist: Q2 (senest 30. juni 2024) → Q4 (senest 31. december 2025) (senere,
        lempet)
    Målepunkt 2: Der er svar på mindst [-85-]{+80+} pct. af prøverne.
      Delt: en del er nu målepunkt 3
      Måltal: mindst [-85-]{+80+} pct. (sænket, lempet)
    Nyt målepunkt 3: Der er udgivet ugetal om influenza.
      Delt ud fra målepunkt 2
    Flyttet målepunkt (nr. 3 i 2024): Rapporten om sepsis er sendt til
      regionerne.
      Flyttet til målepunkt 2 i mål 2 »Kapløbet om laboratorier«
  Mål 2 »Kapløbet om laboratorier« (styrelsens eget)
    Her er lagt ind: mål »Kommunikation« (nr. 5 i 2024)
    Nyt nummer: 4 → 2
    Bytter plads med mål 4 »Vacciner«
    Flyttet målepunkt 2: Rapporten om sepsis er sendt til regionerne.
      Flyttet hertil fra målepunkt 3 i mål 1 »Overvågning af smitte«
    Uændret: målepunkt 1

Flyttede mål, ellers uændrede (2)
  Mål 2 »Biobank« (koncernfælles)
    Flyttet: var styrelsens eget mål 3, er nu koncernfælles mål 2
  Mål 4 »Vacciner« (styrelsens eget)
    Nyt nummer: 2 → 4
    Bytter plads med mål 2 »Kapløbet om laboratorier«

Uændrede mål (1)
  Mål 1 »Økonomistyring« (koncernfælles)
"""


def text(diff: PlanDiff | FolderDiff, width: int = 80) -> str:
    return diff_to_text(diff, colour=False, width=width)


def test_two_years_of_one_agency() -> None:
    assert text(DIFF) == SHOWN


def test_colours_add_nothing_but_colours() -> None:
    coloured = diff_to_text(DIFF, colour=True, width=80)
    assert "\x1b[31;9mimplementeret\x1b[0m \x1b[32;4migangsat\x1b[0m:" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    without_brackets = re.sub(r"\[-(.*?)-\]", r"\1 ", SHOWN)
    assert plain.split() == re.sub(r"\{\+(.*?)\+\}", r"\1", without_brackets).split()


@pytest.mark.parametrize("width", [1, 20, 40, 72, 200])
def test_no_line_is_too_wide(width: int) -> None:
    assert max(map(len, text(FOLDER, width).splitlines())) <= max(width, 20)


def test_in_english() -> None:
    shown = diff_to_text(DIFF, lang="en", colour=False, width=80)
    assert "Goals: 1 new, 1 gone, 2 changed, 3 unchanged; of them 3 moved, 1 softened\n" in shown
    assert "    Criterion: Målet er opnået" in shown
    assert not re.search(r"\b(Nye|Udgåede|Ændrede|Frist|Vægt|lempet)\b", shown)


def test_two_agencies_of_one_year() -> None:
    shown = text(OF_TWO)
    assert shown.startswith("Danmarks Meteorologiske Institut og Statens Serum Institut: 2025\n")
    assert "\nKun hos SSI (1)\n  Mål 1 »Vacciner«" in shown
    assert "\nKun hos DMI (1)\n  Mål 1 »Skybrud«" in shown
    assert "\nEns mål på en anden plads (1)\n  Mål 3 »Grøn drift«" in shown
    assert not re.search(r"\b(Ny|Nye|Udgået|Udgåede)\b", shown)


def test_plans_that_say_the_same() -> None:
    assert text(EQUAL).splitlines()[3] == "Ingen forskelle."
    assert "Ingen forskelle." not in text(DIFF)


def test_a_folder_has_a_line_for_each_pair_and_then_those_that_differ() -> None:
    shown = text(FOLDER)
    top, _, rest = shown.partition("\n\n\n")
    assert top.splitlines() == [
        "Statens Serum Institut: 2024 → 2025 – mål: 1 uændret",
        "Statens Serum Institut: 2024 → 2025 – mål: 1 nyt, 1 udgået, 2 ændrede, 3",
        "  uændrede; heraf 3 flyttede, 1 lempet",
        "Kun blandt de gamle planer: sst-2024",
        "Kun blandt de nye planer: nyt-2025, stps-2025",
        "Bemærk: ssi-2024 is taken for ssi-2025: the names are alike.",
    ]
    assert rest == SHOWN


def test_only_some_kinds() -> None:
    shown = text(only_rows(DIFF, {"added"}))
    assert re.findall(r"^(\w+ mål) ", shown, re.MULTILINE) == ["Nye mål", "Ændrede mål"]
    assert "Ingen mål af den slags, der vises." in text(only_rows(DIFF, {"tightened"}))


def test_control_characters_of_a_document_do_not_reach_the_terminal() -> None:
    evil = "Radar\x1b]0;ude\x07 er \x9b2J i drift"
    old, new = goal(2024, "agency", "1", "Skybrud", point("Radar")), goal(2025, "agency", "1", evil, point(evil))
    diff = PlanDiff(
        schema_version="1.2",
        old=plan(2024, old),
        new=plan(2025, replace(new, number="1\x1b[2J")),
        changes=(Change("title", None, evil),),
        goals=(
            GoalRow(
                status="changed",
                old=old.id,
                new=new.id,
                changes=(Change("title", "Skybrud", evil), Change("extra", {}, {evil: evil})),
                milestones=(
                    MilestoneRow(
                        status="changed", old=f"{old.id}/1", new=f"{new.id}/1", changes=(Change("text", "Radar", evil),)
                    ),
                ),
            ),
        ),
        summary=Summary(changed=1),
    )
    for colour in (False, True):
        shown = re.sub(r"\x1b\[[0-9;]*m", "", diff_to_text(diff, colour=colour, width=80))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert "Radar<U+001B>]0;ude<U+0007>" in shown


def test_a_goal_without_a_title_is_known_by_its_number() -> None:
    bare = replace(goal(2025, "agency", "3", ""), title=None)
    row = GoalRow(status="added", new=bare.id)
    diff = PlanDiff(schema_version="1.2", old=plan(2024), new=plan(2025, bare), goals=(row,), summary=Summary(added=1))
    assert "\nNye mål (1)\n  Mål 3 (styrelsens eget)\n" in text(diff)


SAME = point("Alle sager er lukket."), point("Filmen er vist."), point("Loven er udsendt.")


def unchanged(old: str, new: str) -> MilestoneRow:
    return MilestoneRow(status="unchanged", similarity=1.0, old=old, new=new)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("2", "2")], "Uændret: målepunkt 2"),
        ([("1", "1"), ("3", "3")], "Uændrede: målepunkt 1 og 3"),
        ([("1", "1"), ("3", "2"), ("2", "3")], "Uændrede: målepunkt 1, 3 → 2 og 2 → 3"),
    ],
)
def test_milestones_that_did_not_change_are_named_and_not_counted(rows: list[tuple[str, str]], told: str) -> None:
    diff = milestones(SAME, SAME, *(unchanged(old, new) for old, new in rows))
    assert text(diff).splitlines()[-1] == f"    {told}"


def test_a_number_is_that_of_the_plan_that_has_it() -> None:
    change = Change("text", SAME[2].text, "Loven er vedtaget.")
    diff = milestones(
        SAME,
        (SAME[0], point("Loven er vedtaget.")),
        MilestoneRow(status="changed", similarity=0.8, old="3", new="2", changes=(change,)),
        MilestoneRow(status="removed", old="2"),
    )
    shown = text(diff)
    assert "    Målepunkt 3 → 2: Loven er [-udsendt-]{+vedtaget+}.\n" in shown
    assert "    Udgået målepunkt (nr. 2 i 2024): Filmen er vist.\n" in shown


def test_a_new_goal_is_never_softened_itself() -> None:
    shown = text(TO_NEW_GOAL)
    assert "\nLempet (1)\n  Mål 1 »Kontrol«, målepunkt 1 »Mindst 80 sager er lukket.«\n" in shown
    assert "\nNye mål (1)\n  Mål 1 »Kontrol« (styrelsens eget)\n" in shown


def test_a_goal_may_be_softened_and_tightened() -> None:
    changes = (Change("text", "A.", "B.", None, "softened"), Change("criterion", "C", "D", None, "tightened"))
    row = MilestoneRow(status="changed", similarity=0.8, old="1", new="1", changes=changes)
    assert "Mål 1 »Tilsyn« (styrelsens eget) – lempet og skærpet\n" in text(milestones(SAME, SAME, row))


def test_a_year_that_moved_on_is_not_marked_and_another_is() -> None:
    old, new = "Højst 190 årsværk i 2024 og 8 i 2030.", "Højst 180 årsværk i 2025 og 8 i 2035."
    row = MilestoneRow(status="changed", similarity=0.8, old="1", new="1", changes=(Change("text", old, new),))
    shown = text(milestones((point(old),), (point(new),), row))
    assert "Højst [-190-]{+180+} årsværk i 2025 og 8 i [-2030-]{+2035+}." in shown


def test_of_two_agencies_no_value_became_the_other() -> None:
    shown = text(OF_TWO_CHANGED)
    assert "\nLempeligere hos SSI (3)\n" in shown
    assert "Frist: DMI: Q2 (senest 30. juni 2024) – SSI: Q4" in shown
    assert not re.search(r"→|\b(lempet|Udgået|Ny|Nyt|Ændret|Uændret|sænket|hævet)\b", shown)


def test_notices_are_in_the_language_that_is_asked_for() -> None:
    renamed = replace(FOLDER, findings=(findings.agency_renamed("SDFI", "Klimadatastyrelsen"),))
    assert "Bemærk: SDFI hedder nu Klimadatastyrelsen.\n" in text(renamed)
    english = diff_to_text(renamed, lang="en", colour=False, width=80)
    assert "Notice: SDFI is now called Klimadatastyrelsen.\n" in english


def test_a_deadline_that_changed_is_marked_in_the_sentence_that_names_it() -> None:
    old, new = "Radaren er i drift senest 1. maj 2024.", "Radaren er i drift senest 1. maj 2026."
    was, now = (Deadline(f"senest 1. maj {year}", None, f"{year}-05-01") for year in (2024, 2026))
    change = Change("deadline", was, now, "later", "softened")
    row = MilestoneRow(status="changed", similarity=0.9, old="1", new="1", changes=(change,))
    assert "Radaren er i drift senest 1. maj [-2024-]{+2026+}.\n" in text(milestones((point(old),), (point(new),), row))
