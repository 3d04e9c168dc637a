"""The command ``followup report``: what it prints where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from maalplan.output.followup.json_file import follow_up_to_json
from maalplan.output.plan_json import plan_to_json
from maalplan.output.schema import schema
from maalplan.output.scoreboard.json_file import scoreboard_from_json
from tests.diff.making import goal, plan
from tests.followup.reporting import on, report
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]

PLAN = plan(
    2024, goal("1", "Rent drikkevand", "Grundvandet er kortlagt (Q2)."), goal("2", "Støj", "Kortet er ude (Q4).")
)
OTHER = plan(2025, goal("1", "Kyst", "Diget står (Q3)."), agency="kdi", name="Kystdirektoratet")


@pytest.fixture
def desk(shell: Shell) -> Shell:
    Path("ud").mkdir()
    for one in (PLAN, OTHER):
        Path(f"ud/{one.id}.json").write_bytes(plan_to_json(one))
    Path("svar").mkdir()
    water, noise = PLAN.goals
    annual = report(PLAN, "årsrapport", on(water, "met", "Nået."), on(noise, "not_met"))
    Path("svar/a.json").write_bytes(follow_up_to_json(annual))
    Path("svar/b.json").write_bytes(follow_up_to_json(report(PLAN, "status", on(water, "red"))))
    return shell


def test_text_to_standard_output(desk: Shell) -> None:
    answer = desk("followup", "report", "svar", "--plan", "ud", "--date", "2025-01-01")
    assert answer.status == 0
    assert "SSI 2024: 1 af 2 vurderede mål opfyldt (50 pct.); 1 ikke opfyldt" in answer.out
    assert answer.err == "There is no report on kdi-2025.\n"


def test_json_of_one_agency(desk: Shell) -> None:
    answer = desk(
        "followup", "report", "svar", "--plan", "ud", "--agency", "SSI", "--format", "json", "--date", "2024-07-01"
    )
    assert (answer.status, answer.err) == (0, "")
    Draft202012Validator(schema("scoreboard")).validate(json.loads(answer.out))
    board = scoreboard_from_json(answer.out.encode("utf-8"))
    assert ([one.id for one in board.plans], board.date) == (["ssi-2024"], "2024-07-01")
    assert [(one.verdict, len(one.statuses)) for one in board.plans[0].goals] == [("met", 2), ("not_met", 1)]


@pytest.mark.parametrize(
    ("name", "opening"),
    [("t.html", b"<!doctype html>"), ("t.xlsx", b"PK"), ("t.csv", b"plan_id,"), ("t.txt", "Målopf".encode())],
)
def test_the_format_is_that_of_the_file(desk: Shell, name: str, opening: bytes) -> None:
    assert desk("followup", "report", "svar", "--plan", "ud", "-o", name).status == 0
    assert Path(name).read_bytes().lstrip().startswith(opening)


def test_one_plan_file_and_one_report(desk: Shell) -> None:
    answer = desk("followup", "report", "svar/a.json", "--plan", "ud/ssi-2024.json", "--lang", "en")
    assert answer.out.startswith("Statens Serum Institut: goals met 2024\n")


def test_what_has_no_plan_is_said(desk: Shell) -> None:
    answer = desk("followup", "report", "svar", "--plan", "ud", "--year", "2025")
    assert (answer.status, "KDI 2025: ingen mål er vurderet" in answer.out) == (0, True)
    answer = desk("followup", "report", "svar", "--plan", "ud/kdi-2025.json")
    assert "There is no plan for årsrapport 2024, Statens Serum Institut" in answer.err
    assert "counts nowhere" in answer.err


def test_a_file_that_cannot_be_read_is_said_and_the_others_count(desk: Shell) -> None:
    Path("svar/c.json").write_text("{", encoding="utf-8")
    answer = desk("followup", "report", "svar", "--plan", "ud")
    assert answer.status == 1
    assert "c.json: " in answer.err
    assert "1 af 2 vurderede mål opfyldt" in answer.out


@pytest.mark.parametrize(
    ("call", "remedy"),
    [
        (("svar",), "Add --plan"),
        (("--plan", "ud"), "followup read"),
        (("ud", "--plan", "ud"), "followup read"),
        (("ingen.json", "--plan", "ud"), "Check the name"),
        (("svar", "--plan", "ud", "--year", "1999"), "there are plans of 2024, 2025"),
        (("svar", "--plan", "ud", "--agency", "dmi"), "There are no plans of 'dmi'"),
        (("svar", "--plan", "ud", "--date", "snart"), "is no day"),
        (("svar", "--plan", "ud", "-o", "t.pdf"), "End its name in"),
    ],
)
def test_a_wrong_call_says_what_to_do(desk: Shell, call: tuple[str, ...], remedy: str) -> None:
    answer = desk("followup", "report", *call)
    assert (answer.status, answer.out) == (2, "")
    assert remedy in answer.err
    assert "Traceback" not in answer.err
