"""Corrections put into the plans of a folder, without their documents: from the plans as they were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from maalplan.batch import folder
from maalplan.batch.corrected import PlanAsRead, PutRight, as_read, put_right
from maalplan.batch.corrections_carried import carry_over
from maalplan.batch.corrections_kept import Kept, kept_in
from maalplan.batch.corrections_merged import merge, without
from maalplan.batch.folder import PLANS, Folder, Unread
from maalplan.batch.ids import Ids
from maalplan.batch.older import counted_corrections, older_documents
from maalplan.batch.reading import what_was_read
from maalplan.batch.state import Record, hash_of
from maalplan.batch.tasks import Read
from maalplan.errors import MaalplanError, NoPlans
from maalplan.model import CorrectionsFile, DocumentCorrections, MadeCorrection, ReportEntry

if TYPE_CHECKING:
    from maalplan.review.corrections import Left

Untouched: TypeAlias = Literal["edited", "unread"]
"""Why a plan is left as it is: a person edited its file, or it must be read again, for it is not there as it was read.
"""


@dataclass(frozen=True, slots=True)
class PlanApplied:
    """What became of one plan: ``plan`` is its id, ``was`` the one it had before. ``made`` are all corrections that
    stand in it, ``new`` the ids of those that did not before, ``undone`` of those that were taken back, ``replaced`` of
    those that are kept and of which a later one leaves nothing; ``left`` could not be put in. Where it is ``untouched``
    nothing was done, and its corrections are kept."""

    plan: str
    was: str
    path: str
    made: tuple[MadeCorrection, ...] = ()
    new: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    untouched: Untouched | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of corrections: by plan; ``kept`` are those to documents that no plan in the folder was read from,
    ``older`` how many of these may be carried over, by plan; ``carried`` is how many were, ``stayed`` those that could
    not be. ``unknown`` are ids to take back that there are not; ``said`` is what else there is to say, in lines."""

    plans: tuple[PlanApplied, ...] = ()
    kept: tuple[DocumentCorrections, ...] = ()
    older: dict[str, int] = field(default_factory=dict)
    carried: dict[str, int] = field(default_factory=dict)
    stayed: dict[str, tuple[Left, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked for was done."""
        return not (self.kept or self.stayed or self.unknown or any(one.left or one.untouched for one in self.plans))


def apply_corrections(
    out: Path,
    given: Sequence[CorrectionsFile] = (),
    *,
    by: str | None = None,
    carry: bool = False,
    dry_run: bool = False,
    undo: Sequence[str] = (),
) -> Applied:
    """Put corrections into the plans of the folder *out*, which ``convert`` wrote, and write its tables anew.

    What is *given* is put beside what the folder keeps in ``corrections.json``; of none given, that is put in anew.
    *by* made those that do not say who did. *undo* takes corrections back by their ids (``all``: all). *carry* puts
    corrections of an older version of a document into the plan of the new one, where their words still stand.
    With *dry_run* nothing is written.

    Raises:
        NoPlans: *out* has no plans.
        OutputFolder: it cannot be written to, or another run writes to it.
        BrokenCorrections: its ``corrections.json`` cannot be read.
    """
    _check(out)
    with folder.opened(out) as held:
        kept = kept_in(out)
        before = dict(kept.documents)
        merged = merge(kept, (document for file in given for document in file.documents), by)
        unknown = without(kept, undo)
        run = _Run(held, kept, held.owners(), before)
        carried = run.carry() if carry else {}
        older = run.count_older()
        documents = set(merged.documents if given or undo or carry else kept.documents)
        plans = [run.one(plan_id, record) for plan_id, record in run.due(documents)]
        kept_back, unnoted = run.homeless(documents)
        applied = Applied((*plans, *unnoted), kept_back, older, carried, run.stayed, unknown, merged.said)
        if dry_run:
            return applied
        if kept.documents != before:
            kept.write(out)
        return replace(applied, said=(*applied.said, *run.write()))


@dataclass(slots=True)
class _Done:
    """A plan put right, before it is written."""

    record: Record
    read: PlanAsRead
    result: PutRight


@dataclass(slots=True)
class _Run:
    """The corrections *kept* on their way into the plans of a folder; *documents* by the ids of their plans. *before*
    is what was kept."""

    held: Folder
    kept: Kept
    documents: dict[str, Record]
    before: Mapping[str, DocumentCorrections]
    older: dict[str, int] = field(default_factory=dict)
    stayed: dict[str, tuple[Left, ...]] = field(default_factory=dict)
    done: list[_Done] = field(default_factory=list)
    ids: Ids = field(init=False)

    def __post_init__(self) -> None:
        records = self.documents.values()
        # The very content decides whose an id is: nothing has moved or changed here.
        pairs = [(record.path, record.sha256) for record in records]
        self.ids = Ids(self.held.known(), (record.path for record in records), pairs)

    def due(self, asked: set[str]) -> list[tuple[str, Record]]:
        """The plans to put right, in the order of their documents: of those *asked* for (by content), and where what
        the folder keeps is not what the plan was written with."""
        found: list[tuple[str, Record]] = []
        for plan_id, record in sorted(self.documents.items(), key=lambda one: (one[1].path, one[1].sha256)):
            as_noted = record.corrections == self.kept.hash(record.sha256) and record.older == self.older.get(
                plan_id, 0
            )
            written = self.held.held.get(plan_id) == record.file or self.held.is_edited(plan_id)
            if record.sha256 in asked or not as_noted or not written:
                found.append((plan_id, record))
            else:
                self.ids.keep(plan_id)
        return found

    def one(self, plan_id: str, record: Record) -> PlanApplied:
        """Put the corrections of one plan in."""
        if self.held.is_edited(plan_id):
            self.ids.keep(plan_id)
            return PlanApplied(plan_id, plan_id, record.path, untouched="edited")
        read = as_read(self.held, record)
        if read is None:
            self.ids.keep(plan_id)
            return PlanApplied(plan_id, plan_id, record.path, untouched="unread")
        older = self.older.get(plan_id, 0)
        result = put_right(read, self.kept.of(record.sha256), self.ids, older)
        record = replace(
            record,
            read=what_was_read(result.plan),
            file=hash_of(result.data),
            corrections=self.kept.hash(record.sha256),
            older=older,
        )
        self.done.append(_Done(record, read, result))
        now, then = [one.id for one in result.made], self._standing(plan_id)
        new = tuple(one for one in now if one not in then)
        was = self.before.get(record.sha256)
        still = {one.id for one in self.kept.of(record.sha256)}
        undone = dict.fromkeys(
            one for one in (*then, *(one.id for one in (was.corrections if was else ()))) if one not in still
        )
        elsewhere = {*now, *undone, *(one.correction.id for one in result.left)}
        return PlanApplied(
            plan=result.plan.id,
            was=plan_id,
            path=record.path,
            made=result.made,
            new=new,
            undone=tuple(undone),
            replaced=tuple(one for one in then if one not in elsewhere),
            left=result.left,
        )

    def carry(self) -> dict[str, int]:
        """Carry corrections of older documents over; how many, by plan. Those that do not fit have ``stayed``."""
        carried: dict[str, int] = {}
        for plan_id, documents in older_documents(self.kept, self.documents).items():
            record = self.documents[plan_id]
            read = None if self.held.is_edited(plan_id) else as_read(self.held, record)
            if read is not None:
                carried[plan_id], stayed = carry_over(self.kept, documents, read.plan)
                self.stayed |= {plan_id: stayed} if stayed else {}
        return carried

    def homeless(self, asked: set[str]) -> tuple[tuple[DocumentCorrections, ...], tuple[PlanApplied, ...]]:
        """The corrections among those *asked* for to documents that no plan was read from; and the plans of the others
        that are there though no run has noted them: an earlier version may have written them."""
        there = {record.sha256 for record in self.documents.values()}
        homeless = [one for one in self.kept.documents.values() if one.sha256 in asked and one.sha256 not in there]
        unnoted: dict[str, PlanApplied] = {}
        for name in self.held.held if homeless else ():
            plan = self.held.plan(name)
            if not isinstance(plan, Unread) and any(one.sha256 == plan.source.sha256 for one in homeless):
                why: Untouched = "edited" if self.held.is_edited(name) else "unread"
                unnoted[plan.source.sha256] = PlanApplied(name, name, plan.source.path, untouched=why)
        return tuple(one for one in homeless if one.sha256 not in unnoted), tuple(unnoted.values())

    def count_older(self) -> dict[str, int]:
        """Note how many corrections of an older document there are for each plan."""
        found = older_documents(self.kept, self.documents)
        self.older = {plan_id: counted_corrections(documents) for plan_id, documents in found.items()}
        return self.older

    def write(self) -> tuple[str, ...]:
        """Write the plans, the tables and what the report says of the plans; what is to be said of it."""
        try:
            for one in self.done:
                self._put(one)
        finally:
            try:
                said = self.held.write_tables(self.held.state.as_before)
            finally:
                self._report()
                self.held.settle(tuple(self.held.state.records.values()))
        return said

    def _put(self, one: _Done) -> None:
        record = one.record
        known = self.held.state.records.get((record.path, record.sha256))
        assert record.read is not None
        if known != record or self.held.held.get(record.read.plan_id) != record.file:
            self.held.put(record, one.result.data, one.read.data)
        for old in self.ids.outlived(record.path, record.sha256):
            self.held.remove_plan(old)

    def _report(self) -> None:
        """Have the report of the last run say what the plans are now."""
        from maalplan.output.report import REPORT_FILE, report_from_json

        try:
            report = report_from_json((self.held.out / REPORT_FILE).read_bytes())
        except (OSError, MaalplanError):
            return
        now = {record.sha256: record.read for record in self.held.owners().values()}
        entries = tuple(_entry_now(entry, now.get(entry.sha256 or "")) for entry in report.documents)
        made = self.held.made or report.tables
        if (entries, made) != (report.documents, report.tables):
            self.held.write_report(replace(report, documents=entries, tables=made))

    def _standing(self, plan_id: str) -> tuple[str, ...]:
        """The ids of the corrections that stand in a plan as it is now."""
        plan = self.held.plan(plan_id)
        return () if isinstance(plan, Unread) else tuple(one.id for one in plan.corrections)


def _entry_now(entry: ReportEntry, read: Read | None) -> ReportEntry:
    """*entry* with what its plan is now, where that was put right."""
    if read is None or entry.plan_id is None:
        return entry
    entry = replace(entry, plan_id=read.plan_id)
    if entry.status != "ok":
        return entry
    return replace(entry, goals=read.goals, milestones=read.milestones, findings=read.findings)


def _check(out: Path) -> None:
    """See that there are plans: a folder that is none shall not be made one.

    Raises:
        NoPlans: there are none.
    """
    if not any((out / PLANS).glob("*.json")):
        raise NoPlans(f"{out} holds no plans of maalplan: 'maalplan convert SOURCE -o {out}' puts them there.")
