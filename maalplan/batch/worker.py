"""A process that reads documents for a run, one after the other: ``python -m maalplan.batch.worker``.

Frames come on standard input and go to standard output: first the job, then a task and its answer in turn, until
the input ends. What libraries print goes to standard error.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from typing import BinaryIO

from maalplan.batch.tasks import Answer, Bounds, Job, Task, get_frame, put_frame
from maalplan.model import Failure

GRACE = 10
"""Seconds beyond the bound after which the system ends a worker that nobody watches any more."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Hello:
    """What a worker is told when it starts: the job, the bounds of a document, who its parent is, and whether traces
    of faults are shown."""

    job: Job
    bounds: Bounds
    parent: int
    debug: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker's first answer: it can read."""

    process: int


def main() -> int:
    """Read what is asked for until nothing is asked any more."""
    questions, answers = _streams()
    hello = get_frame(questions, Hello)
    if hello is None:
        return 0
    _end_with(hello.parent)
    _bind(hello.bounds)
    if hello.debug:
        _show_traces()
    _warm(hello.job)
    put_frame(answers, Ready(os.getpid()))
    while (task := get_frame(questions, Task)) is not None:
        _alarm(hello.bounds)
        answer = work(task, hello.job)
        _alarm(None)
        put_frame(answers, answer)
    return 0


def work(task: Task, job: Job) -> Answer:
    """Read one document, and write what it is read for to the task's target. Nothing that a document does raises an
    error."""
    from maalplan.batch.reading import read_file

    start = time.perf_counter()
    result = read_file(task, job)
    seconds = round(time.perf_counter() - start, 3)
    if isinstance(result, Failure):
        return Answer(task.number, None, result, seconds, held())
    return Answer(task.number, result, None, seconds, held())


def held() -> float:
    """The memory that this process holds, in megabytes."""
    import psutil

    return float(psutil.Process().memory_info().rss) / MEGABYTE


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for frames alone; a library that prints must not break a frame."""
    questions, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(questions, "rb"), os.fdopen(answers, "wb")


def _end_with(parent: int) -> None:
    """See that this process does not outlive the run, even one that is killed while native code works here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run is told by the terminal, and ends its workers itself
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(0)


def _bind(bounds: Bounds) -> None:
    """Ask the system to refuse memory beyond the bound (Linux), and to write no dumps, which would hold the words of
    documents. Where it cannot, the run watches from outside."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and bounds.megabytes:
        resource.setrlimit(resource.RLIMIT_DATA, (bounds.megabytes * MEGABYTE,) * 2)


def _show_traces() -> None:
    import logging

    ours = logging.getLogger("maalplan")
    ours.setLevel(logging.DEBUG)
    ours.addHandler(logging.StreamHandler())


def _warm(job: Job) -> None:
    """Import what every document needs, so that no document's time counts it; the collector of garbage need never look
    at what that made."""
    import gc

    import maalplan.output.plan_json
    import maalplan.pipeline

    if job.wanted == "page":
        import maalplan.batch.page_made  # noqa: F401 - imported for what it loads

    gc.freeze()


def _alarm(bounds: Bounds | None) -> None:
    """Have the system end this process when a document takes too long and the run is gone that would end it."""
    if sys.platform != "win32":
        signal.alarm(int(bounds.seconds) + GRACE if bounds is not None and bounds.seconds else 0)


if __name__ == "__main__":
    raise SystemExit(main())
