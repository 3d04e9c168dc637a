"""What an uploaded file is called here: its name without what no name should hold."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NAMELESS: Final = "dokument"
"""What is left of a name of which nothing is left."""

_LONGEST: Final = 120
"""Bytes of a name in UTF-8; file systems take 255, and what is written beside it has a longer name."""
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_RESERVED: Final = re.compile(r'[<>:"/\\|?*%]+')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names that Windows takes for devices, whatever their ending."""


def cleaned(name: str) -> str:
    """*name* as a name of a file on every system: no path, nothing that is not seen or turns the direction of reading,
    nothing reserved, no hidden file, not too long. Danish letters stay.

    >>> cleaned("..\\\\..\\\\Resultatplan 2025 (København).pdf"), cleaned("../../etc/passwd"), cleaned("CON.txt")
    ('Resultatplan 2025 (København).pdf', 'passwd', '_CON.txt')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(char if char.isspace() or _is_seen(char) else "" for char in last)
    plain = _RESERVED.sub("_", " ".join(seen.split())).strip(" .").lstrip("~$ .")
    safe = _shortened(_DEVICES.sub(r"_\1", plain, count=1) if _DEVICES.match(plain) else plain)
    return safe or NAMELESS


def _is_seen(char: str) -> bool:
    """Whether a letter is one: no control, no mark of direction, no half of a pair, none that is private or new."""
    return not unicodedata.category(char).startswith("C")


def _shortened(name: str) -> str:
    """*name* within its bytes, with its ending."""
    ending = _ENDING.search(name)
    tail = ending[0] if ending else ""
    head = name.removesuffix(tail).encode()[: _LONGEST - len(tail)].decode(errors="ignore").strip(" .")
    return f"{head}{tail}" if head else tail.lstrip(".")
