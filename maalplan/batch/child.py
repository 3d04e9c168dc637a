"""A process that reads documents, seen from the run that started it: asked, watched, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from maalplan.batch.tasks import Answer, Bounds, Job, Task, get_frame, put_frame
from maalplan.batch.worker import MEGABYTE, Hello, Ready
from maalplan.errors import MaalplanError
from maalplan.model import Failure

NEAR = 0.5
"""Share of the memory bound above which a process that broke down is taken to have run out of memory: native code
asks for memory in large steps, and ends the process when it gets none."""

COUNT = 1.0
"""Seconds between two counts of the memory of the programs that a process started."""

ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Each worker has one core; Tesseract with two threads on one core is ten times slower."""


class CannotStart(MaalplanError):
    """The processes that read documents do not start."""

    code = "workers"


@dataclass(slots=True)
class _Task:
    """What the process works on: since when, and why it was ended."""

    since: float
    ended: Failure | None = None
    most: float = 0.0
    counted: float = 0.0


class Child:
    """One reading process. ``ask`` is called by one thread; ``look``, by another, ends a task that goes too far."""

    def __init__(self, job: Job, bounds: Bounds, folder: Path, *, debug: bool = False) -> None:
        """Start it; *folder* (which is made) holds its temporary files.

        Raises:
            CannotStart: the process ends before it is ready.
        """
        self._bounds = bounds
        self._task: _Task | None = None
        self._lock = threading.Lock()
        self._process = _start(folder, debug=debug)
        self.asked = 0
        try:
            put_frame(self._questions, Hello(job, bounds, os.getpid(), debug))
            ready = get_frame(self._answers, Ready)
        except OSError:
            ready = None
        if ready is None:
            self.end()
            raise CannotStart(
                "The processes that read documents do not start; "
                "use --jobs 0 to read in this process, and --debug to see why."
            )

    def ask(self, task: Task) -> Answer:
        """The answer to *task*; where the process does not live to give it, why."""
        start = time.monotonic()
        with self._lock:
            self._task = _Task(start)
        self.asked += 1
        answer = self._exchange(task)
        with self._lock:
            state, self._task = self._task, None
        if answer is not None and state.ended is None:
            return answer
        self.end()
        broken = state.ended or _death(self._process.returncode, state.most, self._bounds)
        return Answer(task.number, None, broken, round(time.monotonic() - start, 3))

    def look(self) -> None:
        """End the process where its task takes more time or memory than it may."""
        with self._lock:
            task = self._task
            if task is None or task.ended is not None:
                return
            now = time.monotonic()
            family = now - task.counted > COUNT
            task.counted = now if family else task.counted
            task.most = max(task.most, memory(self._process.pid, family=family))
            task.ended = _beyond(self._bounds, now - task.since, task.most)
            if task.ended is not None:
                kill_tree(self._process.pid)

    def end(self) -> None:
        """End the process, with all that it started."""
        kill_tree(self._process.pid)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not sent yet has no reader any more

    @property
    def _questions(self) -> BinaryIO:
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value] # Popen's streams of bytes

    @property
    def _answers(self) -> BinaryIO:
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value] # Popen's streams of bytes

    def _exchange(self, task: Task) -> Answer | None:
        try:
            put_frame(self._questions, task)
            return get_frame(self._answers, Answer)
        except (OSError, ValueError, msgspec.DecodeError):
            return None


def kill_tree(pid: int) -> None:
    """End a process and all that it started, at once; one that is gone is no matter."""
    import psutil

    try:
        process = psutil.Process(pid)
        family = [*process.children(recursive=True), process]
    except psutil.Error:
        family = []
    for one in family:
        try:
            _kill_group(one.pid)
            one.kill()
        except psutil.Error:
            continue


def memory(pid: int, *, family: bool) -> float:
    """The memory that a process holds, in megabytes; with its *family* also what all that it started hold, which
    takes longer to find out."""
    import psutil

    try:
        process = psutil.Process(pid)
        counted = [process, *(process.children(recursive=True) if family else ())]
    except psutil.Error:
        return 0.0
    total = 0
    for one in counted:
        try:
            total += one.memory_info().rss
        except psutil.Error:
            continue
    return total / MEGABYTE


def _start(folder: Path, *, debug: bool) -> subprocess.Popen[bytes]:
    private = {"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    threads = dict.fromkeys(ONE_THREAD, "1")
    try:
        folder.mkdir(exist_ok=True)
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "maalplan.batch.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if debug else subprocess.DEVNULL,
            env={**os.environ, **private, **threads, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,
        )
    except OSError as error:
        raise CannotStart(
            f"No process can be started ({error.strerror}); use --jobs 0, or a smaller --jobs."
        ) from error


def _kill_group(pid: int) -> None:
    """End the processes of a group that *pid* leads: what a program left behind when it ended has no parent."""
    if sys.platform == "win32":
        return
    try:
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _beyond(bounds: Bounds, seconds: float, megabytes: float) -> Failure | None:
    if bounds.seconds and seconds > bounds.seconds:
        return Failure(
            "timeout",
            f"Not done after {bounds.seconds:g} seconds; where the document is worth it, give more with --timeout.",
        )
    if bounds.megabytes and megabytes > bounds.megabytes:
        return _out_of_memory(bounds)
    return None


def _death(status: int | None, most: float, bounds: Bounds) -> Failure:
    """What is said of a process that ended by itself; on POSIX a negative *status* is the signal that ended it."""
    if bounds.megabytes and most > NEAR * bounds.megabytes:
        return _out_of_memory(bounds)
    by = f"signal {_name(-status)}" if status is not None and status < 0 else f"status {status}"
    return Failure(
        "crashed",
        f"The process that read this broke down ({by}); save the document anew or print it to PDF, and try again.",
    )


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # one of the many without a name
        return str(number)


def _out_of_memory(bounds: Bounds) -> Failure:
    return Failure(
        "memory",
        f"Needs more than {bounds.megabytes} MB of memory; "
        "where the document is worth it, give more with --memory, or split it.",
    )
