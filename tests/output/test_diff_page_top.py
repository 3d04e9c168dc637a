"""What stands on top of the page of a diff."""

from __future__ import annotations

import pytest

from maalplan.model import Change, Deadline, MilestoneRow, PlanDiff
from maalplan.output.diff.page_rows import FieldView
from maalplan.output.diff.page_top import _excerpt
from maalplan.output.diff.rows import only_rows
from maalplan.output.word_marks import word_marks
from tests.output.diff_examples import (
    DIFF,
    TO_NEW_GOAL,
    milestones,
    point,
)
from tests.output.diff_pages import one, page, words


def test_the_summary_counts_and_links_what_changed() -> None:
    tree = page(DIFF)
    tiles = {words(tile) for tile in tree.xpath("//ul[@class='tiles']/li")}
    assert {"1 nyt mål", "1 udgået mål", "2 ændrede mål", "1 lempet mål", "3 flyttede mål"} <= tiles
    for link in tree.xpath("//ul[@class='tiles']//a/@href"):
        assert one(tree, f"//*[@id='{link[1:]}']").tag == "article", "without script a figure leads to the first goal"


def test_what_was_softened_stands_on_top_with_the_words_that_changed() -> None:
    lines = [words(line) for line in page(DIFF).xpath("//div[@class='headlines softened']//li")]
    assert lines == [
        "Mål 1: Overvågning af smitte Kriterium: Målet er opnået, når planen er implementeret igangsat: lempet",
        "Mål 1: Overvågning af smitte, målepunkt 1 »Øvelsen er holdt (Q4).«"
        " Frist: Q2 (senest 30. juni 2024) → til Q4 (senest 31. december 2025) senere, lempet",
        "Mål 1: Overvågning af smitte, målepunkt 2 »Der er svar på mindst 80 pct. af prøverne.«"
        " Måltal: mindst 85 pct. → til mindst 80 pct. sænket, lempet",
    ]


def test_a_goal_that_went_into_another_is_not_only_called_gone() -> None:
    assert "Lagt ind i mål 2" in words(one(page(DIFF), "//div[@class='headlines removed']"))


def test_changes_of_the_plan_itself_are_told() -> None:
    told = words(one(page(DIFF), "//div[@class='plan']"))
    assert "Ministerium" in told
    assert "Indenrigs- og Sundhedsministeriet" in told


def test_a_long_sentence_is_cut_to_the_words_around_what_differs() -> None:
    old = (
        "Styrelsen har i samarbejde med regionerne og kommunerne i hele landet implementeret planen for beredskab " * 2
    )
    marks = word_marks(old, old.replace("implementeret", "igangsat", 1))
    assert _excerpt(FieldView("text", "Tekst", marks, True)).old == (
        "… regionerne og kommunerne i hele landet implementeret planen for beredskab Styrelsen har i …"
    )


def test_a_value_that_changed_without_asking_for_less_or_more_stands_on_top_too() -> None:
    old, new = Deadline("ultimo juni", None, "2024-06-30"), Deadline("senest 30. juni", None, "2025-06-30")
    row = MilestoneRow(status="changed", similarity=0.9, old="1", new="1", changes=(Change("deadline", old, new),))
    tree = page(milestones((point("Kortet er udgivet."),), (point("Kortet er udgivet."),), row))
    told = words(one(tree, "//div[@class='headlines changed']"))
    assert told.startswith("Ændrede tal og frister Mål 1: Tilsyn, målepunkt 1 »Kortet er udgivet.« Frist: ultimo juni")
    assert told.endswith("samme sidste dag")
    weight = page(DIFF).xpath("//div[@class='headlines changed']//li")
    assert [words(line) for line in weight] == ["Mål 1: Overvågning af smitte Vægt: 15 pct. → til 12,5 pct. sænket"]


@pytest.mark.parametrize("diff", [DIFF, TO_NEW_GOAL, only_rows(DIFF, ["added"])], ids=["all", "moved", "selection"])
def test_the_figures_on_top_are_those_of_the_summary(diff: PlanDiff) -> None:
    kinds = ("added", "removed", "changed", "softened", "tightened", "moved", "unchanged")
    figures = {kind: int(words(one(page(diff), f"//ul[@class='tiles']/li[@class='{kind}']//b"))) for kind in kinds}
    assert figures == {kind: getattr(diff.summary, kind) for kind in kinds}


def test_a_new_goal_is_not_called_softened_for_a_milestone_that_came_to_it() -> None:
    tree = page(TO_NEW_GOAL)
    assert [words(line) for line in tree.xpath("//div[@class='headlines softened']//li")] == [
        "Mål 1: Kontrol, målepunkt 1 »Mindst 80 sager er lukket.«"
        " Måltal: mindst 85 pct. → til mindst 80 pct. sænket, lempet"
    ]
    assert words(one(tree, "//article[@data-status='added']//span[@class='badges']")) == "Ny"
