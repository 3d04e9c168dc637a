"""What every request passes before it is answered, and every answer before it is sent."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Request

from maalplan.output.served.message import entrance_to_html
from maalplan.serve.access import (
    READING,
    check_host,
    check_kind,
    check_origin,
    cookie,
    has_token,
    is_same,
    shows_something,
    token_in_address,
)
from maalplan.serve.heads import header, html_answer, made_safe
from maalplan.serve.pace import Pace, client_of
from maalplan.serve.refused import Refused, refusal
from maalplan.serve.settings import Bounds, Settings

log = logging.getLogger(__name__)

UPLOADS: Final = "/uploads"
"""Where documents are sent to; all else that is sent is small."""
_FORM_ROOM: Final = 64 * 1024
"""Bytes of a form besides the file in it."""
_DRAINED: Final = 256 * 1024**2
_DRAINING: Final = 5.0
"""Bytes that are taken of what is refused, and seconds, so that its sender gets to read why."""
_SLOWEST: Final = 32 * 1024
"""Bytes a second of the slowest line on which a document is sent."""


class Gate:
    """Lets through what keeps to the rules, and answers all else itself. What goes wrong inside is an answer too."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        bounds = settings.bounds
        self._app, self._settings, self._bounds = app, settings, bounds
        self._reads = Pace(bounds.reads, bounds.reads_at_once)
        self._writes = Pace(bounds.writes, bounds.writes_at_once)
        self._tries = Pace(bounds.tries / 60, bounds.tries)

    async def __call__(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer *request*."""
        if request["type"] == "lifespan":
            await self._app(request, receive, send)
        elif request["type"] == "http":
            heard = _Heard(receive, self._most(request), self._bounds)
            await self._answer(request, heard, _Sent(send, self._bounds.silence))
        else:
            await send({"type": "websocket.close", "code": 1003})

    async def _answer(self, request: Request, heard: _Heard, sent: _Sent) -> None:
        try:
            entrance = self._checked(request)
            async with asyncio.timeout(self._seconds(request)) as time_left:
                sent.begins = time_left
                sent.last = None if request["method"] in READING else heard.drained
                await (entrance or self._app)(request, heard, sent)
        except Refused as refused:
            await self._refuse(refused, request, heard, sent)
        except TimeoutError:
            await self._refuse(Refused("busy", wait=10), request, heard, sent)
        except Exception:
            log.debug("%r", request["path"], exc_info=True)
            await self._refuse(Refused("fault"), request, heard, sent)

    async def _refuse(self, refused: Refused, request: Request, heard: _Heard, sent: _Sent) -> None:
        if sent.begun:  # half an answer cannot be taken back: the connection is closed
            log.debug("%r: %s after the answer had begun", request["path"], refused.key)
            raise ConnectionAbortedError
        sent.begins = None
        sent.last = heard.drained if refused.key != "too-slow" else None
        await refusal(refused, request, self._settings.lang)(request, heard, sent)

    # -------------------------------------------------------------- what is looked at

    def _checked(self, request: Request) -> Response | None:
        """Look at *request* before anything of it is read; the answer to who shows the token in the address."""
        self._check_size(request)
        check_host(request, self._settings)
        check_origin(
            request, self._settings
        )  # not counted: a page of another site could use up what its reader may ask
        self._check_pace(request)
        entrance = self._check_token(request)
        check_kind(request)
        return entrance

    def _check_size(self, request: Request) -> None:
        if len(request.get("raw_path", b"")) + len(request["query_string"]) > self._bounds.address:
            raise Refused("long-address")
        if sum(len(name) + len(value) for name, value in request["headers"]) > self._bounds.head:
            raise Refused("long-head")
        told = header(request, "content-length")
        if told.isdecimal() and int(told) > self._most(request):
            raise Refused("too-large")

    def _check_pace(self, request: Request) -> None:
        pace = self._reads if request["method"] in READING else self._writes
        wait = pace.wait(client_of(request.get("client")))
        if wait:
            raise Refused("too-many", wait=wait)

    def _check_token(self, request: Request) -> Response | None:
        token, client = self._settings.token, client_of(request.get("client"))
        if token is None or has_token(request, self._settings):
            return None
        if self._tries.is_spent(client):
            raise Refused("too-many", wait=60)
        shown = token_in_address(request)
        if shown is not None and is_same(shown[0], token):
            entrance = html_answer(entrance_to_html(shown[1], lang=self._settings.lang))
            entrance.headers["Set-Cookie"] = cookie(self._settings)
            return entrance
        if shown is not None or shows_something(request, self._settings):
            self._tries.wait(client)
        raise Refused("no-token")

    # -------------------------------------------------------------- how much, how long

    def _most(self, request: Request) -> int:
        """Bytes that a request may send."""
        is_upload = request["path"].startswith(UPLOADS)
        return self._settings.max_upload + _FORM_ROOM if is_upload else self._bounds.body

    def _seconds(self, request: Request) -> float:
        """How long an answer may take to begin; what is sent takes its time."""
        told = header(request, "content-length")
        size = min(int(told), self._most(request)) if told.isdecimal() else self._most(request)
        sending = 0.0 if request["method"] in READING else size / _SLOWEST
        return self._bounds.seconds + sending


class _Heard:
    """What a client sends, no more than *most* bytes of it, without long silence, and not too slowly."""

    def __init__(self, receive: Receive, most: int, bounds: Bounds) -> None:
        self._receive, self._left, self._silence = receive, most, bounds.silence
        self._until = time.monotonic() + bounds.seconds
        self._goes_on = True

    async def __call__(self) -> Message:
        """The next of it.

        Raises:
            Refused: it is too much, or nothing came.
        """
        if not self._goes_on:
            return await self._receive()  # that it goes away, whenever that is
        try:
            message = await asyncio.wait_for(self._receive(), self._silence)
        except TimeoutError:
            raise Refused("too-slow") from None
        size = len(message.get("body", b""))
        self._left -= size
        self._until += size / _SLOWEST
        self._goes_on = bool(message.get("more_body", False))
        if self._left < 0:
            raise Refused("too-large")
        if self._goes_on and time.monotonic() > self._until:
            raise Refused("too-slow")  # a byte now and then would keep others from sending
        return message

    async def drained(self) -> None:
        """Take what is still being sent, and forget it: a connection that is closed while a client sends takes the
        answer from it. What goes on for long is left."""
        left = _DRAINED
        with suppress(TimeoutError):
            async with asyncio.timeout(_DRAINING):
                while self._goes_on and left > 0:
                    message = await self._receive()
                    left -= len(message.get("body", b""))
                    self._goes_on = bool(message.get("more_body", False))


class _Sent:
    """What is sent to a client, with the headers that every answer has; who takes nothing for long is left. ``begins``
    is the time in which an answer must begin; ``last`` is done before an answer ends."""

    def __init__(self, send: Send, silence: float) -> None:
        self._send, self._silence = send, silence
        self.begun = False
        self.begins: asyncio.Timeout | None = None
        self.last: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, message: Message) -> None:
        """Send the next of it."""
        if message["type"] == "http.response.start":
            self.begun = True
            if self.begins is not None:
                self.begins.reschedule(None)
            message["headers"] = made_safe(list(message.get("headers", [])))
        if self.last is not None and message["type"] == "http.response.body" and not message.get("more_body"):
            await self._sent({**message, "more_body": True})
            await self.last()
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self._sent(message)

    async def _sent(self, message: Message) -> None:
        async with asyncio.timeout(self._silence):
            await self._send(message)
