"""A Dask cluster gives the same files as one machine, also when a part of it is lost in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from maalplan.batch.cluster import Cluster, ClusterError
from maalplan.batch.run import Listener, Manner, convert_into
from maalplan.batch.tasks import Bounds, Job
from maalplan.cli import main
from maalplan.ingest.sources import Found, find_sources
from tests.batch.conftest import STUB
from tests.batch.test_run import contents, put, told

pytest.importorskip("distributed", reason="missing package: distributed")

ROOT = Path(__file__).parents[2]
BOUNDS = Bounds(60, 1000)
PLANS = {f"planer/{n:02}.txt": f"langsom ssi-20{n:02}\nTekst {n}." for n in range(16)} | {
    "planer/05b.txt": "dør",
    "planer/11b.txt": "ødelagt",
    "planer/12b.txt": "langsom ssi-2003\nNavnebror.",
}


@dataclass
class Machines:
    """A scheduler and its workers, each a process of its own that is reached over TCP."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(STUB), str(ROOT))),
            "TMPDIR": str(self.folder),
            "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "0",
        }
        log = (self.folder / f"log-{len(self.processes)}").open("wb")
        process = subprocess.Popen([sys.executable, "-m", *command], env=environment, stderr=log, stdout=log)
        self.processes.append(process)
        return process

    def worker(self) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder))
        return self.start("distributed.cli.dask_worker", self.address, *options)


@pytest.fixture
def machines(share: Path, workers: None) -> Iterator[Machines]:
    """A scheduler with two workers."""
    made = Machines(share / "tmp")
    made.folder.mkdir()
    note = made.folder / "scheduler.json"
    made.start(
        "distributed.cli.dask_scheduler",
        *("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(note)),
    )
    made.address = _address(note)
    made.worker()
    made.worker()
    _wait_for_workers(made.address, 2)
    yield made
    for process in made.processes:
        process.kill()
        process.wait()


def _address(note: Path) -> str:
    import json

    for _ in range(600):
        try:
            return str(json.loads(note.read_bytes())["address"])
        except (OSError, ValueError, KeyError):
            time.sleep(0.1)
    pytest.fail("the scheduler does not start")


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def test_a_cluster_that_loses_a_machine_gives_the_same_files(machines: Machines) -> None:
    put(PLANS)
    found = find_sources(["planer"])
    alone = convert_into(Path("alene"), found, manner=Manner(jobs=2, bounds=BOUNDS))
    victim = machines.processes[-1]
    done: list[Found] = []

    def one_is_lost(one: Found) -> None:
        done.append(one)
        if len(done) == 5:
            victim.kill()

    report = convert_into(
        Path("klynge"), found, Listener(done=one_is_lost), Manner(scheduler=machines.address, bounds=BOUNDS)
    )
    assert victim.poll() is not None
    assert told(report) == told(alone)
    assert [one.error.code for one in report.documents if one.error] == ["crashed", "damaged"]
    ours, theirs = contents(Path("alene")), contents(Path("klynge"))
    assert theirs == ours


def test_a_scheduler_that_is_not_there_is_one_line(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.batch.cluster.REACH", 1)
    with pytest.raises(ClusterError, match=r"No Dask scheduler answers at tcp://127.0.0.1:9 \(.*\); check the address"):
        Cluster(Job(), Bounds(), "tcp://127.0.0.1:9")


def test_one_document_without_a_folder_is_read_on_the_cluster_too(
    share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("maalplan.batch.cluster.REACH", 1)
    put({"a.txt": "x"})
    assert main(["convert", "a.txt", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err


def test_engine_and_scheduler_go_together(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put({"a.txt": "x"})
    assert main(["convert", "a.txt", "-o", "out", "--engine", "dask"]) == 2
    assert "with both --engine dask and --scheduler ADDRESS" in capsys.readouterr().err
