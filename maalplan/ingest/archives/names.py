"""The names of files in archives: decoded, made safe to show, and each once."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath

from maalplan.ingest.hidden import passed_over

UTF8_FLAG = 0x800
"""The bit of a ZIP entry's flags that says that its name is UTF-8."""
UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP writes the name as UTF-8, beside one for older readers."""
_DANISH = re.compile("[æøåÆØÅéäöüÄÖÜ]")
_DRIVE = re.compile(r"^[A-Za-z]:")


def zip_name(raw: bytes, flags: int, extra: bytes) -> str:
    """The name of a ZIP entry, with ``/`` between folders.

    What has no mark is UTF-8 where it can be (macOS and Linux leave the mark out), else the code page of Danish
    Windows: that of the console (which Windows' own ZIP folders use; the CP437 of the standard has no ø), or that of
    its windows, whichever gives Danish letters.

    >>> zip_name("Mål/Ø.txt".encode("cp850"), 0, b"")
    'Mål/Ø.txt'
    """
    return (_unicode_path(raw, extra) or _decoded(raw, flags)).replace("\\", "/")


def _decoded(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if flags & UTF8_FLAG:
            return raw.decode("utf-8", "replace")
    console, windows = raw.decode("cp850", "replace"), raw.decode("cp1252", "replace")
    return windows if len(_DANISH.findall(windows)) > len(_DANISH.findall(console)) else console


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    """The name in the extra field of Info-ZIP, if it belongs to the name *raw*."""
    field = extra_field(extra, UNICODE_PATH)
    if field is None or len(field) < 6 or field[0] != 1 or int.from_bytes(field[1:5], "little") != zlib.crc32(raw):
        return None
    try:
        return field[5:].decode("utf-8")
    except UnicodeDecodeError:
        return None


def extra_field(extra: bytes, kind: int) -> bytes | None:
    """The content of the field *kind* among the extra fields of a ZIP entry; None where it has none."""
    at = 0
    while at + 4 <= len(extra):
        length = int.from_bytes(extra[at + 2 : at + 4], "little")
        if int.from_bytes(extra[at : at + 2], "little") == kind:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def safe_path(name: str) -> str:
    """*name* as a path below its archive: no drive, no way up, nothing that no text can hold.

    Nothing is written under such a name; it goes into reports and plans, which others make links of.

    >>> safe_path("C:/../../etc//./plan.txt")
    'etc/plan.txt'
    """
    text = _DRIVE.sub("", name).replace("\0", "\ufffd").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "/".join(part for part in text.split("/") if part not in ("", ".", "..")) or "unnamed"


class Names:
    """The names that an archive has had so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def own(self, name: str) -> str | None:
        """A name for the file *name* that no other has: the second gets ``(2)``. None for a file to pass over."""
        path = safe_path(name)
        if any(map(passed_over, path.split("/"))):
            return None
        given = path
        while given in self._taken:
            number = self._next.get(path, 2)
            self._next[path] = number + 1
            pure = PurePosixPath(path)
            given = pure.with_name(f"{pure.stem} ({number}){pure.suffix}").as_posix()
        self._taken.add(given)
        return given
