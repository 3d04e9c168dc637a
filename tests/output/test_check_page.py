from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from maalplan.model import CheckedPlan, CheckReport, CheckResult
from maalplan.output.check.page import check_to_html
from tests.output.check_examples import REPORT


def page(report: CheckReport, lang: str = "da") -> html.HtmlElement:
    return html.fromstring(check_to_html(report, lang="en" if lang == "en" else "da").decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_lists_remarks_by_goal() -> None:
    found = page(REPORT)
    assert [words(one) for one in found.xpath("//section[@class='goal']/h2")] == [
        "Hele planen",
        "Koncernfælles mål 2: Økonomisk styring",
    ]
    remarks = [words(one) for one in found.xpath("//li[starts-with(@class, 'remark')]")]
    assert len(remarks) == 3
    assert "Skal rettes Målepunkt b, side 3" in remarks[1]
    assert "Møde er afholdt (31. dec. 2024)." in remarks[1]
    assert [one.text for one in found.xpath("//blockquote/del | //blockquote/ins")] == ["5", "7"]


def test_the_counts_stand_on_top() -> None:
    assert [words(one) for one in page(REPORT).xpath("//ul[@class='tiles']/li")] == [
        "1 Skal rettes",
        "1 Bør rettes",
        "1 Overvej",
    ]


def test_english_labels() -> None:
    shown = words(page(REPORT, "en"))
    assert "Before signing" in shown
    assert "1 must be mended, 1 should be mended, 1 to consider" in shown
    assert page(REPORT, "en").get("lang") == "en"


def test_words_of_documents_are_escaped() -> None:
    result = REPORT.checks[0]
    nasty = replace(result, plan=CheckedPlan(id="x", agency="<script>alert(1)</script>"))
    nasty = replace(nasty, remarks=tuple(replace(one, quote="<img src=x onerror=y>") for one in nasty.remarks))
    shown = check_to_html(CheckReport(schema_version="1.2", checks=(nasty,))).decode("utf-8")
    assert "<img" not in shown
    assert "<script>alert" not in shown


def test_the_page_stands_alone_and_is_the_same_every_time() -> None:
    shown = check_to_html(REPORT)
    assert shown == check_to_html(REPORT)
    assert not re.search(rb"(?:src|href)=[\"'](?!#)", shown)


def test_a_draft_in_order() -> None:
    good = CheckResult(plan=CheckedPlan(id="ssi-2025", title="Plan"))
    assert "Intet at rette." in words(page(CheckReport(schema_version="1.2", checks=(good,))))


def test_several_drafts_have_a_heading_and_a_link_each() -> None:
    two = page(replace(REPORT, checks=(REPORT.checks[0], REPORT.checks[0])))
    assert len(two.xpath("//section/h2")) == 2
    assert {link.get("href") for link in two.xpath("//a[starts-with(@href, '#plan-')]")} == {"#plan-1", "#plan-2"}
    assert all(two.xpath(f"//*[@id='plan-{n}']") for n in (1, 2))
