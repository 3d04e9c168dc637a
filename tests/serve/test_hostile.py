"""Hostile documents sent to the server while many read: every answer is a named one, the bounds hold, nothing of the
machine is told, and the folder has whole files alone.

``MAALPLAN_HOSTILE=all`` sends every kind there is; else some of each.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from filelock import FileLock

pytest.importorskip("reportlab", reason="reportlab draws PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf edits PDFs of these tests (pip install -e .[dev])")

from maalplan.batch.folder import LOCK
from maalplan.batch.manner import Manner
from maalplan.batch.tasks import Bounds, Job
from maalplan.cli import main
from maalplan.limits import MB
from maalplan.model import ReadOptions
from maalplan.output.plan_json import plan_from_json
from maalplan.serve.app import app
from maalplan.serve.settings import Bounds as ServeBounds
from maalplan.serve.settings import Settings
from tests.hostile.every import KINDS
from tests.hostile.kinds import ENDS, OK, PASSWORD, STOPPED, Kind
from tests.processes import workers
from tests.serve.uploading import AS_JSON, SAMPLES, on_a_port, sample, send, until

STUB = Path(__file__).resolve().parents[1] / "batch/stub"
READERS = 50
EACH = 2
"""Kinds of each outcome and ending that are sent by default."""
NAMES = (
    *("../../../etc/ud.txt", "..\\..\\ud.txt", "/ud.txt", "C:\\ud.txt", "CON", "NUL.txt", "a" * 2000 + ".txt"),
    *(
        "\u202efdp.txt",
        "plan\u0000.txt",
        "😀\U0001f468\u200d\U0001f469.txt",
        ".skjult",
        "~$plan.txt",
        "%2e%2e%2fud.txt",
    ),
    *("uploads", ".", "..", " ", "plan\r\nSet-Cookie: a=b.txt", '"; filename="../ud.txt', "æøå.txt", "\ufeff.txt"),
)
TOLD = ("Traceback", 'File "', "/tmp/", "/home/", "/usr/", "site-packages", "\\Users\\")  # noqa: S108 - looked for
"""What no answer may hold."""


@dataclass(slots=True)
class Served:
    """A server of a folder; ``statuses`` counts the answers that were given, ``hung_up`` how often there was none."""

    address: str
    out: Path
    statuses: Counter[int] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    hung_up: int = 0

    def look(self, answer: httpx.Response) -> None:
        """Note an answer."""
        self.statuses[answer.status_code] += 1
        told = answer.content[:4_000_000].decode("utf-8", "replace")
        self.leaks += [f"{answer.request.url}: {word}" for word in (*TOLD, str(self.out)) if word in told]


def settings(out: Path, port: int, **changed: Any) -> Settings:
    job = Job(options=ReadOptions(ocr="never"))
    manner = Manner(job=job, jobs=2, bounds=Bounds(60.0, 1000))
    usual = {"out": out, "port": port, "manner": manner, "bounds": ServeBounds(writes=1000.0, writes_at_once=1000)}
    return Settings(**{**usual, **changed})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a converted one in it, and a temporary folder of its own."""
    assert main(["convert", str(SAMPLES / "slks-2024.txt"), "-o", str(tmp_path / "ud"), "--jobs", "0", "-q"]) == 0
    (tmp_path / "midlertidigt").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "midlertidigt"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


@pytest.fixture
def served(desk: Path) -> Iterator[Served]:
    with on_a_port(lambda port: app(settings(desk / "ud", port))) as address:
        yield Served(address, desk / "ud")


def chosen() -> list[Kind]:
    kinds = [kind for kind in KINDS if not (kind.office or kind.scanned)]
    if os.environ.get("MAALPLAN_HOSTILE") == "all":
        return kinds
    groups: dict[tuple[str, str], list[Kind]] = {}
    for kind in kinds:
        groups.setdefault((kind.outcome, Path(kind.name).suffix), []).append(kind)
    return [kind for group in groups.values() for kind in group[:EACH]]


def in_parts(kinds: list[Kind]) -> Iterator[list[tuple[Kind, bytes]]]:
    """The kinds with their bytes, in uploads that the server takes."""
    part: list[tuple[Kind, bytes]] = []
    for kind in kinds:
        data = kind.make()
        if len(data) > 49 * MB:
            continue  # refused before it is read
        if len(part) == 12 or sum(len(one) for _, one in part) + len(data) > 49 * MB:
            yield part
            part = []
        part.append((kind, data))
    yield part


