"""What the tests of all exports share: the plans of the samples, and tables as the CSV files have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache
from typing import get_args

from hypothesis import strategies as st

from maalplan.model import SCHEMA_VERSION, Agency, FollowUpReport, Outcome, Plan, Rating, Score, Source
from maalplan.output.export.wishes import Followed, Wishes
from maalplan.output.plan_json import plan_from_json
from maalplan.output.rows import Value
from maalplan.output.tables import cell, csv_files
from tests.conftest import ROOT
from tests.output.strategies import maybe, plans, sources

AS_USUAL = Wishes()

several_plans = st.lists(plans(), max_size=3, unique_by=lambda plan: plan.id)


@cache
def sample_plans() -> tuple[Plan, ...]:
    """What was read of the samples."""
    files = sorted((ROOT / "tests/golden").glob("*/plan.json"))
    found = {plan.id: plan for plan in (plan_from_json(file.read_bytes()) for file in files)}
    return tuple(found.values())


def report(plan: Plan, occasion: str, *outcomes: Outcome) -> FollowUpReport:
    """A follow-up on *plan*."""
    return FollowUpReport(
        schema_version=SCHEMA_VERSION,
        agency=Agency(plan.agency.id),
        year=plan.year,
        occasion=occasion,
        outcomes=outcomes,
        source=Source(f"{occasion}.docx", "0" * 64, "text/plain", None, "test"),
    )


def followed(*reports: FollowUpReport) -> Followed:
    """What *reports*, which are tied to their plan, say: the last of them has the last word."""
    said = {one.milestone or one.goal or "": one for report in reports for one in report.outcomes}
    known = {key: one for key, one in said.items() if key}
    return Followed(reports, known, known)


@st.composite
def any_outcomes(draw: st.DrawFn, plan: Plan) -> Followed:
    """Two reports with outcomes on goals and milestones of *plan*, and on such as it does not have."""
    goals = {goal.id: [milestone.id for milestone in goal.milestones] for goal in plan.goals}

    def outcome() -> Outcome:
        goal = draw(st.sampled_from([*goals, None]))
        milestone = draw(st.sampled_from([*goals.get(goal or "", ()), None]))
        return Outcome(
            goal=goal,
            goal_title=draw(maybe),
            milestone=milestone,
            milestone_text=draw(maybe) if milestone is None else "Målepunkt",
            rating=draw(st.sampled_from(get_args(Rating))),
            rating_text=draw(maybe),
            score=draw(st.sampled_from((None, Score(8.0, 10.0), Score(75.5)))),
            comment=draw(maybe),
            source=draw(sources),
        )

    first, last = ([outcome() for _ in range(draw(st.integers(0, 3)))] for _ in range(2))
    return followed(report(plan, "halvårsstatus", *first), report(plan, "årsrapport", *last))


def csv_table(given: Sequence[Plan], name: str) -> list[list[str]]:
    """The rows of a CSV table, cell by cell, the header first."""
    text = csv_files(given)[f"{name}.csv"].decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def cells(rows: Iterable[Sequence[Value]]) -> list[list[str]]:
    """Rows as a CSV file would show them."""
    return [[cell(value) for value in row] for row in rows]
