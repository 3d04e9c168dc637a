"""A person before the server, in a real browser: looks, corrects, saves, sees it corrected, compares and searches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="selenium leads the browser of these tests (pip install -e .[dev])")
pytest.importorskip("selenium_axe_python", reason="axe looks at the pages of these tests (pip install -e .[dev])")

from maalplan.batch.manner import Manner
from maalplan.output.plan_json import plan_from_json
from maalplan.serve.app import app
from maalplan.serve.settings import Settings
from tests.browser import DESKTOP, PHONE, Browser, chromium
from tests.output.review.correcting import Person
from tests.serve.uploading import on_a_port, until

TOKEN = "en-hemmelig-noegle-paa-32-tegn"  # noqa: S105 - of these tests
BAD = '<script>document.title = "ramt"</script>"><img src=x onerror="document.title = \'ramt\'">'
DEADLINE = "/goals/0/milestones/0/deadline"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def person(browser: Browser) -> Person:
    return Person(browser)


@pytest.fixture
def address(out: Path) -> Iterator[str]:
    with on_a_port(lambda port: app(Settings(out=out, port=port, manner=Manner(jobs=1)))) as found:
        yield found


def visit(browser: Browser, address: str, *, width: int = DESKTOP, dark: bool = False, script: bool = True) -> None:
    """Show what stands at *address*."""
    browser.open(b"", width=width, dark=dark, script=script)
    browser.driver.get(address)


def is_sound(browser: Browser) -> None:
    """No script failed, nothing was refused by the policy, nothing is too wide, and there is no grave barrier."""
    assert browser.errors() == []
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def click(browser: Browser, words: str, within: str = "main a, nav a") -> None:
    """Click the first link or button with these words."""
    found = f"[...document.querySelectorAll({within!r})].find(one => one.textContent.trim().includes({words!r}))"
    browser.ask(f"{found}.click()")


def test_look_correct_save_and_see_it_corrected(person: Person, address: str, out: Path) -> None:
    browser = person.browser
    visit(browser, address)
    browser.ask("document.querySelector('a[href=\"/plans/ens-2025\"]').click()")
    until(lambda: bool(browser.ask("document.readyState === 'complete' && !!document.getElementById('planen')")))
    person.settles()
    first, second = "/goals/0/title", "/goals/1/title"
    person.corrects(first)
    person.writes("Titel", "Kabellægning på Læsø")
    person.keeps()
    person.chooses(second)
    place = browser.ask("document.getElementById('planen').scrollTop")
    assert place > 0
    before = browser.ask("performance.timeOrigin")
    browser.ask("document.querySelector('[data-do=panel]').click()")
    click(browser, "Gem", "#rettelser-valg button")
    until(lambda: bool(browser.ask(f"performance.timeOrigin !== {before} && document.readyState === 'complete'")))
    person.settles()
    assert "Kabellægning på Læsø" in person.shown(first)
    assert browser.ask("drafts.all().length") == 0, "nothing is left to be saved"
    assert browser.ask("review.current().dataset.path") == second, "the page comes back where it was"
    assert abs(browser.ask("document.getElementById('planen').scrollTop") - place) < 2
    assert browser.ask("document.querySelector('.flash').textContent").startswith("Gemt.")
    is_sound(browser)
    assert plan_from_json((out / "plans/ens-2025.json").read_bytes()).goals[0].title == "Kabellægning på Læsø"


@pytest.mark.parametrize(("width", "dark"), [(DESKTOP, False), (PHONE, True)])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/plans/slks-2024",
        "/diff",
        "/diff?new=ens-2025",
        "/history/ens",
        "/search?q=havvind",
        "/search?q=" + "findesikke",
        "/search",
        "/findes-ikke",
    ],
)
def test_every_page_is_sound(browser: Browser, address: str, path: str, width: int, dark: bool) -> None:
    visit(browser, address + path, width=width, dark=dark)
    if path == "/findes-ikke":
        assert [line for line in browser.errors() if "404" not in line] == []
    is_sound(browser)
    assert browser.fetched() in ([], [f"{address}/favicon.ico"])
    browser.picture(f"serve-{path.strip('/').partition('?')[0].replace('/', '-') or 'front'}")


def test_search_from_any_page_leads_to_the_goal(browser: Browser, address: str) -> None:
    visit(browser, f"{address}/history/ens")
    browser.ask("document.getElementById('soeg').value = '\"energiøer\" havvind'")
    click(browser, "Søg", "nav.site button")
    until(lambda: "/search" in str(browser.ask("location.pathname")))
    until(lambda: bool(browser.ask("document.querySelectorAll('main mark').length > 1")))
    browser.ask("document.querySelector('.hits h2 a').click()")
    until(lambda: "/plans/ens-" in str(browser.ask("location.pathname")))
    assert "havvind" in str(browser.ask("document.querySelector(location.hash).innerText"))
    is_sound(browser)


def test_without_script_one_reads_and_searches_too(browser: Browser, address: str) -> None:
    visit(browser, f"{address}/search?q=havvind", script=False)
    assert "havvind" in browser.text()
    visit(browser, address, script=False)
    assert "Energistyrelsen" in browser.text()


def test_words_that_would_be_markup_stay_words(browser: Browser, out: Path, address: str) -> None:
    file = out / "plans/ens-2025.json"
    title = str(plan_from_json(file.read_bytes()).goals[0].title)
    spoilt = BAD.replace('"', '\\"')
    file.write_text(file.read_text(encoding="utf-8").replace(title, spoilt), encoding="utf-8")
    for path in ("/", "/plans/ens-2025", "/diff?new=ens-2025", "/history/ens", "/search?q=ramt"):
        visit(browser, address + path)
        assert browser.ask("document.title") != "ramt"
        assert (
            browser.ask("document.querySelectorAll('img[onerror], script:not(:last-of-type):not([type])').length") == 0
        )
        is_sound(browser)
    assert "document.title" in browser.text(), "the words themselves are shown"


def test_the_token_is_shown_once_and_leaves_the_address(browser: Browser, out: Path) -> None:
    with on_a_port(lambda port: app(Settings(out=out, port=port, token=TOKEN, manner=Manner(jobs=0)))) as address:
        visit(browser, address)
        assert "Her skal bruges en adgangsnøgle" in browser.text()
        browser.ask(f"document.getElementById('token').value = {TOKEN!r}")
        click(browser, "Vis", "main button")
        until(lambda: "Energistyrelsen" in browser.text())
        assert browser.ask("location.href") == f"{address}/"
        assert browser.ask("document.cookie") == "", "no script sees it"
        visit(browser, f"{address}/history/ens")
        assert "Energistyrelsen" in browser.text()
        shutil.rmtree(out, ignore_errors=True)
