from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from maalplan import findings
from maalplan.model import Change, FolderDiff, MilestoneRow, PlanDiff
from maalplan.output.diff.rows import only_rows
from maalplan.output.diff.tables import diff_to_xlsx
from tests.output.diff_examples import (
    DIFF,
    EQUAL,
    FIGURE_BEHIND_ANOTHER,
    FOLDER,
    OF_TWO,
    OF_TWO_CHANGED,
    TEN,
    THIRTY,
    TO_NEW_GOAL,
    TWELVE,
    hostile,
    milestones,
    point,
)
from tests.output.test_diff_tables import rows


def book(diff: PlanDiff | FolderDiff, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(diff_to_xlsx(diff, **options)), rich_text=True)


def cells(sheet: Any, top: int = 1) -> list[dict[str, Any]]:
    """The rows of the table that begins in row *top* of *sheet*, by heading."""
    heading, *others = sheet.iter_rows(min_row=top, values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in others]


def test_the_sheets_and_their_tables() -> None:
    made = book(DIFF)
    assert made.sheetnames == ["Oversigt", "Ændringer", "Mål"]
    assert [list(sheet.tables) for sheet in made] == [["Oversigt"], ["Ændringer"], ["MålSideOmSide"]]
    for sheet, top in zip(made, (4, 1, 1), strict=True):
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None
        assert sheet.freeze_panes == f"A{top + 1}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
        assert sheet.print_title_rows == f"${top}:${top}"
    assert book(DIFF, lang="en").sheetnames == ["Overview", "Changes", "Goals"]


def test_the_overview() -> None:
    sheet = book(DIFF)["Oversigt"]
    assert sheet["A1"].value == "Statens Serum Institut: 2024 → 2025"
    (row,) = cells(sheet, 4)
    assert row["Myndighed"] == "Statens Serum Institut"
    assert {name: row[f"{name} mål"] for name in ("Nye", "Udgåede", "Ændrede", "Flyttede", "Lempede")} == {
        "Nye": 1,
        "Udgåede": 1,
        "Ændrede": 2,
        "Flyttede": 3,
        "Lempede": 1,
    }
    assert (row["Nye målepunkter"], row["Udgåede målepunkter"], row["Flyttede målepunkter"]) == (2, 1, 1)


