"""A plan, or a report on one, against its truth, field by field.

The truth holds the fields of the published schema; one that is absent there is not compared. Texts are equal
when they are after NFC, with white space collapsed, one kind of quote and of dash, and no comma or semicolon at the
end. Goals, milestones, follow-ups and signatures stand in document order on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from maalplan.model import FollowUpReport, Plan

Fields: TypeAlias = Mapping[str, Any]

PLAN = ("id", "title", "document_type", "year", "period", "published")
PARTIES = {"agency": ("id", "name", "acronym"), "ministry": ("name",)}
GOAL = (
    "id",
    "scope",
    "section",
    "number",
    "title",
    "description",
    "focus_area",
    "criterion",
    "remarks",
    "weight",
    "responsible",
    "extra",
)
MILESTONE = ("id", "number", "text", "weight", "deadline", "targets")
SIGNATURE = ("name", "title", "organisation", "place", "date")
FOLLOW_UP = ("occasion", "when", "scale")
OUTCOME = (
    "scope",
    "section",
    "goal_number",
    "goal_title",
    "milestone_number",
    "milestone_text",
    "rating",
    "rating_text",
    "score",
    "comment",
)
LINKS = ("goal", "milestone")

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛´`", "'")})
DASHES = re.compile("[\u2010-\u2015\u2212]")


def compare(truth: Fields, plan: Plan) -> list[str]:
    """The differences, one line each; empty when the plan is what the truth says.

    A line reads ``goals/1/title: truth 'Økonomistyring', got None``.
    """
    return list(_differences(truth, asdict(plan)))


def compare_report(truth: Fields, report: FollowUpReport) -> list[str]:
    """The differences of a report, likewise. A field of an outcome that is absent in the truth is null there."""
    got = asdict(report)
    said = [*_fields("", truth, got, ("year", "occasion"))]
    said += _fields("agency/", truth["agency"], got["agency"], PARTIES["agency"])
    return [*said, *_outcomes(truth, got, OUTCOME)]


def compare_links(truth: Fields, report: FollowUpReport) -> list[str]:
    """The differences in the ids that tie the outcomes of a report to a plan."""
    return _outcomes(truth, asdict(report), LINKS)


def _outcomes(truth: Fields, got: Fields, names: Sequence[str]) -> list[str]:
    said: list[str] = []
    for path, want, have in _pairs("outcomes", truth["outcomes"], got["outcomes"]):
        said += _one(path, want and {**dict.fromkeys(names), **want}, have, names)
    return said


def clean(text: str | None) -> str | None:
    """A text as it is compared.

    >>> clean("Mål –  og  “resultat”;")
    'Mål - og "resultat"'
    """
    if text is None:
        return None
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(QUOTES)
    return " ".join(DASHES.sub("-", text).split()).rstrip(",;").rstrip()


def meaning(plan: Plan) -> dict[str, Any]:
    """What a plan says, without where it says it: equal for the same plan in two formats."""
    got = asdict(plan)
    said: dict[str, Any] = {
        **{
            name: _value(name, got.get(name))
            for name in ("id", "year", "period", "document_type", "agency", "ministry")
        },
        "signatures": [_project(s, SIGNATURE) for s in got["signatures"]],
        "follow_ups": [_project(f, FOLLOW_UP) for f in got["follow_ups"]],
        "goals": [
            {**_project(goal, GOAL), "milestones": [_project(m, MILESTONE) for m in goal["milestones"]]}
            for goal in got["goals"]
        ],
    }
    return said


def _differences(truth: Fields, got: Fields) -> Iterator[str]:
    yield from _fields("", truth, got, PLAN)
    for party, names in PARTIES.items():
        yield from _fields(f"{party}/", truth.get(party) or {}, got[party] or {}, names)
    for name, fields in (("signatures", SIGNATURE), ("follow_ups", FOLLOW_UP), ("goals", GOAL)):
        for path, want, have in _pairs(name, truth.get(name), got[name]):
            yield from _one(path, want, have, fields)
            if name == "goals" and want and have:
                for inner, a, b in _pairs(f"{path}/milestones", want.get("milestones"), have["milestones"]):
                    yield from _one(inner, a, b, MILESTONE)


def _pairs(
    name: str, wants: Sequence[Fields] | None, haves: Sequence[Fields]
) -> Iterator[tuple[str, Fields | None, Fields | None]]:
    """Truth and plan side by side, by place; what one of them lacks is null."""
    if wants is None:
        return
    for n in range(max(len(wants), len(haves))):
        yield f"{name}/{n + 1}", wants[n] if n < len(wants) else None, haves[n] if n < len(haves) else None


def _one(path: str, want: Fields | None, have: Fields | None, names: Sequence[str]) -> Iterator[str]:
    if want is None or have is None:
        yield f"{path}: {'invented' if want is None else 'missing'} {_brief(want or have or {})}"
        return
    yield from _fields(f"{path}/", want, have, names)


def _fields(path: str, want: Fields, have: Fields, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name in want and _value(name, want[name]) != _value(name, have.get(name)):
            yield f"{path}{name}: truth {want[name]!r}, got {have.get(name)!r}"


def _project(fields: Fields, names: Sequence[str]) -> dict[str, Any]:
    return {name: _value(name, fields.get(name)) for name in names}


def _value(name: str, value: Any) -> Any:
    """A field as it is compared: texts cleaned, of deadlines and targets what was concluded."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if name in ("deadline", "when"):
        return value.get("start"), value.get("end")
    if name == "targets":
        return sorted((t["comparator"], float(t["value"]), str(t.get("upper")), clean(t["unit"])) for t in value)
    if isinstance(value, Mapping):
        return {str(key).lower(): _value(key, part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_value(name, part) for part in value]
    text = clean(str(value))
    return text.lower() if text and name in ("occasion", "document_type", "scale") else text


def _brief(fields: Fields) -> str:
    """What names a goal, milestone, signature or follow-up in a message."""
    return next(repr(fields[key]) for key in ("title", "text", "name", "occasion", "goal_title") if fields.get(key))
