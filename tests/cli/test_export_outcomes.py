"""The command ``export`` with what was reported back, and as tables and workbook."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import frictionless
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.cli.read_back import read_otherwise
from maalplan.followup.carrying import carried_over
from maalplan.model import FollowUpReport, Goal, Milestone, Outcome, Plan, Rating, Signature
from maalplan.output.datapackage import package_files
from maalplan.output.dialects import EXCEL_DA, STANDARD, Dialect
from maalplan.output.export.markdown import plan_to_md
from maalplan.output.export.next_year import next_year
from maalplan.output.export.word import plan_to_docx
from maalplan.output.followup.json_file import follow_up_to_json
from maalplan.output.plans.workbook import workbook_files
from maalplan.pipeline import read_plan
from tests.cli.test_export import put, run
from tests.output.exported import report, sample_plans

PLANS = {plan.id: plan for plan in sample_plans()}
SLKS = PLANS["slks-2025"]
ACCESS, SUBSIDIES = SLKS.goals[0], SLKS.goals[3]


def judged(rating: Rating, goal: Goal, milestone: Milestone | None = None, **fields: object) -> Outcome:
    """A verdict as a report gives it, without ids."""
    told = Outcome(scope=goal.scope, goal_number=goal.number, goal_title=goal.title, rating=rating)
    if milestone:
        told = replace(told, milestone_number=milestone.number, milestone_text=milestone.text)
    return replace(told, **fields)  # type: ignore[arg-type]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return put(tmp_path / "ud æøå", *sample_plans())


def reported(folder: Path, *reports: FollowUpReport) -> Path:
    """The follow-ups as files in a folder."""
    folder.mkdir()
    for place, one in enumerate(reports):
        (folder / f"{place}.json").write_bytes(follow_up_to_json(one))
    return folder


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """Of SLKS's plan the first goal is met, the fourth dropped, one of the milestones of the fifth met."""
    fifth = SLKS.goals[4]
    verdicts = (
        judged("met", ACCESS, rating_text="Målet er opfyldt", comment="Aftalt med Åse Ærø."),
        judged("dropped", SUBSIDIES),
        judged("met", fifth, fifth.milestones[0]),
    )
    return reported(tmp_path / "opfølgning", report(SLKS, "årsrapport", *verdicts))


ONE = ("--agency", "slks", "--year", "2025")


# ------------------------------------------------------------------ next year


