"""Parquet: the same rows as the CSV tables, with types."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from maalplan.errors import Damaged, MaalplanError
from maalplan.model import Period, Plan
from maalplan.output.columns import TABLES
from maalplan.output.export.parquet import to_parquet
from tests.output.examples import FVST, PLANS
from tests.output.exported import AS_USUAL, cells, csv_table, several_plans

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow writes Parquet (pip install -e .[dev])")


def table(plans: Sequence[Plan], name: str) -> Any:
    return pq.read_table(io.BytesIO(to_parquet(plans, AS_USUAL)[f"{name}.parquet"]))


@settings(max_examples=40, deadline=None)  # the first call imports pyarrow
@given(several_plans)
def test_rows_are_those_of_the_csv_tables(plans: list[Plan]) -> None:
    for known in TABLES:
        read = table(plans, known.name)
        rows = zip(*(column.to_pylist() for column in read.columns), strict=True)
        shown = [[value.isoformat() if isinstance(value, dt.date) else value for value in row] for row in rows]
        assert [read.column_names, *cells(shown)] == csv_table(plans, known.name)


@pytest.mark.parametrize("plans", [PLANS, ()], ids=["plans", "no plans"])
def test_columns_have_types_whatever_stands_in_them(plans: Sequence[Plan]) -> None:
    schema = table(plans, "milestones").schema

    assert {name: str(schema.field(name).type) for name in ("milestone_id", "year", "deadline_end", "value")} == {
        "milestone_id": "string",
        "year": "int64",
        "deadline_end": "date32[day]",
        "value": "double",
    }
    assert not schema.field("goal_id").nullable
    assert schema.field("deadline_end").metadata[b"description"] == b"Last day of the window in which it falls due."


def test_equal_plans_give_equal_bytes() -> None:
    assert to_parquet(PLANS, AS_USUAL) == to_parquet(PLANS[::-1], AS_USUAL)


def test_a_day_that_is_none_is_said_in_one_line() -> None:
    with pytest.raises(Damaged, match=r"table plans .*month must be in"):
        to_parquet([replace(FVST, period=Period("2025-13-01", "2025-12-31"))], AS_USUAL)


def test_without_pyarrow_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    with pytest.raises(MaalplanError, match=r"pip install .*maalplan\[parquet\]"):
        to_parquet(PLANS, AS_USUAL)
