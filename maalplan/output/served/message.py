"""Short pages for what a server does not give: what is the matter, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from maalplan.model import Lang
from maalplan.output.pages import render
from maalplan.output.pages.site import Site


@dataclass(frozen=True, slots=True)
class Message:
    """What is said: ``title`` in a few words, ``text`` in a sentence. ``ask`` has a field for the token."""

    status: int
    title: str
    text: str
    ask: bool = False


def message_to_html(message: Message, *, lang: Lang = "da") -> bytes:
    """The page of *message*."""
    return render("message.html.jinja", lang, site=Site(), message=message)


def entrance_to_html(address: str, *, lang: Lang = "da") -> bytes:
    """The page that leads who has shown the token on to *address*, which no longer has it."""
    return render("entrance.html.jinja", lang, site=Site(), address=address)
