"""Values in the XML of a file, which may be anything."""

from __future__ import annotations


def whole(text: str | None, default: int) -> int:
    """*text* as a whole number that is not negative, else *default*.

    Numbers in a file are never trusted beyond nine digits: what uses them clamps them to what is really there.

    >>> whole("12", 1), whole("-3", 1), whole("mange", 1), whole(None, 0)
    (12, 1, 1, 0)
    """
    if text is None or not text.strip().isdecimal():
        return default
    return int(text.strip()[:9])
