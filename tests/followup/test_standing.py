"""The last word on each goal and milestone."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.errors import NoOutcomes, SourceMissing
from maalplan.followup import follow_ups_in, last_said, linked, reports_on
from maalplan.model import Agency, FollowUpReport, Outcome, Rating, Source
from maalplan.output.followup.json_file import follow_up_to_json
from tests.diff.making import goal, plan

WATER = goal("1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "85 pct. af borerne er undersøgt.")
NOISE = goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).")
PLAN = plan(2024, WATER, NOISE)
SOURCE = Source("rapport.docx", "0" * 64, "application/octet-stream", None, "test")


def report(occasion: str, *outcomes: Outcome, year: int | None = 2024) -> FollowUpReport:
    agency = Agency(PLAN.agency.id)
    return FollowUpReport(
        schema_version="1.2", agency=agency, year=year, occasion=occasion, outcomes=outcomes, source=SOURCE
    )


def on_water(rating: Rating) -> Outcome:
    return Outcome(goal_title="Rent drikkevand", rating=rating)


def test_the_annual_report_has_the_last_word_in_whatever_order_they_come() -> None:
    reports = (report("årsrapport", on_water("not_met")), report("status", on_water("green")))
    said = last_said(reports_on(PLAN, reports))
    assert said[PLAN.goals[0].id].rating == "not_met"


def test_what_nobody_knows_yet_is_no_word() -> None:
    reports = (report("status", on_water("yellow")), report("årsrapport", on_water("unknown")))
    assert last_said(reports_on(PLAN, reports))[PLAN.goals[0].id].rating == "yellow"


def test_reports_of_other_years_are_left_out() -> None:
    other = plan(2023, WATER)
    reports = (report("årsrapport", on_water("met"), year=2023), report("årsrapport", on_water("red")))
    assert [one.outcomes[0].rating for one in reports_on(PLAN, reports, (other, PLAN))] == ["red"]


def test_ids_of_the_plan_stay_whatever_the_title_says() -> None:
    tied = Outcome(goal=PLAN.goals[1].id, goal_title="Rent drikkevand", rating="met")
    found = linked(report("status", tied), PLAN)
    assert found.outcomes == (tied,)
    assert linked(found, PLAN) == found


def test_ids_of_another_plan_are_found_anew() -> None:
    stale = Outcome(goal="xyz-2019/agency/7", goal_title="Mindre støj", rating="met")
    assert linked(report("status", stale), PLAN).outcomes[0].goal == PLAN.goals[1].id


def test_follow_ups_of_files_and_folders(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_bytes(follow_up_to_json(report(name)))
    (tmp_path / "odd.json").write_text("{}", encoding="utf-8")
    found, problems = follow_ups_in([tmp_path / "b.json", tmp_path])
    assert [one.occasion for one in found] == ["b.json", "a.json", "b.json"]
    assert len(problems) == 1
    assert "odd.json" in problems[0]


def test_no_follow_ups_are_said(tmp_path: Path) -> None:
    with pytest.raises(NoOutcomes, match="followup read"):
        follow_ups_in([tmp_path])
    with pytest.raises(SourceMissing):
        follow_ups_in([tmp_path / "nowhere"])
