"""What each address answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from maalplan.output.pages.site import Site, SiteLink, plan_url
from maalplan.output.review.index import index_to_html
from maalplan.output.served.choice import choice_to_html
from maalplan.output.served.found import found_to_html, found_to_json
from maalplan.serve import comparing
from maalplan.serve.asked import given, search_asked
from maalplan.serve.downloads import UNNAMED, file_answer, known_file, opened_answer
from maalplan.serve.heads import html_answer, json_answer
from maalplan.serve.kept import Making
from maalplan.serve.papers import Papers
from maalplan.serve.refused import Refused
from maalplan.serve.saving import corrections_to, saved
from maalplan.serve.search.found import found_in
from maalplan.serve.settings import Settings
from maalplan.serve.shelf import Held, Shelf, Stand

T = TypeVar("T")

_JSON: Final = "application/json"


class Answers:
    """Answers requests for a folder; ``papers`` is there while the server runs."""

    papers: Papers

    def __init__(self, settings: Settings) -> None:
        bounds = settings.bounds
        self._settings, self._out, self._lang = settings, settings.out, settings.lang
        self._shelf = Shelf(settings.out)
        self._making = Making(bounds.makers, bounds.waiting, bounds.kept)
        # Who waits for these takes no thread from those who only look.
        self._saving = CapacityLimiter(1)
        self._searching, self._opening = CapacityLimiter(bounds.makers), CapacityLimiter(bounds.makers)

    # -------------------------------------------------------------- pages

    async def front(self, _: Request) -> Response:
        """The list of all plans."""
        stand = await self._stand()
        english = self._lang == "en"
        compare = SiteLink("Compare two plans" if english else "Sammenlign to planer", "/diff")
        send = SiteLink("Send documents" if english else "Send dokumenter", "/uploads")
        site = Site((compare,) if self._settings.read_only else (compare, send))
        make = partial(index_to_html, stand.plans, (), lang=self._lang, site=site)
        return html_answer(await self._making.page(("front", stand.number), make))

    async def plan(self, request: Request) -> Response:
        """The page of a plan beside its document."""
        held = await self._held(request)
        return html_answer(await self._making.page(("plan", held.file, held.stamp), partial(self._review, held)))

    async def diff(self, request: Request) -> Response:
        """The page of what changed between two plans; where the older is not named, since the year before; where no
        two are known, the page to choose them."""
        stand = await self._stand()
        names = given(request, "old"), given(request, "new")
        old, new = (None if name is None else _of(stand, name) for name in names)
        if new is not None and old is None:
            before = comparing.year_before(stand.plans, new.plan)
            old = None if before is None else stand.held[before.id]
        if new is None or old is None:
            chosen = new.plan.id if new else None
            choice = partial(choice_to_html, comparing.choosable(stand.plans), chosen, lang=self._lang)
            return html_answer(await self._making.page(("choice", stand.number, chosen), choice))
        make = partial(comparing.diff_page, old.plan, new.plan, self._lang)
        return html_answer(await self._making.page(("diff", old.file, old.stamp, new.file, new.stamp), make))

    async def history(self, request: Request) -> Response:
        """The page of an agency's goals through the years."""
        stand = await self._stand()
        agency = request.path_params["agency"]
        if agency not in stand.agencies:
            raise Refused("not-found")
        make = partial(comparing.history_page, stand.plans, agency, self._lang)
        return html_answer(await self._making.page(("history", stand.number, agency), make))

    async def search(self, request: Request) -> Response:
        """The page of what a search found."""
        asked, stand = search_asked(request), await self._stand()
        found = await _in_thread(partial(found_in, stand.index, asked), self._searching)
        return html_answer(found_to_html(found, stand.agencies, stand.years, lang=self._lang))

    # -------------------------------------------------------------- data

    async def search_json(self, request: Request) -> Response:
        """What a search found, for programs."""
        asked, stand = search_asked(request), await self._stand()
        found = await _in_thread(partial(found_in, stand.index, asked), self._searching)
        return Response(found_to_json(found), media_type=_JSON)

    async def file(self, request: Request) -> Response:
        """A file of the folder."""
        return await _in_thread(partial(known_file, self._out, request.path_params["name"]))

    async def plan_file(self, request: Request) -> Response:
        """The file of a plan."""
        held = await self._held(request)
        return await _in_thread(partial(file_answer, self._out, held.file, _JSON))

    async def document(self, request: Request) -> Response:
        """The document that a plan was read from."""
        held = await self._held(request)
        return await _in_thread(partial(self._document, held), self._opening)

    async def health(self, _: Request) -> Response:
        """That the server runs."""
        return json_answer({"status": "ok"})

    # -------------------------------------------------------------- what changes something

    async def correct(self, request: Request) -> Response:
        """Put corrections into a plan."""
        if self._settings.read_only:
            raise Refused("read-only")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            raise Refused("wrong-kind")
        held, data = await self._held(request), await request.body()
        corrections = await _in_thread(partial(corrections_to, held.plan, data))
        done = await _in_thread(partial(saved, self._out, held.plan, corrections, self._lang), self._saving)
        await _in_thread(partial(self._shelf.stand, anew=True))
        return json_answer({"reload": plan_url(done.plan), "said": list(done.said)})

    # -------------------------------------------------------------- how

    async def _stand(self) -> Stand:
        return await _in_thread(self._shelf.stand)

    async def _held(self, request: Request) -> Held:
        plan_id = request.path_params["plan_id"]
        stand = await self._stand()
        if plan_id not in stand.held:  # it may have been written this very moment
            stand = await _in_thread(partial(self._shelf.stand, anew=True))
        return _of(stand, plan_id)

    def _review(self, held: Held) -> bytes:
        plan = self._shelf.whole(held)
        if plan is None:
            raise Refused("not-found")
        return self.papers.page(plan)

    def _document(self, held: Held) -> Response:
        with self.papers.found(held.plan) as found:
            if not isinstance(found, Path):
                raise Refused("no-document")
            return opened_answer(found, held.plan.source.path, UNNAMED)


def _of(stand: Stand, plan_id: str) -> Held:
    held = stand.held.get(plan_id)
    if held is None:
        raise Refused("not-found")
    return held


async def _in_thread(work: Callable[[], T], turns: CapacityLimiter | None = None) -> T:
    return await to_thread.run_sync(work, limiter=turns)
