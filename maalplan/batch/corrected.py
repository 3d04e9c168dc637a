"""A plan with the corrections that the folder keeps for it: as read, put right, and under the id it has there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maalplan.batch.folder import Folder, Unread, plan_file
from maalplan.batch.ids import Ids, Known, own, renamed
from maalplan.batch.state import Record
from maalplan.errors import MaalplanError
from maalplan.findings import corrections_of_older_document
from maalplan.model import SCHEMA_VERSION, Correction, MadeCorrection, Plan
from maalplan.output.plan_json import plan_from_json, plan_to_json

if TYPE_CHECKING:
    from maalplan.review.corrections import Left

OLDER = corrections_of_older_document(1).code


@dataclass(frozen=True, slots=True)
class PlanAsRead:
    """A plan before its corrections, under its own id, and its file."""

    plan: Plan
    data: bytes


@dataclass(frozen=True, slots=True)
class PutRight:
    """A plan with its corrections, under the id that it has in the folder, and its file; what became of them."""

    plan: Plan
    data: bytes
    made: tuple[MadeCorrection, ...] = ()
    left: tuple[Left, ...] = ()


def put_right(read: PlanAsRead, corrections: Sequence[Correction], ids: Ids, older: int = 0) -> PutRight:
    """The plan *read* with its *corrections*, under an id that *ids* gives; it tells of *older* corrections, those of
    another version of its document."""
    plan, made, left = read.plan, tuple[MadeCorrection, ...](), tuple["Left", ...]()
    if corrections:
        from maalplan.review.corrections import corrected

        done = corrected(plan, corrections)
        plan, made, left = replace(done.plan, schema_version=SCHEMA_VERSION), done.made, done.left
    plan_id = ids.settle(Known(plan.id, plan.source.path, plan.source.sha256))
    if plan_id != plan.id:
        plan = renamed(plan, plan_id)
    plan = with_older(plan, older)
    return PutRight(plan, read.data if plan == read.plan else plan_to_json(plan), made, left)


def with_older(plan: Plan, older: int) -> Plan:
    """*plan* telling of that many corrections of an older document; of none it says nothing."""
    findings = tuple(one for one in plan.findings if one.code != OLDER)
    if older:
        findings = (*findings, corrections_of_older_document(older))
    return replace(plan, findings=findings)


def as_read(held: Folder, record: Record) -> PlanAsRead | None:
    """The plan of the document *record* as it was read; None where the folder does not have it, and the document must
    be read again."""
    assert record.read is not None
    plan_id = record.read.plan_id
    if record.corrections is None and held.held.get(plan_id) == record.file:
        now = held.plan(plan_id)
        return None if isinstance(now, Unread) else _before(held, now)
    data = held.as_read(plan_id)
    try:
        plan = None if data is None else plan_from_json(data)
    except MaalplanError:
        return None
    if data is None or plan is None or plan.source.sha256 != record.sha256:
        return None
    return PlanAsRead(plan, data)


def _before(held: Folder, plan: Plan) -> PlanAsRead:
    """A plan without corrections, as it was before it was given an id and findings of this folder."""
    before = own(with_older(plan, 0))
    file = held.out / plan_file(plan.id)
    return PlanAsRead(before, file.read_bytes() if before == plan else plan_to_json(before))
