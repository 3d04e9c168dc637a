"""A run: documents in, files and a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import maalplan
from maalplan.batch import folder
from maalplan.batch.ids import Ids
from maalplan.batch.reading import digest, failure, read
from maalplan.errors import MaalplanError, Unsupported
from maalplan.ingest.sources import Found
from maalplan.model import AS_USUAL, SCHEMA_VERSION, Failure, Plan, ReadOptions, Report, ReportEntry, Status, Tool

NOTHING_READABLE = "Nothing in this folder can be read; maalplan reads Word, PDF, text, Markdown and HTML."

SKIPPED_IN_FOLDERS = frozenset({"unsupported", "no-goals"})
"""Codes of what stands in folders beside plans; a document that the caller named has failed instead."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens while it happens: each entry of the report, and warnings in a line each."""

    entry: Callable[[ReportEntry], None] = lambda _: None
    warning: Callable[[str], None] = lambda _: None


def convert_into(
    out: Path,
    sources: Sequence[Found],
    listener: Listener | None = None,
    vocabulary: str | None = None,
    options: ReadOptions = AS_USUAL,
) -> Report:
    """Read *sources* as *options* say, and write their plans, the tables of all plans in *out*, and the report.

    The same sources give the same files, whatever their order. A document that fails is an entry of the report and
    stops nothing; a run that is interrupted leaves whole files, with the tables and the report of what was done.

    Raises:
        MaalplanError: *out* cannot be made or written to.
    """
    told = listener or Listener()
    folder.prepare(out)
    plans, unread = folder.held_plans(out)
    for one in unread:
        told.warning(f"{out.as_posix()}/{one.name} is left out of the tables: {one.reason}")
    ids = Ids(folder.known(plans), (one.relative for one in sources))
    run = _Run(out, {plan.id: plan for plan in plans}, ids, vocabulary, options)
    started = _now()
    entries: list[ReportEntry] = []
    try:
        for entry in run.entries(sources):
            entries.append(entry)
            told.entry(entry)
    finally:
        folder.write_tables(out, tuple(run.plans.values()))
        report = Report(
            SCHEMA_VERSION,
            Tool("maalplan", maalplan.__version__),
            started,
            _now(),
            tuple(sorted(entries, key=lambda one: one.source)),
        )
        folder.write_report(out, report)
    return report


@dataclass(slots=True)
class _Run:
    """What a run has come to: the plans in the folder by id, and what became of each content read."""

    out: Path
    plans: dict[str, Plan]
    ids: Ids
    vocabulary: str | None = None
    options: ReadOptions = AS_USUAL
    done: dict[str, ReportEntry] = field(default_factory=dict)

    def entries(self, sources: Sequence[Found]) -> Iterator[ReportEntry]:
        """The entries of the report, in the order of the paths as found; then one for each folder given in which
        nothing could be read."""
        beside: dict[str, bool] = {}
        for found in sorted(sources, key=lambda one: (one.shown, one.relative)):
            entry = self._entry(found)
            yield entry
            if found.folder is not None:
                nothing = entry.error is not None and entry.error.code == Unsupported.code
                beside[found.folder] = nothing and beside.get(found.folder, True)
        for name, nothing in beside.items():
            if nothing:
                yield _entry(name, "failed", error=failure(Unsupported(NOTHING_READABLE)))

    def _entry(self, found: Found) -> ReportEntry:
        if found.problem is not None:
            return _failed(found, found.problem)
        try:
            sha256 = digest(found.path)
        except MaalplanError as error:
            return _failed(found, failure(error))
        if sha256 in self.done:
            return _again(found, self.done[sha256])
        self.done[sha256] = replace(self._first(found), sha256=sha256)
        return self.done[sha256]

    def _first(self, found: Found) -> ReportEntry:
        """The entry of a content that this run has not met before."""
        from maalplan.output.plan_json import plan_to_json

        outcome = read(found, self.vocabulary, self.options)
        seconds = round(outcome.seconds, 3)
        if isinstance(outcome.result, Failure):
            return replace(_failed(found, outcome.result), seconds=seconds)
        plan = self.ids.settle(outcome.result)
        try:
            data = plan_to_json(plan)
        except MaalplanError as error:
            return replace(_failed(found, failure(error)), seconds=seconds)
        self._write(plan, data)
        return replace(_converted(found, plan), seconds=seconds)

    def _write(self, plan: Plan, data: bytes) -> None:
        folder.write_plan(self.out, plan.id, data)
        self.plans[plan.id] = plan
        for old in self.ids.outlived(plan):
            folder.remove_plan(self.out, old)
            self.plans.pop(old, None)


def _converted(found: Found, plan: Plan) -> ReportEntry:
    return replace(
        _entry(found.shown, "ok"),
        plan_id=plan.id,
        goals=len(plan.goals),
        milestones=sum(len(goal.milestones) for goal in plan.goals),
        findings=len(plan.findings),
    )


def _failed(found: Found, error: Failure) -> ReportEntry:
    skipped = not found.named and error.code in SKIPPED_IN_FOLDERS
    return _entry(found.shown, "skipped" if skipped else "failed", error=error)


def _again(found: Found, first: ReportEntry) -> ReportEntry:
    """The entry of a document whose very bytes were met before, as *first*."""
    if first.plan_id is None:
        assert first.error is not None
        return replace(_failed(found, first.error), sha256=first.sha256)
    error = Failure("duplicate", f"The same document as {first.source}, under another name; it is converted once.")
    return replace(_entry(found.shown, "skipped", error=error), sha256=first.sha256, plan_id=first.plan_id)


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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
