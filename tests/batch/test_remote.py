"""Folders in an object store as OUT, on a real S3 server. Documents are read by a stand-in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from maalplan.batch.corrections_kept import CORRECTIONS
from maalplan.cli.app import main
from maalplan.ingest.store import Store
from maalplan.output.corrections.json_file import corrections_to_json
from maalplan.output.plan_json import plan_from_json
from tests.batch.corrections_made import file_of, on
from tests.batch.s3 import PLANS, Bucket, ClientError, brought, bucket, entries, fsspec
from tests.stand_in import stand_in

__all__ = ["brought", "bucket", "stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def test_a_folder_of_a_bucket_becomes_a_folder_of_a_bucket(bucket: Bucket) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 0
    assert bucket.names("ud/") == {
        "ud/.maalplan/objects.jsonl",
        "ud/.maalplan/state.jsonl",
        "ud/datapackage.json",
        "ud/goals.csv",
        "ud/maalplan.xlsx",
        "ud/milestones.csv",
        "ud/plans.csv",
        "ud/plans/slks-2025.json",
        "ud/plans/ssi-2024.json",
        "ud/plans/ssi-2025.json",
        "ud/plans/sst-2025.json",
        "ud/report.json",
    }
    assert entries(bucket.get("ud/report.json")) == [
        (f"{url}/planer/2024/ssi.txt", "ok", "ssi-2024", False),
        (f"{url}/planer/2025/ssi.txt", "ok", "ssi-2025", False),
        (f"{url}/planer/Sundhedsstyrelsen æøå [2025].txt", "ok", "sst-2025", False),
        (f"{url}/planer/slks.txt", "ok", "slks-2025", False),
    ]
    assert json.loads(bucket.get("ud/plans/ssi-2025.json"))["source"]["path"] == "2025/ssi.txt"


def test_the_same_files_as_on_a_disk(bucket: Bucket, share: Path) -> None:
    bucket.put(dict(PLANS))
    for name, text in PLANS.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    out = Path("her/langt/fra")  # beside the documents, the workbook would have links to them
    assert main(["convert", "planer", "-o", str(out)]) == 0
    assert main(["convert", "planer", "-o", f"s3://{bucket.name}/dér/ud/"]) == 0
    here = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    there = bucket.files("dér/ud/")
    del here["report.json"], here[".maalplan/lock"], there["report.json"], there[".maalplan/objects.jsonl"]
    assert there == here


# ------------------------------------------------------------------ a later run


def test_an_unchanged_plan_is_neither_read_nor_fetched_nor_written(bucket: Bucket, brought: list[str]) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert main(command) == 0
    before = bucket.facts("ud/")
    files = bucket.files("ud/")
    brought.clear()
    bucket.client.put_object(Bucket=bucket.name, Key="ud/report.json", Body=b"")
    assert main(command) == 0
    assert [key for key in brought if "/plans/" in key or key.endswith(".csv")] == []
    assert all(entry[3] for entry in entries(bucket.get("ud/report.json")))
    after = bucket.files("ud/")
    assert {**after, "report.json": b""} == {**files, "report.json": b""}
    changed = {key for key, when in bucket.facts("ud/").items() if before[key] != when}
    assert changed <= {"ud/report.json"}


def test_what_changed_is_read_and_the_tables_hold_all(bucket: Bucket) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert main(command) == 0
    bucket.put({"planer/slks.txt": "slks-2025\nSeks besøg.", "planer/ny.txt": "kum-2025\nEn ny."})
    bucket.remove("planer/2024/ssi.txt")
    assert main(command) == 0
    told = {(entry[0].rpartition("planer/")[2], *entry[1:]) for entry in entries(bucket.get("ud/report.json"))}
    assert told == {
        ("2024/ssi.txt", "skipped", "ssi-2024", False),
        ("2025/ssi.txt", "ok", "ssi-2025", True),
        ("Sundhedsstyrelsen æøå [2025].txt", "ok", "sst-2025", True),
        ("slks.txt", "ok", "slks-2025", False),
        ("ny.txt", "ok", "kum-2025", False),
    }
    texts = [row["text"] for row in rows(bucket.get("ud/milestones.csv"))]
    assert texts == ["En ny.", "Seks besøg.", "Handleplan (Q4).", "Ti møder.", "En rapport.", "tvivl"]


def test_a_document_that_fails_now_is_not_gone(bucket: Bucket) -> None:
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    bucket.put(dict(PLANS))
    assert main(command) == 0
    bucket.put({"planer/slks.txt": "ødelagt"})
    assert main(command) == 1
    told = [entry[1] for entry in entries(bucket.get("ud/report.json")) if entry[0].endswith("slks.txt")]
    assert told == ["failed"]
    assert "ud/plans/slks-2025.json" in bucket.names()


def test_what_a_person_edited(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert main(command) == 0
    edited = bucket.get("ud/plans/ssi-2025.json").replace(b"Ti m", b"Elleve m")
    bucket.put({"ud/plans/ssi-2025.json": edited, "ud/plans.csv": "mine egne tal"})
    capsys.readouterr()
    assert main(command) == 0
    assert bucket.get("ud/plans/ssi-2025.json") == edited
    assert bucket.get("ud/plans.csv.bak") == b"mine egne tal"
    assert "Elleve møder." in [row["text"] for row in rows(bucket.get("ud/milestones.csv"))]
    said = capsys.readouterr().err
    assert f"{url}/ud/plans/ssi-2025.json was edited by someone and is kept; --force writes it anew." in said
    assert f"{url}/ud/plans.csv was changed by someone; that file is now plans.csv.bak, beside the new one." in said
    bucket.put({"ud/plans.csv": "igen"})
    assert main([*command, "--force"]) == 0
    assert b"Ti m" in bucket.get("ud/plans/ssi-2025.json")
    assert (bucket.get("ud/plans.csv.bak"), bucket.get("ud/plans.csv.bak2")) == (b"mine egne tal", b"igen")


def test_a_folder_without_a_memory_is_taken_as_it_is(bucket: Bucket) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 0
    files = bucket.files("ud/")
    bucket.put({"ud/.maalplan/objects.jsonl": "ikke vores"})
    assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 0
    assert bucket.get("ud/.maalplan/objects.jsonl") == files[".maalplan/objects.jsonl"]
    bucket.remove("ud/.maalplan/objects.jsonl", "ud/.maalplan/state.jsonl")
    assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 0
    assert {**bucket.files("ud/"), "report.json": b""} == {**files, "report.json": b""}


# ------------------------------------------------------------------ other runs, and runs that were cut off


def test_two_runs_into_one_folder_are_refused(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    bucket.put({**PLANS, "ud/.maalplan/lock": "someone"})
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert main(command) == 2
    assert bucket.names("ud/") == {"ud/.maalplan/lock"}
    assert capsys.readouterr().err == (
        f"maalplan: Another run of maalplan writes to {url}/ud; wait until it is done, or take another folder. "
        f"If there is none, one was stopped before its end: delete {url}/ud/.maalplan/lock, and start again.\n"
    )
    bucket.remove("ud/.maalplan/lock")
    assert main(command) == 0


def test_of_two_runs_that_begin_at_the_same_time_one_goes_on(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Store(f"s3://{bucket.name}/ud"), Store(f"s3://{bucket.name}/ud")
    key = f"{bucket.name}/ud/.maalplan/lock"
    for store in (one, other):
        monkeypatch.setattr(store._fs, "exists", lambda _: False)  # neither has seen the other
    assert [one.claim(key, b"1"), other.claim(key, b"2")] == [True, False]
    assert bucket.get("ud/.maalplan/lock") == b"1"


def test_a_server_that_knows_no_condition(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fsspec.filesystem("s3").pipe_file

    def pipe_file(key: str, data: bytes, **options: str) -> None:
        if options:
            raise OSError("501") from ClientError({"Error": {"Code": "NotImplemented"}}, "PutObject")
        whole(key, data)

    monkeypatch.setattr(fsspec.filesystem("s3"), "pipe_file", pipe_file)
    store, key = Store(f"s3://{bucket.name}/ud"), f"{bucket.name}/ud/.maalplan/lock"
    assert [store.claim(key, b"1"), store.claim(key, b"2")] == [True, False]
    assert bucket.get("ud/.maalplan/lock") == b"1"


class Cut(BaseException):
    """The run's end, at any moment."""


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str], int], bool]:
    """Makes a run whose writing to the store ends after so many calls; whether it came to its end."""
    monkeypatch.setattr("maalplan.batch.remote.AT_ONCE", 2)

    def run(command: Sequence[str], left: int) -> bool:
        moments = iter(range(left))
        with monkeypatch.context() as cutting:
            for name in ("put", "remove"):
                whole = getattr(Store, name)

                def cut(self: Store, what: Any, whole: Any = whole) -> None:
                    if next(moments, None) is None:
                        raise Cut
                    whole(self, what)

                cutting.setattr(Store, name, cut)
            try:
                return main(command) == 0
            except Cut:
                return False

    return run


