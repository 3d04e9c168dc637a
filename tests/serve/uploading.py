"""A server of uploads alone, without a network, and what tests send to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from maalplan.batch.manner import Manner
from maalplan.batch.tasks import Bounds
from maalplan.serve.refused import Refused, refusal
from maalplan.serve.uploads import Limits, UploadAnswers, uploads_into

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
QUICK = Manner(jobs=2, bounds=Bounds(60.0, 1000))
HERE = Manner(jobs=0)
AS_JSON = {"Accept": "application/json"}


def application(out: Path, manner: Manner = HERE, limits: Limits | None = None) -> Starlette:
    """A server into whose folder *out* documents are sent, and nothing else."""
    answers = UploadAnswers("da")

    async def refuse(request: Request, refused: Exception) -> Response:
        assert isinstance(refused, Refused)
        return refusal(refused, request.scope, "da")

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        with uploads_into(out, manner, limits) as answers.uploads:
            yield

    return Starlette(routes=answers.routes(), exception_handlers={Refused: refuse}, lifespan=life)


@contextmanager
def server(out: Path, manner: Manner = HERE, limits: Limits | None = None) -> Iterator[TestClient]:
    """A client of such a server."""
    with TestClient(application(out, manner, limits)) as client:
        yield client


@contextmanager
def on_a_port(make: Callable[[int], Starlette]) -> Iterator[str]:
    """The address at which an application, which *make* makes for its port, answers as long as the block lasts."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen(128)
        port = own.getsockname()[1]
        config = uvicorn.Config(
            make(port),
            log_config=None,
            access_log=False,
            lifespan="on",
            timeout_graceful_shutdown=2,
            timeout_keep_alive=120,
        )
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [own]})
        thread.start()
        try:
            until(lambda: running.started)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.should_exit = True
            thread.join()


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never was"
        time.sleep(0.02)


def send(
    client: TestClient, *files: tuple[str, bytes], password: str | None = None, wait: bool = True
) -> dict[str, Any]:
    """What became of *files*, each its name and content, once nothing more happens; without *wait* the answer."""
    data = None if password is None else {"password": password}
    answer = client.post("/uploads", files=[("files", file) for file in files], data=data, headers=AS_JSON)
    assert answer.status_code == 202, answer.text
    told: dict[str, Any] = answer.json()
    return finished(client, told["url"]) if wait else told


def finished(client: TestClient, address: str, seconds: float = 60.0) -> dict[str, Any]:
    """What became of an upload, once nothing more happens."""
    end = time.monotonic() + seconds
    while True:
        told: dict[str, Any] = client.get(address, headers=AS_JSON).json()
        if told["finished"]:
            return told
        assert time.monotonic() < end, told
        time.sleep(0.02)


def sample(name: str) -> tuple[str, bytes]:
    """A document of the samples."""
    return name, (SAMPLES / name).read_bytes()


def files_in(out: Path) -> dict[str, bytes]:
    """All files of a folder, but for what it keeps for itself."""
    found = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".maalplan/")}
