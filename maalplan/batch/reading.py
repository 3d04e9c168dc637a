"""One document, read: its plan, or the reason why there is none. Nothing that a document does stops the run."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Sequence
from pathlib import Path

from maalplan.batch.tasks import Job, Read, Task
from maalplan.errors import MaalplanError, Unreadable
from maalplan.model import Failure, FollowUpReport, Plan

log = logging.getLogger(__name__)


def read_file(task: Task, job: Job) -> Read | Failure:
    """Read the document of *task*, and write what it is read for to the task's target: its plan, or the follow-ups that
    it holds, as JSON; or the page on which a plan stands beside it.

    Whatever goes wrong becomes a :class:`Failure`: with the code of a :class:`MaalplanError`, ``memory``, or
    ``internal`` for a fault of maalplan's own (its traceback is logged at level DEBUG).
    """
    try:
        data, read = _made(task, job)
    except MaalplanError as error:
        return failure(error)
    except MemoryError:
        return Failure("memory", "The document needs more memory than it may take; raise --memory, or split it.")
    except Exception as error:
        log.debug("%s", task.relative, exc_info=True)
        return Failure("internal", _fault(error))
    try:
        task.target_file.write_bytes(data)
    except OSError as error:
        return Failure("output", f"The temporary folder cannot be written to ({error.strerror}); make room there.")
    return read


def _made(task: Task, job: Job) -> tuple[bytes, Read]:
    if task.page is not None:
        from maalplan.batch.page_made import page_made

        return page_made(task.file, task.page, job.options)
    if job.wanted == "follow-up":
        from maalplan.output.followup.json_file import follow_ups_to_bundle
        from maalplan.pipeline import follow_ups_of

        reports = follow_ups_of(task.file, path=task.relative, vocabulary=job.vocabulary, options=job.options)
        return follow_ups_to_bundle(reports), _what_was_reported(reports)
    from maalplan.output.plan_json import plan_to_json
    from maalplan.pipeline import read_plan

    plan = read_plan(task.file, path=task.relative, vocabulary=job.vocabulary, options=job.options)
    return plan_to_json(plan), what_was_read(plan)


def _what_was_reported(reports: Sequence[FollowUpReport]) -> Read:
    outcomes = [outcome for report in reports for outcome in report.outcomes]
    on_milestones = sum(outcome.milestone_text is not None for outcome in outcomes)
    plan_id = f"{reports[0].agency.id}-{reports[0].year or 0:04d}"
    said = sum(len(report.findings) for report in reports)
    return Read(plan_id, reports[0].source.sha256, len(outcomes) - on_milestones, on_milestones, said)


def what_was_read(plan: Plan) -> Read:
    """What the report says of *plan*."""
    milestones = sum(len(goal.milestones) for goal in plan.goals)
    return Read(plan.id, plan.source.sha256, len(plan.goals), milestones, len(plan.findings))


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
