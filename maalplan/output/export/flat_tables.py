"""The flat tables of an export: those of the CSV files, and what was reported back where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maalplan.model import Plan
from maalplan.output.columns import OUTCOMES, TABLES, FlatTable
from maalplan.output.export.outcomes import outcome_rows
from maalplan.output.export.wishes import Wishes
from maalplan.output.rows import Row, flat_rows


def flat_tables(plans: Sequence[Plan], wishes: Wishes) -> Iterator[tuple[FlatTable, list[Row]]]:
    """Each table with its rows, after those that it refers to."""
    rows = flat_rows(plans)
    yield from ((table, rows[table.name]) for table in TABLES)
    if wishes.followed is not None:
        yield OUTCOMES, outcome_rows(plans, wishes)
