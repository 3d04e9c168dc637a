"""Documents in an object store, on a real S3 server. They are read by a stand-in."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.cli.app import main
from maalplan.ingest.store import Object, Store
from tests.batch.s3 import PLANS, Bucket, brought, bucket, entries
from tests.stand_in import stand_in

__all__ = ["brought", "bucket", "stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


ODD = "Sundhedsstyrelsen æøå [2025].txt"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("planer/slks.txt", {"planer/slks.txt": "slks.txt"}),
        (f"planer/{ODD}", {f"planer/{ODD}": ODD}),
        ("planer/2025", {"planer/2025/ssi.txt": "ssi.txt"}),
        ("planer/2025/", {"planer/2025/ssi.txt": "ssi.txt"}),
        ("planer/*.txt", {f"planer/{ODD}": ODD, "planer/slks.txt": "slks.txt"}),
        ("planer/20*", {"planer/2024/ssi.txt": "ssi.txt", "planer/2025/ssi.txt": "ssi.txt"}),
        ("planer/**/ssi.txt", {"planer/2024/ssi.txt": "ssi.txt", "planer/2025/ssi.txt": "ssi.txt"}),
        ("p*r/2024", {"planer/2024/ssi.txt": "ssi.txt"}),
        (
            "",
            {f"planer/{name}": f"planer/{name}" for name in ("2024/ssi.txt", "2025/ssi.txt", "slks.txt", ODD)},
        ),
    ],
)
def test_what_a_url_names(bucket: Bucket, source: str, found: dict[str, str]) -> None:
    bucket.put(dict(PLANS))
    assert main(["convert", f"s3://{bucket.name}/{source}", "-o", "ud"]) == 0
    entered = entries(Path("ud/report.json").read_bytes())
    paths = {
        entry[0].removeprefix(f"s3://{bucket.name}/"): json.loads(Path(f"ud/plans/{entry[2]}.json").read_bytes())
        for entry in entered
    }
    assert {name: plan["source"]["path"] for name, plan in paths.items()} == found


def test_names_that_no_disk_would_take(bucket: Bucket, share: Path) -> None:
    names = ("/rod.txt", "a//b.txt", "a\\b.txt", "hvad?nu#x.txt", "x" * 900 + ".txt")
    bucket.put({f"planer/{name}": f"ssi-{year}\nMål." for year, name in enumerate(names, start=2001)})
    bucket.put(
        {
            "planer/mappe/": b"",
            "planer/.skjult/plan.txt": "ssi-1999",
            "planer/~$ssi.txt": "ssi-1998",
            "planer/../op.txt": "?",
        }
    )
    assert main(["convert", f"s3://{bucket.name}/planer", "-o", "ud"]) == 0
    found = entries(Path("ud/report.json").read_bytes())
    assert {entry[0] for entry in found} == {f"s3://{bucket.name}/planer/{name}" for name in names}
    assert {path.name for path in share.iterdir()} == {"ud"}


def test_a_document_that_is_named_twice_is_one(bucket: Bucket, share: Path, brought: list[str]) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}/planer"
    assert main(["convert", url, f"{url}/slks.txt", f"{url}/2025", "-o", "ud"]) == 0
    assert len(entries(Path("ud/report.json").read_bytes())) == len(PLANS) == len(brought)


def test_archives_and_lists(bucket: Bucket, share: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2024/ssi.txt", PLANS["planer/2024/ssi.txt"])
    bucket.put({"gamle.zip": packed.getvalue(), "ny.txt": PLANS["planer/2025/ssi.txt"]})
    Path("liste").write_text(f"s3://{bucket.name}/gamle.zip\n s3://{bucket.name}/ny.txt\n", encoding="utf-8")
    assert main(["convert", "--files-from", "liste", "-o", "ud"]) == 0
    assert entries(Path("ud/report.json").read_bytes()) == [
        (f"s3://{bucket.name}/gamle.zip/2024/ssi.txt", "ok", "ssi-2024", False),
        (f"s3://{bucket.name}/ny.txt", "ok", "ssi-2025", False),
    ]


def test_one_plan_to_standard_output(bucket: Bucket, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    bucket.put(dict(PLANS))
    assert main(["convert", f"s3://{bucket.name}/planer/slks.txt"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["id"] == "slks-2025"


def test_inspect_shows_a_document_in_a_store(bucket: Bucket, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    bucket.put(dict(PLANS))
    assert main(["inspect", f"s3://{bucket.name}/planer/slks.txt"]) == 0
    assert "Fem besøg." in capfdbinary.readouterr().out.decode()


def test_a_folder_into_itself(bucket: Bucket) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}/planer"
    assert main(["convert", url, "-o", url]) == 1
    [entry] = json.loads(bucket.get("planer/report.json"))["documents"]
    assert (entry["source"], entry["error"]["code"]) == (url, "unsupported")


def test_the_output_is_no_source(bucket: Bucket) -> None:
    bucket.put({"ssi.txt": "ssi-2025\nMål."})
    url = f"s3://{bucket.name}"
    for _ in range(2):
        assert main(["convert", url, "-o", f"{url}/ud"]) == 0
        assert [entry[0] for entry in entries(bucket.get("ud/report.json"))] == [f"{url}/ssi.txt"]


# ------------------------------------------------------------------ a later run


@pytest.mark.parametrize("out", ["ud", "s3://{}/ud"])
def test_a_document_that_did_not_change_is_not_fetched(bucket: Bucket, brought: list[str], out: str) -> None:
    bucket.put(dict(PLANS))
    command = ["convert", f"s3://{bucket.name}/planer", "-o", out.format(bucket.name)]
    assert main(command) == 0
    brought.clear()
    assert main(command) == 0
    assert [key for key in brought if "/planer/" in key] == []
    bucket.put({"planer/slks.txt": "slks-2025\nSeks besøg."})
    assert main(command) == 0
    assert [key for key in brought if "/planer/" in key] == [f"{bucket.name}/planer/slks.txt"]


def test_a_document_that_must_be_read_again_is_fetched(bucket: Bucket, brought: list[str]) -> None:
    bucket.put(dict(PLANS))
    command = ["convert", f"s3://{bucket.name}/planer", "-o", "ud"]
    assert main(command) == 0
    before = Path("ud/plans/ssi-2025.json").read_bytes()
    Path("ud/plans/ssi-2025.json").unlink()
    brought.clear()
    assert main(command) == 0
    assert f"{bucket.name}/planer/2025/ssi.txt" in brought
    assert Path("ud/plans/ssi-2025.json").read_bytes() == before
    assert [entry[3] for entry in entries(Path("ud/report.json").read_bytes())] == [True, False, True, True]
    brought.clear()
    assert main([*command, "--force"]) == 0
    assert len(brought) == len(PLANS)
    assert not any(entry[3] for entry in entries(Path("ud/report.json").read_bytes()))


def test_a_document_that_changes_while_it_is_read_has_failed(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put(dict(PLANS))
    command = ["convert", f"s3://{bucket.name}/planer", "-o", "ud"]
    assert main(command) == 0
    listed = Store.below

    def below(self: Store, key: str | None = None) -> tuple[Object, ...]:
        found = listed(self, key)
        bucket.put({"planer/slks.txt": "slks-2025\nSeks besøg."})
        return found

    with monkeypatch.context() as changing:
        changing.setattr(Store, "below", below)
        assert main([*command, "--force"]) == 1
    failed = [one for one in json.loads(Path("ud/report.json").read_bytes())["documents"] if one["error"]]
    assert [one["error"]["message"] for one in failed] == ["This was changed while it was read; start again."]
    assert main(command) == 0
    assert "Seks besøg." in Path("ud/milestones.csv").read_text(encoding="utf-8")


def test_a_store_that_has_another_use_for_the_tag(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put(dict(PLANS))
    command = ["convert", f"s3://{bucket.name}/planer", "-o", f"s3://{bucket.name}/ud"]
    listed = Store.below

    def below(self: Store, key: str | None = None) -> tuple[Object, ...]:
        return tuple(replace(one, md5="0" * 32) for one in listed(self, key))

    monkeypatch.setattr(Store, "below", below)
    assert main(command) == 0
    bucket.put({"planer/slks.txt": "slks-2025\nSeks besøg."})
    assert main(command) == 0
    assert b"Seks bes" in bucket.get("ud/milestones.csv")
    assert [entry[3] for entry in entries(bucket.get("ud/report.json"))] == [True, True, True, False]
