from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maalplan.model import Goal, Milestone, Plan
from maalplan.output.columns import TABLES
from maalplan.output.datapackage import DESCRIPTOR, package_files
from maalplan.output.dialects import APOSTROPHE, EXCEL_DA, STANDARD, is_evaluated
from maalplan.output.files import write_files
from maalplan.output.rows import flat_rows
from maalplan.output.tables import cell, csv_files, csv_lines
from tests.calc import Calc, found_calc
from tests.output.examples import FVST, PLANS
from tests.output.strategies import plans
from tests.output.test_datapackage import HARD, problems

FAITHFUL = replace(EXCEL_DA, neutralised=False)

EVALUATED = (
    "=1+1",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://eksempel.dk?"&A1;"Klik her")',
    '=WEBSERVICE("http://eksempel.dk")',
    "@SUM(1;2)",
    "+1+1",
    "-2+3",
    "-2+3+cmd|' /C calc'!A0",
    "+A1",
    "- A1",
    "-A1 B2",
    "-SUM(A1)",
    "- SUM (A1)",
    "- almen praksis (Q4)",
    '- almen HYPERLINK "http"',
    "- SAND falsk",
    "-praksis",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\t=1+1",
    "\ttekst",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00a0=1+1",
    "\u200e=1+1",
    "\u202e=1+1",
)
SHOWN = (
    "-",
    "--",
    "- ",
    "+",
    "+/- 5 pct.",
    "+/- 5 pct., dog maksimalt +/- 5,0 mio. kr.",
    "- almen praksis",
    "- afstemmes med departementet",
    "- almen praksis, herunder 12 klinikker - og speciallæger.",
    "-5",
    "-5,5",
    "+2,5 %",
    "– almen praksis",
    "'=1+1",
    "Q1 = Q2",
    "5 - 3",
    "a@b.dk",
    "1.10",
    "",
    "\u200b",
)


def with_milestones(*texts: str) -> Plan:
    goal_id = "fvst-2025/ministry/1"
    milestones = tuple(Milestone(f"{goal_id}/{n}", str(n), text) for n, text in enumerate(texts, start=1))
    return replace(FVST, goals=(Goal(goal_id, "ministry", number="1", milestones=milestones),))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def texts_in(plan: Plan, **changed: bool) -> list[str]:
    head, *lines = read(csv_files([plan], replace(EXCEL_DA, **changed))["milestones.csv"])
    return [line[head.index("text")] for line in lines]


# ------------------------------------------------------------------ what is evaluated


@pytest.mark.parametrize("text", EVALUATED)
def test_words_that_a_spreadsheet_may_evaluate(text: str) -> None:
    assert is_evaluated(text)
    assert texts_in(with_milestones(text)) == [APOSTROPHE + text]
    assert texts_in(with_milestones(text), neutralised=False) == [text]


@pytest.mark.parametrize("text", ["\x00=1+1", "\x01@SUM(A1)", "\x1b+1+1", "\x7f-1+1"])
def test_control_characters_hide_no_formula(text: str) -> None:
    assert is_evaluated(text)


@pytest.mark.parametrize("text", SHOWN)
def test_words_that_a_spreadsheet_shows_are_left_as_they_are(text: str) -> None:
    assert not is_evaluated(text)
    assert texts_in(with_milestones(text)) == [text]


