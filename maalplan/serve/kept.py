"""Pages that are made once for all who ask, a few at a time, and kept in memory as long as there is room."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable

from anyio import to_thread

from maalplan.serve.refused import Refused


class Kept:
    """Pages by what they are made of; the one that was asked for longest ago goes first.

    >>> kept = Kept(10)
    >>> for name in "abc":
    ...     kept.put(name, b"1234")
    >>> kept.get("a"), kept.get("c")
    (None, b'1234')
    """

    def __init__(self, room: int) -> None:
        """*room* is in bytes."""
        self._room = room
        self._pages: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, key: Hashable) -> bytes | None:
        """The page; null where it is not kept."""
        if key in self._pages:
            self._pages.move_to_end(key)
        return self._pages.get(key)

    def put(self, key: Hashable, page: bytes) -> None:
        """Keep a page."""
        self._pages[key] = page
        self._room -= len(page)
        while self._room < 0:
            _, old = self._pages.popitem(last=False)
            self._room += len(old)


class Fleeting(bytes):
    """A page that is not kept: what it lacks may be there the next time."""


class Making:
    """Makes pages in threads, each once however many ask for it: *makers* at a time, while *waiting* pages wait."""

    def __init__(self, makers: int, waiting: int, room: int) -> None:
        self._turns = asyncio.Semaphore(makers)
        self._most = makers + waiting
        self._kept = Kept(room)
        self._at_work: dict[Hashable, asyncio.Task[bytes]] = {}

    async def page(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The page of *key*, which *make* makes.

        Raises:
            Refused: too many pages wait to be made.
        """
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        task = self._at_work.get(key)
        if task is None:
            if len(self._at_work) >= self._most:
                raise Refused("busy", wait=5)
            task = asyncio.create_task(self._made(key, make))
            self._at_work[key] = task
            task.add_done_callback(lambda _: self._at_work.pop(key, None))
        return await asyncio.shield(task)  # who goes away does not take the page from the others

    async def _made(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        async with self._turns:
            page = await to_thread.run_sync(make)
        if not isinstance(page, Fleeting):
            self._kept.put(key, page)
        return page
