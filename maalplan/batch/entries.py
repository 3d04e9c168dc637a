"""The entries of the report: what became of a document, in the words of the contract."""

from __future__ import annotations

from dataclasses import replace

from maalplan.batch.reading import failure
from maalplan.batch.state import Record
from maalplan.batch.tasks import Read
from maalplan.errors import Unsupported
from maalplan.ingest.sources import Found
from maalplan.model import Failure, ReportEntry, Status

NOTHING_READABLE = "Nothing in it can be read; maalplan reads Word, PDF, text, Markdown and HTML."

SKIPPED_IN_FOLDERS = frozenset({"unsupported", "no-goals"})
"""Codes of what stands in folders beside plans; a document that the caller named has failed instead."""


def converted(found: Found, read: Read, *, reused: bool = False) -> ReportEntry:
    """The entry of a document that gave a plan, in this run or (*reused*) an earlier one."""
    return ReportEntry(
        source=found.shown,
        sha256=read.sha256,
        status="ok",
        reused=reused,
        plan_id=read.plan_id,
        goals=read.goals,
        milestones=read.milestones,
        seconds=0.0,
        findings=read.findings,
    )


def failed(found: Found, error: Failure) -> ReportEntry:
    """The entry of a document that gave none."""
    skipped = not found.named and error.code in SKIPPED_IN_FOLDERS
    return _entry(found.shown, "skipped" if skipped else "failed", error=error)


def again(found: Found, first: ReportEntry) -> ReportEntry:
    """The entry of a document whose very bytes were met before, as *first*."""
    if first.plan_id is None:
        assert first.error is not None
        return replace(failed(found, first.error), sha256=first.sha256)
    error = Failure("duplicate", f"The same document as {first.source}, under another name; it is converted once.")
    return replace(_entry(found.shown, "skipped", error=error), sha256=first.sha256, plan_id=first.plan_id)


def gone(shown: str, record: Record, plan_id: str) -> ReportEntry:
    """The entry of a document that is no longer there."""
    error = Failure("source-gone", "No longer there; its plan is kept. Take the plan's file away if it shall go too.")
    return replace(_entry(shown, "skipped", error=error), sha256=record.sha256, plan_id=plan_id)


def nothing_readable(folder: str) -> ReportEntry:
    """The entry of a folder or archive in which nothing can be read."""
    return _entry(folder, "failed", error=failure(Unsupported(NOTHING_READABLE)))


def _entry(source: str, status: Status, error: Failure | None = None) -> ReportEntry:
    return ReportEntry(
        source=source,
        sha256=None,
        status=status,
        reused=False,
        plan_id=None,
        goals=0,
        milestones=0,
        seconds=0.0,
        findings=0,
        error=error,
    )