@given(st.text(st.sampled_from(" \t\r=+-@＝－/A1(;\"' \u200båQ,%")))
def test_what_was_neutralised_is_shown(text: str) -> None:
    assert not is_evaluated(APOSTROPHE + text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_only_an_opening_sign_makes_words_a_formula(text: str) -> None:
    assert not is_evaluated(f"Mål {text}")


def test_cells_are_counted() -> None:
    rows = flat_rows([with_milestones(*EVALUATED, *SHOWN)])["milestones"]
    table = TABLES[2]
    assert csv_lines(table, rows, EXCEL_DA).neutralised == len(EVALUATED)
    assert csv_lines(table, rows, FAITHFUL).neutralised == 0
    assert csv_lines(table, rows).neutralised == 0


def test_figures_are_no_formulas() -> None:
    plan = replace(FVST, goals=(replace(FVST.goals[0], weight=replace(FVST.goals[0].weight, value=-2.5)),))  # type: ignore[type-var]
    head, line = read(csv_files([plan], EXCEL_DA)["goals.csv"])
    assert line[head.index("weight")] == "-2,5"


# ------------------------------------------------------------------ the bytes


def test_the_standard_dialect_is_what_is_written_without_a_word() -> None:
    assert csv_files(PLANS) == csv_files(PLANS, STANDARD)
    assert package_files(PLANS) == package_files(PLANS, STANDARD)
    assert b",=SUM(A1:A9) er ikke en formel" in csv_files(PLANS)["milestones.csv"]


@pytest.mark.parametrize(
    ("table", "part", "why"),
    [
        ("plans", b"\xef\xbb\xbfplan_id;agency_id;agency;", "a byte order mark, and semicolons"),
        ("plans", b";2025-01-01;2025-12-31;", "days are ISO days"),
        ("plans", b";0,975;1;", "a decimal comma, counts plain"),
        ("milestones", b";between;75;80,5;percent;", "figures have a comma"),
        ("milestones", b"plus_minus;5;;percent;", "no thousands separator and no .0"),
        ("milestones", b'""value"":5000000.0', "JSON in a cell stays JSON"),
        ("goals", b";- afstemmes med departementet;", "words after a dash are words"),
        ("goals", '"Økonomisk styring, herunder ""retvisende"" budgettering"'.encode(), "quotes are doubled"),
    ],
)
def test_the_bytes_of_excel_da(table: str, part: bytes, why: str) -> None:
    data = csv_files([FVST], EXCEL_DA)[f"{table}.csv"]
    assert part in data, why
    assert data.endswith(b"\r\n")


@given(plans())
def test_every_cell_reads_back_but_for_apostrophes(plan: Plan) -> None:
    rows = flat_rows([plan])
    files = csv_files([plan], EXCEL_DA)
    for table in TABLES:
        _, *lines = read(files[f"{table.name}.csv"])
        assert lines == [[shown(value) for value in row.values()] for row in rows[table.name]]


def shown(value: str | float | None) -> str:
    """What stands in a cell of Danish Excel."""
    return APOSTROPHE + value if isinstance(value, str) and is_evaluated(value) else cell(value, EXCEL_DA)


# ------------------------------------------------------------------ the package


@pytest.mark.parametrize("found", [(), PLANS, (HARD, *PLANS)], ids=["none", "two", "hard words"])
def test_the_package_is_valid(tmp_path: Path, found: Sequence[Plan]) -> None:
    write_files(tmp_path, package_files(found, EXCEL_DA))
    assert problems(tmp_path) == []


def test_a_reader_of_packages_gets_the_same_values_from_both_dialects(tmp_path: Path) -> None:
    values: list[dict[str, list[dict[str, Any]]]] = []
    for dialect in (STANDARD, FAITHFUL):
        folder = tmp_path / f"{dialect.name}"
        write_files(folder, package_files(PLANS, dialect))
        package = frictionless.Package(str(folder / DESCRIPTOR))
        values.append({one.name: [row.to_dict() for row in one.read_rows()] for one in package.resources})
    assert values[0] == values[1]
    assert [row["upper"] for row in values[0]["milestones"]][1] * 10 == 805


def test_the_descriptor_tells_the_dialect() -> None:
    resources = json.loads(package_files(PLANS, EXCEL_DA)[DESCRIPTOR])["resources"]
    assert {resource["dialect"]["delimiter"] for resource in resources} == {";"}
    fields = [field for resource in resources for field in resource["schema"]["fields"]]
    assert {field.get("decimalChar") for field in fields if field["type"] == "number"} == {","}
    assert {field.get("decimalChar") for field in fields if field["type"] != "number"} == {None}


# ------------------------------------------------------------------ in a spreadsheet


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return found_calc(tmp_path_factory.mktemp("calc"))


def opened(calc: Calc, folder: Path, plan: Plan, table: str, **changed: bool) -> list[dict[str, Any]]:
    """The rows of a table that was opened with Danish settings: column → cell."""
    path = folder / f"{table}.csv"
    path.write_bytes(csv_files([plan], replace(EXCEL_DA, **changed))[path.name])
    head, *lines = openpyxl.load_workbook(calc.imported(path)).active.iter_rows()
    return [dict(zip((one.value for one in head), line, strict=True)) for line in lines]


def test_nothing_is_evaluated_in_a_spreadsheet(calc: Calc, tmp_path: Path) -> None:
    words = [text for text in (*EVALUATED, *SHOWN) if text.strip() and "\r" not in text]
    cells = [row["text"] for row in opened(calc, tmp_path, with_milestones(*words), "milestones")]
    assert {one.data_type for one in cells} <= {"s", "n", "d"}, "no formula"
    shown = [APOSTROPHE + text if is_evaluated(text) else text for text in words]
    numbers = {"-5": -5, "-5,5": -5.5, "+2,5 %": 0.025}
    assert [one.value for one in cells] == [numbers.get(text, text) for text in shown]


def test_without_neutralising_formulas_are_evaluated(calc: Calc, tmp_path: Path) -> None:
    (row,) = opened(calc, tmp_path, with_milestones("=1+1"), "milestones", neutralised=False)
    assert row["text"].data_type == "f", "so the test above can fail"


def test_figures_are_figures_and_days_are_days_in_a_spreadsheet(calc: Calc, tmp_path: Path) -> None:
    first, second = opened(calc, tmp_path, FVST, "milestones")
    assert [first[name].value for name in ("deadline_start", "deadline_end")] == [
        dt.datetime(2025, 10, 1),  # noqa: DTZ001 - a spreadsheet knows no zones
        dt.datetime(2025, 12, 31),  # noqa: DTZ001
    ]
    assert (first["value"].value, second["upper"].value) == (5, 80.5)
    assert first["text"].value == "Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4)"
    assert second["deadline_end"].value is None
    (plan,) = opened(calc, tmp_path, FVST, "plans")
    assert (plan["coverage"].value, plan["year"].value, plan["agency"].value) == (0.975, 2025, "Fødevarestyrelsen")
