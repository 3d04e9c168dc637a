"""The page of a history in a real browser."""

from __future__ import annotations

import pytest

from maalplan.output.history.page import history_to_html
from maalplan.output.history.picture import picture
from tests.browser import DESKTOP, PHONE, Browser
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS, SPLIT, all_of

ONE = history_to_html(all_of(LIVES), "da")
MANY = history_to_html(all_of(PARTS, SPLIT, MERGED, HARD), "en")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", [ONE, MANY], ids=["one", "many"])
def test_the_page_is_whole_and_without_barriers(browser: Browser, page: bytes, dark: bool, width: int) -> None:
    browser.open(page, width=width, dark=dark)
    browser.picture(f"history-{'one' if page is ONE else 'many'}{'-dark' if dark else ''}")

    assert browser.errors() == []
    assert browser.fetched() == []
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def test_without_script_it_reads_the_same_and_leads_to_the_stories(browser: Browser) -> None:
    browser.open(ONE, script=False)
    text = browser.text()
    assert "Nyt nummer: 1 → 2." in text
    browser.ask("document.querySelector('a.lane').dispatchEvent(new MouseEvent('click', {bubbles: true}))")

    assert browser.ask("location.hash") == "#m1-1"
    assert browser.ask("document.querySelector(':target h3').textContent") == LIVES.threads[0].title


def test_titles_and_marks_are_drawn_where_they_can_be_read(browser: Browser) -> None:
    browser.open(ONE)
    over = browser.ask(
        """[...document.querySelectorAll(".timeline text.title")].filter(text => {
             const own = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect();
             return own.left < all.left || own.right > all.right;
           }).length"""
    )

    assert over == 0
    assert browser.ask("document.querySelectorAll('.timeline .mark').length") == sum(
        len(lane.marks) for lane in picture(*all_of(LIVES), "da").lanes
    )


def test_a_mark_tells_what_it_means_when_one_points_at_it(browser: Browser) -> None:
    browser.open(ONE)
    told = browser.ask("document.querySelector('.mark.changed title').textContent")

    assert told.splitlines() == [
        "Digital aflevering af arkivalier",
        "2022: mål 2, ændret, nyt nummer eller ny plads, lempet",
    ]


def test_on_paper_everything_is_there(browser: Browser) -> None:
    browser.open(ONE)
    printed = " ".join(browser.printed().split())

    for words in (
        "Tidslinje",
        "Målene år for år",
        "Lavere sygefravær",
        "Med igen efter at have manglet i 2022",
        "slks-2024",
    ):
        assert words in printed
