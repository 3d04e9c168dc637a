"""What is said of corrections: of each that stands what was put right, of each that is left what to do."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from maalplan.findings import corrected, correction_left, shorten
from maalplan.model import Correction, Finding, MadeCorrection, Place
from maalplan.review.corrections.anchors import TELLING, text_of
from maalplan.review.corrections.tree import Node, in_order, label_in, part_of_file

KIND_NAMES: Final = {"plan": "plan", "goal": "goal", "milestone": "milestone"} | {
    "signature": "signature",
    "follow_up": "follow-up",
}
FIELD_NAMES: Final = {"document_type": "document type", "focus_area": "focus area"}
_LENGTH: Final = 60
_MAIN_FIRST: Final = ("title", "text", "name", "occasion", "description", "organisation", "number")


def told(root: Node) -> tuple[Finding, ...]:
    """A finding for each correction that stands, in the order of the plan."""
    return tuple(_told(node, one) for node in root.every() for one in in_order(node))


def _told(node: Node, one: MadeCorrection) -> Finding:
    return corrected(f"{_said(node, one)}{_by(one)}", _places(node, one))


def _said(node: Node, one: MadeCorrection) -> str:
    match one.action:
        case "set":
            return f"{_field(node, one)} is {_shown(_now(node, one))}, and {_shown(one.was)} was read"
        case "add":
            return f"{_named(node)} was added"
        case "remove":
            return f"{KIND_NAMES[one.kind]} {_shown(_text(one.was, one))} was removed"
        case "merge":
            return f"{_named(node)} was made of {len(one.was or ())}"
    return f"{_named(node)} was split off {_shown(_text(one.was, one))}"


def _field(node: Node, one: MadeCorrection) -> str:
    name = label_in(one.path) if one.field == "extra" else FIELD_NAMES.get(one.field or "", one.field or "")
    return f"{name} of the plan" if node.kind == "plan" else f"{name} of {_named(node)}"


def _named(node: Node) -> str:
    return f"{KIND_NAMES[node.kind]} {_shown(text_of(node.part))}"


def _now(node: Node, one: MadeCorrection) -> Any:
    if one.field == "extra":
        return node.part.extra.get(label_in(one.path))
    return msgspec.to_builtins(getattr(node.part, one.field or "", None))


def _text(was: Any, one: MadeCorrection) -> str | None:
    """The words of a part as it was."""
    part = part_of_file(one.kind, was)
    return text_of(part) if part else None


def _shown(value: Any) -> str:
    """A value in few words; of a deadline its days, of figures their words."""
    match value:
        case None | () | [] | "":
            return "nothing"
        case {"start": start, "end": end}:
            return f"'{start} – {end}'" if start else f"'{end}'"
        case {"value": float() | int() as number, "unit": str() as unit}:
            return f"'{number:g} {unit}'"
        case {"name": str() as words} | {"text": str() as words}:
            return f"'{shorten(words, _LENGTH)}'"
        case [*several]:
            return "'" + shorten("; ".join(_bare(one) for one in several), _LENGTH) + "'"
    return f"'{shorten(str(value), _LENGTH)}'"


def _bare(one: Any) -> str:
    return str(one.get("text", one)) if isinstance(one, dict) else str(one)


def _by(one: MadeCorrection) -> str:
    said = ", ".join(shorten(words, _LENGTH) for words in (one.by, one.when, one.why) if words)
    return f" ({said})" if said else ""


def _places(node: Node, one: MadeCorrection) -> tuple[Place, ...]:
    """Where the words stand that were corrected; of what was removed, where they stood."""
    part = node.part
    if one.action == "remove":
        part = part_of_file(one.kind, one.was) or part
    elif one.action == "set":
        name = f"extra/{label_in(one.path)}" if one.field == "extra" else one.field or ""
        if name in part.quotes:
            own: tuple[Place, ...] = part.quotes[name].places
            return own
    kind = one.kind if one.action == "remove" else node.kind
    quotes = [part.quotes[name] for name in _MAIN_FIRST if name in part.quotes and name in TELLING[kind]]
    return quotes[0].places if quotes else tuple(getattr(part, "source", ()) if kind != "plan" else ())


# ------------------------------------------------------------------ what is left


def named(correction: Correction) -> str:
    """*correction* as it is named to people."""
    return f"{_id(correction)} ({_writable(_asked(correction) + _by_whom(correction))})"


def opening(correction: Correction) -> str:
    """How the message opens that says that *correction* was left."""
    return correction_left(_id(correction), "").message.partition(" was not put in")[0] + " ("


def _id(correction: Correction) -> str:
    return _writable(correction.id) or "?"


def _writable(words: str) -> str:
    """*words* on one line as a file can hold them."""
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def _asked(correction: Correction) -> str:
    text = correction.at.text
    part = f"{KIND_NAMES[correction.at.kind]} {_shown(text)}" if text else f"the {KIND_NAMES[correction.at.kind]}"
    match correction.action:
        case "set":
            name = correction.name if correction.field == "extra" else correction.field
            return f"set {FIELD_NAMES.get(name or '', name or '')} of {part}"
        case "add":
            return f"add a {KIND_NAMES[correction.kind]} to {part}"
    return f"{correction.action} {part}"


def _by_whom(correction: Correction) -> str:
    said = ", ".join(shorten(words, _LENGTH) for words in (correction.by, correction.when) if words)
    return f"; {said}" if said else ""
