"""The page that lays a plan beside its document, in a real browser."""

from __future__ import annotations

import io
import json
from functools import cache

import pdfplumber
import pytest

from maalplan.output.review.index import index_to_html
from maalplan.output.review.page import review_to_html
from maalplan.review import reviewed
from tests.browser import DESKTOP, PHONE, Browser
from tests.review.seen_plans import SAMPLES, hostile_page, laid_beside, sample, sample_plan

NAMES = ("ens-2025.pdf", "slks-2024.txt", "at-2025.docx", "dmi-2025.md")

_HERE = """JSON.stringify([...document.querySelectorAll('#dokumentet .here rect')].map(rect => {
  const sheet = rect.closest('.sheet'), box = rect.getBoundingClientRect();
  const paper = sheet.querySelector('img').getBoundingClientRect();
  const [, , width] = rect.ownerSVGElement.getAttribute('viewBox').split(' ').map(Number);
  const scale = width / paper.width;
  return {page: Number(sheet.id.slice(5)), x0: (box.left - paper.left) * scale, top: (box.top - paper.top) * scale,
    x1: (box.right - paper.left) * scale, bottom: (box.bottom - paper.top) * scale};
}))"""
"""The boxes that are marked now, as the eye sees them over the picture, in points of the page."""

_CURRENT = "document.querySelector('#planen .here')?.dataset.path"
_SEEN = """(() => {
  const pane = document.querySelector('#dokumentet').getBoundingClientRect();
  const one = document.querySelector('#dokumentet .here');
  const box = (one.querySelector('rect') ?? one).getBoundingClientRect();
  return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1 && box.left < pane.right && box.right > pane.left;
})()"""
"""Whether what is marked is to be seen in the pane."""


@cache
def page_of(name: str, lang: str = "da") -> bytes:
    return review_to_html(sample(name), lang="en" if lang == "en" else "da")


@cache
def doubtful() -> bytes:
    """A plan with findings at some goals."""
    return review_to_html(sample("slks-2024.txt"))


def press(browser: Browser, key: str) -> None:
    browser.ask(
        "(document.activeElement ?? document.body).dispatchEvent("
        f"new KeyboardEvent('keydown', {{key: {json.dumps(key)}, bubbles: true, cancelable: true}}))"
    )


def click_value(browser: Browser, path: str) -> None:
    browser.ask(f"""document.querySelector('[data-path="{path}"].row').click()""")


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (DESKTOP, False)])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_whole_and_without_barriers(browser: Browser, name: str, dark: bool, width: int) -> None:
    browser.open(page_of(name), width=width, dark=dark)
    press(browser, "j")
    browser.picture(f"review-{name}{'-dark' if dark else ''}")

    assert browser.errors() == []
    assert [one for one in browser.fetched() if not one.startswith("data:")] == []
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/goals/0/milestones/1/text", "Alle centre har godkendt deres budget for 2025 (Q1)."),
        ("/goals/0/milestones/1/deadline", "(Q1)."),
        ("/goals/1/milestones/0/targets", "højst 7,2 dage"),
        ("/goals/1/title", "Godt arbejdsmiljø og lavt sygefravær"),
    ],
)
def test_a_click_on_a_value_puts_a_box_over_its_words(browser: Browser, path: str, words: str, width: int) -> None:
    browser.open(page_of("ens-2025.pdf"), width=width)
    click_value(browser, path)
    boxes = json.loads(browser.ask(_HERE))

    found = []
    with pdfplumber.open(io.BytesIO((SAMPLES / "ens-2025.pdf").read_bytes())) as pdf:
        for box in boxes:
            page = pdf.pages[box["page"] - 1]
            inside = page.within_bbox((box["x0"] - 1, box["top"] - 1, box["x1"] + 1, box["bottom"] + 1))
            found.append(inside.extract_text())
    assert " ".join(" ".join(found).split()) == words
    assert browser.ask(_SEEN)
    assert browser.errors() == []


def test_a_click_on_words_shows_the_value_that_was_read_from_them(browser: Browser) -> None:
    browser.open(page_of("ens-2025.pdf"))
    mark = browser.ask("document.querySelector('[data-path=\"/goals/5/milestones/0/text\"]').dataset.m")
    browser.ask(
        f"""document.querySelector('#dokumentet [data-m="{mark}"] rect')
              .dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))"""
    )

    assert browser.ask(_CURRENT) == "/goals/5/milestones/0/text"
    inside = """(() => {
      const row = document.querySelector('#planen .here').getBoundingClientRect();
      const pane = document.querySelector('#planen').getBoundingClientRect();
      return row.top >= pane.top && row.bottom <= pane.bottom;
    })()"""
    assert browser.ask(inside)
    assert browser.ask("location.hash") == "#" + browser.ask("document.querySelector('#planen .here').id")


def test_words_that_several_values_were_read_from_lead_to_each(browser: Browser) -> None:
    browser.open(page_of("slks-2024.txt"))
    click = """document.querySelector('#dokumentet [data-m="%s"]').click()"""
    mark = browser.ask("document.querySelector('[data-path=\"/year\"].row').dataset.m")
    shown = []
    for _ in range(3):
        browser.ask(click % mark)
        shown.append(browser.ask(_CURRENT))
    assert shown == ["/year", "/period", "/year"]


