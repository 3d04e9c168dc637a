"""The page of a check in a real browser: on a phone and a desk, light and dark, without script, on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selenium.webdriver.common.by import By

from maalplan.model import CheckReport
from maalplan.output.check.page import check_to_html
from tests.browser import DESKTOP, PHONE, Browser
from tests.output.check_examples import REPORT

LONG = "Styrelsen har afsluttet " + "sagsbehandlingstidsfristforlængelsesansøgninger" * 9 + " inden årets udgang. "
(ONE,) = REPORT.checks
ODD = replace(
    ONE,
    plan=replace(ONE.plan, agency=LONG, path=LONG),
    goals=tuple(replace(goal, title=LONG) for goal in ONE.goals),
    remarks=tuple(replace(remark, quote=LONG * 3, code="x" * 200) for remark in ONE.remarks),
)
PAGES = {
    "one": check_to_html(REPORT),
    "several": check_to_html(replace(REPORT, checks=(ONE, ONE))),
    "english": check_to_html(REPORT, lang="en"),
    "odd": check_to_html(replace(REPORT, checks=(ODD,))),
    "nothing": check_to_html(CheckReport(schema_version="1.2", checks=(replace(ONE, remarks=()),))),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_runs_without_errors_and_bars_nobody(browser: Browser, name: str, width: int, dark: bool) -> None:
    browser.open(PAGES[name], width=width, dark=dark)
    browser.picture(f"check-{name}{'-dark' if dark else ''}")
    assert browser.errors() == []
    assert browser.wider_than_the_window() == []
    assert browser.fetched() == []
    assert browser.barriers() == []


def shown(browser: Browser) -> list[str]:
    """The headings and remarks that can be seen, by their first words."""
    found = browser.driver.find_elements(By.CSS_SELECTOR, "section.goal > h2, .remark .badge")
    return [one.text for one in found if one.is_displayed()]


def test_an_urgency_that_is_unticked_hides_its_remarks_and_goals_without_others(browser: Browser) -> None:
    browser.open(PAGES["one"])
    goal = "Koncernfælles mål 2: Økonomisk styring"
    assert shown(browser) == ["Hele planen", "Overvej", goal, "Skal rettes", "Bør rettes"]
    browser.driver.find_element(By.CSS_SELECTOR, "form.filters input[value=consider]").click()
    assert shown(browser) == [goal, "Skal rettes", "Bør rettes"]
    assert "Hele planen" in browser.printed(), "on paper nothing is hidden"


def test_everything_can_be_read_without_script(browser: Browser) -> None:
    browser.open(PAGES["one"], script=False)
    text = browser.text()
    assert "Planen siger ikke, hvornår målene følges op." in text
    assert "Er året fra sidste plan?" in text
    assert browser.ask("document.querySelector('form.filters').hidden") is True
