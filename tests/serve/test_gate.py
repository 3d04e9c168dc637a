"""What every request passes: under which name, from whose page, with which token, how much, how fast."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Send
from starlette.types import Scope as Request

from maalplan.serve.access import cookie_value
from maalplan.serve.app import app
from maalplan.serve.gate import Gate
from maalplan.serve.settings import Bounds, Settings
from tests.serve.conftest import ADDRESS, Serve

TOKEN = "en-hemmelig-noegle-paa-32-tegn"  # noqa: S105 - of these tests
PAGES = (
    "/",
    "/plans/ens-2025",
    "/diff?new=ens-2025",
    "/history/ens",
    "/search?q=energi",
    "/search.json",
    "/openapi.json",
)
EVERYWHERE = "0.0.0.0"  # noqa: S104 - a setting; nothing listens there in these tests
OUTSIDE = "http://kontoret.example:8765"


# ------------------------------------------------------------------ the name of the server


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_this_machine_is_answered_under_its_names(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "ond.example",
        "ond.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost",
        "127.0.0.1.ond.example:8765",
        "",
        "a@b",
        "[::1",
    ],
)
@pytest.mark.parametrize("path", ["/healthz", "/", "/findes-ikke", "/plans/ens-2025"])
def test_another_name_is_answered_nothing(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 403
    assert "Energistyrelsen" not in answer.text


# ------------------------------------------------------------------ whose page asks


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
        ({}, 200),
    ],
)
def test_pages_of_others_cannot_take_data_in(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/search.json?q=energi", headers=headers).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://ond.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8766"},
        {"origin": "https://127.0.0.1:8765"},
        {"origin": "http://127.0.0.1:8765.ond.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": ADDRESS},
    ],
)
def test_pages_of_others_cannot_change_anything(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/plans/ens-2025/corrections", json={}, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (403, "foreign")


@pytest.mark.parametrize("headers", [{}, {"origin": ADDRESS}, {"origin": ADDRESS, "sec-fetch-site": "same-origin"}])
def test_own_pages_and_programs_are_heard(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/plans/ens-2025/corrections", json={}, headers=headers)
    assert answer.json()["error"] == "bad-corrections"


@pytest.mark.parametrize(
    ("headers", "heard"),
    [
        ({"host": "planer.example", "origin": "https://planer.example"}, True),
        ({"host": "planer.example", "origin": "https://planer.example", "sec-fetch-site": "same-origin"}, True),
        ({"host": "10.0.0.7:8765", "origin": "https://planer.example", "sec-fetch-site": "same-origin"}, True),
        ({"host": "planer.example", "origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({"host": "planer.example", "origin": "https://ond.example"}, False),
        ({"host": "planer.example", "origin": "https://planer.example.ond.example"}, False),
        ({"host": "planer.example", "origin": "https://planer.example", "sec-fetch-site": "same-site"}, False),
        ({"host": "planer.example", "origin": "null"}, False),
    ],
)
def test_pages_that_come_through_a_proxy_with_tls_are_heard(serve: Serve, headers: dict[str, str], heard: bool) -> None:
    client = serve(host="10.0.0.7", token=TOKEN)
    shown = {**headers, "authorization": f"Bearer {TOKEN}"}
    answer = client.post("/plans/ens-2025/corrections", json={}, headers=shown)
    assert answer.json()["error"] == ("bad-corrections" if heard else "foreign")


def test_a_page_of_another_site_uses_up_nothing(serve: Serve) -> None:
    client = serve(bounds=Bounds(writes=0.1, writes_at_once=2, reads=0.1, reads_at_once=2))
    for _ in range(5):
        client.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})
        client.post("/plans/ens-2025/corrections", content=b"{}", headers={"origin": "http://ond.example"})
    assert client.get("/").status_code == 200
    assert client.post("/plans/ens-2025/corrections", json={}, headers={"origin": ADDRESS}).status_code == 400


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx", "text/plain; application/json"]
)
def test_kinds_that_any_page_may_send_are_refused(client: TestClient, kind: str) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/plans/ens-2025/corrections", content=b"{}", headers=headers)
    assert answer.status_code == 415


def test_a_form_is_no_file_of_corrections(client: TestClient) -> None:
    answer = client.post("/plans/ens-2025/corrections", files={"fil": b"{}"})
    assert answer.status_code == 415


# ------------------------------------------------------------------ the token


@pytest.fixture
def guarded(serve: Serve) -> TestClient:
    return serve(host=EVERYWHERE, token=TOKEN, address=OUTSIDE)


@pytest.mark.parametrize("path", [*PAGES, "/findes-ikke", "/files/plans.csv", "/plans/ens-2025/document"])
def test_without_the_token_nothing_is_told(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert "ens-2025" not in answer.text
    assert guarded.post("/plans/ens-2025/corrections", json={}).status_code == 401


def test_that_the_server_runs_is_told_to_all(guarded: TestClient) -> None:
    assert guarded.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", PAGES)
def test_programs_show_the_token_in_a_header(guarded: TestClient, path: str) -> None:
    assert guarded.get(path, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_people_show_the_token_once(guarded: TestClient) -> None:
    answer = guarded.get(f"/search?q=grøn&token={TOKEN}&year=2025")
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert TOKEN not in cookie
    assert TOKEN not in answer.text, "it leaves the address"
    assert 'content="0; url=/search?q=gr%C3%B8n&amp;year=2025"' in answer.text
    assert "Energistyrelsen" in guarded.get("/").text
    assert guarded.post("/plans/ens-2025/corrections", json={}).json()["error"] == "bad-corrections"


@pytest.mark.parametrize("path", ["//ond.example/", "/\\ond.example/", "//ond.example//a/../"])
def test_who_shows_the_token_is_led_to_this_server_alone(guarded: TestClient, path: str) -> None:
    request = guarded.build_request("GET", f"{OUTSIDE}/?token={TOKEN}")
    request.url = request.url.copy_with(raw_path=f"{path}?token={TOKEN}".encode())
    answer = guarded.send(request)
    (led,) = re.findall(r'content="0; url=([^"]*)"', answer.text)
    assert re.match(r"/(?![/\\])", led)


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "Bearer forkert"},
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": "Bearer "},
        {"authorization": TOKEN},
        {"cookie": f"maalplan-8765={TOKEN}"},
        {"cookie": f"maalplan-8766={cookie_value(TOKEN)}"},
        {"cookie": "maalplan-8765="},
        {"cookie": "; ; =;maalplan-8765"},
        {"x-maalplan-token": TOKEN},
    ],
)
def test_a_wrong_token_is_none(guarded: TestClient, headers: dict[str, str]) -> None:
    assert guarded.get("/", headers=headers).status_code == 401


def test_tokens_cannot_be_tried_out(guarded: TestClient) -> None:
    statuses = [guarded.get(f"/?token=gaet-nummer-{n}").status_code for n in range(Bounds().tries + 3)]
    assert statuses == [401] * Bounds().tries + [429] * 3
    answer = guarded.get(f"/?token={TOKEN}")
    assert answer.status_code == 429, "also the right one must wait then"
    assert int(answer.headers["retry-after"]) > 0
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200, "who has it reads on"


def test_a_token_for_this_machine_alone(serve: Serve) -> None:
    client = serve(token=TOKEN)
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_others_are_served_with_a_token_only(out: Path) -> None:
    with pytest.raises(ValueError, match="token"):
        app(Settings(out=out, host=EVERYWHERE))


# ------------------------------------------------------------------ the headers of every answer


@pytest.mark.parametrize(
    "path", [*PAGES, "/findes-ikke", "/files/plans.csv", "/plans/ens-2025/document", "/search?year=x"]
)
def test_every_answer_is_safe_to_look_at(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] in ("'self'", "'none'")
    for kind in ("script-src", "style-src"):
        assert re.fullmatch(r"'sha256-[\w+/=]+'", policy.get(kind, "'sha256-x'"))
    assert "unsafe" not in headers["content-security-policy"]
    assert "server" not in headers


def test_a_page_that_saves_may_reach_its_own_server_alone(client: TestClient) -> None:
    policy = client.get("/plans/ens-2025").headers["content-security-policy"]
    assert "; connect-src 'self';" in f"{policy};"
    assert "; img-src data:;" in f"{policy};"


# ------------------------------------------------------------------ how much, how fast, how long


def test_long_addresses_and_heads(client: TestClient) -> None:
    assert client.get("/search", params={"q": "a" * 5000}).status_code == 414
    assert client.get("/" + "a" * 5000).status_code == 414
    assert client.get("/", headers={"x-lang": "a" * 20_000}).status_code == 431


@pytest.mark.parametrize("told", [True, False])
def test_large_bodies(client: TestClient, told: bool) -> None:
    data = b'{"documents": "' + b"a" * Bounds().body + b'"}'
    pieces = (data[at : at + 65536] for at in range(0, len(data), 65536))
    answer = client.post(
        "/plans/ens-2025/corrections",
        content=data if told else pieces,
        headers={"content-type": "application/json"},
    )
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_many_requests(serve: Serve) -> None:
    client = serve(bounds=Bounds(reads=1.0, reads_at_once=5, writes=1.0, writes_at_once=2))
    statuses = [client.get("/healthz").status_code for _ in range(7)]
    assert statuses[:5] == [200] * 5
    assert 429 in statuses[5:]
    writes = [client.post("/plans/ens-2025/corrections", json={}).status_code for _ in range(4)]
    assert writes[:2] == [400, 400]
    assert 429 in writes[2:]


async def inner(request: Request, receive: Receive, send: Send) -> None:
    """What stands behind the gate in these tests."""
    if request["path"] == "/hang":
        await asyncio.sleep(60)
    if request["path"] == "/fejl":
        raise RuntimeError("hemmelig sti /home/nogen/ud")
    if request["path"] == "/læs":
        while (await receive()).get("more_body"):
            pass
    await PlainTextResponse("ja")(request, receive, send)


@pytest.fixture
def behind(tmp_path: Path) -> TestClient:
    bounds = replace(Bounds(), seconds=0.2, silence=0.2)
    return TestClient(Gate(inner, Settings(out=tmp_path, bounds=bounds)), base_url=ADDRESS)


def test_what_takes_too_long_is_ended(behind: TestClient) -> None:
    answer = behind.get("/hang")
    assert answer.status_code == 503
    assert "retry-after" in answer.headers
    assert behind.get("/ja").text == "ja"


def test_faults_are_told_without_their_words(behind: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="maalplan"):
        answer = behind.get("/fejl")
    assert answer.status_code == 500
    assert "/home/nogen" not in answer.text
    assert "Traceback" not in answer.text
    assert "/home/nogen" in caplog.text, "they are in the log that --debug shows"
    assert behind.get("/fejl", headers={"accept": "application/json"}).json()["error"] == "fault"


SENDING: dict[str, object] = {
    "type": "http",
    "method": "POST",
    "scheme": "http",
    "path": "/læs",
    "raw_path": b"/l",
    "query_string": b"",
    "client": ("127.0.0.1", 5000),
    "headers": [(b"host", b"127.0.0.1:8765"), (b"content-type", b"application/json")],
}
"""A request that sends something."""


def test_who_sends_nothing_is_not_waited_for(tmp_path: Path) -> None:
    gate = Gate(inner, Settings(out=tmp_path, bounds=replace(Bounds(), silence=0.1)))
    sent: list[int] = []

    async def receive() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            sent.append(int(str(message["status"])))

    asyncio.run(gate(SENDING, receive, send))  # type: ignore[arg-type]
    assert sent == [408]


def test_who_sends_a_byte_now_and_then_is_left(tmp_path: Path) -> None:
    gate = Gate(inner, Settings(out=tmp_path, bounds=replace(Bounds(), seconds=0.2)))
    sent: list[int] = []
    heard = 0

    async def receive() -> dict[str, object]:
        nonlocal heard
        heard += 1
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": heard < 1000}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            sent.append(int(str(message["status"])))

    asyncio.run(gate(SENDING, receive, send))  # type: ignore[arg-type]
    assert sent == [408]
    assert heard < 1000


def test_an_address_forges_no_line_of_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def breaks(request: Request, receive: Receive, send: Send) -> None:
        raise RuntimeError

    client = TestClient(Gate(breaks, Settings(out=tmp_path)), base_url=ADDRESS)
    with caplog.at_level("DEBUG", logger="maalplan"):
        assert client.get("/a%0Aud%20at%20http://ond.example%1B%5B2J").status_code == 500
    assert "ud at http://ond.example" in caplog.text
    assert "\nud at" not in caplog.text
    assert "\x1b" not in caplog.text


@pytest.mark.parametrize("lang", ["da", "en"])
def test_refusals_are_in_the_language_of_the_server(serve: Serve, lang: str) -> None:
    answer = serve(lang=lang).get("/findes-ikke")
    assert ("Siden findes ikke" if lang == "da" else "There is no such page") in answer.text
    assert f'<html lang="{lang}">' in answer.text
