"""Outcomes find their goals and milestones in the plan."""

from __future__ import annotations

from maalplan.followup import linked, plan_for
from maalplan.model import Agency, FollowUpReport, Outcome, Source
from tests.diff.making import goal, plan

WATER = goal("1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "85 pct. af borerne er undersøgt.")
NOISE = goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).")
PLAN = plan(2024, WATER, NOISE)
SOURCE = Source("rapport.docx", "0" * 64, "application/octet-stream", None, "test")


def report(*outcomes: Outcome, year: int | None = 2024, agency: str = PLAN.agency.id) -> FollowUpReport:
    return FollowUpReport(
        schema_version="1.2", agency=Agency(agency), year=year, occasion="årsrapport", outcomes=outcomes, source=SOURCE
    )


def ids(*outcomes: Outcome) -> list[tuple[str | None, str | None]]:
    return [(one.goal, one.milestone) for one in linked(report(*outcomes), PLAN).outcomes]


def test_by_the_title_whatever_the_number() -> None:
    assert ids(Outcome(goal_number="7", goal_title="Mindre støj")) == [(PLAN.goals[1].id, None)]


def test_by_the_number_where_no_title_is_printed() -> None:
    assert ids(Outcome(scope="agency", goal_number="2")) == [(PLAN.goals[1].id, None)]


def test_by_what_the_milestones_say() -> None:
    one = Outcome(goal_title="Vand", milestone_text="Grundvandet er kortlagt i fem kommuner i 2. kvartal.")
    assert ids(one) == [(PLAN.goals[0].id, PLAN.goals[0].milestones[0].id)]


def test_milestones_by_their_words() -> None:
    one = Outcome(goal_title="Rent drikkevand", milestone_text="85 pct. af borerne er undersøgt")
    assert ids(one) == [(PLAN.goals[0].id, PLAN.goals[0].milestones[1].id)]


def test_what_is_not_in_the_plan_is_said() -> None:
    found = linked(report(Outcome(goal_number="9", goal_title="Luftkvalitet i byer")), PLAN)
    assert found.outcomes[0].goal is None
    assert [finding.code for finding in found.findings] == ["outcome-not-in-plan"]


def test_what_is_not_in_the_plan_is_named_by_the_words_that_it_has() -> None:
    found = linked(report(Outcome(milestone_text="Udfyldt af kontoret")), PLAN)
    assert [finding.message for finding in found.findings] == ["Not found in the plan: Udfyldt af kontoret"]


def test_another_agencys_plan_is_said() -> None:
    found = linked(report(Outcome(goal_title="Mindre støj"), agency="xyz"), PLAN)
    assert [finding.code for finding in found.findings] == ["plan-of-another"]


def test_the_plan_of_its_agency_and_year() -> None:
    plans = (plan(2023, WATER), PLAN)
    assert plan_for(report(), plans) is PLAN
    assert plan_for(report(year=2019), plans) is None
    assert plan_for(report(agency="xyz"), plans) is None


def test_the_plan_whose_ids_are_named_whatever_agency_and_year_a_report_gives() -> None:
    plans = (plan(2023, WATER), PLAN)
    tied = Outcome(goal=PLAN.goals[0].id, goal_title="Rent drikkevand")
    assert plan_for(report(tied, year=2023), plans) is PLAN
    assert plan_for(report(tied, agency="xyz", year=None), plans) is PLAN
    assert plan_for(report(Outcome(goal="mst-2024/agency/1")), plans) is PLAN, "that plan is not there"
