"""Two answers to one question: a status sheet that came back twice, an annual report and its correction."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.followup import follow_ups_in, scoreboard
from maalplan.followup.disagreeing import disagreements
from maalplan.followup.standing import in_order
from maalplan.model import FollowUpReport, Rating
from maalplan.output.finding_words import finding_text
from maalplan.output.followup.json_file import follow_up_to_json
from tests.diff.making import goal, plan
from tests.followup.reporting import on, on_point, report

PLAN = plan(
    2024,
    goal("1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "85 pct. af borerne er undersøgt."),
    goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4)."),
)
WATER, NOISE = PLAN.goals
DAY = dt.date(2025, 4, 1)


def said(name: str, water: Rating, noise: Rating, occasion: str | None = "årsrapport") -> FollowUpReport:
    made = report(PLAN, occasion, on(WATER, water), on_point(NOISE, NOISE.milestones[0], noise))
    return replace(made, source=replace(made.source, path=f"{name}.xlsx"))


def told(*reports: FollowUpReport) -> list[str]:
    return [finding_text(one, "da") for one in disagreements(PLAN, in_order(PLAN, reports))]


def test_which_of_two_counts_is_said() -> None:
    reports = [said("støj", "met", "met"), said("støj (2)", "not_met", "met")]
    board = scoreboard([PLAN], reports, DAY)
    assert board.plans[0].goals[0].verdict == "not_met"
    (finding,) = board.findings
    assert (finding.code, finding.severity) == ("reports-disagree", "warning")
    assert finding.message.endswith(
        " has several reports called årsrapport 2024, which judge 1 goal or milestone differently: støj (2).xlsx "
        "counts, not støj.xlsx. Take away what no longer holds."
    )
    assert told(*reports) == [
        f"{PLAN.id} har flere rapporter, der hedder årsrapport 2024; 1 af dens mål og målepunkter vurderer de "
        "forskelligt: støj (2).xlsx gælder, ikke støj.xlsx. Fjern det, der ikke gælder længere."
    ]


def test_a_report_on_goals_and_a_sheet_on_milestones_make_one_account_in_either_order() -> None:
    """The annual report says that a goal was dropped; the sheet of the same year, that its milestones were met."""
    goals = report(PLAN, "årsrapport", on(WATER, "dropped"), on(NOISE, "partly_met"))
    sheet = report(PLAN, "årsrapport", *(on_point(one, point, "met") for one in PLAN.goals for point in one.milestones))
    for reports in ([goals, sheet], [sheet, goals]):
        (scored,) = scoreboard([PLAN], reports, DAY).plans
        assert [(one.verdict, one.basis) for one in scored.goals] == [("dropped", "report"), ("partly_met", "report")]
        assert [one.verdict for goal in scored.goals for one in goal.milestones] == ["met", "met", "met"]


def test_three_of_them() -> None:
    (words,) = told(said("a", "met", "met"), said("b", "met", "partly_met"), said("c", "not_met", "not_met"))
    assert "; 2 af dens mål" in words
    assert "c.xlsx gælder, ikke a.xlsx, b.xlsx." in words


@pytest.mark.parametrize(
    "reports",
    [
        (said("a", "met", "met"), said("b", "met", "met")),
        (said("a", "met", "met"), said("b", "unknown", "met")),  # not judged yet takes nothing away
        (said("a", "green", "red", "status"), said("b", "met", "not_met")),  # what a year is made of
    ],
    ids=["the same", "nothing said", "a status, and the annual report"],
)
def test_nothing_to_say(reports: tuple[FollowUpReport, ...]) -> None:
    assert told(*reports) == []


def test_a_second_copy_in_a_folder_comes_after_the_first(tmp_path: Path) -> None:
    for name in ("ssi (2)", "ssi", "ssi-3"):
        (tmp_path / f"{name}.json").write_bytes(follow_up_to_json(said(name, "met", "met")))
    reports, _ = follow_ups_in([tmp_path])
    assert [one.source.path for one in reports] == ["ssi.xlsx", "ssi (2).xlsx", "ssi-3.xlsx"]
