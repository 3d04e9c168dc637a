"""Documents that try to break the reader, each made by code, with the outcome that it must have."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """``KINDS``: what the report calls by its own name and ends with one code, whatever the machine; found when it is
    asked for, since what makes the documents is a matter of the tests alone."""
    if name != "KINDS":
        raise AttributeError(name)
    from tests.hostile.every import KINDS
    from tests.hostile.kinds import STOPPED

    return [kind for kind in KINDS if not (kind.entry or kind.office or kind.scanned or kind.outcome == STOPPED)]
