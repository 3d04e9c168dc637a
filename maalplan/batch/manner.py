"""How a run is made, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from maalplan.batch.asked import Asked
from maalplan.batch.tasks import Bounds, Job
from maalplan.ingest.sources import Found
from maalplan.model import ReportEntry


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run is made. ``jobs``: processes; 0 reads in this one, null takes all cores. ``scheduler``: the address of
    a Dask cluster that reads instead. ``force``: read all documents anew, and write over plans that a person edited.
    ``retry_failed``: read anew what failed before. ``asked``: which files it writes beside the plans. ``keeps``:
    which entries of the folder's report of before stay in the report; null for none. ``ended`` is set, by another
    thread, where the run shall end before its time, as Ctrl-C ends it: with whole files."""

    job: Job = field(default_factory=Job)
    jobs: int | None = None
    bounds: Bounds = field(default_factory=Bounds)
    scheduler: str | None = None
    force: bool = False
    retry_failed: bool = False
    debug: bool = False
    asked: Asked = field(default_factory=Asked)
    keeps: Callable[[ReportEntry], bool] | None = None
    ended: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens while it happens: that a document is done, each entry of the report as soon as it is
    known (a failure at once, a plan when its id is), and warnings in a line each."""

    done: Callable[[Found], None] = lambda _: None
    entry: Callable[[ReportEntry], None] = lambda _: None
    warning: Callable[[str], None] = lambda _: None
