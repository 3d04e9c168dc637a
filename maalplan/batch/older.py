"""Corrections of older documents: what they were made to has changed, and the plan of what it is now tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maalplan.batch.corrected import with_older
from maalplan.batch.corrections_kept import Kept
from maalplan.batch.folder import Folder, Unread, plan_file
from maalplan.batch.reading import what_was_read
from maalplan.batch.state import Record, hash_of
from maalplan.batch.tasks import Read
from maalplan.model import DocumentCorrections, ReportEntry
from maalplan.output.plan_json import plan_to_json


@dataclass(frozen=True, slots=True)
class Older:
    """A plan that has, or had, corrections of an older document: what it holds now, and a line that says so."""

    read: Read
    said: str | None

    def counted(self, entry: ReportEntry) -> ReportEntry:
        """*entry* with the findings of the plan, where it is that of the plan."""
        its = entry.status == "ok" and entry.plan_id == self.read.plan_id
        return replace(entry, findings=self.read.findings) if its else entry


def tell_older(held: Folder, kept: Kept) -> Iterator[Older]:
    """Write the plans that shall begin, or need no longer, tell of corrections of an older document; gives these, and
    those that tell of them already."""
    owners = held.owners()
    older = older_documents(kept, owners)
    for plan_id, record in sorted(owners.items()):
        count = counted_corrections(older.get(plan_id, ()))
        if (count or record.older) and not held.is_edited(plan_id):
            read = record.read if count == record.older else _written(held, plan_id, replace(record, older=count))
            if read is not None:
                yield Older(read, _said(held, plan_id, count) if count else None)


def _written(held: Folder, plan_id: str, record: Record) -> Read | None:
    """Write the plan anew as *record* says; what it holds then."""
    plan = held.plan(plan_id)
    if isinstance(plan, Unread):
        return None
    plan = with_older(plan, record.older)
    data, read = plan_to_json(plan), what_was_read(plan)
    held.remember(replace(record, read=read, file=hash_of(data)))
    held.put_plan(plan_id, data)
    return read


def _said(held: Folder, plan_id: str, count: int) -> str:
    made = "1 correction was" if count == 1 else f"{count} corrections were"
    return (
        f"{held.shown}/{plan_file(plan_id)}: {made} made to an older version of its document; "
        f"'maalplan review apply {held.shown} --carry' puts in those whose words still stand."
    )


def older_documents(kept: Kept, owners: dict[str, Record]) -> dict[str, tuple[DocumentCorrections, ...]]:
    """Of each plan (by its id) the corrections of an older version of its document: of another content, at its path or
    else under its id, from which the folder has no plan any more. *owners* has the documents of the folder's plans."""
    there = {record.sha256 for record in owners.values()}
    found: dict[str, tuple[DocumentCorrections, ...]] = {}
    for document in kept.documents.values():
        if document.sha256 not in there:
            plan_id = next((id_ for id_, record in owners.items() if record.path == document.path), document.plan)
            found[plan_id] = (*found.get(plan_id, ()), document)
    return {plan_id: documents for plan_id, documents in found.items() if plan_id in owners}


def counted_corrections(documents: Sequence[DocumentCorrections]) -> int:
    """How many corrections *documents* have."""
    return sum(len(one.corrections) for one in documents)