class Memory:
    """A store in this process, which is fast enough to be cut off at every moment."""

    def __init__(self) -> None:
        self.store = fsspec.filesystem("memory")
        self.store.rm("/", recursive=True)
        self.put("/", {name: text.encode() for name, text in PLANS.items()})

    def put(self, folder: str, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self.store.pipe_file(folder + name, data)

    def files(self, out: str) -> dict[str, bytes]:
        found = {name.removeprefix(f"/{out}/"): self.store.cat_file(name) for name in self.store.find(f"/{out}")}
        return {name: data for name, data in found.items() if name not in ("report.json", ".maalplan/lock")}


def test_a_run_that_is_cut_off_at_any_moment_goes_on(
    share: Path, cut_off: Callable[[Sequence[str], int], bool]
) -> None:
    memory = Memory()
    assert main(["convert", "memory://planer", "-o", "memory://hel"]) == 0
    whole = memory.files("hel")
    moment = 0
    while not cut_off(command := ["convert", "memory://planer", "-o", f"memory://ud{moment}"], moment):
        plans = {name: data for name, data in memory.files(f"ud{moment}").items() if name.startswith("plans/")}
        assert plans.items() <= whole.items()
        memory.store.rm_file(f"/ud{moment}/.maalplan/lock")
        assert main(command) == 0
        assert memory.files(f"ud{moment}") == whole, f"cut off at {moment}"
        moment += 1
    assert moment >= 8, "plans, tables, report and state go up apart"


def test_what_a_person_wrote_outlives_a_run_that_is_cut_off(
    share: Path, cut_off: Callable[[Sequence[str], int], bool]
) -> None:
    memory = Memory()
    assert main(["convert", "memory://planer", "-o", "memory://hel"]) == 0
    edited = {**memory.files("hel"), "goals.csv": b"mine egne tal"}
    memory.put("/planer/", {"slks.txt": b"slks-2025\nSeks"})
    moment = 0
    while True:
        memory.put(f"/ud{moment}/", edited)
        ended = cut_off(command := ["convert", "memory://planer", "-o", f"memory://ud{moment}"], moment)
        assert b"mine egne tal" in memory.files(f"ud{moment}").values()
        if ended:
            break
        memory.store.rm_file(f"/ud{moment}/.maalplan/lock")
        assert main(command) == 0
        files = memory.files(f"ud{moment}")
        assert b"mine egne tal" in files.values()
        assert b"Seks" in files["milestones.csv"]
        assert b"mine egne tal" not in files["goals.csv"]
        moment += 1
    assert moment >= 5


def test_what_a_run_that_was_cut_off_had_sent_is_not_read_again(
    bucket: Bucket, cut_off: Callable[[Sequence[str], int], bool]
) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert not cut_off(command, 3)
    sent = {key.rpartition("/")[2].removesuffix(".json") for key in bucket.names("ud/plans/")}
    assert 0 < len(sent) < len(PLANS)
    bucket.remove("ud/.maalplan/lock")
    assert main(command) == 0
    assert {entry[2] for entry in entries(bucket.get("ud/report.json")) if entry[3]} == sent
    assert not bucket.names("ud/.maalplan/parts/")


def test_an_interrupted_run_gives_the_folder_free(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud", "--quiet"]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupting:
        interrupting.setattr("maalplan.cli.telling.Teller.done", interrupted)
        assert main(command) == 130
    assert "ud/report.json" in bucket.names()
    assert "ud/.maalplan/lock" not in bucket.names()
    assert main(command) == 0


def test_corrections_in_the_folder_are_put_in(bucket: Bucket) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"
    command = ["convert", f"{url}/planer", "-o", f"{url}/ud"]
    assert main(command) == 0
    before = bucket.files("ud/")
    plan = plan_from_json(bucket.get("ud/plans/ssi-2025.json"))
    put_right = on(plan.goals[0], "titel", "set", field="title", value="Bedre sundhed for børn")
    bucket.put({f"ud/{CORRECTIONS}": corrections_to_json(file_of(plan, put_right)).decode()})
    assert main(command) == 0
    assert plan_from_json(bucket.get("ud/plans/ssi-2025.json")).goals[0].title == "Bedre sundhed for børn"
    assert "Bedre sundhed for børn" in {row["title"] for row in rows(bucket.get("ud/goals.csv"))}
    assert bucket.get("ud/.maalplan/as-read/ssi-2025.json") == before["ud/plans/ssi-2025.json".removeprefix("ud/")]
    corrected = bucket.facts("ud/plans/")
    assert main(command) == 0
    assert bucket.facts("ud/plans/") == corrected
    Store(f"{url}/ud").remove([f"{bucket.name}/ud/{CORRECTIONS}"])
    assert main(command) == 0
    after = bucket.files("ud/")
    del before["report.json"], after["report.json"]
    assert after == before
