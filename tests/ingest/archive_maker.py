"""Archives for tests: as the standard library writes them, and byte by byte as other programs do; and what is found
in them."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from maalplan.ingest.sources import Found, find_sources

LOCKED, STREAMED, UTF8 = 0x1, 0x8, 0x800


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is searched; it is the working folder, and the scratch folder stands beside it."""
    (tmp_path / "share").mkdir()
    (tmp_path / "scratch").mkdir()
    monkeypatch.chdir(tmp_path / "share")
    return tmp_path / "share"


def found(share: Path, *sources: str, passwords: tuple[str, ...] = ()) -> tuple[Found, ...]:
    return find_sources(sources, scratch=share.parent / "scratch", passwords=passwords)


def said(share: Path, *sources: str, passwords: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Each find with its content, or with the code of its problem after an exclamation mark."""
    return [
        (one.shown, f"!{one.problem.code}" if one.problem else one.path.read_bytes().decode("latin-1"))
        for one in found(share, *sources, passwords=passwords)
    ]


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive as the standard library writes it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR archive; what is no bytes is a link, a device or the like."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in files.items():
            info = data if isinstance(data, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(data, bytes):
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data) if isinstance(data, bytes) else None)
    return stream.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@dataclass(frozen=True)
class Part:
    """A file in a ZIP archive; what is not said is as for a small file that is not packed."""

    name: bytes
    data: bytes = b"ssi-2025"
    flags: int = 0
    method: int = 0
    extra: bytes = b""
    system: int = 0
    mode: int = 0
    crc: int | None = None
    size: int | None = None

    @property
    def packed(self) -> bytes:
        """The bytes as they stand in the archive."""
        if self.method != 8:
            return self.data
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(self.data) + packer.flush()

    @property
    def facts(self) -> bytes:
        """What both headers say in the same words."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        size = len(self.data) if self.size is None else self.size
        sums = (crc, len(self.packed), size)
        return struct.pack("<4H3L2H", self.flags, self.method, 0, 33, *sums, len(self.name), len(self.extra))

    def local(self) -> bytes:
        """The header before the file, and the file."""
        if not self.flags & STREAMED:
            return b"PK\x03\x04\x14\0" + self.facts + self.name + self.extra + self.packed
        behind = b"PK\x07\x08" + self.facts[8:20]
        return (
            b"PK\x03\x04\x14\0"
            + self.facts[:8]
            + bytes(12)
            + self.facts[20:]
            + self.name
            + self.extra
            + self.packed
            + behind
        )

    def listed(self, at: int) -> bytes:
        """The entry in the directory."""
        start = b"PK\x01\x02\x14" + bytes([self.system]) + b"\x14\0" + self.facts
        return start + struct.pack("<3H2L", 0, 0, 0, self.mode << 16, at) + self.name + self.extra


def zip_file(*parts: Part, directory: bool = True) -> bytes:
    """A ZIP file of *parts*."""
    body, listed = b"", b""
    for part in parts:
        listed += part.listed(len(body))
        body += part.local()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(parts), len(parts), len(listed), len(body), 0)
    return body + listed + end if directory else body


def unicode_path(raw: bytes, name: str) -> bytes:
    """The extra field in which Info-ZIP writes a name as UTF-8."""
    content = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + name.encode("utf-8")
    return struct.pack("<2H", 0x7075, len(content)) + content


def locked_with(password: bytes, data: bytes) -> bytes:
    """*data* as ZIP's own (weak) encryption writes it: twelve bytes first, the last of them from its sum."""
    table = [_crc_of(byte) for byte in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in bytes(11) + bytes([zlib.crc32(data) >> 24]) + data:
        mask = (keys[2] & 0xFFFF) | 2
        out.append(byte ^ (((mask * (mask ^ 1)) >> 8) & 0xFF))
        update(byte)
    return bytes(out)


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ 0xEDB88320 if byte & 1 else byte >> 1
    return byte
