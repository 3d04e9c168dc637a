"""What a hostile document is: how it is made, and what must become of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

OK = "ok"
"""The outcome of a document that is read for all that."""

STOPPED = "stopped"
"""The outcome of a document that a library works on until its process is ended: no reader can see it coming."""

ENDS = frozenset({"timeout", "memory", "crashed"})
"""The codes of what is stopped."""

MILESTONE = "Handleplanen er godkendt af departementet"
"""A milestone that every plan made here has."""

PASSWORD = "rødgrød"  # noqa: S105 - it locks what is made here, and nothing else
"""The password that the run is given."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A document under the *name* of its file; *outcome* is :data:`OK` or an error's code, *why* the reason for it.

    ``goals``: so many goals at least are read from it; ``words`` stand in its plan; ``entry``: what the report calls
    it, where that is not its name. ``scanned``: its pages are pictures, which are looked at. ``office``: LibreOffice
    reads it.
    """

    name: str
    make: Callable[[], bytes]
    outcome: str
    why: str
    goals: int = 1
    words: tuple[str, ...] = (MILESTONE,)
    entry: str = ""
    scanned: bool = False
    office: bool = False

    @property
    def reported(self) -> str:
        """What the report calls it."""
        return self.entry or self.name


def nowhere() -> str:
    """The address that documents ask to be fetched; a test that listens there says which."""
    return os.environ.get("MAALPLAN_TEST_ADDRESS", "http://127.0.0.1:9/")