def test_next_years_draft_holds_what_was_not_met(
    out: Path, said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "slks-2026.docx"
    status, _, told = run(capsys, out, *ONE, "--next-year", "--outcomes", said, "-o", file)
    draft = read_plan(file)

    assert status == 0
    assert told == (
        "slks-2025: 5 of 7 goals are carried over. Left out as met: 1 Digital tilgængelighed; "
        "as dropped: 4 Tilskud til kunst og kultur; 1 milestone of other goals.\n"
    )
    assert [goal.number for goal in draft.goals] == ["2", "3", "5", "6", "7"]
    assert draft.goals[2].remarks == (
        "Gæster tælles ved hovedindgangene.\n"
        "Videreført fra 2025: 2 målepunkter er endnu ikke vurderet; 1 afsluttet målepunkt er udeladt."
    )


def test_what_was_met_can_be_kept(out: Path, said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "slks-2026.md"
    _, _, told = run(capsys, out, *ONE, "--next-year", "--keep-met", "--outcomes", said, "-o", file)

    assert told.startswith(
        "slks-2025: 6 of 7 goals are carried over; met, but kept: 1 Digital tilgængelighed. Left out"
    )
    assert read_plan(file).goals[0].remarks == "Gentaget fra 2025: målet er opfyldt."


def test_a_plan_on_which_nothing_was_reported_is_drafted_whole_and_said(
    out: Path, said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "md"
    _, _, told = run(capsys, out, "--agency", "slks", "--next-year", "--format", "md", "--outcomes", said, "-o", folder)

    assert "slks-2024: no follow-up is on it, so its draft has all of it." in told
    assert len(read_plan(folder / "slks-2025.md").goals) == len(PLANS["slks-2024"].goals)
    assert len(read_plan(folder / "slks-2026.md").goals) == 5


def test_where_all_was_met_there_is_no_draft(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    met = reported(tmp_path / "nået", report(SLKS, "årsrapport", *(judged("met", goal) for goal in SLKS.goals)))
    status, _, told = run(capsys, out, *ONE, "--next-year", "--outcomes", met, "-o", tmp_path / "plan.docx")

    assert status == 2
    assert "0 of 7 goals are carried over" in told
    assert "--keep-met" in told.splitlines()[-1]
    assert not (tmp_path / "plan.docx").exists()


def test_what_is_green_in_a_status_is_on_its_way_to_be_met(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    autumn = reported(tmp_path / "status", report(SLKS, "halvårsstatus", judged("green", ACCESS)))
    _, _, told = run(capsys, out, *ONE, "--next-year", "--outcomes", autumn, "-o", tmp_path / "plan.md")

    assert "Left out as met or green: 1 Digital tilgængelighed." in told


ratings = st.sampled_from(["met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown"])


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(sorted(PLANS)), st.booleans())
def test_what_is_carried_over_reads_back_equal(data: st.DataObject, name: str, keep_met: bool) -> None:
    plan = PLANS[name]
    ids = [one.id for goal in plan.goals for one in (goal, *goal.milestones)]
    found = data.draw(st.dictionaries(st.sampled_from(ids), ratings.map(lambda rating: Outcome(rating=rating))))
    carried = carried_over(plan, found, keep_met=keep_met).plan
    if carried.goals:
        draft = next_year(carried)
        assert read_otherwise(draft, plan_to_docx(draft), "plan.docx") == ()
        if not any(one.weight for goal in draft.goals for one in goal.milestones):
            assert read_otherwise(draft, plan_to_md(draft).encode(), "plan.md") == ()


# ------------------------------------------------------------------ what was given


def test_several_follow_ups_can_be_given_and_the_annual_report_has_the_last_word(
    out: Path, said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    autumn = reported(tmp_path / "status", report(SLKS, "halvårsstatus", judged("red", ACCESS)))
    run(capsys, out, "--outcomes", said, "--outcomes", autumn / "0.json", "-o", tmp_path / "planer.db")
    opened = sqlite3.connect(tmp_path / "planer.db")
    try:
        rows = opened.execute(
            "SELECT occasion, rating, latest FROM outcomes WHERE goal_id = ?", (ACCESS.id,)
        ).fetchall()
    finally:
        opened.close()
    assert rows == [("halvårsstatus", "red", 0), ("årsrapport", "met", 1)]


def test_outcomes_without_a_plan_are_said(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = replace(report(SLKS, "statusrapport", judged("met", ACCESS)), year=2019)
    other = report(SLKS, "årsrapport", judged("met", ACCESS), judged("red", ACCESS, goal_number="9", goal_title="Golf"))
    given_ = reported(tmp_path / "opfølgning", elsewhere, other)
    status, told, said = run(capsys, out, *ONE, "--format", "jsonl", "--outcomes", given_)

    assert status == 0
    assert said.splitlines() == [
        "statusrapport.docx: there is no plan of slks for 2019.",
        "årsrapport.docx: 1 outcome is on nothing that slks-2025 has, such as »Golf«.",
    ]
    assert [len(one["outcomes"]) for one in json.loads(told)["reports"]] == [2]


def test_outcomes_of_plans_that_were_not_chosen_are_no_matter(
    out: Path, said: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, out, "--agency", "ens", "--format", "jsonl", "--outcomes", said)[::2] == (0, "")


def test_a_broken_follow_up_is_said_and_passed_over(out: Path, said: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (said / "x.json").write_text("{halv", encoding="utf-8")
    status, told, problem = run(capsys, out, *ONE, "--format", "jsonl", "--outcomes", said)

    assert status == 1
    assert "x.json" in problem
    assert json.loads(told)["reports"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "sqlite", "stratml", "text"])
def test_no_person_is_in_outcomes_that_are_published(
    tmp_path: Path, said: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    signed = replace(SLKS, signatures=(Signature(name="Åse Ærø", title="Direktør"),))
    folder = put(tmp_path / "ud", signed)
    for options, there in (((), name != "text"), (("--no-persons",), False)):
        target = tmp_path / f"{name} {len(options)}"
        target.mkdir()
        run(capsys, folder, "--format", name, "--outcomes", said, *options, "-o", target)
        held = b"".join(file.read_bytes() for file in target.iterdir())
        assert ("Åse Ærø".encode() in held) is there


# ------------------------------------------------------------------ tables and workbook


@pytest.mark.parametrize(("options", "dialect"), [((), STANDARD), (("--csv-dialect", "excel-da"), EXCEL_DA)])
def test_the_tables_are_those_of_the_plans_that_were_chosen(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], dialect: Dialect
) -> None:
    status, _, said = run(capsys, out, "--agency", "slks", "--format", "csv", *options, "-o", tmp_path / "tabeller")
    chosen = [plan for plan in sample_plans() if plan.agency.id == "slks"]

    assert (status, "4 files" in said) == (0, True)
    written = {file.name: file.read_bytes() for file in (tmp_path / "tabeller").iterdir()}
    assert written == package_files(chosen, dialect)


@pytest.mark.parametrize("dialect", ["standard", "excel-da"])
def test_tables_with_outcomes_are_as_they_are_described(
    out: Path, said: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], dialect: str
) -> None:
    folder = tmp_path / "tabeller"
    run(capsys, out, *ONE, "--format", "csv", "--csv-dialect", dialect, "--outcomes", said, "-o", folder)
    checked = frictionless.validate(str(folder / "datapackage.json"))

    assert checked.valid, checked.flatten(["fieldName", "note"])
    assert len(list(csv.reader(io.StringIO((folder / "outcomes.csv").read_text("utf-8"))))) == 4


def test_words_that_a_spreadsheet_would_evaluate_are_counted_and_can_be_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put(tmp_path / "ud", replace(SLKS, title="=1+1"))
    excel = ("--format", "csv", "--csv-dialect", "excel-da", "-o", tmp_path / "tabeller")

    assert "1 cell of the CSV tables opens as a formula does" in run(capsys, folder, *excel)[2]
    assert "'=1+1" in (tmp_path / "tabeller/plans.csv").read_text("utf-8")
    assert "formula" not in run(capsys, folder, *excel, "--no-neutralise")[2]
    assert "'=1+1" not in (tmp_path / "tabeller/plans.csv").read_text("utf-8")


def test_the_workbook_is_that_of_the_plans_that_were_chosen(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, said = run(capsys, out, *ONE, "-o", tmp_path / "slks.xlsx")

    assert (status, said) == (0, "")
    assert (tmp_path / "slks.xlsx").read_bytes() == workbook_files([SLKS])["maalplan.xlsx"]


def test_the_workbook_has_english_labels_and_no_persons_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named: Plan = replace(SLKS, goals=(replace(ACCESS, responsible="Bo Hald", remarks="Spørg Bo Hald"),))
    folder = put(tmp_path / "ud", named)
    run(capsys, folder, "--lang", "en", "--no-persons", "-o", tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")

    assert "Goals" in book.sheetnames
    assert not any("Bo Hald" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_a_cell_cannot_hold_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put(tmp_path / "ud", replace(SLKS, goals=(replace(ACCESS, remarks="æ" * 40_000),)))
    said = run(capsys, folder, "-o", tmp_path / "plan.xlsx")[2]

    assert said.startswith("maalplan.xlsx: 1 text is longer than a cell holds, and ends in …")
