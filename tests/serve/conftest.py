"""A converted folder, and a client of the server that shows it."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason='the extra "web" is not installed')
pytest.importorskip("httpx", reason="httpx asks the server in these tests (pip install -e .[dev])")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # newer versions would rather have another client
    from starlette.testclient import TestClient

from maalplan.cli import main
from maalplan.serve.app import app
from maalplan.serve.settings import Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
NAMES = ("ens-2024.docx", "ens-2025.pdf", "slks-2024.txt", "slks-2025.docx", "at-2025.docx")
ADDRESS = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans and what a conversion made of them, to be copied."""
    desk = tmp_path_factory.mktemp("kontor")
    (desk / "planer").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, desk / "planer")
    with chdir(desk):
        assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    return desk


@pytest.fixture
def out(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to serve; one stands beside it."""
    shutil.copytree(converted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ud"


Serve = Callable[..., TestClient]


@pytest.fixture
def serve(out: Path) -> Iterator[Serve]:
    """Starts a server of the folder, with these settings changed; its pages are made in this process."""
    from maalplan.batch.manner import Manner

    with ExitStack() as stack:

        def started(*, address: str = ADDRESS, **changed: object) -> TestClient:
            usual = Settings(out=out, manner=Manner(jobs=0))
            settings = replace(usual, **changed)  # type: ignore[arg-type]
            return stack.enter_context(TestClient(app(settings), base_url=address, follow_redirects=False))

        yield started


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """A server as it is usually started."""
    return serve()
