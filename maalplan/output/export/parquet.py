"""Parquet: a file for each of the flat tables, with the types of its columns.

Dates are ``date32``, years and counts ``int64``, figures ``double``; lists and objects stay JSON text. A column in
which no cell is empty says so, and every column says what it holds (field metadata ``description``).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from maalplan.errors import Damaged, MaalplanError
from maalplan.model import SCHEMA_VERSION, Plan
from maalplan.output.columns import Column, ColumnKind, FlatTable
from maalplan.output.export.flat_tables import flat_tables
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.rows import Row, Value

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES: Final[dict[ColumnKind, str]] = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "year": "int64",
    "date": "date32",
    "boolean": "bool_",
    "array": "string",
    "object": "string",
}


def to_parquet(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """*plans* as ``plans.parquet``, ``goals.parquet`` and ``milestones.parquet``, and where follow-ups are given
    ``outcomes.parquet``.

    Raises:
        MaalplanError: pyarrow is not installed.
        Damaged: a plan that a person wrote has a date or a number that is none.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MaalplanError("Parquet files need pyarrow: pip install 'maalplan[parquet]'.") from error
    files: Files = {}
    for table, rows in flat_tables(plans, wishes):
        written = io.BytesIO()
        pq.write_table(_table(table, rows), written, compression="zstd")
        files[f"{table.name}.parquet"] = written.getvalue()
    return files


def _table(table: FlatTable, rows: Sequence[Row]) -> pa.Table:
    import pyarrow as pa

    schema = pa.schema([_field(column) for column in table.columns], metadata={"schema_version": SCHEMA_VERSION})
    try:
        columns = [
            pa.array([_cell(column, row[column.name]) for row in rows], type=schema.field(column.name).type)
            for column in table.columns
        ]
    except (ValueError, OverflowError) as error:  # pyarrow's own errors of this kind are ValueErrors
        raise Damaged(f"The table {table.name} cannot be written ({error}): correct it in the plan.") from error
    return pa.Table.from_arrays(columns, schema=schema)


def _field(column: Column) -> pa.Field:
    import pyarrow as pa

    kind = getattr(pa, _TYPES[column.kind])()
    return pa.field(column.name, kind, nullable=not column.required, metadata={"description": column.meaning})


def _cell(column: Column, value: Value) -> Any:
    return dt.date.fromisoformat(str(value)) if column.kind == "date" and value is not None else value
