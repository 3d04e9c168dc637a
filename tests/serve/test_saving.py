"""Corrections that a page sends: they stand in the plan, the tables and the page at once, and nothing else changes."""

from __future__ import annotations

import csv
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from maalplan.batch.folder import opened
from maalplan.model import Correction, CorrectionsFile, DocumentCorrections, Plan
from maalplan.output.corrections.json_file import corrections_from_json, corrections_to_json
from maalplan.output.plan_json import plan_from_json
from maalplan.review.corrections.anchors import anchor_of
from maalplan.serve.saving import Saved
from maalplan.serve.settings import Bounds
from tests.serve.conftest import Serve

BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
ADDRESS = "/plans/ens-2025/corrections"


@pytest.fixture(autouse=True)
def _without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maalplan.serve.saving._PATIENCE", 0.3)
    monkeypatch.setattr("maalplan.serve.shelf._OFTEN", -1.0)


def plan_in(out: Path, plan_id: str = "ens-2025") -> Plan:
    return plan_from_json((out / f"plans/{plan_id}.json").read_bytes())


def retitled(plan: Plan, title: str, place: int = 0, **more: Any) -> CorrectionsFile:
    """The title of a goal, put right."""
    goal = plan.goals[place]
    one = Correction(
        id=more.pop("id", f"ret-{place}"),
        action="set",
        kind="goal",
        at=anchor_of(goal, "goal"),
        field="title",
        value=title,
        was=goal.title,
        **more,
    )
    own = DocumentCorrections(plan.source.sha256, plan.source.path, plan.id, (one,))
    return CorrectionsFile("1.2", (own,))


def send(client: TestClient, file: CorrectionsFile | bytes, address: str = ADDRESS) -> Any:
    data = file if isinstance(file, bytes) else corrections_to_json(file)
    return client.post(address, content=data, headers={"content-type": "application/json; charset=utf-8"})


def titles(out: Path) -> list[str]:
    with (out / "goals.csv").open(encoding="utf-8", newline="") as file:
        return [row["title"] for row in csv.DictReader(file) if row["plan_id"] == "ens-2025"]


def test_a_correction_stands_everywhere_at_once(client: TestClient, out: Path) -> None:
    before = client.get("/plans/ens-2025").text
    assert "Kabellægning på Læsø" not in before
    answer = send(client, retitled(plan_in(out), "Kabellægning på Læsø", by="Åse Ørum", when="2025-03-01"))
    assert answer.status_code == 200, answer.text
    assert answer.json()["reload"] == "/plans/ens-2025"
    assert answer.json()["said"] == ["1 af 1 rettelser er nye i planen."]
    assert plan_in(out).goals[0].title == "Kabellægning på Læsø"
    assert titles(out)[0] == "Kabellægning på Læsø"
    page = client.get("/plans/ens-2025").text
    assert "Kabellægning på Læsø" in page
    assert "Åse Ørum" in page
    assert client.get("/search.json?q=kabellægningen læsø").json()["total"] == 1
    assert "Kabellægning på Læsø" in client.get("/diff?new=ens-2025").text
    assert "Kabellægning på Læsø" in client.get("/history/ens").text
    kept = corrections_from_json(client.get("/files/corrections.json").content)
    assert [one.by for document in kept.documents for one in document.corrections] == ["Åse Ørum"]


def test_words_that_people_type_never_become_markup(client: TestClient, out: Path) -> None:
    assert send(client, retitled(plan_in(out), BAD, by=BAD, why=BAD)).status_code == 200
    for address in ("/", "/plans/ens-2025", "/search?q=alert", "/diff?new=ens-2025", "/history/ens"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_what_cannot_be_put_in_is_said(client: TestClient, out: Path) -> None:
    plan = plan_in(out)
    file = retitled(plan, "Nyt navn")
    words = corrections_to_json(file).decode().replace(str(plan.goals[0].title), "Ord som ingen har skrevet")
    told = json.loads(words)
    told["documents"][0]["corrections"][0]["at"]["id"] = "ens-2025/agency/99"
    answer = send(client, json.dumps(told).encode())
    assert answer.status_code == 200
    assert "1 kunne ikke sættes ind" in answer.json()["said"][1]
    assert plan_in(out).goals[0].title == plan.goals[0].title


def test_a_corrected_agency_leads_to_the_plan_under_its_new_name(client: TestClient, out: Path) -> None:
    plan = plan_in(out)
    one = Correction(
        id="nyt-aar", action="set", kind="plan", at=anchor_of(plan, "plan"), field="year", value=2026, was=2025
    )
    own = DocumentCorrections(plan.source.sha256, plan.source.path, plan.id, (one,))
    answer = send(client, CorrectionsFile("1.2", (own,)))
    assert answer.json()["reload"] == "/plans/ens-2026"
    assert client.get("/plans/ens-2026").status_code == 200
    assert client.get("/plans/ens-2025").status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"{ i stykker",
        b"\xff\xfe",
        b'{"schema_version": "1.2"}',
        b'{"schema_version": "1.2", "documents": []}',
        b'{"schema_version": "1.2", "documents": 7}',
        b'{"schema_version": "9.0", "documents": []}',
        b'{"$schema": "urn:maalplan:schema:plan:1.2", "schema_version": "1.2", "id": "x"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"schema_version": "1.2", "documents": [{"sha256": null, "path": 1, "plan": [], "corrections": {}}]}',
    ],
)
def test_what_is_no_file_of_corrections(client: TestClient, out: Path, data: bytes) -> None:
    before = (out / "plans/ens-2025.json").read_bytes()
    answer = send(client, data)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad-corrections")
    assert (out / "plans/ens-2025.json").read_bytes() == before
    assert not (out / "corrections.json").exists()


