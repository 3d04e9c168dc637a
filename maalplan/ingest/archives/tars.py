"""The files in a TAR archive, plain or packed with gzip or bzip2. It is read once, from its beginning to its end."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from maalplan import limits
from maalplan.errors import Damaged, TooLarge, Unsupported
from maalplan.ingest.archives.entries import Entry, NoMore
from maalplan.ingest.archives.streams import OPEN, Readable
from maalplan.ingest.archives.zips import LINK
from maalplan.model import Failure

CUT_OFF = "The archive is cut off or damaged; what stands before that was read. Fetch it again."
NO_FILE = Failure(Unsupported.code, "This is a pipe or a device in an archive, and no document.")

_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, OverflowError, RecursionError)
_END = bytes(tarfile.BLOCKSIZE)
_PADDING = 1 * limits.MB
"""What may follow the end of an archive in its packed stream, and is read for the sum that stands behind it."""


class _Forward:
    """A packed stream as the library wants it, which goes to and fro a little: read forward, one byte back at most.

    No more than an archive may hold comes out of it, and no more at once than a header may take: a file in the
    archive says how long the headers are, and the library would read them into memory.
    """

    def __init__(self, stream: Readable, packed: int) -> None:
        self._stream, self._packed = stream, packed
        self._at, self._last, self._back = 0, b"", False
        self.block = b""

    def tell(self) -> int:
        return self._at - self._back

    def seek(self, to: int, /) -> int:
        if to == self._at - 1 and self._last:
            self._back = True
            return to
        self._back = False
        if to < self._at:
            raise tarfile.ReadError("a way back in the archive")
        while to > self._at and self._take(min(limits.PIECE, to - self._at)):
            pass
        return self._at

    def read(self, size: int, /) -> bytes:
        if size > limits.TAR_HEADER:
            raise tarfile.ReadError("a header beyond reason")
        if self._back and size:
            self._back = False
            self.block = self._last + self._take(size - 1) if size > 1 else self._last
        else:
            self.block = self._take(size)
        return self.block

    def drain(self) -> None:
        """Read what follows the archive, so that the sum behind it is looked at."""
        end = self._at + _PADDING
        while self._at < end and self._take(limits.PIECE):
            pass

    def _take(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        self._last = data[-1:] or self._last
        if self._at > max(limits.RATIO_FROM, limits.RATIO * self._packed):
            raise NoMore(
                TooLarge.code, "The archive holds far more than its size, as harmful ones do; unpack it yourself."
            )
        if self._at > limits.ARCHIVE_BYTES:
            raise NoMore(TooLarge.code, "The archive holds too much; unpack it, and give its folders one by one.")
        return data


def tar_entries(path: Path, packed_with: str) -> Iterator[Entry]:
    """The files in the TAR archive at *path*, in its order; *packed_with* is ``gz``, ``bz2`` or empty.

    Each must be unpacked before the next is asked for.

    Raises:
        NoMore: it is damaged or cut off from here on, or larger than is taken.
    """
    try:
        stream, packed = OPEN[packed_with](path), path.stat().st_size
    except OSError as error:
        raise NoMore(
            "unreadable", f"The archive cannot be opened ({error.strerror}); ask for the right to read it."
        ) from error
    try:
        forward = _Forward(stream, packed)
        archive = tarfile.TarFile(fileobj=forward, mode="r", encoding="utf-8", errors="surrogateescape")  # type: ignore[arg-type]  # all that the library calls when it reads
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # or the library keeps all of them
            if not info.isdir():
                yield Entry(info.name, partial(_pieces, archive, info), size=info.size, problem=_refused(info))
        # The library takes a broken header for the end.
        if forward.block != _END:
            raise NoMore(Damaged.code, CUT_OFF)
        forward.drain()
    except _BROKEN as error:
        raise NoMore(Damaged.code, CUT_OFF) from error
    finally:
        stream.close()


def _refused(info: tarfile.TarInfo) -> Failure | None:
    if info.issym() or info.islnk():
        return LINK
    return None if info.isfile() else NO_FILE


def _pieces(archive: tarfile.TarFile, info: tarfile.TarInfo, _key: bytes | None) -> Iterator[bytes]:
    try:
        file = archive.extractfile(info) or io.BytesIO()
        while piece := file.read(limits.PIECE):
            yield piece
    except _BROKEN as error:
        raise NoMore(Damaged.code, CUT_OFF) from error
