"""What the server serves, to whom, and how much of anything."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from maalplan.batch.manner import Manner
from maalplan.limits import KB, MB
from maalplan.model import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is taken, and how fast; what lies beyond is refused with a status of its own.

    Times are in seconds. ``reads`` and ``writes`` are requests of one client each second, with as many at once as
    ``reads_at_once`` and ``writes_at_once`` say; ``tries`` are wrong tokens of one client in a minute.
    """

    address: int = 2 * KB
    """Letters of an address with its query."""
    head: int = 16 * KB
    """Bytes of the line and the headers of a request."""
    body: int = 4 * MB
    """Bytes of a request that uploads nothing: corrections of a plan of a hundred goals take a tenth of that."""
    seconds: float = 120.0
    """For an answer to begin; making a page is part of it."""
    silence: float = 20.0
    """For the next bytes of a client that sends or takes something."""
    reads: float = 200.0
    reads_at_once: int = 2000
    writes: float = 2.0
    writes_at_once: int = 60
    tries: int = 10
    makers: int = 2
    """Pages that are made at the same time."""
    waiting: int = 64
    """Requests that wait for a page to be made; more are asked to come again."""
    connections: int = 500
    """Connections at the same time."""
    kept: int = 64 * MB
    """Bytes of compared and history pages that are kept in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A server: the folder ``out``, which ``convert`` wrote, at ``host`` and ``port``.

    ``token`` is what a reader must have been given; null where none is asked for, which only a loopback address may
    be. ``documents`` are files, folders, archives and URLs where documents are looked for too, ``passwords`` open
    them; ``manner`` is how they are read, and within which bounds. Nothing is changed where it is ``read_only``;
    ``max_upload`` is the size of a document in bytes.
    """

    out: Path
    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    documents: tuple[str, ...] = ()
    passwords: tuple[str, ...] = field(default=(), repr=False)
    manner: Manner = field(default_factory=Manner)
    lang: Lang = "da"
    read_only: bool = False
    max_upload: int = 50 * MB
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def is_local(self) -> bool:
        """Whether only this very machine can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether *host* is this very machine, as seen from itself.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "kontoret.dk")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
