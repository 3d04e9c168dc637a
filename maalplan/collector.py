"""Python's collector of garbage, told to look less often while documents are read.

Reading makes many objects and hardly any rings of them, which are all that the collector is for; looking for them as
often as it does of itself takes a fourteenth of the time for which a plan is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LOOK = 50_000
"""Objects made between two looks while documents are read; Python's own is 700."""


class _Readers:
    """How many documents are being read, in all threads, and how often the collector looked before the first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._before: tuple[int, int, int] | None = None

    def enter(self) -> None:
        """One more; the first has the collector look less often, unless it looks as seldom, or (0) not at all."""
        with self._lock:
            self._count += 1
            if self._count == 1:
                often, *older = before = gc.get_threshold()
                self._before = before if 0 < often < LOOK else None
                if self._before:
                    gc.set_threshold(LOOK, *older)

    def leave(self) -> None:
        """One less; the last has it look as before, unless somebody else has told it how often meanwhile."""
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._before and gc.get_threshold() == (LOOK, *self._before[1:]):
                gc.set_threshold(*self._before)


_READERS = _Readers()


@contextmanager
def looking_seldom() -> Iterator[None]:
    """While it is entered, by whatever thread and how deep soever, the collector looks seldom; afterwards as before."""
    _READERS.enter()
    try:
        yield
    finally:
        _READERS.leave()
