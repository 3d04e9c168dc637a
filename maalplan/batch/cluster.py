"""Reads the documents of a run on a Dask cluster, each through the same supervised process as on one machine.

A document travels to the cluster as bytes and comes back as its plan, so no disk need be shared. A machine of the
cluster that is lost gives its documents to the others; a document that breaks its process is one failure there as here.
"""

from __future__ import annotations

import atexit
import os
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from maalplan.batch.pool import WAITING, Pool
from maalplan.batch.reading_key import program
from maalplan.batch.scratch import scratch
from maalplan.batch.tasks import Answer, Bounds, Job, Task
from maalplan.errors import MaalplanError
from maalplan.model import Failure

if TYPE_CHECKING:
    from distributed import Client, Future

REACH = 30
"""Seconds that a cluster has to answer at all."""


COUNTED = 50
"""Answers after which the cluster's machines are counted anew: they may come and go."""


class ClusterError(MaalplanError):
    """The cluster cannot be used."""

    code = "cluster"


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it travels to the cluster."""

    number: int
    relative: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back: the answer, the plan as a JSON file, and which program read it."""

    answer: Answer
    plan: bytes | None
    program: str


class Cluster:
    """The workers of the Dask scheduler at an address such as ``tcp://10.0.0.5:8786``."""

    def __init__(self, job: Job, bounds: Bounds, scheduler: str) -> None:
        """Connect.

        Raises:
            ClusterError: Dask is not installed here, the scheduler does not answer, or it has no workers.
        """
        self._job, self._bounds = job, bounds
        self._client = _client(scheduler)
        from distributed import as_completed

        self._tasks: dict[str, Task] = {}
        self._done: Any = as_completed([], loop=self._client.loop)
        self._answered = 0
        self._slots = self._count()

    @property
    def has_room(self) -> bool:
        """Whether a worker would have to wait for a document."""
        return len(self._tasks) < self._slots * WAITING

    def _count(self) -> int:
        """How many documents the cluster reads at a time; machines may come and go."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, task: Task) -> None:
        """Send a document off."""
        sent = Sent(task.number, task.relative, task.file.read_bytes())
        future = self._client.submit(read_there, sent, self._job, self._bounds, pure=False)
        self._tasks[future.key] = task
        self._done.add(future)

    def wait(self) -> Answer:
        """The next answer, its plan in its place.

        Raises:
            ClusterError: the cluster is lost, or its maalplan is another than this one.
        """
        future: Future = next(self._done)
        task = self._tasks.pop(future.key)
        self._answered += 1
        if self._answered % COUNTED == 0:
            self._slots = self._count()
        back = _back(future)
        if back is None:
            return Answer(task.number, None, _lost(), 0.0)
        if back.program != program():
            raise ClusterError("The cluster has another maalplan than this machine; install the same on both.")
        if back.plan is not None:
            task.target_file.write_bytes(back.plan)
        return back.answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.cancel(list(self._tasks), force=True)
        self._client.close()


def read_there(sent: Sent, job: Job, bounds: Bounds) -> Back:
    """Read a document on a worker of the cluster, in the supervised process that this thread keeps."""
    pool, folder = _KEPT.pool_for(job, bounds)
    path, target = folder / "document", folder / "plan.json"
    path.write_bytes(sent.data)
    pool.submit(Task(sent.number, os.fsencode(path), sent.relative, os.fsencode(target)))
    answer = pool.wait()
    return Back(answer, target.read_bytes() if answer.read is not None else None, program())


class _Kept(threading.local):
    """What a thread of a worker keeps from one document to the next: a pool of one process, and its folder."""

    def __init__(self) -> None:
        self._stack: ExitStack | None = None
        self._held_for: tuple[Job, Bounds] | None = None

    def pool_for(self, job: Job, bounds: Bounds) -> tuple[Pool, Path]:
        if self._stack is None or self._held_for != (job, bounds):
            if self._stack is not None:
                self._stack.close()
            self._stack, self._held_for = ExitStack(), (job, bounds)
            atexit.register(self._stack.close)
            self._folder = self._stack.enter_context(scratch())
            self._pool = self._stack.enter_context(Pool(job, 1, bounds, self._folder))
        return self._pool, self._folder


_KEPT = _Kept()


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError('--engine dask needs the extra "dask": pip install "maalplan[dask]".') from None
    try:
        client = Client(scheduler, timeout=REACH, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ClusterError(f"No Dask scheduler answers at {scheduler} ({reason}); check the address.") from None
    if not client.nthreads():
        client.close()
        raise ClusterError(
            f"The Dask scheduler at {scheduler} has no workers; start some with 'dask worker {scheduler}'."
        )
    return client


def _back(future: Future) -> Back | None:
    """What a task gave; None where the machines that worked on it were lost again and again."""
    from distributed.scheduler import KilledWorker

    try:
        back = future.result()
    except KilledWorker:
        return None
    except MaalplanError:
        raise
    except Exception as error:
        raise ClusterError(
            f"The cluster failed ({type(error).__name__}); see the logs of its workers, and run the same command "
            "again: what is done is not done again."
        ) from error
    assert isinstance(back, Back)
    return back


def _lost() -> Failure:
    return Failure(
        "crashed",
        "Several machines of the cluster were lost while they read this; read it on one machine, with --retry-failed.",
    )
