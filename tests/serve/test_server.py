"""A real server in a process of its own: many readers at once, clients that dawdle, and how it ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from maalplan.cli.serve import _check
from maalplan.serve.server import CannotListen, listening

READERS = 50
EACH = 4
ROUNDS = (
    "/",
    "/plans/ens-2025",
    "/plans/slks-2024",
    "/diff?new=ens-2025",
    "/history/slks",
    "/search?q=mål",
    "/files/goals.csv",
)
MORE = 150 * 1024**2
"""Bytes that the second round of readers may add to the first: nothing is kept for each of them."""


@pytest.fixture
def running(out: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of the folder, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "maalplan", "serve", str(out), "--port", "0", "--jobs", "1"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r" at (http://127\.0\.0\.1:\d+)/ ", line)
        assert found, line
        yield process, found[1]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


async def read(address: str, readers: int) -> list[int]:
    """The statuses that so many readers get who read at the same time."""
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits, trust_env=False) as client:

        async def one(number: int) -> list[int]:
            return [(await client.get(ROUNDS[(number + at) % len(ROUNDS)])).status_code for at in range(EACH)]

        each = await asyncio.gather(*(one(number) for number in range(readers)))
    return [status for statuses in each for status in statuses]


def memory(process: subprocess.Popen[str]) -> int:
    return int(psutil.Process(process.pid).memory_info().rss)


def test_fifty_readers_are_all_answered(running: tuple[subprocess.Popen[str], str]) -> None:
    process, address = running
    assert asyncio.run(read(address, READERS)) == [200] * READERS * EACH
    before = memory(process)
    for _ in range(2):
        assert asyncio.run(read(address, READERS)) == [200] * READERS * EACH
    assert memory(process) - before < MORE


def test_it_ends_quietly_and_leaves_no_process(running: tuple[subprocess.Popen[str], str]) -> None:
    process, address = running
    assert httpx.get(f"{address}/plans/ens-2025", timeout=120, trust_env=False).status_code == 200
    children = psutil.Process(process.pid).children(recursive=True)
    assert children, "the page was made by a process of its own"
    process.send_signal(signal.CTRL_C_EVENT if os.name == "nt" else signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    assert not psutil.wait_procs(children, timeout=10)[1]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_it_ends_when_it_is_told_to(running: tuple[subprocess.Popen[str], str]) -> None:
    process, _ = running
    process.terminate()
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")


def raw(address: str, data: bytes) -> bytes:
    """What a server says to bytes that no client would send."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(data)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
            if b"\r\n\r\n" in answer and b"Connection: close" not in data:
                break
        return answer


@pytest.mark.parametrize(
    ("data", "statuses"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", (400, 403)),
        (b"GET / HTTP/1.1\r\nHost: ond.example\r\n\r\n", (403,)),
        (b"GET http://ond.example/ HTTP/1.1\r\nHost: ond.example\r\n\r\n", (400, 403)),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", (400, 403)),
        (b"GET /\x00\xff HTTP/1.1\r\nHost: x\r\n\r\n", (400,)),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", ()),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", (400, 431)),
        (b"POST /plans/ens-2025/corrections HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", (400,)),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", (400, 403)),
        (b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", (400, 403, 505)),
    ],
)
def test_what_no_client_sends(
    running: tuple[subprocess.Popen[str], str], data: bytes, statuses: tuple[int, ...]
) -> None:
    process, address = running
    if statuses:
        answer = raw(address, data)
        assert int(answer.split(b" ", 2)[1]) in statuses, answer[:200]
        assert b"Traceback" not in answer
    else:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=5) as line:
            line.sendall(data)
    assert httpx.get(f"{address}/healthz", trust_env=False).status_code == 200
    assert process.poll() is None


def test_a_large_body_is_refused_in_words(running: tuple[subprocess.Popen[str], str]) -> None:
    _, address = running
    answer = httpx.post(
        f"{address}/plans/ens-2025/corrections",
        content=b"[" * 30_000_000,
        headers={"content-type": "application/json"},
        timeout=60,
        trust_env=False,
    )
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_who_only_holds_a_connection_is_left(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    import threading

    import maalplan.serve.server as own
    from maalplan.serve.settings import Settings

    monkeypatch.setattr(own, "SLOW_HEAD", 0.3)
    found: list[int] = []
    errors: list[BaseException] = []
    servers: list[own._Server] = []
    begin = own._Server.startup

    async def noted(self: own._Server, sockets: list[socket.socket] | None = None) -> None:
        servers.append(self)
        await begin(self, sockets)

    monkeypatch.setattr(own._Server, "startup", noted)

    def run() -> None:
        try:
            own.serve(Settings(out=out, port=0), lambda now, _: found.append(now.port))
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        until = time.monotonic() + 60
        while not found and not errors and time.monotonic() < until:
            time.sleep(0.05)
        assert not errors
        for head in (
            b"",
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1",
            f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{found[0]}\r\n\r\nGET /".encode(),
        ):
            with socket.create_connection(("127.0.0.1", found[0]), timeout=30) as line:
                line.sendall(head)
                while line.recv(65536):  # until the server ends the connection
                    pass
    finally:
        for server in servers:
            server.should_exit = True
        thread.join(60)
    assert not errors


def test_a_port_that_is_taken_or_no_address() -> None:
    with listening("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(CannotListen, match=rf"Port {port} of 127\.0\.0\.1 cannot be had .*--port"):
            listening("127.0.0.1", port)
    with pytest.raises(CannotListen, match=r"There is no address findes-ikke\.invalid"):
        listening("findes-ikke.invalid", 0)
    with pytest.raises(CannotListen, match="--host"):
        listening("192.0.2.1", 0)


def test_a_plan_that_is_not_shown_is_said(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = out / "plans/ens-2025.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"year": 2025', '"year": 99999', 1), encoding="utf-8")
    _check(out)
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "ens-2025" in said[0]
    assert "is not shown" in said[0]