def test_corrections_to_another_document_are_refused(client: TestClient, out: Path) -> None:
    other = retitled(plan_in(out, "slks-2024"), "Andet")
    answer = send(client, other)
    assert (answer.status_code, answer.json()["error"]) == (400, "other-document")
    own = retitled(plan_in(out), "Eget")
    both = CorrectionsFile("1.2", (*own.documents, *other.documents))
    assert send(client, both).status_code == 400, "none of them is taken"
    assert not (out / "corrections.json").exists()


def test_paths_and_names_in_corrections_lead_nowhere(client: TestClient, out: Path) -> None:
    told = json.loads(corrections_to_json(retitled(plan_in(out), "Nyt navn")))
    told["documents"][0] |= {"path": "../../../etc/passwd", "plan": "../../ud"}
    before = {path for path in out.parent.rglob("*") if path.is_file() and out not in path.parents}
    assert send(client, json.dumps(told).encode()).status_code == 200
    assert {path for path in out.parent.rglob("*") if path.is_file() and out not in path.parents} == before
    assert "etc/passwd" not in (out / "corrections.json").read_text(encoding="utf-8")


def test_no_plan_no_corrections(client: TestClient, out: Path) -> None:
    assert send(client, retitled(plan_in(out), "x"), "/plans/findes-ikke/corrections").status_code == 404


def test_while_another_run_writes_nothing_is_saved(client: TestClient, out: Path) -> None:
    with opened(out):
        answer = send(client, retitled(plan_in(out), "Nyt navn"))
        assert (answer.status_code, answer.json()["error"]) == (409, "busy-folder")
        assert int(answer.headers["retry-after"]) > 0
        assert client.get("/plans/ens-2025").status_code == 200, "reading goes on"
    assert send(client, retitled(plan_in(out), "Nyt navn")).status_code == 200


def test_a_plan_that_a_person_edited_is_left(client: TestClient, out: Path) -> None:
    file = out / "plans/ens-2025.json"
    plan = plan_in(out)
    edited = file.read_text(encoding="utf-8").replace(str(plan.goals[1].title), "Rettet i hånden")
    file.write_text(edited, encoding="utf-8")
    answer = send(client, retitled(plan, "Nyt navn"))
    assert (answer.status_code, answer.json()["error"]) == (409, "edited-plan")
    assert file.read_text(encoding="utf-8") == edited


def test_a_broken_store_is_left(client: TestClient, out: Path) -> None:
    (out / "corrections.json").write_text("{ i stykker", encoding="utf-8")
    answer = send(client, retitled(plan_in(out), "Nyt navn"))
    assert (answer.status_code, answer.json()["error"]) == (409, "not-saved")
    assert (out / "corrections.json").read_text(encoding="utf-8") == "{ i stykker"


def test_many_save_at_the_same_time(serve: Serve, out: Path) -> None:
    client = serve(bounds=Bounds(writes=1000, writes_at_once=1000))
    plan = plan_in(out)
    statuses: list[int] = []

    def save(place: int) -> None:
        statuses.append(send(client, retitled(plan, f"Titel {place}", place)).status_code)

    threads = [threading.Thread(target=save, args=(place,)) for place in range(len(plan.goals))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * len(plan.goals)
    assert [goal.title for goal in plan_in(out).goals] == [f"Titel {place}" for place in range(len(plan.goals))]


def test_many_who_wait_to_save_keep_no_reader_waiting(serve: Serve, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client, over = serve(bounds=Bounds(writes=1000, writes_at_once=1000)), threading.Event()
    began = threading.Event()

    def saved(*_: object) -> Saved:
        began.set()
        assert over.wait(60)
        return Saved("ens-2025", ())

    monkeypatch.setattr("maalplan.serve.answers.saved", saved)
    file = retitled(plan_in(out), "Nyt navn")
    threads = [threading.Thread(target=send, args=(client, file)) for _ in range(60)]
    answers: list[int] = []
    reader = threading.Thread(target=lambda: answers.append(client.get("/files/plans.csv").status_code))
    try:
        for thread in threads:
            thread.start()
        assert began.wait(30)
        time.sleep(0.5)  # until all of them wait
        reader.start()
        reader.join(30)
        assert answers == [200]
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_server_that_only_shows_changes_nothing(serve: Serve, out: Path) -> None:
    client = serve(read_only=True)
    assert "data-save" not in client.get("/plans/ens-2025").text
    answer = send(client, retitled(plan_in(out), "Nyt navn"))
    assert (answer.status_code, answer.json()["error"]) == (403, "read-only")
    assert not (out / "corrections.json").exists()