def test_the_overview_of_a_folder_says_what_has_no_pair() -> None:
    lines = [row[0] for row in book(FOLDER)["Oversigt"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert lines == [
        "Statens Serum Institut",
        "Statens Serum Institut",
        "Kun blandt de gamle planer: sst-2024",
        "Kun blandt de nye planer: nyt-2025",
        "Kun blandt de nye planer: stps-2025",
        "Bemærk: ssi-2024 is taken for ssi-2025: the names are alike.",
    ]


def runs(value: Any) -> list[tuple[str, str]]:
    """A rich cell as (how it is marked, words)."""
    assert isinstance(value, CellRichText)
    return [("plain", part) if isinstance(part, str) else (_mark(part), part.text) for part in value]


def _mark(block: TextBlock) -> str:
    if block.font.strike:
        return "struck"
    return "underlined" if block.font.u else "plain"


def test_words_that_went_and_came_are_marked_in_the_cells() -> None:
    (row,) = (row for row in cells(book(DIFF)["Ændringer"]) if row["Felt"] == "Kriterium")
    assert runs(row["Før"]) == [
        ("plain", "Målet er opnået, når planen er "),
        ("struck", "implementeret"),
        ("plain", ":"),
    ]
    assert runs(row["Nu"]) == [
        ("plain", "Målet er opnået, når planen er "),
        ("underlined", "igangsat"),
        ("plain", ":"),
    ]
    assert (row["Status"], row["Virkning"], row["Mål"]) == ("Ændret", "lempet", "Mål 1 »Overvågning af smitte«")


def test_days_are_days_and_figures_are_figures() -> None:
    found = {row["Felt"]: row for row in cells(book(DIFF)["Ændringer"])}
    days = found["Frist"]["Frist før"], found["Frist"]["Frist nu"]
    assert [day.date() for day in days] == [dt.date(2024, 6, 30), dt.date(2025, 12, 31)]
    assert (found["Måltal"]["Tal før"], found["Måltal"]["Tal nu"]) == (85, 80)
    assert (found["Vægt"]["Tal før"], found["Vægt"]["Tal nu"]) == (15, 12.5)


def test_the_workbook_has_a_row_for_each_change_that_the_csv_has_and_tells_a_move_once() -> None:
    once = [row for row in rows(DIFF) if not row["moved_to"]]
    assert len(cells(book(DIFF)["Ændringer"])) == len(once) == len(rows(DIFF)) - 1


def test_a_status_has_its_colour_and_its_word() -> None:
    sheet = book(DIFF)["Mål"]
    grounds = {row[2].value: row[2].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert grounds.keys() == {"Uændret", "Flyttet", "Ændret", "Ny", "Udgået"}
    assert len(set(grounds.values())) == len(grounds)


def test_all_goals_stand_side_by_side_with_their_milestones() -> None:
    found = cells(book(DIFF)["Mål"])
    assert len(found) == len(DIFF.goals) + sum(len(row.milestones) for row in DIFF.goals)
    shown = [(row["Niveau"], row["Status"], row["Nr. før"], row["Nr. nu"]) for row in found]
    assert shown[2] == ("Mål", "Flyttet", "3", "2")
    assert found[2]["Bemærkning"] == "Flyttet: var styrelsens eget mål 3, er nu koncernfælles mål 2"
    both = next(row for row in found if str(row["Nu"]) == "Kapløbet om laboratorier")
    assert both["Status"] == "Ændret", "a goal that moved and changed"
    gone = next(row for row in found if row["Status"] == "Udgået")
    assert (gone["Før"], gone["Nu"]) == ("Kommunikation", None)


def test_two_agencies_name_the_sides() -> None:
    found = cells(book(OF_TWO)["Mål"])
    assert [
        (row["Status"], str(row["DMI"] or ""), str(row["SSI"] or "")) for row in found if row["Niveau"] == "Mål"
    ] == [
        ("En anden plads", "Grøn drift", "Grøn drift"),
        ("Kun hos DMI", "Skybrud", ""),
        ("Kun hos SSI", "", "Vacciner"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+45 33 12 34 56",
        "-5 pct.",
        "@SUM(A1:A9)",
        '=HYPERLINK("http://eksempel.invalid")',
        "http://eksempel.invalid",
        "<r><t>ikke markup</t></r>",
        "<r></r>",
        "_x0041_",
        "  luft  ",
        "æ ø å – »ord« 🎯",
    ],
)
def test_words_stay_words(words: str) -> None:
    made = book(hostile(words))
    found = {row["Felt"]: row for row in cells(made["Ændringer"])}
    assert str(found["Bemærkninger"]["Før"]) == words
    for sheet in made:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_what_no_cell_can_hold_is_shown_as_lost() -> None:
    row = next(
        row
        for row in cells(book(hostile("Radar\x00\x1b[2J\ud800\uffffer"))["Ændringer"])
        if row["Felt"] == "Bemærkninger"
    )
    assert str(row["Før"]) == "Radar��[2J��er"


@pytest.mark.parametrize("letter", ["x", "å", "🎯"])
def test_text_that_is_too_long_ends_in_dots(letter: str) -> None:
    found = {row["Felt"]: str(row["Før"]) for row in cells(book(hostile(letter * 40_000))["Ændringer"])}
    assert found["Bemærkninger"].endswith(letter + " …")
    assert 32_765 <= len(found["Bemærkninger"].encode("utf-16-le")) // 2 <= 32_767


def test_the_same_diff_gives_the_same_bytes() -> None:
    data = diff_to_xlsx(FOLDER)
    assert data == diff_to_xlsx(FOLDER)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize("diff", [EQUAL, only_rows(DIFF, {"tightened"}), only_rows(FOLDER, {"tightened"})])
def test_a_workbook_of_nothing(diff: PlanDiff | FolderDiff) -> None:
    assert [sheet.max_row >= 1 for sheet in book(diff)] == [True, True, True]


def test_a_milestone_that_moved_is_told_once_where_it_is_now() -> None:
    moved = [
        row for row in cells(book(DIFF)["Ændringer"]) if row["Niveau"] == "Målepunkt" and row["Status"] == "Flyttet"
    ]
    assert [(row["Mål"], row["Nr."], row["Bemærkning"]) for row in moved] == [
        (
            "Mål 2 »Kapløbet om laboratorier«",
            "2",
            "Flyttet hertil fra målepunkt 3 i mål 1 »Overvågning af smitte«",
        )
    ]
    (row,) = (row for row in cells(book(TO_NEW_GOAL)["Ændringer"]) if row["Felt"] == "Måltal")
    assert row["Bemærkning"] == "Flyttet hertil fra målepunkt 1 i mål »Tilsyn« (nr. 1 i 2024)"


def test_numbers_of_the_old_plan_say_so() -> None:
    gone = milestones(
        (point("A"), point("B")),
        (point("B nu"),),
        MilestoneRow(status="removed", old="1"),
        MilestoneRow(status="changed", similarity=0.8, old="2", new="1", changes=(Change("text", "B", "B nu"),)),
    )
    assert [row["Nr."] for row in cells(book(gone)["Ændringer"])] == ["nr. 1 i 2024", "2 → 1"]
    assert "Mål »Kommunikation« (nr. 5 i 2024)" in [row["Mål"] for row in cells(book(DIFF)["Ændringer"])]


def test_every_milestone_names_its_goal_and_what_its_changes_mean() -> None:
    found = cells(book(DIFF)["Mål"])
    assert [row["Mål"] for row in found if not row["Mål"]] == []
    went = next(row for row in found if str(row["Bemærkning"]).startswith("Flyttet til"))
    assert went["Mål"] == "Mål 1 »Overvågning af smitte«", "the goal that it stands under"
    assert [(row["Niveau"], str(row["Nu"])) for row in found if row["Virkning"] == "lempet"] == [
        ("Mål", "Overvågning af smitte\nMålet er opnået, når planen er igangsat:"),
        ("Målepunkt", "Øvelsen er holdt (Q4)."),
        ("Målepunkt", "Der er svar på mindst 80 pct. af prøverne."),
    ]


def test_figures_that_went_opposite_ways_and_a_last_day_that_stayed_are_noted() -> None:
    change = Change("targets", (TEN, replace(THIRTY, value=4.0)), (TWELVE, replace(THIRTY, value=2.0)))
    row = MilestoneRow(status="changed", similarity=0.9, old="1", new="1", changes=(change,))
    (told,) = cells(book(milestones((point("A"),), (point("B"),), row))["Ændringer"])
    assert (told["Retning"], told["Bemærkning"]) == ("hævet og sænket", "10 → 12 hævet, 4 → 2 sænket")


def test_a_year_that_moved_on_is_plain() -> None:
    old, new = "Højst 190 årsværk i 2024", "Højst 180 årsværk i 2025"
    row = MilestoneRow(status="changed", similarity=0.9, old="1", new="1", changes=(Change("text", old, new),))
    (told,) = cells(book(milestones((point(old),), (point(new),), row))["Ændringer"])
    assert runs(told["Nu"]) == [("plain", "Højst "), ("underlined", "180"), ("plain", " årsværk i 2025")]


def test_of_two_agencies_a_direction_names_whose_value_it_is() -> None:
    found = [row["Retning"] for row in cells(book(OF_TWO_CHANGED)["Ændringer"]) if row["Retning"]]
    assert found == ["lavere hos SSI", "senere hos SSI", "lavere hos SSI"]


def test_notices_are_danish() -> None:
    renamed = replace(FOLDER, findings=(findings.agency_renamed("SDFI", "Klimadatastyrelsen"),))
    values = [row[0] for row in book(renamed)["Oversigt"].iter_rows(values_only=True)]
    assert "Bemærk: SDFI hedder nu Klimadatastyrelsen." in values


def test_the_figure_is_the_one_that_changed() -> None:
    (row,) = cells(book(FIGURE_BEHIND_ANOTHER)["Ændringer"])
    assert (row["Tal før"], row["Tal nu"], row["Retning"]) == (10, 12, "hævet")
