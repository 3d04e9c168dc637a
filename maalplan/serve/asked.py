"""What an address asks for, checked."""

from __future__ import annotations

from typing import Final, get_args

from starlette.requests import Request

from maalplan.model import Scope
from maalplan.model.searched import SearchAsked
from maalplan.serve.refused import Refused
from maalplan.serve.search.query import LONGEST

MOST_PAGES: Final = 10_000


def given(request: Request, name: str) -> str | None:
    """What the address gives for *name*; null where that is nothing."""
    return request.query_params.get(name) or None


def search_asked(request: Request) -> SearchAsked:
    """What is searched for.

    Raises:
        Refused: a year, scope or page that there cannot be, or too long a text.
    """
    text = given(request, "q") or ""
    if len(text) > LONGEST:
        raise Refused("bad-address")
    return SearchAsked(
        text=text,
        agency=given(request, "agency"),
        year=_number(request, "year", 1, 9999),
        scope=_scope(given(request, "scope")),
        page=_number(request, "page", 1, MOST_PAGES) or 1,
    )


def _number(request: Request, name: str, least: int, most: int) -> int | None:
    text = given(request, name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise Refused("bad-address")
    return int(text)


def _scope(text: str | None) -> Scope | None:
    for scope in get_args(Scope):
        if text == scope:
            found: Scope = scope
            return found
    if text is None:
        return None
    raise Refused("bad-address")
