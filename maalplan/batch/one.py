"""One document, read as a run reads it, without a folder to write to."""

from __future__ import annotations

import os

from maalplan.batch.engines import engine_for
from maalplan.batch.manner import Manner
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
    if found.problem is not None:
        return found.problem
    with scratch() as private:
        target = private / "plan.json"
        with engine_for(manner, 1, private) as engine:
            engine.submit(Task(0, os.fsencode(found.path), found.relative, os.fsencode(target)))
            answer = engine.wait()
        return answer.failure or target.read_bytes()
