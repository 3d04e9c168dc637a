"""A plan that was put right, as a truth: the files of a labelled corpus, written.

The same plan gives the same bytes. What a person writes into a truth later (other fair readings, places that are lost)
is told by its ``exported``, the hash of what was written, and is never taken away unasked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from maalplan.errors import Damaged
from maalplan.model import FollowUp, Goal, Milestone, Plan, Signature
from maalplan.output.json_files import BOM

MANIFEST: Final = "manifest.json"
_ID = 12
"""Figures of the document's hash in the id of its truth."""
_UNKNOWN: Final = "unknown"
_FORMATS: Final[Mapping[str, tuple[str, str]]] = {
    "application/pdf": ("pdf", "pdf"),
    "application/vnd.oasis.opendocument.text": ("odt", "odt"),
    "application/msword": ("doc", "doc"),
    "application/rtf": ("rtf", "rtf"),
    "text/html": ("html", "html"),
    "text/markdown": ("md", "markdown"),
    "text/plain": ("txt", "text"),
}
"""Media type → ending of the file's name, and family of formats; any other is one of Word's."""
_WORD: Final = frozenset({"docm", "dotx", "dotm"})
_GOAL: Final = (
    *("scope", "section", "number", "title", "description", "focus_area", "criterion", "remarks", "weight"),
    *("responsible", "extra"),
)


def truth_id(plan: Plan) -> str:
    """The id of a plan's truth: that of its document, whatever the plan is called.

    Raises:
        Damaged: the plan does not say which document it was read from.
    """
    if not plan.source.sha256:
        raise Damaged(f"The plan {plan.id} does not say which document it was read from: convert the document again.")
    return f"d{plan.source.sha256[:_ID]}"


def document_name(plan: Plan) -> str:
    """The name that the document of a truth has."""
    ending, _ = _format(plan)
    return f"{truth_id(plan)}.{ending}"


def truth_to_json(plan: Plan) -> bytes:
    """*plan*, as it stands, as the truth of its document, in UTF-8.

    Raises:
        Damaged: a text holds half a character, which no file can hold, or the plan names no document.
    """
    row = {
        **_row(plan),
        "unscored": [],
        "corrected": [correction.path for correction in plan.corrections],
        "plan": _plan(plan),
    }
    return _encoded({**row, "exported": _hash(row)})


def is_edited(data: bytes) -> bool:
    """Whether a truth is not as it was written."""
    try:
        row = msgspec.json.decode(data.removeprefix(BOM))
        return not isinstance(row, dict) or row.pop("exported", None) != _hash(row)
    except (ValueError, RecursionError):
        return True


def manifest_to_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The list of the truths of a folder, by their ids."""
    return _encoded(sorted(rows, key=lambda row: str(row.get("id"))))


def manifest_with(manifest: bytes | None, plans: Sequence[Plan]) -> bytes:
    """The *manifest* of a folder, null where there is none, with *plans* in it too.

    Raises:
        Damaged: it is no list of truths.
    """
    rows = _rows(manifest) if manifest is not None else []
    added = {truth_id(plan): _row(plan) for plan in plans}
    kept = [row for row in rows if row.get("id") not in added]
    return manifest_to_json([*kept, *added.values()])


def _rows(manifest: bytes) -> list[dict[str, Any]]:
    try:
        return msgspec.json.decode(manifest.removeprefix(BOM), type=list[dict[str, Any]])
    except (ValueError, RecursionError) as error:
        raise Damaged(f"{MANIFEST} is no list of truths ({error}). Mend it, or name another folder.") from error


def _row(plan: Plan) -> dict[str, Any]:
    """What the manifest says of a truth, and the truth itself. Who exports it knows the format, but not how its author
    laid it out, nor how hard it is to read."""
    _, family = _format(plan)
    tags = {"layout": _UNKNOWN, "format": family, "family": family, "difficulty": _UNKNOWN}
    return {"id": truth_id(plan), "file": document_name(plan), "content": plan.source.sha256, "tags": tags}


def _format(plan: Plan) -> tuple[str, str]:
    """The ending and the family of a plan's document."""
    source = plan.source
    named = PurePosixPath(source.path).suffix.lower()[1:]
    ending, family = _FORMATS.get(source.media_type, (named if named in _WORD else "docx", "docx"))
    return ending, "scan" if "tesseract" in source.parser else family


def _encoded(tree: Any) -> bytes:
    try:
        return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"
    except UnicodeEncodeError as error:
        raise Damaged("The text holds characters that are no characters (lone surrogates).") from error


def _hash(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(_encoded(row)).hexdigest()


# ------------------------------------------------------------------ the plan


def _plan(plan: Plan) -> dict[str, Any]:
    period = {"start": None, "end": None} if plan.period is None else asdict(plan.period)
    return {
        "schema_version": plan.schema_version,
        **{name: getattr(plan, name) for name in ("title", "document_type")},
        "agency": {"name": plan.agency.name, "acronym": plan.agency.acronym},
        "ministry": None if plan.ministry is None else asdict(plan.ministry),
        "year": plan.year,
        "period": period,
        "published": plan.published,
        "version": None if plan.version is None else asdict(plan.version),
        "goals": [_goal(goal) for goal in plan.goals],
        "follow_ups": [_follow_up(one) for one in plan.follow_ups if _has_time(one)],
        "follow_ups_optional": [],
        "signatures": [_signature(one) for one in plan.signatures],
    }


def _goal(goal: Goal) -> dict[str, Any]:
    fields = {name: getattr(goal, name) for name in _GOAL}
    weight = None if goal.weight is None else asdict(goal.weight)
    return {**fields, "weight": weight, "milestones": [_milestone(one) for one in goal.milestones]}


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return {
        "number": milestone.number,
        "text": milestone.text,
        "deadline": None if milestone.deadline is None else asdict(milestone.deadline),
        "targets": [asdict(target) for target in milestone.targets],
        "weight": None if milestone.weight is None else asdict(milestone.weight),
        "extra": milestone.extra,
    }


def _has_time(follow_up: FollowUp) -> bool:
    when = follow_up.when
    return when is not None and (when.start is not None or when.end is not None)


def _follow_up(follow_up: FollowUp) -> dict[str, Any]:
    assert follow_up.when is not None
    return {"occasion": follow_up.occasion, "when": asdict(follow_up.when), "scale": list(follow_up.scale)}


def _signature(signature: Signature) -> dict[str, Any]:
    return {name: getattr(signature, name) for name in ("name", "title", "organisation", "place", "date")}
