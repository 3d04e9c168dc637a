"""Where documents are sent to, and where one sees what becomes of them: as pages, and as JSON for their script."""

from __future__ import annotations

import json
from typing import Final

from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maalplan.model import Lang
from maalplan.output.served.upload import form_to_html, progress_to_html, progress_to_json
from maalplan.serve.heads import header, html_answer
from maalplan.serve.refused import Refused
from maalplan.serve.uploads.line import LineFull, Uploads
from maalplan.serve.uploads.receiving import Received, Unreceived, received

FORM: Final = "/uploads"
_JSON: Final = "application/json"
_ID_LENGTH: Final = 64


class UploadAnswers:
    """What is answered to those who send documents; ``uploads`` is the line of them while the server runs."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self.uploads: Uploads | None = None

    def routes(self) -> list[Route]:
        """The addresses, for the application."""
        return [
            Route(FORM, self.form, methods=["GET"]),
            Route(FORM, self.send, methods=["POST"]),
            Route(f"{FORM}/{{upload_id}}", self.show, methods=["GET"]),
        ]

    async def form(self, _: Request) -> Response:
        """The page from which documents are sent."""
        limits = self._line().limits
        return html_answer(form_to_html(limits.size, limits.files, lang=self._lang))

    async def send(self, request: Request) -> Response:
        """Take documents in. The answer leads to the page on which one sees how it goes."""
        uploads = self._line()
        try:
            upload_id = uploads.begin()
        except LineFull as full:
            raise Refused("line-full", wait=full.wait) from None
        try:
            got = await self._received(request, uploads, upload_id)
        except BaseException:  # also a client that went away, and a server that stops
            await to_thread.run_sync(uploads.drop, upload_id)
            raise
        uploads.put(upload_id, got)
        address = f"{FORM}/{upload_id}"
        if _wants_page(request):
            return RedirectResponse(address, 303)
        told = json.dumps({"id": upload_id, "url": address}).encode()
        return Response(told, 202, {"Location": address}, media_type=_JSON)

    async def show(self, request: Request) -> Response:
        """How an upload goes."""
        upload_id = request.path_params["upload_id"]
        progress = self._line().progress(upload_id) if len(upload_id) <= _ID_LENGTH else None
        if progress is None:
            raise Refused("no-upload")
        if _wants_page(request):
            answer = html_answer(progress_to_html(progress, lang=self._lang))
        else:
            answer = Response(progress_to_json(progress, lang=self._lang), media_type=_JSON)
        answer.headers["Vary"] = "Accept"
        return answer

    async def _received(self, request: Request, uploads: Uploads, upload_id: str) -> Received:
        try:
            kind = header(request.scope, "content-type")
            return await received(request.stream(), kind, uploads.room(upload_id))
        except Unreceived as unreceived:
            raise Refused(unreceived.key) from None
        except ClientDisconnect:
            raise Refused("bad-form") from None

    def _line(self) -> Uploads:
        if self.uploads is None:
            raise Refused("line-full", wait=5)
        return self.uploads


def _wants_page(request: Request) -> bool:
    return "text/html" in header(request.scope, "accept")
