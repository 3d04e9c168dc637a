"""What people corrected, in the workbook: marked cells with a note, and a sheet of all corrections."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.model import Deadline, Lang, MadeCorrection, Milestone, Plan, Weight
from maalplan.output.plans.corrected import Spot, marks_of, pointed, spot_of, value_words
from maalplan.output.plans.workbook import WORKBOOK, workbook_files
from tests.calc import found_calc
from tests.output.examples import BUDGET, FVST, UKENDT

GREEN = "FFDCEFD6"
BY, WHEN = "Åse Ærø", "2025-06-02T09:30:00Z"
ADDED = Milestone("fvst-2025/ministry/1/3", "3", "Årsværk er opgjort i hvert kvartal.")
CORRECTED = replace(
    FVST,
    title="Mål- og resultatplan 2025 (rettet)",
    goals=(
        replace(
            BUDGET,
            weight=Weight(20.0, "percent"),
            extra={"Baggrund": "Aftalt på møde", "Effekt": "Færre fejl"},
            milestones=(
                replace(BUDGET.milestones[0], deadline=Deadline("Q2", "2025-04-01", "2025-06-30")),
                BUDGET.milestones[1],
                ADDED,
            ),
        ),
        FVST.goals[1],
    ),
    corrections=(
        MadeCorrection("r1", "set", "plan", "/title", "title", was="Mål- og resultatplan 2025"),
        MadeCorrection(
            "r2", "set", "goal", "/goals/0/weight", "weight", {"value": 15.0, "unit": "point"}, BY, WHEN, "Bilag 2"
        ),
        MadeCorrection("r3", "set", "goal", "/goals/0/extra/Baggrund", "extra", "Aftalt", None, "2025-06-02"),
        MadeCorrection(
            "r4",
            "set",
            "milestone",
            "/goals/0/milestones/0/deadline",
            "deadline",
            Deadline("Q4", "2025-10-01", "2025-12-31"),
            BY,
            WHEN,
        ),
        MadeCorrection("r5", "add", "milestone", "/goals/0/milestones/2", by=BY, when=WHEN),
        MadeCorrection("r6", "remove", "milestone", "/goals/1", was={"text": "Side 4 af 12", "number": "1"}, by=BY),
        MadeCorrection("r7", "set", "follow_up", "/follow_ups/0/occasion", "occasion", "årsrapporten", BY),
    ),
)


def book_of(*plans: Plan, lang: Lang = "da") -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_files(plans, lang)[WORKBOOK]))


def table(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows()
    return [dict(zip((one.value for one in head), row, strict=True)) for row in rows]


def green(row: dict[str, Any]) -> set[str]:
    return {heading for heading, cell in row.items() if cell.fill.fgColor.rgb == GREEN}


def test_a_corrected_value_is_marked_and_says_what_was_read() -> None:
    book = book_of(CORRECTED)
    first, second, _ = table(book["Målepunkter"])
    assert green(first) == {"Frist, som skrevet", "Frist fra", "Frist"}
    assert first["Frist"].comment.text == (
        "Rettet af Åse Ærø den 2. juni 2025; læst: Q4 (1. oktober 2025 – 31. december 2025)"
    )
    assert green(second) == set()
    goal, other = table(book["Mål"])
    assert green(goal) == {"Vægt", "Vægtens enhed", "Øvrigt"}
    assert goal["Vægt"].comment.text == "Rettet af Åse Ærø den 2. juni 2025; læst: 15 point\nHvorfor: Bilag 2"
    assert goal["Øvrigt"].comment.text == "Rettet den 2. juni 2025; læst: Aftalt"
    assert green(other) == set()
    (plan,) = table(book["Planer"])
    assert green(plan) == {"Titel"}
    assert plan["Titel"].comment.text == "Rettet; læst: Mål- og resultatplan 2025"


def test_a_part_that_was_added_is_marked_on_its_whole_row() -> None:
    added = table(book_of(CORRECTED)["Målepunkter"])[2]
    assert green(added) == added.keys()
    assert [cell.comment.text for cell in added.values() if cell.comment] == ["Tilføjet af Åse Ærø den 2. juni 2025"]


def test_the_milestones_of_a_goal_that_was_added_are_marked_with_it() -> None:
    plan = replace(FVST, corrections=(MadeCorrection("r1", "add", "goal", "/goals/0"),))
    rows = table(book_of(plan)["Målepunkter"])
    assert [green(row) == row.keys() for row in rows] == [True, True]
    assert all(cell.comment is None for row in rows for cell in row.values()), "its own row says it"


def test_two_corrections_of_one_cell_are_two_lines_of_its_note() -> None:
    made = tuple(MadeCorrection(name, "set", "goal", f"/goals/0/extra/{name}", "extra") for name in ("Baggrund", "Ny"))
    (mark,) = marks_of(replace(CORRECTED, corrections=made), "da").at(0).values()
    assert mark.note == "Rettet; læst: intet\n\nRettet; læst: intet"


def test_all_corrections_stand_on_a_sheet_that_leads_to_their_rows() -> None:
    book = book_of(UKENDT, CORRECTED)
    rows = table(book["Rettelser"])
    assert [row["Rettelses-id"].value for row in rows] == ["r1", "r2", "r3", "r4", "r5", "r6", "r7"]
    told = [tuple(row[name].value for name in ("Hvad der blev gjort", "Felt", "Læst", "Rettet til")) for row in rows]
    assert told == [
        ("rettet", "Titel", "Mål- og resultatplan 2025", "Mål- og resultatplan 2025 (rettet)"),
        ("rettet", "Vægt", "15 point", "20 pct."),
        ("rettet", "Baggrund", "Aftalt", "Aftalt på møde"),
        ("rettet", "Frist", "Q4 (1. oktober 2025 – 31. december 2025)", "Q2 (1. april 2025 – 30. juni 2025)"),
        ("tilføjet", "målepunkt", None, "Årsværk er opgjort i hvert kvartal."),
        ("fjernet", "målepunkt", "Side 4 af 12", None),
        ("rettet", "Anledning", "årsrapporten", "årsrapport"),
    ]
    fourth = rows[3]
    assert (fourth["Rettet af"].value, fourth["Rettet den"].value) == (BY, dt.datetime(2025, 6, 2))  # noqa: DTZ001
    for row, sheet, heading in ((fourth, "Målepunkter", "Målepunkt"), (rows[4], "Målepunkter", "Målepunkt")):
        place = row["Målepunkt eller anden del"].hyperlink.location.rpartition("!")[2]
        words = dict(zip((one.value for one in book[sheet][1]), book[sheet][place[1:]], strict=True))
        assert words[heading].value == row["Målepunkt eller anden del"].value
    assert rows[5]["Mål"].hyperlink.location == "'Mål'!A3", "the goal that it was taken out of"
    assert {row["Plan-id"].hyperlink.location for row in rows} == {"'Planer'!A2"}
    assert [row["Hvorfor"].value for row in rows[:2]] == [None, "Bilag 2"]


def test_without_corrections_there_is_no_sheet_of_them() -> None:
    assert [sheet.title for sheet in book_of(FVST) if sheet.sheet_state == "visible"][-1] == "Bemærk"
    assert book_of(FVST, CORRECTED).sheetnames[-2:] == ["Rettelser", "maalplan"]


def test_labels_are_english_where_asked_for() -> None:
    book = book_of(CORRECTED, lang="en")
    rows = table(book["Corrections"])
    assert [row["What was done"].value for row in rows][3:6] == ["corrected", "added", "removed"]
    cell = table(book["Milestones"])[0]["Deadline"]
    assert cell.comment.text == "Corrected by Åse Ærø on 2 June 2025; read: Q4 (1 October 2025 – 31 December 2025)"


def test_the_legend_says_what_green_means() -> None:
    heading = next(cell for cell in book_of(CORRECTED)["Mål"][1] if cell.value == "Bemærk")
    assert "Grønne felter er rettet" in heading.comment.text


def test_words_of_strangers_in_a_note_are_words() -> None:
    was = "=HYPERLINK(1)\x1b[2J<b>" + "x" * 5000
    made = MadeCorrection("r1", "set", "goal", "/goals/0/title", "title", was)
    (goal, _) = table(book_of(replace(FVST, corrections=(made,)))["Mål"])
    assert goal["Titel"].comment.text.startswith("Rettet; læst: =HYPERLINK(1)�[2J<b>xxx")
    assert len(goal["Titel"].comment.text) < 1000
    assert table(book_of(replace(FVST, corrections=(made,)))["Rettelser"])[0]["Læst"].data_type == "s"


def test_marks_and_the_sheet_survive_a_spreadsheet(tmp_path: Path) -> None:
    calc = found_calc(tmp_path)
    path = tmp_path / WORKBOOK
    path.write_bytes(workbook_files((CORRECTED,))[WORKBOOK])
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(calc.saved(path))
    assert after.sheetnames == before.sheetnames
    cell = table(after["Målepunkter"])[0]["Frist"]
    assert (cell.fill.fgColor.rgb, cell.comment.text) == (GREEN, table(before["Målepunkter"])[0]["Frist"].comment.text)


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        ("", Spot()),
        ("/year", Spot(field="year")),
        ("/goals/3", Spot(goal=3)),
        ("/goals/3/extra/a~1b~0c", Spot(goal=3, field="extra", name="a/b~c")),
        ("/goals/3/milestones/0", Spot(goal=3, milestone=0)),
        ("/follow_ups/1/when", Spot(other="/follow_ups/1", field="when")),
    ],
)
def test_pointers_are_spots(path: str, spot: Spot) -> None:
    assert spot_of(path) == spot


def test_pointers_lead_to_values() -> None:
    assert pointed(CORRECTED, "/goals/0/weight") == {"value": 20.0, "unit": "percent"}
    assert pointed(CORRECTED, "/goals/0/extra/Effekt") == "Færre fejl"
    assert pointed(CORRECTED, "/goals/9/title") is None


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("targets", [{"text": "højst 30 dage", "value": 30.0}, {"text": "75 pct."}], "højst 30 dage | 75 pct."),
        ("agency", {"id": "ssi", "name": "Statens Serum Institut", "acronym": "SSI"}, "Statens Serum Institut"),
        ("period", {"start": "2025-01-01", "end": "2025-12-31"}, "1. januar 2025 – 31. december 2025"),
        ("year", 2025, "2025"),
        (None, {"scope": "agency", "number": "2", "title": "Tilsyn"}, "2 Tilsyn"),
        ("scale", ["grøn", "gul"], "grøn | gul"),
        ("remarks", None, ""),
    ],
)
def test_values_in_words(field: str | None, value: object, words: str) -> None:
    assert value_words(field, value, "da") == words
