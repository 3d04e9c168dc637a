"""StratML of what was reported back: target and actual results side by side, as the standard says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maalplan.model import Deadline, FollowUp, Outcome, Period, Plan, Score
from maalplan.output.export import FORMATS
from maalplan.output.export.stratml import NAMESPACE
from maalplan.output.export.wishes import Followed, Wishes
from tests.output.examples import FVST
from tests.output.exported import any_outcomes, followed, report
from tests.output.strategies import plans
from tests.output.test_export_stratml import faults, parsed, tag, texts

GOAL, OTHER = FVST.goals
FIRST, SECOND = GOAL.milestones
ON_FIRST = Outcome(
    goal=GOAL.id,
    milestone=FIRST.id,
    milestone_text=FIRST.text,
    rating="met",
    rating_text="Målepunktet er opfyldt",
    comment="Afvigelsen blev 4 pct.",
)
ON_GOAL = Outcome(goal=GOAL.id, rating="partly_met", score=Score(8.0, 10.0))
SAID = followed(report(FVST, "årsrapport", ON_FIRST, ON_GOAL))

plan_and_outcomes = (
    plans().filter(lambda plan: plan.goals).flatmap(lambda plan: st.tuples(st.just(plan), any_outcomes(plan)))
)


def results(plan: Plan, said: Followed, lang: str = "da") -> list[dict[str, str | None]]:
    root = parsed(plan, "en" if lang == "en" else "da", said)
    return [
        {tag(part): part.text for part in actual.iter() if part is not actual and tag(part) != "Descriptor"}
        for actual in root.iter(f"{{{NAMESPACE}}}ActualResult")
    ]


def test_a_plan_that_was_followed_up_is_a_report() -> None:
    plan, told = parsed(FVST), parsed(FVST, said=SAID)
    assert (plan.get("Type"), told.get("Type")) == ("Performance_Plan", "Performance_Report")
    assert "Opfølgning: årsrapport, årsrapport.docx" in (texts(told, "OtherInformation")[0] or "")
    assert parsed(FVST, said=Followed()).get("Type") == "Performance_Plan"


def test_a_report_is_another_document_on_the_same_goals() -> None:
    plan, told = (texts(root, "Identifier") for root in (parsed(FVST), parsed(FVST, said=SAID)))
    assert plan[:-1] == [one for one in told if one in plan]
    assert plan[-1] != told[-1]


def test_the_verdict_and_what_was_achieved_stand_beside_the_target() -> None:
    root = parsed(FVST, said=SAID)
    (instance,) = (
        one
        for one in root.iter(f"{{{NAMESPACE}}}MeasurementInstance")
        if "Målepunktet er opfyldt" in "".join(one.itertext())
    )
    assert [tag(one) for one in instance] == ["TargetResult", "ActualResult"]
    assert results(FVST, SAID)[0] == {
        "StartDate": "2025-01-01",
        "EndDate": "2025-12-31",
        "DescriptorName": "Vurdering, årsrapport",
        "DescriptorValue": "Målepunktet er opfyldt",
        "Description": "Afvigelsen blev 4 pct.",
    }


def test_a_goal_that_is_judged_as_a_whole_is_an_objective_of_its_own() -> None:
    verdict, points = results(FVST, SAID)[1:]
    assert (verdict["DescriptorValue"], points["NumberOfUnits"]) == ("delvist opfyldt", "8")
    assert texts(parsed(FVST, said=SAID), "Name").count("Målet som helhed") == 1
    assert "The goal as a whole" in texts(parsed(FVST, "en", SAID), "Name")
    assert results(FVST, SAID, "en")[1]["DescriptorValue"] == "partly met"


def test_points_have_an_indicator_with_what_could_be_reached() -> None:
    root = parsed(FVST, said=SAID)
    assert texts(root, "UnitOfMeasurement") == ["pct.", "DKK", "pct.", "opfyldt", "point"]
    assert texts(root, "NumberOfUnits")[-2:] == ["10", "8"]


def test_a_status_ends_on_the_day_for_which_the_plan_asks_for_it() -> None:
    autumn = FollowUp("halvårsstatus", Deadline("august 2025", "2025-08-01", "2025-08-31"))
    plan = replace(FVST, follow_ups=(*FVST.follow_ups, autumn))
    said = followed(report(plan, "halvårsstatus", ON_GOAL), report(plan, "statusmøde", ON_GOAL))
    assert [one.get("EndDate") for one in results(plan, said) if "DescriptorValue" in one] == ["2025-08-31", None]


def test_an_annual_report_on_a_plan_of_several_years_ends_with_its_year() -> None:
    plan = replace(FVST, period=Period("2025-03-01", "2028-02-29"))
    reports = (replace(report(plan, "årsrapport", ON_FIRST), year=year) for year in (2025, 2028, None))
    assert [one["EndDate"] for one in results(plan, followed(*reports))] == ["2025-12-31", "2028-02-29", "2028-02-29"]


def test_every_verdict_on_a_goal_or_milestone_stands_once() -> None:
    again = followed(report(FVST, "halvårsstatus", ON_FIRST), report(FVST, "årsrapport", ON_FIRST))
    assert [one["DescriptorName"] for one in results(FVST, again)] == [
        "Vurdering, halvårsstatus",
        "Vurdering, årsrapport",
    ]


@settings(max_examples=60)
@given(plan_and_outcomes)
def test_any_report_is_as_the_standard_says(found: tuple[Plan, Followed]) -> None:
    plan, said = found
    root = parsed(plan, said=said)
    assert list(faults(root)) == []
    tied = [one for reported in said.reports for one in reported.outcomes if one.milestone or one.goal]
    on_goals = [one for one in tied if one.milestone or one.milestone_text is None]
    scored = [one for one in on_goals if one.score]
    assert len(results(plan, said)) == len(on_goals) + len(scored)


@pytest.mark.parametrize("with_outcomes", [True, False])
def test_each_plan_is_told_with_what_was_said_of_it(with_outcomes: bool) -> None:
    wishes = Wishes(followed={FVST.id: SAID} if with_outcomes else {})
    assert (b"Performance_Report" in FORMATS["stratml"].write([FVST], wishes)["fvst-2025.xml"]) is with_outcomes
