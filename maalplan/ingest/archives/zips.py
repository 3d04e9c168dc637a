"""The files in a ZIP archive."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from maalplan import limits
from maalplan.errors import Damaged, Encrypted, TooLarge, Unsupported
from maalplan.ingest.archives.entries import Entry, NoMore, WrongKey
from maalplan.ingest.archives.names import UTF8_FLAG, zip_name
from maalplan.ingest.archives.salvage import salvaged
from maalplan.model import Failure

UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    OverflowError,
    TooLarge,
)
"""What is raised where a ZIP file's directory cannot be read."""

_LOCKED = 0x1
_AES = 99
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""How files may be packed. LZMA (and others) is not among them: the file says how much memory it takes to unpack."""
_UNIX = 3
LINK = Failure(Unsupported.code, "This is a link in an archive, which is not followed; pack the file that it leads to.")
_STRONG = Failure(
    Encrypted.code,
    "This file asks for a password and is encrypted with AES, which is not opened; unpack the archive with its "
    "password, and give the files.",
)
_METHOD = Failure(
    Unsupported.code, "This file is packed in a way that is not read; unpack the archive, and give the files."
)


class _Sober(io.BufferedReader):
    """A file that refuses to be read at once beyond the size of the largest directory that is taken."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > limits.ZIP_DIRECTORY:
            raise TooLarge("The archive holds too many files; unpack it, and give its folders one by one.")
        return super().read(size)


def zip_names(path: Path) -> tuple[str, ...]:
    """The names in the directory of the ZIP file at *path*, as they stand there.

    Raises one of ``UNREADABLE_ZIP``.
    """
    with _Sober(io.FileIO(path)) as file, zipfile.ZipFile(file) as package:
        return tuple(package.namelist())


def zip_entries(path: Path) -> Iterator[Entry]:
    """The files in the ZIP archive at *path*, in the order of its directory; without one, what still stands whole.

    Raises:
        NoMore: it holds too many files, or is damaged.
    """
    with _opened(path) as file:
        try:
            package = zipfile.ZipFile(file)
        except TooLarge as error:
            raise NoMore(error.code, error.message) from error
        except UNREADABLE_ZIP:
            yield from salvaged(path)
            return
        with package:
            for info in package.infolist():
                name = zip_name(_raw(info), info.flag_bits, info.extra)
                if not name.endswith("/"):
                    yield _entry(package, info, name)


def _opened(path: Path) -> _Sober:
    try:
        return _Sober(io.FileIO(path))
    except OSError as error:
        raise NoMore(
            "unreadable", f"The archive cannot be opened ({error.strerror}); ask for the right to read it."
        ) from error


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of the name; the library has read those without a mark as CP437, which has a letter for each."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF8_FLAG else "cp437", "surrogateescape")


def _entry(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Entry:
    return Entry(
        name,
        partial(_pieces, package, info),
        size=info.file_size,
        packed=info.compress_size,
        locked=bool(info.flag_bits & _LOCKED),
        problem=_refused(info),
    )


def _refused(info: zipfile.ZipInfo) -> Failure | None:
    """Why a file is not unpacked, from what the directory says of it."""
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == _UNIX else 0
    if kind not in (0, stat.S_IFREG):
        return LINK
    if info.compress_type == _AES:
        return _STRONG
    return None if info.compress_type in _METHODS else _METHOD


def _pieces(package: zipfile.ZipFile, info: zipfile.ZipInfo, key: bytes | None) -> Iterator[bytes]:
    try:
        with package.open(info, pwd=key) as file:
            while piece := file.read(limits.PIECE):
                yield piece
    except (RuntimeError, *UNREADABLE_ZIP, zlib.error) as error:
        # One wrong password in 256 is believed at first, and gives broken bytes.
        if key is not None:
            raise WrongKey from error
        raise Damaged("This file in the archive is damaged; fetch the archive again.") from error
