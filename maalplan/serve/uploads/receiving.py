"""A form with files, taken in piece by piece: each file goes to the disk as it comes, and no more of it than may."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from maalplan.limits import KB
from maalplan.serve.uploads.names import cleaned

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FILES: Final = "files"
"""The field of a form that holds files."""
PASSWORD: Final = "password"  # noqa: S105 - the name of a field
"""The field that holds what opens them."""
_FIELD: Final = 1 * KB
"""Bytes of a field without a file: passwords are shorter."""
_FIELDS: Final = 20
"""Fields without a file."""


class Unreceived(Exception):
    """A form that is not taken; ``key`` is why: ``too-large``, ``too-many-files``, ``no-file``, ``bad-form``, or
    ``no-room``."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was received: what it is called, and the path at which it lies for now."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Received:
    """What was sent: files, and passwords that open them."""

    files: tuple[Sent, ...]
    passwords: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Room:
    """Where files are put (a folder that is there), how many bytes a request may have in all, and how many files."""

    folder: Path
    size: int
    files: int


async def received(stream: AsyncIterator[bytes], content_type: str, room: Room) -> Received:
    """The files in the form that *stream* brings.

    Raises:
        Unreceived: it is too large, holds no file, or is no form; what was written so far is the caller's to remove.
    """
    from python_multipart.exceptions import FormParserError
    from python_multipart.multipart import MultipartParser, parse_options_header

    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise Unreceived("bad-form")
    form = _Form(room)
    try:
        parser = MultipartParser(options[b"boundary"], form.callbacks())
        async for piece in stream:
            form.count(len(piece))
            parser.write(piece)
        parser.finalize()
    except FormParserError:
        raise Unreceived("bad-form") from None
    except OSError:
        raise Unreceived("no-room") from None
    finally:
        form.close()
    return form.result()


class _Form:
    """Takes what the parser of the form tells."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._taken = 0
        self._parts = 0
        self._files: list[Sent] = []
        self._fields: list[tuple[str, bytes]] = []
        self._whole = False
        self._part = _Part()

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._name,
            "on_header_value": self._value,
            "on_header_end": self._header,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._all,
        }

    def count(self, size: int) -> None:
        self._taken += size
        if self._taken > self._room.size:
            raise Unreceived("too-large")

    def close(self) -> None:
        if self._part.file is not None:
            self._part.file.close()

    def result(self) -> Received:
        if not self._whole:
            raise Unreceived("bad-form")
        if not self._files:
            raise Unreceived("no-file")
        words = (value.decode("utf-8", "replace") for name, value in self._fields if name == PASSWORD)
        return Received(tuple(self._files), tuple(filter(None, words)))

    def _begin(self) -> None:
        self.close()
        self._parts += 1
        if self._parts > self._room.files + _FIELDS + 1:  # whatever they are: each costs its time
            raise Unreceived("too-many-files")
        self._part = _Part()

    def _name(self, data: bytes, start: int, end: int) -> None:
        self._part.header += data[start:end]

    def _value(self, data: bytes, start: int, end: int) -> None:
        self._part.value += data[start:end]

    def _header(self) -> None:
        if self._part.header.lower() == b"content-disposition":
            self._part.told = bytes(self._part.value)
        self._part.header, self._part.value = bytearray(), bytearray()

    def _open(self) -> None:
        from python_multipart.multipart import parse_options_header

        _, options = parse_options_header(self._part.told)
        self._part.label = _text(options.get(b"name", b""))
        name = options.get(b"filename")
        if name is None:
            if len(self._fields) >= _FIELDS:
                raise Unreceived("bad-form")
            return
        if len(self._files) >= self._room.files:
            raise Unreceived("too-many-files")
        self._part.name = _text(name)
        self._part.path = self._room.folder / f"{len(self._files)}"
        self._part.file = self._part.path.open("wb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part.file is not None:
            self._part.size += end - start
            self._part.file.write(memoryview(data)[start:end])
            return
        self._part.words += data[start:end]
        if len(self._part.words) > _FIELD:
            raise Unreceived("bad-form")

    def _end(self) -> None:
        part = self._part
        self.close()
        if part.path is None:
            self._fields.append((part.label, bytes(part.words)))
        elif part.label == FILES and (part.name or part.size):  # an empty field of files is sent too
            self._files.append(Sent(cleaned(part.name), part.path, part.size))

    def _all(self) -> None:
        self._whole = True


@dataclass(slots=True)
class _Part:
    """A part of the form, as far as it has come."""

    header: bytearray = field(default_factory=bytearray)
    value: bytearray = field(default_factory=bytearray)
    told: bytes = b""
    label: str = ""
    name: str = ""
    words: bytearray = field(default_factory=bytearray)
    path: Path | None = None
    file: BinaryIO | None = None
    size: int = 0


def _text(data: bytes) -> str:
    """What a name says; some browsers send those of old systems as they are."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
