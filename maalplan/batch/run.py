"""A run: documents in, files and a report out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import maalplan
from maalplan.batch import folder, remote
from maalplan.batch.corrections_kept import kept_in
from maalplan.batch.course import Course, ids_for
from maalplan.batch.engines import engine_for
from maalplan.batch.folder import Folder
from maalplan.batch.manner import Listener, Manner
from maalplan.batch.scratch import scratch
from maalplan.collector import looking_seldom
from maalplan.errors import MaalplanError
from maalplan.ingest.sources import Found
from maalplan.model import SCHEMA_VERSION, Report, ReportEntry, Tool

__all__ = ["Listener", "Manner", "convert_into"]


def convert_into(
    out: Path | str,
    sources: Iterable[Found],
    listener: Listener | None = None,
    manner: Manner | None = None,
) -> Report:
    """Read *sources*, and write their plans, the tables of all plans in *out*, and the report.

    The same sources give the same files, whatever their order and the number of processes. What *out* has from the
    same document, read in the same way, is not read again. A document that fails is an entry of the report and stops
    nothing; a run that is interrupted leaves whole files, with the tables and the report of what was done.

    Raises:
        MaalplanError: *out* cannot be made or written to, its corrections cannot be read, or no process can be
            started.
    """
    manner, told = manner or Manner(), listener or Listener()
    started = _now()
    with ExitStack() as stack:
        stack.enter_context(looking_seldom())
        held = stack.enter_context(folder.opened(out) if isinstance(out, Path) else remote.opened(out))
        kept = kept_in(held.out)
        private = stack.enter_context(scratch())
        ordered = sorted(sources, key=lambda one: (one.shown, one.relative, os.fsencode(one.path)))
        engine = engine_for(manner, len(ordered), private)
        run = Course(held, ids_for(held, ordered), manner, told, private, kept)
        try:
            run.read(ordered, stack.enter_context(engine))
        finally:
            report = _report(started, run.entries)
            report = _finished(held, run, report, told)
    return report


def _finished(held: Folder, run: Course, report: Report, told: Listener) -> Report:
    """Write what stands at the end of a run; the report also where the tables cannot be written."""
    try:
        for line in held.write_tables(run.manner.asked):
            told.warning(line)
    finally:
        report = replace(report, tables=held.made, documents=_with_kept(held, run, report.documents))
        held.write_report(report)
        held.settle(run.memory())
    return report


def _with_kept(held: Folder, run: Course, entries: tuple[ReportEntry, ...]) -> tuple[ReportEntry, ...]:
    """*entries* with those of the report of before that stay, because this run only adds documents to the folder."""
    from maalplan.output.report import REPORT_FILE, report_from_json

    keeps = run.manner.keeps
    if keeps is None:
        return entries
    try:
        before = report_from_json((held.out / REPORT_FILE).read_bytes()).documents
    except (OSError, MaalplanError):
        return entries  # there is none, or none that can be read
    new = {entry.source for entry in entries}
    return _in_order((*entries, *(entry for entry in before if entry.source not in new and keeps(entry))))


def _in_order(entries: Iterable[ReportEntry]) -> tuple[ReportEntry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.source, one.sha256 or "")))


def _report(started: str, entries: list[ReportEntry]) -> Report:
    return Report(SCHEMA_VERSION, Tool("maalplan", maalplan.__version__), started, _now(), _in_order(entries))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
