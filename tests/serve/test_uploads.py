"""Documents that are sent to the server: what is taken, what becomes of it, what is kept, and what is left alone."""

from __future__ import annotations

import io
import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock
from starlette.testclient import TestClient

from maalplan.batch.folder import LOCK
from maalplan.cli import main
from maalplan.serve.uploads import Limits
from maalplan.serve.uploads.turn import Opened
from tests.processes import workers
from tests.serve.uploading import AS_JSON, HERE, QUICK, SAMPLES, files_in, finished, sample, send, server, until


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two plans, to be copied."""
    desk = tmp_path_factory.mktemp("skrivebord")
    out = desk / "ud"
    sources = [str(SAMPLES / name) for name in ("slks-2024.txt", "ens-2024.docx")]
    assert main(["convert", *sources, "-o", str(out), "--jobs", "0", "--quiet"]) == 0
    return out


@pytest.fixture
def out(converted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(converted, tmp_path / "ud"))


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, data in files.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def documents(told: dict) -> list[tuple[str, str, str | None]]:
    return [(one["name"], one["status"], one["plan"]) for one in told["documents"]]


def test_a_document_becomes_a_plan_and_is_kept_beside_it(out: Path) -> None:
    before = files_in(out)
    with server(out) as client:
        told = send(client, sample("ens-2025.pdf"))
    assert documents(told) == [("ens-2025.pdf", "converted", "ens-2025")]
    assert told["documents"][0]["url"] == "/plans/ens-2025"
    now = files_in(out)
    (kept,) = (name for name in now if name.startswith("uploads/"))
    assert kept.endswith("/ens-2025.pdf")
    assert now[kept] == sample("ens-2025.pdf")[1]
    plan = json.loads(now["plans/ens-2025.json"])
    assert plan["source"]["path"] == kept
    assert plan["source"]["sha256"].startswith(kept.split("/")[1])
    same = {name for name in before if name.startswith("plans/")}
    assert {name: now[name] for name in same} == {name: before[name] for name in same}
    assert b"ens-2025" in now["plans.csv"]
    names = {one["source"].rsplit("/", 1)[-1] for one in json.loads(now["report.json"])["documents"]}
    assert names == {"ens-2024.docx", "slks-2024.txt", "ens-2025.pdf"}


def test_processes_with_bounds_read_it(out: Path) -> None:
    with server(out, QUICK) as client:
        told = send(client, sample("stps-2025.txt"), sample("bdk-2025.md"))
    assert [one["status"] for one in told["documents"]] == ["converted", "converted"]
    assert not workers()


def test_what_was_sent_is_shown_beside_its_plan_and_found_by_search(
    out: Path, serve: Callable[..., TestClient]
) -> None:
    client = serve()
    assert 'href="/uploads"' in client.get("/").text
    old = client.get("/plans/slks-2024").text
    told = send(client, sample("ens-2025.pdf"))
    page = client.get(told["documents"][0]["url"]).text
    assert "data:image/webp;base64," in page
    assert "blev ikke fundet" not in client.get("/plans/slks-2024").text
    assert client.get("/plans/slks-2024").text == old
    assert "ens-2025" in client.get("/").text
    assert client.get("/plans/ens-2025/document").content == sample("ens-2025.pdf")[1]


def test_what_is_no_plan_is_said_and_not_kept(out: Path) -> None:
    before = files_in(out)
    with server(out) as client:
        told = send(client, ("brev.txt", b"Kaere alle, her er ingen plan.\n"), ("x.pdf", b"%PDF-1.7 i stykker"))
    assert [one["status"] for one in told["documents"]] == ["failed", "failed"]
    assert [one["error"]["code"] for one in told["documents"]] == ["no-goals", "damaged"]
    now = files_in(out)
    del before["report.json"], now["report.json"]
    assert now == before, "nothing of it is kept"
    assert not list((out / "uploads").iterdir())


def test_the_same_document_is_read_once_whatever_it_is_called(out: Path) -> None:
    before = files_in(out)
    with server(out) as client:
        told = send(client, ("kopi.txt", sample("slks-2024.txt")[1]))
        twice = send(client, ("en.md", sample("bdk-2025.md")[1]), ("to.md", sample("bdk-2025.md")[1]))
        page = client.get(f"/uploads/{told['id']}", headers={"Accept": "text/html"}).text
    assert documents(told) == [("kopi.txt", "known", "slks-2024")]
    assert told["documents"][0]["same_as"] == "slks-2024.txt"
    assert "Samme dokument som »slks-2024.txt«." in page
    assert documents(twice) == [("en.md", "converted", "bdk-2025"), ("to.md", "known", "bdk-2025")]
    assert files_in(out)["plans/slks-2024.json"] == before["plans/slks-2024.json"]


def test_another_document_of_the_same_name_and_year_takes_no_place(out: Path) -> None:
    before = files_in(out)
    other = sample("slks-2024.txt")[1].replace("Økonomi".encode(), b"Regnskab") + b"\n"
    with server(out) as client:
        told = send(client, ("slks-2024.txt", other))
    assert documents(told) == [("slks-2024.txt", "converted", "slks-2024-2")]
    assert files_in(out)["plans/slks-2024.json"] == before["plans/slks-2024.json"]


def test_only_the_tables_that_are_there_are_written(out: Path) -> None:
    for name in ("plans.csv", "goals.csv", "milestones.csv", "datapackage.json", "maalplan.xlsx"):
        (out / name).unlink()
    with server(out) as client:
        send(client, sample("bdk-2025.md"))
    assert not list(out.glob("*.csv")) + list(out.glob("*.xlsx"))


def test_the_tables_stay_in_their_dialect(out: Path) -> None:
    main(["convert", str(SAMPLES / "slks-2024.txt"), "-o", str(out), "--jobs", "0", "-q", "--csv-dialect", "excel-da"])
    assert b";" in (out / "plans.csv").read_bytes().splitlines()[0]
    with server(out) as client:
        send(client, sample("bdk-2025.md"))
    assert b";" in (out / "plans.csv").read_bytes().splitlines()[0]
    assert b"bdk-2025" in (out / "plans.csv").read_bytes()


def test_an_archive_gives_its_documents_each_by_itself(out: Path) -> None:
    sent = archive(aar__bdk_md=sample("bdk-2025.md")[1], brev_txt=b"Ingen plan.", slks_txt=sample("slks-2024.txt")[1])
    with server(out) as client:
        told = send(client, ("planer.zip", sent))
    assert documents(told) == [
        ("planer.zip/aar/bdk.md", "converted", "bdk-2025"),
        ("planer.zip/brev.txt", "failed", None),
        ("planer.zip/slks.txt", "known", "slks-2024"),
    ]
    assert [path.name for path in (out / "uploads").rglob("*") if path.is_file()] == ["bdk.md"]


@pytest.mark.parametrize("bound", [Opened(documents=2), Opened(unpacked=20_000)])
def test_an_archive_of_too_much_is_said(out: Path, bound: Opened) -> None:
    sent = archive(a_txt=b"Et brev. " * 1000, b_txt=b"To breve. " * 1000, c_txt=b"Tre breve. " * 1000)
    with server(out, limits=Limits(opened=bound)) as client:
        told = send(client, ("planer.zip", sent))
    assert told["documents"][-1]["name"] == "planer.zip"
    assert told["documents"][-1]["error"]["code"] == "too-large"


def test_a_password_opens_what_asks_for_one(out: Path) -> None:
    from tests.hostile.every import KINDS
    from tests.hostile.kinds import PASSWORD

    locked = next(kind for kind in KINDS if "kode" in kind.name or "laas" in kind.name or kind.outcome == "encrypted")
    with server(out) as client:
        told = send(client, (locked.name, locked.make()))
        assert told["documents"][0]["error"]["code"] == "encrypted"
        again = send(client, (locked.name, locked.make()), password=PASSWORD)
    assert again["documents"][0]["status"] in ("converted", "failed")
    everything = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in everything


def test_one_waits_for_a_run_that_holds_the_folder(out: Path) -> None:
    with server(out) as client:
        with FileLock(out / LOCK):
            told = send(client, sample("bdk-2025.md"), wait=False)
            until(lambda: client.get(told["url"], headers=AS_JSON).json()["stage"] == "occupied")
            page = client.get(told["url"], headers={"Accept": "text/html"}).text
            assert "en anden kørsel af maalplan skriver i mappen" in page
            assert '<noscript><meta http-equiv="refresh"' in page
            second = send(client, sample("stps-2025.txt"), wait=False)
            waits = client.get(second["url"], headers=AS_JSON).json()
            assert (waits["stage"], waits["before"]) == ("waiting", 1)
            assert waits["text"] == "Venter på sin tur: 1 før denne"
        assert documents(finished(client, told["url"])) == [("bdk-2025.md", "converted", "bdk-2025")]
        assert finished(client, second["url"])["documents"][0]["status"] == "converted"


def test_the_line_is_bounded(out: Path) -> None:
    with server(out, limits=Limits(waiting=2)) as client, FileLock(out / LOCK):
        for name in ("bdk-2025.md", "stps-2025.txt"):
            send(client, sample(name), wait=False)
        answer = client.post("/uploads", files=[("files", sample("dmi-2025.md"))], headers=AS_JSON)
        assert answer.status_code == 503
        assert 1 <= int(answer.headers["Retry-After"]) <= 600
        assert answer.json()["error"] == "line-full"


@pytest.mark.parametrize("full", ["private", "out"])
def test_a_disk_is_never_filled(out: Path, monkeypatch: pytest.MonkeyPatch, full: str) -> None:
    def usage(folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=1000 if (folder == out) == (full == "out") else 10**15)

    with server(out) as client:
        monkeypatch.setattr("maalplan.serve.uploads.line.shutil.disk_usage", usage)
        answer = client.post("/uploads", files=[("files", sample("dmi-2025.md"))], headers=AS_JSON)
    assert (answer.status_code, answer.json()["error"]) == (503, "line-full")


def test_stopping_ends_the_processes_and_leaves_whole_files(
    out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = files_in(out)
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[1] / "batch/stub")
    with server(out, QUICK) as client:
        told = send(client, ("a.txt", b"venter "), wait=False)
        behind = send(client, ("b.txt", b"venter 2"), wait=False)
        until(lambda: bool(workers()))
        assert client.get(told["url"], headers=AS_JSON).json()["text"] == "Læser dokument 1 af 1"
        assert not client.get(behind["url"], headers=AS_JSON).json()["finished"]
    assert not workers()
    now = files_in(out)
    del before["report.json"], now["report.json"]
    assert now == before


@pytest.mark.parametrize(
    ("size", "files", "status", "key"),
    [
        (1000, [("files", ("a.txt", b"x" * 2000))], 413, "too-large"),
        (1000, [("files", (f"{n}.txt", b"x" * 300)) for n in range(4)], 413, "too-large"),
        (100_000, [("files", (f"{n}.txt", b"x")) for n in range(4)], 413, "too-many-files"),
        (100_000, [("andet", ("a.txt", b"x"))], 400, "no-file"),
        (100_000, [("files", (None, b"x"))], 400, "no-file"),
        (100_000, [("password", (None, b"x" * 2000))], 400, "bad-form"),
        (100_000, [("andet", ("a.txt", b""))] * 200, 413, "too-many-files"),
    ],
)
def test_what_is_beyond_the_bounds_is_not_taken(out: Path, size: int, files: list, status: int, key: str) -> None:
    before = files_in(out)
    with server(out, limits=Limits(size=size, files=3)) as client:
        answer = client.post("/uploads", files=files, headers=AS_JSON)
        assert (answer.status_code, answer.json()["error"]) == (status, key)
        assert documents(send(client, ("b.txt", b"x")))[0][1] == "failed", "its place in the line is free again"
    assert set(files_in(out)) == set(before)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=abc", b""),
        ("multipart/form-data; boundary=abc", b"--abc\r\n"),
        ("multipart/form-data; boundary=abc", b"x" * 100),
        (
            "multipart/form-data; boundary=abc",
            b'--abc\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalvt',
        ),
        ("multipart/form-data; boundary=abc", b"--abc\r\n" + b"A: b\r\n" * 500 + b"\r\n"),
        ("application/json", b"{}"),
        ("", b""),
    ],
)
def test_what_is_no_form_is_said(out: Path, kind: str, body: bytes) -> None:
    with server(out) as client:
        answer = client.post("/uploads", content=body, headers={**AS_JSON, "Content-Type": kind})
    assert (answer.status_code, answer.json()["error"]) == (400, "bad-form")


def test_it_works_without_script(out: Path) -> None:
    with server(out) as client:
        form = client.get("/uploads", headers={"Accept": "text/html"})
        assert 'enctype="multipart/form-data"' in form.text
        assert "form-action 'self'; connect-src 'self'" in form.headers["Content-Security-Policy"]
        sent = client.post(
            "/uploads",
            files=[("files", sample("bdk-2025.md"))],
            headers={"Accept": "text/html,*/*"},
            follow_redirects=False,
        )
        assert sent.status_code == 303
        finished(client, sent.headers["Location"])
        page = client.get(sent.headers["Location"], headers={"Accept": "text/html"}).text
    assert '<a href="/plans/bdk-2025">' in page
    assert 'http-equiv="refresh"' not in page


@pytest.mark.parametrize("upload_id", ["findes-ikke", "..", "%2e%2e%2fplans", "a" * 5000, "%00"])
def test_an_unknown_upload_is_none(out: Path, upload_id: str) -> None:
    with server(out) as client:
        assert client.get(f"/uploads/{upload_id}", headers=AS_JSON).status_code == 404


def test_names_are_shown_and_never_become_markup(out: Path) -> None:
    with server(out) as client:
        told = send(client, ('"><img src=x onerror=alert(1)>.txt', b"Ingen plan."))
        page = client.get(f"/uploads/{told['id']}", headers={"Accept": "text/html"}).text
    assert "<img" not in page
    assert "onerror=alert(1)" in page


def test_a_fault_of_one_upload_stops_no_other(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trouble(*_: object) -> None:
        raise KeyError(str(out))

    with server(out) as client:
        with monkeypatch.context() as patch:
            patch.setattr("maalplan.serve.uploads.turn.open_archives", trouble)
            told = send(client, sample("bdk-2025.md"))
        assert told["documents"][0]["error"]["code"] == "internal"
        assert str(out) not in json.dumps(told)
        assert documents(send(client, sample("bdk-2025.md"))) == [("bdk-2025.md", "converted", "bdk-2025")]


def test_a_folder_that_cannot_be_written_to_is_said_without_its_path(out: Path) -> None:
    (out / "uploads").write_text("i vejen", encoding="utf-8")
    with server(out) as client:
        told = send(client, sample("bdk-2025.md"))
    assert told["documents"][0]["status"] == "failed"
    assert out.name not in told["documents"][0]["error"]["message"]


def test_many_send_at_the_same_time(out: Path) -> None:
    names = ["bdk-2025.md", "stps-2025.txt", "dmi-2025.md", "at-2025.docx", "slks-2025.docx"]
    results: list[str] = []
    with server(out, HERE) as client:

        def one(name: str) -> None:
            results.extend(status for _, status, _ in documents(send(client, sample(name))))

        threads = [threading.Thread(target=one, args=(name,)) for name in names * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == ["converted"] * 5 + ["known"] * 5
