"""A page on which two plans are chosen to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maalplan.model import Lang
from maalplan.output.pages import render
from maalplan.output.pages.site import Site


@dataclass(frozen=True, slots=True)
class Choosable:
    """A plan that can be chosen: its id, and what it is called."""

    id: str
    name: str


def choice_to_html(plans: Sequence[Choosable], new: str | None = None, *, lang: Lang = "da") -> bytes:
    """The page on which two of *plans* are chosen; *new* is chosen already, as one that no other is known to come
    before."""
    return render("choice.html.jinja", lang, site=Site(), plans=plans, new=new)
