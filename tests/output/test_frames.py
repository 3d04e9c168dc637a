from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from maalplan.errors import Damaged
from maalplan.model import Period
from maalplan.output.columns import TABLES
from maalplan.output.files import write_files
from maalplan.output.frames import to_frames
from maalplan.output.tables import csv_files
from tests.output.examples import FVST, PLANS


@pytest.mark.parametrize("plans", [(), PLANS], ids=["none", "two"])
def test_columns_and_types_are_the_same_with_and_without_plans(plans: tuple[()]) -> None:
    frames = to_frames(plans)
    assert list(frames) == ["plans", "goals", "milestones"]
    for table in TABLES:
        assert list(frames[table.name].columns) == [column.name for column in table.columns]
    kinds = frames["milestones"].dtypes.astype(str)
    assert kinds["year"] == "Int64"
    assert kinds["value"] == "Float64"
    assert kinds["text"] == "string"
    assert kinds["deadline_end"].startswith("datetime64")
    assert len(frames["plans"]) == len(plans)


def test_dates_and_figures_can_be_reckoned_with() -> None:
    milestones = to_frames([FVST])["milestones"]
    assert milestones["deadline_end"].iloc[0] == pd.Timestamp(2025, 12, 31)
    assert milestones["deadline_end"].isna().tolist() == [False, True]
    assert milestones["value"].sum() == 80.0
    assert json.loads(milestones["targets"].iloc[0])[1]["unit"] == "DKK"


def test_what_the_plan_does_not_say_is_missing() -> None:
    goals = to_frames([FVST])["goals"]
    assert goals["title"].tolist() == ['Økonomisk styring, herunder "retvisende" budgettering', "Tilsyn"]
    assert goals["number"].isna().tolist() == [False, True]


def test_frames_and_files_say_the_same(tmp_path: Path) -> None:
    write_files(tmp_path, csv_files(PLANS))
    for name, frame in to_frames(PLANS).items():
        kinds = frame.dtypes.astype(str)
        dates = [str(column) for column in kinds.index[kinds.str.startswith("datetime")]]
        found = pd.read_csv(
            tmp_path / f"{name}.csv",
            dtype=dict(kinds.drop(dates)),
            parse_dates=dates,
            keep_default_na=False,
            na_values=[""],
        )
        pd.testing.assert_frame_equal(found.astype(dict(kinds)), frame)


def test_a_date_that_is_none_is_said() -> None:
    with pytest.raises(Damaged, match="period_end is none"):
        to_frames([replace(FVST, period=Period("2025-01-01", "ultimo 2025"))])
