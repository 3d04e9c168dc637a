"""The JSON files that maalplan writes and reads back.

Writing: every field of the type, in the order of the model, two spaces of indentation, UTF-8, a line feed at
the end; the first key, ``$schema``, names the file's JSON Schema. The same value gives the same bytes.

Reading: any file of the same major version of the schema, also one that a person wrote or a later minor
version extended. A field that is missing or null where the model knows no null is read as empty; a field that
the model does not know is passed over; a lone object where a list stands is a list of one. What has no empty
value (an id, the words of a milestone, a figure) must be there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, Literal, TypeVar

import msgspec
from msgspec import inspect

from maalplan.errors import Damaged, NotADocument, Unsupported
from maalplan.model import (
    SCHEMA_VERSION,
    CheckReport,
    CorrectionsFile,
    FolderDiff,
    FollowUpReport,
    History,
    Measurement,
    Plan,
    PlanDiff,
    Report,
    Scoreboard,
)

Kind = Literal["plan", "report", "diff", "history", "check", "followup", "scoreboard", "corrections", "measure"]

KINDS: Final[dict[Kind, tuple[type[Any], ...]]] = {
    "plan": (Plan,),
    "report": (Report,),
    "diff": (PlanDiff, FolderDiff),
    "history": (History,),
    "check": (CheckReport,),
    "followup": (FollowUpReport,),
    "scoreboard": (Scoreboard,),
    "corrections": (CorrectionsFile,),
    "measure": (Measurement,),
}
"""What the JSON files hold, one or the other, by the name of their schema."""

T = TypeVar("T")

_SCHEMA = re.compile(r"urn:maalplan:schema:(?P<kind>[a-z]+):[\d.]+")

_NAMED = re.compile(rb'"urn:maalplan:schema:([a-z]+):')
_HEAD = 300
"""Bytes in which a file of maalplan names its schema."""
BOM = b"\xef\xbb\xbf"
ESSENTIAL = frozenset({"id", "Milestone.text", "Milestone.number", "Target.value", "Weight.value"})
"""Fields (of any type, or of one) for which nothing can be put: never null, and a nought would be a guess."""
EMPTY: Final[dict[type[inspect.Type], object]] = {
    inspect.StrType: "",
    inspect.IntType: 0,
    inspect.FloatType: 0.0,
    inspect.BoolType: False,
}


def schema_id(kind: str, version: str = SCHEMA_VERSION) -> str:
    """The name of a schema, which the files name and the schema bears.

    >>> schema_id("plan", "1.0")
    'urn:maalplan:schema:plan:1.0'
    """
    return f"urn:maalplan:schema:{kind}:{version}"


def encode(kind: Kind, value: Any) -> bytes:
    """*value*, of a type of :data:`KINDS`, as a JSON file.

    Raises:
        Damaged: a text holds half a character (a lone surrogate), which no UTF-8 file can hold.
    """
    return written(kind, value.schema_version, tree(value))


def tree(value: Any) -> dict[str, Any]:
    """*value* as a JSON file has it: a whole number in a field of floats is one (``5000000.0``).

    Raises:
        Damaged: a text holds half a character.
    """
    try:
        drawn = msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise Damaged(
            "The text holds characters that are no characters (lone surrogates); "
            "save the document anew, or export it to another format."
        ) from error
    typed = msgspec.json.decode(drawn, type=type(value))
    found = msgspec.to_builtins(typed)
    assert isinstance(found, dict)
    return found


def written(kind: Kind, version: str, content: dict[str, Any]) -> bytes:
    """The file of *content*, a tree, which names the schema of its *kind* and *version*."""
    named = {"$schema": schema_id(kind, version), **content}
    return msgspec.json.format(msgspec.json.encode(named), indent=2) + b"\n"


def decode(kind: Kind, data: bytes, type_: type[T]) -> T:
    """The value in a JSON file.

    Raises:
        Damaged: no JSON, or a field that must be there is missing or of the wrong kind.
        NotADocument: JSON, but no file of maalplan.
        Unsupported: written by a version of maalplan with another major version of the schema.
    """
    whole = None if _names_another(kind, data) else _as_written(data, type_)
    if whole is not None:
        return whole
    tree = _parse(data)
    if not isinstance(tree, dict) or "schema_version" not in tree:
        raise NotADocument(
            f"This JSON is no {kind} file of maalplan: it names no schema_version. Give the file that maalplan wrote."
        )
    _check_kind(kind, tree.get("$schema"))
    _check_version(kind, tree["schema_version"])
    mended = _mend(tree, _shape(kind), "")
    try:
        return msgspec.convert(mended, type_)
    except msgspec.ValidationError as error:
        raise Damaged(
            f"This {kind} file is not as schema {SCHEMA_VERSION} says: {error}. Correct that field."
        ) from error


def _names_another(kind: Kind, data: bytes) -> bool:
    """Does the file name the schema of another kind, where maalplan writes it?"""
    named = _NAMED.search(data[:_HEAD])
    return named is not None and named[1].decode("ascii") != kind


def _as_written(data: bytes, type_: type[T]) -> T | None:
    """The value in a file that leaves nothing out, as maalplan writes them: a tenth of the time of looking for what
    is missing. None for any other file."""
    try:
        value = msgspec.json.decode(data, type=type_)
    except (ValueError, RecursionError):
        return None
    major, _, _ = str(getattr(value, "schema_version", "")).partition(".")
    return value if major == SCHEMA_VERSION.partition(".")[0] else None


@cache
def _shape(kind: Kind) -> inspect.Type:
    return inspect.type_info(KINDS[kind][0])


def _parse(data: bytes) -> object:
    try:
        return msgspec.json.decode(data.removeprefix(BOM))
    except RecursionError as error:
        raise Damaged("This JSON is nested too deeply to be a file of maalplan.") from error
    except ValueError as error:  # msgspec's own errors, and bytes that are no UTF-8
        raise Damaged(f"This is no whole JSON file in UTF-8 ({error}). Take it from its source again.") from error


def _check_kind(kind: str, named: object) -> None:
    found = _SCHEMA.fullmatch(named) if isinstance(named, str) else None
    if found and found["kind"] != kind:
        raise NotADocument(f"This is a {found['kind']} file of maalplan, no {kind} file. Give the {kind} itself.")


def _check_version(kind: str, version: object) -> None:
    major, _, _ = str(version).partition(".")
    ours, _, _ = SCHEMA_VERSION.partition(".")
    if not major.isascii() or not major.isdigit():
        raise Damaged(f'The schema_version of this {kind} file is {version!r}; it should be like "{SCHEMA_VERSION}".')
    if int(major) > int(ours):
        raise Unsupported(
            f"This {kind} file has schema {version}, newer than {SCHEMA_VERSION}, which this maalplan reads: "
            "update maalplan."
        )
    if int(major) < int(ours):
        raise Unsupported(
            f"This {kind} file has schema {version}, older than {SCHEMA_VERSION}, which this maalplan reads: "
            "convert the document again."
        )


def _mend(value: Any, kind: inspect.Type, path: str) -> Any:
    """*value* with what is missing filled in, as far as the *kind* of the field leaves no doubt."""
    match kind:
        case inspect.UnionType(types):
            return None if value is None else _mend(value, _present(types), path)
        case inspect.VarTupleType(item_type):
            items = [] if value is None else [value] if isinstance(value, dict) else value
            return _mend_items(items, item_type, path)
        case inspect.DictType(value_type=value_type):
            return _mend_pairs({} if value is None else value, value_type, path)
        case inspect.DataclassType():
            return _mend_object({} if value is None else value, kind, path)
        case inspect.LiteralType() if value is None:
            raise _missing(path)
    return EMPTY.get(type(kind)) if value is None else value


def _missing(path: str) -> Damaged:
    return Damaged(f"{path} is missing in this file. Write it there, or convert the document again.")


def _present(types: tuple[inspect.Type, ...]) -> inspect.Type:
    """Of the types of a nullable field the one that is not null."""
    return next(kind for kind in types if not isinstance(kind, inspect.NoneType))


def _mend_pairs(pairs: Any, kind: inspect.Type, path: str) -> Any:
    if not isinstance(pairs, dict):
        return pairs
    return {name: _mend(value, kind, f"{path}.{name}") for name, value in pairs.items()}


def _mend_items(items: Any, kind: inspect.Type, path: str) -> Any:
    if not isinstance(items, list):
        return items
    return [_mend(item, kind, f"{path}[{n}]") for n, item in enumerate(items)]


def _mend_object(value: Any, kind: inspect.DataclassType, path: str) -> Any:
    if not isinstance(value, dict):
        return value
    mended = {}
    for member in kind.fields:
        here = f"{path}.{member.name}".removeprefix(".")
        given = value.get(member.name)
        if given is None and not ESSENTIAL.isdisjoint({member.name, f"{kind.cls.__name__}.{member.name}"}):
            raise _missing(here)
        if given is not None or member.required:
            mended[member.name] = _mend(given, member.type, here)
    return mended
