"""Histories as a flat table."""

from __future__ import annotations

import csv
import io

from maalplan.model import History
from maalplan.output.history.tables import COLUMNS, history_to_csv
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS


def rows(*histories: History) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(history_to_csv(histories).decode("utf-8"), newline="")))


def of(found: list[dict[str, str]], title: str) -> list[tuple[str, ...]]:
    wanted = ("year", "status", "number", "moved", "softened", "tightened")
    return [tuple(row[name] for name in wanted) for row in found if row["title"] == title]


def test_a_goal_has_a_row_for_each_year_of_its_life() -> None:
    found = rows(LIVES)

    assert of(found, "Digital aflevering af arkivalier") == [
        ("2021", "added", "1", "false", "0", "0"),
        ("2022", "changed", "2", "true", "1", "0"),
        ("2023", "no_plan", "", "", "", ""),
        ("2024", "changed", "2", "false", "0", "1"),
        ("2025", "unchanged", "2", "false", "0", "0"),
        ("2026", "removed", "", "", "", ""),
    ]
    assert [row[1] for row in of(found, "Lavere sygefravær")] == ["added", "absent", "no_plan", "unchanged", "removed"]


def test_years_in_which_a_plan_goes_on_hold() -> None:
    found = [row for row in rows(PARTS) if row["title"] == "Renere drikkevand" and int(row["year"]) >= 2025]

    assert [(row["year"], row["status"], row["plan_id"]) for row in found] == [
        ("2025", "unchanged", "ssi-2025"),
        ("2026", "holds", "ssi-2025"),
        ("2027", "holds", "ssi-2025"),
    ]


def test_a_goal_that_was_merged_names_the_other_in_the_year_it_is_gone() -> None:
    (row,) = [row for row in rows(MERGED) if row["merged_into"]]

    assert (row["year"], row["status"], row["title"]) == ("2024", "removed", "Risikobaseret tilsyn med fødevarer")
    assert row["merged_into"] in {own["thread_id"] for own in rows(MERGED) if own["title"] == "Drikkevand og fødevarer"}


def test_the_columns_are_those_that_are_told_and_words_stay_as_they_are() -> None:
    data = history_to_csv([HARD])

    assert data.decode("utf-8").split("\r\n")[0] == ",".join(COLUMNS)
    assert rows(HARD)[0]["goal_title"].startswith("<script>")
    assert history_to_csv([]).decode("utf-8") == ",".join(COLUMNS) + "\r\n"
