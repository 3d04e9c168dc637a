"""A page in a real browser: headless Chromium through chromedriver, at a width, light or dark, with or without script.

``MAALPLAN_SCREENSHOTS=FOLDER`` keeps a picture of every page that a test looks at.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PHONE: Final = 360
DESKTOP: Final = 1280
_HEIGHTS: Final = {PHONE: 740, DESKTOP: 800}
_TALLEST: Final = 12_000
"""Points; of a taller page the picture shows the top."""
_FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-extensions --disable-dev-shm-usage --hide-scrollbars"
    " --lang=da"
).split()
_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_GRAVE: Final = frozenset({"serious", "critical"})


class Browser:
    """One browser for many pages; every ``open`` begins anew."""

    def __init__(self, driver: Chrome, folder: Path) -> None:
        self.driver = driver
        self._folder = folder
        self._width = DESKTOP

    def open(
        self, page: bytes, *, width: int = DESKTOP, dark: bool = False, script: bool = True, fragment: str = ""
    ) -> None:
        """Show ``page`` as a file, as a mailed one would be, with nothing logged so far."""
        file = self._folder / "side.html"
        file.write_bytes(page)
        self._width = width
        self._command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=_HEIGHTS.get(width, 800),
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = "dark" if dark else "light"
        self._command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._command("Emulation.setScriptExecutionDisabled", value=not script)
        self.driver.get("about:blank")
        self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        self.driver.get(file.as_uri() + (f"#{fragment}" if fragment else ""))

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, also where the page's own scripts are off."""
        answer = self._command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def errors(self) -> list[str]:
        """What the page's console holds of errors and warnings, a refused script or style among them."""
        log = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [f"{entry['level']}: {entry['message']}" for entry in log if entry["level"] in ("SEVERE", "WARNING")]

    def fetched(self) -> list[str]:
        """The addresses of everything that the page loaded besides itself."""
        found: list[str] = self.ask("performance.getEntriesByType('resource').map(entry => entry.name)")
        return found

    def wider_than_the_window(self) -> list[str]:
        """The elements that make the page scroll sideways, if it does."""
        found: list[str] = json.loads(self.ask(_WIDE % self._width))
        return found

    def text(self) -> str:
        """The words that can be seen."""
        return str(self.ask('document.body?.innerText ?? ""'))

    def printed(self) -> str:
        """The words of the page on paper, by its print rules."""
        import pypdfium2

        with pypdfium2.PdfDocument(self.pdf()) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)

    def pdf(self) -> bytes:
        """The page as it is printed."""
        answer = self._command("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    def barriers(self) -> list[str]:
        """What axe-core finds of grave barriers: contrast, names, order of headings, …"""
        from selenium_axe_python.axe import Axe

        axe = Axe(self.driver)
        axe.inject()  # type: ignore[no-untyped-call]
        found = axe.run(options={"runOnly": list(_TAGS), "resultTypes": ["violations"]})
        return [
            f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in _GRAVE
            for node in rule["nodes"]
        ]

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page as ``<name>-<width>.png`` where ``MAALPLAN_SCREENSHOTS`` asks for it."""
        wanted = os.environ.get("MAALPLAN_SCREENSHOTS")
        if not wanted:
            return
        folder = Path(wanted)
        folder.mkdir(parents=True, exist_ok=True)
        height = min(self.ask("document.documentElement.scrollHeight"), _TALLEST)
        clip = {"x": 0, "y": 0, "width": self._width, "height": height, "scale": 1}
        shown = self._command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        (folder / f"{name}-{self._width}.png").write_bytes(base64.b64decode(shown["data"]))

    def _command(self, name: str, **given: object) -> dict[str, Any]:
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(name, given)
        return answer


_WIDE: Final = """
((width) => JSON.stringify(document.documentElement.scrollWidth <= width ? [] :
  ["the page is " + document.documentElement.scrollWidth + " wide"].concat(
    [...document.body.querySelectorAll("*")]
      .filter(one => one.getBoundingClientRect().right > width + 0.5 && !one.closest(".wide"))
      .slice(0, 5).map(one => one.outerHTML.slice(0, 120)))))(%d)
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a profile of its own; the test is skipped where one of its two programs is missing."""
    found = {name: _program(names) for name, names in _PROGRAMS.items()}
    for name, path in found.items():
        if path is None:
            pytest.skip(f"missing program: {name} (Debian: apt install chromium chromium-driver)")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        options = ChromeOptions()
        options.binary_location = str(found["chromium"])
        for flag in (*_FLAGS, f"--user-data-dir={folder / 'profile'}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = Chrome(options=options, service=ChromeService(str(found["chromedriver"])))
        try:
            yield Browser(driver, folder)
        finally:
            driver.quit()


_PROGRAMS: Final = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "chromedriver": ("chromedriver", "chromium.chromedriver"),
}


def _program(names: tuple[str, ...]) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)
