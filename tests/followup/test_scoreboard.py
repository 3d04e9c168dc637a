"""Plans and outcomes put together."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maalplan.followup import Chosen, last_said, reports_on, scoreboard
from maalplan.model import (
    Agency,
    FollowUpReport,
    Ministry,
    Outcome,
    Period,
    Plan,
    Points,
    Rating,
    Score,
    Scoreboard,
    ScoreGroup,
    Signature,
    Tally,
    Verdict,
    Weight,
)
from tests.diff.making import goal, plan
from tests.followup.reporting import on, on_point, report

DAY = dt.date(2025, 1, 1)
WATER = goal(
    "1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "85 pct. af borerne er undersøgt (Q4)."
)
NOISE = goal("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).")
STAFF = goal("3", "Lavere sygefravær", "Sygefraværet er højst 7,3 dage (Q4).", scope="ministry")
PLAN = plan(2024, WATER, NOISE, STAFF)
WATER, NOISE, STAFF = PLAN.goals
MAP, WELLS = WATER.milestones


def verdicts(board: Scoreboard) -> list[Verdict]:
    return [one.verdict for one in board.plans[0].goals]


def test_who_met_what() -> None:
    autumn = report(PLAN, "status", on(WATER, "green", "Går efter planen."), on(NOISE, "red"))
    annual = report(PLAN, "årsrapport", on(WATER, "met", "Nået."), on_point(NOISE, NOISE.milestones[0], "not_met"))
    board = scoreboard([PLAN], [annual, autumn], DAY)
    (scored,) = board.plans
    assert [one.occasion for one in scored.reports] == ["status", "årsrapport"]
    assert [(one.verdict, one.basis) for one in scored.goals] == [
        ("met", "report"),
        ("not_met", "milestones"),
        ("not_reported", None),
    ]
    water, noise, _ = scored.goals
    assert [(said.occasion, said.rating) for said in water.statuses] == [("status", "green"), ("årsrapport", "met")]
    assert (water.comment, water.counting) == ("Nået.", 1)
    assert (noise.comment, noise.counting) == (None, None)
    assert scored.counts.goals == Tally(total=3, met=1, not_met=1, not_reported=1, judged=2, share_met=0.5)
    assert [one.overdue for goal in scored.goals for one in goal.milestones] == [False, False, True, True]


def test_a_green_light_is_never_counted_as_met() -> None:
    board = scoreboard([PLAN], [report(PLAN, "status", on(WATER, "green"), on(NOISE, "green"))], DAY)
    assert verdicts(board) == ["light_only", "light_only", "not_reported"]
    assert (board.total.goals.met, board.total.goals.judged, board.total.goals.share_met) == (0, 0, None)


def test_weights_where_every_goal_has_one() -> None:
    weights = (Weight(60, "percent"), Weight(30, "percent"), Weight(10, "percent"))
    weighted = replace(PLAN, goals=tuple(replace(g, weight=w) for g, w in zip(PLAN.goals, weights, strict=True)))
    said = [report(PLAN, "årsrapport", on(WATER, "not_met"), on(NOISE, "met"), on(STAFF, "dropped"))]
    assert scoreboard([weighted], said, DAY).plans[0].weighted_share == pytest.approx(30 / 90)
    odd = replace(weighted, goals=(replace(WATER, weight=Weight(6, "point")), *weighted.goals[1:]))
    missing = replace(weighted, goals=(WATER, *weighted.goals[1:]))
    assert [scoreboard([one], said, DAY).plans[0].weighted_share for one in (odd, missing)] == [None, None]


def test_points_are_those_of_the_goal_else_of_its_milestones() -> None:
    outcomes = (
        on(WATER, "partly_met", score=Score(8, 10)),
        on_point(WATER, MAP, "met", score=Score(5, 5)),
        on_point(NOISE, NOISE.milestones[0], "met", score=Score(4, 5)),
        on(STAFF, "met", score=Score(3)),
    )
    board = scoreboard([PLAN], [report(PLAN, "årsrapport", *outcomes)], DAY)
    assert board.total.points == Points(12, 15, 2)


def test_groups() -> None:
    one = replace(PLAN, ministry=Ministry("Miljøministeriet"))
    two = replace(plan(2025, goal("1", "Læsesal", "Salen er åben (Q1).", "Salen er lys.")), ministry=None)
    other = plan(2024, goal("1", "Kyst", "Diget står (Q3)."), agency="kdi", name="Kystdirektoratet")
    said = [report(one, "årsrapport", on(WATER, "met")), report(other, "årsrapport", on(other.goals[0], "partly_met"))]
    board = scoreboard([two, other, one], said, DAY)
    assert [(g.agency, g.name, g.plans, g.goals.met) for g in board.by_agency] == [
        ("kdi", "Kystdirektoratet", 1, 0),
        ("ssi", "Statens Serum Institut", 2, 1),
    ]
    assert [(g.year, g.goals.total) for g in board.by_year] == [(2024, 4), (2025, 1)]
    assert [(g.agency, g.year) for g in board.by_agency_and_year] == [("kdi", 2024), ("ssi", 2024), ("ssi", 2025)]
    assert [(g.ministry, g.plans) for g in board.by_ministry] == [("Miljøministeriet", 1), (None, 2)]
    assert [(g.scope, g.goals.total, g.plans) for g in board.by_scope] == [("ministry", 1, 1), ("agency", 4, 3)]
    quarters = {g.quarter: (g.milestones.total, g.overdue) for g in board.by_quarter}
    assert quarters == {"2024-Q2": (1, 0), "2024-Q3": (1, 1), "2024-Q4": (3, 2), "2025-Q1": (1, 0), None: (1, 0)}
    assert board.plans_without_report == ("ssi-2025",)


# ------------------------------------------------------------------ what does not fit


def test_what_is_not_in_the_plan_is_kept_and_counts_nowhere() -> None:
    strange = Outcome(goal_title="Noget helt andet om fisk", rating="met", comment="Nået.")
    board = scoreboard([PLAN], [report(PLAN, "årsrapport", on(WATER, "met"), strange)], DAY)
    (loose,) = board.plans[0].not_in_plan
    assert (loose.goal_title, loose.rating, loose.comment) == ("Noget helt andet om fisk", "met", "Nået.")
    assert board.total.goals.met == 1


def test_reports_without_plan_and_plans_without_report() -> None:
    lost = report(replace(PLAN, year=2019), "årsrapport", on(WATER, "met"))
    board = scoreboard([PLAN], [lost, lost], DAY)
    assert [(one.agency.id, one.year, one.outcomes) for one in board.reports_without_plan] == [("ssi", 2019, 1)]
    assert board.plans_without_report == ("ssi-2024",)


def test_a_report_read_with_its_plan_is_on_that_plan_whatever_it_calls_itself() -> None:
    said = replace(on(WATER, "met"), goal=WATER.id)
    tied = replace(report(PLAN, "årsrapport", said), agency=Agency("ukendt"), year=2031)
    board = scoreboard([PLAN, plan(2025, goal("1", "Læsesal", "Salen er åben."))], [tied], DAY)
    assert verdicts(board) == ["met", "not_reported", "not_reported"]
    assert [one.code for one in board.findings] == ["plan-of-another"]


def test_of_several_versions_the_one_that_counts() -> None:
    draft = replace(PLAN, id="ssi-2024-2", title="Udkast til mål- og resultatplan", goals=PLAN.goals[:1])
    signed = replace(PLAN, signatures=(Signature(name="Henrik Ullum", date="2023-12-17"),))
    board = scoreboard([draft, signed, signed], [report(PLAN, "årsrapport", on(NOISE, "met"))], DAY)
    assert [one.id for one in board.plans] == ["ssi-2024"]
    assert board.findings


def test_plans_of_one_id_stay_two() -> None:
    unknown = replace(plan(None, goal("1", "Kyst", "Diget står.")), id="ukendt-0000", agency=Agency("ukendt"))
    other = replace(plan(None, goal("1", "Læsesal", "Salen er åben.")), id="ukendt-0000", agency=Agency("ukendt"))
    board = scoreboard([unknown, other], [], DAY)
    assert [one.id for one in board.plans] == ["ukendt-0000", "ukendt-0000-2"]


def test_of_agreements_of_several_years_the_last_year_counts() -> None:
    long = replace(PLAN, period=Period("2024-01-01", "2026-12-31"))
    later = report(long, "status", on(WATER, "not_met"), year=2025)
    board = scoreboard([long], [later, report(long, "årsrapport", on(WATER, "met"), year=2024)], DAY)
    assert [one.year for one in board.plans[0].reports] == [2024, 2025]
    assert verdicts(board)[0] == "not_met"


def test_chosen_agencies_and_years() -> None:
    other = plan(2024, goal("1", "Kyst", "Diget står."), agency="kdi", name="Kystdirektoratet")
    said = [report(PLAN, "årsrapport", on(WATER, "met")), report(other, "årsrapport", on(other.goals[0], "met"))]
    lost = report(replace(other, year=2019), "årsrapport")
    board = scoreboard([PLAN, other], [*said, lost], DAY, Chosen(agencies={"ssi"}))
    assert ([one.id for one in board.plans], board.reports_without_plan) == (["ssi-2024"], ())
    none = scoreboard([PLAN, other], [*said, lost], DAY, Chosen(years={2019}))
    assert (none.plans, len(none.reports_without_plan)) == ((), 1)


# ------------------------------------------------------------------ laws

AGENCIES = (("ssi", "Statens Serum Institut"), ("kdi", "Kystdirektoratet"), ("slks", "Slots- og Kulturstyrelsen"))
RATINGS: tuple[Rating, ...] = ("met", "partly_met", "not_met", "green", "yellow", "red", "dropped", "unknown")
PLANS = [plan(year, WATER, NOISE, STAFF, agency=a, name=n) for a, n in AGENCIES for year in (2023, 2024)]
STRANGE = Outcome(goal_title="Noget helt andet om fisk", rating="met")


@st.composite
def told(draw: st.DrawFn, own: Plan, occasion: str) -> FollowUpReport:
    rating = st.sampled_from(RATINGS)
    goals = draw(st.lists(st.sampled_from(own.goals), max_size=3))
    points = draw(st.lists(st.sampled_from([(g, m) for g in own.goals for m in g.milestones]), max_size=3))
    outcomes = [on(one, draw(rating)) for one in goals] + [on_point(g, m, draw(rating)) for g, m in points]
    return report(own, occasion, *outcomes, *draw(st.lists(st.just(STRANGE), max_size=1)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Plan], list[FollowUpReport]]:
    plans = draw(st.lists(st.sampled_from(PLANS), min_size=1, unique_by=lambda one: one.id))
    pairs = [(one, occasion) for one in PLANS for occasion in ("status", "årsrapport")]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=6, unique_by=lambda pair: (pair[0].id, pair[1])))
    return plans, [draw(told(*pair)) for pair in chosen]


def adds_up(tally: Tally) -> bool:
    parts = [getattr(tally, one.name) for one in fields(tally) if one.name not in ("total", "judged", "share_met")]
    judged = tally.met + tally.partly_met + tally.not_met
    return tally.total == sum(parts) and tally.judged == judged and (tally.share_met is None) == (judged == 0)


def summed(groups: tuple[ScoreGroup, ...], what: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for group in groups:
        tally = getattr(group, what)
        found.update({one.name: getattr(tally, one.name) for one in fields(tally) if one.name != "share_met"})
    return +found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31)))
def test_counts_add_up_and_every_goal_and_milestone_stands_once(
    case: tuple[list[Plan], list[FollowUpReport]], date: dt.date
) -> None:
    plans, reports = case
    board = scoreboard(plans, reports, date)
    goals = [one.id for own in board.plans for one in own.goals]
    points = [point.id for own in board.plans for one in own.goals for point in one.milestones]
    assert sorted(goals) == sorted(one.id for own in plans for one in own.goals)
    assert sorted(points) == sorted(point.id for own in plans for one in own.goals for point in one.milestones)
    whole = (board.total,)
    groups = (board.by_agency, board.by_year, board.by_agency_and_year, board.by_ministry, board.by_scope)
    for group in (*groups, board.by_ministry_and_year, tuple(own.counts for own in board.plans)):
        assert all(adds_up(one.goals) and adds_up(one.milestones) for one in group)
        assert summed(group, "goals") == summed(whole, "goals")
        assert summed(group, "milestones") == summed(whole, "milestones")
        assert sum(one.overdue for one in group) == board.total.overdue
    assert summed(board.by_quarter, "milestones") == summed(whole, "milestones")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_no_outcome_is_dropped(case: tuple[list[Plan], list[FollowUpReport]]) -> None:
    plans, reports = case
    board = scoreboard(plans, reports, DAY)
    rows = [one for own in board.plans for g in own.goals for one in (g, *g.milestones)]
    shown = sum(len(row.statuses) for row in rows) + sum(len(own.not_in_plan) for own in board.plans)
    assert shown + sum(one.outcomes for one in board.reports_without_plan) == sum(len(r.outcomes) for r in reports)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), st.data())
def test_neither_order_nor_what_is_read_twice_matters(
    case: tuple[list[Plan], list[FollowUpReport]], data: st.DataObject
) -> None:
    plans, reports = case
    board = scoreboard(plans, reports, DAY)
    again = [replace(one, source=replace(one.source, path=f"kopi/{one.source.path}")) for one in reports]
    assert scoreboard([*plans, *plans], [*reports, *again], DAY) == board
    shuffled = scoreboard(data.draw(st.permutations(plans)), data.draw(st.permutations(reports)), DAY)
    assert shuffled == replace(board, reports_without_plan=shuffled.reports_without_plan)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_a_verdict_is_the_last_word_without_lights(case: tuple[list[Plan], list[FollowUpReport]]) -> None:
    plans, reports = case
    lights = ("green", "yellow", "red")
    dark = [replace(r, outcomes=tuple(o for o in r.outcomes if o.rating not in lights)) for r in reports]
    for own, scored in zip(sorted(plans, key=lambda p: p.id), scoreboard(plans, reports, DAY).plans, strict=True):
        last = last_said(reports_on(own, dark, plans))
        for row in (point for g in scored.goals for point in g.milestones):
            assert row.verdict == (last[row.id].rating if row.id in last else row.verdict)
            assert (row.id in last) == (row.verdict not in ("light_only", "not_reported"))
        for g in scored.goals:
            if g.basis == "report":
                assert g.verdict == last[g.id].rating
