"""Links from a workbook: to a row of another sheet, and to a document that stands near."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

_ESCAPED: Final = re.compile(r'[\x00-\x20"#%<>?\[\]^`{|}]')
_LONGEST: Final = 1000
"""Letters of a link: Excel takes 2,079, when all that it escapes is."""


def row_link(sheet: str, row: int) -> str:
    """The link to *row* (from 0) of *sheet*.

    >>> row_link("Mål", 4)
    "internal:'Mål'!A5"
    """
    return f"internal:'{sheet}'!A{row + 1}"


def document_link(path: str | None) -> str | None:
    """The link to the document at *path*, which is relative to the workbook, with ``/``; None where it may lead
    anywhere else: to another machine, a drive, a program's own kind of address, or out of the folder above.

    >>> document_link("../planer/SSI 2025.pdf"), document_link("mål #1.docx")
    ('external:../planer/SSI%202025.pdf', 'external:mål%20%231.docx')
    >>> [document_link(path) for path in (None, "/etc/passwd", "../../plan.pdf", "//vært/plan.pdf", "c:plan.pdf")]
    [None, None, None, None, None]
    """
    if not path or len(path) > _LONGEST or "\\" in path or ":" in path or path.startswith("/"):
        return None
    if ".." in PurePosixPath(path).parts[1:]:
        return None
    return "external:" + _ESCAPED.sub(lambda found: f"%{ord(found.group()):02x}", path)
