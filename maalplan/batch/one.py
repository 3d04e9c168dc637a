"""Documents, read as a run reads them, without a folder to write to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from maalplan.batch.engines import engine_for
from maalplan.batch.manner import Manner
from maalplan.batch.pool import Engine
from maalplan.batch.scratch import scratch
from maalplan.batch.tasks import Task
from maalplan.ingest.sources import Found
from maalplan.model import Failure


def read_one(found: Found, manner: Manner) -> bytes | Failure:
    """The plan of a document that was found, as a JSON file; or why there is none.

    Raises:
        CannotStart: no process can be started.
        ClusterError: the cluster cannot be used.
    """
    (result,) = read_each([found], manner)
    return result


def read_each(found: Sequence[Found], manner: Manner) -> Iterator[bytes | Failure]:
    """The same of each of several documents, in their order: one engine reads them all, as they are asked for.

    Raises:
        CannotStart: no process can be started.
        ClusterError: the cluster cannot be used.
    """
    count = sum(one.problem is None for one in found)
    if not count:
        yield from (one.problem for one in found if one.problem is not None)
        return
    with scratch() as private, engine_for(manner, count, private) as engine:
        queue = _Queue(found, engine, private)
        for number, one in enumerate(found):
            yield one.problem or queue.result(number)


class _Queue:
    """Documents on their way through an engine, which answers in any order."""

    def __init__(self, found: Sequence[Found], engine: Engine, private: Path) -> None:
        self._engine, self._private = engine, private
        self._left = iter([(number, one) for number, one in enumerate(found) if one.problem is None])
        self._results: dict[int, bytes | Failure] = {}

    def result(self, number: int) -> bytes | Failure:
        """What became of the document of that number, once it is read."""
        while number not in self._results:
            self._fill()
            answer = self._engine.wait()
            self._results[answer.number] = answer.failure or self._taken(answer.number)
        return self._results.pop(number)

    def _fill(self) -> None:
        """Give the engine what it has room for."""
        while self._engine.has_room:
            following = next(self._left, None)
            if following is None:
                return
            number, one = following
            self._engine.submit(Task(number, os.fsencode(one.path), one.relative, os.fsencode(self._file(number))))

    def _taken(self, number: int) -> bytes:
        data = self._file(number).read_bytes()
        self._file(number).unlink()
        return data

    def _file(self, number: int) -> Path:
        return self._private / f"{number}.json"
