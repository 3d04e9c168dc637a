"""What each address answers, and that no address leads out of what is served."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from maalplan.output.plan_json import plan_from_json
from maalplan.serve.downloads import KNOWN
from maalplan.serve.papers import PAGES
from tests.serve.conftest import Serve


@pytest.fixture(autouse=True)
def _looked_at_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked at anew for each request."""
    monkeypatch.setattr("maalplan.serve.shelf._OFTEN", -1.0)


FILES = [name for name in KNOWN if name != "corrections.json"]


def test_the_front_page_lists_all_plans_and_leads_to_them(client: TestClient) -> None:
    page = client.get("/").text
    for plan_id in ("ens-2024", "ens-2025", "slks-2024", "slks-2025", "at-2025"):
        assert f'href="/plans/{plan_id}"' in page
    assert 'href="/history/ens"' in page
    assert 'action="/search"' in page


def test_a_plan_stands_beside_its_document(client: TestClient, out: Path) -> None:
    page = client.get("/plans/ens-2025").text
    assert page.count("data:image/webp;base64,") == 5
    assert 'data-save="/plans/ens-2025/corrections"' in page
    for address in (
        "/",
        "/history/ens",
        "/diff?new=ens-2025",
        "/plans/ens-2025/document",
        "/files/plans/ens-2025.json",
    ):
        assert f'href="{address}"' in page
    assert len(list((out / PAGES).iterdir())) == 1


def test_pages_are_kept_and_made_again_when_the_plan_changes(serve: Serve, out: Path) -> None:
    first = serve()
    page = first.get("/plans/slks-2024").content
    (kept,) = (out / PAGES).iterdir()
    before = kept.stat().st_mtime_ns
    assert serve().get("/plans/slks-2024").content == page
    assert kept.stat().st_mtime_ns == before, "another server finds it"
    file = out / "plans/slks-2024.json"
    file.write_text(file.read_text(encoding="utf-8").replace("styrelse", "slyngelse"), encoding="utf-8")
    assert "slyngelse" in first.get("/plans/slks-2024").text


def test_a_document_that_is_gone_is_said_and_found_where_it_is_named(serve: Serve, out: Path) -> None:
    (out.parent / "planer").rename(out.parent / "arkiv")
    client = serve()
    assert "blev ikke fundet" in client.get("/plans/ens-2025").text
    assert client.get("/plans/ens-2025/document").status_code == 404
    found = serve(documents=("arkiv",))
    assert "blev ikke fundet" not in found.get("/plans/ens-2025").text
    assert found.get("/plans/ens-2025/document").content == Path("arkiv/ens-2025.pdf").read_bytes()


def test_a_document_that_is_brought_back_is_shown_again(client: TestClient, out: Path) -> None:
    (out.parent / "planer").rename(out.parent / "arkiv")
    assert "blev ikke fundet" in client.get("/plans/ens-2025").text
    (out.parent / "arkiv").rename(out.parent / "planer")
    assert "blev ikke fundet" not in client.get("/plans/ens-2025").text


def test_documents_are_saved_and_never_shown(client: TestClient) -> None:
    answer = client.get("/plans/ens-2025/document")
    assert answer.content == Path("planer/ens-2025.pdf").read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''ens-2025.pdf"


def test_another_document_of_that_name_is_not_given_out(client: TestClient) -> None:
    Path("planer/slks-2024.txt").write_text("hemmeligt", encoding="utf-8")
    answer = client.get("/plans/slks-2024/document")
    assert answer.status_code == 404
    assert "hemmeligt" not in answer.text


def test_what_changed_between_two_plans(client: TestClient) -> None:
    page = client.get("/diff?old=ens-2024&new=ens-2025").text
    assert 'href="/plans/ens-2024"' in page
    assert 'href="/plans/ens-2025"' in page
    assert client.get("/diff?new=ens-2025").text == page, "the plan of the year before is known"
    choice = client.get("/diff?new=at-2025").text
    assert "ingen tidligere plan" in choice
    assert '<option value="at-2025" selected>' in choice
    assert '<option value="ens-2024">' in client.get("/diff").text


def test_goals_through_the_years(client: TestClient) -> None:
    page = client.get("/history/slks").text
    assert 'href="/plans/slks-2024"' in page
    assert "2024" in page
    assert "2025" in page


