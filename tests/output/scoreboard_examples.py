"""Scoreboards in which everything happens that can be said of a goal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from maalplan.followup import scoreboard
from maalplan.model import Agency, Goal, Milestone, Ministry, Outcome, Score, Weight
from tests.diff.making import goal, plan
from tests.followup.reporting import on, on_point, report

DAY = dt.date(2025, 1, 1)


def _weighted(number: str, title: str, *points: str, weight: float) -> Goal:
    return goal(number, title, *points, weight=Weight(weight, "percent"))


_SSI = replace(
    plan(
        2024,
        _weighted(
            "1", "Rent drikkevand", "Grundvandet er kortlagt i fem kommuner (Q2).", "85 pct. er prøvet.", weight=50
        ),
        _weighted("2", "Mindre støj", "Støjkortet over hovedveje er offentliggjort (Q4).", weight=30),
        replace(_weighted("3", "Lavere sygefravær", "Højst 7,3 dage (Q4).", weight=20), scope="ministry"),
    ),
    ministry=Ministry("Sundhedsministeriet"),
)
_SSI_BEFORE = replace(
    plan(2023, goal("1", "Rent drikkevand", "Grundvandet er kortlagt (Q2)."), goal("2", None, "Salen er åben (Q3).")),
    ministry=Ministry("Sundhedsministeriet"),
)
_KDI = replace(
    plan(
        2024,
        goal("1", "Kyst", "Diget står (Q3)."),
        goal("2", "Ærø", "Øen er målt."),
        agency="kdi",
        name="Kystdirektoratet",
    ),
    ministry=Ministry("Miljøministeriet"),
)
_DST = plan(2024, goal("1", "Tal til tiden", "Tallene er ude (Q1)."), agency="dst", name="Danmarks Statistik")
_WATER, _NOISE, _STAFF = _SSI.goals
_LOST = replace(_KDI, year=2019)

BOARD = scoreboard(
    [_SSI, _SSI_BEFORE, _KDI, _DST],
    [
        report(_SSI, "status", on(_WATER, "green", "Går efter planen."), on(_NOISE, "red", "Kortet er forsinket.")),
        report(
            _SSI,
            "årsrapport",
            on(_WATER, "met", "Alt er kortlagt.", rating_text="Målet er opfyldt", score=Score(10, 10)),
            on_point(_NOISE, _NOISE.milestones[0], "not_met", "Kortet er ikke ude.", rating_text="Ikke opfyldt"),
            on(_STAFF, "partly_met", "8,1 dage.\nDet falder.", rating_text="Delvist opfyldt", score=Score(2.5, 10)),
            Outcome(goal_title="Noget helt andet om fisk", rating="met", rating_text="Opfyldt"),
        ),
        report(_SSI_BEFORE, "årsrapport", on(_SSI_BEFORE.goals[0], "dropped"), on(_SSI_BEFORE.goals[1], "unknown")),
        report(_KDI, "status", on(_KDI.goals[0], "yellow")),
        report(_LOST, "årsrapport", on(_KDI.goals[0], "met")),
    ],
    DAY,
)
"""Two reports on a plan, one alone, a light alone, a plan without a report, a report without a plan, what was not found
in the plan, and every verdict but one."""
_BAD = '<script>alert("x")</script> & \x1b[31m=1+1\N{RIGHT-TO-LEFT OVERRIDE}'
_HOSTILE_GOAL = replace(
    goal("=1", f"=SUM(A1) {_BAD}", Milestone("", "@2", f"+/- 5 pct. </title> {_BAD}")), description="http://onde.dk"
)
_HOSTILE_PLAN = replace(
    plan(2024, _HOSTILE_GOAL), agency=Agency("ond", f"=HYPERLINK(http://onde.dk) {_BAD}"), title=_BAD
)

HOSTILE = scoreboard(
    [_HOSTILE_PLAN],
    [
        report(
            _HOSTILE_PLAN,
            f"=1+1 {_BAD}",
            on(_HOSTILE_PLAN.goals[0], "not_met", f"=cmd() {_BAD}", rating_text=f"@SUM {_BAD}"),
            Outcome(goal_title=f"-1 {_BAD}", rating="met", rating_text=_BAD),
        )
    ],
    DAY,
)
"""Words that make trouble in every format."""
