"""The command ``diff``: what is compared, in which form, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from maalplan.cli import main
from maalplan.model import Goal, Plan
from maalplan.output.plan_json import plan_to_json
from maalplan.output.schema import schema
from samples.content import PLANS
from tests.diff.making import goal, plan, point
from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]

WATER = goal(
    "1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "Mindst 85 pct. af borerne er undersøgt."
)
LATER = replace(WATER, milestones=(point("Grundvandet er kortlagt i fem kommuner (Q4)."), WATER.milestones[1]))
NOISE = goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).")
WASTE = goal("3", "Sortering af affald", "Vejledning om tekstilaffald er udsendt (Q3).")


def put(name: str, one: Plan) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(plan_to_json(one))
    return name


def years(*new: Goal) -> tuple[str, str]:
    return put("gammel.json", plan(2024, WATER, NOISE)), put("ny.json", plan(2025, *new))


# ------------------------------------------------------------------ forms


def test_words_for_the_eye_unless_said_otherwise(shell: Shell) -> None:
    answer = shell("diff", *years(LATER, WASTE))
    assert (answer.status, answer.err) == (0, "")
    assert "Statens Serum Institut: 2024 → 2025" in answer.out
    assert "(senere, lempet)" in answer.out
    assert "\x1b" not in answer.out


def test_labels_in_english(shell: Shell) -> None:
    out = shell("diff", *years(LATER, WASTE), "--lang", "en").out
    assert "later" in out
    assert "senere" not in out


def test_colours_when_asked_for(shell: Shell) -> None:
    assert "\x1b[" in shell("diff", *years(LATER), "--color", "always").out


def test_json_is_as_its_schema_says(shell: Shell) -> None:
    found = json.loads(shell("diff", *years(LATER, WASTE), "--format", "json").out)
    Draft202012Validator(schema("diff")).validate(found)
    assert "goals" not in found["old"]
    assert [(row["status"], row["old"], row["new"]) for row in found["goals"]] == [
        ("changed", "ssi-2024/agency/1", "ssi-2025/agency/1"),
        ("removed", "ssi-2024/agency/2", None),
        ("added", None, "ssi-2025/agency/3"),
    ]


@pytest.mark.parametrize("ending", ["txt", "json", "csv", "html", "xlsx"])
def test_the_format_is_the_files_ending(shell: Shell, ending: str) -> None:
    answer = shell("diff", *years(LATER, WASTE), "-o", f"ud/ændringer.{ending}")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    data = Path(f"ud/ændringer.{ending}").read_bytes()
    match ending:
        case "json":
            assert json.loads(data)["summary"]["added"] == 1
        case "csv":
            rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
            assert {row["status"] for row in rows} == {"changed", "removed", "added"}
        case "xlsx":
            assert load_workbook(io.BytesIO(data)).sheetnames[0] == "Oversigt"
        case "html":
            assert data.startswith(b"<!doctype html>")
        case _:
            assert "Mål 3 »Sortering af affald«" in data.decode("utf-8")


def test_a_format_beats_the_ending(shell: Shell) -> None:
    shell("diff", *years(LATER), "-o", "ud.dat", "--format", "json")
    assert json.loads(Path("ud.dat").read_bytes())["summary"]["changed"] == 1


def test_an_unknown_ending_is_asked_about(shell: Shell) -> None:
    answer = shell("diff", *years(LATER), "-o", "ud.docx")
    assert answer.status == 2
    assert "What format is ud.docx?" in answer.err
    assert not Path("ud.docx").exists()


def test_only_some_kinds_of_rows(shell: Shell) -> None:
    both = shell("diff", *years(LATER, WASTE), "--only", "added,removed", "--format", "json").out
    assert [row["status"] for row in json.loads(both)["goals"]] == ["removed", "added"]
    softened = json.loads(shell("diff", *years(LATER, WASTE), "--only", "softened", "--format", "json").out)
    assert [row["new"] for row in softened["goals"]] == ["ssi-2025/agency/1"]
    assert softened["summary"]["added"] == 1
    assert "there is no kind 'ny'" in shell("diff", *years(WATER), "--only", "ny").err


# ------------------------------------------------------------------ how it ends


def test_exit_code_as_git_has_it(shell: Shell) -> None:
    same = put("a.json", plan(2024, WATER, NOISE)), put("b.json", plan(2025, WATER, NOISE))
    assert shell("diff", *same, "--exit-code").status == 0
    assert shell("diff", *years(LATER, NOISE), "--exit-code").status == 1
    moved = put("c.json", plan(2025, replace(NOISE, number="1"), replace(WATER, number="2")))
    assert shell("diff", same[0], moved, "--exit-code").status == 1
    assert shell("diff", same[0], "findes-ikke.json", "--exit-code").status == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gammel.json"], "name the new plan too"),
        (["planer"], "--years OLD NEW"),
        (["gammel.json", "planer"], "planer is a folder: name two folders, or two plans"),
        (["gammel.json", "ny.json", "--years", "2024", "2025"], "name one folder"),
        (["gammel.json", "--years", "2024", "2025"], "is none"),
        (["-", "-"], "can be read only once"),
        (["gammel.json", "findes-ikke.docx"], "findes-ikke.docx"),
        (["gammel.json", "planer/læsmig.txt"], "læsmig.txt"),
    ],
)
def test_a_call_that_cannot_be_answered(shell: Shell, arguments: list[str], said: str) -> None:
    years(LATER)
    answer = shell("diff", *arguments)
    assert answer.status == 2
    assert said in answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err


def test_a_file_that_is_no_plan_file(shell: Shell) -> None:
    Path("andet.json").write_text('{"a": 1}', encoding="utf-8")
    answer = shell("diff", years(LATER)[0], "andet.json")
    assert answer.status == 2
    assert "no plan file" in answer.err


# ------------------------------------------------------------------ documents and folders


def test_documents_are_read_and_compared(tmp_path: Path) -> None:
    out = tmp_path / "ud.json"
    assert main(["diff", str(PLANS / "slks-2024.txt"), str(PLANS / "slks-2025.docx"), "-o", str(out)]) == 0
    found = json.loads(out.read_bytes())
    assert (found["old"]["id"], found["new"]["id"]) == ("slks-2024", "slks-2025")
    assert found["summary"]["changed"] + found["summary"]["unchanged"] > 0


def test_two_converted_folders(shell: Shell) -> None:
    put("før/plans/ssi-2024.json", plan(2024, WATER))
    put("før/plans/dmi-2024.json", plan(2024, NOISE, agency="dmi", name="Danmarks Meteorologiske Institut"))
    put("nu/plans/ssi-2025.json", plan(2025, LATER))
    put("nu/plans/vd-2025.json", plan(2025, WASTE, agency="vd", name="Vejdirektoratet"))
    found = json.loads(shell("diff", "før", "nu", "--format", "json").out)
    Draft202012Validator(schema("diff")).validate(found)
    assert [(pair["old"]["id"], pair["new"]["id"]) for pair in found["pairs"]] == [("ssi-2024", "ssi-2025")]
    assert (found["only_old"], found["only_new"]) == (["dmi-2024"], ["vd-2025"])
    assert shell("diff", "før", "nu", "--exit-code").status == 1


def test_two_years_of_one_folder(shell: Shell) -> None:
    for one in (plan(2024, WATER), plan(2025, LATER), plan(2026, WATER)):
        put(f"ud/plans/{one.id}.json", one)
    found = json.loads(shell("diff", "ud", "--years", "2024", "2025", "--format", "json").out)
    assert [(pair["old"]["id"], pair["new"]["id"]) for pair in found["pairs"]] == [("ssi-2024", "ssi-2025")]
    missing = shell("diff", "ud", "--years", "2019", "2025")
    assert missing.status == 2
    assert "2024" in missing.err


def test_a_broken_plan_file_in_a_folder_is_told_and_the_rest_compared(shell: Shell) -> None:
    put("ud/plans/ssi-2024.json", plan(2024, WATER))
    put("ud/plans/ssi-2025.json", plan(2025, LATER))
    Path("ud/plans/xx-2025.json").write_text('{"schema_version": "1.0"', encoding="utf-8")
    answer = shell("diff", "ud", "--years", "2024", "2025")
    assert answer.status == 1
    assert "xx-2025.json" in answer.err
    assert "(senere, lempet)" in answer.out


@pytest.mark.parametrize("form", ["text", "csv", "html", "xlsx"])
def test_folders_in_every_form(shell: Shell, form: str) -> None:
    put("ud/plans/ssi-2024.json", plan(2024, WATER))
    put("ud/plans/ssi-2025.json", plan(2025, LATER))
    put("ud/plans/dmi-2024.json", plan(2024, NOISE, agency="dmi", name="Danmarks Meteorologiske Institut"))
    answer = shell("diff", "ud", "--years", "2024", "2025", "--format", form, "-o", "alt")
    assert (answer.status, answer.err) == (0, "")
    assert Path("alt").stat().st_size > 200


def test_a_folder_of_documents_must_be_converted_first(shell: Shell) -> None:
    answer = shell("diff", "planer", "planer")
    assert answer.status == 2
    assert "maalplan convert" in answer.err
