"""Plans as pandas data frames, for analysts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

from maalplan.errors import Damaged
from maalplan.model import Plan
from maalplan.output.columns import TABLES, Column, ColumnKind
from maalplan.output.rows import Row, flat_rows

if TYPE_CHECKING:
    import pandas as pd

DTYPES: Final[dict[ColumnKind, Literal["string", "Int64", "Float64", "boolean", "datetime64[s]"]]] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "year": "Int64",
    "date": "datetime64[s]",
    "boolean": "boolean",
    "array": "string",
    "object": "string",
}
"""The type of a column in a frame; ``array`` and ``object`` stay JSON text, for :func:`json.loads`."""


def to_frames(plans: Iterable[Plan]) -> dict[str, pd.DataFrame]:
    """*plans* as three data frames: ``plans``, ``goals`` and ``milestones``.

    The columns are those of the CSV files, the rows stand by plan id, then as in the document. Text is of
    pandas' nullable ``string``, years and counts ``Int64``, figures ``Float64``, dates ``datetime64[s]``; what the
    plan does not say is missing (``pd.NA``, ``pd.NaT``). No plans give three frames without rows.

    Raises:
        Damaged: a plan that a person wrote has a date that is none.

    All milestones due in the first quarter:

    >>> import maalplan
    >>> frames = maalplan.to_frames([maalplan.read_plan("samples/plans/ens-2025.pdf")])
    >>> milestones = frames["milestones"]
    >>> milestones.loc[milestones["deadline_end"] <= "2025-03-31", "text"].tolist()
    ['Alle centre har godkendt deres budget for 2025 (Q1).']
    """
    import pandas as pd

    rows = flat_rows(plans)
    return {
        table.name: pd.DataFrame({column.name: _series(column, rows[table.name]) for column in table.columns})
        for table in TABLES
    }


def _series(column: Column, rows: list[Row]) -> pd.Series:
    import pandas as pd

    values = [row[column.name] for row in rows]
    if column.kind == "date":
        try:
            days = pd.to_datetime(pd.Series(values, dtype="object"), format="%Y-%m-%d")
        except ValueError as error:
            raise Damaged(f"A date in {column.name} is none ({error}). Write it as 2025-12-31.") from error
        return days.astype("datetime64[s]")
    return pd.Series(values, dtype=DTYPES[column.kind])
