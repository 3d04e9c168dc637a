"""The command ``export``: what it takes, what it gives, how it ends."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.cli import main
from maalplan.model import Period, Plan, Signature
from maalplan.output.plan_json import plan_from_json, plan_to_json
from maalplan.pipeline import read_plan
from tests.output.exported import sample_plans

NAMES = [plan.id for plan in sample_plans()]


def put(folder: Path, *plans: Plan) -> Path:
    """The plans as the files of a conversion."""
    (folder / "plans").mkdir(parents=True)
    for own in plans:
        (folder / "plans" / f"{own.id}.json").write_bytes(plan_to_json(own))
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return put(tmp_path / "ud æøå", *sample_plans())


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["export", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def ids(told: str) -> list[str]:
    return [json.loads(line)["id"] for line in told.splitlines()]


def test_one_plan_a_line_on_standard_output(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, said = run(capsys, out, "--format", "jsonl")

    assert (status, said) == (0, "")
    assert ids(told) == sorted(NAMES)
    assert tuple(map(plan_from_json, told.encode().splitlines())) == tuple(sorted(sample_plans(), key=lambda p: p.id))


@pytest.mark.parametrize(
    ("ending", "opening"),
    [("jsonl", b'{"$schema"'), ("NDJSON", b'{"$schema"'), ("sqlite", b"SQLite format 3"), ("db", b"SQLite format 3")],
)
def test_a_file_has_the_format_of_its_ending(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, opening: bytes
) -> None:
    file = tmp_path / f"planer.{ending}"
    status, told, _ = run(capsys, out, "-o", file)

    assert (status, told) == (0, "")
    assert file.read_bytes().startswith(opening)


def test_a_database_opens_where_it_was_written(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, out, "-o", tmp_path / "planer.sqlite")
    opened = sqlite3.connect(tmp_path / "planer.sqlite")
    try:
        assert opened.execute("SELECT count(*) FROM plans").fetchone() == (len(NAMES),)
    finally:
        opened.close()


def test_one_file_goes_into_a_folder_that_is_there(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, said = run(capsys, out, "--format", "jsonl", "-o", tmp_path)

    assert status == 0
    assert (tmp_path / "plans.jsonl").is_file()
    assert "plans.jsonl" in said


def test_several_files_go_into_a_folder(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow writes Parquet (pip install -e .[dev])")
    status, _, said = run(capsys, out, "--format", "parquet", "-o", tmp_path / "tabeller")

    assert status == 0
    assert {file.name for file in (tmp_path / "tabeller").iterdir()} == {
        "plans.parquet",
        "goals.parquet",
        "milestones.parquet",
    }
    assert "3 files" in said


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (("-o", "planer.odp"), "Add --format"),
        (("--format", "parquet"), "name a folder with -o"),
        (("--format", "jsonl", "--due-before", "2025-07-01"), "add --format"),
        (("--format", "jsonl", "--due-before", "1. juli"), "write it as 2025-07-01"),
        (("--format", "jsonl", "--next-year"), "add --format docx or md"),
        (("--format", "jsonl", "--xsd", "x.xsd"), "add --format stratml"),
        (("--format", "xml"), "is not one of"),
        (("--outcomes", "findes-ikke", "--format", "jsonl"), "There is no file or folder findes-ikke"),
        (("--outcomes", ".", "-o", "plan.xlsx"), "--outcomes goes into text, ics, csv, jsonl"),
        (("--outcomes", ".", "-o", "plan.docx"), "docx and md with --next-year"),
        (("--keep-met", "--next-year", "-o", "plan.docx"), "add --next-year and --outcomes"),
        (("--csv-dialect", "excel-da", "-o", "plan.xlsx"), "add --format csv"),
        (("--no-neutralise", "-o", "plan.jsonl"), "add --format csv"),
        (("-o", "planer.csv"), "name a folder with -o"),
    ],
)
def test_a_wrong_call_is_answered_with_the_remedy(
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    remedy: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, told, said = run(capsys, out, *options)

    assert (status, told) == (2, "")
    assert remedy in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1 or said.startswith("Usage")


def test_several_files_do_not_go_into_a_file(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").write_text("æøå", encoding="utf-8")
    status, _, said = run(capsys, out, "--format", "parquet", "-o", tmp_path / "fil")

    assert status == 2
    assert "name a folder" in said
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "æøå"


@pytest.mark.parametrize("words", ["slks", "SLKS", "Slots- og Kulturstyrelsen"])
def test_an_agency_is_named_by_id_acronym_or_name(out: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    _, told, _ = run(capsys, out, "--format", "jsonl", "--agency", words)

    assert ids(told) == ["slks-2024", "slks-2025"]


def test_several_agencies_and_years_narrow_what_is_written(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = run(capsys, out, "--format", "jsonl", "--agency", "slks", "--agency", "ens", "--year", "2024")

    assert ids(told) == ["ens-2024", "slks-2024"]


def test_a_plan_of_several_years_is_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = replace(sample_plans()[0], year=2023, period=Period("2023-01-01", "2026-12-31"))
    folder = put(tmp_path / "ud", long)

    assert ids(run(capsys, folder, "--format", "jsonl", "--year", "2025")[1]) == [long.id]
    assert run(capsys, folder, "--format", "jsonl", "--year", "2027")[0] == 2


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (("--agency", "slk"), "Did you mean slks (Slots- og Kulturstyrelsen)"),
        (("--year", "1999"), "There are no plans of 1999; there are plans of 2024, 2025."),
    ],
)
def test_plans_that_are_not_there_are_a_wrong_call(
    out: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, str], remedy: str
) -> None:
    status, told, said = run(capsys, out, "--format", "jsonl", *options)

    assert (status, told) == (2, "")
    assert remedy in said
    assert len(said.strip().splitlines()) == 1


def test_a_broken_plan_file_is_said_and_passed_over(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "plans" / "slks-2024.json").write_text("{halv", encoding="utf-8")
    status, told, said = run(capsys, out, "--format", "jsonl")

    assert status == 1
    assert ids(told) == [name for name in sorted(NAMES) if name != "slks-2024"]
    assert "slks-2024.json" in said


def test_of_two_files_with_one_id_the_second_is_said_and_passed_over(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "plans" / "slks-2024 kopi.json").write_bytes((out / "plans" / "slks-2024.json").read_bytes())
    status, told, said = run(capsys, out, "--format", "jsonl")

    assert status == 1
    assert ids(told) == sorted(NAMES)
    assert "id slks-2024" in said


def test_what_falls_due_is_the_plain_answer(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = run(capsys, out, "--agency", "slks", "--year", "2025", "--due-before", "2025-07-01")
    _, english, _ = run(capsys, out, "--agency", "slks", "--due-after", "2025-03-31", "--lang", "en")

    assert told.startswith("Frister før 1. juli 2025: ")
    assert "\n31. marts 2025\n" in told
    assert "1. juli 2025\n  " not in told
    assert english.startswith("Deadlines after 31 March 2025: ")


def test_a_calendar_is_written_by_its_ending(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("icalendar", reason="icalendar writes calendars (pip install -e .[dev])")
    status, _, _ = run(capsys, out, "--due-before", "2025-07-01", "-o", tmp_path / "frister.ics")

    assert status == 0
    assert (tmp_path / "frister.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_each_plan_becomes_a_document_in_a_folder(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, said = run(capsys, out, "--format", "docx", "--agency", "slks", "-o", tmp_path / "word")

    assert status == 0
    assert {file.name for file in (tmp_path / "word").iterdir()} == {"slks-2024.docx", "slks-2025.docx"}
    assert "otherwise" not in said


def test_one_plan_becomes_one_document(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(capsys, out, "--agency", "slks", "--year", "2025", "-o", tmp_path / "plan.docx")

    assert (status, said) == (0, "")
    assert [goal.title for goal in read_plan(tmp_path / "plan.docx").goals][:1] == ["Digital tilgængelighed"]


def test_several_documents_do_not_go_into_one(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(capsys, out, "-o", tmp_path / "plan.docx")

    assert status == 2
    assert "docx makes several files: name a folder" in said
    assert not (tmp_path / "plan.docx").exists()


def test_next_years_draft_is_of_next_year(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "slks-2026.docx"
    status, _, said = run(capsys, out, "--agency", "slks", "--year", "2025", "--next-year", "-o", file)

    assert (status, said) == (0, "")
    assert read_plan(file).id == "slks-2026"


def test_a_plan_without_a_year_has_no_draft_and_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put(tmp_path / "ud", sample_plans()[0], replace(sample_plans()[1], id="x-0000", year=None))
    status, _, said = run(capsys, folder, "--format", "docx", "--next-year", "-o", tmp_path / "word")

    assert status == 1
    assert "x-0000 says no year" in said
    assert len(list((tmp_path / "word").iterdir())) == 1


def test_what_does_not_read_back_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = sample_plans()[0]
    folder = put(tmp_path / "ud", replace(plan, goals=(replace(plan.goals[0], remarks="Ingen"), *plan.goals[1:])))
    status, _, said = run(capsys, folder, "-o", tmp_path / "plan.docx")

    assert status == 0
    assert f"reads back otherwise: {plan.goals[0].id}: remarks: look it through." in said


def test_each_plan_becomes_a_stratml_document(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, _ = run(capsys, out, "--format", "stratml", "-o", tmp_path / "stratml")

    assert status == 0
    assert {file.name for file in (tmp_path / "stratml").iterdir()} == {f"{name}.xml" for name in NAMES}


def test_a_document_that_is_not_as_ones_schema_says_is_said(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = tmp_path / "andet.xsd"
    schema.write_text('<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="x"/></schema>', encoding="utf-8")
    one = ("--agency", "slks", "--year", "2025", "-o", tmp_path / "plan.xml")
    status, _, said = run(capsys, out, *one, "--xsd", schema)

    assert status == 1
    assert said.startswith("slks-2025.xml is not as the schema says: line 2: ")
    assert (tmp_path / "plan.xml").is_file()
    assert run(capsys, out, *one, "--xsd", tmp_path / "findes-ikke.xsd")[0] == 2


@pytest.mark.parametrize("folder", ["ingen-mappe", "tom"])
def test_a_folder_without_plans_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (tmp_path / "tom").mkdir()
    status, told, said = run(capsys, tmp_path / folder, "--format", "jsonl")

    assert (status, told) == (2, "")
    assert len(said.strip().splitlines()) == 1


def test_no_person_is_in_what_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed = replace(sample_plans()[0], signatures=(Signature(name="Åse Ærø", title="Direktør"),))
    folder = put(tmp_path / "ud", signed)

    assert "Åse Ærø" in run(capsys, folder, "--format", "jsonl")[1]
    assert "Åse Ærø" not in run(capsys, folder, "--format", "jsonl", "--no-persons")[1]
