"""A whole year, played through by the program's own commands: plans are converted, status sheets sent out, filled in
(some of them wrongly) and read back; the annual reports are read, one of which is a sheet again; the scoreboard is
made, and next year's plans are drafted.

The plans and reports are the samples; what people write into the sheets stands in :mod:`tests.year.filled`, and every
figure that must come out of it in :mod:`tests.year.expected`, counted by hand.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from maalplan.batch.pool import Here
from maalplan.cli import main
from samples.content import PLANS
from samples.reporting.content import REPORTS
from tests.year.expected import CARRIED, COUNTS, GOALS, GOALS_BY_YEAR, MILESTONES, OVERDUE, SHARE_MET
from tests.year.filled import DMI, DMI_AT_THE_END, ENS, NOT_RETURNED, RATINGS, SLKS, Filled
from tests.year.in_hand import Sheet, Table

SENT = "2025-08-18"
"""The day on which the sheets are sent out."""
ASKED_AGAIN = "2026-01-15"
"""The day on which one agency is asked how the year ended."""
LOOKED_AT = "2026-04-01"
"""The day of the scoreboard, when the annual reports are there."""


class Answer(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls a command in an empty folder. Documents are read in this process: others take a second each to start."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("maalplan.batch.engines.Pool", lambda job, *_, **__: Here(job))

    def called(*arguments: str) -> Answer:
        status = main(arguments)
        captured = capsysbinary.readouterr()
        return Answer(status, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return called


def test_a_whole_year(run: Run) -> None:
    assert run("convert", str(PLANS), "-o", "out", "--jobs", "0").status == 0
    send_sheets(run)
    fill_in_sheets()
    read_sheets(run)
    ask_again(run)
    read_annual_reports(run)
    see_who_met_what(run)
    see_the_same_in_other_forms(run)
    draft_next_year(run)
    see_what_was_carried_over(run)
    see_what_is_to_be_mended(run)


# ------------------------------------------------------------------ August: the sheets


def send_sheets(run: Run) -> None:
    answer = run("followup", "sheet", "out", "-o", "ark", "--year", "2025", "--date", SENT)
    assert answer.status == 0, answer.err
    assert sorted(path.name for path in Path("ark").iterdir()) == [
        "at-2025-udgiftsopfoelgning-3.xlsx",
        "bdk-2025-halvaarsstatus.xlsx",
        "dmi-2025-udgiftsopfoelgning-2.xlsx",
        "ens-2025-udgiftsopfoelgning-2.xlsx",
        "fvst-2025-halvaarsstatus.xlsx",
        "slks-2025-halvaarsstatus.xlsx",
        "stps-2025-udgiftsopfoelgning-2.xlsx",
    ]
    fvst = Sheet("fvst-2025")
    days = [day for day in fvst.column("Frist") if day]
    assert days == sorted(days)
    assert fvst.column("Frist")[: len(days)] == days, "those without a day come last"
    assert Counter(filter(None, fvst.column("Forfald"))) == {"Overskredet": 4, "Forfalder inden 30 dage": 2}


def fill_in_sheets() -> None:
    ens = Sheet("ens-2025")
    assert ens.choices() == {"grøn", "gul", "rød", "udgået"}
    ens.fill_in(ENS)
    ens.turn_round()
    ens.save()
    slks = Sheet("slks-2025")
    slks.fill_in(SLKS)
    slks.put("Personaleomsætningen", "Målepunkt", "Personaleomsætningen er på under 15 pct.")
    slks.page.delete_rows(slks.row("De faste udvalg"))
    slks.save()
    dmi = Sheet("dmi-2025")
    dmi.fill_in(DMI)
    dmi.save()
    for plan in NOT_RETURNED:
        for path in Path("ark").glob(f"{plan}-*.xlsx"):
            path.unlink()


def read_sheets(run: Run) -> None:
    answer = run("followup", "read", "ark", "-o", "status", "--plan", "out")
    assert answer.status == 0, answer.err
    reports = [json.loads(path.read_bytes()) for path in Path("status").iterdir()]
    found = {f"{report['agency']['id']}-{report['year']}": report for report in reports}
    assert sorted(found) == ["at-2025", "dmi-2025", "ens-2025", "slks-2025"]
    occasions = {plan: report["occasion"] for plan, report in found.items()}
    assert occasions == {
        "at-2025": "udgiftsopfølgning 3",
        "dmi-2025": "udgiftsopfølgning 2",
        "ens-2025": "udgiftsopfølgning 2",
        "slks-2025": "halvårsstatus",
    }
    assert_as_filled_in(found["ens-2025"], ENS)
    assert_as_filled_in(found["dmi-2025"], DMI)
    assert_mistakes_are_found(found["slks-2025"], answer.err)
    assert {one["rating"] for one in found["at-2025"]["outcomes"]} == {"unknown"}


def assert_as_filled_in(report: Mapping[str, Any], filled: Filled) -> None:
    """Every row came back, in whatever order, with what was written in it, and on its milestone of the plan."""
    plan = json.loads(Path("out", "plans", f"{report['agency']['id']}-{report['year']}.json").read_bytes())
    ids = {one["text"]: one["id"] for goal in plan["goals"] for one in goal["milestones"]}
    outcomes = {one["milestone_text"]: one for one in report["outcomes"]}
    assert {text: one["milestone"] for text, one in outcomes.items()} == ids
    for milestone, (status, comment) in filled.items():
        (said,) = [one for text, one in outcomes.items() if text.startswith(milestone)]
        assert (said["rating"], said["rating_text"], said["comment"]) == (RATINGS[status], status, comment)
    assert report["findings"] == []


def assert_mistakes_are_found(report: Mapping[str, Any], said: str) -> None:
    """What was done wrongly to a sheet is said, and nothing is taken from it that was not meant."""
    outcomes = {one["milestone"]: one for one in report["outcomes"]}
    assert "slks-2025/agency/4/3" not in outcomes, "its row was deleted"
    changed = outcomes["slks-2025/ministry/3/1"]
    assert changed["milestone_text"] == "Personaleomsætningen er på under 12 pct.", "what was sent counts"
    assert changed["rating"] == "yellow"
    assert outcomes["slks-2025/ministry/3/2"]["rating"] == "partly_met"
    assert outcomes["slks-2025/agency/6/2"]["rating"] == "unknown"
    assert outcomes["slks-2025/agency/6/2"]["rating_text"] == "lilla"
    assert outcomes["slks-2025/agency/7/1"]["rating_text"] is None
    assert sorted(one["code"] for one in report["findings"]) == [
        "sheet-cell-changed",
        "sheet-row-missing",
        "sheet-status-empty",
        "sheet-status-off-scale",
        "verdict-not-known",
    ]
    for words in ("under 15 pct.", "De faste udvalg", "Delvist opfyldt", "lilla"):
        assert words in said


# ------------------------------------------------------------------ March: the annual reports


def ask_again(run: Run) -> None:
    """One agency, which writes no report, fills in a sheet for the year; August's status stands in it."""
    asked = ("--agency", "dmi", "--occasion", "årsrapport", "--outcomes", "status", "--date", ASKED_AGAIN)
    answer = run("followup", "sheet", "out", *asked, "-o", "rapporter/dmi-2025-årsrapport.xlsx")
    assert answer.status == 0, answer.err
    dmi = Sheet("dmi-2025", "rapporter")
    assert dmi.choices() == {"opfyldt", "delvist opfyldt", "ikke opfyldt", "udgået"}
    assert Counter(" ".join(words.split()) for words in dmi.column("Seneste status")) == {
        "grøn (udgiftsopfølgning 2)": 10,
        "gul (udgiftsopfølgning 2)": 3,
        "rød (udgiftsopfølgning 2)": 2,
    }
    dmi.fill_in(DMI_AT_THE_END)
    dmi.save()


