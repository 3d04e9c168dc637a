"""A database for SQLite: the flat tables with their keys and types, the findings, what was reported back, and a
full-text index.

The tables and columns are those of the CSV files; rows stand in the same order. Dates are ISO text, as SQLite's own
date functions take them; lists and objects are JSON text. The full-text indexes ``goals_fts``, ``milestones_fts`` and
``outcomes_fts`` tell å from a.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from maalplan.errors import Damaged
from maalplan.model import Plan
from maalplan.output.columns import TABLES, Column, ColumnKind, FlatTable
from maalplan.output.export.flat_tables import flat_tables
from maalplan.output.export.wishes import Files, Wishes
from maalplan.output.rows import Row, first_page

_TYPES: Final[dict[ColumnKind, str]] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "year": "INTEGER",
    "date": "TEXT",
    "boolean": "INTEGER",
    "array": "TEXT",
    "object": "TEXT",
}
FINDINGS: Final = FlatTable(
    "findings",
    "Findings",
    "One row per finding: what the reader of a plan should know or doubt.",
    (
        Column("finding_id", "string", "Id of the plan, and the finding's place in it.", required=True),
        Column("plan_id", "string", "The plan that it is about.", required=True),
        Column("code", "string", "Kind of finding, a stable word.", required=True),
        Column("severity", "string", "How much it matters.", required=True, values=("note", "warning", "error")),
        Column("message", "string", "One line for people.", required=True),
        Column("page", "integer", "First page on which it stands."),
    ),
    key="finding_id",
    references=(("plan_id", "plans"),),
)
_INDEXES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("plans", ("agency_id", "year")),
    ("goals", ("plan_id",)),
    ("milestones", ("goal_id",)),
    ("milestones", ("plan_id",)),
    ("milestones", ("deadline_end",)),
    ("findings", ("plan_id",)),
    ("outcomes", ("plan_id",)),
    ("outcomes", ("goal_id",)),
    ("outcomes", ("milestone_id",)),
)
_SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "goals": ("title", "description", "criterion", "remarks", "section", "focus_area"),
    "milestones": ("text", "goal_title"),
    "outcomes": ("comment", "rating_text", "goal_title", "milestone_text"),
}


def to_sqlite(plans: Sequence[Plan], wishes: Wishes) -> Files:
    """*plans* as one database, with a table of outcomes where follow-ups are given.

    Raises:
        Damaged: an id stands twice, or a number is none that SQLite can hold.
    """
    tables = [*flat_tables(plans, wishes), (FINDINGS, list(_finding_rows(plans)))]
    names = {table.name for table, _ in tables}
    with sqlite3.connect(":memory:") as database:
        try:
            for table, rows in tables:
                database.execute(_table(table))
                _fill(database, table, rows)
        except sqlite3.IntegrityError as error:
            raise Damaged(f"The plans do not fit into one database ({error}): give ids that occur once.") from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise Damaged(f"The plans hold what a database cannot hold ({error}): correct it in the plan.") from error
        for name, columns in (index for index in _INDEXES if index[0] in names):
            database.execute(f"CREATE INDEX {name}_{'_'.join(columns)} ON {name} ({', '.join(columns)})")
        if _has_search(database):
            for name, columns in ((name, columns) for name, columns in _SEARCHED.items() if name in names):
                database.execute(_search(name, columns))
                database.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")  # noqa: S608 - our own names
        database.commit()
        data = database.serialize()
    database.close()
    return {"maalplan.sqlite": data}


def _finding_rows(plans: Sequence[Plan]) -> Iterator[Row]:
    for plan in sorted(plans, key=lambda plan: plan.id):
        for place, finding in enumerate(plan.findings, start=1):
            yield {
                "finding_id": f"{plan.id}/{place}",
                "plan_id": plan.id,
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "page": first_page(finding.source),
            }


def _table(table: FlatTable) -> str:
    """The statement that makes *table*."""
    columns = [_column(column, is_key=column.name == table.key) for column in table.columns]
    keys = {other.name: other.key for other in TABLES}
    references = [f"FOREIGN KEY ({column}) REFERENCES {other} ({keys[other]})" for column, other in table.references]
    inside = ",\n  ".join([*columns, *references])
    return f"CREATE TABLE {table.name} (\n  {inside}\n)"


def _column(column: Column, *, is_key: bool) -> str:
    parts = [column.name, _TYPES[column.kind]]
    parts += ["PRIMARY KEY"] if is_key else []
    parts += ["NOT NULL"] if column.required else []
    return " ".join(parts)


def _fill(database: sqlite3.Connection, table: FlatTable, rows: Sequence[Row]) -> None:
    names = [column.name for column in table.columns]
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - our own names
    database.executemany(statement, ([row[name] for name in names] for row in rows))


def _has_search(database: sqlite3.Connection) -> bool:
    """Was this SQLite built with its full-text index?"""
    return ("ENABLE_FTS5",) in database.execute("PRAGMA compile_options").fetchall()


def _search(name: str, columns: Sequence[str]) -> str:
    tokens = "unicode61 remove_diacritics 0"
    # Datasette finds the index of a table by content="…", in these quotes
    return (
        f"""CREATE VIRTUAL TABLE {name}_fts USING fts5({", ".join(columns)}, content="{name}", tokenize="{tokens}")"""
    )
