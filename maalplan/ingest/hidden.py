"""Files that stand beside documents and are none, told by their names."""

from __future__ import annotations

LOCK_FILES = ("~$", ".~lock.")
"""How the names of the files begin that Word and LibreOffice keep beside a document while it is open."""

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What Windows leaves in folders, and macOS in archives."""


def passed_over(name: str) -> bool:
    """Whether the file or folder *name* is hidden, a lock, or the system's own.

    >>> passed_over("~$ssi-2025.docx"), passed_over("ssi-2025.docx")
    (True, False)
    """
    return name.startswith((".", *LOCK_FILES)) or name.lower() in SYSTEM_FILES
