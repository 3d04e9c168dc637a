"""A plan as Markdown: what was written reads back as the same plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.cli.read_back import read_otherwise
from maalplan.model import Plan, Version
from maalplan.output.export.markdown import plan_to_md, to_md
from maalplan.output.export.next_year import next_year
from tests.output.examples import BUDGET, FVST
from tests.output.exported import AS_USUAL, sample_plans
from tests.output.printed_examples import CASES, corpus_plans, milestone, plan

SAMPLES = sample_plans()


def unlike(plan: Plan) -> tuple[str, ...]:
    return read_otherwise(plan, plan_to_md(plan).encode(), f"{plan.id}.md")


@pytest.mark.parametrize("plan", SAMPLES, ids=[plan.id for plan in SAMPLES])
def test_a_sample_and_its_draft_read_back_equal(plan: Plan) -> None:
    assert unlike(plan) == ()
    assert unlike(next_year(plan)) == ()


def test_every_plan_of_the_corpus_reads_back_equal(shared: Path) -> None:
    plans = corpus_plans(shared)

    assert {name: lines for name, plan in plans.items() if (lines := unlike(plan))} == {}
    assert len(plans) > 15


@pytest.mark.parametrize("name", sorted(CASES))
def test_whatever_a_plan_has_reads_back(name: str) -> None:
    assert unlike(CASES[name]) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Vores tal er > naboens og < kystens",
        "Systemet *Doffin* og [FLIS] er i drift",
        "Kode `A_1` | B_2 er ryddet op",
        "C:\\Planer er flyttet",
        "Drift & udvikling er samlet",
        "Æ, ø og å er «rigtige» bogstaver",
    ],
)
def test_what_markdown_takes_for_signs_are_words(words: str) -> None:
    assert unlike(plan(milestone("1", words), title=words)) == ()


def test_words_that_look_like_an_entity_stay_words() -> None:
    assert unlike(plan(milestone("1", "Er øvet."), description="Koderne &lt; og &#230; & udvikling er ryddet op")) == ()


def test_a_draft_is_marked() -> None:
    assert plan_to_md(replace(FVST, version=Version("Udkast", "draft"))).startswith("**UDKAST**\n\n")


def test_a_goal_is_a_table_under_its_heading() -> None:
    goal = replace(BUDGET, extra={}, weight=None)

    assert plan_to_md(replace(FVST, goals=(goal,))).split("\n\n")[4:7] == [
        "## Koncernfælles mål",
        "#### Mål 1",
        "| Titel | Mål | Målepunkt | Måltal | Bemærkninger |\n"
        "| --- | --- | --- | --- | --- |\n"
        '| Økonomisk styring, herunder "retvisende" budgettering | Bedre økonomisk styring.<br>Årsværk følges tæt. '
        "| Målet anses som opnået når:<br>"
        "1. Afvigelsen er højst +/- 5 pct., dog maksimalt +/- 5,0 mio. kr. (Q4) |  |  |\n"
        "|  |  | 2. =SUM(A1:A9) er ikke en formel; det er ordene i planen | mellem 75 og 80,5 pct. |  |",
    ]


def test_each_plan_has_a_document_by_its_id() -> None:
    assert list(to_md(SAMPLES[::-1], AS_USUAL)) == sorted(f"{plan.id}.md" for plan in SAMPLES)
