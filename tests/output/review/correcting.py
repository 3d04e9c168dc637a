"""A person who corrects a plan in its page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from maalplan.model import Correction, CorrectionsFile
from maalplan.output.corrections.json_file import corrections_from_json
from maalplan.output.review.page import review_to_html
from tests.browser import DESKTOP, Browser
from tests.review.seen_plans import sample

if TYPE_CHECKING:
    from selenium.webdriver import ActionChains

_CONTROL = """(() => {
  const label = [...document.querySelectorAll('form.editor label')].filter(one => one.textContent.trim() === %s)[%d];
  return label.control;
})()"""


@cache
def page_of(name: str, lang: str = "da") -> bytes:
    """The page of a sample."""
    return review_to_html(sample(name), lang="en" if lang == "en" else "da")


class Person:
    """Somebody before a page: points at values, writes into forms, presses keys."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.ask = browser.ask

    def opens(self, page: bytes, *, width: int = DESKTOP, dark: bool = False) -> None:
        """Open *page*."""
        self.browser.open(page, width=width, dark=dark)
        self.settles()

    def settles(self) -> None:
        """Wait until the page has been drawn, and what is near has its buttons."""
        self.ask("new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)))")

    def chooses(self, path: str) -> None:
        """Click the value at *path*."""
        self.ask(f"document.querySelector('#planen .row[data-path={json.dumps(path)}]').click()")
        self.settles()

    def corrects(self, path: str) -> None:
        """Open the editor of the value at *path* by the button at it."""
        self.chooses(path)
        self.ask(f"document.querySelector('#planen .row[data-path={json.dumps(path)}] .on-row').click()")
        assert self.ask("Boolean(document.querySelector('form.editor'))"), path

    def part(self, path: str, deed: str) -> None:
        """Do *deed*, one of the list that unfolds at the part at *path*."""
        part = f"document.querySelector('#planen [data-path={json.dumps(path)}]:not(.row)')"
        self.ask(f"{part}.scrollIntoView()")
        self.settles()
        self.ask(f"{part}.querySelector(':scope > details.menu').open = true")
        self.settles()
        self.ask(
            f"[...{part}.querySelectorAll(':scope > details.menu button')]"
            f".find(one => one.textContent === {json.dumps(deed)}).click()"
        )

    def offers(self, path: str) -> list[str]:
        """What is offered at the part at *path*."""
        part = f"document.querySelector('#planen [data-path={json.dumps(path)}]:not(.row) > details.menu')"
        self.ask(f"{part}.scrollIntoView()")
        self.ask(f"{part}.open = true")
        self.settles()
        found: list[str] = self.ask(f"[...{part}.querySelectorAll('button')].map(one => one.textContent)")
        self.ask(f"{part}.open = false")
        return found

    def writes(self, label: str, words: str, *, nth: int = 0) -> None:
        """Write *words* into the field that is called *label*."""
        self.ask(
            f"(() => {{ const one = {_CONTROL % (json.dumps(label), nth)}; one.value = {json.dumps(words)};"
            " one.dispatchEvent(new Event('input', {bubbles: true}));"
            " one.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )

    def reads(self, label: str) -> str:
        """What stands in the field that is called *label*."""
        return str(self.ask(f"{_CONTROL % (json.dumps(label), 0)}.value"))

    def presses(self, word: str) -> None:
        """Press the button *word* of the form, or of the dialog."""
        self.ask(
            "[...document.querySelectorAll('form.editor button, dialog[open] button')]"
            f".find(one => one.textContent === {json.dumps(word)}).click()"
        )
        self.settles()

    def keeps(self, word: str = "Ret") -> None:
        """Keep what was written."""
        self.presses(word)

    def complaint(self) -> str:
        """What the page says is wrong beside a field."""
        return str(self.ask("document.querySelector('form.editor .wrong')?.textContent ?? ''"))

    def shown(self, path: str) -> str:
        """What the value at *path* looks like."""
        return " ".join(
            str(self.ask(f"document.querySelector('.row[data-path={json.dumps(path)}]').innerText")).split()
        )

    def types(self) -> ActionChains:
        """Real keys and a real mouse."""
        from selenium.webdriver import ActionChains

        return ActionChains(self.browser.driver, duration=20)

    def file(self) -> CorrectionsFile:
        """The corrections as the page would write them now."""
        return corrections_from_json(str(self.ask("JSON.stringify(drafts.file())")).encode())

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections alone."""
        (document,) = self.file().documents
        return document.corrections

    def only(self) -> Correction:
        """The one correction that there is."""
        (one,) = self.corrections()
        return one

    def is_whole(self) -> None:
        """Nothing went wrong, nothing is too wide, and there is no barrier."""
        assert self.browser.errors() == []
        assert self.browser.wider_than_the_window() == []
        assert self.browser.barriers() == []


def downloads(person: Person, folder: Path) -> Path:
    """Press the button that downloads; the file in *folder*, which is made."""
    folder.mkdir(exist_ok=True)
    person.browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)}
    )
    person.ask("review.deeds.panel()")
    person.presses("Hent fil")
    until = monotonic() + 20
    while monotonic() < until:
        found = [file for file in folder.glob("*.json") if file.stat().st_size]
        if found:
            return found[0]
        sleep(0.1)
    raise AssertionError(sorted(folder.iterdir()))


def plain(value: Any) -> Any:
    """A value without what is null in it."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if one is not None}
    return [plain(one) for one in value] if isinstance(value, list) else value
