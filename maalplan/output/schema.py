"""The JSON Schemas (draft 2020-12) of the files that maalplan writes, generated from the frozen types."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

import msgspec

from maalplan.errors import MaalplanError
from maalplan.output.fields import FIELDS, Fact
from maalplan.output.json_files import KINDS, schema_id

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLES: Final = {
    "plan": "A plan, as maalplan writes it",
    "report": "The report of a run of maalplan",
}
NEVER_EMPTY: Final = {"minLength": 1}

Schema: TypeAlias = dict[str, Any]


def schema(kind: str) -> Schema:
    """The JSON Schema of the files of *kind*: ``plan`` or ``report``.

    Its ``$id`` is what these files name in ``$schema``. Every field is required, because every field is
    written; fields that it does not know are allowed, because a minor version may add them.

    Raises:
        MaalplanError: there is no schema of that name.

    >>> schema("plan")["$id"]
    'urn:maalplan:schema:plan:1.0'
    """
    type_ = next((type_ for name, type_ in KINDS.items() if name == kind), None)
    if type_ is None:
        raise MaalplanError(f"There is no schema {kind!r}; there are: {', '.join(KINDS)}.")
    drawn = msgspec.json.schema(type_)
    definitions = {name: _definition(name, drawn["$defs"][name]) for name in sorted(drawn["$defs"])}
    root = definitions.pop(type_.__name__)
    return {
        "$schema": DIALECT,
        "$id": schema_id(kind),
        **root,
        "title": TITLES[kind],
        "properties": {"$schema": _schema_name(kind), **root["properties"]},
        "required": ["$schema", *root["required"]],
        "$defs": definitions,
    }


def _schema_name(kind: str) -> Schema:
    prefix, _, _ = schema_id(kind).rpartition(".")
    return {
        "description": "Names the schema of this file.",
        "type": "string",
        "pattern": f"^{re.escape(prefix)}\\.[0-9]+$",
    }


def _definition(name: str, drawn: Schema) -> Schema:
    """The schema of a type: what msgspec drew, with every field required and explained."""
    fields = {field: _field(FIELDS[name][field], found) for field, found in drawn["properties"].items()}
    return {
        "title": name,
        "description": _plain(drawn["description"]),
        "type": "object",
        "properties": fields,
        "required": list(fields),
    }


def _field(fact: Fact, drawn: Schema) -> Schema:
    """The schema of a field; the fact's limits hold where it is not null, and no text is empty instead of null."""
    limits = {
        keyword: value
        for keyword, value in (
            ("format", fact.format),
            ("pattern", fact.pattern),
            ("minimum", fact.minimum),
            ("maximum", fact.maximum),
        )
        if value is not None
    }
    found = {key: value for key, value in drawn.items() if key != "default"}
    if "anyOf" in found:
        found["anyOf"] = [_alternative(kind, limits) for kind in found["anyOf"]]
    else:
        found |= limits | (NEVER_EMPTY if fact.filled else {})
    return {"description": fact.meaning, **found}


def _alternative(kind: Schema, limits: Schema) -> Schema:
    if kind == {"type": "null"}:
        return kind
    return {**kind, **(NEVER_EMPTY if kind.get("type") == "string" else {}), **limits}


def _plain(docstring: str) -> str:
    """A docstring without its markup, on one line."""
    unmarked = re.sub(r":\w+:`([^`]+)`", r"`\1`", docstring).replace("``", "`")
    return " ".join(unmarked.split())
