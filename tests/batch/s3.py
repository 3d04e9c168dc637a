"""An S3 server on loopback, and a bucket on it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maalplan.ingest.store import Store

pytest.importorskip("s3fs", reason='the extra "remote" is not installed')
fsspec = pytest.importorskip("fsspec", reason='the extra "remote" is not installed')
boto3 = pytest.importorskip("boto3", reason="moto, the S3 server of the tests, is not installed")
ClientError = boto3.exceptions.botocore.exceptions.ClientError
moto_server = pytest.importorskip("moto.server", reason="moto, the S3 server of the tests, is not installed")

PLANS = {
    "planer/2024/ssi.txt": "ssi-2024\nHandleplan (Q4).",
    "planer/2025/ssi.txt": "ssi-2025\nTi møder.",
    "planer/Sundhedsstyrelsen æøå [2025].txt": "sst-2025\nEn rapport.\ntvivl",
    "planer/slks.txt": "slks-2025\nFem besøg.",
}


class Bucket:
    """A bucket of the server, as its owner sees it."""

    def __init__(self, client: Any, name: str) -> None:
        self.client, self.name = client, name
        client.create_bucket(Bucket=name)

    def put(self, files: dict[str, str | bytes]) -> None:
        for key, content in files.items():
            self.client.put_object(Bucket=self.name, Key=key, Body=content)

    def get(self, key: str) -> bytes:
        return bytes(self.client.get_object(Bucket=self.name, Key=key)["Body"].read())

    def names(self, prefix: str = "") -> set[str]:
        return set(self.facts(prefix))

    def facts(self, prefix: str = "") -> dict[str, Any]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix)
        return {one["Key"]: one["LastModified"] for page in pages for one in page.get("Contents", ())}

    def remove(self, *keys: str) -> None:
        for key in keys:
            self.client.delete_object(Bucket=self.name, Key=key)

    def files(self, prefix: str) -> dict[str, bytes]:
        return {key.removeprefix(prefix): self.get(key) for key in self.names(prefix)}


@cache
def server() -> str:
    """The address of an S3 server that listens on loopback as long as the tests last."""
    started = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    return f"http://{host}:{port}"


@cache
def owner(service: str) -> Any:
    """The way in of the buckets' owner."""
    key = {"aws_access_key_id": "AKIAOWNER", "aws_secret_access_key": "hemmelig"}
    return boto3.client(service, endpoint_url=server(), region_name="us-east-1", **key)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, share: Path) -> Bucket:
    """An empty bucket; the environment has the credentials for it."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(share / "none"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hemmelig")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server())
    return Bucket(owner("s3"), f"b{hash(request.node.nodeid) & 0xFFFFFFFF:x}")


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of what is fetched from a store."""
    keys: list[str] = []
    whole = Store.bring

    def bring(self: Store, wanted: Any) -> Any:
        listed = list(wanted)
        keys.extend(key for key, _ in listed)
        return whole(self, listed)

    monkeypatch.setattr(Store, "bring", bring)
    return keys


def entries(report: bytes) -> list[tuple[str, str, str | None, bool]]:
    documents = json.loads(report)["documents"]
    return [(one["source"], one["status"], one["plan_id"], one["reused"]) for one in documents]