def test_search_for_people_and_programs(client: TestClient) -> None:
    page = client.get("/search?q=havvind").text
    assert "<mark>" in page
    told = client.get("/search.json?q=havvind").json()
    assert told["total"] >= 1
    for hit in told["hits"]:
        assert f'href="{hit["url"]}"' in page
        for part in (hit["title"], *hit["parts"]):
            assert all(part["text"][first:last].casefold().startswith("hav") for first, last in part["marks"])
    only = client.get("/search.json?q=mål&agency=ens&year=2025&scope=ministry").json()
    assert {(hit["plan"], hit["scope"]) for hit in only["hits"]} <= {("ens-2025", "ministry")}


@pytest.mark.parametrize(
    "query",
    ["year=sidste", "year=0", "year=99999", "year=²", "year=-1", "scope=min", "page=0", "page=1e3", "q=" + "a" * 201],
)
def test_searches_that_cannot_be_meant(client: TestClient, query: str) -> None:
    assert client.get(f"/search?{query}").status_code == 400
    assert client.get(f"/search.json?{query}").json()["error"] == "bad-address"


@pytest.mark.parametrize("name", FILES)
def test_known_files_are_given_out_as_they_are(client: TestClient, out: Path, name: str) -> None:
    answer = client.get(f"/files/{name}")
    assert answer.content == (out / name).read_bytes()
    assert answer.headers["content-type"].partition(";")[0] == KNOWN[name]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_plan_files_are_given_out_as_they_are(client: TestClient, out: Path) -> None:
    assert client.get("/files/plans/ens-2025.json").content == (out / "plans/ens-2025.json").read_bytes()


WAYS_OUT = [
    "report.json",
    ".maalplan/state",
    ".maalplan",
    "plans",
    "plans/../report.json",
    "../ud/plans.csv",
    "..%2fud%2fplans.csv",
    "%2e%2e/%2e%2e/etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%252e%252e%252fetc%252fpasswd",
    "..\\..\\windows\\win.ini",
    "..%5cud%5cplans.csv",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "plans.csv%00.txt",
    "%00",
    "plans.csv%20",
    "plans.csv.",
    "plans.csv::$DATA",
    "PLANS.CSV",
    "C:/Windows/win.ini",
    "C%3a%5cWindows",
    "planer/ens-2025.pdf",
    "~/.ssh/id_rsa",
    "%ff%fe",
    "%f0%9f%92%a3",
    "a" * 300,
    "ens-2025.json",
]


def asked_as_it_is(client: TestClient, target: str) -> tuple[int, str]:
    """The answer to an address that no client has tidied up."""
    request = client.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=target.encode())
    answer = client.send(request)
    return answer.status_code, answer.text


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize(
    "address",
    ["/files/{}", "/files/plans/{}", "/files/plans/{}.json", "/plans/{}", "/plans/{}/document", "/history/{}", "/{}"],
)
def test_no_address_leads_elsewhere(client: TestClient, out: Path, address: str, way: str) -> None:
    status, text = asked_as_it_is(client, address.format(way))
    if (status, address, way) == (200, "/files/plans/{}", "ens-2025.json"):
        return  # that one is meant
    assert status in (400, 404), text[:200]
    for word in ("root:", "Traceback", out.as_posix(), str(Path.home()), "schema_version"):
        assert word not in text


@pytest.mark.parametrize("way", WAYS_OUT)
@pytest.mark.parametrize("name", ["old", "new"])
def test_no_plan_of_a_comparison_leads_elsewhere(client: TestClient, name: str, way: str) -> None:
    status, text = asked_as_it_is(client, f"/diff?{name}={way}")
    assert status in (400, 404)
    assert "Traceback" not in text


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_out_of_the_folder_are_not_followed(serve: Serve, out: Path) -> None:
    outside = out.parent / "udenfor.txt"
    outside.write_text("hemmeligt", encoding="utf-8")
    (out / "plans.csv").unlink()
    (out / "plans.csv").symlink_to(outside)
    moved = out.parent / "ens-2025.json"
    shutil.move(out / "plans/ens-2025.json", moved)
    (out / "plans/ens-2025.json").symlink_to(moved)
    client = serve()
    assert client.get("/files/plans.csv").status_code == 404
    for address in ("/plans/ens-2025", "/files/plans/ens-2025.json", "/plans/ens-2025/document"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("POST", "/", "GET"),
        ("DELETE", "/plans/ens-2025", "GET"),
        ("PUT", "/files/plans.csv", "GET"),
        ("GET", "/plans/ens-2025/corrections", "POST"),
        ("OPTIONS", "/search", "GET"),
        ("TRACE", "/", "GET"),
        ("BREW", "/", "GET"),
    ],
)
def test_other_methods(client: TestClient, method: str, address: str, allowed: str) -> None:
    answer = client.request(method, address, headers={"content-type": "application/json"})
    assert answer.status_code == 405
    assert allowed in answer.headers["allow"]


