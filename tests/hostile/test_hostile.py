"""Everything hostile at once, in one folder: each document ends as it must, and its neighbours never notice."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab draws PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf edits PDFs of these tests (pip install -e .[dev])")

from maalplan.cli import main
from maalplan.ingest.office import find_office
from tests.hostile.every import KINDS as EVERY
from tests.hostile.kinds import ENDS, OK, PASSWORD, STOPPED, Kind

KINDS = [kind for kind in EVERY if not kind.office or find_office() is not None]
SECONDS, MEGABYTES = "60", "1000"
"""What a document may take here. Each takes a few seconds at most; a machine that does other things is slower."""

OFFLINE = Path(__file__).with_name("offline.py")
"""Closes the network to every process that has it on its path as ``sitecustomize``."""


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the documents: the entries of the report by the names of the documents, the plans by their ids,
    what was asked for over the network, and what lies in the folders now."""

    entries: dict[str, dict[str, Any]]
    folder: Path
    asked: tuple[str, ...]
    status: int

    def plan(self, plan_id: str) -> Any:
        return json.loads((self.folder / "ud" / "plans" / f"{plan_id}.json").read_bytes())


class Listening(BaseHTTPRequestHandler):
    """Notes what is asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_POST = do_OPTIONS = do_GET  # noqa: N815 - as above

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Every kind that is asked for, converted in one run, and those that are scanned in another one."""
    folder = tmp_path_factory.mktemp("fjendtligt")
    chosen = {_kind_of(item) for item in request.session.items} - {""}
    kinds = [kind for kind in KINDS if kind.name in chosen or not chosen]
    handler = type("Handler", (Listening,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, pytest.MonkeyPatch.context() as patch:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (folder / "midlertidigt").mkdir()
        patch.setenv("MAALPLAN_TEST_ADDRESS", f"http://127.0.0.1:{server.server_port}/")
        patch.setenv("MAALPLAN_TEST_ASKED", str(folder / "spurgt"))
        (folder / "lukket").mkdir()
        shutil.copy(OFFLINE, folder / "lukket" / "sitecustomize.py")
        patch.setenv(
            "PYTHONPATH", os.pathsep.join([str(folder / "lukket"), *filter(None, [os.environ.get("PYTHONPATH")])])
        )
        patch.setenv("TMPDIR", str(folder / "midlertidigt"))
        patch.setattr(tempfile, "tempdir", None)
        for scanned in (False, True):
            source = folder / ("scannet" if scanned else "dokumenter")
            source.mkdir()
            for kind in kinds:
                if kind.scanned is scanned:
                    (source / kind.name).write_bytes(kind.make())
        patch.chdir(folder)
        status = _convert("dokumenter", "ud", "--ocr", "never")
        entries = _entries(folder / "ud", folder / "dokumenter")
        if any(kind.scanned for kind in kinds):
            _convert("scannet", "ud2", "--ocr", "auto")
            entries |= _entries(folder / "ud2", folder / "scannet")
        server.shutdown()
    asked = folder / "spurgt"
    tried = asked.read_text("utf-8").split() if asked.exists() else []
    return Run(entries, folder, (*handler.asked, *tried), status)


def _kind_of(item: pytest.Item) -> str:
    spec = getattr(item, "callspec", None)
    kind = spec.params.get("kind") if spec is not None else None
    return kind.name if isinstance(kind, Kind) else ""


def _convert(source: str, out: str, *options: str) -> int:
    bounds = ("--timeout", SECONDS, "--memory", MEGABYTES, "--jobs", "2")
    return main(["convert", source, "-o", out, "--quiet", "--password", PASSWORD, *bounds, *options])


def _entries(out: Path, source: Path) -> dict[str, dict[str, Any]]:
    report = json.loads((out / "report.json").read_bytes())
    return {one["source"].removeprefix(f"{source.name}/"): one for one in report["documents"]}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_ends_as_it_must(kind: Kind, run: Run) -> None:
    entry = run.entries[kind.reported]
    code = OK if entry["error"] is None else entry["error"]["code"]
    if kind.outcome == STOPPED:
        assert code in ENDS, kind.why
        return
    assert code == kind.outcome, (kind.why, entry)
    if code == OK:
        assert entry["goals"] >= kind.goals, kind.why
        read = run.plan(entry["plan_id"])
        held = " ".join(milestone["text"] for goal in read["goals"] for milestone in goal["milestones"])
        assert all(word in held for word in kind.words), kind.why
    else:
        message = entry["error"]["message"]
        assert message.endswith((".", "?")) or "`" in message
        assert "\n" not in message


def test_there_are_enough_of_them() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 90


def test_no_document_shows_a_fault_of_our_own(run: Run) -> None:
    faults = {name: one["error"] for name, one in run.entries.items() if one["error"]}
    assert not {name: error for name, error in faults.items() if error["code"] == "internal"}


def test_nothing_is_fetched(run: Run) -> None:
    assert run.asked == ()


def test_nothing_is_written_elsewhere(run: Run) -> None:
    assert not list((run.folder / "midlertidigt").iterdir()), "what was temporary is gone"
    known = {"dokumenter", "scannet", "ud", "ud2", "midlertidigt", "lukket"}
    assert {path.name for path in run.folder.iterdir()} <= known
    assert not list(run.folder.parent.glob("ud*"))
    for source in ("dokumenter", "scannet"):
        names = {kind.name for kind in KINDS}
        assert {path.name for path in (run.folder / source).iterdir()} <= names
