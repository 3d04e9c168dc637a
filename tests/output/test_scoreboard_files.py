"""Scoreboards as JSON and CSV, and whatever they hold in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from maalplan.errors import Damaged, NotADocument
from maalplan.followup import scoreboard
from maalplan.model import Lang, Outcome, Plan, Rating, Scoreboard
from maalplan.output.followup.json_file import follow_up_from_json
from maalplan.output.plan_json import plan_to_json
from maalplan.output.schema import schema
from maalplan.output.scoreboard.json_file import scoreboard_from_json, scoreboard_to_json
from maalplan.output.scoreboard.page import scoreboard_to_html
from maalplan.output.scoreboard.tables import COLUMNS, scoreboard_to_csv
from maalplan.output.scoreboard.text import scoreboard_to_text
from maalplan.output.scoreboard.workbook import scoreboard_to_xlsx
from maalplan.output.terminal import Page
from tests.followup.reporting import report
from tests.output.examples import PLANS
from tests.output.scoreboard_examples import BOARD, DAY, HOSTILE
from tests.output.strategies import maybe, plans
from tests.output.test_schema import complaints


def rows(board: Scoreboard) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(scoreboard_to_csv(board).decode("utf-8"), newline="")))


@pytest.mark.parametrize("board", [BOARD, HOSTILE], ids=["board", "hostile"])
def test_a_scoreboard_names_and_satisfies_its_schema_and_reads_back_equal(board: Scoreboard) -> None:
    data = scoreboard_to_json(board)
    tree = json.loads(data)
    assert tree["$schema"] == schema("scoreboard")["$id"]
    assert complaints("scoreboard", tree) == []
    assert scoreboard_from_json(data) == board


def test_half_a_scoreboard_is_refused() -> None:
    with pytest.raises(Damaged):
        scoreboard_from_json(b'{"schema_version": "1.2", "plans": [{"id": "ssi-2024", "goals": [{}]}]}')


def test_a_plan_file_is_no_scoreboard_nor_a_follow_up() -> None:
    data = plan_to_json(PLANS[0])
    for read in (scoreboard_from_json, follow_up_from_json):
        with pytest.raises(NotADocument, match="This is a plan file"):
            read(data)


def test_a_row_for_each_goal_and_milestone() -> None:
    found = rows(BOARD)
    goals = sum(len(plan.goals) for plan in BOARD.plans)
    points = sum(len(goal.milestones) for plan in BOARD.plans for goal in plan.goals)
    assert [row["level"] for row in found].count("goal") == goals
    assert len(found) == goals + points == len({row["id"] for row in found})


def test_a_goal_as_a_row() -> None:
    (row,) = [row for row in rows(BOARD) if row["id"] == "ssi-2024/agency/1"]
    assert {name: value for name, value in row.items() if value and name != "statuses"} == {
        "plan_id": "ssi-2024",
        "agency_id": "ssi",
        "agency": "Statens Serum Institut",
        "ministry": "Sundhedsministeriet",
        "year": "2024",
        "level": "goal",
        "id": "ssi-2024/agency/1",
        "goal_id": "ssi-2024/agency/1",
        "scope": "agency",
        "goal_number": "1",
        "goal_title": "Rent drikkevand",
        "weight": "50",
        "weight_unit": "percent",
        "verdict": "met",
        "basis": "report",
        "occasion": "årsrapport",
        "rating": "met",
        "rating_text": "Målet er opfyldt",
        "score": "10",
        "score_of": "10",
        "comment": "Alt er kortlagt.",
        "light": "green",
        "light_occasion": "status",
    }
    assert [one["rating"] for one in json.loads(row["statuses"])] == ["green", "met"]


def test_a_milestone_as_a_row() -> None:
    (row,) = [row for row in rows(BOARD) if row["text"].startswith("Støjkortet")]
    assert [row[name] for name in ("level", "number", "deadline_end", "verdict", "overdue", "basis")] == [
        "milestone", "1", "2024-12-31", "not_met", "yes", ""
    ]  # fmt: skip


def test_the_standard_table_is_faithful_to_every_word() -> None:
    (row, _) = rows(HOSTILE)
    assert row["goal_title"] == HOSTILE.plans[0].goals[0].title
    assert row["comment"] == HOSTILE.plans[0].goals[0].comment


# ------------------------------------------------------------------ whatever they hold

RATINGS: tuple[Rating, ...] = ("met", "partly_met", "not_met", "green", "red", "dropped", "unknown")


@st.composite
def boards(draw: st.DrawFn) -> Scoreboard:
    own: list[Plan] = [replace(one, id=f"{one.id}-{n}") for n, one in enumerate(draw(st.lists(plans(), max_size=2)))]
    reports = []
    for one in own:
        outcomes = [
            Outcome(
                goal_number=goal.number,
                goal_title=goal.title,
                milestone_text=draw(st.sampled_from((None, *(one.text for one in goal.milestones)))),
                rating=draw(st.sampled_from(RATINGS)),
                rating_text=draw(maybe),
                comment=draw(maybe),
            )
            for goal in one.goals
        ]
        reports.append(report(one, draw(maybe), *outcomes))
    return scoreboard(own, reports, DAY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(boards(), st.sampled_from(["da", "en"]))
def test_any_scoreboard_can_be_written_in_every_format(board: Scoreboard, lang: Lang) -> None:
    data = scoreboard_to_json(board)
    assert complaints("scoreboard", json.loads(data)) == []
    assert scoreboard_from_json(data) == board
    count = sum(1 + len(goal.milestones) for plan in board.plans for goal in plan.goals)
    assert len(rows(board)) == count
    assert scoreboard_to_csv(board).decode("utf-8").startswith(",".join(COLUMNS) + "\r\n")
    text = scoreboard_to_text(board, Page(80, colour=False), lang)
    assert "\x1b" not in text
    page = html.document_fromstring(scoreboard_to_html(board, lang).decode("utf-8"))
    assert len(page.xpath("//ol[@class='goals']/li")) == sum(len(plan.goals) for plan in board.plans)
    assert len(openpyxl.load_workbook(io.BytesIO(scoreboard_to_xlsx(board, lang))).sheetnames) == 6
