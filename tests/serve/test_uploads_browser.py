"""Documents sent from a browser: chosen or dropped, with a bar, with script and without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

pytest.importorskip("selenium", reason="selenium leads the browser of these tests (pip install -e .[dev])")
pytest.importorskip("selenium_axe_python", reason="axe looks at the pages of these tests (pip install -e .[dev])")

from maalplan.batch.folder import LOCK
from maalplan.batch.manner import Manner
from maalplan.cli import main
from maalplan.serve.app import app
from maalplan.serve.settings import Settings
from maalplan.serve.uploads import Limits
from tests.browser import DESKTOP, PHONE, Browser, chromium
from tests.serve.uploading import SAMPLES, application, on_a_port, until

DROP = """
(() => {
  const carried = new DataTransfer();
  carried.items.add(new File([%s], "Plan æøå.md", { type: "text/markdown" }));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("skrivebord") / "ud"
    assert main(["convert", str(SAMPLES / "slks-2024.txt"), "-o", str(out), "--jobs", "0", "--quiet"]) == 0
    return out


@pytest.fixture
def out(converted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(converted, tmp_path / "ud"))


def show(browser: Browser, address: str, *, width: int = DESKTOP, dark: bool = False, script: bool = True) -> None:
    browser.open(b"", width=width, dark=dark, script=script)
    browser.driver.get(address)


def choose(browser: Browser, *names: str) -> None:
    from selenium.webdriver.common.by import By

    field = browser.driver.find_element(By.ID, "filer")
    field.send_keys("\n".join(str(SAMPLES / name) for name in names))
    browser.driver.find_element(By.CSS_SELECTOR, ".upload button").click()


def test_a_document_is_chosen_sent_and_read_while_one_looks(browser: Browser, out: Path) -> None:
    with on_a_port(lambda _: application(out)) as address:
        show(browser, f"{address}/uploads")
        assert browser.barriers() == []
        with FileLock(out / LOCK):
            choose(browser, "bdk-2025.md", "slks-2024.txt")
            until(lambda: "en anden kørsel af maalplan skriver i mappen" in browser.text())
            assert browser.barriers() == []
            browser.picture("upload-venter")
        until(lambda: "ny plan" in browser.text())
        assert "Samme dokument som »slks-2024.txt«." in browser.text()
        assert browser.ask("document.querySelector('.outcomes a').getAttribute('href')") == "/plans/bdk-2025"
        assert browser.barriers() == []
        assert browser.errors() == []
        browser.picture("upload")


def test_a_document_is_dropped_on_the_page(browser: Browser, out: Path) -> None:
    import json

    words = (SAMPLES / "bdk-2025.md").read_text(encoding="utf-8")
    with on_a_port(lambda _: application(out)) as address:
        show(browser, f"{address}/uploads", width=PHONE)
        assert browser.wider_than_the_window() == []
        browser.ask(DROP % json.dumps(words))
        until(lambda: "ny plan" in browser.text())
        assert "Plan æøå.md" in browser.text()
        assert browser.wider_than_the_window() == []
        assert browser.errors() == []


def test_it_works_without_script(browser: Browser, out: Path) -> None:
    with on_a_port(lambda _: application(out)) as address:
        show(browser, f"{address}/uploads", script=False)
        assert "trækkes" not in browser.text()
        with FileLock(out / LOCK):
            choose(browser, "bdk-2025.md")
            until(lambda: "/uploads/" in browser.driver.current_url)
        until(lambda: "ny plan" in browser.text())


def test_what_is_sent_without_script_passes_the_gate(browser: Browser, out: Path) -> None:
    with on_a_port(lambda port: app(Settings(out=out, port=port, manner=Manner(jobs=0)))) as address:
        show(browser, f"{address}/uploads", script=False)
        choose(browser, "bdk-2025.md")
        until(lambda: "ny plan" in browser.text())


def test_what_is_too_large_is_said_before_and_after_it_is_sent(browser: Browser, out: Path) -> None:
    with on_a_port(lambda _: application(out, limits=Limits(size=5000))) as address:
        show(browser, f"{address}/uploads", dark=True)
        choose(browser, "slks-2025.docx")
        until(lambda: "højst 0 MB" in browser.text())
        browser.ask("document.querySelector('.upload').dataset.size = 1e9")
        choose(browser, "slks-2025.docx")
        until(lambda: "Det er for stort" in browser.text() or "afbrudt" in browser.text())
        assert browser.barriers() == []
        assert not (out / "uploads").exists()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_page_fits(browser: Browser, out: Path, width: int) -> None:
    with on_a_port(lambda _: application(out)) as address:
        show(browser, f"{address}/uploads", width=width, dark=True)
        assert browser.wider_than_the_window() == []
        assert browser.barriers() == []
        assert browser.errors() == []
