"""How a batch of many documents runs: ``python -m benchmarks.batch [--documents N] [--kills N]``.

A share of mixed documents, some of them hostile, is converted with one process and with two, beside a plain loop over
the same reader in one process; then once more, when nothing is new; then it is killed at random moments and started
again. Wall time, for that is what people wait for: run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.many import share

ROOT = Path(__file__).resolve().parent.parent
MAALPLAN = "import sys; from maalplan.cli import main; sys.exit(main(sys.argv[1:]))"
LOOP = """
import sys
from pathlib import Path
from maalplan.errors import MaalplanError
from maalplan.output.plan_json import plan_to_json
from maalplan.pipeline import read_plan
out = Path(sys.argv[1])
for number, name in enumerate(sys.stdin.read().splitlines()):
    (out / f"{number}.json").write_bytes(plan_to_json(read_plan(name)))
"""
BOUNDS = ("--timeout", "60", "--memory", "1500")


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: wall time, processor seconds of the run's own process, and the most memory of that and of all of its
    processes together, in MB."""

    seconds: float
    status: int
    own: float
    parent: float
    family: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000, metavar="N", help="how many; 2000 when not given")
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="how often to kill; 20 when not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="maalplan-bench-") as name:
        _measure(Path(name), given.documents, given.kills)


def _measure(folder: Path, documents: int, kills: int) -> None:
    good, bad = share(documents, folder / "share")
    size = sum(path.stat().st_size for path in (folder / "share").rglob("*") if path.is_file())
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};")
    print(f"{len(good)} plans in four formats and {len(bad)} hostile documents, {size / 1e6:.0f} MB\n")
    loop = _loop(folder, [str(folder / "share" / name) for name in sorted(good)])
    one = _convert(folder, "one", "--jobs", "1")
    two = _convert(folder, "two", "--jobs", "2")
    again = [_convert(folder, "two", "--jobs", "2") for _ in range(3)]
    cluster = _cluster(folder)
    print("| what | seconds | documents a second | the run itself: processor time | memory | with its processes |")
    print("| --- | --- | --- | --- | --- | --- |")
    for label, ran, count in (
        ("a plain loop over `read_plan`, one process, the plans alone", loop, len(good)),
        ("`maalplan convert --jobs 1`", one, documents),
        ("`maalplan convert --jobs 2`", two, documents),
        ("the same again, nothing new", sorted(again, key=lambda ran: ran.seconds)[1], documents),
        ("`--engine dask`: a scheduler and two workers with one thread each, over TCP", cluster, documents),
    ):
        speed, memory = f"{ran.seconds:.1f} | {count / ran.seconds:.1f}", f"{ran.parent:.0f} MB | {ran.family:.0f} MB"
        print(f"| {label} | {speed} | {ran.own:.1f} s | {memory} |")
    second = statistics.median(ran.seconds for ran in again)
    print(f"\nFrom one process to two: {one.seconds / two.seconds:.2f} times faster.")
    print(f"The second run: {two.seconds / second:.0f} times faster than the first.\n")
    _check(folder, good, bad)
    for name, label in (("one", "One process and two"), ("cluster", "Two processes and the cluster")):
        print(f"{label}: " + ("the same files." if _same(folder / name, folder / "two") else "FILES DIFFER."))
    _kill(folder, kills, two.seconds)


def _loop(folder: Path, names: list[str]) -> Ran:
    (folder / "loop").mkdir()
    return _watched([sys.executable, "-c", LOOP, str(folder / "loop")], "\n".join(names))


def _convert(folder: Path, out: str, *options: str) -> Ran:
    return _watched(_command(folder, out, *options))