@pytest.mark.parametrize("name", NAMES)
def test_keys_go_through_all_values(browser: Browser, name: str) -> None:
    browser.open(page_of(name))
    paths = browser.ask("[...document.querySelectorAll('#planen .row')].map(row => row.dataset.path)")
    seen = []
    for _ in paths:
        press(browser, "j")
        seen.append(browser.ask(_CURRENT))
        if browser.ask("document.querySelector('#planen .here').dataset.m"):
            assert browser.ask(_SEEN), seen[-1]
    assert seen == paths
    press(browser, "ArrowLeft")
    assert browser.ask(_CURRENT) == paths[-2]
    assert browser.ask("document.activeElement.dataset.path") == paths[-2], "what is shown has the focus"


def test_keys_go_from_goal_to_goal_and_are_told(browser: Browser) -> None:
    browser.open(page_of("ens-2025.pdf"))
    press(browser, "J")
    press(browser, "J")
    assert browser.ask(_CURRENT) == "/goals/1/number"
    press(browser, "?")
    assert browser.ask("document.querySelector('dialog').open")
    assert browser.barriers() == []
    press(browser, "j")
    assert browser.ask(_CURRENT) == "/goals/1/number", "while the keys are told, nothing moves"
    press(browser, "?")
    browser.ask("document.querySelector('#genveje').checked = false")
    press(browser, "j")
    assert browser.ask(_CURRENT) == "/goals/1/number", "keys that are in the way of other programs can be turned off"


@pytest.mark.parametrize("script", [True, False])
def test_goals_without_findings_can_be_left_out(browser: Browser, script: bool) -> None:
    browser.open(page_of("slks-2024.txt"), script=script)
    browser.ask("document.querySelector('#kun').click()")
    shown = "[...document.querySelectorAll('.goal')].filter(one => one.getClientRects().length).map(one => one.id)"
    assert browser.ask(shown) == ["maal-4"]
    if script:
        press(browser, "j")
        assert browser.ask("document.querySelector('#planen .here').dataset.field") == "recurring"


def test_without_script_links_lead_both_ways(browser: Browser) -> None:
    browser.open(page_of("ens-2025.pdf"), script=False)
    browser.ask("document.querySelector('[data-path=\"/goals/2/description\"] a.to').click()")
    mark = browser.ask("document.querySelector(':target').dataset.m")
    assert mark == browser.ask("document.querySelector('[data-path=\"/goals/2/description\"]').dataset.m")
    browser.ask("document.querySelector(':target').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert browser.ask("document.querySelector(':target').dataset.path") == "/goals/2/description"
    assert browser.ask("[...document.querySelectorAll('.keys')].every(one => one.hidden)")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_document_that_is_missing_leaves_a_page_to_read(browser: Browser, lang: str) -> None:
    review = reviewed(sample_plan("ens-2025.pdf"), None, "missing")
    browser.open(review_to_html(review, lang="en" if lang == "en" else "da"), width=PHONE)
    press(browser, "j")
    assert browser.errors() == []
    assert browser.barriers() == []
    assert browser.wider_than_the_window() == []


def test_words_of_a_document_do_nothing(browser: Browser) -> None:
    browser.open(review_to_html(laid_beside(hostile_page(3), '"><script>alert(1)</script>.html')))
    for _ in range(20):
        press(browser, "j")
    assert browser.errors() == []
    assert browser.ask("document.querySelectorAll('#dokumentet img, #planen img, script:not([type])').length") == 1
    assert "<script>" in browser.text()
    assert browser.ask("document.title").startswith("Statens Serum Institut 2025")


def test_on_paper_both_sides_are_there(browser: Browser) -> None:
    browser.open(page_of("slks-2024.txt"))
    printed = " ".join(browser.printed().split())
    assert "Tilgængelighedserklæringen er opdateret på samtlige hjemmesider (1. kvartal)." in printed
    assert "Departementschef" in printed


# ------------------------------------------------------------------ the list


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_list_is_whole_and_without_barriers(browser: Browser, dark: bool, width: int) -> None:
    browser.open(listed(), width=width, dark=dark)
    browser.picture(f"review-index{'-dark' if dark else ''}")
    assert browser.errors() == []
    assert browser.wider_than_the_window() == []
    assert browser.barriers() == []


def listed() -> bytes:
    plans = [sample_plan(path.name) for path in sorted(SAMPLES.iterdir())]
    return index_to_html(plans, [plan.id for plan in plans])


def test_plans_are_found_and_sorted(browser: Browser) -> None:
    browser.open(listed())
    names = """[...document.querySelectorAll('tbody tr')].filter(row => !row.hidden)
      .map(row => row.cells[1].textContent + row.querySelector('a').textContent)"""
    look_for(browser, "energi 2024")
    assert browser.ask(names) == ["2024Energistyrelsen"]
    assert browser.ask("document.querySelector('#antal').textContent") == "1 af 9"
    look_for(browser, "")
    browser.ask("document.querySelectorAll('thead button')[3].click()")
    counts = browser.ask("[...document.querySelectorAll('tbody tr')].map(row => Number(row.cells[3].textContent))")
    assert counts == sorted(counts, reverse=True)
    assert browser.ask("document.querySelectorAll('thead th')[3].ariaSort") == "descending"


def look_for(browser: Browser, words: str) -> None:
    browser.ask(
        f"""(() => {{
          const box = document.querySelector('#find');
          box.value = {json.dumps(words)};
          box.dispatchEvent(new Event('input', {{bubbles: true}}));
        }})()"""
    )
