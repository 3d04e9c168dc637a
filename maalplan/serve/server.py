"""The application on a port of this machine, until it is ended."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from maalplan.errors import MaalplanError
from maalplan.serve.app import app
from maalplan.serve.settings import Settings

_BACKLOG: Final = 128
_IDLE: Final = 10
"""Seconds for which a connection without requests is kept."""
_FAREWELL: Final = 3
"""Seconds in which answers that have begun may end when the server does."""
SLOW_HEAD: Final = 15.0
"""Seconds for the head of a request."""


class CannotListen(MaalplanError):
    """The address or port cannot be had; it concerns the call, not a document."""

    code = "output"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at *host* and *port* (0: any that is free).

    Raises:
        CannotListen: another program has the port, or this machine has no such address.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise CannotListen(f"There is no address {host}; give one of this machine with --host.") from None
    made = socket.socket(family, kind, proto)
    try:
        _set_reuse(made)
        made.bind(address)
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        remedy = "give another one with --port, or 0 for any that is free" if port else "give another --host"
        raise CannotListen(f"Port {port} of {host} cannot be had ({error.strerror or error}); {remedy}.") from None
    made.set_inheritable(False)
    return made


def serve(settings: Settings, ready: Callable[[Settings, tuple[str, ...]], None]) -> None:
    """Serve *settings* until the process is told to end. *ready* is called once when answers are given, with the port
    that it is, and with what is the matter with the documents that were named.

    Raises:
        MaalplanError: the address or port cannot be had, or a URL of the documents cannot be looked at.
        KeyboardInterrupt: it was told to end.
    """
    with listening(settings.host, settings.port) as own:
        settings = replace(settings, port=own.getsockname()[1])
        made = app(settings)
        config = uvicorn.Config(
            made,
            http=_Protocol,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=True,
            limit_concurrency=settings.bounds.connections,
            h11_max_incomplete_event_size=settings.bounds.head,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_FAREWELL,
        )
        _Server(config, made, lambda problems: ready(settings, problems)).run(sockets=[own])
        failed = getattr(made.state, "failed", None)
        if failed is not None:
            raise failed


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, made: Starlette, ready: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__(config)
        self._made, self._ready = made, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready(self._made.state.problems)


class _Protocol(H11Protocol):
    """A connection that is closed when the head of a request is long in coming: who only holds it open takes it from
    others."""

    _closing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request, but not for long."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take the next bytes; where they end within a head, its rest must come soon."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._closing is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._closing = self.loop.call_later(SLOW_HEAD, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None


def _set_reuse(made: socket.socket) -> None:
    """Have the port again at once after an earlier server ended. On Windows the option would let two programs have it
    at the same time."""
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
