"""The headers of requests, and of every answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from starlette.responses import Response
from starlette.types import Scope as Request

NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""The policy of what is no page."""
_FRAMES: Final = "frame-ancestors 'none'"
_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HEAD: Final = 1024
"""Bytes of a page in which its policy stands, before any word of a document."""
SAFE: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, forms that are sent without script would not say whose they are
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every answer has."""


def html_answer(page: bytes, status: int = 200) -> Response:
    """*page* as an answer, under the policy that it names itself: its own style and script by their hashes."""
    answer = Response(page, status, media_type="text/html")
    answer.headers["Content-Security-Policy"] = policy_of(page)
    return answer


def policy_of(page: bytes) -> str:
    """The policy of a page of ours, made tighter by what only a header can say.

    >>> policy_of(b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">')
    "default-src 'none'; frame-ancestors 'none'"
    """
    found = _POLICY.search(page)
    if found is None or found.start() > _HEAD:
        return f"{NOTHING}; {_FRAMES}"
    return f"{unescape(found[1].decode())}; {_FRAMES}"


def made_safe(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that it lacks."""
    names = {name.lower() for name, _ in headers}
    wanted = {**SAFE, "Content-Security-Policy": f"{NOTHING}; {_FRAMES}"}
    added = [
        (name.lower().encode(), value.encode()) for name, value in wanted.items() if name.lower().encode() not in names
    ]
    return [*headers, *added]


def header(request: Request, name: str) -> str:
    """A header of a request; empty where it is not there."""
    wanted = name.lower().encode()
    return next((value.decode("latin-1") for own, value in request["headers"] if own == wanted), "")


def json_answer(told: object) -> Response:
    """*told* as JSON, Danish letters as they are."""
    return Response(json.dumps(told, ensure_ascii=False).encode(), media_type="application/json")
