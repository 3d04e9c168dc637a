"""Files appear whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from maalplan.errors import MaalplanError


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
        raise MaalplanError(
            f"{path} could not be written ({error.strerror or error}). "
            "Is there room on the disk, may you write there, and is the file closed in other programs?"
        ) from error


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
    new = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return True


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise MaalplanError(f"{name!r} is no name for a file in the output folder; correct the id in the plan.")
    return path
