from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.check import RULES, Rule, check_plan
from maalplan.model import Plan, Version
from maalplan.output.check.sentences import SENTENCES
from maalplan.output.check.words import sentence
from maalplan.output.plan_json import plan_from_json
from tests.check.drafts import draft, goal
from tests.output.strategies import plans

ROOT = Path(__file__).resolve().parents[2]
GAP = re.compile(r"\{(\w+)\}")


def test_codes_are_words_of_their_own() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) > 40
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code) for code in codes)


def test_every_rule_has_its_sentence_and_every_sentence_its_rule() -> None:
    assert {rule.code for rule in RULES} == set(SENTENCES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert rule.meaning.endswith((".", "?", "«."))
    assert set(GAP.findall(SENTENCES[rule.code].da)) == set(GAP.findall(SENTENCES[rule.code].en))


def test_the_page_of_all_rules_is_up_to_date() -> None:
    pages = runpy.run_path(str(ROOT / "docs/generate.py"))["PAGES"]
    assert (ROOT / "docs/checks.md").read_text(encoding="utf-8") == pages["checks.md"](), "run: make docs"


def test_remarks_stand_in_the_order_of_the_document() -> None:
    first = goal("Tilsyn", "Rapporten er sendt [dato].", "Styrelsen søger at følge op (Q2).", number="1")
    second = goal("Læring", "Skemaet er sendt til XX i Q1.", number="1")
    said = check_plan(draft(first, second, signatures=())).remarks
    places = [(remark.goal and remark.goal.rpartition("-")[2], remark.number) for remark in said]
    assert list(dict.fromkeys(places)) == [
        (None, None),
        ("Tilsyn", "1"),
        ("Tilsyn", "2"),
        ("Læring", None),
        ("Læring", "1"),
    ]
    assert places == sorted(places, key=list(dict.fromkeys(places)).index)


def test_an_addendum_holds_some_goals_of_a_plan() -> None:
    goals = [goal(f"Emne {n}", "Skemaet er udgivet (Q3).", number=str(n), weight=20) for n in (1, 3)]
    whole = draft(*goals, follow_ups=())
    assert set(check_plan(whole).summary.codes) >= {"number-missing", "weights-not-hundred", "no-follow-up"}
    addendum = replace(whole, version=Version("Tillæg til resultatplanen", "addendum"))
    assert not {"number-missing", "weights-not-hundred", "no-follow-up"} & set(check_plan(addendum).summary.codes)


def test_only_the_rules_asked_for() -> None:
    plan = draft(goal("Tilsyn", "Rapporten er sendt [dato]."), signatures=())
    chosen = [rule for rule in RULES if rule.code == "placeholder"]
    result = check_plan(plan, rules=chosen)
    assert result.summary.codes == {"placeholder": 1}
    assert (result.summary.must, result.summary.should, result.summary.consider) == (1, 0, 0)


@settings(deadline=None)  # the first call loads the words
@given(plans(), st.sampled_from(["da", "en"]))
def test_whatever_a_plan_holds_its_remarks_can_be_said(plan: Plan, lang: str) -> None:
    result = check_plan(plan, plan, [plan])
    ids = {goal.id for goal in plan.goals} | {one.id for goal in plan.goals for one in goal.milestones}
    for remark in result.remarks:
        said = sentence(remark, "en" if lang == "en" else "da")
        assert said != remark.code
        assert "{" not in SENTENCES[remark.code].da or said
        assert {remark.goal, remark.milestone} <= ids | {None}
    counts = result.summary
    assert counts.must + counts.should + counts.consider == sum(counts.codes.values()) == len(result.remarks)


GOOD = {
    "at-2025": {},
    "bdk-2025": {},
    "dmi-2025": {},
    "ens-2025": {},
    "fvst-2025": {"deadline-beyond-plan": 1},
    "slks-2025": {"goal-without-deadline": 1},
    "stps-2025": {},
}
"""What is said of the samples, which are plans as they should be."""


@pytest.mark.parametrize("name", GOOD)
def test_good_plans_have_hardly_any_remarks(name: str) -> None:
    plan = plan_from_json((ROOT / f"tests/golden/{name}/plan.json").read_bytes())
    assert check_plan(plan).summary.codes == GOOD[name]


def test_real_plans(shared: Path) -> None:
    from maalplan.pipeline import read_plan

    ssi, sst = (read_plan(shared / f"seeds/{name}-2025.txt") for name in ("ssi", "sst"))
    assert check_plan(ssi, ministry=[ssi, sst]).summary.codes == {"goal-without-deadline": 1}
    assert check_plan(sst, ministry=[ssi, sst]).summary.codes == {"plan-without-deadlines": 1}
