"""ZIP files without a directory: cut off, or broken. What still stands whole in them is found file by file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from maalplan import limits
from maalplan.errors import Damaged
from maalplan.ingest.archives.entries import Entry, NoMore
from maalplan.ingest.archives.names import extra_field, zip_name

CUT_OFF = "The archive is cut off or damaged; what could be read was read. Fetch it again."

_HEADER = struct.Struct("<4s5H3L2H")
_MAGIC = b"PK\x03\x04"
_LOCKED, _STREAMED = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_LONG = 0xFFFFFFFF
_LONG_SIZES = 0x0001
_BETWEEN = 64
"""Bytes behind a streamed file among which the next one begins; its sizes stand there, in up to 24."""


@dataclass(frozen=True, slots=True)
class _Local:
    """What the header before a file says of it; ``end`` is where its bytes end."""

    name: str
    flags: int
    method: int
    crc: int
    start: int
    end: int

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


def first_name(head: bytes) -> str | None:
    """The name of the first file, if *head* (the ZIP file's first bytes) holds all of it."""
    if not head.startswith(_MAGIC) or len(head) < _HEADER.size:
        return None
    length = _HEADER.unpack_from(head)[-2]
    raw = head[_HEADER.size : _HEADER.size + length]
    return raw.decode("utf-8", "replace") if len(raw) == length else None


def salvaged_names(path: Path) -> Iterator[str]:
    """The names of the files that still stand in the ZIP file at *path*.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        for local in _locals(file):
            yield local.name


def salvaged(path: Path) -> Iterator[Entry]:
    """The files that still stand in the ZIP file at *path*.

    Raises:
        NoMore: at its end, always: something is missing.
    """
    try:
        with path.open("rb") as file:
            for local in _locals(file):
                if not local.is_folder:
                    size = local.end - local.start
                    yield Entry(local.name, partial(_pieces, file, local), packed=size)
    except OSError as error:
        raise NoMore("unreadable", f"The archive cannot be read ({error.strerror}).") from error
    raise NoMore(Damaged.code, CUT_OFF)


def _locals(file: BinaryIO) -> Iterator[_Local]:
    """The files whose headers stand behind each other from the beginning on, as far as their bytes are there."""
    length, at = file.seek(0, 2), 0
    for _ in range(limits.MEMBERS):
        local = _local(file, at)
        if local is None or local.end > length:
            return
        yield local
        file.seek(local.end)
        behind = file.read(_BETWEEN).find(_MAGIC)
        if behind < 0:
            return
        at = local.end + behind


def _local(file: BinaryIO, at: int) -> _Local | None:
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_MAGIC):
        return None
    _, _, flags, method, _, _, crc, packed, _, named, extended = _HEADER.unpack(head)
    raw, extra = file.read(named), file.read(extended)
    if packed == _LONG:
        sizes = extra_field(extra, _LONG_SIZES) or b""
        packed = int.from_bytes(sizes[8:16], "little")
    start = at + _HEADER.size + named + extended
    if flags & _STREAMED and not packed:
        end = _end_of_deflated(file, start) if method == _DEFLATED and not flags & _LOCKED else None
    else:
        end = start + packed
    return None if end is None else _Local(zip_name(raw, flags, extra), flags, method, crc, start, end)


def _end_of_deflated(file: BinaryIO, start: int) -> int | None:
    """Where the packed bytes that begin at *start* end; None where they are broken, cut off or endless."""
    file.seek(start)
    end, unpacked, stream = start, 0, zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not stream.eof and unpacked <= max(limits.RATIO_FROM, limits.RATIO * (end - start)):
            data = stream.unconsumed_tail
            if not data:
                data = file.read(limits.PIECE)
                end += len(data)
                if not data:
                    return None
            unpacked += len(stream.decompress(data, limits.PIECE))
    except zlib.error:
        return None
    return end - len(stream.unused_data) if stream.eof else None


def _pieces(file: BinaryIO, local: _Local, _key: bytes | None) -> Iterator[bytes]:
    if local.flags & _LOCKED or local.method not in (_STORED, _DEFLATED):
        raise Damaged(CUT_OFF)
    # The sum of a streamed file is behind it, where it may be missing; zlib has looked at such a file already.
    crc = 0
    try:
        for piece in _unpacked(file, local):
            crc = zlib.crc32(piece, crc)
            yield piece
    except OSError as error:
        raise Damaged(CUT_OFF) from error
    if crc != local.crc and not local.flags & _STREAMED:
        raise Damaged(CUT_OFF)


def _unpacked(file: BinaryIO, local: _Local) -> Iterator[bytes]:
    at = local.start
    stream = None if local.method == _STORED else zlib.decompressobj(-zlib.MAX_WBITS)
    while at < local.end:
        file.seek(at)
        data = file.read(min(limits.PIECE, local.end - at))
        at += len(data)
        if not data:
            raise Damaged(CUT_OFF)
        if stream is None:
            yield data
            continue
        while data and not stream.eof:
            try:
                yield stream.decompress(data, limits.PIECE)
            except zlib.error as error:
                raise Damaged(CUT_OFF) from error
            data = stream.unconsumed_tail
    if stream is not None and not stream.eof:
        raise Damaged(CUT_OFF)
