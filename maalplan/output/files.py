"""Files appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from maalplan.errors import MaalplanError

_NEW = re.compile(r"\.[0-9a-f]{16}\.tmp")


class Draft:
    """A file that is written piece by piece, and appears whole or not at all.

    ``write`` as often as needed, then ``put`` it in its place or ``drop`` it. ``size`` and ``sha256`` are of what was
    written so far. All raise :class:`MaalplanError` where the system does not let us write.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._new = self._path.with_name(_new_name())
        self._hash = hashlib.sha256()
        self.size = 0
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self._new.open("xb")
        except OSError as error:
            raise _unwritten(path, error) from error

    @property
    def sha256(self) -> str:
        """The hash of what was written, in hexadecimal."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> None:
        """Add *data* at the end."""
        try:
            self._file.write(data)
        except OSError as error:
            self.drop()
            raise _unwritten(self._path, error) from error
        self._hash.update(data)
        self.size += len(data)

    def put(self) -> None:
        """Let the file appear, in the place of an older one."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._new.replace(self._path)
        except OSError as error:
            self.drop()
            raise _unwritten(self._path, error) from error

    def drop(self) -> None:
        """Let nothing appear."""
        try:
            self._file.close()
        except OSError:
            return  # a full disk: what was not written yet is not wanted any more
        finally:
            self._new.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what a run that was killed had begun to write in *folder*."""
    for path in folder.glob(".*.tmp"):
        if _NEW.fullmatch(path.name):
            path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> bool:
    """Writes *data* to *path*, whole or not at all, and says whether the file changed.

    The bytes go to a new file in the same folder, which then takes the old one's place in one step: a reader,
    or a computer that stops, never meets half a file. A file that holds these bytes already is not touched.
    Missing folders are made. A device or a pipe is written to as it is.

    Raises:
        MaalplanError: the system does not let us write; the old file stands as it was.
    """
    try:
        return _write(path, data)
    except OSError as error:
        raise _unwritten(path, error) from error


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes *files* (path in *folder*, with ``/`` → bytes), each whole; gives those that changed.

    Raises:
        MaalplanError: a path leads out of *folder*, or the system does not let us write.
    """
    targets = {folder / _inside(name): data for name, data in files.items()}
    return tuple(path for path, data in targets.items() if write_whole(path, data))


def _write(path: Path, data: bytes) -> bool:
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return True
    path = path.resolve()
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(_new_name())
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return True


def _new_name() -> str:
    return f".{secrets.token_hex(8)}.tmp"


def _unwritten(path: Path, error: OSError) -> MaalplanError:
    return MaalplanError(
        f"{path} could not be written ({error.strerror or error}). "
        "Is there room on the disk, may you write there, and is the file closed in other programs?"
    )


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise MaalplanError(f"{name!r} is no name for a file in the output folder; correct the id in the plan.")
    return path
