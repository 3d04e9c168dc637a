"""The description of the server is true, whatever is thrown at its addresses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

requests = pytest.importorskip("requests", reason="schemathesis brings it")
schemathesis = pytest.importorskip("schemathesis", reason="schemathesis makes the requests (pip install -e .[dev])")

from schemathesis.specs.openapi import checks  # noqa: E402 - after it is known to be there
from starlette.testclient import TestClient  # noqa: E402

from maalplan.batch.manner import Manner  # noqa: E402
from maalplan.serve.app import app  # noqa: E402
from maalplan.serve.openapi import description  # noqa: E402
from maalplan.serve.refused import STATUSES  # noqa: E402
from maalplan.serve.settings import Bounds, Settings  # noqa: E402
from tests.serve.conftest import ADDRESS  # noqa: E402

TRUE = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
DESCRIBED = description(Settings(out=Path("ud")))
KNOWN = {
    "plan_id": ["ens-2024", "ens-2025", "slks-2024"],
    "agency": ["ens", "slks"],
    "old": ["ens-2024"],
    "new": ["ens-2025"],
}


def with_known_names(described: dict[str, Any]) -> dict[str, Any]:
    """The description, where what is thrown is at times the name of something that is there."""
    told = deepcopy(described)
    for methods in told["paths"].values():
        for operation in methods.values():
            for one in operation.get("parameters", ()):
                if one["name"] in KNOWN:
                    one["schema"] = {"anyOf": [{"enum": KNOWN[one["name"]]}, one["schema"]]}
    return told


schema = schemathesis.openapi.from_dict(with_known_names(DESCRIBED))


@pytest.fixture(scope="module")
def server(converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server that takes as many requests as come."""
    desk = tmp_path_factory.mktemp("kontor")
    shutil.copytree(converted, desk, dirs_exist_ok=True)
    bounds = Bounds(reads_at_once=1_000_000, writes_at_once=1_000_000)
    made = app(Settings(out=desk / "ud", manner=Manner(jobs=0), bounds=bounds))
    with TestClient(made, base_url=ADDRESS, follow_redirects=False) as client:
        client.desk = desk  # type: ignore[attr-defined]
        yield client


@schema.parametrize()
@settings(max_examples=15, deadline=None)
def test_every_answer_is_as_described(case: Any, server: TestClient) -> None:
    answer = asked(server, case)
    case.validate_response(answer, checks=TRUE)
    for word in ("Traceback", 'File "', str(server.desk), "/kontor", str(Path.home()), "site-packages"):  # type: ignore[attr-defined]
        assert word not in answer.text


def asked(server: TestClient, case: Any) -> Any:
    """The answer to what the case asks."""
    prepared = requests.Request(**case.as_transport_kwargs(base_url=ADDRESS)).prepare()
    return server.request(prepared.method, prepared.url, content=prepared.body, headers=prepared.headers)


def test_the_description_has_all_addresses(server: TestClient) -> None:
    routes = {getattr(route, "path", None) for route in server.app.routes}  # type: ignore[attr-defined]
    assert set(DESCRIBED["paths"]) == routes
    assert server.get("/openapi.json").json() == DESCRIBED


def test_the_refusals_are_those_that_are_promised() -> None:
    assert {400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503} <= set(STATUSES)


@pytest.mark.parametrize("plan_id", ["ens-2025", "slks-2024"])
def test_plans_that_are_there_are_answered_as_described(server: TestClient, plan_id: str) -> None:
    for address in ("/plans/{}", "/plans/{}/document", "/files/plans/{}.json", "/diff?new={}"):
        assert server.get(address.format(plan_id)).status_code == 200
