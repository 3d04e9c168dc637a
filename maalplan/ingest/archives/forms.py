"""Whether a file is an archive, from its first bytes and a ZIP file's directory."""

from __future__ import annotations

import tarfile
import zlib
from contextlib import closing
from enum import Enum
from itertools import islice
from pathlib import Path

from maalplan.ingest.archives.salvage import first_name, salvaged_names
from maalplan.ingest.archives.streams import OPEN
from maalplan.ingest.archives.zips import UNREADABLE_ZIP, zip_names


class Form(Enum):
    """A form of archive; the value is what people call it."""

    ZIP = "a ZIP archive"
    TAR = "a TAR archive"
    TAR_GZ = "a TAR archive packed with gzip"
    TAR_BZ2 = "a TAR archive packed with bzip2"
    GZIP = "a file packed with gzip"
    BZIP2 = "a file packed with bzip2"
    XZ = "an archive packed with xz"
    LZMA = "an archive packed with lzma"
    ZSTD = "an archive packed with zstd"
    SEVEN_ZIP = "a 7z archive"
    RAR = "a RAR archive"


OPENED = frozenset({Form.ZIP, Form.TAR, Form.TAR_GZ, Form.TAR_BZ2})
"""The forms that are opened.

The rest stays closed: with xz, lzma, zstd, 7z and RAR it is the file that says how much memory its reader takes, up
to gigabytes; and what is packed without an archive is one file, whose name is not told.
"""

_BLOCK = 512
_FIRST_PARTS = 20
"""Among how many files of a ZIP file without a directory the parts of a document are looked for."""
_MAGIC = (
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"\x1f\x8b\x08", Form.GZIP),
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\0", Form.XZ),
    (b"]\0\0", Form.LZMA),
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),
    (b"7z\xbc\xaf\x27\x1c", Form.SEVEN_ZIP),
    (b"Rar!\x1a\x07", Form.RAR),
)
_PACKAGE_PARTS = frozenset(
    {"mimetype", "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"}
    | {f"word/{name}.xml" for name in ("document", "numbering", "settings", "fontTable", "styles")}
)
"""Parts of Office, OpenDocument and other documents that are ZIP files; an archive of documents has none of them."""


def form_of(path: Path) -> Form | None:
    """The form of the archive at *path*; None for what is none, or cannot be read: who reads it will say so."""
    try:
        with path.open("rb") as file:
            head = file.read(_BLOCK)
        form = next((form for magic, form in _MAGIC if head.startswith(magic)), None)
        if form is Form.ZIP:
            return None if _is_package(path, head) else form
        if form is Form.GZIP:
            return Form.TAR_GZ if _holds_tar(path, "gz") else form
        if form is Form.BZIP2:
            return Form.TAR_BZ2 if _holds_tar(path, "bz2") else form
    except OSError:
        return None
    return form or (Form.TAR if _is_tar(head) else None)


def _is_package(path: Path, head: bytes) -> bool:
    """Whether a ZIP file is one document. Office writes the parts that tell first, so that few need a second look."""
    if first_name(head) in _PACKAGE_PARTS:
        return True
    try:
        return not _PACKAGE_PARTS.isdisjoint(zip_names(path))
    except UNREADABLE_ZIP:
        return not _PACKAGE_PARTS.isdisjoint(islice(salvaged_names(path), _FIRST_PARTS))


def _holds_tar(path: Path, packed_with: str) -> bool:
    """Whether an archive is in a packed stream; taken for granted of a broken one, of which its reader will tell."""
    with closing(OPEN[packed_with](path)) as stream:
        try:
            return _is_tar(stream.read(_BLOCK))
        except (OSError, EOFError, zlib.error, ValueError):
            return True


def _is_tar(head: bytes) -> bool:
    """Whether *head* is the header of a file in a TAR archive: the sum that it holds of itself is right."""
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True
