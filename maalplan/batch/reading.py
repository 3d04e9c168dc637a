"""One document, read: its plan, or the reason why there is none. Nothing that a document does stops the run."""

from __future__ import annotations

import hashlib
import logging
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from maalplan.errors import MaalplanError, Unreadable
from maalplan.ingest.sources import Found
from maalplan.model import AS_USUAL, Failure, Plan, ReadOptions

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a document gave: its plan, or why there is none; ``seconds`` is wall time."""

    result: Plan | Failure
    seconds: float


def read(found: Found, vocabulary: str | None = None, options: ReadOptions = AS_USUAL) -> Outcome:
    """Read a document that was found, with labels and headings of one's own, and as *options* say.

    Whatever goes wrong becomes a :class:`Failure`: with the code of a :class:`MaalplanError`, ``memory``, or
    ``internal`` for a fault of maalplan's own (its traceback is logged at level DEBUG).
    """
    start = time.perf_counter()
    result = _attempt(found, vocabulary, options)
    return Outcome(result, time.perf_counter() - start)


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


def _attempt(found: Found, vocabulary: str | None, options: ReadOptions) -> Plan | Failure:
    from maalplan.pipeline import read_plan

    if found.problem is not None:
        return found.problem
    try:
        return read_plan(found.path, path=found.relative, vocabulary=vocabulary, options=options)
    except MaalplanError as error:
        return failure(error)
    except MemoryError:
        message = "The memory of this machine does not suffice; close other programs, or split the document."
        return Failure("memory", message)
    except Exception as error:
        log.debug("%s", found.shown, exc_info=True)
        return Failure("internal", _fault(error))


def _fault(error: Exception) -> str:
    """A line on a fault of our own: what and where, but no word of the document, which may be confidential."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"A fault in maalplan itself ({type(error).__name__} in {where}): "
        "please report it, with what 'maalplan inspect' shows of this document."
    )
