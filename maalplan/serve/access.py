"""Who may ask: whose page a request comes from, under which name, and whether the token was shown."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.types import Scope as Request

from maalplan.serve.heads import header
from maalplan.serve.refused import Refused
from maalplan.serve.settings import Settings

READING: Final = ("GET", "HEAD")
OPEN: Final = frozenset({"/healthz"})
"""What needs no token."""
PARAMETER: Final = "token"
_COOKIES: Final = 2
"""Cookies of that name that are looked at: a request is one try, however many it brings."""
_JSON: Final = "application/json"
_FORM: Final = "multipart/form-data"


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def check_host(request: Request, settings: Settings) -> None:
    """A page of another site, whose name was made to lead here, is answered nothing (DNS rebinding): at a loopback
    address the request must name this very machine, and the port. Elsewhere the token says who may read.

    Raises:
        Refused: it names another.
    """
    if settings.is_local and header(request, "host").lower() not in set(_own_names(settings)):
        raise Refused("wrong-host")


def check_origin(request: Request, settings: Settings) -> None:
    """What changes something comes from a page of this server, or from a program that is no browser; what only reads
    may be opened from anywhere, but not be taken into pages of others.

    Raises:
        Refused: it comes from a page of another site.
    """
    site, mode = header(request, "sec-fetch-site"), header(request, "sec-fetch-mode")
    if request["method"] in READING:
        if site in ("cross-site", "same-site") and mode != "navigate":
            raise Refused("foreign")
        return
    if site == "same-origin":
        return
    origin = header(request, "origin")
    # A proxy with TLS before the server is reached under another scheme than the server itself.
    schemes = {request["scheme"]} if settings.is_local else {"http", "https"}
    own = {f"{scheme}://{header(request, 'host').lower()}" for scheme in schemes}
    if site or (origin and origin.lower() not in own):
        raise Refused("foreign")


def check_kind(request: Request) -> None:
    """What is sent is JSON or a form with files: kinds that a page of another site cannot send unasked, and a form
    only from our own.

    Raises:
        Refused: it is of another kind.
    """
    if request["method"] == "POST":
        kind = header(request, "content-type").partition(";")[0].strip().lower()
        if kind not in (_JSON, _FORM):
            raise Refused("wrong-kind")


def has_token(request: Request, settings: Settings) -> bool:
    """Whether the request shows the token: as a cookie, or in the header ``Authorization``."""
    if settings.token is None or request["path"] in OPEN:
        return True
    scheme, _, shown = header(request, "authorization").partition(" ")
    if scheme.lower() == "bearer" and is_same(shown.strip(), settings.token):
        return True
    name, expected = cookie_name(settings), cookie_value(settings.token)
    values = (value for own, value in _cookies(request) if own == name)
    return any(is_same(value, expected) for value in islice(values, _COOKIES))


def shows_something(request: Request, settings: Settings) -> bool:
    """Whether the request shows any token at all, right or wrong."""
    return bool(header(request, "authorization")) or any(own == cookie_name(settings) for own, _ in _cookies(request))


def token_in_address(request: Request) -> tuple[str, str] | None:
    """The token in an address, and the address without it, on this very server; null where there is none."""
    if request["method"] not in READING:
        return None
    given = parse_qsl(request["query_string"].decode("latin-1"), keep_blank_values=True)
    shown = [value for name, value in given if name == PARAMETER]
    if not shown:
        return None
    rest = urlencode([(name, value) for name, value in given if name != PARAMETER])
    own = f"/{quote(request['path'].lstrip('/'))}"  # two slashes would lead to another server
    return shown[0], f"{own}?{rest}" if rest else own


def cookie(settings: Settings) -> str:
    """The cookie that stands for the token from now on: no script sees it, and no other site can have it sent."""
    assert settings.token is not None
    return f"{cookie_name(settings)}={cookie_value(settings.token)}; Path=/; HttpOnly; SameSite=Strict"


def cookie_name(settings: Settings) -> str:
    """The name of the cookie; browsers send cookies to all ports of a host."""
    return f"maalplan-{settings.port}"


def cookie_value(token: str) -> str:
    """What the cookie holds instead of the token."""
    return hashlib.sha256(f"maalplan {token}".encode()).hexdigest()


def is_same(shown: str, token: str) -> bool:
    """Whether two texts are the same; how long this takes does not tell where they differ."""
    return hmac.compare_digest(shown.encode(errors="replace"), token.encode())


def _own_names(settings: Settings) -> Iterator[str]:
    hosts = {settings.host.lower(), "localhost", "127.0.0.1", "::1"}
    for host in hosts:
        name = f"[{host}]" if ":" in host else host
        yield f"{name}:{settings.port}"
        if settings.port == 80:
            yield name


def _cookies(request: Request) -> Iterator[tuple[str, str]]:
    for name, value in request["headers"]:
        if name == b"cookie":
            for piece in value.decode("latin-1").split(";"):
                own, _, held = piece.strip().partition("=")
                yield own, held
