"""The page of a Word plan in a real browser: its pages, its text, and the switch between them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from maalplan.ingest.office import find_office
from maalplan.model import Review
from maalplan.output.review.page import review_to_html
from maalplan.pipeline import see_document
from maalplan.review import reviewed
from tests.browser import DESKTOP, PHONE, Browser
from tests.output.test_review_page_browser import _CURRENT, _HERE, _SEEN, click_value, press
from tests.review.printed_plans import document, printed_beside
from tests.review.seen_plans import SAMPLES, entries, sample_plan

_SHOWN = "['.sheets', '.redrawn'].map(one => document.querySelector(one).getClientRects().length > 0)"
PAGES, TEXT = [True, False], [False, True]
_IN_VIEW = """(() => {
  const pane = document.querySelector('#dokumentet').getBoundingClientRect();
  const shown = [...document.querySelectorAll('#dokumentet .here')].filter(one => one.getClientRects().length);
  const box = (shown[0].querySelector('rect') ?? shown[0]).getBoundingClientRect();
  return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1;
})()"""
"""Whether what is marked now is to be seen, in the pages or in the text."""


@cache
def word_plan() -> Review:
    """A sample for Word, with the pages that LibreOffice prints of it."""
    if find_office() is None:
        pytest.skip("missing program: soffice")
    data = (SAMPLES / "at-2025.docx").read_bytes()
    return reviewed(sample_plan("at-2025.docx"), see_document(data, path="at-2025.docx", pictures=True))


def without_second_page() -> Review:
    """The plan beside its text and the first of its pages: some values are in the text alone."""
    whole = printed_beside()
    sight = replace(see_document(document(), path="plan.html"), pages=(whole.pages[0].picture,))
    return reviewed(whole.plan, sight)


def choose(browser: Browser, which: str) -> None:
    browser.ask(f"document.querySelector('#vis-{which}').click()")


@pytest.mark.parametrize("path", ["/goals/0/title", "/goals/2/milestones/1/text", "/goals/4/milestones/1/deadline"])
def test_a_click_on_a_value_of_a_word_plan_puts_a_box_over_its_words(browser: Browser, path: str) -> None:
    review = word_plan()
    browser.open(review_to_html(review))
    click_value(browser, path)
    words = []
    for box in json.loads(browser.ask(_HERE)):
        for word in review.pages[box["page"] - 1].picture.words:
            across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
            if box["x0"] <= across <= box["x1"] and box["top"] <= down <= box["bottom"]:
                words.append(word.text)
    quote = next(entry.quote for entry in entries(review) if entry.path == path)
    assert quote is not None
    assert bare(quote.text) in bare(" ".join(words))
    assert len(bare(" ".join(words))) < len(bare(quote.text)) + 15, "and over few others"
    assert browser.ask(_SEEN)
    assert browser.errors() == []


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False)])
def test_the_page_of_a_word_plan_is_whole_and_without_barriers(browser: Browser, width: int, dark: bool) -> None:
    browser.open(review_to_html(word_plan()), width=width, dark=dark)
    press(browser, "j")
    browser.picture(f"review-pages{'-dark' if dark else ''}")
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []
    choose(browser, "tekst")
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []
    assert browser.errors() == []


@pytest.mark.parametrize("script", [True, False])
def test_pages_come_first_and_the_text_is_a_click_away(browser: Browser, script: bool) -> None:
    browser.open(review_to_html(printed_beside()), script=script)
    assert browser.ask(_SHOWN) == PAGES
    choose(browser, "tekst")
    assert browser.ask(_SHOWN) == TEXT
    choose(browser, "sider")
    assert browser.ask(_SHOWN) == PAGES


def test_what_is_chosen_stays_from_value_to_value(browser: Browser) -> None:
    browser.open(review_to_html(printed_beside()))
    click_value(browser, "/goals/1/milestones/0/deadline")
    assert browser.ask(_IN_VIEW)
    press(browser, "t")
    assert browser.ask(_SHOWN) == TEXT
    assert browser.ask(_CURRENT) == "/goals/1/milestones/0/deadline"
    assert browser.ask(_IN_VIEW)
    for _ in range(4):
        press(browser, "j")
        assert browser.ask(_SHOWN) == TEXT
        assert browser.ask(_IN_VIEW)
    press(browser, "t")
    assert browser.ask(_SHOWN) == PAGES


def test_arrows_choose_in_the_switch_and_other_keys_go_on(browser: Browser) -> None:
    browser.open(review_to_html(printed_beside()))
    browser.ask("document.querySelector('#vis-sider').focus()")
    press(browser, "ArrowRight")
    assert browser.ask(_CURRENT) is None
    press(browser, "j")
    assert browser.ask(_CURRENT) is not None


@pytest.mark.parametrize("which", ["sider", "tekst"])
def test_one_mark_is_reached_by_tab_in_what_is_shown(browser: Browser, which: str) -> None:
    browser.open(review_to_html(printed_beside()))
    choose(browser, "tekst")
    choose(browser, which)
    reached = "[...document.querySelectorAll('#dokumentet a[data-m]')].filter(one => one.tabIndex === 0)"
    assert browser.ask(f"{reached}.length") == 1
    assert browser.ask(f"{reached}[0].getClientRects().length > 0")


def test_a_value_that_is_not_on_the_pages_brings_the_text_up(browser: Browser) -> None:
    browser.open(review_to_html(without_second_page()))
    click_value(browser, "/goals/2/milestones/0/deadline")
    assert browser.ask(_SHOWN) == TEXT
    assert browser.ask(_IN_VIEW)
    click_value(browser, "/goals/0/milestones/0/deadline")
    assert browser.ask(_SHOWN) == PAGES
    assert browser.ask(_IN_VIEW)


@pytest.mark.parametrize(("path", "shown"), [("/goals/0/title", "sheets"), ("/goals/2/title", "redrawn")])
def test_without_script_a_link_leads_to_what_can_be_shown(browser: Browser, path: str, shown: str) -> None:
    browser.open(review_to_html(without_second_page()), script=False)
    browser.ask(f"""document.querySelector('[data-path="{path}"] a.to').click()""")
    assert browser.ask(f"document.querySelector(':target').closest('.{shown}') !== null")
    assert browser.ask("document.querySelector(':target').parentElement.getClientRects().length > 0")


def test_a_click_on_the_page_and_on_the_text_shows_the_same_value(browser: Browser) -> None:
    browser.open(review_to_html(printed_beside()))
    mark = browser.ask("document.querySelector('[data-path=\"/goals/1/milestones/0/deadline\"].row').dataset.m")
    for view in (".sheets", ".redrawn"):
        press(browser, "j")
        browser.ask(
            f"""document.querySelector('{view} [data-m="{mark}"]')
                  .dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))"""
        )
        assert browser.ask(_CURRENT) == "/goals/1/milestones/0/deadline"
        assert browser.ask("document.querySelectorAll('.sheets .here rect').length") == 1
        assert browser.ask("document.querySelectorAll('.redrawn .here').length") == 1


@pytest.mark.parametrize(("which", "times"), [("sider", 1), ("tekst", 2)])
def test_on_paper_is_what_is_chosen(browser: Browser, which: str, times: int) -> None:
    browser.open(review_to_html(printed_beside()))
    choose(browser, which)
    printed = " ".join(browser.printed().split())
    assert printed.count("Færre borgere er plaget af støj.") == times, "once is in the plan"
