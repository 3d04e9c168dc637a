"""The Python API as the type checker of those who use it sees it: ``make types`` looks at it, nothing runs it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import pandas as pd

import maalplan
from maalplan import Deadline, FollowUpReport, History, Outcome, Plan, PlanDiff, Report, read_plan


def reading(file: Path) -> Deadline | None:
    plan = assert_type(read_plan(file), Plan)
    assert_type(read_plan("plan.pdf", options=maalplan.ReadOptions(ocr="never")), Plan)
    assert_type(maalplan.read_follow_up(b""), FollowUpReport)
    return plan.goals[0].milestones[0].deadline


def many(files: list[Path]) -> None:
    told = list[maalplan.Progress]()
    run = maalplan.RunOptions(jobs=2, csv_dialect="excel-da")
    assert_type(maalplan.convert("plans/*.pdf", "out", progress=print), Report)
    assert_type(maalplan.convert(files, Path("out"), run=run, progress=told.append), Report)
    plans = assert_type(maalplan.read_plans("out", problem=print), tuple[Plan, ...])
    assert_type(maalplan.to_frames(plans), dict[str, pd.DataFrame])
    assert_type(maalplan.export_plans(plans, "ics"), dict[str, bytes])


def comparing(old: Plan, new: Plan) -> PlanDiff:
    assert_type(maalplan.agency_history([old, new]), History)
    assert_type(maalplan.last_said(maalplan.reports_on(old, [])), dict[str, Outcome])
    return maalplan.diff_plans(old, new)


def misspelt() -> None:
    maalplan.read_plam("plan.pdf")  # type: ignore[attr-defined]  # a name that there is not is an error
    maalplan.RunOptions(csv_dialect="excel")  # type: ignore[arg-type]  # so is a word that there is not
