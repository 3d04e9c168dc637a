"""The page of a scoreboard in a real browser."""

from __future__ import annotations

import pytest

from maalplan.output.scoreboard.page import scoreboard_to_html
from tests.browser import DESKTOP, PHONE, Browser
from tests.output.scoreboard_examples import BOARD, HOSTILE

ONE = scoreboard_to_html(HOSTILE, "en")
MANY = scoreboard_to_html(BOARD, "da")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", [ONE, MANY], ids=["one", "many"])
def test_the_page_is_whole_and_without_barriers(browser: Browser, page: bytes, dark: bool, width: int) -> None:
    browser.open(page, width=width, dark=dark)
    browser.picture(f"scoreboard-{'one' if page is ONE else 'many'}{'-dark' if dark else ''}")

    assert browser.errors() == []
    assert browser.fetched() == []
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def test_unfolded_it_is_no_wider(browser: Browser) -> None:
    browser.open(MANY, width=PHONE)
    browser.ask("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def test_a_lane_leads_to_its_agency(browser: Browser) -> None:
    browser.open(MANY, script=False)
    browser.ask("document.querySelector('a.lane').dispatchEvent(new MouseEvent('click', {bubbles: true}))")

    assert browser.ask("document.querySelector(':target h3').textContent") == "Danmarks Statistik"


def test_a_goal_in_a_list_leads_to_what_was_said_of_it(browser: Browser) -> None:
    browser.open(MANY)
    browser.ask("document.querySelector('#not_met a').click()")

    assert browser.ask("document.querySelector(':target h4').textContent") == "Mål 2: Mindre støj"
    assert browser.ask("document.querySelector(':target').closest('details').open") is True


def test_bars_are_as_long_as_the_shares(browser: Browser) -> None:
    browser.open(MANY)
    widths = browser.ask(
        """[...document.querySelectorAll('.bars a.lane:last-of-type g:last-of-type rect')]
             .map(one => Math.round(one.getBBox().width))"""
    )
    met, partly, track = widths

    assert abs(met - track / 3) <= 1
    assert abs(partly - track / 3) <= 1


def test_on_paper_everything_is_there(browser: Browser) -> None:
    browser.open(MANY)
    printed = " ".join(browser.printed().split())

    for words in (
        "Opfyldte mål pr. myndighed og år",
        "Kortet er ikke ude.",
        "Øen er målt.",
        "Noget helt andet om fisk",
    ):
        assert words in printed