def read_annual_reports(run: Run) -> None:
    shutil.copytree(REPORTS, "rapporter", dirs_exist_ok=True)
    answer = run("followup", "read", "rapporter", "-o", "outcomes", "--plan", "out")
    assert answer.status == 0, answer.err
    found = {path.stem: json.loads(path.read_bytes()) for path in Path("outcomes").iterdir()}
    assert {name: len(report["outcomes"]) for name, report in found.items()} == {
        "dmi-2025-årsrapport": 15,
        "ens-2024-aarsrapport": 5,
        "ens-2024-udgiftsopfoelgning-2": 5,
        "ens-2025-aarsrapport": 16,
        "slks-2024-aarsrapport": 5,
        "slks-2024-halvaarsstatus": 11,
        "slks-2025-aarsrapport": 7,
    }
    assert all(one["goal"] for report in found.values() for one in report["outcomes"])
    assert_as_filled_in(found["dmi-2025-årsrapport"], DMI_AT_THE_END)


# ------------------------------------------------------------------ who met what


def scoreboard(run: Run, form: str, *more: str) -> Answer:
    arguments = ("followup", "report", "status", "outcomes", "--plan", "out", "--date", LOOKED_AT)
    return run(*arguments, "--format", form, *more)


def see_who_met_what(run: Run) -> None:
    answer = scoreboard(run, "json")
    assert answer.status == 0, answer.err
    for plan in NOT_RETURNED:
        assert plan in answer.err
    board = json.loads(answer.out)
    plans = {plan["id"]: plan["counts"] for plan in board["plans"]}
    assert {id_: counted(one["goals"]) for id_, one in plans.items()} == GOALS
    assert {id_: counted(one["milestones"]) for id_, one in plans.items()} == MILESTONES
    assert {id_: one["overdue"] for id_, one in plans.items()} == OVERDUE
    assert board["plans_without_report"] == list(NOT_RETURNED)
    assert board["reports_without_plan"] == []
    assert {one["year"]: counted(one["goals"]) for one in board["by_year"]} == GOALS_BY_YEAR
    shares = {(one["agency"], one["year"]): one["goals"]["share_met"] for one in board["by_agency_and_year"]}
    assert {key: share for key, share in shares.items() if share is not None} == pytest.approx(SHARE_MET)
    assert plans["slks-2025"]["points"] == {"reached": 61.0, "possible": 90.0, "goals": 6}
    assert_rows_tell_their_story({goal["id"]: goal for plan in board["plans"] for goal in plan["goals"]})


