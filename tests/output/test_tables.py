from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from maalplan.model import Goal, Plan, Weight
from maalplan.output.columns import TABLES
from maalplan.output.rows import flat_rows
from maalplan.output.tables import cell, csv_files
from tests.output.examples import FVST, PLANS
from tests.output.strategies import plans


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@given(plans())
def test_every_cell_reads_back_word_for_word(plan: Plan) -> None:
    rows = flat_rows([plan])
    for table in TABLES:
        _, *cells = read(csv_files([plan])[f"{table.name}.csv"])
        assert cells == [[cell(value) for value in row.values()] for row in rows[table.name]]


def test_the_order_of_plans_makes_no_difference() -> None:
    assert csv_files(PLANS) == csv_files(PLANS[::-1])


def test_a_plan_from_its_file_gives_the_same_rows_as_a_fresh_one() -> None:
    fresh, read_back = (
        replace(FVST, goals=(Goal("fvst-2025/agency/1", "agency", weight=Weight(value, "point")),))
        for value in (15, 15.0)
    )
    assert csv_files([fresh]) == csv_files([read_back])


def test_no_plans_give_the_headers_alone() -> None:
    files = csv_files([])
    assert list(files) == ["plans.csv", "goals.csv", "milestones.csv"]
    assert files["plans.csv"].startswith(b"plan_id,agency_id,agency,")
    assert all(data.count(b"\r\n") == 1 and data.endswith(b"\r\n") for data in files.values())


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (
            b'"\xc3\x98konomisk styring, herunder ""retvisende"" budgettering"',
            "comma and quotes: quoted, quotes doubled",
        ),
        (
            b'"Bedre \xc3\xb8konomisk styring.\n\xc3\x85rsv\xc3\xa6rk f\xc3\xb8lges t\xc3\xa6t."',
            "a line feed in a cell",
        ),
        (b",Tilsyn,", "no quotes where none are needed"),
        (b",- afstemmes med departementet,", "a dash that opens the words stays"),
    ],
)
def test_the_bytes_of_a_cell(part: bytes, why: str) -> None:
    assert part in csv_files([FVST])["goals.csv"], why


def test_words_that_look_like_a_formula_stay_word_for_word() -> None:
    assert b",=SUM(A1:A9) er ikke en formel; det er ordene i planen," in csv_files([FVST])["milestones.csv"]


@pytest.mark.parametrize(
    ("value", "shown", "why"),
    [
        (None, "", "null is an empty cell"),
        (2025, "2025", "a year"),
        (5000000.0, "5000000", "5,0 mio. kr."),
        (12.5, "12.5", "a point in every locale"),
        (0.1, "0.1", "the shortest that reads back"),
        (1e22, "10000000000000000000000", "no exponent"),
        (1e-7, "0.0000001", "no exponent"),
        (100.0, "100", "the noughts of the figure stay"),
        ("2.3", "2.3", "a goal's number is text"),
        ("1.0", "1.0", "text stays"),
    ],
)
def test_a_cell(value: str | float | None, shown: str, why: str) -> None:
    assert cell(value) == shown, why
