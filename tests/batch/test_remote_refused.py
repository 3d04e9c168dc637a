"""Object stores that do not open, that are not there, or go away: one line each, and no secret in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from maalplan.cli.app import main
from tests.batch.s3 import PLANS, Bucket, bucket, fsspec, owner
from tests.stand_in import stand_in

__all__ = ["bucket", "stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


SECRET = "wJalrXUtnFEMI"  # noqa: S105 - it opens nothing


@pytest.fixture
def guarded(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """The bucket, while the server asks for rights; the caller is known, and has none."""
    bucket.put(dict(PLANS))
    iam = owner("iam")
    name = f"ann{bucket.name}"
    iam.create_user(UserName=name)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])
    monkeypatch.setattr("moto.settings.INITIAL_NO_AUTH_ACTION_COUNT", 0)
    yield bucket
    fsspec.filesystem("s3").clear_instance_cache()


WRONG = {
    "no rights": ({}, "The store does not allow this; ask its owner for the right, or check the credentials."),
    "unknown key": (
        {"AWS_ACCESS_KEY_ID": "AKIAINGEN"},
        "The store does not know this access key; check the credentials, and AWS_ENDPOINT_URL.",
    ),
    "wrong secret": (
        {"AWS_SECRET_ACCESS_KEY": SECRET},
        "The store does not take this secret key; check the credentials.",
    ),
    "no credentials": (
        {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None},
        "No credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; other stores are "
        "logged in to with their own programs.",
    ),
    "no such profile": ({"AWS_PROFILE": "ukendt"}, "The profile in AWS_PROFILE is not in ~/.aws; correct its name."),
    "nobody listens": (
        {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"},
        "The store cannot be reached; check the network, and AWS_ENDPOINT_URL for another server.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_store_that_does_not_open(
    guarded: Bucket, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    environment, message = WRONG[case]
    for name, value in environment.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    url = f"s3://{guarded.name}"
    fsspec.filesystem("s3").clear_instance_cache()
    assert main(["convert", f"{url}/planer", "-o", "ud"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"{url}/planer: {message}"
    assert json.loads(Path("ud/report.json").read_bytes())["documents"][0]["error"]["code"] == "unreadable"
    Path("plan.txt").write_text("ssi-2025", encoding="utf-8")
    assert main(["convert", "plan.txt", "-o", f"{url}/ud"]) == 2
    assert capsys.readouterr().err == f"maalplan: {url}/ud cannot be written to. {message}\n"


@pytest.mark.parametrize(
    ("url", "code", "message"),
    [
        ("s3://findes-ikke/x", "missing", "There is no such bucket; check its spelling, and AWS_ENDPOINT_URL for"),
        ("s3://", "missing", "This names no bucket; write s3://bucket/folder."),
        ("s3://A_B!/x", "unreadable", "No bucket can have such a name; check its spelling."),
        ("xyz://a/b", "unsupported", "This URL is not understood; write s3://bucket/folder, or gs://, abfs:// and"),
        ("gs://a/b", "unsupported", "gs:// needs another package: Please install gcsfs to access Google Storage."),
        ("https://a.dk/b?sig=" + SECRET, "unsupported", "Web addresses are not fetched; download it first, or pipe"),
        (f"https://{SECRET}@a.dk/b", "unsupported", "Web addresses are not fetched; download it first, or pipe"),
        ("file:///tmp/b", "unsupported", "This is on this machine; give its path instead of a URL."),
        (f"sftp://ann:x/{SECRET}@a.dk/b", "unsupported", "A password in a URL would stand in reports; leave it out, "),
        (f"sftp://ann:{SECRET}@a.dk/b", "unsupported", "A password in a URL would stand in reports; leave it out, "),
    ],
)
def test_urls_that_lead_nowhere(
    bucket: Bucket, capsys: pytest.CaptureFixture[str], url: str, code: str, message: str
) -> None:
    assert main(["convert", url, "-o", "ud"]) == 1
    error = json.loads(Path("ud/report.json").read_bytes())["documents"][0]["error"]
    assert (error["code"], error["message"][: len(message)]) == (code, message)
    Path("plan.txt").write_text("ssi-2025", encoding="utf-8")
    assert main(["convert", "plan.txt", "-o", url]) == 2
    said = capsys.readouterr().err
    assert said.splitlines()[-1].startswith("maalplan: ")
    assert message in said
    assert SECRET not in said + Path("ud/report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "code"), [("planer/ingen.txt", "missing"), ("planer/*.docx", "missing"), ("tom", "missing")]
)
def test_nothing_there(bucket: Bucket, source: str, code: str) -> None:
    bucket.put(dict(PLANS))
    assert main(["convert", f"s3://{bucket.name}/{source}", f"s3://{bucket.name}/planer/slks.txt", "-o", "ud"]) == 1
    documents = json.loads(Path("ud/report.json").read_bytes())["documents"]
    assert [one["error"] and one["error"]["code"] for one in documents if one["plan_id"] is None] == [code]
    assert [one["plan_id"] for one in documents if one["plan_id"]] == ["slks-2025"]


def test_an_object_that_cannot_be_had_stops_no_other(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put({**PLANS, "planer/stor.txt": "x" * 2000})
    monkeypatch.setattr("maalplan.limits.OBJECT", 1000)
    whole = fsspec.filesystem("s3").get_file

    def get_file(key: str, path: str) -> None:
        if "slks" in key:
            Path(path).write_text("half a f", encoding="utf-8")
            raise PermissionError
        whole(key, path)

    monkeypatch.setattr(fsspec.filesystem("s3"), "get_file", get_file)
    assert main(["convert", f"s3://{bucket.name}/planer", "-o", "ud"]) == 1
    documents = json.loads(Path("ud/report.json").read_bytes())["documents"]
    assert {one["source"].rpartition("/")[2]: one["error"] and one["error"]["code"] for one in documents} == {
        "ssi.txt": None,
        "Sundhedsstyrelsen æøå [2025].txt": None,
        "slks.txt": "unreadable",
        "stor.txt": "too-large",
    }


def test_a_disk_without_room(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put(dict(PLANS))
    monkeypatch.setattr("maalplan.limits.ROOM_LEFT", 10**18)
    assert main(["convert", f"s3://{bucket.name}/planer", "-o", "ud"]) == 1
    documents = json.loads(Path("ud/report.json").read_bytes())["documents"]
    assert {one["error"]["code"] for one in documents} == {"too-large"}
    assert "TMPDIR" in documents[0]["error"]["message"]


def test_without_the_extra(share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    assert main(["convert", "s3://b/planer", "-o", "ud"]) == 1
    message = 's3:// needs the extra "remote": pip install "maalplan[remote]".'
    assert capsys.readouterr().err.splitlines()[0] == f"s3://b/planer: {message}"
    assert main(["convert", "plan.txt", "-o", "s3://b/ud"]) == 2
    assert capsys.readouterr().err == f"maalplan: s3://b/ud cannot be written to. {message}\n"


def test_a_store_that_goes_away(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bucket.put(dict(PLANS))
    url = f"s3://{bucket.name}"

    def put_file(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as gone:
        gone.setattr(fsspec.filesystem("s3"), "put_file", put_file)
        assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 2
    assert capsys.readouterr().err == (
        f"maalplan: {url}/ud cannot be written to. The store cannot be reached; check the network, and "
        "AWS_ENDPOINT_URL for another server.\n"
    )
    assert main(["convert", f"{url}/planer", "-o", f"{url}/ud"]) == 0
