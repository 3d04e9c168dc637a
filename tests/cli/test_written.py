from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.stand_in import stand_in
from tests.test_cli import Shell, shell

__all__ = ["shell", "stand_in"]


def tables() -> dict[str, object]:
    found: dict[str, object] = json.loads(Path("ud/report.json").read_bytes())["tables"]
    return found


def files() -> set[str]:
    return {path.name for path in Path("ud").iterdir() if path.is_file()} - {"report.json"}


CSV = {"plans.csv", "goals.csv", "milestones.csv", "datapackage.json"}


@pytest.mark.parametrize(
    ("options", "written"),
    [
        ((), CSV | {"maalplan.xlsx"}),
        (("--no-workbook",), CSV),
        (("--format", "json"), set()),
        (("--format", "csv"), CSV),
        (("--format", "xlsx"), {"maalplan.xlsx"}),
        (("--format", "xlsx", "--format", "csv"), CSV | {"maalplan.xlsx"}),
    ],
)
def test_the_files_that_are_written(shell: Shell, options: tuple[str, ...], written: set[str]) -> None:
    status, _, _ = shell("convert", "ssi.txt", "-o", "ud", *options)
    assert (status, files()) == (0, written)


def test_the_dialect_and_the_language(shell: Shell) -> None:
    status, _, _ = shell("convert", "ssi.txt", "-o", "ud", "--csv-dialect", "excel-da", "--lang", "en")
    assert (status, tables()["csv_dialect"]) == (0, "excel-da")
    assert Path("ud/plans.csv").read_bytes().startswith(b"\xef\xbb\xbfplan_id;agency_id;")
    assert openpyxl.load_workbook("ud/maalplan.xlsx").sheetnames[0] == "Plans"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--no-workbook", "--format", "xlsx"), "--format xlsx asks for the workbook, and --no-workbook for none"),
        (("--format", "ods"), "'ods' is not one of 'json', 'csv', 'xlsx'"),
        (("--csv-dialect", "excel"), "'excel' is not one of 'standard', 'excel-da'"),
    ],
)
def test_a_wrong_call_is_answered_with_what_to_do(shell: Shell, options: tuple[str, ...], said: str) -> None:
    status, _, err = shell("convert", "ssi.txt", "-o", "ud", *options)
    assert status == 2
    assert said in " ".join(err.split())


def test_tables_and_workbooks_need_a_folder(shell: Shell) -> None:
    status, out, err = shell("convert", "ssi.txt", "--format", "xlsx")
    assert (status, out) == (2, "")
    assert "add -o OUT" in err
    assert shell("convert", "ssi.txt", "--format", "json")[0] == 0