def test_heads_have_no_body(client: TestClient) -> None:
    for address in ("/", "/plans/ens-2025", "/files/plans.csv"):
        answer = client.head(address)
        assert (answer.status_code, answer.content) == (200, b"")


BAD = "<script>alert(1)</script>"
WORSE = '"><img src=x onerror=alert(1)>'


@pytest.fixture
def poisoned(out: Path) -> Path:
    """Plans whose every text is what would do harm as markup."""

    def spoilt(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: spoilt(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [spoilt(one, key) for one in value]
        harmless = "id $schema schema_version sha256 scope severity code start end comparator unit kind".split()
        if isinstance(value, str) and key not in harmless:
            return f"{BAD} mål {WORSE}"
        return value

    for name in ("ens-2024", "ens-2025"):
        file = out / f"plans/{name}.json"
        file.write_text(json.dumps(spoilt(json.loads(file.read_text(encoding="utf-8")))), encoding="utf-8")
        plan_from_json(file.read_bytes())
    return out


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/plans/ens-2025",
        "/diff",
        "/diff?old=ens-2024&new=ens-2025",
        "/history/ens",
        "/search?q=mål",
        "/search?q=" + quote(BAD + WORSE),
        "/search?agency=" + quote(WORSE),
        "/plans/" + quote(BAD, safe=""),
        "/history/" + quote(WORSE, safe=""),
        "/diff?old=" + quote(BAD),
        "/" + quote(WORSE, safe=""),
    ],
)
def test_words_of_documents_and_addresses_never_become_markup(poisoned: Path, serve: Serve, address: str) -> None:
    page = serve().get(address).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("<script") == page.count("</script>")


def test_plans_that_come_change_and_go_are_seen(serve: Serve, out: Path) -> None:
    client = serve()
    assert client.get("/plans/fvst-2025").status_code == 404
    assert client.get("/search.json?q=Svampeforbund").json()["total"] == 0
    new = json.loads((out / "plans/ens-2025.json").read_text(encoding="utf-8"))
    new["id"] = "fvst-2025"
    new["goals"][0]["title"] = "Aftale med Svampeforbundet"
    (out / "plans/fvst-2025.json").write_text(json.dumps(new), encoding="utf-8")
    assert client.get("/search.json?q=Svampeforbund").json()["hits"][0]["plan"] == "fvst-2025"
    (out / "plans/fvst-2025.json").write_text("{ i stykker", encoding="utf-8")
    assert client.get("/plans/fvst-2025").status_code == 404
    assert client.get("/plans/ens-2025").status_code == 200
    (out / "plans/fvst-2025.json").unlink()
    assert client.get("/search.json?q=Svampeforbund").json()["total"] == 0


@pytest.mark.parametrize("plan_id", ["../ud", "a/b", "", "a b", "a\x00b", "x" * 300, "..\\ud", "%2e", ".", ".."])
def test_ids_that_no_address_carries_are_left_out(serve: Serve, out: Path, plan_id: str) -> None:
    new = json.loads((out / "plans/ens-2025.json").read_text(encoding="utf-8"))
    new["id"] = plan_id
    (out / "plans/andet.json").write_text(json.dumps(new), encoding="utf-8")
    client = serve()
    assert client.get("/").status_code == 200
    assert "5 planer" in client.get("/").text


@pytest.mark.parametrize(
    "value",
    [
        {"year": 99999},
        {"year": -5},
        {"coverage": 1e308},
        {"period": {"start": "0000-00-00", "end": "9999-99-99"}},
        {"period": {"start": "2025-01-01", "end": "<b>"}},
        {"agency": {"id": "../..", "name": "Et", "acronym": None}},
        {"agency": {"id": "x" * 3000, "name": "Et", "acronym": None}},
        {
            "follow_ups": [
                {"occasion": "x", "when": {"text": "x", "start": "x", "end": None}, "scale": [], "quotes": {}}
            ]
        },
    ],
    ids=str,
)
def test_a_plan_of_what_there_cannot_be_takes_no_page_from_others(
    serve: Serve, out: Path, value: dict[str, Any]
) -> None:
    new = json.loads((out / "plans/ens-2025.json").read_text(encoding="utf-8"))
    new |= {"id": "ens-2026", **value}
    (out / "plans/ens-2026.json").write_text(json.dumps(new), encoding="utf-8")
    client = serve()
    assert "5 planer" in client.get("/").text
    addresses = ("/plans/ens-2025", "/history/ens", "/diff?new=ens-2025", "/diff", "/search?q=energi")
    assert [client.get(address).status_code for address in addresses] == [200] * 5
    assert client.get("/plans/ens-2026").status_code == 404
