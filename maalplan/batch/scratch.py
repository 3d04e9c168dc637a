"""The private temporary folder of a run. It goes away with the run; what a run that was killed left, the next one
takes away."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from maalplan.errors import MaalplanError

PREFIX = "maalplan-"
FRESH = 10.0
"""Seconds for which a folder is left alone: whoever has just made it may not hold its lock yet."""

LOCK = "lock"
"""Held in a run's folder as long as the run lives: the system lets go of it when the run is killed."""


class TemporaryFolder(MaalplanError):
    """There is no temporary folder to write to."""

    code = "output"


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder that nobody else may read, gone with all its content when the run is.

    Raises:
        TemporaryFolder: the system does not let us make it.
    """
    from filelock import FileLock

    with ExitStack() as stack:
        try:
            _sweep(Path(tempfile.gettempdir()))
            made = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
            name = stack.enter_context(made)
            stack.enter_context(FileLock(Path(name) / LOCK))
        except OSError as error:
            raise TemporaryFolder(
                f"The temporary folder cannot be written to ({error.strerror or error}); "
                "make room there, or name another one in TMPDIR."
            ) from error
        yield Path(name).resolve()


def _sweep(folder: Path) -> None:
    """Take away the folders of runs that live no more."""
    try:
        left = [path for path in folder.glob(f"{PREFIX}*") if _is_ours(path)]
    except OSError:
        return
    for path in left:
        if _is_dead(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_ours(path: Path) -> bool:
    """Whether *path* is a private folder of this very user, no link to another, and not just being made."""
    try:
        facts = path.lstat()
    except OSError:
        return False
    if time.time() - facts.st_mtime < FRESH:
        return False
    private = sys.platform == "win32" or (facts.st_uid == os.getuid() and not facts.st_mode & 0o077)
    return stat.S_ISDIR(facts.st_mode) and private


def _is_dead(path: Path) -> bool:
    from filelock import FileLock, Timeout

    if not (path / LOCK).is_file():
        return False  # of another kind of run, or one that is just beginning
    try:
        with FileLock(path / LOCK, blocking=False):
            return True
    except (Timeout, OSError):
        return False
