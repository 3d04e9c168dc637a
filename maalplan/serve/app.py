"""The application: which address leads where, behind the gate that every request passes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from maalplan.batch.documents import documents_of
from maalplan.batch.engines import cores
from maalplan.batch.manner import Manner
from maalplan.batch.review_pages import page_maker
from maalplan.batch.tasks import Job
from maalplan.errors import MaalplanError
from maalplan.model import ReadOptions
from maalplan.serve.answers import Answers
from maalplan.serve.gate import Gate
from maalplan.serve.heads import json_answer
from maalplan.serve.openapi import description
from maalplan.serve.papers import Papers
from maalplan.serve.refused import Refused, refusal
from maalplan.serve.settings import Settings
from maalplan.serve.uploads import Limits, UploadAnswers, Uploads, uploads_into


def app(settings: Settings) -> Starlette:
    """The application that serves the folder of *settings*, for any ASGI server.

    It looks for the documents that were named when the server starts it (``lifespan``); ``state.problems`` then says in
    lines what is the matter with them, and ``state.failed`` is the error that kept it from starting.

    Raises:
        ValueError: it would be reached from elsewhere without a token.
    """
    if settings.token is None and not settings.is_local:
        raise ValueError("a server that others can reach needs a token")
    answers, sent = Answers(settings), UploadAnswers(settings.lang)

    async def refuse(request: Request, refused: Exception) -> Response:
        assert isinstance(refused, Refused)
        return refusal(refused, request.scope, settings.lang)

    async def unknown(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, HTTPException)
        return refusal(_known(problem), request.scope, settings.lang)

    @asynccontextmanager
    async def life(running: Starlette) -> AsyncIterator[None]:
        opened = _opened(settings)
        try:
            answers.papers, sent.uploads = await to_thread.run_sync(opened.__enter__)
        except MaalplanError as error:
            running.state.failed = error
            raise
        running.state.problems = answers.papers.problems
        try:
            yield
        finally:
            await to_thread.run_sync(opened.__exit__, None, None, None)

    made = Starlette(
        routes=[*_routes(answers, settings), *(() if settings.read_only else sent.routes())],
        middleware=[Middleware(Gate, settings=settings)],
        exception_handlers={Refused: refuse, HTTPException: unknown},
        lifespan=life,
    )
    made.router.redirect_slashes = False
    return made


def _routes(answers: Answers, settings: Settings) -> list[Route]:
    described = description(settings)

    async def openapi(_: Request) -> Response:
        return json_answer(described)

    return [
        Route("/", answers.front),
        Route("/plans/{plan_id}", answers.plan),
        Route("/plans/{plan_id}/corrections", answers.correct, methods=["POST"]),
        Route("/plans/{plan_id}/document", answers.document),
        Route("/diff", answers.diff),
        Route("/history/{agency}", answers.history),
        Route("/search", answers.search),
        Route("/search.json", answers.search_json),
        Route("/files/{name}", answers.file),
        Route("/files/plans/{plan_id}.json", answers.plan_file),
        Route("/healthz", answers.health),
        Route("/openapi.json", openapi),
    ]


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[Papers, Uploads | None]]:
    """What finds documents and makes their pages, and the line of uploads, as long as the server runs."""
    manner = page_manner(settings)
    with ExitStack() as stack:
        given = stack.enter_context(documents_of(settings.out, settings.documents, settings.passwords))
        papers = Papers(settings, given, stack.enter_context(page_maker(manner)))
        limits = Limits(size=settings.max_upload)
        line = uploads_into(settings.out, upload_manner(settings), limits)
        yield papers, None if settings.read_only else stack.enter_context(line)


def page_manner(settings: Settings) -> Manner:
    """How pages are made: by as many processes as pages may be made at a time."""
    jobs = min(settings.bounds.makers, cores()) if settings.manner.jobs is None else settings.manner.jobs
    return replace(settings.manner, jobs=jobs, job=Job(options=ReadOptions(passwords=settings.passwords)))


def upload_manner(settings: Settings) -> Manner:
    """How uploads are read: as the settings say, but no document takes all of the machine from those who look."""
    job = settings.manner.job
    passwords = tuple(dict.fromkeys((*job.options.passwords, *settings.passwords)))
    job = replace(job, options=replace(job.options, passwords=passwords))
    return replace(page_manner(settings), job=job)


def _known(problem: HTTPException) -> Refused:
    """What the framework refuses, in our words."""
    if problem.status_code == 404:
        return Refused("not-found")
    if problem.status_code == 405:
        return Refused("not-allowed", allowed=(problem.headers or {}).get("Allow"))
    return Refused("bad-address")
