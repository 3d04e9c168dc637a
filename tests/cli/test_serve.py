"""The command ``serve``: what it takes, what it says, how it ends before it begins."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason='the extra "web" is not installed')

from maalplan.cli import main
from maalplan.errors import SourceMissing
from maalplan.serve.settings import Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104 - an option; nothing listens there in these tests
KEY = "noegle-til-kontoret"
SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("skrivebord")
    shutil.copy(SAMPLES / "slks-2024.txt", desk)
    with chdir(desk):
        assert main(["convert", "slks-2024.txt", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    return desk


@pytest.fixture
def desk(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(converted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MAALPLAN_TOKEN", raising=False)
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """What servers were started with; none is."""
    found: list[Settings] = []

    def serve(settings: Settings, ready: Callable[[Settings, tuple[str, ...]], None]) -> None:
        found.append(settings)
        ready(settings, ("arkiv.zip: There is no such file.",))
        raise KeyboardInterrupt

    monkeypatch.setattr("maalplan.serve.server.serve", serve)
    return found


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = main(["serve", *arguments])
    captured = capsys.readouterr()
    assert captured.out == ""
    return status, captured.err.splitlines()


def test_it_says_where_it_is_and_ends_quietly(
    desk: Path, started: list[Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = run(capsys, "ud")
    assert status == 0
    assert said == ["arkiv.zip: There is no such file.", "ud at http://127.0.0.1:8765/ (Ctrl-C ends it)"]
    (settings,) = started
    assert (settings.host, settings.token, settings.read_only, settings.lang) == ("127.0.0.1", None, False, "da")


def test_options_reach_the_server(desk: Path, started: list[Settings], capsys: pytest.CaptureFixture[str]) -> None:
    arguments = "ud --read-only --lang en --port 0 --max-upload 7 --documents a --documents b --jobs 3 --memory 900"
    assert run(capsys, *arguments.split(), "--password", "nøgle", "--password", "")[0] == 0
    (settings,) = started
    assert (settings.read_only, settings.lang, settings.port, settings.max_upload) == (True, "en", 0, 7 * 1024**2)
    assert settings.documents == ("a", "b")
    assert settings.passwords == ("nøgle",)
    assert (settings.manner.jobs, settings.manner.bounds.megabytes) == (3, 900)
    assert "nøgle" not in repr(settings)


@pytest.mark.parametrize("arguments", [["--host", EVERYWHERE], ["--host", "10.1.2.3"], ["--token", "generated"]])
def test_others_are_given_a_token(
    desk: Path, started: list[Settings], capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    said = run(capsys, "ud", *arguments)[1][-1]
    (settings,) = started
    assert settings.token is not None
    assert len(settings.token) >= 32
    assert f"/?token={settings.token} " in said


def test_a_token_from_the_environment(
    desk: Path, started: list[Settings], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAALPLAN_TOKEN", KEY)
    assert run(capsys, "ud", "--host", EVERYWHERE)[0] == 0
    assert started[0].token == KEY


@pytest.mark.parametrize("token", ["kort", "nøgle-til-kontoret", "med mellemrum i sig", "linje\nskift-i-nøglen"])
def test_tokens_that_are_too_weak_or_no_token(
    desk: Path, started: list[Settings], capsys: pytest.CaptureFixture[str], token: str
) -> None:
    status, said = run(capsys, "ud", "--token", token)
    assert (status, started) == (2, [])
    assert "12 or more" in said[-1]
    assert token not in said[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["findes-ikke"], "There is no folder findes-ikke"),
        (["slks-2024.txt"], "slks-2024.txt is a file"),
        (["."], "holds no plans: `maalplan convert"),
        (["ud", "--port", "65536"], "65536 is not in the range"),
        (["ud", "--host", "findes-ikke.invalid"], "There is no address findes-ikke.invalid"),
        ([], "Missing argument 'OUT'"),
    ],
)
def test_a_wrong_call_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, said = run(capsys, *arguments)
    assert status == 2
    assert words in said[-1]
    assert "Traceback" not in " ".join(said)


def test_a_taken_port_is_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from maalplan.serve.server import listening

    with listening("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        status, said = run(capsys, "ud", "--port", str(port))
    assert status == 2
    assert said[-1].startswith(f"maalplan: Port {port} of 127.0.0.1 cannot be had")


def test_documents_that_cannot_be_looked_at_are_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> None:
        raise SourceMissing("s3://arkiv cannot be reached.")

    monkeypatch.setattr("maalplan.serve.app.documents_of", unreachable)
    status, said = run(capsys, "ud", "--port", "0")
    assert (status, said) == (2, ["maalplan: s3://arkiv cannot be reached."])


def test_without_the_extra(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "maalplan.serve.server", raising=False)
    status, said = run(capsys, "ud")
    assert (status, said) == (2, ['maalplan: \'serve\' needs the extra "web" (uvicorn): pip install "maalplan[web]".'])
