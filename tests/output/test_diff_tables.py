from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from maalplan.model import Change, FolderDiff, GoalRow, PlanDiff
from maalplan.output.columns import Column
from maalplan.output.diff.columns import CHANGES
from maalplan.output.diff.rows import only_rows
from maalplan.output.diff.tables import diff_to_csv, diff_to_xlsx
from tests.output.diff_examples import DIFF, EQUAL, FOLDER, OF_TWO, goal, plan


def rows(diff: PlanDiff | FolderDiff, *, everything: bool = False) -> list[dict[str, str]]:
    data = diff_to_csv(diff, everything=everything).decode("utf-8")
    return list(csv.DictReader(io.StringIO(data, newline=""), strict=True))


def picked(found: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in found]


# ------------------------------------------------------------------ CSV


def test_one_row_per_change() -> None:
    assert picked(rows(DIFF), "level", "status", "moved", "old_id", "new_id", "field") == [
        ("plan", "changed", "no", "", "", "ministry"),
        ("plan", "changed", "no", "", "", "period"),
        ("goal", "unchanged", "yes", "ssi-2024/agency/3", "ssi-2025/ministry/2", ""),
        ("goal", "changed", "no", "ssi-2024/agency/1", "ssi-2025/agency/1", "criterion"),
        ("goal", "changed", "no", "ssi-2024/agency/1", "ssi-2025/agency/1", "weight"),
        ("goal", "changed", "no", "ssi-2024/agency/1", "ssi-2025/agency/1", "extra"),
        ("milestone", "changed", "no", "ssi-2024/agency/1/1", "ssi-2025/agency/1/1", "text"),
        ("milestone", "changed", "no", "ssi-2024/agency/1/1", "ssi-2025/agency/1/1", "deadline"),
        ("milestone", "changed", "no", "ssi-2024/agency/1/2", "ssi-2025/agency/1/2", "text"),
        ("milestone", "changed", "no", "ssi-2024/agency/1/2", "ssi-2025/agency/1/2", "targets"),
        ("milestone", "added", "no", "", "ssi-2025/agency/1/3", ""),
        ("milestone", "removed", "yes", "ssi-2024/agency/1/3", "", ""),
        ("goal", "changed", "yes", "ssi-2024/agency/4", "ssi-2025/agency/2", ""),
        ("milestone", "added", "yes", "", "ssi-2025/agency/2/2", ""),
        ("goal", "removed", "no", "ssi-2024/agency/5", "", ""),
        ("milestone", "removed", "no", "ssi-2024/agency/5/1", "", ""),
        ("goal", "unchanged", "yes", "ssi-2024/agency/2", "ssi-2025/agency/4", ""),
        ("goal", "added", "no", "", "ssi-2025/agency/6", ""),
        ("milestone", "added", "no", "", "ssi-2025/agency/6/1", ""),
    ]


def test_the_cells_of_a_deadline_that_moved() -> None:
    (row,) = (row for row in rows(DIFF) if row["field"] == "deadline")
    assert row == {
        "old_plan_id": "ssi-2024",
        "new_plan_id": "ssi-2025",
        "old_agency": "Statens Serum Institut",
        "agency": "Statens Serum Institut",
        "old_year": "2024",
        "new_year": "2025",
        "level": "milestone",
        "status": "changed",
        "moved": "no",
        "similarity": "0.9",
        "old_id": "ssi-2024/agency/1/1",
        "new_id": "ssi-2025/agency/1/1",
        "old_goal_number": "1",
        "old_goal_title": "Overvågning af smitte",
        "new_goal_number": "1",
        "new_goal_title": "Overvågning af smitte",
        "old_number": "1",
        "new_number": "1",
        "field": "deadline",
        "old": "Q2",
        "new": "Q4",
        "old_date": "2024-06-30",
        "new_date": "2025-12-31",
        "old_value": "",
        "new_value": "",
        "direction": "later",
        "effect": "softened",
        "split_of": "",
        "merged_into": "",
        "moved_from": "",
        "moved_to": "",
    }


