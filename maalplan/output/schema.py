"""The JSON Schemas (draft 2020-12) of the files that maalplan writes, generated from the frozen types."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

import msgspec

from maalplan.errors import MaalplanError
from maalplan.output.fact import Fact
from maalplan.output.fields import FIELDS
from maalplan.output.json_files import KINDS, schema_id

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLES: Final = {
    "plan": "A plan, as maalplan writes it",
    "report": "The report of a run of maalplan",
    "diff": "What changed between two plans, or two folders of plans",
    "history": "An agency's goals over the years",
    "check": "What should be mended in plans before they are signed",
    "followup": "What was reported back on a plan's goals",
    "corrections": "What people put right in plans that were read",
    "measure": "How much is right of plans that were read",
    "scoreboard": "Who met what: plans and what was reported back on them",
}
NEVER_EMPTY: Final = {"minLength": 1}
HEAD: Final = "PlanHead"
"""A plan without its goals, as it stands in files that are about several plans."""

Schema: TypeAlias = dict[str, Any]


def schema(kind: str) -> Schema:
    """The JSON Schema of the files of *kind*: ``plan``, ``report``, ``diff``.

    Its ``$id`` is what these files name in ``$schema``. Every field is required, because every field is
    written; fields that it does not know are allowed, because a minor version may add them.

    Raises:
        MaalplanError: there is no schema of that name.

    >>> schema("plan")["$id"]
    'urn:maalplan:schema:plan:1.2'
    """
    types = next((types for name, types in KINDS.items() if name == kind), None)
    if types is None:
        raise MaalplanError(f"There is no schema {kind!r}; there are: {', '.join(KINDS)}.")
    _, drawn = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    definitions = {name: _definition(name, drawn[name]) for name in sorted(drawn)}
    if kind == "diff":
        definitions = _with_heads(definitions)
    if "Change" in definitions:
        definitions["Change"] = _with_values(definitions["Change"])
    named = {"$schema": DIALECT, "$id": schema_id(kind)}
    roots = [type_.__name__ for type_ in types]
    if len(roots) > 1:
        return {
            **named,
            "title": TITLES[kind],
            "description": "One or the other of these.",
            "type": "object",
            "properties": {"$schema": _schema_name(kind)},
            "required": ["$schema"],
            "anyOf": [{"$ref": f"#/$defs/{root}"} for root in roots],
            "$defs": definitions,
        }
    root = definitions.pop(roots[0])
    return {
        **named,
        **root,
        "title": TITLES[kind],
        "properties": {"$schema": _schema_name(kind), **root["properties"]},
        "required": ["$schema", *root["required"]],
        "$defs": definitions,
    }


def _with_heads(definitions: dict[str, Schema]) -> dict[str, Schema]:
    """The definitions of a diff: plans without goals."""
    plan, diff = (definitions.pop(name) for name in ("Plan", "PlanDiff"))
    head = {
        **plan,
        "title": HEAD,
        "description": "A plan without its goals.",
        "properties": {name: field for name, field in plan["properties"].items() if name != "goals"},
        "required": [name for name in plan["required"] if name != "goals"],
    }
    diff["properties"] |= {
        name: {"description": diff["properties"][name]["description"], "$ref": f"#/$defs/{HEAD}"}
        for name in ("old", "new")
    }
    found = {**definitions, HEAD: head, "PlanDiff": diff}
    return {name: found[name] for name in sorted(found) if name not in {"Goal", "Milestone"}}


def _with_values(change: Schema) -> Schema:
    """The definition of a change with the values that it may have."""
    values = [
        {"type": "string", "minLength": 1},
        {"type": "array", "items": {"$ref": "#/$defs/Target"}},
        *({"$ref": f"#/$defs/{name}"} for name in ("Deadline", "Weight")),
        {"type": "object", "additionalProperties": {"type": "string"}},
        {"type": "null"},
    ]
    fields = change["properties"]
    wider = {name: {"description": fields[name]["description"], "anyOf": values} for name in ("old", "new")}
    return {**change, "properties": fields | wider}


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
