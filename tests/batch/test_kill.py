"""A run that is stopped at any moment leaves whole files only, and goes on where it was."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.batch.conftest import STUB
from tests.batch.test_run import contents, put

ROOT = Path(__file__).parents[2]
PLANS = {f"planer/{n:02}.txt": f"langsom ssi-20{n % 20:02}\nTekst {n}." for n in range(24)} | {
    "planer/05b.txt": "ødelagt",
    "planer/11b.txt": "dør",
    "planer/17b.txt": "langsom ssi-2017\nTekst 17.",
}


def start(out: str, *options: str, temporary: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(STUB), str(ROOT))), "TMPDIR": str(temporary)}
    return subprocess.Popen(
        [sys.executable, "-m", "maalplan", "convert", "planer", "-o", out, *options],
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeding if sys.platform != "win32" else None,  # noqa: PLW1509 - these tests have no threads
    )


def heeding() -> None:
    """What runs in the background has Ctrl-C ignored, and hands that on; the runs of these tests heed it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(out: str, *options: str, temporary: Path) -> str:
    process = start(out, *options, temporary=temporary)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1, "one document is broken"
    return err.decode("utf-8")


@pytest.fixture
def temporary(share: Path) -> Path:
    """The temporary folder of the runs."""
    put(PLANS)
    folder = share / "tmp"
    folder.mkdir()
    return folder


def test_a_run_that_is_killed_goes_on_where_it_was(share: Path, temporary: Path) -> None:
    finish("hel", temporary=temporary)
    whole = contents(Path("hel"))
    moments = random.Random(4)  # noqa: S311 - no secret
    for _ in range(4):
        process = start("dræbt", temporary=temporary)
        time.sleep(moments.uniform(0.2, 3.0))
        children = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.communicate()
        psutil.wait_procs(children, timeout=10)
        assert not any(child.is_running() for child in children), "no worker outlives its run"
        for path in Path("dræbt").glob("plans/*.json"):
            json.loads(path.read_bytes())
    for left in temporary.iterdir():
        os.utime(left, (0, 0))  # what is quite new may be another run's that is just beginning
    finish("dræbt", temporary=temporary)
    assert contents(Path("dræbt")) == whole
    assert not list(temporary.iterdir()), "what the killed runs left is gone too"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_asked_to_end_writes_what_was_done(share: Path, temporary: Path, how: signal.Signals) -> None:
    process = start("out", temporary=temporary)
    while not list(Path("out").glob("plans/*.json")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(how)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode("utf-8").splitlines()[-1] == "maalplan: interrupted; every file that is there is whole."
    report = json.loads(Path("out/report.json").read_bytes())
    assert {one["plan_id"] for one in report["documents"]} - {None} == {
        p.stem for p in Path("out/plans").glob("*.json")
    }
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("jobs", ["1", "5"])
def test_the_number_of_workers_changes_no_byte(share: Path, temporary: Path, jobs: str) -> None:
    finish("to", "--jobs", "2", temporary=temporary)
    finish("andre", "--jobs", jobs, temporary=temporary)
    assert contents(Path("andre")) == contents(Path("to"))


def test_two_runs_at_the_same_time_are_refused(share: Path, temporary: Path) -> None:
    first = start("out", temporary=temporary)
    while not Path("out/.maalplan/lock").exists():
        time.sleep(0.02)
    time.sleep(0.3)
    second = start("out", temporary=temporary)
    _, err = second.communicate(timeout=60)
    assert second.returncode == 2
    assert err.decode("utf-8").startswith("maalplan: Another run of maalplan writes to out; wait until it is done")
    first.communicate(timeout=120)
