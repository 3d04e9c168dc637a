"""What was reported back stands in the tables, with keys, types and the last word marked; and names no person."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.model import Outcome, Plan, Quote, Rating, Score
from maalplan.output.columns import OUTCOMES
from maalplan.output.export import FORMATS
from maalplan.output.export.persons import MASK, reports_without_persons
from maalplan.output.export.wishes import Followed, Wishes
from maalplan.output.followup.json_file import follow_up_from_json
from maalplan.output.plan_json import plan_from_json
from tests.output.examples import FVST, UKENDT
from tests.output.exported import any_outcomes, cells, followed, report
from tests.output.strategies import plans

GOAL, OTHER = FVST.goals
FIRST = GOAL.milestones[0]


def on(rating: Rating, goal: str | None = GOAL.id, milestone: str | None = None, **fields: object) -> Outcome:
    text = None if milestone is None else "Afvigelsen"
    return Outcome(goal=goal, milestone=milestone, milestone_text=text, rating=rating, **fields)  # type: ignore[arg-type]


AUTUMN = report(FVST, "halvårsstatus", on("yellow"), on("green", milestone=FIRST.id), on("red", goal=None))
ANNUAL = report(
    FVST,
    "årsrapport",
    on("met", rating_text="Opfyldt (8/10)", score=Score(8.0, 10.0), comment="Resultatet blev 4 pct."),
)
WISHES = Wishes(followed={FVST.id: followed(AUTUMN, ANNUAL)})

plan_and_outcomes: st.SearchStrategy[tuple[Plan, Followed]] = (
    plans().filter(lambda plan: plan.goals).flatmap(lambda plan: st.tuples(st.just(plan), any_outcomes(plan)))
)


def written(name: str, wishes: Wishes = WISHES, *given_plans: Plan) -> dict[str, bytes]:
    return FORMATS[name].write(given_plans or (UKENDT, FVST), wishes)


def csv_rows(files: dict[str, bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files["outcomes.csv"].decode("utf-8"), newline="")))


@contextmanager
def database(data: bytes) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.deserialize(data)
    try:
        yield opened
    finally:
        opened.close()


def test_each_verdict_is_a_row_and_the_last_word_is_marked() -> None:
    header, *rows = csv_rows(written("csv"))
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["occasion"], row["goal_id"], row["milestone_id"], row["rating"], row["latest"]) for row in told] == [
        ("halvårsstatus", GOAL.id, "", "yellow", "false"),
        ("halvårsstatus", GOAL.id, FIRST.id, "green", "true"),
        ("halvårsstatus", "", "", "red", "false"),
        ("årsrapport", GOAL.id, "", "met", "true"),
    ]
    assert [told[3][name] for name in ("outcome_id", "score", "score_of", "source")] == [
        "fvst-2025/outcome/4",
        "8",
        "10",
        "årsrapport.docx",
    ]


def test_without_follow_ups_there_is_no_such_table() -> None:
    assert "outcomes.csv" not in written("csv", Wishes())
    assert b"outcomes" not in written("sqlite", Wishes())["maalplan.sqlite"]
    assert "reports" not in json.loads(written("jsonl", Wishes(), FVST)["plans.jsonl"])


def test_plans_on_which_nothing_was_said_have_an_empty_table() -> None:
    assert csv_rows(written("csv", Wishes(followed={}))) == [[column.name for column in OUTCOMES.columns]]


@settings(max_examples=40)
@given(plan_and_outcomes)
def test_the_database_holds_every_key_and_the_rows_of_the_csv_table(found: tuple[Plan, Followed]) -> None:
    plan, said = found
    wishes = Wishes(followed={plan.id: said})
    with database(written("sqlite", wishes, plan)["maalplan.sqlite"]) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        cursor = opened.execute("SELECT * FROM outcomes ORDER BY rowid")
        rows = [[column[0] for column in cursor.description], *cells(cursor.fetchall())]
    latest = [column.name for column in OUTCOMES.columns].index("latest")
    told = csv_rows(written("csv", wishes, plan))
    for row in told[1:]:
        row[latest] = {"true": "1", "false": "0"}[row[latest]]
    assert rows == told


def test_parquet_has_the_types_of_the_columns() -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow writes Parquet (pip install -e .[dev])")
    table = pq.read_table(io.BytesIO(written("parquet")["outcomes.parquet"]))
    assert {name: str(table.schema.field(name).type) for name in ("latest", "score", "rating", "year")} == {
        "latest": "bool",
        "score": "double",
        "rating": "string",
        "year": "int64",
    }
    assert table.column("latest").to_pylist() == [False, True, False, True]
    assert table.schema.field("latest").nullable is False


def test_the_description_of_the_tables_tells_of_outcomes() -> None:
    described = json.loads(written("csv")["datapackage.json"])
    own = next(one for one in described["resources"] if one["name"] == "outcomes")
    assert own["path"] == "outcomes.csv"
    assert [key["reference"]["resource"] for key in own["schema"]["foreignKeys"]] == ["plans", "goals", "milestones"]


@settings(max_examples=40)
@given(plan_and_outcomes)
def test_a_line_is_the_plan_and_its_reports(found: tuple[Plan, Followed]) -> None:
    plan, said = found
    line = written("jsonl", Wishes(followed={plan.id: said}), plan)["plans.jsonl"]
    reports = json.loads(line)["reports"]
    assert plan_from_json(line) == plan_from_json(written("jsonl", Wishes(), plan)["plans.jsonl"])
    assert [follow_up_from_json(json.dumps(one).encode()).outcomes for one in reports] == [
        one.outcomes for one in said.reports
    ]


def test_names_of_the_plan_stand_in_no_report() -> None:
    said = on("met", comment="Aftalt med Åse\nÆrø.", rating_text="Opfyldt, jf. Åse Ærø", quotes={"x": Quote("Åse Ærø")})
    (shorn,) = reports_without_persons((report(FVST, "årsrapport", said),), FVST)
    (outcome,) = shorn.outcomes
    assert (outcome.comment, outcome.rating_text) == (f"Aftalt med {MASK}.", f"Opfyldt, jf. {MASK}")
    assert outcome.quotes["x"].text == MASK
    assert reports_without_persons((ANNUAL,), replace(FVST, signatures=())) == (ANNUAL,)


# ------------------------------------------------------------------ what falls due


def due(name: str, *outcomes: Outcome) -> str:
    wishes = Wishes(followed={FVST.id: followed(report(FVST, "halvårsstatus", *outcomes))})
    (data,) = written(name, wishes, FVST).values()
    return data.decode("utf-8").replace("\r\n ", "")


@pytest.mark.parametrize(("rating", "goal_alone"), [("met", False), ("met", True), ("dropped", False)])
def test_what_is_met_or_dropped_no_longer_falls_due(rating: Rating, goal_alone: bool) -> None:
    told = due("text", on(rating, milestone=None if goal_alone else FIRST.id))
    assert "Afvigelsen er" not in told
    assert "1 målepunkt er opfyldt eller udgået, og er ikke med." in told


def test_what_still_falls_due_has_its_status() -> None:
    told = due("text", on("met"), on("yellow", milestone=FIRST.id))
    assert "Afvigelsen er" in told
    assert "Status: gul (halvårsstatus)" in told


@pytest.mark.parametrize(
    ("rating", "there", "not_there"),
    [
        ("met", "SUMMARY:✓ FVST: Afvigelsen", "STATUS:CANCELLED"),
        ("dropped", "STATUS:CANCELLED", "✓"),
        ("green", "Status: grøn (halvårsstatus)", "✓"),
    ],
)
def test_an_event_in_the_calendar_is_marked(rating: Rating, there: str, not_there: str) -> None:
    pytest.importorskip("icalendar", reason="icalendar writes calendars (pip install -e .[dev])")
    told = due("ics", on(rating, milestone=FIRST.id))
    assert there in told
    assert not_there not in told
    assert "SEQUENCE:1" in told


def test_a_calendar_without_follow_ups_is_as_it_was() -> None:
    pytest.importorskip("icalendar", reason="icalendar writes calendars (pip install -e .[dev])")
    wishes = Wishes(after=dt.date(2025, 1, 1))
    assert written("ics", wishes) == written("ics", replace(wishes, followed={}))
