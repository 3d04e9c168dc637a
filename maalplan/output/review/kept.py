"""Which pages need not be made again: each notes what it was made of."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Final

from maalplan.model import Lang, Plan
from maalplan.output.plan_json import plan_to_json

_HEAD: Final = 4096
"""Bytes of a page that hold its note."""
_ASSETS: Final = (
    *("base.html.jinja", "base.css", "base.js"),
    *("review.html.jinja", "review_parts.jinja", "review.css", "review_edit.css"),
    *("review.js", "review_data.js", "review_values.js", "review_drafts.js", "review_drawn.js"),
    *("review_pick.js", "review_edit.js", "review_deeds.js", "review_panel.js"),
    *("review_switch.jinja", "review_switch.css"),
)


def made_of(plan: Plan, lang: Lang, version: str, *, printed: bool = False) -> str:
    """What the page of *plan* beside its document is made of, as a hash: the plan (which names the document's content),
    the language, the program's ``version``, and how it draws pages; also whether pages are ``printed`` of a document
    that has none of its own."""
    drawn = hashlib.sha256(f"{version} {lang} {'printed ' if printed else ''}".encode())
    for name in _ASSETS:
        drawn.update(files("maalplan.output.pages").joinpath(name).read_bytes())
    drawn.update(plan_to_json(plan))
    return drawn.hexdigest()


def is_made_of(page: Path, note: str) -> bool:
    """Whether the file *page* is there, and notes that it was made of *note*."""
    try:
        with page.open("rb") as file:
            return f'content="{note}"'.encode() in file.read(_HEAD)
    except OSError:
        return False
