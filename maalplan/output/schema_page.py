"""``docs/schema.md``: the fields of the JSON files and the columns of the tables, for people.

Generated from the schema and the columns; ``python -m maalplan.output.schema_page docs/schema.md`` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from maalplan.output.columns import OUTCOMES, TABLES, Column, FlatTable
from maalplan.output.files import write_whole
from maalplan.output.json_files import KINDS
from maalplan.output.schema import schema

INTRODUCTION: Final = """\
# The files that maalplan writes

This page is generated from the types (`python -m maalplan.output.schema_page docs/schema.md`); a test compares it.

Every JSON file names its JSON Schema in `$schema`; `maalplan schema plan`, `report`, … print
the schemas. Every field is written. Where a document does not say, a field is `null`, a list `[]`, an object `{}`.
Fields may be added in a later 1.x; none is renamed or dropped.
"""

TABLES_INTRODUCTION: Final = """\
## The tables

UTF-8, comma, RFC 4180. An empty cell is null. Numbers are plain (`5000000`, `7.3`). `datapackage.json` holds the
same as a Data Package. Text stands word for word, also where it opens with `=`, `+`, `-` or `@`: a spreadsheet
may take such a cell for a formula, so import tables from strangers with these columns as text, or write them with
`--csv-dialect excel-da`: [what differs in it](spreadsheets.md).
"""


def schema_page() -> str:
    """The page, in Markdown."""
    parts = [INTRODUCTION]
    explained: set[str] = set()
    for kind in KINDS:
        drawn = schema(kind)
        types = {name: found for name, found in drawn["$defs"].items() if name not in explained}
        head = {**drawn, "title": f"{kind.capitalize()}: `{drawn['$id']}`"}
        parts += [_type_part("##", head) if "anyOf" not in drawn else _either_part(head)]
        parts += [_type_part("###", types[name]) for name in types]
        explained |= set(types)
    parts += [TABLES_INTRODUCTION, *map(_table_part, (*TABLES, OUTCOMES))]
    return "\n".join(parts)


def _type_part(level: str, drawn: dict[str, Any]) -> str:
    rows = [(f"`{name}`", _type_words(field), field["description"]) for name, field in drawn["properties"].items()]
    return f"{level} {drawn['title']}\n\n{drawn['description']}\n\n{_table(('field', 'type', 'meaning'), rows)}"


def _either_part(drawn: dict[str, Any]) -> str:
    types = " or ".join(f"`{_type_words(one)}`" for one in drawn["anyOf"])
    return f"## {drawn['title']}\n\nThe file holds a {types}, and names its schema in `$schema`.\n"


def _table_part(table: FlatTable) -> str:
    rows = [(f"`{column.name}`", _column_words(table, column), column.meaning) for column in table.columns]
    return f"### `{table.name}.csv`\n\n{table.meaning}\n\n{_table(('column', 'type', 'meaning'), rows)}"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _type_words(drawn: dict[str, Any]) -> str:
    """The type of a field in words.

    >>> _type_words({"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/Place"}}, {"type": "null"}]})
    'list of Place, or null'
    """
    if "anyOf" in drawn:
        return ", or ".join(_type_words(kind) for kind in drawn["anyOf"])
    if "$ref" in drawn:
        return str(drawn["$ref"]).rpartition("/")[2]
    if "enum" in drawn:
        return ", ".join(f"`{value}`" for value in drawn["enum"])
    kind = drawn.get("type", "any value")
    if kind == "array":
        return _list_words(drawn)
    if kind == "object":
        return f"object of {_type_words(drawn['additionalProperties'])}"
    return str(drawn.get("format", kind))


def _list_words(drawn: dict[str, Any]) -> str:
    if "prefixItems" in drawn:
        return f"list of {len(drawn['prefixItems'])} {drawn['prefixItems'][0]['type']}s"
    return f"list of {_type_words(drawn['items'])}"


def _column_words(table: FlatTable, column: Column) -> str:
    other = dict(table.references).get(column.name)
    notes = [
        ", ".join(f"`{value}`" for value in column.values) or column.kind,
        "key" if column.name == table.key else "",
        f"key of `{other}.csv`" if other else "",
        "" if column.required else "or empty",
    ]
    return ", ".join(note for note in notes if note)


if __name__ == "__main__":
    write_whole(Path(sys.argv[1]), schema_page().encode("utf-8"))