def test_everything_hostile_at_once_while_many_read(served: Served) -> None:
    parts = list(in_parts(chosen()))
    ended = asyncio.run(_send_and_read(served, parts))
    assert set(served.statuses) <= {200, 202, 404, 429, 503}, served.statuses
    assert served.statuses[200] > READERS
    assert served.hung_up <= len(parts)
    assert served.leaks == []
    for part, told in zip(parts, ended, strict=True):
        by_name = {one["name"]: one for one in told["documents"]}
        for kind, _ in part:
            if kind.entry or kind.name not in by_name:
                continue  # an archive is told of by what is in it
            one = by_name[kind.name]
            code = OK if one["error"] is None else one["error"]["code"]
            assert code in ENDS if kind.outcome == STOPPED else code == kind.outcome, (kind.name, kind.why, one)
    check_whole(served.out)
    with httpx.Client(base_url=served.address) as client:
        assert documents(send(client, sample("bdk-2025.md"))) == [("bdk-2025.md", "converted")]


async def _send_and_read(served: Served, parts: list[list[tuple[Kind, bytes]]]) -> list[dict[str, Any]]:
    over = asyncio.Event()
    limits = httpx.Limits(max_connections=READERS + 20)
    async with httpx.AsyncClient(base_url=served.address, timeout=120, limits=limits) as client:
        readers = [asyncio.create_task(_read(client, served, over, number)) for number in range(READERS)]
        try:
            return list(await asyncio.gather(*(_sent(client, served, part) for part in parts)))
        finally:
            over.set()
            await asyncio.gather(*readers)


async def _sent(client: httpx.AsyncClient, served: Served, part: list[tuple[Kind, bytes]]) -> dict[str, Any]:
    files = [("files", (kind.name, data)) for kind, data in part]
    while True:
        try:
            answer = await client.post("/uploads", files=files, data={"password": PASSWORD}, headers=AS_JSON)
        except httpx.TransportError:  # refused for the line is full, and hung up on: much was still to come
            served.hung_up += 1
            await asyncio.sleep(2.0)
            continue
        served.look(answer)
        if answer.status_code == 202:
            break
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) >= 1
        await asyncio.sleep(0.5)
    address = answer.json()["url"]
    while True:
        answer = await client.get(address, headers=AS_JSON)
        served.look(answer)
        told: dict[str, Any] = answer.json()
        if told["finished"]:
            page = await client.get(address, headers={"Accept": "text/html"})
            served.look(page)
            return told
        await asyncio.sleep(0.2)


async def _read(client: httpx.AsyncClient, served: Served, over: asyncio.Event, number: int) -> None:
    addresses = ("/", "/search?q=handleplan", "/plans/slks-2024", "/files/plans.csv", "/uploads", "/search.json?q=mål")
    while not over.is_set():
        served.look(await client.get(addresses[number % len(addresses)]))
        number += 1
        await asyncio.sleep(0.2)


def test_each_by_itself_leaves_a_server_that_answers(served: Served) -> None:
    small = [kind for kind in chosen() if kind.outcome != STOPPED][::6]
    with httpx.Client(base_url=served.address, timeout=120) as client:
        for kind in small:
            data = kind.make()
            if len(data) < 5 * MB:
                send(client, (kind.name, data))
                assert client.get("/healthz").status_code == 200
    check_whole(served.out)


