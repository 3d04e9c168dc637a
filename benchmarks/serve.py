"""What an answer of the server costs: ``python -m benchmarks.serve``.

Fifty readers ask at the same time for one kind of page after the other. Each is measured beside the same server
(Starlette, uvicorn) that answers every request with a fixed page of the same size, in turns within the same run; the
figures are the processor time of the server's process for an answer, and answers per second on the clock.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from maalplan.serve.settings import Bounds

READERS = 50
EACH = 8
ROUNDS = 3
SAMPLES = Path(__file__).resolve().parents[1] / "samples/plans"
PAGES = (
    ("all plans", "/"),
    ("a plan beside its document", "/plans/ens-2025"),
    ("two plans compared", "/diff?new=ens-2025"),
    ("an agency through the years", "/history/ens"),
    ("a search", "/search?q=energi+milj%C3%B8"),
    ("a search, as JSON", "/search.json?q=energi+milj%C3%B8"),
    ("a table", "/files/milestones.csv"),
)
FIXED = """
import sys, uvicorn, socket
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
async def page(request):
    return Response(b"x" * int(request.path_params["size"]), media_type="text/html")
own = socket.socket(); own.bind(("127.0.0.1", 0)); own.listen(128)
print(" at http://127.0.0.1:%d/ " % own.getsockname()[1], file=sys.stderr, flush=True)
app = Starlette(routes=[Route("/{size}", page)])
uvicorn.Server(uvicorn.Config(app, http="h11", loop="asyncio", log_config=None, access_log=False)).run(sockets=[own])
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own."""

    process: psutil.Process
    port: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Of an answer: seconds of the processor; of all: answers per second on the clock."""

    seconds: float
    rate: float


@contextmanager
def started(arguments: list[str]) -> Iterator[Server]:
    """A server that says where it is."""
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r" at http://127\.0\.0\.1:(\d+)/ ", line)
        assert found, line
        yield Server(psutil.Process(process.pid), int(found[1]))
    finally:
        process.terminate()
        process.communicate()


async def read(port: int, path: str) -> int:
    """Have all readers ask; the size of an answer."""
    sizes = await asyncio.gather(*(_reader(port, path) for _ in range(READERS)))
    return sizes[0]


async def _reader(port: int, path: str) -> int:
    taken, told = await asyncio.open_connection("127.0.0.1", port)
    size = 0
    for _ in range(EACH):
        told.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        head = await taken.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = re.search(rb"content-length: (\d+)", head.lower())
        assert length is not None, head
        size = int(length[1])
        await taken.readexactly(size)
    told.close()
    return size


def cost(server: Server, path: str) -> Cost:
    """What all readers together cost the server."""
    before, began = server.process.cpu_times(), time.perf_counter()
    asyncio.run(read(server.port, path))
    after, took = server.process.cpu_times(), time.perf_counter() - began
    time.sleep(READERS * EACH / Bounds().reads)  # one client may ask no more often
    spent = after.user + after.system - before.user - before.system
    return Cost(spent / (READERS * EACH), READERS * EACH / took)


def main() -> None:
    """Measure, and print the table."""
    print("| page | KB | ms | answers a second | ms of a fixed page | times its cost |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "ud")
        convert = [sys.executable, "-m", "maalplan", "convert", str(SAMPLES), "-o", out, "--quiet"]
        subprocess.run(convert, check=True)
        own = ["-m", "maalplan", "serve", out, "--port", "0"]
        with started(own) as server, started(["-c", FIXED]) as fixed:
            for name, path in PAGES:
                print(_row(name, path, server, fixed), flush=True)
            print(f"\nThe server's memory at the end: {server.process.memory_info().rss / 1024**2:.0f} MB")


def _row(name: str, path: str, server: Server, fixed: Server) -> str:
    size = asyncio.run(_reader(server.port, path))
    rounds = [(cost(server, path), cost(fixed, f"/{size}")) for _ in range(ROUNDS)]
    here, there = (statistics.median(each[at].seconds for each in rounds) for at in (0, 1))
    rate = statistics.median(own.rate for own, _ in rounds)
    ratios = sorted(own.seconds / other.seconds for own, other in rounds if other.seconds)
    spread = f"{here / there:.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})" if there and ratios else "–"
    return f"| {name} | {size / 1024:.0f} | {here * 1000:.2f} | {rate:.0f} | {there * 1000:.2f} | {spread} |"


if __name__ == "__main__":
    main()
