"""The database: the same rows as the CSV tables, with keys, types and a full-text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings

from maalplan.errors import Damaged
from maalplan.model import Plan
from maalplan.output.columns import TABLES
from maalplan.output.export.sqlite import to_sqlite
from tests.output.examples import FVST, PLANS
from tests.output.exported import AS_USUAL, cells, csv_table, sample_plans, several_plans


@contextmanager
def database(plans: Sequence[Plan]) -> Iterator[sqlite3.Connection]:
    """The database of *plans*, with its foreign keys watched."""
    opened = sqlite3.connect(":memory:")
    opened.deserialize(to_sqlite(plans, AS_USUAL)["maalplan.sqlite"])
    opened.execute("PRAGMA foreign_keys = ON")
    try:
        yield opened
    finally:
        opened.close()


def header(opened: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in opened.execute(f"PRAGMA table_info({table})")]


def unsigned(shown: str) -> str:
    """SQLite knows no -0.0."""
    return "0" if shown == "-0" else shown


@settings(max_examples=40)
@given(several_plans)
def test_rows_are_those_of_the_csv_tables(plans: list[Plan]) -> None:
    with database(plans) as opened:
        for table in TABLES:
            rows = opened.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()  # noqa: S608 - our own names
            found = [header(opened, table.name), *cells(rows)]
            assert found == [[unsigned(one) for one in row] for row in csv_table(plans, table.name)]


@settings(max_examples=40)
@given(several_plans)
def test_every_key_is_held_and_every_finding_is_there(plans: list[Plan]) -> None:
    with database(plans) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = opened.execute("SELECT plan_id, code, severity, message FROM findings ORDER BY rowid").fetchall()
    ordered = sorted(plans, key=lambda plan: plan.id)
    assert found == [(p.id, f.code, f.severity, f.message) for p in ordered for f in p.findings]


def test_values_have_the_types_of_their_columns() -> None:
    with database(PLANS) as opened:
        row = opened.execute(
            "SELECT typeof(year), typeof(value), typeof(deadline_end), typeof(page), value "
            "FROM milestones WHERE milestone_id = 'fvst-2025/ministry/1/1'"
        ).fetchone()

    assert row == ("integer", "real", "text", "integer", 5.0)


def test_keys_are_the_databases_own() -> None:
    with database(PLANS) as opened:
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            opened.execute("UPDATE milestones SET goal_id = 'findes-ikke' WHERE goal_id LIKE 'fvst%'")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            opened.execute("INSERT INTO goals SELECT * FROM goals LIMIT 1")


def test_words_are_found_in_danish() -> None:
    def found(words: str) -> list[str]:
        query = (
            "SELECT milestones.milestone_id FROM milestones_fts "
            "JOIN milestones ON milestones.rowid = milestones_fts.rowid "
            "WHERE milestones_fts MATCH ? ORDER BY milestones.rowid"
        )
        return [row[0] for row in opened.execute(query, (words,))]

    with database(sample_plans()) as opened:
        assert "slks-2025/ministry/1/1" in found("text: tilgængelighedserklæringen")
        assert found("TILGÆNGELIGHEDSERKLÆRINGEN") == found("tilgængelighedserklæringen")
        assert found("tilgangelighedserklaringen") == []
        goal = opened.execute("SELECT count(*) FROM goals_fts WHERE goals_fts MATCH 'title: tilgængelighed'").fetchone()
    assert goal == (2,)


def test_what_falls_due_is_found_by_an_index() -> None:
    with database(PLANS) as opened:
        plan = opened.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM milestones WHERE deadline_end < '2025-07-01'"
        ).fetchall()

    assert "milestones_deadline_end" in plan[0][3]


def test_equal_plans_give_equal_bytes() -> None:
    assert to_sqlite(PLANS, AS_USUAL) == to_sqlite(PLANS[::-1], AS_USUAL)


def test_ids_that_stand_twice_are_said_in_one_line() -> None:
    twice = replace(FVST, goals=(FVST.goals[0], FVST.goals[0]))

    with pytest.raises(Damaged, match=r"goals\.goal_id.*ids that occur once"):
        to_sqlite([twice], AS_USUAL)


def test_a_number_beyond_the_database_is_said_in_one_line() -> None:
    with pytest.raises(Damaged, match="too large"):
        to_sqlite([replace(FVST, year=10**30)], AS_USUAL)