def test_names_lead_nowhere(desk: Path) -> None:
    before = sorted(path.name for path in desk.iterdir())
    words = (SAMPLES / "bdk-2025.md").read_bytes()
    with (
        on_a_port(lambda port: app(settings(desk / "ud", port, manner=Manner(jobs=0)))) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        served = Served(address, desk / "ud")
        too_long = client.post("/uploads", files={"files": ("a" * 5000, words)}, headers=AS_JSON)
        assert too_long.status_code == 400
        for number, name in enumerate(NAMES):
            told = send(client, (name, words + b"\n" * number))
            (one,) = told["documents"]
            assert one["status"] == "converted", (name, one)
            assert one["name"].isprintable()
            served.look(client.get(f"/uploads/{told['id']}", headers={"Accept": "text/html"}))
        served.look(client.get("/"))
    assert served.leaks == []
    assert sorted(path.name for path in desk.iterdir()) == before
    kept = [path for path in (served.out / "uploads").rglob("*") if path.is_file()]
    assert len(kept) == len(NAMES)
    assert all(len(path.relative_to(served.out).parts) == 3 for path in kept)
    check_whole(served.out)


def test_time_memory_and_crashes_are_one_document_each(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(STUB)
    manner = Manner(jobs=2, bounds=Bounds(4.0, 500))
    words = {"venter": "timeout", "hænger": "timeout", "grådig": "memory", "dør": "crashed", "slutter": "crashed"}
    with (
        on_a_port(lambda port: app(settings(desk / "ud", port, manner=manner))) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        files = [(f"{word}.txt", f"{word} ".encode()) for word in words]
        told = send(client, *files, ("god.txt", "ssi-2025\nEt mål".encode()))
        codes = {one["name"]: one["error"] and one["error"]["code"] for one in told["documents"]}
        assert client.get("/healthz").status_code == 200
    assert codes == {**{f"{word}.txt": code for word, code in words.items()}, "god.txt": None}
    assert not workers()
    assert not list((desk / "midlertidigt").iterdir()), "what was temporary is gone"


def test_what_is_too_large_is_refused_while_it_is_sent(served: Served) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        yield b'--abc\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        while taken < 1000 * MB:
            taken += MB
            yield b"x" * MB

    kind = {"Content-Type": "multipart/form-data; boundary=abc", **AS_JSON}
    before = psutil.Process().memory_info().rss
    with httpx.Client(base_url=served.address, timeout=120) as client:
        try:
            answer = client.post("/uploads", content=endless(), headers=kind)
            assert answer.status_code == 413
        except httpx.TransportError:
            pass  # the server hung up while we were still sending
        assert taken < 400 * MB, "what is refused is taken for a while, so that its sender gets to read why"
        assert psutil.Process().memory_info().rss - before < 40 * MB, "it was never in memory"
        assert client.get("/healthz").status_code == 200
    assert not (served.out / "uploads").exists()


def test_who_is_refused_while_sending_gets_to_read_why(served: Served) -> None:
    with httpx.Client(base_url=served.address, timeout=120) as client, FileLock(served.out / LOCK):
        for _ in range(20):
            send(client, sample("bdk-2025.md"), wait=False)
        answer = client.post("/uploads", files={"files": ("a.txt", b"x" * 30 * MB)}, headers=AS_JSON)
        assert (answer.status_code, answer.json()["error"]) == (503, "line-full")
        assert int(answer.headers["Retry-After"]) >= 1


def test_an_upload_that_breaks_off_leaves_nothing(served: Served, desk: Path) -> None:
    def half() -> Iterator[bytes]:
        yield b'--abc\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalvt'
        raise ConnectionError

    with httpx.Client(base_url=served.address, timeout=120) as client:
        kind = {"Content-Type": "multipart/form-data; boundary=abc", **AS_JSON}
        for _ in range(25):
            with pytest.raises((ConnectionError, httpx.TransportError)):
                client.post("/uploads", content=half(), headers=kind)
        files = {"files": sample("bdk-2025.md")}
        until(lambda: client.post("/uploads", files=files, headers=AS_JSON).status_code == 202, 5.0)
        until(lambda: len(list((served.out / "uploads").glob("*/*"))) == 1)
        until(lambda: not any("0" in files for *_, files in os.walk(desk / "midlertidigt")))


def test_who_sends_too_fast_is_told_to_wait(desk: Path) -> None:
    bounds = ServeBounds(writes=0.5, writes_at_once=3)
    with (
        on_a_port(lambda port: app(settings(desk / "ud", port, bounds=bounds))) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        answers = [client.post("/uploads", files={"files": sample("bdk-2025.md")}, headers=AS_JSON) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 429, 429, 429]
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_where_nothing_may_be_changed_nothing_is_taken(desk: Path) -> None:
    with (
        on_a_port(lambda port: app(settings(desk / "ud", port, read_only=True))) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        answer = client.post("/uploads", files={"files": sample("bdk-2025.md")}, headers=AS_JSON)
    assert answer.status_code in (403, 404)
    assert not (desk / "ud/uploads").exists()


def test_a_page_of_another_site_sends_nothing(served: Served) -> None:
    with httpx.Client(base_url=served.address) as client:
        foreign = {"Origin": "http://ond.example", **AS_JSON}
        answer = client.post("/uploads", files={"files": sample("bdk-2025.md")}, headers=foreign)
    assert answer.status_code == 403


def documents(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["name"], one["status"]) for one in told["documents"]]


def check_whole(out: Path) -> None:
    """See that all files of the folder are whole, and only such as belong there."""
    for path in out.rglob("*"):
        assert not path.name.endswith(".tmp")
        assert not path.is_symlink()
    plans = {path.stem: plan_from_json(path.read_bytes()) for path in (out / "plans").iterdir()}
    assert all(plan.id == name for name, plan in plans.items())
    for name in ("plans", "goals", "milestones"):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {row["plan_id"] for row in rows} == set(plans)
    with zipfile.ZipFile(out / "maalplan.xlsx") as book:
        assert book.testzip() is None
    json.loads((out / "report.json").read_bytes())
    kept = {path.parent.name for path in (out / "uploads").rglob("*") if path.is_file()}
    assert kept <= {plan.source.sha256[:24] for plan in plans.values()}, "only what gave a plan is kept"
