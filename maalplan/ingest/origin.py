"""Where a document came from."""

from __future__ import annotations

import hashlib

from maalplan.model import Source


def origin(data: bytes, path: str, media_type: str, parser: str, pages: int | None = None) -> Source:
    """The :class:`Source` of a file's bytes; ``pages`` only for formats that have pages."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(path=path, sha256=digest, media_type=media_type, pages=pages, parser=parser)
