"""One document, read: its plan, or the reason why there is none. Nothing that a document does stops the run."""

from __future__ import annotations

import hashlib
import logging
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from maalplan.batch.tasks import Job, Read, Task
from maalplan.errors import MaalplanError, Unreadable
from maalplan.model import AS_USUAL, Failure, Plan, ReadOptions

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a document gave: a plan, or why there is none; ``seconds`` is wall time."""

    read: Read | None
    failure: Failure | None
    seconds: float


def read_file(task: Task, job: Job) -> Outcome:
    """Read the document of *task*, and write its plan as JSON to the task's target.

    Whatever goes wrong becomes a :class:`Failure`: with the code of a :class:`MaalplanError`, ``memory``, or
    ``internal`` for a fault of maalplan's own (its traceback is logged at level DEBUG).
    """
    from maalplan.output.plan_json import plan_to_json

    start = time.perf_counter()
    result = attempt(task.file, task.relative, job.vocabulary, job.options)
    if isinstance(result, Plan):
        try:
            task.target_file.write_bytes(plan_to_json(result))
        except MaalplanError as error:
            result = failure(error)
        except OSError as error:
            message = f"The temporary folder cannot be written to ({error.strerror}); make room there."
            result = Failure("output", message)
    seconds = time.perf_counter() - start
    if isinstance(result, Failure):
        return Outcome(None, result, seconds)
    return Outcome(what_was_read(result), None, seconds)


def what_was_read(plan: Plan) -> Read:
    """What the report says of *plan*."""
    milestones = sum(len(goal.milestones) for goal in plan.goals)
    return Read(plan.id, plan.source.sha256, len(plan.goals), milestones, len(plan.findings))


def attempt(
    path: Path, relative: str, vocabulary: str | None = None, options: ReadOptions = AS_USUAL
) -> Plan | Failure:
    """The plan of the document at *path*, which its source calls *relative*; or why there is none."""
    from maalplan.pipeline import read_plan

    try:
        return read_plan(path, path=relative, vocabulary=vocabulary, options=options)
    except MaalplanError as error:
        return failure(error)
    except MemoryError:
        return Failure("memory", "The document needs more memory than it may take; raise --memory, or split it.")
    except Exception as error:
        log.debug("%s", relative, exc_info=True)
        return Failure("internal", _fault(error))


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        Unreadable: the system does not let us read it.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unreadable(f"This cannot be read ({error.strerror}); ask for the right to read it.") from error


def failure(error: MaalplanError) -> Failure:
    """What the report says of an error."""
    return Failure(error.code, error.message)


def _fault(error: Exception) -> str:
    """A line on a fault of our own: what and where, but no word of the document, which may be confidential."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"A fault in maalplan itself ({type(error).__name__} in {where}): "
        "please report it, with what 'maalplan inspect --bundle' makes of this document."
    )
