from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from maalplan.output.diff.rows import ROW_KINDS, RowKind, goal_effects, index_of, only_rows, row_kinds
from tests.output.diff_examples import DIFF, FOLDER, NEW, SMITTE, TO_NEW_GOAL


def shown(only: Collection[RowKind]) -> list[tuple[str | None, list[str | None]]]:
    """The rows that are left, by their last id, with those of their milestones."""
    rows = only_rows(DIFF, only).goals
    return [(_short(row.new or row.old), [_short(one.new or one.old) for one in row.milestones]) for row in rows]


def _short(key: str | None) -> str | None:
    return key.split("-", 1)[1] if key else None


@pytest.mark.parametrize(
    ("only", "rows", "why"),
    [
        (
            {"added"},
            [("2025/agency/1", ["2025/agency/1/3"]), ("2025/agency/6", ["2025/agency/6/1"])],
            "a changed goal shows the milestone that is new, and not the one that came from another goal",
        ),
        ({"removed"}, [("2024/agency/5", ["2024/agency/5/1"])], "a milestone that went to another goal is not gone"),
        (
            {"changed"},
            [
                ("2025/agency/1", ["2025/agency/1/1", "2025/agency/1/2", "2025/agency/1/3", "2024/agency/1/3"]),
                ("2025/agency/2", ["2025/agency/2/2"]),
            ],
            "a changed goal keeps all of its milestones that differ",
        ),
        (
            {"moved"},
            [
                ("2025/ministry/2", []),
                ("2025/agency/1", ["2024/agency/1/3"]),
                ("2025/agency/2", ["2025/agency/2/2"]),
                ("2025/agency/4", []),
            ],
            "goals, and milestones with the goals that they are in",
        ),
        ({"softened"}, [("2025/agency/1", ["2025/agency/1/1", "2025/agency/1/2"])], "what asks for less"),
        ({"tightened"}, [], "nothing asks for more"),
        (
            {"unchanged"},
            [
                ("2025/ministry/1", ["2025/ministry/1/1"]),
                ("2025/ministry/2", ["2025/ministry/2/1"]),
                ("2025/agency/2", ["2025/agency/2/1"]),
                ("2025/agency/4", ["2025/agency/4/1"]),
            ],
            "goals that say the same, also where they moved, and milestones that do, with the goals that they are in",
        ),
    ],
)
def test_only(only: set[RowKind], rows: list[tuple[str, list[str]]], why: str) -> None:
    assert shown(only) == rows, why


def test_a_goal_that_is_kept_for_a_milestone_shows_no_changes_of_its_own() -> None:
    kept = {row.new: row.changes for row in only_rows(DIFF, {"added"}).goals}
    assert kept["ssi-2025/agency/1"] == ()
    kept = {row.new: row.changes for row in only_rows(DIFF, {"softened"}).goals}
    assert kept["ssi-2025/agency/1"] == SMITTE.changes, "one of them is softened itself"


def test_nothing_asked_for_is_everything() -> None:
    assert only_rows(DIFF, ()) is DIFF
    assert only_rows(FOLDER, frozenset()) is FOLDER


def test_all_kinds_together_are_everything() -> None:
    assert only_rows(DIFF, ROW_KINDS) == DIFF


def test_what_is_left_out_is_still_counted() -> None:
    left = only_rows(DIFF, {"added"})
    assert (left.summary, left.changes, left.old, left.new) == (DIFF.summary, DIFF.changes, DIFF.old, DIFF.new)


@pytest.mark.parametrize(
    ("only", "pairs", "old", "new"),
    [
        ({"added"}, 1, (), ("nyt-2025", "stps-2025")),
        ({"removed"}, 1, ("sst-2024",), ()),
        ({"unchanged"}, 2, (), ()),
        ({"tightened"}, 0, (), ()),
    ],
)
def test_pairs_of_a_folder(only: set[RowKind], pairs: int, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    left = only_rows(FOLDER, only)
    assert (len(left.pairs), left.only_old, left.only_new) == (pairs, old, new)
    assert left.findings == FOLDER.findings


def test_a_row_may_be_of_several_kinds() -> None:
    assert row_kinds(SMITTE) == {"changed", "softened"}
    assert row_kinds(replace(SMITTE, moved=True)) == {"changed", "softened", "moved"}
    assert row_kinds(SMITTE.milestones[3]) == {"moved"}


def test_the_index_finds_a_milestone_with_its_goal() -> None:
    index = index_of(NEW)
    placed = index.milestones["ssi-2025/agency/2/2"]
    assert (placed.goal.title, placed.milestone.number) == ("Kapløbet om laboratorier", "2")
    assert index.places["ssi-2025/agency/2"] == 4


def test_a_goal_has_the_effects_of_its_changes_and_of_the_milestones_that_it_kept() -> None:
    assert goal_effects(SMITTE) == ("softened",)
    assert goal_effects(TO_NEW_GOAL.goals[0]) == (), "its milestone was softened on its way from another goal"
    for diff in (DIFF, TO_NEW_GOAL):
        assert sum("softened" in goal_effects(row) for row in diff.goals) == diff.summary.softened
