"""The flat tables as CSV: ``plans.csv``, ``goals.csv``, ``milestones.csv``.

UTF-8 without a byte order mark, comma, RFC 4180: lines end in CR LF, a cell has quotes only where it needs
them. Numbers are plain: a decimal point, no exponent, no ``.0`` (``5000000``, ``7.3``). Null is an empty cell.

Text stands word for word as in the plan, also where it opens with ``=``, ``+``, ``-`` or ``@``. A spreadsheet
that opens a CSV file may take such a cell for a formula; who opens tables from strangers should import these
columns as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from maalplan.model import Plan
from maalplan.output.columns import TABLES, FlatTable
from maalplan.output.rows import Row, Value, flat_rows


def csv_files(plans: Sequence[Plan]) -> dict[str, bytes]:
    """The three tables of *plans*, by file name; of no plans the headers alone.

    Rows stand by plan id, then as in the document, whatever the order of *plans*.
    """
    rows = flat_rows(plans)
    return {f"{table.name}.csv": csv_bytes(table, rows[table.name]) for table in TABLES}


def csv_bytes(table: FlatTable, rows: Sequence[Row]) -> bytes:
    """*rows* of *table* as a CSV file, under a header of the column names."""
    return csv_header(table) + csv_lines(table, rows)


def csv_header(table: FlatTable) -> bytes:
    """The first line of *table* as a CSV file: the names of the columns."""
    return _lines([[column.name for column in table.columns]])


def csv_lines(table: FlatTable, rows: Iterable[Row]) -> bytes:
    """*rows* as the lines of a CSV file; files that are too large for memory are written piece by piece."""
    names = [column.name for column in table.columns]
    return _lines([cell(row[name]) for name in names] for row in rows)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def cell(value: Value) -> str:
    """*value* as it stands in a cell.

    >>> cell(5000000.0), cell(7.3), cell(1e22), cell(-0.5), cell(None), cell("Q2/Q3")
    ('5000000', '7.3', '10000000000000000000000', '-0.5', '', 'Q2/Q3')
    """
    if isinstance(value, float):
        plain = f"{Decimal(repr(value)):f}"
        return plain.removesuffix(".0")
    return "" if value is None else str(value)
