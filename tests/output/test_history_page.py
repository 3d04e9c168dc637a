"""The page of a history, as it is without a browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from maalplan import findings
from maalplan.model import Lang
from maalplan.output.history.cells import Shown
from maalplan.output.history.page import history_to_html
from tests.output.history_examples import HARD, LIVES, MERGED, PARTS, SPLIT, all_of


def page(*shown: Shown, lang: Lang = "da") -> html.HtmlElement:
    return html.document_fromstring(history_to_html(shown, lang).decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_goal_has_a_line_a_row_and_a_story() -> None:
    found = page(*all_of(LIVES))

    titles = [thread.title for thread in LIVES.threads]
    assert [own.split(":")[0] for own in found.xpath("//a[@class='lane']/@aria-label")] == titles
    assert [words(own) for own in found.xpath("//table[@class='grid']//th[@scope='row']")] == titles
    assert [words(own) for own in found.xpath("//article/h3")] == titles


def test_every_link_leads_to_a_place_on_the_page() -> None:
    found = page(*all_of(LIVES, PARTS, SPLIT, MERGED, HARD))

    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [link.removeprefix("#") for link in found.xpath("//@href")]
    assert links
    assert set(links) <= set(ids)
    named = {name for value in found.xpath("//@aria-labelledby") for name in value.split()}
    assert named <= set(ids)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_page_needs_nothing_but_itself(lang: Lang) -> None:
    data = history_to_html(all_of(LIVES, HARD), lang).decode("utf-8")

    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)|url\(|@import|\sstyle=|\son\w+=", data)
    assert f'<html lang="{lang}">' in data


def test_words_of_a_plan_are_words_on_the_page() -> None:
    data = history_to_html(all_of(HARD), "da").decode("utf-8")

    assert "<script>alert" not in data
    assert "&lt;script&gt;alert" in data
    (article, _) = page(*all_of(HARD)).xpath("//article")
    assert "Et </title> & mere" in words(article)


def test_what_differs_in_a_sentence_is_marked() -> None:
    (article,) = [own for own in page(*all_of(LIVES)).xpath("//article") if "Digital aflevering" in words(own)]

    assert [own.text for own in article.xpath(".//del")][:2] == ["85", "85"]
    assert [own.text for own in article.xpath(".//ins")][:2] == ["80", "80"]
    assert "(sænket, lempet)" in words(article)


def test_the_table_says_in_words_what_signs_say() -> None:
    row = page(*all_of(LIVES)).xpath("//table[@class='grid']//tr[contains(., 'Lavere')]")[0]

    assert [words(own) for own in row.xpath(".//span[@class='for-ears']")] == [
        "2021: mål 3, ny",
        "2022: ikke med det år",
        "2023: ingen plan fundet",
        "2024: mål 4, uændret, nyt nummer eller ny plads",
        "2025: udgået",
    ]


def test_figures_have_a_curve_that_says_them() -> None:
    curves = page(*all_of(LIVES)).xpath("//svg[contains(@class, 'spark')]/@aria-label")

    assert "2021: ≥ 85 · 2022: ≥ 80 · 2024–2025: ≥ 90 pct." in curves


def test_missing_years_and_left_out_plans_are_said() -> None:
    assert "Der er ikke fundet en plan for 2023" in words(page(*all_of(LIVES)))


def test_several_agencies_have_a_section_each() -> None:
    found = page(*all_of(LIVES, PARTS))

    assert [words(own) for own in found.xpath("//section[@class='agency']/h2")] == [
        "Slots- og Kulturstyrelsen: målene 2021–2026",
        "Statens Serum Institut: målene 2022–2027",
    ]


def test_a_page_without_goals_says_so() -> None:
    assert "Ingen mål passer" in words(page(Shown(LIVES, ())))


def test_the_same_history_gives_the_same_bytes() -> None:
    assert history_to_html(all_of(LIVES, PARTS), "da") == history_to_html(all_of(LIVES, PARTS), "da")


def test_what_is_to_be_noticed_is_said_in_the_language_of_the_page() -> None:
    (shown,) = all_of(LIVES)
    told = replace(shown.history, findings=(findings.plan_passed_over("slks-2024-2", "slks-2024"),))

    assert "slks-2024-2 er fra samme år som slks-2024, som er brugt." in words(page(replace(shown, history=told)))
    english = history_to_html([replace(shown, history=told)], "en").decode()
    assert "slks-2024-2 is of the same year as slks-2024, which was taken." in english
