"""Corrections that are kept by the browser, written as a file, read again, and sent to a server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import ClassVar

import pytest

from maalplan.model import Correction
from maalplan.output.corrections.json_file import corrections_from_json
from maalplan.output.pages.site import site_of
from maalplan.output.review.page import review_to_html
from maalplan.review import reviewed
from maalplan.review.corrections import corrected
from tests.output.review.correcting import Person, downloads, page_of
from tests.review.seen_plans import hostile_page, laid_beside, sample, sample_plan

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><b>{{ 7*7 }}\u2028&amp;")


def corrects_the_year(person: Person, year: str) -> None:
    person.corrects("/year")
    person.writes("År", year)
    person.keeps()


def test_corrections_come_back_when_the_page_is_opened_again(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    corrects_the_year(person, "2031")
    person.part("/goals/0/milestones/0", "Tilføj målepunkt herunder")
    person.writes("Ordlyd", "Handleplanen er klar.")
    person.keeps("Tilføj")
    person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    made = person.corrections()

    person.opens(page_of("ens-2025.pdf"))
    assert person.corrections() == made
    assert "2031" in person.shown("/year")
    assert "Handleplanen er klar." in person.browser.text()
    person.opens(page_of("slks-2024.txt"))
    assert person.corrections() == (), "each document has its own"


def test_what_was_saved_is_known_as_saved_when_the_page_is_opened_again(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    corrects_the_year(person, "2031")
    person.part("/goals/1", "Fjern")
    assert person.ask("drafts.dirty()")
    person.ask("drafts.markSaved()")
    person.opens(page_of("ens-2025.pdf"))
    assert len(person.corrections()) == 2
    assert not person.ask("drafts.dirty()")
    corrects_the_year(person, "2032")
    assert person.ask("drafts.dirty()")


def test_corrections_that_the_plan_has_by_now_are_not_kept(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    corrects_the_year(person, "2031")
    person.part("/goals/2", "Fjern")
    plan = corrected(sample_plan("ens-2025.pdf"), person.corrections()).plan
    person.opens(review_to_html(reviewed(plan, None, "missing")))
    assert person.corrections() == ()


def test_the_file_is_one_of_corrections_and_says_what_to_do(person: Person, tmp_path: Path) -> None:
    person.opens(page_of("ens-2025.pdf"))
    corrects_the_year(person, "2031")
    person.ask("review.deeds.panel()")
    person.ask(
        """(() => {
          for (const [id, words] of [['#rettet-af', 'Åse Ørsted'], ['#rettelser-liste input', 'Se brev af 3/4']]) {
            const one = document.querySelector(id);
            one.value = words;
            one.dispatchEvent(new Event('change'));
          }
        })()"""
    )
    person.ask("review.deeds.panel()")
    file = downloads(person, tmp_path)
    assert file.name == "rettelser-ens-2025.json"
    (document,) = corrections_from_json(file.read_bytes()).documents
    source = sample_plan("ens-2025.pdf").source
    assert (document.sha256, document.path, document.plan) == (source.sha256, source.path, "ens-2025")
    (one,) = document.corrections
    assert (one.value, one.was, one.by, one.why) == (2031, 2025, "Åse Ørsted", "Se brev af 3/4")
    assert one.when is not None
    told = person.ask("document.querySelector('#hvad-nu').textContent")
    assert told.endswith("maalplan review apply OUT rettelser-ens-2025.json")
    assert not person.ask("drafts.dirty()"), "nothing would be lost now"
    person.is_whole()

    person.presses("Fortryd alle")
    assert person.corrections() == ()
    reads(person, file.read_text(encoding="utf-8"))
    assert person.corrections() == document.corrections
    assert "1 af 1" in person.ask("document.querySelector('#hvad-nu').textContent")
    assert person.browser.errors() == []


def reads(person: Person, text: str) -> None:
    """Have the page read a file with *text*."""
    person.ask(
        f"""(() => {{
          const given = new DataTransfer();
          given.items.add(new File([{json.dumps(text)}], 'rettelser.json'));
          const control = document.querySelector('#rettelser input[type=file]');
          control.files = given.files;
          control.dispatchEvent(new Event('change'));
        }})()"""
    )
    person.settles()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ikke JSON", "ikke en fil med rettelser"),
        ("[]", "ingen rettelser til dette dokument"),
        ('{"documents": [{"sha256": "en anden", "corrections": [{}]}]}', "ingen rettelser til dette dokument"),
    ],
)
def test_a_file_of_another_kind_or_document_is_said_so(person: Person, text: str, words: str) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.ask("review.deeds.panel()")
    reads(person, text)
    assert words in person.ask("document.querySelector('#rettelser-fejl').textContent")
    assert person.corrections() == ()
    assert person.browser.errors() == []


def test_a_file_that_holds_nonsense_breaks_nothing(person: Person) -> None:
    person.opens(page_of("ens-2025.pdf"))
    corrects_the_year(person, "2031")
    file = json.loads(str(person.ask("JSON.stringify(drafts.file())")))
    (good,) = file["documents"][0]["corrections"]
    bad = [
        *(None, 7, {}, {"id": "x"}, {**good, "id": 5}, {**good, "id": "a", "action": "toString"}),
        *({**good, "id": "b", "field": "constructor"}, {**good, "id": "c", "at": None}),
        *({**good, "id": "d", "action": "add", "value": 3}, {**good, "id": "e", "action": "merge", "others": []}),
        {**good, "id": "f", "action": "split", "kind": "milestone", "value": "tekst"},
    ]
    odd = [
        {**good, "id": "g", "field": "period", "value": [{"start": 3}]},
        {
            **good,
            "id": "h",
            "at": {"kind": "goal", "text": "Et mål, der ikke er her"},
            "kind": "goal",
            "field": "title",
        },
    ]
    file["documents"][0]["corrections"] = [*bad, *odd]
    person.ask("review.deeds.panel()")
    reads(person, json.dumps(file))
    assert [one.id for one in person.corrections()] == [good["id"], "g", "h"]
    items = person.ask("[...document.querySelectorAll('#rettelser-liste > li')].map(one => one.innerText)")
    assert "Stedet findes ikke på denne side" in items[2]
    assert person.ask("document.querySelector('#antal-rettelser').textContent") == "3"
    person.is_whole()


def test_corrections_are_put_into_the_plan_and_its_page_shows_them(person: Person, tmp_path: Path) -> None:
    person.opens(page_of("ens-2025.pdf"))
    person.corrects("/goals/0/milestones/1/deadline")
    person.writes("Ord", "senest 1. juli 2025")
    person.keeps()
    person.part("/goals/0", "Tilføj målepunkt sidst")
    person.writes("Ordlyd", "Mindst to øvelser er holdt (Q3).")
    person.keeps("Tilføj")
    person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    person.part("/goals/3/milestones/0", "Del målepunktet")
    person.ask("document.querySelector('form.editor textarea').value = 'Første del (Q1).\\nAnden del (Q4).'")
    person.keeps("Del")
    person.part("/goals/2", "Fjern")
    file = downloads(person, tmp_path)

    review = sample("ens-2025.pdf")
    (document,) = corrections_from_json(file.read_bytes()).documents
    told = corrected(review.plan, document.corrections)
    assert told.left == ()
    plan = told.plan
    first = plan.goals[0].milestones
    assert first[1].deadline is not None
    assert (first[1].deadline.start, first[1].deadline.end) == (None, "2025-07-01")
    assert first[-1].text == "Mindst to øvelser er holdt (Q3)."
    assert len(plan.goals[1].milestones) == 2
    assert [one.text for one in plan.goals[2].milestones][:2] == ["Første del (Q1).", "Anden del (Q4)."]
    assert len(plan.goals) == 6

    person.opens(review_to_html(reviewed(plan, None, "missing")))
    assert "; læst: Q1 (senest 31. marts 2025)" in person.shown("/goals/0/milestones/1/deadline")
    made = "[...document.querySelectorAll('.made .badge')].map(one => one.textContent).sort()"
    assert person.ask(made) == ["Mål fjernet", "delt", "lagt sammen", "rettet", "tilføjet"]
    person.ask("document.querySelector('#rettede').click()")
    parts = "[...document.querySelectorAll('.part')].filter(one => one.getClientRects().length)"
    assert person.ask(f"{parts}.map(one => one.dataset.path)") == ["", "/goals/0", "/goals/1", "/goals/2"]
    person.is_whole()


# ------------------------------------------------------------------ words that are markup


def test_words_of_plans_and_corrections_never_become_markup(person: Person) -> None:
    review = laid_beside(hostile_page(3), '"><script>alert(1)</script>.html')
    person.opens(review_to_html(review))
    count = "document.querySelectorAll('#planen img, #planen b, dialog img, script:not([type])').length"
    person.corrects("/goals/0/milestones/0/text")
    person.writes("Ordlyd", " ".join(HOSTILE))
    person.keeps()
    person.part("/goals/0", "Tilføj felt")
    person.writes("Felt", "extra")
    person.writes("Feltets navn", HOSTILE[1])
    person.keeps("Videre")
    person.writes(HOSTILE[1], HOSTILE[0])
    person.keeps()
    person.part("/goals/0", "Tilføj mål herunder")
    person.writes("Titel", HOSTILE[0])
    person.writes("Målepunkter", "\n".join(HOSTILE[:2]))
    person.keeps("Tilføj")
    person.part("/goals/1", "Fjern")
    person.ask("review.deeds.panel()")
    assert person.ask(count) == 1, "the page's own script"
    assert HOSTILE[0] in person.browser.text()
    assert person.browser.errors() == []

    plan = corrected(review.plan, person.corrections()).plan
    assert len(plan.corrections) == 4
    person.opens(review_to_html(reviewed(plan, None, "missing")))
    assert person.ask(count) == 1
    assert person.ask("data.at('').corrections.length") == 4
    assert person.browser.errors() == []
    assert person.ask("document.title").startswith("Statens Serum Institut")


# ------------------------------------------------------------------ a server that takes them


class Server(BaseHTTPRequestHandler):
    """Serves one page under a policy of hashes alone, and takes corrections."""

    page: ClassVar[bytes] = b""
    answer: ClassVar[tuple[int, bytes]] = (200, b"{}")
    taken: ClassVar[list[tuple[str | None, str | None, bytes]]] = []

    def do_GET(self) -> None:
        policy = self.page.decode().partition('Content-Security-Policy" content="')[2].partition('"')[0]
        self._write(200, self.page, "text/html; charset=utf-8", policy.replace("&#39;", "'"))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((self.headers["Content-Type"], self.headers["X-Maalplan-Token"], body))
        self._write(self.answer[0], self.answer[1], "application/json", "default-src 'none'")

    def _write(self, status: int, body: bytes, kind: str, policy: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Security-Policy", policy)):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object, **named: object) -> None:
        """Say nothing."""


@contextmanager
def served(page: bytes) -> Iterator[str]:
    Server.page, Server.taken = page, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/plans/ens-2025"
        server.shutdown()


def test_a_server_is_sent_the_same_file_and_its_errors_lose_nothing(person: Person) -> None:
    word = "hemmelig"
    page = review_to_html(sample("ens-2025.pdf"), save_to="/plans/ens-2025/corrections", token=word)
    assert b"connect-src" not in page_of("ens-2025.pdf")
    with served(page) as url:
        person.opens(b"")
        person.browser.driver.get(url)
        person.settles()
        corrects_the_year(person, "2031")
        made = person.corrections()
        Server.answer = (409, json.dumps({"message": "En anden kørsel bruger mappen."}).encode())
        saves(person)
        fault = "document.querySelector('#rettelser-fejl').textContent"
        assert person.ask(fault) == "Ikke gemt, og intet er tabt: En anden kørsel bruger mappen."
        assert person.corrections() == made
        Server.answer = (502, b"<html>")
        saves(person)
        assert person.ask(fault).endswith(": 502")

        Server.answer = (200, json.dumps({"reload": "/plans/ens-2026", "said": ["1 rettelse"]}).encode())
        saves(person)
        until = monotonic() + 20
        while not str(person.ask("location.pathname")).endswith("/ens-2026") and monotonic() < until:
            sleep(0.1)
        assert person.ask("location.pathname") == "/plans/ens-2026"
        person.settles()
        assert person.corrections() == ()
        person.ask("localStorage.clear()")
    kind, token, body = Server.taken[-1]
    assert (kind, token) == ("application/json", word)
    sent: tuple[Correction, ...] = corrections_from_json(body).documents[0].corrections
    assert [one.value for one in sent] == [2031]


def saves(person: Person) -> None:
    """Open the list and press its button; wait for the answer."""
    person.ask("document.querySelector('#rettelser').open || review.deeds.panel()")
    before = len(Server.taken)
    person.presses("Gem")
    until = monotonic() + 20
    while len(Server.taken) == before and monotonic() < until:
        sleep(0.05)
    person.settles()


def test_a_served_page_has_its_head_above_both_panes(person: Person) -> None:
    review = sample("ens-2025.pdf")
    person.opens(review_to_html(review, site=site_of(review.plan), save_to="/plans/ens-2025/corrections"))
    edges = """['nav.site', 'header.page', 'main', 'footer.page'].map(one => {
      const { top, bottom } = document.querySelector(one).getBoundingClientRect();
      return [Math.round(top), Math.round(bottom)];
    })"""
    found = person.ask(edges)
    assert all(above[1] <= below[0] for above, below in pairwise(found))
    assert found[2][1] - found[2][0] > 300
    assert found[3][1] <= 800
    person.is_whole()
