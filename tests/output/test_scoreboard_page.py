"""The page of a scoreboard, as it is without a browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from maalplan.followup import scoreboard
from maalplan.model import Lang, Period, Rating, Scoreboard
from maalplan.output.scoreboard.page import scoreboard_to_html
from tests.diff.making import goal, plan
from tests.followup.reporting import on, report
from tests.output.scoreboard_examples import BOARD, DAY, HOSTILE

YEARS: tuple[tuple[int, Rating], ...] = ((2024, "not_met"), (2025, "met"))


def page(board: Scoreboard, lang: Lang = "da") -> html.HtmlElement:
    return html.document_fromstring(scoreboard_to_html(board, lang).decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_goal_and_milestone_stands_once_with_its_verdict() -> None:
    found = page(BOARD)
    goals = [goal for plan in BOARD.plans for goal in plan.goals]
    assert len(found.xpath("//ol[@class='goals']/li")) == len(goals)
    assert len(found.xpath("//ul[@class='points']/li")) == sum(len(goal.milestones) for goal in goals)
    (noise,) = [own for own in found.xpath("//ol[@class='goals']/li") if "Mindre støj" in words(own.find("h4"))]
    assert words(noise).startswith("Mål 2: Mindre støj ikke opfyldt styrelsesspecifikt · vægt 30 pct. · sluttet af")
    assert "Status: rød – Kortet er forsinket." in words(noise)
    assert "Årsrapport: ikke opfyldt – Kortet er ikke ude." in words(noise)


def test_the_picture_says_the_same_as_the_table_beside_it() -> None:
    found = page(BOARD)
    (svg,) = found.xpath("//figure//svg")
    assert svg.xpath("title")
    assert svg.xpath("desc")
    drawn = [words(one) for one in svg.xpath(".//a[@class='lane']/g/text")]
    (table,) = found.xpath("//div[contains(@class, 'shares')]/table")
    cells = [words(one) for one in table.xpath("./tbody/tr[not(@class)]/td[position() < last()]")]
    assert drawn == [re.sub(r"(%) (\d+/\d+)", r"\1 (\2)", one) for one in cells if one]
    assert "33 % (1/3)" in drawn
    told = svg.xpath(".//a[@class='lane']/@aria-label")
    assert told[-1].startswith(
        "Statens Serum Institut. 2023: ingen mål er vurderet, 1 udgået, 1 ikke vurderet. 2024: 1"
    )


def test_reports_on_several_years_of_a_plan_are_told_apart() -> None:
    own = replace(plan(2024, goal("1", "Læsesal", "Salen er åben.")), period=Period("2024-01-01", "2026-12-31"))
    said = [report(own, "årsrapport", on(own.goals[0], rating), year=year) for year, rating in YEARS]
    text = words(page(scoreboard([own], said, DAY)))
    assert "Årsrapport 2024: ikke opfyldt Årsrapport 2025: opfyldt" in text


def test_agencies_stand_by_their_names() -> None:
    names = page(BOARD).xpath("//section[@class='agency']/h3/text()")
    assert names == ["Danmarks Statistik", "Kystdirektoratet", "Statens Serum Institut"]


def test_what_is_missing_is_said() -> None:
    text = words(page(BOARD))
    for line in ("dst-2024", "årsrapport 2019, Kystdirektoratet", "ssi-2024: Noget helt andet om fisk (opfyldt)"):
        assert line in text


@pytest.mark.parametrize("board", [BOARD, HOSTILE], ids=["board", "hostile"])
def test_every_link_leads_to_a_place_on_the_page(board: Scoreboard) -> None:
    found = page(board)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = found.xpath("//@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {name for value in found.xpath("//@aria-labelledby") for name in value.split()} <= set(ids)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_page_needs_nothing_but_itself(lang: Lang) -> None:
    data = scoreboard_to_html(BOARD, lang).decode("utf-8")
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)|url\((?!#)|@import|\sstyle=|\son\w+=", data)
    assert f'<html lang="{lang}">' in data


def test_words_of_documents_are_words_on_the_page() -> None:
    data = scoreboard_to_html(HOSTILE, "da").decode("utf-8")
    assert "<script>alert" not in data
    assert "&lt;script&gt;alert" in data
    assert page(HOSTILE).xpath("//a[contains(@href, 'onde.dk')]") == []


def test_nothing_to_show_is_a_page_too() -> None:
    assert "Målopfyldelse" in words(page(scoreboard([], [], DAY)))