@pytest.mark.parametrize(
    ("field", "old", "new", "old_value", "new_value"),
    [
        ("weight", "15 percent", "12.5 percent", "15", "12.5"),
        ("targets", "mindst 85 pct.", "mindst 80 pct.", "85", "80"),
        (
            "extra",
            '{"Baggrund":"Aftalt i 2023","Note":"Uændret"}',
            '{"Baggrund":"Aftalt i 2024","Note":"Uændret"}',
            "",
            "",
        ),
    ],
)
def test_values(field: str, old: str, new: str, old_value: str, new_value: str) -> None:
    (row,) = (row for row in rows(DIFF) if row["field"] == field)
    assert (row["old"], row["new"], row["old_value"], row["new_value"]) == (old, new, old_value, new_value)


def test_splits_merges_and_moves_name_the_other() -> None:
    named = picked(rows(DIFF), "split_of", "merged_into", "moved_from", "moved_to")
    assert [each for each in named if any(each)] == [
        ("ssi-2024/agency/1/2", "", "", ""),
        ("", "", "", "ssi-2025/agency/2/2"),
        ("", "", "ssi-2024/agency/1/3", ""),
        ("", "ssi-2025/agency/2", "", ""),
        ("ssi-2024/agency/1", "", "", ""),
    ]


def test_a_milestone_that_went_to_another_goal_shows_both_places() -> None:
    (row,) = (row for row in rows(DIFF) if row["moved_from"])
    assert (row["old_goal_title"], row["old_number"]) == ("Overvågning af smitte", "3")
    assert (row["new_goal_title"], row["new_number"]) == ("Kapløbet om laboratorier", "2")


def test_everything_has_the_unchanged_ones_too() -> None:
    more = [row for row in rows(DIFF, everything=True) if row not in rows(DIFF)]
    assert {(row["status"], row["field"]) for row in more} == {("unchanged", "")}
    assert [row["new_id"] for row in more if row["level"] == "goal"] == ["ssi-2025/ministry/1"]
    assert len([row for row in more if row["level"] == "milestone"]) == DIFF.summary.milestones.unchanged


def test_no_change_gives_the_header_alone() -> None:
    assert diff_to_csv(EQUAL) == (",".join(column.name for column in CHANGES) + "\r\n").encode()


def test_plans_without_a_pair_are_rows_of_a_folder() -> None:
    found = rows(FOLDER)
    assert picked(found[-3:], "level", "status", "old_plan_id", "new_plan_id") == [
        ("plan", "removed", "sst-2024", ""),
        ("plan", "added", "", "nyt-2025"),
        ("plan", "added", "", "stps-2025"),
    ]
    assert found[:-3] == rows(DIFF)


def fits(column: Column, cell: str) -> bool:
    if not cell:
        return not column.required
    if column.values:
        return cell in column.values
    patterns = {"number": r"-?\d+(\.\d+)?", "year": r"\d{4}", "date": r"\d{4}-\d\d-\d\d", "string": r"(?s).+"}
    return re.fullmatch(patterns[column.kind], cell) is not None


@pytest.mark.parametrize("diff", [DIFF, OF_TWO, FOLDER])
def test_every_cell_is_as_its_column_says(diff: PlanDiff | FolderDiff) -> None:
    for row in rows(diff, everything=True):
        assert [
            (name, cell) for (name, cell), column in zip(row.items(), CHANGES, strict=True) if not fits(column, cell)
        ] == []


def hostile(words: str) -> PlanDiff:
    """A diff with *words* wherever a document's words can stand."""
    old = goal(2024, "agency", "1", words)
    new = replace(goal(2025, "agency", "1", words), number=words)
    change = (Change("title", "Biobank", words), Change("remarks", words, None), Change("extra", {}, {words: words}))
    row = GoalRow(status="changed", moved=True, old=old.id, new=new.id, changes=change)
    return PlanDiff(schema_version="1.1", old=plan(2024, old), new=plan(2025, new), goals=(row,), changes=(change[0],))


def test_words_are_written_word_for_word() -> None:
    words = '=1+1, "æ ø å"\nny linje; <b>'
    (row,) = (row for row in rows(hostile(words)) if row["field"] == "remarks")
    assert (row["old"], row["new"], row["new_goal_title"]) == (words, "", words)


# ------------------------------------------------------------------ workbook


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
        "Kun i den gamle mappe: sst-2024",
        "Kun i den nye mappe: nyt-2025",
        "Kun i den nye mappe: stps-2025",
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


def test_the_workbook_has_a_row_for_each_change_that_the_csv_has() -> None:
    assert len(cells(book(DIFF)["Ændringer"])) == len(rows(DIFF))


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
        ("Anden plads", "Grøn drift", "Grøn drift"),
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
