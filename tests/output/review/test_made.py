"""Corrections that stand in a plan, as its page says them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest

from maalplan.findings import corrected as corrected_finding
from maalplan.model import Lang, MadeCorrection
from maalplan.output.plan_json import plan_to_json
from maalplan.output.review.index import index_to_html
from maalplan.output.review.made import made_view
from maalplan.output.review.page import review_to_html
from maalplan.review import reviewed
from tests.review.seen_plans import SAMPLES, sample, sample_plan

GOAL = {"title": "Tryghed", "milestones": []}


def page_with(*made: MadeCorrection, lang: Lang = "da") -> str:
    """The page of a plan in which *made* stand."""
    plan = replace(sample_plan("ens-2025.pdf"), corrections=made)
    return review_to_html(reviewed(plan, None, "missing"), lang=lang).decode()


def words(page: str, path: str) -> str:
    """What the row of the value at *path* says."""
    row = re.search(rf'<div class="row[^>]*data-path="{re.escape(path)}".*?</div>', page, re.S)
    assert row, path
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", row[0])).split())


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            MadeCorrection(
                "1", "set", "milestone", "/goals/0/milestones/1/deadline", "deadline", {"text": "Q4"}, "Åse"
            ),
            "rettet af Åse; læst: Q4",
        ),
        (
            MadeCorrection("1", "set", "goal", "/goals/0/scope", "scope", "agency", None, "2026-03-01T12:00:00Z"),
            "rettet den 1. marts 2026; læst: styrelsens eget",
        ),
        (
            MadeCorrection("1", "set", "plan", "/agency", "agency", {"id": "sfs", "name": "Søfartsstyrelsen"}),
            "rettet læst: Søfartsstyrelsen",
        ),
        (
            MadeCorrection(
                "1", "set", "goal", "/goals/1/focus_area", "focus_area", None, "Åse", "2026-03-01", "Se brev"
            ),
            "rettet af Åse den 1. marts 2026; intet læst; Se brev",
        ),
        (MadeCorrection("1", "set", "plan", "/year", "year", "ikke et år"), "rettet læst: ikke et år"),
    ],
)
def test_a_corrected_value_says_what_was_read_by_whom_and_when(made: MadeCorrection, said: str) -> None:
    assert said in words(page_with(made), made.path)


def test_a_value_that_was_emptied_still_has_its_row() -> None:
    weight = MadeCorrection("1", "set", "goal", "/goals/0/weight", "weight", {"value": 12.5, "unit": "percent"})
    extra = MadeCorrection("2", "set", "milestone", "/goals/0/milestones/0/extra/A~1B", "extra", "før")
    page = page_with(weight, extra)
    assert words(page, weight.path) == "Vægt (tømt) rettet læst: 12,5 pct."
    assert words(page, extra.path) == "A/B (tømt) rettet læst: før"
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (MadeCorrection("1", "remove", "goal", "", None, GOAL), "Mål fjernet læst: Tryghed"),
        (
            MadeCorrection("1", "remove", "milestone", "/goals/2", None, {"text": "To møder."}),
            "Målepunkt fjernet læst: To møder.",
        ),
        (MadeCorrection("1", "add", "milestone", "/goals/0/milestones/1", None, None, "Åse"), "tilføjet af Åse"),
        (MadeCorrection("1", "merge", "goal", "/goals/1", None, [GOAL, GOAL]), "lagt sammen læst: Tryghed + Tryghed"),
        (MadeCorrection("1", "split", "milestone", "/goals/1/milestones/0", None, {"text": "A og B"}), "læst: A og B"),
        (MadeCorrection("1", "add", "signature", "/signatures/1"), "tilføjet"),
    ],
)
def test_what_was_done_with_a_part_stands_at_it(made: MadeCorrection, said: str) -> None:
    page = page_with(made)
    at = re.search(
        rf'data-path="{made.path}" ?[^>]*>(?:(?!class="row).)*?<p class="made" data-correction="1">(.*?)</p>',
        page,
        re.S,
    )
    assert at
    assert said in " ".join(html.unescape(re.sub(r"<[^>]+>", " ", at[1])).split())
    assert re.search(r'class="part[^"]* corrected"', page)


def test_without_corrections_the_page_speaks_of_none() -> None:
    page = page_with()
    assert 'class="made"' not in page
    assert not re.search(r'class="part[^"]* corrected"', page)
    assert re.search(r'<label class="only" hidden><input type="checkbox" id="rettede">', page)


def test_corrections_stand_at_their_values_and_not_among_the_findings_too() -> None:
    made = MadeCorrection("1", "set", "plan", "/year", "year", 2024)
    plan = sample_plan("ens-2025.pdf")
    plan = replace(plan, corrections=(made,), findings=(corrected_finding("år 2024 → 2025", plan.goals[0].source),))
    review = reviewed(plan, None, "missing")
    assert review.whole.doubts == ()
    assert not any(goal.doubts for goal in review.goals)
    assert "<span>0 bemærkninger</span>" in review_to_html(review).decode()


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLES.iterdir())])
def test_the_page_carries_the_plan_as_its_file_has_it(name: str) -> None:
    page = review_to_html(sample(name)).decode()
    (block,) = re.findall(r'<script type="application/json" id="data" data-sha256="\w+">(.*?)</script>', page, re.S)
    assert not set("<>&\u2028\u2029") & set(block)
    held = json.loads(block)["plan"]
    file = json.loads(plan_to_json(sample_plan(name)))
    assert {"$schema": file["$schema"], **held} == file


def test_words_in_the_block_end_nothing() -> None:
    plan = replace(sample_plan("ens-2025.pdf"), title="</script><script>alert(1)</script>\u2028&lt;")
    page = review_to_html(reviewed(plan, None, "missing")).decode()
    assert page.count("<script>") == 1
    block = re.search(r'id="data"[^>]*>(.*?)</script>', page, re.S)
    assert block
    assert json.loads(block[1])["plan"]["title"] == plan.title


def test_corrections_are_counted_in_the_list_of_plans() -> None:
    made = (MadeCorrection("1", "set", "plan", "/year", "year", 2024), MadeCorrection("2", "remove", "goal", ""))
    said = (corrected_finding("år 2024 → 2025", ()), corrected_finding("mål fjernet", ()))
    plan = replace(sample_plan("ens-2025.pdf"), corrections=made, findings=said)
    cells = re.findall(r'<td class="number">([^<]*)', index_to_html([plan], []).decode())
    assert cells[-2:] == ["0", "2"], "they are no findings, but corrections"


def test_a_correction_is_said_in_english_too() -> None:
    made = MadeCorrection("1", "remove", "goal", "", None, GOAL, "Åse", "2026-03-01")
    view = made_view(made, "en")
    assert (view.done, view.was, view.who) == ("Goal removed", "read: Tryghed", "by Åse on 1 March 2026")


def test_a_page_connects_to_nothing_but_where_it_saves() -> None:
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
    alone = policy.search(review_to_html(sample("slks-2024.txt")).decode())
    served = policy.search(review_to_html(sample("slks-2024.txt"), save_to="/plans/x/corrections").decode())
    assert alone
    assert served
    assert "connect-src" not in alone[1]
    assert served[1].endswith("; connect-src 'self'")
