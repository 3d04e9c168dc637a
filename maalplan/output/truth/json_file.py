"""A truth as a JSON file, read: what a document's plan should be, with every other reading that is fair.

The plan in it has the fields of plan files. Beside a field ``title`` may stand ``title_alts`` (other readings that are
right too) and ``title_unscored`` (true: it is not counted); ``unscored`` lists places that the document has lost
(``goals/2/title``, ``goals/0/milestones/1``, ``signatures``). What else stands in the file is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar

import msgspec

from maalplan.errors import Damaged, NotADocument
from maalplan.model import (
    Deadline,
    FollowUp,
    Period,
    Signature,
    Target,
    Truth,
    Version,
    Wanted,
    WantedFollowUp,
    WantedGoal,
    WantedMilestone,
    WantedPlan,
    WantedTarget,
    Weight,
)

T = TypeVar("T")

_GOAL: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("scope", "section", "number", "title", "description", "focus_area", "criterion"), str),
    "remarks": str,
    "weight": Weight,
    "responsible": str,
    "extra": dict[str, str | None],
}
_PLAN: Final[Mapping[str, Any]] = {"title": str, "document_type": str, "year": int, "published": str}
BOM: Final = b"\xef\xbb\xbf"


def truth_from_json(data: bytes) -> Truth:
    """The truth in a JSON file.

    Raises:
        Damaged: broken JSON, or a field is missing or of the wrong kind.
        NotADocument: JSON, but no truth.
    """
    try:
        tree = msgspec.json.decode(data.removeprefix(BOM))
    except RecursionError as error:
        raise Damaged("This JSON is nested too deeply to be a truth.") from error
    except ValueError as error:  # msgspec's own errors, and bytes that are no UTF-8
        raise Damaged(f"This is no whole JSON file in UTF-8 ({error}). Take it from its source again.") from error
    if not isinstance(tree, dict) or not {"id", "file", "plan"} <= set(tree):
        raise NotADocument("This JSON is no truth: it has no id, file and plan. Give what 'review export-truth' wrote.")
    lost = frozenset(_as(tree.get("unscored", []), tuple[str, ...], "unscored"))
    return Truth(
        id=_as(tree["id"], str, "id"),
        file=_file_name(_as(tree["file"], str, "file")),
        content=_as(tree.get("content", ""), str, "content"),
        tags={name: str(value) for name, value in _as(tree.get("tags", {}), dict[str, Any], "tags").items()},
        plan=_plan(_Tree(_as(tree["plan"], dict[str, Any], "plan"), "", lost)),
    )


def _file_name(name: str) -> str:
    """*name*, which is that of a file in ``docs`` and leads nowhere else."""
    if name in {"", ".", ".."} or PurePosixPath(name).name != name or "\\" in name or ":" in name or "\0" in name:
        raise Damaged(f"file is {name!r}: it should be the name of a document in the folder docs. Correct that field.")
    return name


def _as(value: Any, kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise Damaged(f"This truth is not as it should be at {where}: {error}. Correct that field.") from error


@dataclass(frozen=True, slots=True)
class _Tree:
    """A part of the plan in the file; ``path`` as places are named in ``unscored``, ``lost`` all that are there."""

    fields: Mapping[str, Any]
    path: str
    lost: frozenset[str]

    def below(self, name: str) -> list[_Tree]:
        """The parts in a list."""
        found = _as(self.fields.get(name) or [], list[dict[str, Any]], self.at(name))
        return [_Tree(fields, f"{self.at(name)}/{place}", self.lost) for place, fields in enumerate(found)]

    def at(self, name: str) -> str:
        """The place of a field."""
        return f"{self.path}/{name}".lstrip("/")

    def is_counted(self, name: str) -> bool:
        """Whether a field earns and costs."""
        return self.at(name) not in self.lost and not self.fields.get(f"{name}_unscored")

    def wanted(self, name: str, kind: Any) -> Wanted:
        """What should stand in a field."""
        readings = [self.fields.get(name), *self.listed(f"{name}_alts")]
        typed = tuple(_as(reading, kind | None, self.at(name)) for reading in readings)
        return Wanted(typed, self.is_counted(name))

    def listed(self, name: str) -> list[Any]:
        """A list of values; empty where there is none."""
        found: list[Any] = _as(self.fields.get(name) or [], list[Any], self.at(name))
        return found

    def must(self, name: str, kind: type[T]) -> T:
        """A field that has to be there."""
        if name not in self.fields:
            raise Damaged(f"{self.at(name)} is missing in this truth. Write it there.")
        return _as(self.fields[name], kind, self.at(name))


# ------------------------------------------------------------------ the parts of a plan


def _plan(tree: _Tree) -> WantedPlan:
    return WantedPlan(
        fields=_plan_fields(tree),
        goals=tuple(_goal(goal) for goal in tree.below("goals")),
        follow_ups=tuple(map(_follow_up, tree.below("follow_ups"))) if tree.is_counted("follow_ups") else None,
        optional_follow_ups=_as(tree.listed("follow_ups_optional"), tuple[FollowUp, ...], "follow_ups_optional"),
        signatures=_as(tree.listed("signatures"), tuple[Signature, ...], "signatures")
        if tree.is_counted("signatures")
        else None,
    )


def _plan_fields(tree: _Tree) -> dict[str, Wanted]:
    agency, ministry = (_as(tree.fields.get(name) or {}, dict[str, Any], name) for name in ("agency", "ministry"))
    acronym = tree.is_counted("acronym") and tree.fields.get("acronym_scored", True)
    parties = (("agency", agency, "name"), ("acronym", agency, "acronym"), ("ministry", ministry, "name"))
    found = {name: tree.wanted(name, kind) for name, kind in _PLAN.items()}
    for name, fields, field in parties:
        words = _as(fields.get(field), str | None, name)  # type: ignore[arg-type]  # msgspec takes unions too
        found[name] = Wanted((words,), bool(acronym) if name == "acronym" else tree.is_counted(name))
    if "version" in tree.fields:
        found["version"] = tree.wanted("version", Version)
    return {**found, "period": _period(tree)}


def _period(tree: _Tree) -> Wanted:
    days = _as(tree.fields.get("period") or {}, dict[str, Any], "period")
    period = _as(days, Period, "period") if any(days.values()) else None
    return Wanted((period,), tree.is_counted("period"))


def _goal(tree: _Tree) -> WantedGoal:
    milestones = tuple(_milestone(milestone) for milestone in tree.below("milestones"))
    return WantedGoal({name: tree.wanted(name, kind) for name, kind in _GOAL.items()}, milestones)


def _milestone(tree: _Tree) -> WantedMilestone:
    fields = {
        "number": tree.wanted("number", str),
        "deadline": Wanted(_deadlines(tree), tree.is_counted("deadline")),
        "weight": tree.wanted("weight", Weight),
    }
    if "extra" in tree.fields:
        fields["extra"] = tree.wanted("extra", dict[str, str | None])
    return WantedMilestone(
        texts=(tree.must("text", str), *_as(tree.listed("text_alts"), tuple[str, ...], tree.at("text_alts"))),
        fields=fields,
        targets=tuple(map(_target, tree.below("targets"))) if tree.is_counted("targets") else None,
        inside=_as(tree.listed("subs"), tuple[str, ...], tree.at("subs")),
        lost=tree.path in tree.lost,
    )


def _deadlines(tree: _Tree) -> tuple[Deadline | None, ...]:
    """Every deadline that is right."""
    first = _deadline(tree.fields.get("deadline"), tree)
    others = tree.fields["deadline"].get("alts") or [] if first is not None else []
    if tree.fields.get("deadline_alts"):
        others = tree.listed("deadline_alts")
        fair = tuple(_deadline(other, tree) for other in others)
        return fair if first not in fair else (first, *(one for one in fair if one != first))
    return (first, *(_deadline(other, tree) for other in _as(others, list[Any], tree.at("deadline/alts"))))


def _deadline(days: Any, tree: _Tree) -> Deadline | None:
    """A deadline; other readings need no words."""
    if days is None:
        return None
    return _as({"text": "", **_as(days, dict[str, Any], tree.at("deadline"))}, Deadline, tree.at("deadline"))


def _target(tree: _Tree) -> WantedTarget:
    target = _as({"text": "", **tree.fields}, Target, tree.path)
    return WantedTarget(target, bool(tree.fields.get("optional")))


def _follow_up(tree: _Tree) -> WantedFollowUp:
    occasion = tree.must("occasion", str)
    more: Sequence[str] = _as(tree.listed("occasion_alts"), tuple[str, ...], tree.at("occasion_alts"))
    scale = _as(tree.listed("scale"), tuple[str, ...], tree.at("scale"))
    scales = _as(tree.listed("scale_alts"), tuple[tuple[str, ...], ...], tree.at("scale_alts"))
    when = {"text": "", **tree.must("when", dict[str, Any])}
    return WantedFollowUp((occasion, *more), _as(when, Deadline, tree.at("when")), scales or (scale,))
