"""The tables as a Data Package (version 2): the CSV files and ``datapackage.json``, which describes them.

The descriptor holds what each column means and may hold, the keys and foreign keys, and the size and hash of
each CSV file; no clock and no path of this machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from maalplan.model import SCHEMA_VERSION, Plan
from maalplan.output.columns import TABLES, Column, FlatTable
from maalplan.output.dialects import STANDARD, Dialect
from maalplan.output.tables import csv_files

DESCRIPTOR: Final = "datapackage.json"
_PROFILES: Final = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the descriptor says of a file: its size in bytes, and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


def package_files(plans: Sequence[Plan], dialect: Dialect = STANDARD) -> dict[str, bytes]:
    """The three tables of *plans* as CSV, and ``datapackage.json``, by file name."""
    tables = csv_files(plans, dialect)
    return {**tables, DESCRIPTOR: descriptor_bytes(tables, dialect)}


def descriptor_bytes(
    tables: Mapping[str, bytes], dialect: Dialect = STANDARD, described: Sequence[FlatTable] = TABLES
) -> bytes:
    """``datapackage.json`` of the CSV files in *tables*, which are those *described*, in UTF-8."""
    facts = {name: FileFacts(len(data), hashlib.sha256(data).hexdigest()) for name, data in tables.items()}
    return descriptor_of(facts, dialect, described)


def descriptor_of(
    tables: Mapping[str, FileFacts], dialect: Dialect = STANDARD, described: Sequence[FlatTable] = TABLES
) -> bytes:
    """``datapackage.json`` of the CSV files of which *tables* tells, in UTF-8."""
    return (json.dumps(descriptor(tables, dialect, described), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def descriptor(
    tables: Mapping[str, FileFacts], dialect: Dialect = STANDARD, described: Sequence[FlatTable] = TABLES
) -> dict[str, Any]:
    """The descriptor of the CSV files of which *tables* tells, by file name."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "maalplan",
        "title": "Mål- og resultatplaner",
        "description": "Goals and milestones of Danish performance plans, read by maalplan. The full plans, with the "
        "words and places that every value was read from, are the JSON files in the folder plans.",
        "schema_version": SCHEMA_VERSION,
        "resources": [_resource(table, tables[f"{table.name}.csv"], dialect) for table in described],
    }


def _resource(table: FlatTable, file: FileFacts, dialect: Dialect) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {
            "$schema": f"{_PROFILES}/tabledialect.json",
            "header": True,
            "delimiter": dialect.delimiter,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _table_schema(table, dialect),
    }


def _table_schema(table: FlatTable, dialect: Dialect) -> dict[str, Any]:
    described: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, dialect, unique=column.name == table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    if table.references:
        described["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in table.references
        ]
    return described


def _field(column: Column, dialect: Dialect, *, unique: bool) -> dict[str, Any]:
    constraints = {
        "required": column.required,
        "unique": unique,
        "enum": list(column.values),
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    held = {name: value for name, value in constraints.items() if value not in (None, False, [])}
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.meaning}
    if column.kind == "number" and dialect.decimal != STANDARD.decimal:
        field["decimalChar"] = dialect.decimal
    return {**field, "constraints": held} if held else field
