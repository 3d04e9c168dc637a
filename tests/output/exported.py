"""What the tests of all exports share: the plans of the samples, and tables as the CSV files have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache

from hypothesis import strategies as st

from maalplan.model import Plan
from maalplan.output.export.wishes import Wishes
from maalplan.output.plan_json import plan_from_json
from maalplan.output.rows import Value
from maalplan.output.tables import cell, csv_files
from tests.conftest import ROOT
from tests.output.strategies import plans

AS_USUAL = Wishes()

several_plans = st.lists(plans(), max_size=3, unique_by=lambda plan: plan.id)


@cache
def sample_plans() -> tuple[Plan, ...]:
    """What was read of the samples."""
    files = sorted((ROOT / "tests/golden").glob("*/plan.json"))
    found = {plan.id: plan for plan in (plan_from_json(file.read_bytes()) for file in files)}
    return tuple(found.values())


def csv_table(given: Sequence[Plan], name: str) -> list[list[str]]:
    """The rows of a CSV table, cell by cell, the header first."""
    text = csv_files(given)[f"{name}.csv"].decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def cells(rows: Iterable[Sequence[Value]]) -> list[list[str]]:
    """Rows as a CSV file would show them."""
    return [[cell(value) for value in row] for row in rows]