def counted(tally: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(tally[name] for name in COUNTS)


def assert_rows_tell_their_story(goals: Mapping[str, Any]) -> None:
    """The autumn's status and the annual report stand side by side, and the last verdict counts."""
    assert [one["rating"] for one in goals["ens-2024/ministry/1"]["statuses"]] == ["green", "met"]
    assert goals["slks-2024/agency/3"]["verdict"] == "dropped"
    offshore = goals["ens-2025/agency/2"]
    assert (offshore["verdict"], offshore["basis"]) == ("partly_met", "milestones")
    climate = goals["dmi-2025/agency/3"]
    assert (climate["verdict"], climate["basis"]) == ("met", "milestones"), "what was dropped does not count"
    contracts = offshore["milestones"][1]
    assert contracts["verdict"] == "dropped"
    assert [one["comment"] for one in contracts["statuses"]] == [
        "Ingen bød på områderne.\nNyt udbud ønskes ved Læsø og Ærø.",
        "Ingen bød på områderne, og udbuddet går om i 2026.",
    ]
    gardens = goals["slks-2025/agency/5"]
    assert (gardens["verdict"], gardens["basis"]) == ("met", "report")
    assert [one["verdict"] for one in gardens["milestones"]] == ["light_only"] * 3
    assert goals["slks-2025/agency/4"]["milestones"][2]["verdict"] == "not_reported"


def see_the_same_in_other_forms(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(scoreboard(run, "csv", "--year", "2025").out)))
    goals = [row["verdict"] for row in rows if row["level"] == "goal"]
    assert len(goals) == GOALS_BY_YEAR[2025][0]
    assert goals.count("met") == GOALS_BY_YEAR[2025][1]
    assert len(rows) - len(goals) == sum(MILESTONES[id_][0] for id_ in MILESTONES if id_.endswith("2025"))
    assert scoreboard(run, "xlsx", "-o", "tavle.xlsx").status == 0
    overview = Table.of(load_workbook("tavle.xlsx")["Overblik"], "Mål i alt")
    ens = overview.row(Myndighed="Energistyrelsen", År=2025)
    assert (ens["Mål i alt"], ens["Opfyldt"], ens["Delvist opfyldt"], ens["Efter frist"]) == (7, 3, 4, 2)
    assert ens["Andel mål opfyldt"] == pytest.approx(3 / 7)
    slks = overview.row(Myndighed="Slots- og Kulturstyrelsen", År=2025)
    assert (slks["Point opnået"], slks["Point mulige"]) == (61, 90)
    assert scoreboard(run, "html", "-o", "tavle.html").status == 0
    page = Path("tavle.html").read_text(encoding="utf-8")
    shown = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    for words in ("25 % 1/4", "43 % 3/7", "I alt 38 % 3/8 42 % 8/19 41 % 11/27", "ved Læsø og Ærø."):
        assert words in shown


