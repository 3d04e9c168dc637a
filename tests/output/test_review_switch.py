"""The page of a document that is shown both as pages and as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from maalplan.model import Lang, Review
from maalplan.output.review.kept import made_of
from maalplan.output.review.page import review_to_html
from maalplan.pipeline import see_document
from maalplan.review import reviewed
from tests.review.printed_plans import document, printed_beside
from tests.review.seen_plans import sample, sample_plan


def page_of(review: Review, lang: Lang = "da") -> str:
    return review_to_html(review, lang=lang).decode()


@pytest.mark.parametrize(("lang", "words"), [("da", ("Sider", "Tekst")), ("en", ("Pages", "Text"))])
def test_both_are_there_with_a_switch_between_them(lang: Lang, words: tuple[str, str]) -> None:
    page = page_of(printed_beside(), lang)
    assert re.findall(r'<input type="radio"[^>]*> (\w+)', page) == list(words)
    assert page.index('class="sheets"') < page.index('class="redrawn"'), "the pages come first"


@pytest.mark.parametrize("name", ["ens-2025.pdf", "slks-2024.txt", "at-2025.docx", "dmi-2025.md"])
def test_there_is_no_switch_where_there_is_nothing_to_choose(name: str) -> None:
    assert '<input type="radio"' not in page_of(sample(name))


def test_a_mark_is_linked_to_once_and_stands_in_both() -> None:
    page = page_of(printed_beside())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    pages, _, text = page.partition('class="redrawn"')
    on_pages, in_text = (set(re.findall(r'<a[^>]* data-m="([\d]+)', part)) for part in (pages, text))
    assert on_pages
    assert on_pages >= in_text
    begun = re.findall(r'<a id="m(\d+)"', pages)
    assert set(begun) == on_pages, "links of values lead to the pages"


def test_a_value_says_on_which_page_it_stands() -> None:
    page = page_of(printed_beside())
    found = re.findall(r'data-path="(/goals/\d/milestones/0/deadline)".*?<a class="to"[^>]*>([^<]+)</a>', page, re.S)
    assert [where for _, where in found] == ["side 1", "side 2", "side 2"]


@pytest.mark.parametrize(("lang", "words"), [("da", "kunne ikke lave sider"), ("en", "could make no pages")])
def test_that_no_pages_could_be_made_is_said_quietly(lang: Lang, words: str) -> None:
    sight = see_document(document(), path="plan.html")
    without = reviewed(printed_beside().plan, replace(sight, unprinted=True))
    page = page_of(without, lang)
    assert words in page
    assert 'class="redrawn"' in page
    assert words not in page_of(printed_beside(), lang)
    assert words not in page_of(reviewed(without.plan, sight), lang)


def test_whether_pages_were_printed_is_part_of_what_a_page_is_made_of() -> None:
    plan = sample_plan("slks-2024.txt")
    assert made_of(plan, "da", "1", printed=True) != made_of(plan, "da", "1") == made_of(plan, "da", "1", printed=False)
