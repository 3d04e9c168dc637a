"""Who reads the documents of a run: supervised processes of this machine, or this very process.

An engine takes tasks and gives answers, in the order in which they are ready; a task is answered once, whatever
happens to the process that works on it.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from maalplan.batch.child import CannotStart, Child
from maalplan.batch.tasks import Answer, Bounds, Job, Task
from maalplan.batch.worker import work
from maalplan.errors import MaalplanError

log = logging.getLogger(__name__)

LIFE = 200
"""Documents after which a process makes room for a new one: what libraries leak is gone with it."""

SWOLLEN = 0.4
"""Share of the memory bound that a process may hold between two documents before it makes room for a new one."""

WATCH = 0.1
"""Seconds between two looks at the processes."""

HEED = 0.5
"""Seconds after which a wait is begun anew, for on Windows no wait is broken by Ctrl-C."""

WAITING = 2
"""Tasks a process that are taken before they are read, so that none has to wait for its next one."""


class Ended(MaalplanError):
    """The run was asked to end before its time."""

    code = "ended"


class Engine(Protocol):
    """Who reads documents."""

    @property
    def has_room(self) -> bool:
        """Whether one more task would not just lie about."""
        ...

    def submit(self, task: Task) -> None:
        """Take a task."""
        ...

    def wait(self) -> Answer:
        """The next answer; to be called only while tasks are out.

        Raises:
            Ended: the run shall end.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, whatever is still out."""
        ...


class Here:
    """Reads in this process, without bounds: for debugging, and for documents that one trusts."""

    def __init__(self, job: Job, ended: threading.Event | None = None) -> None:
        """*ended* is set where the run shall end."""
        self._job = job
        self._ended = ended or threading.Event()
        self._tasks: deque[Task] = deque()

    @property
    def has_room(self) -> bool:
        """One document at a time."""
        return not self._tasks

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._tasks.append(task)

    def wait(self) -> Answer:
        """Read the task that was taken first."""
        _go_on(self._ended)
        return work(self._tasks.popleft(), self._job)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tasks.clear()


class Pool:
    """Supervised processes of this machine, each with a thread that asks it and waits.

    A document that breaks its process, takes too long or too much memory is one failure, and its process is replaced;
    its neighbours never notice.
    """

    def __init__(
        self,
        job: Job,
        count: int,
        bounds: Bounds,
        scratch: Path,
        *,
        debug: bool = False,
        ended: threading.Event | None = None,
    ) -> None:
        """*count* processes, which start with their first task; *scratch* is a private folder for temporary files;
        *ended* is set where the run shall end."""
        self._job, self._bounds, self._scratch, self._debug = job, bounds, scratch, debug
        self._ended = ended or threading.Event()
        self._count = max(1, count)
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer | MaalplanError] = queue.SimpleQueue()
        self._out = 0
        self._children: dict[int, Child] = {}
        self._threads: list[threading.Thread] = []
        self._closing = threading.Event()
        self._watch = threading.Thread(target=self._look, name="watch", daemon=True)

    @property
    def has_room(self) -> bool:
        """Whether a process would have to wait for a task."""
        return self._out < self._count * WAITING

    def submit(self, task: Task) -> None:
        """Take a task; a process more is started while there are fewer than tasks."""
        self._out += 1
        self._tasks.put(task)
        if len(self._threads) < min(self._count, self._out):
            thread = threading.Thread(target=self._serve, args=(len(self._threads),), daemon=True)
            self._threads.append(thread)
            thread.start()

    def wait(self) -> Answer:
        """The next answer.

        Raises:
            CannotStart: no process can be started.
            Ended: the run shall end.
        """
        while True:
            _go_on(self._ended)
            try:
                answer = self._answers.get(timeout=HEED)
            except queue.Empty:
                continue
            if isinstance(answer, MaalplanError):
                raise answer
            self._out -= 1
            return answer

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for _thread in self._threads:
            self._tasks.put(None)
        for child in tuple(self._children.values()):
            child.end()
        for thread in (*self._threads, self._watch):
            thread.join()

    def _serve(self, name: int) -> None:
        """What a thread does: ask its process, and replace it where that is due."""
        try:
            while (task := self._tasks.get()) is not None and not self._closing.is_set():
                child = self._child(name)
                if self._closing.is_set():
                    return
                answer = child.ask(task)
                if self._is_spent(name, answer):
                    self._children.pop(name).end()
                self._answers.put(answer)
        except CannotStart as error:
            self._answers.put(error)
        except Exception as error:  # whoever waits for the answer must not wait for ever
            log.debug("thread %d", name, exc_info=True)
            self._answers.put(
                CannotStart(f"The processes that read documents cannot be led ({type(error).__name__}); use --jobs 0.")
            )
        finally:
            if name in self._children:
                self._children.pop(name).end()

    def _child(self, name: int) -> Child:
        if name not in self._children:
            folder = self._scratch / f"worker-{name}"
            self._children[name] = Child(self._job, self._bounds, folder, debug=self._debug)
        return self._children[name]

    def _is_spent(self, name: int, answer: Answer) -> bool:
        swollen = self._bounds.megabytes and answer.megabytes > SWOLLEN * self._bounds.megabytes
        broken = answer.read is None and answer.megabytes == 0.0
        return broken or bool(swollen) or self._children[name].asked >= LIFE

    def _look(self) -> None:
        while not self._closing.wait(WATCH):
            for child in tuple(self._children.values()):
                child.look()


def _go_on(ended: threading.Event) -> None:
    if ended.is_set():
        raise Ended("The run was asked to end; every file that is there is whole.")