# ------------------------------------------------------------------ next year


def draft_next_year(run: Run) -> None:
    chosen = ("--year", "2025", "--agency", "dmi", "--agency", "ens", "--agency", "slks")
    said = ("--outcomes", "status", "--outcomes", "outcomes")
    answer = run("export", "out", "--next-year", *chosen, *said, "--format", "docx", "-o", "udkast")
    assert answer.status == 0, answer.err
    assert "4 of 7 goals are carried over" in answer.err
    assert sorted(path.name for path in Path("udkast").iterdir()) == [
        "dmi-2026.docx",
        "ens-2026.docx",
        "slks-2026.docx",
    ]
    assert run("convert", "udkast", "-o", "næste", "--jobs", "0").status == 0
    for plan, goals in CARRIED.items():
        draft = json.loads(Path("næste", "plans", f"{plan}.json").read_bytes())
        found = {goal["title"]: [one["text"] for one in goal["milestones"]] for goal in draft["goals"]}
        assert {title: len(texts) for title, texts in found.items()} == {
            title: len(beginnings) for title, beginnings in goals.items()
        }
        for title, texts in found.items():
            assert all(map(str.startswith, texts, goals[title])), texts
        assert all("Videreført fra 2025" in goal["remarks"] for goal in draft["goals"])


def see_what_was_carried_over(run: Run) -> None:
    for plan, carried in CARRIED.items():
        agency = plan.removesuffix("-2026")
        files = (f"out/plans/{agency}-2025.json", f"næste/plans/{plan}.json")
        answer = run("diff", *files, "--format", "json")
        assert answer.status == 0, answer.err
        rows = json.loads(answer.out)["goals"]
        old = json.loads(Path(files[0]).read_bytes())
        titles = {goal["id"]: goal["title"] for goal in old["goals"]}
        assert sorted(titles[row["old"]] for row in rows if row["old"] and row["new"]) == sorted(carried)
        assert {titles[row["old"]] for row in rows if not row["new"]} == set(titles.values()) - set(carried)
        assert {row["status"] for row in rows} <= {"changed", "removed"}, "a goal that stays has a new remark"
        milestones = Counter(one["status"] for row in rows for one in row["milestones"])
        kept, all_ = sum(map(len, carried.values())), sum(len(goal["milestones"]) for goal in old["goals"])
        assert milestones == {"unchanged": kept, "removed": all_ - kept}, "deadlines moved a year"


def see_what_is_to_be_mended(run: Run) -> None:
    """What only a planner can say is found in the drafts; that a goal is carried over is no fault."""
    for plan, carried in CARRIED.items():
        agency = plan.removesuffix("-2026")
        last_year = f"out/plans/{agency}-2025.json"
        answer = run("check", f"udkast/{plan}.docx", "--last-year", last_year, "--format", "json")
        assert answer.status == 1, answer.err
        (checked,) = json.loads(answer.out)["checks"]
        codes = Counter(one["code"] for one in checked["remarks"])
        assert codes["goal-dropped"] == GOALS[f"{agency}-2025"][0] - len(carried)
        assert (codes["no-signatures"], codes["earlier-year-in-words"]) == (1, 1)
