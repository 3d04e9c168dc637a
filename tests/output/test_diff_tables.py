from __future__ import annotations

import csv
import io
import re

import pytest

from maalplan.model import FolderDiff, PlanDiff
from maalplan.output.columns import Column
from maalplan.output.diff.columns import CHANGES
from maalplan.output.diff.rows import only_rows
from maalplan.output.diff.tables import diff_to_csv
from tests.output.diff_examples import (
    DIFF,
    EQUAL,
    FIGURE_BEHIND_ANOTHER,
    FOLDER,
    OF_TWO,
    hostile,
)


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


def test_words_are_written_word_for_word() -> None:
    words = '=1+1, "æ ø å"\nny linje; <b>'
    (row,) = (row for row in rows(hostile(words)) if row["field"] == "remarks")
    assert (row["old"], row["new"], row["new_goal_title"]) == (words, "", words)


def test_the_figure_is_the_one_that_changed() -> None:
    assert picked(rows(FIGURE_BEHIND_ANOTHER), "old_value", "new_value") == [("10", "12")]


def test_where_effects_alone_are_asked_for_only_such_changes_are_rows() -> None:
    data = diff_to_csv(only_rows(DIFF, {"softened"}), only={"softened"}).decode("utf-8")
    found = list(csv.DictReader(io.StringIO(data, newline="")))
    assert picked(found, "level", "field", "effect") == [
        ("goal", "criterion", "softened"),
        ("milestone", "deadline", "softened"),
        ("milestone", "targets", "softened"),
    ]
    both = diff_to_csv(only_rows(DIFF, {"softened", "added"}), only={"softened", "added"}).decode("utf-8")
    assert {"added", "changed"} <= {row["status"] for row in csv.DictReader(io.StringIO(both, newline=""))}
