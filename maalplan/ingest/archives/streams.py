"""The bytes of a file that is packed with gzip or bzip2, or not at all."""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from maalplan import limits

_GZIP = 16 + zlib.MAX_WBITS


class Readable(Protocol):
    """What is read from its beginning to its end; ``read`` gives fewer bytes than asked for only there."""

    def read(self, size: int = ..., /) -> bytes: ...

    def close(self) -> None: ...


class Gunzipped:
    """What is packed with gzip in the file at *path*, one stream or several behind each other.

    The standard library reads the headers of such streams letter by letter, and they may be as long as their writer
    likes; zlib passes over them.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._stream = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._between = False

    def read(self, size: int = limits.PIECE, /) -> bytes:
        """The next *size* bytes, fewer at the end.

        Raises:
            EOFError: the file is cut off.
            zlib.error: it is damaged.
        """
        got = bytearray()
        while len(got) < size:
            packed = self._rest or self._file.read(limits.PIECE)
            if self._between:
                if not packed:
                    break
                self._rest = packed.lstrip(b"\0")
                if self._rest:
                    self._stream, self._between = zlib.decompressobj(_GZIP), False
                continue
            piece = self._stream.decompress(packed, size - len(got))
            if not (packed or piece or self._stream.eof):
                raise EOFError("the stream does not end")
            got += piece
            self._between = self._stream.eof
            self._rest = self._stream.unused_data if self._between else self._stream.unconsumed_tail
        return bytes(got)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _plain(path: Path) -> Readable:
    return path.open("rb")


OPEN: dict[str, Callable[[Path], Readable]] = {"": _plain, "gz": Gunzipped, "bz2": bz2.BZ2File}
"""How a file is opened, by what it is packed with."""
