"""The page of a diff in a real browser: on a phone and a desk, light and dark, by mouse, by keyboard, without script,
on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from maalplan.diff import diff_plans
from maalplan.model import FolderDiff
from maalplan.output.diff.page import diff_to_html
from tests.browser import DESKTOP, PHONE, Browser
from tests.output.diff_examples import DIFF, FOLDER, NEW, OF_TWO, OLD, goal, plan, point

LONG = (
    "Styrelsen har afsluttet en sag om "
    + "sagsbehandlingstidsfristforlængelsesansøgninger" * 9
    + " inden årets udgang. "
)
ODD = diff_plans(
    plan(2024, replace(goal(2024, "agency", "1", LONG, point(LONG * 20)), section=LONG, responsible=LONG)),
    plan(2025, replace(goal(2025, "agency", "1" * 60, LONG, point(LONG * 21)), extra={LONG: LONG}), title=LONG),
)
PAGES = {
    "years": diff_to_html(DIFF),
    "agencies": diff_to_html(OF_TWO),
    "folder": diff_to_html(FOLDER),
    "odd": diff_to_html(ODD),
    "nothing": diff_to_html(FolderDiff(schema_version="1.2")),
}


def shown(browser: Browser) -> list[str]:
    """The goals that can be seen, by their ids in the new plan, else in the old."""
    found = browser.driver.find_elements(By.CSS_SELECTOR, "article.goal")
    seen = [one for one in found if one.is_displayed()]
    return [one.get_attribute("data-new") or one.get_attribute("data-old") or "" for one in seen]


def box(browser: Browser, value: str) -> WebElement:
    return browser.driver.find_element(By.CSS_SELECTOR, f"form.filters input[value={value}]")


def told(browser: Browser) -> str:
    return browser.driver.find_element(By.TAG_NAME, "output").text


# ------------------------------------------------------------------ every page, on every screen


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (DESKTOP, True)], ids=["phone light", "desktop dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_runs_without_errors_and_bars_nobody(browser: Browser, name: str, width: int, dark: bool) -> None:
    browser.open(PAGES[name], width=width, dark=dark)
    browser.picture(f"diff-{name}{'-dark' if dark else ''}")
    assert browser.errors() == []
    assert browser.wider_than_the_window() == []
    assert browser.fetched() == []
    for details in browser.driver.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
        details.click()
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def test_dark_is_dark(browser: Browser) -> None:
    papers = []
    for dark in (False, True):
        browser.open(PAGES["years"], dark=dark)
        papers.append(browser.ask("getComputedStyle(document.body).backgroundColor"))
    assert papers == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


@pytest.mark.parametrize(("width", "beside"), [(DESKTOP, True), (PHONE, False)], ids=["desktop", "phone"])
def test_sides_stand_side_by_side_and_on_a_phone_one_under_the_other(
    browser: Browser, width: int, beside: bool
) -> None:
    browser.open(PAGES["years"], width=width)
    old, new = browser.driver.find_elements(By.CSS_SELECTOR, "[data-old='ssi-2024/agency/1/2'] .side")
    assert (old.rect["y"] == new.rect["y"]) is beside
    assert (old.rect["x"] < new.rect["x"]) is beside
    year = old.find_element(By.CLASS_NAME, "of")
    assert year.text == "2024"
    assert (year.rect["height"] > 10) is not beside, "where they stand under each other each shows its year"


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_milestone_is_as_high_as_its_words(browser: Browser, width: int) -> None:
    """Also one that is the same but for the year in its words, among others that changed."""
    was, now = (
        (point(f"Budgettet for {year} er godkendt."), point("Alle sager er lukket."), point(f"Filmen vises i {month}."))
        for year, month in ((2024, "maj"), (2025, "juni"))
    )
    old, new = (
        plan(2024, goal(2024, "agency", "1", "Budget", *was)),
        plan(2025, goal(2025, "agency", "1", "Budget", *now)),
    )
    browser.open(diff_to_html(diff_plans(old, new)), width=width)
    found = browser.driver.find_elements(By.CSS_SELECTOR, ".goal.changed .milestone")
    assert len(found) == 3
    assert max(one.rect["height"] for one in found) < 250


@pytest.mark.parametrize("width", [DESKTOP, 1000], ids=["desktop", "narrow"])
def test_no_heading_of_the_index_breaks_within_a_word(browser: Browser, width: int) -> None:
    browser.open(PAGES["folder"], width=width)
    heads = browser.driver.find_elements(By.CSS_SELECTOR, ".index thead th")
    assert len({head.rect["height"] for head in heads}) == 1
    assert heads[0].rect["height"] < 50, "one line"
    assert browser.wider_than_the_window() == []


# ------------------------------------------------------------------ filters

ALL = [row.new or row.old for row in DIFF.goals]
SMITTE, INFLUENZA = "ssi-2025/agency/1", "ssi-2025/agency/6"


def test_a_box_that_is_unticked_hides_its_goals(browser: Browser) -> None:
    browser.open(PAGES["years"])
    assert shown(browser) == ALL
    assert told(browser) == "Alle 7 mål vises."
    box(browser, "unchanged").click()
    assert len(shown(browser)) == 4
    assert told(browser) == "4 af 7 mål vises."
    assert browser.ask("location.hash") == "#vis=added,removed,changed"


def test_a_trait_shows_only_goals_that_have_it(browser: Browser) -> None:
    browser.open(PAGES["years"])
    box(browser, "softened").click()
    assert shown(browser) == [SMITTE]
    box(browser, "moved").click()
    assert len(shown(browser)) == 4, "one of the two is enough"
    browser.driver.find_element(By.CSS_SELECTOR, "form.filters button").click()
    browser.ask("new Promise(done => setTimeout(done, 20))")
    assert shown(browser) == ALL
    assert browser.ask("location.hash") == ""


def test_filters_work_by_keyboard_alone(browser: Browser) -> None:
    browser.open(PAGES["years"])
    keys = ActionChains(browser.driver)
    for _ in range(40):
        keys.send_keys(Keys.TAB).perform()
        if browser.ask("document.activeElement.value") == "added":
            break
    assert browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid", "one sees where one is"
    keys.send_keys(Keys.SPACE).perform()
    assert INFLUENZA not in shown(browser)
    assert len(shown(browser)) == 6


def test_the_first_key_leads_past_the_summary(browser: Browser) -> None:
    browser.open(PAGES["years"])
    ActionChains(browser.driver).send_keys(Keys.TAB).perform()
    assert browser.ask("document.activeElement.textContent") == "Gå til indholdet"
    assert browser.ask("document.activeElement.getBoundingClientRect().left >= 0"), "it is seen when it has the focus"
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    assert browser.ask("document.activeElement.id") == "indhold"


def test_a_figure_of_the_summary_filters(browser: Browser) -> None:
    browser.open(PAGES["years"])
    browser.driver.find_element(By.CSS_SELECTOR, ".tiles .softened a").click()
    assert shown(browser) == [SMITTE]
    browser.driver.find_element(By.CSS_SELECTOR, ".tiles .added a").click()
    assert shown(browser) == [INFLUENZA]
    assert browser.ask("document.activeElement.tagName") == "FORM", "the next key goes on from here"
    browser.driver.back()
    assert shown(browser) == [SMITTE]
    browser.driver.back()
    assert shown(browser) == ALL


def test_an_address_that_was_mailed_shows_what_it_showed(browser: Browser) -> None:
    browser.open(PAGES["years"], fragment="vis=added,changed&med=softened")
    assert shown(browser) == [SMITTE]
    assert not box(browser, "removed").is_selected()
    assert box(browser, "softened").is_selected()


def test_a_link_to_a_goal_that_is_hidden_shows_it(browser: Browser) -> None:
    browser.open(PAGES["years"], fragment="vis=changed")
    browser.driver.find_element(By.CSS_SELECTOR, ".headlines.added a").click()
    assert INFLUENZA in shown(browser)


@pytest.mark.parametrize("fragment", ["vis=", "med=%E6%", "vis=findes-ikke", "%", "findes-ikke", "vis=added&vis=x"])
def test_a_broken_address_breaks_nothing(browser: Browser, fragment: str) -> None:
    browser.open(PAGES["years"], fragment=fragment)
    assert browser.errors() == []
    assert told(browser)


def test_pairs_of_a_folder_with_nothing_to_show_step_back(browser: Browser) -> None:
    browser.open(PAGES["folder"])
    box(browser, "softened").click()
    pairs = [pair.is_displayed() for pair in browser.driver.find_elements(By.CSS_SELECTOR, "section.pair")]
    assert pairs == [False, True]


# ------------------------------------------------------------------ without script, on paper


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Browser]:
    browser.open(PAGES["years"], script=False)
    yield browser
    browser.open(PAGES["years"])


def test_without_script_everything_is_there_and_no_filter(without_script: Browser) -> None:
    text = without_script.text()
    assert "Vis mål, der er" not in text
    for title in ("Overvågning af smitte", "Influenza", "Kommunikation", "Biobank"):
        assert title in text
    folded = "document.querySelectorAll('details:not([open])')"
    assert without_script.ask(f"{folded}.length") > 0
    without_script.driver.find_element(By.CSS_SELECTOR, "article.unchanged summary").click()
    assert "Afvigelsen er højst 3 pct." in without_script.text(), "what is folded unfolds without script"
    assert without_script.errors() == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_paper_everything_stands_unfolded_and_nothing_to_click(browser: Browser, script: bool) -> None:
    browser.open(PAGES["years"], script=script, fragment="vis=added" if script else "")
    paper = " ".join(browser.printed().split())
    for one_plan in (OLD, NEW):
        texts = [point.text for goal in one_plan.goals for point in goal.milestones]
        assert [text for text in texts if text not in paper] == []
    assert "Vis mål, der er" not in paper
    assert "Gå til indholdet" not in paper
    if script:
        assert len(browser.driver.find_elements(By.CSS_SELECTOR, "details[open]")) == 0, "and folded again"


def test_paper_is_a4_and_its_ink_dark_also_where_the_screen_is_dark(browser: Browser) -> None:
    browser.open(PAGES["years"], dark=True)
    with pypdfium2.PdfDocument(browser.pdf()) as document:
        width, height = document[0].get_size()
        darkest, lightest = document[0].render().to_pil().convert("L").getextrema()
    assert (round(width), round(height)) == (595, 842)
    assert darkest < 60
    assert lightest == 255
