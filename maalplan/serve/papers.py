"""The documents that the plans were read from, and the pages that lay plans beside them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

import maalplan
from maalplan.batch.documents import Documents, documents_of
from maalplan.batch.review_pages import Busy, PageMaker, PageWanted
from maalplan.errors import MaalplanError
from maalplan.model import Plan, Unseen
from maalplan.output.files import write_files
from maalplan.output.pages.site import plan_url, site_of
from maalplan.output.review.kept import is_made_of, made_of
from maalplan.serve.kept import Fleeting
from maalplan.serve.refused import Refused
from maalplan.serve.settings import Settings

log = logging.getLogger(__name__)

PAGES: Final = ".maalplan/pages"
"""Where pages are kept in the folder, each under a name that says nothing."""
PATIENCE: Final = 60.0
"""Seconds to wait for a process that makes pages."""


class Papers:
    """Documents, found by their content, and pages beside them. Threads may share it."""

    def __init__(self, settings: Settings, given: Documents, maker: PageMaker) -> None:
        """*given*: the documents that were named beside those to which the folder leads."""
        self._settings, self._given, self._maker = settings, given, maker

    @property
    def problems(self) -> tuple[str, ...]:
        """What is the matter with the documents that were named, in lines."""
        found = self._given.given
        return tuple(f"{one.shown}: {one.problem.message}" for one in found if one.problem is not None)

    @contextmanager
    def found(self, plan: Plan) -> Iterator[Path | Unseen]:
        """What opens the document of *plan* within the block; or that there is none, or only another of its name."""
        with documents_of(self._settings.out, passwords=self._settings.passwords) as documents:
            at = documents.at(plan)
            if isinstance(at, str):
                named = self._given.at(plan)
                at = at if isinstance(named, str) else named
            yield at

    def page(self, plan: Plan) -> bytes:
        """The page of *plan* beside its document: the one that the folder keeps, where it is as it would be made now.

        Raises:
            Refused: too many pages are being made.
        """
        settings = self._settings
        site, save_to = site_of(plan, settings.lang), self.save_to(plan)
        note = _note(made_of(plan, settings.lang, maalplan.__version__), repr((site, save_to)))
        file = settings.out / _name(plan)
        if is_made_of(file, note):
            with suppress(OSError):
                return file.read_bytes()
        with self.found(plan) as document:
            wanted = PageWanted(plan, document, settings.lang, note, site, save_to)
            try:
                made = self._maker.page(wanted, patience=PATIENCE)
            except Busy:
                raise Refused("busy", wait=10) from None
        if made.unseen is None:
            try:
                write_files(settings.out, {_name(plan): made.html})
            except MaalplanError:  # it is made again the next time
                log.debug("%s", plan.id, exc_info=True)
        # One that cannot be read stays so; one that is not there may be brought back.
        return Fleeting(made.html) if made.unseen in ("missing", "changed") else made.html

    def save_to(self, plan: Plan) -> str | None:
        """Where the page of *plan* sends corrections to; null where nothing may be changed."""
        return None if self._settings.read_only else f"{plan_url(plan.id)}/corrections"


def _name(plan: Plan) -> str:
    return f"{PAGES}/{hashlib.sha256(plan.id.encode()).hexdigest()[:32]}.html"


def _note(note: str, served: str) -> str:
    """What a served page is made of: what it is made of elsewhere, and its head."""
    look = files("maalplan.output.pages").joinpath("site.css").read_bytes()
    return hashlib.sha256(note.encode() + served.encode() + look).hexdigest()
