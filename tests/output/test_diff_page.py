"""The page of a diff as a file: what stands in it, that nothing of a document runs in it, and that it needs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html

from maalplan import findings
from maalplan.diff import diff_plans
from maalplan.model import Change, FolderDiff, Goal, GoalRow, MilestoneRow, Plan, PlanDiff, Version
from maalplan.output.diff.page import diff_to_html
from maalplan.output.diff.rows import only_rows
from tests.output.diff_examples import (
    DIFF,
    EQUAL,
    FOLDER,
    NEW,
    OF_TWO,
    OF_TWO_CHANGED,
    OLD,
    goal,
    milestones,
    plan,
    point,
)
from tests.output.diff_pages import one, page, words
from tests.output.strategies import plans

NASTY = '<script>alert("mål")</script>"><img src=x onerror=alert(1)>'


def row(tree: html.HtmlElement, *, old: str = "", new: str = "") -> html.HtmlElement:
    return one(tree, f"//*[@data-old='{old}']" if old else f"//*[@data-new='{new}']")


def ids(tree: html.HtmlElement, side: str) -> Counter[str]:
    return Counter(tree.xpath(f"//@data-{side}"))


def all_ids(one_plan: Plan) -> Counter[str]:
    found = [goal.id for goal in one_plan.goals]
    return Counter([*found, *(point.id for goal in one_plan.goals for point in goal.milestones)])


# ------------------------------------------------------------------ side by side


def test_both_sides_stand_with_their_words_marked() -> None:
    point = row(page(DIFF), old="ssi-2024/agency/1/2")
    old, new = point.xpath(".//div[contains(@class, 'side ')]")
    assert words(old) == "2024 Der er svar på mindst 85 pct. af prøverne."
    assert words(new) == "2025 Der er svar på mindst 80 pct. af prøverne."
    assert [words(mark) for mark in old.xpath(".//del") + old.xpath(".//ins")] == ["85"]
    assert [words(mark) for mark in new.xpath(".//del") + new.xpath(".//ins")] == ["80"]


def test_a_moved_deadline_is_said_in_words() -> None:
    said = words(row(page(DIFF), old="ssi-2024/agency/1/1"))
    assert "Frist: Q2 (senest 30. juni 2024) → til Q4 (senest 31. december 2025) senere, lempet" in said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("old='ssi-2024/agency/4'", "Nyt nummer: 4 → 2"),
        ("old='ssi-2024/agency/4'", "Bytter plads med mål 4 »Vacciner«"),
        ("old='ssi-2024/agency/3'", "Flyttet: var styrelsens eget mål 3, er nu koncernfælles mål 2"),
        ("old='ssi-2024/agency/5'", "Lagt ind i mål 2 »Kapløbet om laboratorier«"),
        ("new='ssi-2025/agency/6'", "Delt ud fra mål 1 »Overvågning af smitte«"),
        ("new='ssi-2025/agency/1/3'", "Delt ud fra målepunkt 2"),
        ("old='ssi-2024/agency/1/3'", "Flyttet til målepunkt 2 i mål 2"),
        ("new='ssi-2025/agency/2/2'", "Flyttet hertil fra målepunkt 3 i mål 1"),
    ],
)
def test_what_became_of_a_row_is_said(path: str, said: str) -> None:
    assert said in words(one(page(DIFF), f"//*[@data-{path}]"))


def test_a_milestone_that_came_from_another_goal_has_both_sides() -> None:
    old = plan(2024, goal(2024, "agency", "1", "Klima", point("Atlasset er opdateret i marts.")))
    new = plan(2025, goal(2025, "agency", "2", "Varsling", point("Atlasset er opdateret i april.")))
    came, left = "ssi-2025/agency/2/1", "ssi-2024/agency/1/1"
    text = Change("text", old.goals[0].milestones[0].text, new.goals[0].milestones[0].text)
    here = MilestoneRow(status="added", new=came, moved_from=left, changes=(text,))
    there = MilestoneRow(status="removed", old=left, moved_to=came)
    rows = (
        GoalRow(status="added", new="ssi-2025/agency/2", milestones=(here,)),
        GoalRow(status="removed", old="ssi-2024/agency/1", milestones=(there,)),
    )
    sides = row(page(PlanDiff(schema_version="1.2", old=old, new=new, goals=rows)), new=came).xpath(
        ".//div[contains(@class, 'side ')]"
    )
    assert [words(side) for side in sides] == [
        "2024 Atlasset er opdateret i marts.",
        "2025 Atlasset er opdateret i april.",
    ]


def test_unchanged_goals_are_folded_and_whole() -> None:
    tree = page(DIFF)
    folded = tree.xpath("//article[@data-status='unchanged']/details[not(@open)]")
    assert len(folded) == 3
    assert "Afvigelsen er højst 3 pct." in words(folded[0])


def test_what_a_plan_words_with_its_year_is_no_change_and_yet_shown_on_both_sides() -> None:
    old = plan(2024, goal(2024, "agency", "1", "Budget", point("Budgettet for 2024 er godkendt.")))
    new = plan(2025, goal(2025, "agency", "1", "Budget", point("Budgettet for 2025 er godkendt.")))
    article = row(page(diff_plans(old, new)), old="ssi-2024/agency/1")
    assert article.get("data-status") == "unchanged"
    assert "Budgettet for 2024 er godkendt." in words(article)
    assert "Budgettet for 2025 er godkendt." in words(article)


def test_a_milestone_with_only_another_year_is_not_called_equal_word_for_word() -> None:
    was, now = (
        (point(f"Budgettet for {year} er godkendt."), point("Alle sager er lukket."), point(f"Filmen vises i {month}."))
        for year, month in ((2024, "maj"), (2025, "juni"))
    )
    old, new = (
        plan(2024, goal(2024, "agency", "1", "Budget", *was)),
        plan(2025, goal(2025, "agency", "1", "Budget", *now)),
    )
    badges = page(diff_plans(old, new)).xpath("//li//span[contains(@class, 'badge')]")
    assert [words(badge) for badge in badges][:3] == ["Uændret i indhold", "Uændret", "Ændret"]


def test_a_year_that_moved_on_beside_other_changes_is_quiet() -> None:
    old, new = "Højst 190 årsværk i 2024.", "Højst 180 årsværk i 2025."
    row_ = MilestoneRow(status="changed", similarity=0.9, old="1", new="1", changes=(Change("text", old, new),))
    tree = page(milestones((point(old),), (point(new),), row_))
    assert [words(mark) for mark in tree.xpath("//li//del | //li//ins")] == ["190", "180"]
    assert [words(mark) for mark in tree.xpath("//li//span[@class='year']")] == ["2024", "2025"]


def test_what_stands_beside_the_fields_is_shown_where_it_changed() -> None:
    notes = Change("footnotes", "Jf. finansloven.", "Jf. aktstykke 12.")
    goals = tuple(replace(row, beside=(notes,)) if row.status == "changed" else row for row in DIFF.goals)
    article = words(row(page(replace(DIFF, goals=goals)), old="ssi-2024/agency/1"))
    assert "Fodnoter 2024 Jf. finansloven. 2025 Jf. aktstykke 12." in article


def test_other_fields_stand_each_with_its_label() -> None:
    article = words(row(page(DIFF), old="ssi-2024/agency/1"))
    assert "Øvrigt: Baggrund" in article
    assert "Aftalt i 2023" in article
    assert re.search(r"Uændret: note Note Uændret", article), "a label that is the same is there, folded"


@pytest.mark.parametrize("diff", [DIFF, OF_TWO, EQUAL], ids=["years", "agencies", "equal"])
def test_every_goal_and_milestone_of_the_rows_stands_once(diff: PlanDiff) -> None:
    tree = page(diff)
    rows = [*diff.goals, *(point for goal in diff.goals for point in goal.milestones)]
    assert ids(tree, "old") == Counter(row.old for row in rows if row.old)
    assert ids(tree, "new") == Counter(row.new for row in rows if row.new)


@settings(max_examples=25, deadline=None)
@given(old=plans(), new=plans())
def test_every_goal_and_milestone_of_both_plans_stands_once(old: Plan, new: Plan) -> None:
    tree = page(diff_plans(old, new))
    assert ids(tree, "old") == all_ids(old)
    assert ids(tree, "new") == all_ids(new)


def test_no_words_are_lost() -> None:
    for goal_ in (*OLD.goals, *NEW.goals):
        side = "old" if goal_ in OLD.goals else "new"
        article = words(one(page(DIFF), f"//article[@data-{side}='{goal_.id}']"))
        texts = (goal_.criterion, *goal_.extra.values(), *(point.text for point in goal_.milestones))
        assert [text for text in texts if text and text not in article] == []


# ------------------------------------------------------------------ what the sides are called


def test_two_agencies_of_one_year_are_told_apart_by_their_names() -> None:
    tree = page(OF_TWO)
    assert words(one(tree, "//h1")) == "Danmarks Meteorologiske Institut og Statens Serum Institut: 2025"
    assert [words(name) for name in tree.xpath("//dl/div/dt")] == ["DMI", "SSI"]
    assert "kun hos SSI" in words(one(tree, "//li[@class='added']"))
    badges = {words(badge) for badge in tree.xpath("//article//span[@class='badges']")}
    assert badges == {"Ens En anden plads", "Kun hos DMI", "Kun hos SSI"}


def test_of_two_agencies_nothing_is_said_of_time() -> None:
    tree = page(OF_TWO_CHANGED)
    shown = words(one(tree, "//body"))
    assert "Lempeligere hos SSI" in shown
    assert "Frist: DMI: Q2 (senest 30. juni 2024) – SSI: Q4" in shown
    assert "senere og lempeligere hos SSI" in shown
    for of_a_document in ("Prøverne er flyttet.", "Note Uændret"):
        shown = shown.replace(of_a_document, "")
    of_time = r"→|\b(?:lempe(?:t|de)|udgåe(?:t|de)|ny|nyt|nye|u?ændre(?:t|de)|sænket|hævet|flyttet)\b"
    assert re.findall(of_time, shown, re.IGNORECASE) == []


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (Version("UDKAST", "draft"), Version("17. december", "signed"), ["Udkast", "Underskrevet"]),
        (Version("UDKAST", "draft"), Version("UDKAST 2", "draft"), ["Før", "Nu"]),
        (None, None, ["Før", "Nu"]),
    ],
)
def test_versions_of_one_plan_are_told_apart(old: Version | None, new: Version | None, names: list[str]) -> None:
    tree = page(diff_plans(replace(NEW, version=old), replace(NEW, version=new)))
    assert [words(name) for name in tree.xpath("//dl/div/dt")] == names


def test_english_is_asked_for() -> None:
    tree = page(DIFF, lang="en")
    assert one(tree, "/html").get("lang") == "en"
    assert "Deadline: Q2 (by 30 June 2024)" in words(tree)
    assert not re.search(r"Målepunkt|Udgået|Ændret|Vis mål", words(one(tree, "//body")))
    assert {line.get("lang") for line in tree.xpath("//p[@class='lines']")} == {"da"}, "words of the plans are Danish"


# ------------------------------------------------------------------ folders and selections


def test_a_folder_has_an_index_of_its_pairs_and_the_plans_of_one_side() -> None:
    tree = page(FOLDER)
    rows = tree.xpath("//table[@class='index']/tbody/tr")
    assert [words(link) for link in tree.xpath("//table[@class='index']//a")] == [
        "Statens Serum Institut: 2024 → 2025"
    ] * 2
    assert len(rows) == 2
    for link in tree.xpath("//table[@class='index']//a/@href"):
        one(tree, f"//section[@id='{link[1:]}']")
    top = words(one(tree, "//section[@aria-labelledby='overblik']"))
    assert "sst-2024" in top
    assert "stps-2025" in top
    assert "ssi-2024 is taken for ssi-2025" in top


def test_a_folder_says_how_many_pairs_of_which_years_and_adds_up() -> None:
    tree = page(FOLDER)
    assert words(one(tree, "//h1")) == "2 par planer: 2024 → 2025"
    heads = [words(head) for head in tree.xpath("//table[@class='index']/thead//th")]
    sums = [cell.xpath("string(text())") for cell in tree.xpath("//table[@class='index']/tfoot//td")]
    found = dict(zip(heads[1:], sums, strict=True))
    assert found == {
        "Nye": "1",
        "Udgåede": "1",
        "Ændrede": "2",
        "Lempede": "1",
        "Skærpede": "0",
        "Flyttede": "3",
        "Uændrede": "4",
    }
    other = replace(DIFF, old=replace(DIFF.old, year=2023))
    assert words(one(page(replace(FOLDER, pairs=(DIFF, other))), "//h1")) == "2 par planer: 2023–2024 → 2025"


def test_notices_of_a_folder_are_in_the_language_of_the_page() -> None:
    renamed = replace(FOLDER, findings=(findings.agency_renamed("SDFI", "Klimadatastyrelsen"),))
    assert "SDFI hedder nu Klimadatastyrelsen." in words(page(renamed))
    assert "SDFI is now called Klimadatastyrelsen." in words(page(renamed, lang="en"))


def test_a_selection_says_that_it_is_one() -> None:
    assert "Siden viser et udvalg: 2 af 7 mål." in words(page(only_rows(DIFF, ["added"])))
    assert "udvalg" not in words(page(DIFF))


def test_anchors_are_unique() -> None:
    found = Counter(page(FOLDER).xpath("//@id"))
    assert [anchor for anchor, count in found.items() if count > 1] == []


# ------------------------------------------------------------------ odd plans


def test_what_a_document_says_is_never_markup() -> None:
    bad = Goal(
        id="x-2025/agency/1",
        scope="agency",
        number=NASTY,
        title=NASTY,
        description=NASTY,
        extra={NASTY: NASTY},
        milestones=(replace(point(NASTY), id=f"x-2025/agency/1/{NASTY}", number=NASTY),),
    )
    new = plan(2025, bad, title=NASTY, source=replace(NEW.source, path=NASTY), id=NASTY)
    changed = replace(bad, description=f"{NASTY} mere", milestones=(replace(bad.milestones[0], text=f"{NASTY} mere"),))
    for diff in (diff_plans(OLD, new), diff_plans(plan(2024, changed), new), diff_plans(new, new)):
        tree = page(diff)
        assert len(tree.xpath("//script")) == 1
        assert tree.xpath("//img") == []
        assert NASTY in words(tree)


@pytest.mark.parametrize(
    "diff",
    [
        diff_plans(plan(2024), plan(2025)),
        diff_plans(plan(2024), NEW),
        diff_plans(OLD, plan(2025)),
        diff_plans(plan(2024, Goal("a/1", "agency")), plan(2025, Goal("b/1", "agency"))),
        FolderDiff(schema_version="1.2"),
    ],
    ids=["no goals", "no old goals", "no new goals", "goals without a word", "no pairs"],
)
def test_plans_with_nothing_in_them_give_a_page(diff: PlanDiff | FolderDiff) -> None:
    assert words(one(page(diff), "//h1"))


def test_a_goal_without_a_title_is_called_by_what_it_asks_for() -> None:
    silent = replace(goal(2025, "agency", "1", "", point("Radaren er i drift.")), title=None)
    tree = page(diff_plans(plan(2024), plan(2025, silent)))
    assert words(one(tree, "//div[@class='headlines added']//a")) == "Mål 1: Radaren er i drift."


def test_many_goals_have_a_table_of_contents() -> None:
    goals = tuple(goal(2025, "agency", str(n), f"Mål om emne {n}", point(f"Emne {n} er afsluttet.")) for n in range(30))
    links = page(diff_plans(plan(2024), plan(2025, *goals))).xpath("//nav//a/@href")
    assert len(links) == 30
    assert page(DIFF).xpath("//nav") == []


# ------------------------------------------------------------------ a file that stands alone


@pytest.mark.parametrize("diff", [DIFF, OF_TWO, FOLDER], ids=["years", "agencies", "folder"])
def test_the_page_needs_nothing_but_itself(diff: PlanDiff | FolderDiff) -> None:
    tree = page(diff)
    assert tree.xpath("//@src | //link | //iframe | //object | //form/@action") == []
    assert [link for link in tree.xpath("//@href") if not link.startswith("#")] == []
    assert tree.xpath("//@style") == []
    assert [name for element in tree.iter() for name in element.attrib if name.startswith("on")] == []


def test_its_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    text = diff_to_html(DIFF).decode()
    policy = one(html.document_fromstring(text), "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        (inline,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_filters_wait_for_script_and_nothing_else_is_hidden() -> None:
    hidden = page(DIFF).xpath("//*[@hidden]")
    assert {element.tag for element in hidden} == {"form", "button"}


def test_the_same_diff_gives_the_same_bytes() -> None:
    assert diff_to_html(DIFF) == diff_to_html(DIFF)
    assert diff_to_html(DIFF).decode().startswith("<!doctype html>")
