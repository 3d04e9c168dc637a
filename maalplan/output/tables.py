"""The flat tables as CSV: ``plans.csv``, ``goals.csv``, ``milestones.csv``.

UTF-8 without a byte order mark, comma, RFC 4180: lines end in CR LF, a cell has quotes only where it needs
them. Numbers are plain: a decimal point, no exponent, no ``.0`` (``5000000``, ``7.3``). Null is an empty cell.
Another dialect differs in what :mod:`maalplan.output.dialects` says, and in nothing else.

Text stands word for word as in the plan, also where it opens with ``=``, ``+``, ``-`` or ``@``. A spreadsheet
that opens a CSV file may take such a cell for a formula: who opens tables from strangers is safe with the dialect
``excel-da``, or imports these columns as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maalplan.model import Plan
from maalplan.output.columns import TABLES, FlatTable
from maalplan.output.dialects import APOSTROPHE, STANDARD, Dialect, is_evaluated
from maalplan.output.rows import Row, Value, flat_rows


def csv_files(plans: Sequence[Plan], dialect: Dialect = STANDARD) -> dict[str, bytes]:
    """The three tables of *plans*, by file name; of no plans the headers alone.

    Rows stand by plan id, then as in the document, whatever the order of *plans*.
    """
    rows = flat_rows(plans)
    return {f"{table.name}.csv": csv_bytes(table, rows[table.name], dialect) for table in TABLES}


def csv_bytes(table: FlatTable, rows: Sequence[Row], dialect: Dialect = STANDARD) -> bytes:
    """*rows* of *table* as a CSV file, under a header of the column names."""
    return csv_header(table, dialect) + csv_lines(table, rows, dialect).data


def csv_header(table: FlatTable, dialect: Dialect = STANDARD) -> bytes:
    """The first line of *table* as a CSV file: the names of the columns."""
    return dialect.opening + _lines([[column.name for column in table.columns]], dialect)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a CSV file; ``neutralised`` counts the cells that got an apostrophe."""

    data: bytes
    neutralised: int


def csv_lines(table: FlatTable, rows: Iterable[Row], dialect: Dialect = STANDARD) -> Lines:
    """*rows* as the lines of a CSV file; files that are too large for memory are written piece by piece."""
    names = [column.name for column in table.columns]
    cells = [[cell(row[name], dialect) for name in names] for row in rows]
    count = 0
    if dialect.neutralised:
        words = [column.kind in ("string", "array", "object") for column in table.columns]
        for line in cells:
            for place, text in enumerate(line):
                if words[place] and is_evaluated(text):
                    line[place] = APOSTROPHE + text
                    count += 1
    return Lines(_lines(cells, dialect), count)


def _lines(rows: Iterable[Sequence[str]], dialect: Dialect) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def cell(value: Value, dialect: Dialect = STANDARD) -> str:
    """*value* as it stands in a cell, its words as they are.

    >>> cell(5000000.0), cell(7.3), cell(1e22), cell(-0.5), cell(None), cell("Q2/Q3"), cell(True)
    ('5000000', '7.3', '10000000000000000000000', '-0.5', '', 'Q2/Q3', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        plain = f"{Decimal(repr(value)):f}"
        return plain.removesuffix(".0").replace(".", dialect.decimal)
    return "" if value is None else str(value)
