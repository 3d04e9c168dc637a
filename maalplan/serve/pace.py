"""How fast one client may ask."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

MOST: Final = 4096
"""Clients that are remembered; who has not asked for longest is forgotten."""


class Pace:
    """Each client may ask *rate* times a second, and *at_once* times without a pause.

    >>> pace = Pace(rate=1.0, at_once=2, clock=iter([0.0, 0.0, 0.0, 1.5]).__next__)
    >>> [pace.wait("10.0.0.7") for _ in range(4)]
    [0, 0, 1, 0]
    """

    def __init__(self, rate: float, at_once: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._at_once, self._clock = rate, at_once, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> int:
        """After how many seconds the client may ask again; 0 where it may now, which is then counted."""
        now, left = self._now(client)
        if left < 1.0:
            return max(1, math.ceil((1.0 - left) / self._rate))
        self._keep(client, left - 1.0, now)
        return 0

    def is_spent(self, client: str) -> bool:
        """Whether the client may not ask now; nothing is counted."""
        return self._now(client)[1] < 1.0

    def _now(self, client: str) -> tuple[float, float]:
        now = self._clock()
        left, before = self._left.get(client, (float(self._at_once), now))
        return now, min(float(self._at_once), left + (now - before) * self._rate)

    def _keep(self, client: str, left: float, now: float) -> None:
        self._left[client] = (left, now)
        self._left.move_to_end(client)
        while len(self._left) > MOST:
            self._left.popitem(last=False)


def client_of(address: tuple[str, int] | None) -> str:
    """Whom requests are counted for: of the newer addresses (IPv6) the net, of which anybody has billions.

    >>> client_of(("2001:db8:1:2:3::4", 5000)), client_of(("10.0.0.7", 5000)), client_of(None)
    ('2001:db8:1:2::', '10.0.0.7', '')
    """
    if address is None:
        return ""
    try:
        found = ipaddress.ip_address(address[0])
    except ValueError:
        return address[0]
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Address(int(found) >> 64 << 64))
    return str(found)
