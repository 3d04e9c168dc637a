"""Parts that a person adds: their fields, and the words in the document that the person showed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from maalplan.model import PartKind, Period, Quote
from maalplan.normalize.goals import concluded
from maalplan.review.corrections.anchors import TELLING, letters
from maalplan.review.corrections.concluding import BASELINE
from maalplan.review.corrections.tree import TYPES, Node
from maalplan.review.corrections.values import Given, NotValid, Setting, fields_of, label_of, value_of
from maalplan.review.corrections.words import cut, holds

_MAIN: Mapping[PartKind, str] = {"milestone": "text", "follow_up": "occasion"}


def new_node(kind: PartKind, given: Given, quote: Quote | None, period: Period | None) -> Node:
    """A part of *kind* with the fields in *given*; a goal may have ``milestones``, each with its fields. What stands in
    *quote*, the words that the person showed, has these as its quote.

    Raises:
        NotValid: a field is none of *kind*, or has no value of it, or the part would say nothing.
    """
    if not isinstance(given, Mapping):
        raise NotValid("its fields are wanted as an object, such as title and description")
    fields = dict(given)
    milestones = fields.pop("milestones", None) if kind == "goal" else None
    node = Node(kind, _part(kind, fields, quote, period))
    for one in _listed(milestones):
        node.put(new_node("milestone", one, quote, period), node.below[-1] if node.below else None)
    return node


def _listed(milestones: Given) -> Iterable[Given]:
    if milestones is None:
        return ()
    if not isinstance(milestones, list | tuple):
        raise NotValid("its milestones are wanted as a list, each with its fields")
    return milestones


def _part(kind: PartKind, fields: Mapping[str, Given], quote: Quote | None, period: Period | None) -> Any:
    values = _values(kind, fields, period)
    _check_says_something(kind, values)
    if kind == "milestone":
        values = _with_concluded(values, period)
    whole: dict[str, Any] = {"id": ""} if kind in ("goal", "milestone") else {}
    if kind == "goal":
        whole["scope"] = "agency"
    if kind == "milestone":
        whole["number"] = ""
    part = TYPES[kind](**whole | values)
    return part if quote is None else shown(part, kind, quote)


def _values(kind: PartKind, fields: Mapping[str, Given], period: Period | None) -> dict[str, Any]:
    """The values given, each typed; those that are null or empty are left out."""
    known = fields_of(kind)
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise NotValid(f"a part of this kind has no field {unknown[0]!r}; it has {', '.join(known)}")
    setting = Setting(period, occasion=str(fields.get("occasion") or ""))
    values: dict[str, Any] = {}
    for name, given in fields.items():
        if given in (None, "", [], {}):
            continue
        value = _extra(kind, given, setting) if name == "extra" else value_of(kind, name, given, setting)
        if value not in (None, ()):
            values[name] = value
    return values


def _extra(kind: PartKind, given: Given, setting: Setting) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise NotValid("extra is wanted as an object: label and text of each")
    pairs = ((label_of(name), value_of(kind, "extra", words, setting)) for name, words in given.items())
    return {name: words for name, words in pairs if words}


def _check_says_something(kind: PartKind, values: Mapping[str, Any]) -> None:
    needed = _MAIN.get(kind)
    if needed is not None and needed not in values:
        raise NotValid(f"its {needed} is missing; give it")
    if not any(name in values for name in TELLING[kind]):
        raise NotValid(f"it says nothing; give its {' or '.join(TELLING[kind])}")


def _with_concluded(values: dict[str, Any], period: Period | None) -> dict[str, Any]:
    """The fields of a milestone, with those that nobody gave as its text says them."""
    said = concluded(values["text"], {}, period)
    found = {"deadline": said.deadline, "targets": said.targets}
    result = {name: value for name, value in found.items() if value} | values
    if said.baseline:
        result["extra"] = {BASELINE: said.baseline} | result.get("extra", {})
    return result


def shown(part: Any, kind: PartKind, quote: Quote) -> Any:
    """*part* with *quote* as the words of those of its fields that stand in it, and its places."""
    values = {name: getattr(part, name) for name in fields_of(kind) if name != "scope"}
    quotes: dict[str, Quote] = {}
    for name, value in values.items():
        words = _words_of(value)
        if words and holds(quote, words):
            found = cut(quote, words)
            quotes[name] = found[0] if found else quote
    main = _MAIN.get(kind) or next((name for name in TELLING[kind] if values[name]), "")
    if main and not any(name in quotes for name in TELLING[kind]) and _mostly(values[main], quote):
        quotes[main] = quote
    if not quotes:
        return part
    return replace(part, quotes=quotes, **({} if kind == "follow_up" else {"source": quote.places}))


def _words_of(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    text = getattr(value, "text", None)
    return text if isinstance(text, str) else None


def _mostly(value: str, quote: Quote) -> bool:
    """Are most words of *value* those of *quote*, so that it is they with letters put right?"""
    words, there = value.split(), letters(quote.text)
    return 2 * sum(letters(word) in there for word in words) > len(words)