def _cluster(folder: Path) -> Ran:
    """A scheduler and two workers, each a process of its own, reached over TCP."""
    note = folder / "scheduler.json"
    machines = [
        _machine("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(note))
    ]
    while not note.exists() or not note.read_bytes():
        time.sleep(0.1)
    address = str(json.loads(note.read_bytes())["address"])
    options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    machines += [_machine("distributed.cli.dask_worker", address, *options) for _ in range(2)]
    time.sleep(10)
    try:
        return _convert(folder, "cluster", "--engine", "dask", "--scheduler", address)
    finally:
        for machine in machines:
            machine.kill()
            machine.wait()


def _machine(*command: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", *command, "--no-dashboard"], cwd=ROOT, stdout=quiet, stderr=quiet)


def _command(folder: Path, out: str, *options: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        MAALPLAN,
        "convert",
        str(folder / "share"),
        "-o",
        str(folder / out),
        "-q",
        *BOUNDS,
        *options,
    ]


def _watched(command: list[str], told: str = "") -> Ran:
    """Run *command*, and look at its memory ten times a second."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    watcher = _Watcher(process.pid)
    watcher.start()
    process.stdin.write(told.encode())
    process.stdin.close()
    status = process.wait()
    seconds = time.perf_counter() - start
    watcher.ended.set()
    watcher.join()
    return Ran(seconds, status, watcher.own, watcher.parent / 1e6, watcher.family / 1e6)


class _Watcher(threading.Thread):
    """Notes the most memory that a process and its family held."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.parent, self.family, self.own = pid, 0, 0, 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.1):
            try:
                process = psutil.Process(self.pid)
                own, times = process.memory_info().rss, process.cpu_times()
                others = sum(_held(child) for child in process.children(recursive=True))
            except psutil.Error:
                continue
            self.own = times.user + times.system
            self.parent, self.family = max(self.parent, own), max(self.family, own + others)


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _check(folder: Path, good: dict[str, str], bad: dict[str, str]) -> None:
    """Every good document converted, every bad one reported with its own code, no process left."""
    report = json.loads((folder / "two/report.json").read_bytes())
    entries = {Path(one["source"]).relative_to(folder / "share").as_posix(): one for one in report["documents"]}
    lost = [name for name in good if entries[name]["status"] != "ok"]
    wrong = [
        name for name, code in bad.items() if (entries[name]["error"] or {}).get("code") not in (code, "duplicate")
    ]
    codes = Counter((one["error"] or {}).get("code", "ok") for one in report["documents"])
    left = [one for one in psutil.process_iter(["cmdline", "ppid"]) if _is_orphan(one)]
    print(f"Good documents not converted: {len(lost)}; hostile ones with another code than theirs: {len(wrong)}; ")
    print(f"processes left: {len(left)}. Codes: {', '.join(f'{n} {code}' for code, n in codes.most_common())}.")
    for name in (*lost, *wrong)[:10]:
        print(f"- {name}: {entries[name]['error']}")


def _is_orphan(process: psutil.Process) -> bool:
    """Whether it is a reading process whose run is gone."""
    return "maalplan.batch.worker" in (process.info["cmdline"] or []) and process.info["ppid"] == 1


def _kill(folder: Path, kills: int, seconds: float) -> None:
    """Kill runs at random moments; what goes on from there must come to the same files."""
    moments = random.Random(5)  # noqa: S311 - no secret
    for _ in range(kills):
        process = subprocess.Popen(_command(folder, "killed", "--jobs", "2"), cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.1, max(1.0, 2 * seconds / max(1, kills))))
        process.kill()
        process.wait()
    last = _convert(folder, "killed", "--jobs", "2")
    same = _same(folder / "two", folder / "killed")
    print(
        f"Killed {kills} times and started again ({last.seconds:.1f} s for the last): "
        + ("the same files." if same else "FILES DIFFER.")
    )
    shutil.rmtree(folder / "killed")


def _same(first: Path, second: Path) -> bool:
    """Whether two folders hold the same, in the sense of the contract: but for the report's clocks and ``reused``."""
    return _contents(first) == _contents(second)


def _contents(folder: Path) -> dict[str, Any]:
    files: dict[str, Any] = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    report = json.loads(files["report.json"])
    for clock in ("started", "finished"):
        del report[clock]
    for entry in report["documents"]:
        del entry["seconds"], entry["reused"]
    return {**files, "report.json": report}


if __name__ == "__main__":
    main()
